"""Judge whether two descriptions of a harm are of one harm.

``compare_harms`` is the rule that ``link_events`` uses unless it is given
another: same place, same day and a kind that can be the same, and what else
speaks for or against it.
"""

from __future__ import annotations

from reconcile.group.evidence import ALIKE_ACROSS_REPORTS, Evidence, Verdict
from reconcile.group.harm import (
    HURT,
    LOOSE_KINDS,
    Harm,
    days_apart,
    is_flight,
    is_same_kind,
    is_spread,
    is_violence,
)
from reconcile.group.places import PlaceFacts, PlaceRelation, relate_places
from reconcile.group.sides import are_opposed
from reconcile.group.spots import are_other_spots
from reconcile.group.windows import gap_days, is_same_span

MISPLACED_WEIGHT = 3  # of figures; one like 112, or a rare toll and another, in two towns far apart on one day
LATE_PRINT_DAYS = 5  # days; a report on a great harm of the week that does not say which day
BOTH_PRINT_DAYS = 14  # days; two such reports, of one rare toll
#: Kind → the way of harm that a round-up tells apart. A protest is shot at, a massacre done in any way: they have none.
WAYS = {"strike": "air", "shelling": "shells", "chemical attack": "gas", "bombing": "bomb", "explosion": "bomb"}
WAYS |= dict.fromkeys(("shooting", "clash", "stabbing"), "by hand")
WAYS |= {kind: kind for kind in ("kidnapping", "arrest")}
DISPLACEMENT = "displacement"  # not an evacuation, which others arrange
MISDATED_DAYS = 1  # days; a report of the night, another time zone, "on Tuesday" for Monday evening


def compare_harms(a: Harm, b: Harm, evidence: Evidence = Evidence()) -> Verdict:  # noqa: B008 (immutable)
    """Return whether ``a`` and ``b`` are one harm.

    A running total and an incident never are, nor are harms in two
    countries. Kinds keep two harms apart only where neither name can stand
    for the other.
    """
    if a.is_total != b.is_total or a.theme != b.theme:
        return Verdict.APART
    at_home = a.place.country == b.place.country != ""
    spread = at_home and is_spread(a.kind) and is_spread(b.kind)
    place = PlaceRelation.SAME if spread else _relate(a.place, b.place, evidence)
    if (
        place is PlaceRelation.APART
        and at_home
        and (_has_one_rare_toll_that_day(a, b, evidence) or _is_of_the_storm(a, b, evidence))
    ):
        place = PlaceRelation.UNKNOWN
    if place is PlaceRelation.APART:
        return Verdict.APART
    if a.is_total:
        return _compare_totals(a, b, place, evidence)
    if evidence.told_apart and (place is not PlaceRelation.SAME or a.apart != b.apart):
        return Verdict.APART
    if are_other_spots(a.spots, b.spots) and not evidence.in_one_report and not evidence.is_told_alike:
        return Verdict.UNSURE if evidence.alike_by_region else Verdict.APART
    if are_opposed(a.side, b.side) and not evidence.shared_tolls:
        return Verdict.APART if evidence.in_one_report else Verdict.UNSURE
    if a.window is None or b.window is None:
        return _compare_undated(a, b, place, evidence)
    return _compare_dated(a, b, place, evidence)


def _has_one_rare_toll_that_day(a: Harm, b: Harm, evidence: Evidence) -> bool:
    """Return whether two reports give one rare toll for one day: that a place is misread is likelier than chance."""
    is_rare = evidence.shares_rare and evidence.shared_figures >= MISPLACED_WEIGHT
    if a.is_total or evidence.in_one_report or not is_rare or a.window is None or b.window is None:
        return False
    return a.window == b.window and a.window.is_day


def _is_of_the_storm(a: Harm, b: Harm, evidence: Evidence) -> bool:
    """Return whether a report tells of a storm, and of those it drove out or hurt in another town."""
    return evidence.in_one_report and is_spread(a.kind) != is_spread(b.kind) and is_same_kind(a.kind, b.kind)


def _relate(a: PlaceFacts, b: PlaceFacts, evidence: Evidence) -> PlaceRelation:
    """Return how two places lie: a street lies in the town of its own report, that of another report in any town.

    So does a quarter, unless its dead are other than those of the town: two raids of a day may be told so.
    """
    if not evidence.in_one_report or evidence.counts_otherwise:
        a, b = a._replace(around=()), b._replace(around=())
    relation = relate_places(a, b)
    if not (a.is_way or b.is_way) or relation is PlaceRelation.APART:
        return relation
    if evidence.in_one_report:
        return PlaceRelation.INSIDE if a.is_way != b.is_way else relation
    return max(relation, PlaceRelation.UNKNOWN)


