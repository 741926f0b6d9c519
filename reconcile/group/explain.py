"""Say in words why figures differ, why claims are one event, and what a range says.

The sentences are ready to be read or copied; no field name stands in them.
"""

from __future__ import annotations

from collections.abc import Iterable

from reconcile.group.claimants import claimants_of
from reconcile.group.estimate import group_of
from reconcile.group.places import PlaceRelation, place_facts, relate_places
from reconcile.group.rivals import is_earlier_count
from reconcile.group.windows import is_same_span, read_window
from reconcile.model import Claim, Estimate, Event, Modifier, Scope, Stance, Victims
from reconcile.wording import (
    OUTCOME_WORDS,
    VICTIM_WORDS,
    claimant_words,
    counted_words,
    day_words,
    figure_words,
    join_words,
    number_words,
    unit_words,
)

_SCOPE_WORDS = {Scope.INCIDENT: "one incident", Scope.PERIOD: "a total over a period", Scope.RATE: "a rate"}
_BOUND_WORDS = {
    Modifier.EXACT: "an exact figure",
    Modifier.APPROX: "an approximate figure",
    Modifier.AT_LEAST: "a least figure",
    Modifier.MORE_THAN: "a figure that was passed",
    Modifier.AT_MOST: "a highest figure",
    Modifier.LESS_THAN: "a figure not reached",
    Modifier.RANGE: "a range",
    Modifier.VAGUE: "a vague word",
}
_STANCE_WORDS = {
    Stance.ASSERTED: "states it",
    Stance.DENIED: "denies it",
    Stance.HYPOTHETICAL: "only supposes it",
}


def explain_difference(a: Claim, b: Claim) -> list[str]:
    """Return a sentence for each dimension in which two claims differ, what they count first.

    The dimensions: outcome, victims, unit, scope, whole or part, place,
    window, bound, stance, claimant, and day of the report. An empty list
    means that nothing but the figure itself differs, if that.

    >>> explain_difference(ministry_290, ministry_359)
    ['Day of the report: 25 May 2021 against 24 May 2021.']
    """
    return [*explain_counted(a, b), *_explain_said(a, b)]


def explain_counted(a: Claim, b: Claim) -> list[str]:
    """Return the ways in which two claims do not count the same thing.

    For a running total the days count: two totals over other windows count
    different things. The day of a single incident is a matter of its event.
    """
    lines = []
    outcome_a, victims_a, unit_a = group_of(a)
    outcome_b, victims_b, unit_b = group_of(b)
    if outcome_a != outcome_b:
        lines.append(_against("Outcome", OUTCOME_WORDS[outcome_a], OUTCOME_WORDS[outcome_b]))
    if victims_a != victims_b:
        lines.append(_against("Victims", _victims_words(victims_a), _victims_words(victims_b)))
    if unit_a != unit_b:
        lines.append(_against("Unit", unit_words(unit_a), unit_words(unit_b)))
    if a.scope is not b.scope:
        lines.append(_against("Scope", _SCOPE_WORDS[a.scope], _SCOPE_WORDS[b.scope]))
    if Scope.INCIDENT not in (a.scope, b.scope) and not _is_same_window(a, b):
        lines.append(_against("Window", day_words(a.date), day_words(b.date)))
    return lines


