"""The colours that every chart shares: one a kind of claimant, those of each theme, and what is told on hover."""

from __future__ import annotations

from dataclasses import dataclass

import altair as alt

from reconcile.model import ClaimantKind, Estimate
from reconcile.wording import counted_words

FITTED = alt.AutoSizeParams(type="fit", contains="padding")

#: The kinds that share a colour. Six colours stay apart for every common form of colour blindness.
FAMILIES: dict[str, tuple[ClaimantKind, ...]] = {
    "Monitors, UN and aid groups": (ClaimantKind.MONITOR, ClaimantKind.UN, ClaimantKind.NGO),
    "Government, military and police": (ClaimantKind.GOVERNMENT, ClaimantKind.MILITARY, ClaimantKind.POLICE),
    "Armed groups": (ClaimantKind.ARMED_GROUP,),
    "Medical and rescue": (ClaimantKind.MEDICAL, ClaimantKind.RESCUE),
    "News media": (ClaimantKind.MEDIA, ClaimantKind.OUTLET),
    "Witnesses and others": (ClaimantKind.WITNESS, ClaimantKind.OTHER),
}
FAMILY = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}
#: One colour a family, at least 3:1 against the page in each theme.
LIGHT_COLOURS = ("#035ECB", "#E46E0A", "#52066B", "#08A495", "#596067", "#43360E")
DARK_COLOURS = ("#4F88FC", "#F36126", "#BC5096", "#69C7B8", "#F1F6FC", "#F1CB24")


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """The colours of one theme."""

    text: str
    faint: str
    track: str
    colours: tuple[str, ...]


LIGHT = Look(text="#1B2330", faint="#566071", track="#DDE2EA", colours=LIGHT_COLOURS)
DARK = Look(text="#EDF0F5", faint="#A9B2C1", track="#363E4C", colours=DARK_COLOURS)


def look_for(dark: bool) -> Look:
    """Return the colours for a dark or a light page."""
    return DARK if dark else LIGHT


def axis_look(look: Look) -> dict[str, str]:
    """Return the colours of an axis: its words keep 4.5:1 against the page, which Streamlit's own do not."""
    return {"labelColor": look.faint, "titleColor": look.faint, "gridColor": look.track, "tickColor": look.track}


def family_colour(look: Look) -> alt.Color:
    """Return the encoding of colour: the kind of claimant, without a legend of the chart's own."""
    return alt.Color("family:N", scale=alt.Scale(domain=list(FAMILIES), range=list(look.colours)), legend=None)


def axis_title(estimate: Estimate) -> str:
    """Return the title of the axis on which the figures of an estimate lie."""
    return f"{counted_words(estimate.outcome, estimate.victims, estimate.unit)}, as reported"


def hints() -> list[alt.Tooltip]:
    """Return what is told on hover, and by a screen reader for each mark."""
    told = (
        ("figure", "Figure"),
        ("claimant", "Claimant"),
        ("kind", "Kind"),
        ("outlet", "In"),
        ("reported", "Reported"),
    )
    return [alt.Tooltip(f"{name}:N", title=title) for name, title in told]