def _compare_totals(a: Harm, b: Harm, place: PlaceRelation, evidence: Evidence) -> Verdict:
    """Compare two running totals: of one place, over nearly the same days, both of violence or both of nature."""
    if not (is_same_kind(a.kind, b.kind) or _both_violent(a, b) or _is_of_any_harm(a) or _is_of_any_harm(b)):
        return Verdict.APART
    if place is not PlaceRelation.SAME:
        return Verdict.UNSURE if place is PlaceRelation.INSIDE else Verdict.APART
    if a.window is None or b.window is None:
        if is_flight(a.kind) != is_flight(b.kind):
            return Verdict.UNSURE  # the dead of a battle and those who fled: one only where their days say so
        return Verdict.MAYBE if evidence.in_one_report or _are_undated_there(a, b, place) else Verdict.UNSURE
    return Verdict.SAME if is_same_span(a.window, b.window) else Verdict.APART


def _is_of_any_harm(harm: Harm) -> bool:
    """Return whether the kind tells nothing of the cause: people hurt, people fleeing."""
    return harm.kind == HURT or is_flight(harm.kind)


def _compare_undated(a: Harm, b: Harm, place: PlaceRelation, evidence: Evidence) -> Verdict:
    """Compare two incidents of which at least one has no day: on one place and one figure, or in one report."""
    alike = is_same_kind(a.kind, b.kind)
    if (alike or _both_violent(a, b)) and _are_undated_there(a, b, place) and evidence.shared_tolls:
        return Verdict.MAYBE
    if not alike:
        return Verdict.UNSURE
    if evidence.in_one_report:
        vague_place = a.place.is_whole_country or b.place.is_whole_country
        return Verdict.MAYBE if place <= PlaceRelation.INSIDE or vague_place else Verdict.UNSURE
    if min(a.detail[0], b.detail[0]) == 0 or place is not PlaceRelation.SAME:
        return Verdict.UNSURE
    if evidence.is_told_alike or evidence.shared_tolls >= ALIKE_ACROSS_REPORTS:
        return Verdict.MAYBE
    return Verdict.POSSIBLE if evidence.shared_tolls and _is_one_named_kind(a, b) else Verdict.UNSURE


def _compare_dated(a: Harm, b: Harm, place: PlaceRelation, evidence: Evidence) -> Verdict:
    """Compare two dated incidents whose places are not known to be apart."""
    assert a.window is not None
    assert b.window is not None
    alike = is_same_kind(a.kind, b.kind)
    gap = gap_days(a.window, b.window)
    if gap > (days_apart(a.kind, b.kind) if alike else 0):
        if alike:
            return _compare_misdated(a, b, place, evidence, gap)
        is_open = place is PlaceRelation.SAME and _is_later_dated_by_print(a, b) and _is_flight_from(a, b)
        return Verdict.UNSURE if is_open else Verdict.APART
    at_home = a.place.country == b.place.country != ""
    if at_home and _is_of_the_storm(a, b, evidence):
        return Verdict.LIKELY  # those whom a storm drove out or hurt, in another of its towns
    if place is PlaceRelation.SAME and evidence.in_one_report and not gap and _is_flight_from(a, b):
        return Verdict.LIKELY
    exact = (a.window.is_day and b.window.is_day) or (evidence.in_one_report and a.window == b.window)
    if _are_both_wide(a, b) and not evidence.in_one_report and not evidence.shared_tolls:
        return _compare_wide(a, evidence) if alike else Verdict.UNSURE
    if evidence.in_one_report and evidence.counts_otherwise and _are_two_ways(a, b):
        return Verdict.UNSURE  # a round-up: so many dead by shelling, so many by air strikes
    if place is PlaceRelation.SAME and exact and (alike or (evidence.in_one_report and _both_violent(a, b))):
        return Verdict.SAME
    if not alike and evidence.in_one_report and a.window == b.window and _is_told_by_two_words(a, b, place):
        return Verdict.MAYBE
    if not alike or not (exact or place is PlaceRelation.SAME):
        return Verdict.UNSURE
    if evidence.shares_rare and place is PlaceRelation.SAME and not a.place.is_whole_country:
        return Verdict.SAME
    if exact and evidence.is_told_alike and not evidence.in_one_report and (at_home or place <= PlaceRelation.INSIDE):
        return Verdict.SAME
    return _compare_on_one_day(a, b, place, evidence, exact)


def _is_flight_from(a: Harm, b: Harm) -> bool:
    """Return whether one tells of people who fled and the other of violence, from which they did."""
    return any(one.kind == DISPLACEMENT and is_violence(other.kind) for one, other in ((a, b), (b, a)))


def _are_both_wide(a: Harm, b: Harm) -> bool:
    """Return whether neither says more than the country, or neither more than the province."""
    if a.place.is_whole_country and b.place.is_whole_country:
        return True
    return a.place.is_whole_region and b.place.is_whole_region


def _compare_wide(harm: Harm, evidence: Evidence) -> Verdict:
    """Compare two reports of one day that say no more than a country or province: they may mean two of its towns."""
    if harm.place.is_whole_country:
        is_open = evidence.alike_by_region or not evidence.counts_otherwise
        return Verdict.POSSIBLE if is_open else Verdict.UNSURE
    return Verdict.LIKELY if evidence.alike_by_region else Verdict.UNSURE