def _explain_said(a: Claim, b: Claim) -> list[str]:
    """Return the ways in which two claims differ in where, when, how sure and who."""
    lines = []
    if bool(a.part_of) != bool(b.part_of):
        whole_or_part = ("a part of a total", "a total")
        lines.append(_against("Whole or part", whole_or_part[not a.part_of], whole_or_part[not b.part_of]))
    relation = relate_places(place_facts(a), place_facts(b))
    if relation is not PlaceRelation.SAME and (a.place or a.country) != (b.place or b.country):
        one, other = a.place or a.country or "not named", b.place or b.country or "not named"
        inside = ", one within the other" if relation is PlaceRelation.INSIDE else ""
        lines.append(f"Place: {one} against {other}{inside}.")
    if Scope.INCIDENT in (a.scope, b.scope) and a.date != b.date:
        lines.append(_against("Window", day_words(a.date), day_words(b.date)))
    if a.modifier is not b.modifier:
        lines.append(_against("Bound", _BOUND_WORDS[a.modifier], _BOUND_WORDS[b.modifier]))
    if a.stance is not b.stance:
        lines.append(_against("Stance", f"one {_STANCE_WORDS[a.stance]}", f"the other {_STANCE_WORDS[b.stance]}"))
    if claimants_of(a) != claimants_of(b):
        lines.append(_against("Claimant", claimant_words(a), claimant_words(b)))
    if a.published[:10] != b.published[:10]:
        days = _against("Day of the report", day_words(a.published[:10]), day_words(b.published[:10]))
        earlier = [old for old, new in ((a, b), (b, a)) if is_earlier_count(old, new) and not explain_counted(old, new)]
        lines.append(f"{days[:-1]}; {figure_words(earlier[0])} is an earlier count." if earlier else days)
    return lines


def _against(dimension: str, one: str, other: str) -> str:
    return f"{dimension}: {one} against {other}."


def _victims_words(victims: Iterable[Victims]) -> str:
    return join_words([VICTIM_WORDS[v] for v in victims])


def _is_same_window(a: Claim, b: Claim) -> bool:
    window_a, window_b = read_window(a.date), read_window(b.date)
    if window_a is None or window_b is None:
        return window_a == window_b
    return is_same_span(window_a, window_b)


def explain_event(event: Event) -> list[str]:
    """Return why the claims of an event are taken for one, a sentence a line."""
    return [f"{line[:1].upper()}{line[1:]}." for line in event.why]


def ready_sentence(event: Event, estimate: Estimate) -> str:
    """Return a sentence to copy: the lowest and the highest reported figure, each with claimant and day.

    Where the two ends count different things no range is worded; the
    sentence says so and why. An open end is said with the words of its claim
    ("at least 500"), never closed.

    Raises:
        KeyError: If the estimate is of another event.

    >>> ready_sentence(event, estimate)
    'Reported figures range from 150 (Aldar military, 4 May 2021) to more than 2,000 (Airwars, 4 May 2021); people...'
    """
    claims = {claim.id: claim for claim in event.claims}
    counted = counted_words(estimate.outcome, estimate.victims, estimate.unit)
    counted = counted[:1].lower() + counted[1:]
    low, high = claims[estimate.low_claims[0]], claims[estimate.high_claims[0]]
    for one in estimate.low_claims:
        for other in estimate.high_claims:
            differences = explain_counted(claims[one], claims[other])
            if differences:
                reasons = join_words([line.rstrip(".") for line in differences])
                return f"No range can be worded, because its two ends count different things. {reasons}."
    where = f"{counted}, {event.title}"
    if low.id == high.id or figure_words(low) == figure_words(high):
        speakers = [claims[id] for id in dict.fromkeys((*estimate.low_claims, *estimate.high_claims))]
        return f"One figure is reported: {figure_words(low)} ({join_words(map(_credit, speakers))}); {where}."
    vague = " No claimant gives a number, only vague words." if estimate.vague_only else ""
    is_earlier = not estimate.contested and is_earlier_count(low, high)
    ends = _end_words(low, low.low, is_earlier), _end_words(high, high.high)
    return f"Reported figures range from {ends[0]} to {ends[1]}; {where}.{vague}"


def _end_words(claim: Claim, end: float | None, is_earlier: bool = False) -> str:
    """Return one end of a range with its credit; of a figure that is itself a range only that end."""
    credit = _credit(claim) + (", an earlier count" if is_earlier else "")
    if claim.modifier is Modifier.RANGE and end is not None:
        return f"{number_words(end)} (one end of {figure_words(claim)}: {credit})"
    return f"{figure_words(claim)} ({credit})"


def _credit(claim: Claim) -> str:
    """Return claimant and day of the report: "Airwars, 25 April 2019"."""
    day = day_words(claim.published[:10]) if claim.published else "day of the report unknown"
    return f"{claimant_words(claim)}, {day}"
