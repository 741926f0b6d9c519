"""Model objects in, Vega-Lite specifications out, made with Altair.

Each chart is a plain dict: the same claims give the same bytes, a test can
read its rows, and the page and an export draw the same picture. Colour says
the kind of claimant and is never the only sign: the kind stands in words in
each row. No chart draws a figure that nobody stated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten, wrap
from typing import Any

import altair as alt

from reconcile.group.conventions import apply_convention
from reconcile.model import Claim, ClaimantKind, Estimate, Modifier, Stance
from reconcile.wording import KIND_WORDS, claimant_words, counted_words, day_words, figure_words, reported_words

MAX_ROWS = 40  # claimants drawn; more would not be read, the table has them all
MAX_CLAIMS = 2000  # marks; above this Vega draws to a canvas and a screen reader hears nothing
ROW_HEIGHT = 48  # px, a line of words and the bar under it
ARROW_SHARE = 0.05  # of the axis: the length of an open end, which has no meaning of its own
AXIS_HEIGHT = 62  # px for the axis and its title above the rows
TIME_HEIGHT = 320  # px, the chart over time with its axis
TICK_DAYS = 5  # days that each get a label; more are labelled by round steps
FITTED = alt.AutoSizeParams(type="fit", contains="padding")
OFF_SCALE = "✕ denied, no figure on the scale"
BAR_FOOT = 13  # px between a bar and the foot of its row
TALL_ROW = 17  # px more where any claimant's name takes two lines
LINE_LENGTH = 36  # characters of a claimant's name beside its figure at phone width

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


def range_rows(
    estimate: Estimate, claims: Iterable[Claim], chosen: str = "", most: int = MAX_ROWS
) -> list[dict[str, Any]]:
    """Return one row a mark: each claimant's claims on one estimate, in the order drawn.

    Claimants go from the lowest figure to the highest, denials last; a claimant's
    earlier figures share its row and are ``superseded``. Echoes are folded into
    what they repeat and are not drawn. An open side is ``None`` in ``low`` or
    ``high`` and ``arrow`` says which side; a denial has no value unless it
    names the figure that it rejects, so it is never drawn at 0.
    """
    by_id = {claim.id: claim for claim in claims}
    kept = [*estimate.standing, *estimate.vague, *estimate.superseded, *estimate.denials]
    ids = [id for id in dict.fromkeys(kept) if id in by_id and id not in estimate.echoes]
    rows = [_range_row(estimate, by_id[id], id == chosen) for id in ids]
    places: dict[str, tuple[int, float, float]] = {}
    for row in rows:
        value = row["value"]
        rank = {"stands": 0, "vague": 1, "superseded": 2, "denied": 3}[row["state"]]
        place = (rank, value if value is not None else 0.0, row["high"] or value or 0.0)
        places[row["row"]] = min(places.get(row["row"], place), place)
    for row in rows:
        row["place"] = places[row["row"]][1:] if places[row["row"]][0] < 3 else (float("inf"), 0.0)
    order = sorted(places, key=lambda name: (places[name][0] == 3, *places[name][1:], name))
    shown = _bounded(order, {row["row"] for row in rows if row["bound"]}, most)
    rows = [row for row in rows if row["row"] in shown]
    rows.sort(key=lambda row: (shown.index(row["row"]), row["state"] != "superseded", row["reported"], row["claim"]))
    for row in rows:
        del row["place"]
    _label_rows(rows)
    return rows[:MAX_CLAIMS]


def _bounded(order: Sequence[str], needed: set[str], most: int) -> list[str]:
    """Return at most ``most`` claimants in order, those behind the bounds always among them."""
    if len(order) <= most:
        return list(order)
    room = most - len(needed)
    others = [name for name in order if name not in needed][: max(room, 0)]
    return [name for name in order if name in needed or name in others]


def _range_row(estimate: Estimate, claim: Claim, is_chosen: bool) -> dict[str, Any]:
    denied = claim.stance is Stance.DENIED or claim.id in estimate.denials
    vague = claim.modifier is Modifier.VAGUE
    low, high = apply_convention(claim, estimate.convention)
    value = low if low is not None else high
    if denied and not value:
        value = None
    state = "stands"
    if denied:
        state = "denied"
    elif claim.id in estimate.superseded:
        state = "superseded"
    elif claim.id in estimate.vague or vague:
        state = "vague"
    arrow = ""
    if value is not None and not denied:
        arrow = "up" if high is None else "down" if low is None else ""
    return {
        "claim": claim.id,
        "row": claim.origin,
        "claimant": claimant_words(claim),
        "kind": KIND_WORDS[claim.claimant_kind],
        "family": FAMILY[claim.claimant_kind],
        "value": value,
        "low": low if value is not None else None,
        "high": high if value is not None else None,
        "arrow": arrow,
        "hollow": vague,
        "state": state,
        "bound": claim.id in estimate.low_claims or claim.id in estimate.high_claims,
        "figure": figure_words(claim),
        "words": f"“{' '.join(claim.figure.split())}”" if vague and not denied else figure_words(claim),
        "outlet": claim.outlet or "outlet unknown",
        "reported": day_words(claim.published[:10]) if claim.published else "no report date",
        "chosen": is_chosen,
    }


def _label_rows(rows: list[dict[str, Any]]) -> None:
    """Put the words of each line on one mark of it: the one that stands, else the last."""
    by_row: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        row["upper"], row["name"], row["figures"] = "", "", ""
        by_row.setdefault(row["row"], []).append(row)
    for group in by_row.values():
        lead = next((row for row in reversed(group) if row["state"] in ("stands", "vague")), group[-1])
        now = [row["words"] for row in group if row["state"] != "superseded"] or [f"{lead['words']}, revised"]
        *upper, lead["name"] = _wrap(lead["claimant"] + _kind_after(lead))
        lead["upper"] = "".join(upper)
        lead["figures"] = shorten("; ".join(dict.fromkeys(now)), LINE_LENGTH, placeholder="…")


def _kind_after(row: Mapping[str, Any]) -> str:
    """Return " · monitor", "" where the name says it already; joined so that a line never breaks within."""
    kind = str(row["kind"])
    told = (KIND_WORDS[ClaimantKind.OUTLET], KIND_WORDS[ClaimantKind.OTHER])
    if kind in told or kind.casefold() in str(row["claimant"]).casefold():
        return ""
    return f" · {kind}".replace(" ", "\u00a0")


def _wrap(words: str) -> list[str]:
    """Return at most two lines; what goes beyond is told by the table and on hover."""
    return wrap(words, LINE_LENGTH, max_lines=2, placeholder=" …")


def axis_end(rows: Sequence[Mapping[str, Any]]) -> float:
    """Return the right end of the axis: beyond the greatest figure, room for an arrow left."""
    greatest = max((max(row["high"] or 0, row["value"] or 0) for row in rows), default=0)
    return float(max(greatest, 1)) * (1 + 2 * ARROW_SHARE)


def range_chart(
    estimate: Estimate, claims: Iterable[Claim], *, chosen: str = "", log: bool = False, dark: bool = False
) -> dict[str, Any]:
    """Return the range chart of one estimate: a line a claimant, the band behind them the range.

    A point is a stated figure, a bar a stated range, an arrow an open side, a
    hollow point a vague word, a faint point an earlier figure of the same
    claimant, a cross a denial. Selecting a mark gives its claim id under the
    name ``claim``.

    Args:
        estimate: What is drawn; its unit is the unit of the axis.
        claims: At least the claims that the estimate names.
        chosen: Id of the claim to ring, "" for none.
        log: Draw a logarithmic axis; zero then stands at its left edge.
        dark: Colours for a dark page.
    """
    look, rows = look_for(dark), range_rows(estimate, claims, chosen)
    end = axis_end(rows)
    positive = [row["value"] for row in rows if row["value"]]
    start = max(min(positive, default=1) / 2, 0.5) if log else 0.0
    for row in rows:
        _place_marks(row, start, end, log)
    order = list(dict.fromkeys(row["row"] for row in rows))
    step = ROW_HEIGHT + (TALL_ROW if any(row["upper"] for row in rows) else 0)
    drop = step / 2 - BAR_FOOT
    scale = alt.Scale(type="log" if log else "linear", domain=[start, end], nice=False, zero=False)
    axis = alt.Axis(title=_axis_title(estimate), orient="top", grid=True, tickCount=5, format=",.0f", labelFlush=True)
    x = alt.X("x:Q", scale=scale, axis=axis)
    y = alt.Y("row:N", sort=order, axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    colour = alt.Color("family:N", scale=alt.Scale(domain=list(FAMILIES), range=list(look.colours)), legend=None)
    layers = [
        _band(estimate, start, end, look, scale, axis),
        *_words(y, look, drop),
        *_marks(rows, x, y, colour, look, drop),
    ]
    choose = alt.selection_point(name="claim", fields=["claim"], on="click", empty=False, toggle=False)
    chart = alt.layer(*layers, data={"values": rows}).add_params(choose)
    height = max(len(order), 1) * step + AXIS_HEIGHT
    fitted = chart.properties(height=height, autosize=FITTED)
    spec: dict[str, Any] = fitted.configure_view(stroke=None).to_dict()
    return spec


def _place_marks(row: dict[str, Any], start: float, end: float, log: bool) -> None:
    """Add where the mark of a row is drawn, where its bar and arrow end, and which layers draw it."""
    value = row["value"]
    row["x"] = None if value is None else max(value, start)
    row["bar_end"] = row["high"] if row["low"] is not None and row["high"] is not None else None
    row["tip"] = None
    if value is not None and row["arrow"]:
        if log:
            factor = (end / start) ** ARROW_SHARE
            row["tip"] = row["x"] * factor if row["arrow"] == "up" else max(row["x"] / factor, start)
        else:
            step = end * ARROW_SHARE
            row["tip"] = row["x"] + step if row["arrow"] == "up" else max(row["x"] - step, start)
    row["parts"] = _mark_parts(row)


def _axis_title(estimate: Estimate) -> str:
    return f"{counted_words(estimate.outcome, estimate.victims, estimate.unit)}, as reported"


def _band(estimate: Estimate, start: float, end: float, look: Look, scale: alt.Scale, axis: alt.Axis) -> alt.Chart:
    """Return the band of the range; an open side runs to the edge of the picture."""
    low = start if estimate.low is None else max(estimate.low, start)
    high = end if estimate.high is None else max(estimate.high, start)
    band = [{"from": low, "to": high}] if estimate.low is not None or estimate.high is not None else []
    chart: alt.Chart = (
        alt.Chart({"values": band})
        .mark_rect(color=look.text, opacity=0.09, tooltip=None)
        .encode(x=alt.X("from:Q", scale=scale, axis=axis), x2="to:Q")
    )
    return chart


def _words(y: alt.Y, look: Look, drop: float) -> list[alt.Chart]:
    """Return the track of each line and the words above it: claimant left, figure right."""
    base = alt.Chart().transform_filter("datum.name !== ''").encode(y=y)
    left = base.encode(x=alt.value(0))
    return [
        base.mark_rule(color=look.track, strokeWidth=1, yOffset=drop).encode(x=alt.value(0), x2=alt.value("width")),
        left.mark_text(align="left", fontSize=13, yOffset=drop - 10, color=look.text, baseline="bottom").encode(
            text="name:N"
        ),
        left.mark_text(
            align="left", fontSize=13, yOffset=drop - 10 - TALL_ROW, color=look.text, baseline="bottom"
        ).encode(text="upper:N"),
        base.mark_text(
            align="right", fontSize=13, fontWeight="bold", yOffset=drop - 10, color=look.text, baseline="bottom"
        ).encode(x=alt.value("width"), text="figures:N"),
    ]


def _mark_parts(row: Mapping[str, Any]) -> str:
    """Return the names of the layers that draw a row, for ``_marks`` to filter by."""
    if row["state"] == "denied":
        return f"denied {'ring' if row['chosen'] else ''}" if row["x"] is not None else "off-scale"
    parts = {
        "bar": row["bar_end"] is not None and row["bar_end"] > row["x"],
        "arrow": row["tip"] is not None,
        "stated": row["x"] is not None and not row["hollow"],
        "hollow": row["x"] is not None and row["hollow"],
        "ring": row["x"] is not None and row["chosen"],
    }
    return " ".join(name for name, is_drawn in parts.items() if is_drawn)


def _marks(
    rows: Sequence[Mapping[str, Any]], x: alt.X, y: alt.Y, colour: alt.Color, look: Look, drop: float
) -> list[alt.Chart]:
    """Return bars, arrows, points and crosses; a layer that no row needs is left out, or a reader hears it."""
    faded = alt.condition("datum.state === 'superseded'", alt.value(0.4), alt.value(1))
    size = alt.condition("datum.state === 'superseded'", alt.value(55), alt.value(130))
    heads = alt.Scale(domain=["up", "down"], range=["triangle-right", "triangle-left"])
    base = alt.Chart().encode(y=y, color=colour, opacity=faded, tooltip=_hints())
    drawn = base.encode(x=x)
    layers = (
        ("bar", drawn.mark_rule(strokeWidth=7, yOffset=drop, strokeCap="round").encode(x2="bar_end:Q")),
        ("bar", base.mark_point(filled=True, yOffset=drop).encode(x=alt.X("bar_end:Q"), size=size)),
        ("arrow", drawn.mark_rule(strokeWidth=2.5, yOffset=drop).encode(x2="tip:Q")),
        (
            "arrow",
            base.mark_point(filled=True, size=80, yOffset=drop, opacity=1).encode(
                x=alt.X("tip:Q"), shape=alt.Shape("arrow:N", scale=heads, legend=None)
            ),
        ),
        ("stated", drawn.mark_point(filled=True, yOffset=drop).encode(size=size)),
        ("hollow", drawn.mark_point(filled=False, strokeWidth=2.5, yOffset=drop).encode(size=size)),
        ("denied", drawn.mark_text(text="✕", fontSize=17, fontWeight="bold", yOffset=drop)),
        (
            "off-scale",
            base.mark_text(text=OFF_SCALE, fontSize=12, yOffset=drop, align="left", color=look.faint).encode(
                x=alt.value(0)
            ),
        ),
        (
            "ring",
            drawn.mark_point(filled=False, size=420, strokeWidth=2.5, yOffset=drop).encode(
                color=alt.value(look.text), opacity=alt.value(1)
            ),
        ),
    )
    needed = {name for row in rows for name in row["parts"].split()}
    return [
        layer.transform_filter(f"indexof(split(datum.parts, ' '), '{name}') >= 0")
        for name, layer in layers
        if name in needed
    ]


def _hints() -> list[alt.Tooltip]:
    """Return what is told on hover, and by a screen reader for each mark."""
    told = (
        ("figure", "Figure"),
        ("claimant", "Claimant"),
        ("kind", "Kind"),
        ("outlet", "In"),
        ("reported", "Reported"),
    )
    return [alt.Tooltip(f"{name}:N", title=title) for name, title in told]


def time_rows(claims: Iterable[Claim], estimate: Estimate, chosen: str = "") -> list[dict[str, Any]]:
    """Return one row a claim with a full report day and a figure, oldest first; echoes and denials left out."""
    told = {*estimate.standing, *estimate.superseded, *estimate.vague}
    rows = []
    for claim in claims:
        if claim.id not in told or claim.id in estimate.echoes or len(claim.published) < len("2017-04-04"):
            continue
        row = _range_row(estimate, claim, claim.id == chosen)
        if row["value"] is None:
            continue
        row["published"] = claim.published[:10]
        row["shape"] = {"up": "at least", "down": "up to", "": "figure"}[row["arrow"]]
        rows.append(row)
    rows.sort(key=lambda row: (row["published"], row["value"], row["claim"]))
    return rows[:MAX_CLAIMS]


def _day_ticks(days: Sequence[str]) -> dict[str, Any]:
    """Return where the time axis has labels: at each day if there are few, so that none is repeated."""
    if len(days) > TICK_DAYS:
        return {"tickCount": TICK_DAYS}
    parts = [[int(part) for part in day.split("-")] for day in days]
    return {"values": [alt.DateTime(year=y, month=m, date=d, utc=True) for y, m, d in parts]}


def time_chart(claims: Iterable[Claim], estimate: Estimate, *, chosen: str = "", dark: bool = False) -> dict[str, Any]:
    """Return the claims of one estimate by the day they were reported.

    A stepped line joins the figures of one claimant, so that a fall is as
    visible as a rise. Triangles point to the open side.
    """
    look, rows = look_for(dark), time_rows(claims, estimate, chosen)
    days = sorted({row["published"] for row in rows})
    x = alt.X(
        "published:T",
        scale=alt.Scale(type="utc", padding=18),
        axis=alt.Axis(title="Day of the report", format="%-d %b %Y", labelOverlap=True, **_day_ticks(days)),
    )
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(title=_axis_title(estimate), format=",.0f", tickCount=5),
    )
    colour = alt.Color("family:N", scale=alt.Scale(domain=list(FAMILIES), range=list(look.colours)), legend=None)
    base = alt.Chart().encode(x=x, y=y, color=colour)
    shape = alt.Shape(
        "shape:N",
        scale=alt.Scale(domain=["figure", "at least", "up to"], range=["circle", "triangle-up", "triangle-down"]),
        legend=None,
    )
    points = base.encode(shape=shape, tooltip=_hints())
    layers = [
        base.mark_line(interpolate="step-after", strokeWidth=1.5, opacity=0.55, tooltip=None).encode(detail="row:N")
    ]
    if not all(row["hollow"] for row in rows):
        layers.append(points.transform_filter("!datum.hollow").mark_point(filled=True, size=90, opacity=0.9))
    if any(row["hollow"] for row in rows):
        layers.append(points.transform_filter("datum.hollow").mark_point(filled=False, size=90, strokeWidth=2))
    if any(row["chosen"] for row in rows):
        ring = base.transform_filter("datum.chosen").mark_point(filled=False, size=380, strokeWidth=2.5, opacity=1)
        layers.append(ring.encode(color=alt.value(look.text)))
    choose = alt.selection_point(name="claim", fields=["claim"], on="click", empty=False, toggle=False)
    chart = alt.layer(*layers, data={"values": rows}).add_params(choose)
    fitted = chart.properties(height=TIME_HEIGHT, autosize=FITTED)
    spec: dict[str, Any] = fitted.configure_view(stroke=None).to_dict()
    return spec


def range_alt(estimate: Estimate, claims: Iterable[Claim]) -> str:
    """Return the text that a screen reader hears in place of the range chart."""
    by_id = {claim.id: claim for claim in claims}
    rows = range_rows(estimate, by_id.values())
    counted = counted_words(estimate.outcome, estimate.victims, estimate.unit)
    told = "; ".join(f"{row['claimant']}: {row['figure']}" for row in rows if row["state"] != "superseded")
    return f"{counted}. Range of reported figures: {reported_words(estimate, by_id)}. {told}."
