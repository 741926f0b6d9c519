"""The rows of the charts: a dict a mark, in the order drawn, in the words shown; never a figure that nobody stated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from textwrap import shorten, wrap
from typing import Any

from reconcile.charts.style import FAMILY
from reconcile.claimant_identity import claimants_behind
from reconcile.group.conventions import apply_convention
from reconcile.model import Claim, ClaimantKind, Estimate, Modifier, Stance
from reconcile.wording import KIND_WORDS, claimant_words, day_words, figure_words

MAX_ROWS = 40  # claimants drawn; more would not be read, the table has them all
MAX_CLAIMS = 2000  # marks; above this Vega draws to a canvas and a screen reader hears nothing
LATE_DAYS = 14  # days after the harm from which a figure is a late one; wires follow a toll for about a week
LINE_LENGTH = 36  # characters of a claimant's name beside its figure at phone width


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


def _range_row(estimate: Estimate, claim: Claim, is_chosen: bool = False) -> dict[str, Any]:
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
        "row": " ; ".join(one.id for one in claimants_behind(claim)),
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


def time_rows(claims: Iterable[Claim], estimate: Estimate) -> list[dict[str, Any]]:
    """Return one row a claim with a full report day and a figure, oldest first; echoes and denials left out."""
    told = {*estimate.standing, *estimate.superseded, *estimate.vague}
    rows = []
    for claim in claims:
        if claim.id not in told or claim.id in estimate.echoes or len(claim.published) < len("2017-04-04"):
            continue
        row = _range_row(estimate, claim)
        if row["value"] is None:
            continue
        row["published"] = claim.published[:10]
        row["shape"] = {"up": "at least", "down": "up to", "": "figure"}[row["arrow"]]
        row["late"] = _days_late(claim) >= LATE_DAYS
        rows.append(row)
    rows.sort(key=lambda row: (row["published"], row["value"], row["claim"]))
    _mark_changes(rows)
    return rows[:MAX_CLAIMS]


def _days_late(claim: Claim) -> int:
    """Return how many days after the harm a claim was reported, 0 where either day is not told in full."""
    try:
        harm = date.fromisoformat(claim.date.rpartition("/")[2])
        return (date.fromisoformat(claim.published[:10]) - harm).days
    except ValueError:
        return 0


def _mark_changes(rows: Iterable[dict[str, Any]]) -> None:
    """Put "fell" or "late" beside the marks that a reader would ask about; rows by day of report.

    A figure fell if its claimant gave a higher one on an earlier day.
    """
    last: dict[str, tuple[str, float]] = {}
    for row in rows:
        day, value = last.get(row["row"], (row["published"], row["value"]))
        fell = day < row["published"] and row["value"] < value
        row["mark"] = ", ".join(word for word, holds in (("fell", fell), ("late", row["late"])) if holds)
        last[row["row"]] = (row["published"], row["value"])
