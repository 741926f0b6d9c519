"""Numbers to look at twice: one figure with two units, ten times its peers, a part above its whole, a toll that fell.

An alarm is no verdict. It names the claims that a person should read again:
4,460 evacuation centres once ran as 4,460 dead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from reconcile.group.echo import headline_number
from reconcile.group.estimate import group_of
from reconcile.group.findings import Alarm, AlarmKind
from reconcile.group.grades import is_accused
from reconcile.model import Claim, Estimate, Event, Modifier, Outcome, Scope, Stance, Victims
from reconcile.wording import claimant_words, counted_words, figure_words, join_words, number_words

LEAST_ODD = 20  # a smaller number is shared by the dead and the injured of many events
PEERS_FACTOR = 10  # times; a nought too many, or another thing counted
#: Outcomes that may well share a number: all who were hurt were also evacuated, the casualties are the dead.
_NESTED = frozenset({Outcome.CASUALTIES, Outcome.KILLED, Outcome.INJURED, Outcome.POPULATION, Outcome.OTHER})


def find_alarms(event: Event, estimates: Iterable[Estimate] = ()) -> list[Alarm]:
    """Return what is odd about the numbers of an event, in the order of ``AlarmKind``.

    Args:
        event: Its claims.
        estimates: Its estimates: what stands, and which tolls fell.
    """
    stated = [c for c in event.claims if c.stance is Stance.ASSERTED and c.scope is not Scope.RATE]
    of_event = [estimate for estimate in estimates if estimate.event == event.id]
    return [
        *_two_units(stated),
        *_ten_times(event, of_event),
        *_parts_above(stated),
        *_groups_above(event, of_event),
        *_falls(event, of_event),
        *_own_words(stated),
    ]


def _two_units(claims: Sequence[Claim]) -> Iterator[Alarm]:
    """Yield a number that stands with two units, or with two outcomes that rarely share one."""
    by_number: defaultdict[float, dict[tuple[Outcome, str], Claim]] = defaultdict(dict)
    for claim in claims:
        number = headline_number(claim)
        if number is not None and number >= LEAST_ODD and claim.modifier is not Modifier.VAGUE:
            outcome, _, unit = group_of(claim)
            by_number[number].setdefault((outcome, unit), claim)
    order = list(Outcome)
    for number, told in sorted(by_number.items()):
        units = {unit for _, unit in told}
        outcomes = {outcome for outcome, _ in told}
        if len(told) < 2 or (len(units) == 1 and not outcomes - _NESTED):
            continue
        meanings = [
            _meaning(outcome, unit) for outcome, unit in sorted(told, key=lambda key: (order.index(key[0]), key[1]))
        ]
        words = f"{number_words(number)} is given as {join_words(meanings)}."
        yield Alarm(kind=AlarmKind.TWO_UNITS, words=words, claims=tuple(claim.id for claim in told.values()))


def _meaning(outcome: Outcome, unit: str) -> str:
    """Return what a number counts: "people killed", "buildings destroyed"."""
    counted = counted_words(outcome, (Victims.UNSPECIFIED,), unit)
    return counted[:1].lower() + counted[1:]


def _ten_times(event: Event, estimates: Sequence[Estimate]) -> Iterator[Alarm]:
    """Yield the standing figure that is ten times the middle of the others of its estimate, or a tenth of two others.

    Figures since replaced are no peers: first tolls are low.
    """
    claims = {claim.id: claim for claim in event.claims}
    for estimate in estimates:
        standing = [claims[id] for id in estimate.standing]
        told = [(number, claim) for claim in standing if (number := headline_number(claim))]
        numbers = sorted({number for number, _ in told})
        if len(numbers) < 2 or numbers[-1] < LEAST_ODD:
            continue
        for odd in (numbers[-1], *(numbers[:1] if len(numbers) > 2 else ())):
            middle = median(number for number, _ in told if number != odd)
            if max(odd, middle) < PEERS_FACTOR * min(odd, middle):
                continue
            of_odd = [claim for number, claim in told if number == odd]
            words = (
                f"{figure_words(of_odd[0])} ({claimant_words(of_odd[0])}) lies far from what the others give, "
                f"{number_words(middle)} in the middle: a nought too many or too few, or another thing counted."
            )
            yield Alarm(kind=AlarmKind.TEN_TIMES, words=words, claims=tuple(claim.id for claim in of_odd))


def _parts_above(claims: Sequence[Claim]) -> Iterator[Alarm]:
    """Yield a part that its own report puts above the whole."""
    wholes = {(claim.doc, claim.id): claim for claim in claims}
    for part in claims:
        whole = wholes.get((part.doc, part.part_of)) if part.part_of else None
        if whole is None or part.low is None or whole.high is None or group_of(whole)[2] != group_of(part)[2]:
            continue
        if part.low > whole.high and whole.outcome is part.outcome:
            words = f"A part, {figure_words(part)}, is above its whole, {figure_words(whole)} ({claimant_words(part)})."
            yield Alarm(kind=AlarmKind.PART_ABOVE_WHOLE, words=words, claims=(part.id, whole.id))


def _groups_above(event: Event, estimates: Sequence[Estimate]) -> Iterator[Alarm]:
    """Yield a group of victims of whom even the least is more than the most of all."""
    claims = {claim.id: claim for claim in event.claims}
    at_large = {(e.outcome, e.unit): e for e in estimates if e.victims == (Victims.UNSPECIFIED,)}
    for part in estimates:
        whole = at_large.get((part.outcome, part.unit))
        if whole is None or whole is part or part.low is None or whole.high is None or part.low <= whole.high:
            continue
        one, other = claims[part.low_claims[0]], claims[whole.high_claims[0]]
        words = (
            f"{counted_words(part.outcome, part.victims, part.unit)}: at least {number_words(part.low)} are reported, "
            f"but of all victims no more than {number_words(whole.high)}."
        )
        yield Alarm(kind=AlarmKind.PART_ABOVE_WHOLE, words=words, claims=(one.id, other.id))


def _falls(event: Event, estimates: Sequence[Estimate]) -> Iterator[Alarm]:
    """Yield a figure that its own claimant has lowered."""
    claims = {claim.id: claim for claim in event.claims}
    for estimate in estimates:
        for old_id, new_id in estimate.superseded.items():
            old, new = claims[old_id], claims[new_id]
            if new.high is not None and old.low is not None and new.high < old.low:
                words = f"{claimant_words(new)} went down from {figure_words(old)} to {figure_words(new)}."
                yield Alarm(kind=AlarmKind.FELL, words=words, claims=(old.id, new.id))


def _own_words(claims: Sequence[Claim]) -> Iterator[Alarm]:
    """Yield the word of the accused on who was a combatant: kept, and flagged (RECORDING rule 8)."""
    actors = {claim.actor for claim in claims if claim.actor}
    for claim in claims:
        if Victims.COMBATANT in claim.victims and is_accused(claim, actors):
            words = (
                f"{claimant_words(claim)}, itself held responsible, says that {figure_words(claim)} were combatants."
            )
            yield Alarm(kind=AlarmKind.OWN_WORD, words=words, claims=(claim.id,))
