"""Judge whether two descriptions of a harm are of one harm.

``compare_harms`` is the rule that ``link_events`` uses unless it is given
another: same place, same day and a kind that can be the same. It answers
SAME, MAYBE (joins only where there is one candidate), or APART.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache
from typing import NamedTuple

from reconcile.group.places import PlaceFacts, PlaceRelation, place_facts, relate_places
from reconcile.group.windows import Window, gap_days, is_same_span, read_window
from reconcile.lexicons.load import load_table
from reconcile.model import CORE, Claim, Outcome, Scope

SPREAD_FAMILIES = frozenset({"weather", "quake", "climate", "illness"})  # one harm over many towns
ALIKE_ACROSS_REPORTS = 2  # figures; one toll in two towns on one day is chance, dead and injured alike are not
MISDATED_DAYS = 1  # days; a report of the night, another time zone, "on Tuesday" for Monday evening
LOOSE_KINDS = frozenset({"", "attack", "war", "harm to the body"})  # words for any violence, or none
HURT = "harm to the body"  # the kind of a claim of dead or injured whose words name none
FLIGHT = frozenset({"flight"})
BODILY = frozenset({Outcome.KILLED, Outcome.INJURED, Outcome.CASUALTIES})


class Verdict(IntEnum):
    """Whether two descriptions are of one harm; below SAME they join an only candidate, the likely before the rest."""

    APART = 0
    UNSURE = 1
    POSSIBLE = 2
    MAYBE = 3
    LIKELY = 4
    SAME = 5


class Harm(NamedTuple):
    """What a claim says of the harm it counts. Equal harms are one."""

    is_total: bool
    theme: str
    place: PlaceFacts
    date: str
    kind: str
    doc: str

    @property
    def window(self) -> Window | None:
        return read_window(self.date)

    @property
    def detail(self) -> tuple[int, int]:
        """How exactly the place and the day are told: 0 not at all, 1 a region or a longer span, 2 a place or a day."""
        where = 0 if self.place.is_whole_country else 1 if self.place.is_whole_region else 2
        when = 0 if self.window is None else 2 if self.window.is_day else 1
        return where, when


def describe_harm(claim: Claim) -> Harm:
    """Return what ``claim`` says of its harm.

    The document is part of the description only where place or date is
    missing: what is not said can be carried over within one text alone.
    """
    is_total = claim.scope is not Scope.INCIDENT
    place = place_facts(claim)
    known = bool(place.parts or is_total) and read_window(claim.date) is not None
    theme = _theme(claim.outcome) if is_total else ""
    kind = harm_kind(claim) or (HURT if claim.outcome in BODILY else "")
    return Harm(is_total, theme, place, claim.date, kind, "" if known else claim.doc)


def harm_kind(claim: Claim) -> str:
    """Return the kind of harm that can have done what the claim counts, "" if the words name another.

    "Eight evacuees were killed" stands beside the word for the evacuation,
    which kills nobody; what did is not known from it.
    """
    return "" if claim.outcome in BODILY and is_flight(claim.kind) else claim.kind


def is_flight(kind: str) -> bool:
    """Return whether ``kind`` is of people moving or shut in, not of bodies hurt."""
    kinds = _kinds()
    return kind in kinds and kinds[kind][0] == FLIGHT


def _theme(outcome: Outcome) -> str:
    """Return which running totals stand side by side: harm done, flight, siege."""
    if outcome in (Outcome.DISPLACED, Outcome.TRAPPED):
        return outcome.value
    return "harm" if outcome in CORE else f"context {outcome.value}"


@cache
def _kinds() -> dict[str, tuple[frozenset[str], int]]:
    """Return kind → (families, days apart that two reports may date it)."""
    return {row["kind"]: (frozenset(row["families"].split()), int(row["days"])) for row in load_table("harm_titles")}


@lru_cache(maxsize=4096)
def is_same_kind(a: str, b: str) -> bool:
    """Return whether two kinds can be one harm under two names; unknown can be any.

    >>> is_same_kind("strike", "chemical attack"), is_same_kind("flood", "shooting")
    (True, False)
    """
    if not a or not b or a == b:
        return True
    if HURT in (a, b):
        return not is_flight(a) and not is_flight(b)
    kinds = _kinds()
    return a not in kinds or b not in kinds or bool(kinds[a][0] & kinds[b][0])


def days_apart(a: str, b: str) -> int:
    """Return how many days apart two reports of one harm of these kinds may date it."""
    kinds = _kinds()
    return max(kinds[a][1] if a in kinds else 0, kinds[b][1] if b in kinds else 0)


def is_spread(kind: str) -> bool:
    """Return whether one harm of this kind covers many towns: a storm, a quake."""
    kinds = _kinds()
    return kind in kinds and bool(kinds[kind][0] & SPREAD_FAMILIES)


def compare_harms(a: Harm, b: Harm, *, in_one_report: bool, shared_figures: int = 0) -> Verdict:
    """Return whether ``a`` and ``b`` are one harm.

    A running total and an incident never are, nor are harms in two
    countries. Kinds keep two harms apart only where neither name can stand
    for the other.

    Args:
        a: One description.
        b: The other.
        in_one_report: Whether some report gives both.
        shared_figures: How many telling figures ("31 killed") both have. One
            lets descriptions of one place meet that differ by a day; one
            within a report, or two across reports, those that differ in
            the name of the place.
    """
    if a.is_total != b.is_total or a.theme != b.theme:
        return Verdict.APART
    spread = is_spread(a.kind) and is_spread(b.kind) and a.place.country == b.place.country != ""
    place = PlaceRelation.SAME if spread else relate_places(a.place, b.place)
    if place is PlaceRelation.APART:
        return Verdict.APART
    if a.is_total:
        return _compare_totals(a, b, place, in_one_report)
    is_told_alike = shared_figures >= (1 if in_one_report else ALIKE_ACROSS_REPORTS)
    return _compare_incidents(a, b, place, in_one_report, is_told_alike, shared_figures > 0)


def _compare_totals(a: Harm, b: Harm, place: PlaceRelation, in_one_report: bool) -> Verdict:
    """Compare two running totals: of one place, over nearly the same days."""
    if place is not PlaceRelation.SAME:
        return Verdict.UNSURE if place is PlaceRelation.INSIDE else Verdict.APART
    if a.window is None or b.window is None:
        return Verdict.MAYBE if in_one_report or _are_undated_there(a, b, place) else Verdict.UNSURE
    return Verdict.SAME if is_same_span(a.window, b.window) else Verdict.APART


def _compare_incidents(
    a: Harm, b: Harm, place: PlaceRelation, in_one_report: bool, is_told_alike: bool, shares_figure: bool
) -> Verdict:
    """Compare two incidents whose places are not known to be apart."""
    alike = is_same_kind(a.kind, b.kind)
    vague_place = a.place.is_whole_country or b.place.is_whole_country
    if a.window is None or b.window is None:
        if (alike or _both_violent(a, b)) and _are_undated_there(a, b, place):
            return Verdict.MAYBE
        if not alike or not in_one_report:
            return Verdict.UNSURE
        return Verdict.MAYBE if place <= PlaceRelation.INSIDE or vague_place else Verdict.UNSURE
    gap = gap_days(a.window, b.window)
    if gap > (days_apart(a.kind, b.kind) if alike else 0):
        if gap > MISDATED_DAYS or place is not PlaceRelation.SAME or not alike:
            return Verdict.APART
        return Verdict.MAYBE if shares_figure else Verdict.UNSURE
    exact = (a.window.is_day and b.window.is_day) or (in_one_report and a.window == b.window)
    if place is PlaceRelation.SAME and exact and (alike or (in_one_report and _both_violent(a, b))):
        return Verdict.SAME
    if not alike or not (exact or place is PlaceRelation.SAME):
        return Verdict.UNSURE
    if exact and is_told_alike and not in_one_report:
        return Verdict.SAME
    if vague_place and place is not PlaceRelation.SAME:
        if in_one_report:
            return Verdict.MAYBE
        return Verdict.POSSIBLE if _is_one_named_kind(a, b) else Verdict.UNSURE
    if place <= PlaceRelation.INSIDE:
        return Verdict.LIKELY
    is_rare = a.kind == b.kind and days_apart(a.kind, b.kind) > 0  # a wreck, a fire: seldom two in a country a day
    if place is PlaceRelation.NEAR or is_told_alike or (is_rare and a.place.country == b.place.country != ""):
        return Verdict.MAYBE
    return Verdict.UNSURE


def _are_undated_there(a: Harm, b: Harm, place: PlaceRelation) -> bool:
    """Return whether neither is dated and both are set in one town or province: all there is to link them on."""
    is_named = min(a.detail[0], b.detail[0]) > 0  # more than a country
    return a.window is None and b.window is None and place is PlaceRelation.SAME and is_named


def _is_one_named_kind(a: Harm, b: Harm) -> bool:
    """Return whether both are told with one kind that names the harm, and one country."""
    return a.kind == b.kind and a.kind not in LOOSE_KINDS and a.place.country == b.place.country != ""


def _both_violent(a: Harm, b: Harm) -> bool:
    """Return whether both kinds are kinds of violence, which reports name loosely."""
    kinds = _kinds()
    return all(
        harm.kind == HURT or (harm.kind in kinds and bool(kinds[harm.kind][0] & kinds["attack"][0])) for harm in (a, b)
    )
