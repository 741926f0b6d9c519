"""Say in what the claimants of an event contradict each other: figures, outcome, victims, actor.

What is contested is recorded as unresolved, with who says what; no side is
taken and no middle is drawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reconcile.group.claimants import as_told_in, claimants_of
from reconcile.group.conventions import FEW_CHOICES
from reconcile.group.echo import headline_number
from reconcile.group.estimate import find_contested, group_of
from reconcile.group.findings import Contest, Dimension
from reconcile.group.grades import blamed
from reconcile.model import CORE, Claim, Estimate, Event, Outcome, Scope, Stance, Victims
from reconcile.wording import (
    OUTCOME_WORDS,
    VICTIM_WORDS,
    claimant_words,
    counted_words,
    figure_words,
    join_words,
    number_words,
)

LEAST_SHARED = 5  # persons; one number under two names is a contradiction only where chance is unlikely
_SIDES = {Victims.CIVILIAN: Victims.COMBATANT, Victims.COMBATANT: Victims.CIVILIAN}


def find_contests(event: Event, estimates: Iterable[Estimate]) -> list[Contest]:
    """Return what is contested in an event, in the order of ``Dimension``."""
    claims = {claim.id: claim for claim in event.claims}
    of_event = [estimate for estimate in estimates if estimate.event == event.id]
    told = [c for c in event.claims if c.is_core and c.stance is Stance.ASSERTED and c.scope is not Scope.RATE]
    found = [_figures(event, estimate, claims) for estimate in of_event if estimate.contested]
    return [
        *(contest for contest in found if contest is not None),
        *(_denial(estimate, claims) for estimate in of_event if estimate.denials),
        *_under_two_names(told, Dimension.OUTCOME, event.country),
        *_under_two_names(told, Dimension.VICTIMS, event.country),
        *_actors(event.claims),
    ]


def _figures(event: Event, estimate: Estimate, claims: Mapping[str, Claim]) -> Contest | None:
    """Return the two claims that exclude each other the most, an earlier count and a later one left aside."""
    group = (estimate.outcome, estimate.victims, estimate.unit)
    told = {id: as_told_in(claim, event.country) for id, claim in claims.items() if group_of(claim) == group}
    standing = [told[id] for id in estimate.standing]
    for few in FEW_CHOICES:
        found = find_contested(standing, told.values(), estimate.echoes, event, estimate.convention, few)
        if found is not None:
            below, above = (claims[one.id] for one in found)
            words = f"{_counted(estimate)}: {_said(below)}, {_said(above)}; no number satisfies both."
            return Contest(dimension=Dimension.FIGURES, words=words, claims=(below.id, above.id))
    return None


def _denial(estimate: Estimate, claims: Mapping[str, Claim]) -> Contest:
    denials = [claims[id] for id in estimate.denials]
    standing = claims[estimate.standing[0]]
    words = f"{_counted(estimate)}: {_said(standing)}, {join_words(map(_said, denials))}."
    return Contest(dimension=Dimension.FIGURES, words=words, claims=(standing.id, *estimate.denials))


def _under_two_names(claims: Sequence[Claim], dimension: Dimension, country: str) -> list[Contest]:
    """Return where different claimants give one number for different outcomes, or for civilians and combatants."""
    by_number: defaultdict[tuple[float, object], list[Claim]] = defaultdict(list)
    for claim in claims:
        number = headline_number(claim)
        if number is not None and number >= LEAST_SHARED:
            same = claim.outcome if dimension is Dimension.VICTIMS else claim.victims
            by_number[number, same].append(claim)
    found = []
    for (number, _), told in sorted(by_number.items(), key=str):
        for i, a in enumerate(told):
            b = next((b for b in told[i + 1 :] if _contradict(a, b, dimension, country)), None)
            if b is not None:
                words = f"{number_words(number)}: {_named(a, dimension)}, {_named(b, dimension)}."
                found.append(Contest(dimension=dimension, words=words, claims=(a.id, b.id)))
                break
    return found


def _contradict(a: Claim, b: Claim, dimension: Dimension, country: str) -> bool:
    if not claimants_of(as_told_in(a, country)).isdisjoint(claimants_of(as_told_in(b, country))):
        return False
    if dimension is Dimension.VICTIMS:
        return any(_SIDES.get(side) in b.victims for side in a.victims)
    pair = {a.outcome, b.outcome}
    return len(pair) == 2 and pair <= CORE and Outcome.CASUALTIES not in pair and Outcome.KILLED in pair


def _actors(claims: Iterable[Claim]) -> list[Contest]:
    """Return whom different claimants hold responsible, where they name different ones."""
    sides = blamed(claim for claim in claims if claim.is_core)
    speakers = {actor: {name for claim in told for name in claimants_of(claim)} for actor, told in sides.items()}
    if len(sides) < 2 or len(set().union(*speakers.values())) < 2:
        return []
    words = "; ".join(f"{actor} ({claimant_words(told[0])})" for actor, told in sides.items())
    ids = tuple(told[0].id for told in sides.values())
    return [Contest(dimension=Dimension.ACTOR, words=f"Held responsible: {words}.", claims=ids)]


def _counted(estimate: Estimate) -> str:
    return counted_words(estimate.outcome, estimate.victims, estimate.unit)


def _said(claim: Claim) -> str:
    return f"{figure_words(claim)} ({claimant_words(claim)})"


def _named(claim: Claim, dimension: Dimension) -> str:
    if dimension is Dimension.OUTCOME:
        return f"{OUTCOME_WORDS[claim.outcome]} ({claimant_words(claim)})"
    return f"{join_words([VICTIM_WORDS[v] for v in claim.victims])} ({claimant_words(claim)})"