def _compare_misdated(a: Harm, b: Harm, place: PlaceRelation, evidence: Evidence, gap: int) -> Verdict:
    """Compare two incidents of other days that are one only if a day is wrong: off by one, or that of the print."""
    is_there = place is PlaceRelation.SAME and not a.place.is_whole_country
    by_print = _is_later_dated_by_print(a, b)
    if is_there and a.is_day_of_print and b.is_day_of_print and MISDATED_DAYS < gap <= BOTH_PRINT_DAYS:
        return Verdict.MAYBE if evidence.shares_rare else Verdict.UNSURE
    if gap > (LATE_PRINT_DAYS if is_there and by_print else MISDATED_DAYS) or not (is_there or by_print):
        return Verdict.APART
    if gap > MISDATED_DAYS:
        return Verdict.MAYBE if evidence.shares_rare else Verdict.APART
    least = 1 if is_there and by_print else ALIKE_ACROSS_REPORTS
    is_told = evidence.shared_figures >= least or (evidence.alike_by_region and place is PlaceRelation.INSIDE)
    return Verdict.MAYBE if place <= PlaceRelation.NEAR and is_told else Verdict.UNSURE


def _is_later_dated_by_print(a: Harm, b: Harm) -> bool:
    """Return whether the later of two days is that of the print, which is given to what a text does not date."""
    assert a.window is not None
    assert b.window is not None
    return (a if (a.window.start or 0) > (b.window.start or 0) else b).is_day_of_print


def _compare_on_one_day(a: Harm, b: Harm, place: PlaceRelation, evidence: Evidence, exact: bool) -> Verdict:
    """Compare two incidents of one day and kind by how their places lie."""
    is_rare = a.kind == b.kind and days_apart(a.kind, b.kind) > 0  # a wreck, a fire: seldom two in a country a day
    if (a.place.is_whole_country or b.place.is_whole_country) and place is not PlaceRelation.SAME:
        if evidence.in_one_report:
            return Verdict.UNSURE if evidence.counts_otherwise and not evidence.is_framed else Verdict.MAYBE
        other_tolls = evidence.counts_otherwise and not evidence.alike_by_region and not is_rare
        return Verdict.POSSIBLE if _is_one_named_kind(a, b) and not other_tolls else Verdict.UNSURE
    if place <= PlaceRelation.INSIDE:
        is_by_region = a.place.is_whole_region or b.place.is_whole_region
        is_told = (evidence.in_one_report and not evidence.counts_otherwise) or evidence.alike_by_region
        return Verdict.LIKELY if is_told or not is_by_region else Verdict.UNSURE
    at_home = a.place.country == b.place.country != ""
    is_day = a.window == b.window and a.window is not None and a.window.is_day
    if evidence.is_framed and is_day and place is PlaceRelation.UNKNOWN:
        return Verdict.MAYBE  # a name that no gazetteer knows, amid the story of a town
    if evidence.in_one_report and not evidence.is_told_alike and _are_two_raids(a, b, place):
        return Verdict.UNSURE
    if place is PlaceRelation.NEAR or evidence.is_told_alike or (is_rare and at_home):
        return Verdict.MAYBE
    return Verdict.UNSURE


def _are_undated_there(a: Harm, b: Harm, place: PlaceRelation) -> bool:
    """Return whether neither is dated and both are set in one town or province: all there is to link them on."""
    is_named = min(a.detail[0], b.detail[0]) > 0  # more than a country
    return a.window is None and b.window is None and place is PlaceRelation.SAME and is_named


def _is_one_named_kind(a: Harm, b: Harm) -> bool:
    """Return whether both are told with one kind that names the harm, and one country."""
    return a.kind == b.kind and a.kind not in LOOSE_KINDS and a.place.country == b.place.country != ""


def _are_two_ways(a: Harm, b: Harm) -> bool:
    """Return whether both are told with kinds that name how the harm was done, and not in one way."""
    return {a.kind, b.kind} <= WAYS.keys() and WAYS[a.kind] != WAYS[b.kind]


def _is_told_by_two_words(a: Harm, b: Harm, place: PlaceRelation) -> bool:
    """Return whether both are of one town or province, and what did the harm may be one: a storm, a sinking."""
    is_named = place is PlaceRelation.SAME and not a.place.is_whole_country
    return is_named and not (is_flight(a.kind) or is_flight(b.kind))


def _are_two_raids(a: Harm, b: Harm, place: PlaceRelation) -> bool:
    """Return whether violence is told of two towns near each other: a report that names both tells them apart."""
    return place is PlaceRelation.NEAR and _both_violent(a, b)


def _both_violent(a: Harm, b: Harm) -> bool:
    """Return whether both kinds are kinds of violence, which reports name loosely."""
    return is_violence(a.kind) and is_violence(b.kind)
