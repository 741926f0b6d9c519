"""Suggest how well a harm is attested and whether anyone accepts responsibility: two axes, kept apart.

The grades are suggestions from the reports at hand, shown as such, and never
a finding (RECORDING rule 9).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum

from reconcile.group.claimants import claimant_key, has_named_claimant
from reconcile.group.denials import as_claim
from reconcile.lexicons.spelling import fold
from reconcile.model import Claim, Denial, Stance


class HarmGrade(StrEnum):
    """Who attests the harm."""

    SINGLE = "single claimant"
    SEVERAL = "two or more independent claimants"
    ADMITTED = "admitted by the accused"


class Responsibility(StrEnum):
    """What becomes of the responsibility for it."""

    UNCLAIMED = "unclaimed"
    DISPUTED = "disputed"
    ACCEPTED = "accepted"


def harm_grade(claims: Iterable[Claim], independent: int) -> HarmGrade:
    """Return how well the harm behind an estimate is attested.

    Args:
        claims: Those that stand, and their denials.
        independent: Claimants after echoes are folded.
    """
    told = list(claims)
    own = _accused(told)
    if any(claim.stance is Stance.ASSERTED and claim.low != 0 for claim in own):
        return HarmGrade.ADMITTED
    return HarmGrade.SEVERAL if independent > 1 else HarmGrade.SINGLE


def responsibility_grade(claims: Iterable[Claim], denials: Iterable[Denial] = ()) -> Responsibility:
    """Return whether somebody accepts what the claimants say was its doing.

    Disputed where the accused denies, with a figure or without one, or where
    different claimants blame different actors; accepted where the accused
    itself puts a figure forward for a harm of its own doing; else unclaimed.

    Args:
        claims: Those that stand, and their denials.
        denials: Those without a figure that speak of the event.
    """
    told = list(claims)
    own = _accused(told)
    if any(claim.stance is Stance.DENIED or claim.low == claim.high == 0 for claim in own):
        return Responsibility.DISPUTED
    sides = blamed(told)
    if len(sides) > 1 or (sides and any(is_accused(as_claim(denial), sides) for denial in denials)):
        return Responsibility.DISPUTED
    if any(claim.actor and is_same_side(claim.claimant, claim.actor) for claim in own):
        return Responsibility.ACCEPTED
    return Responsibility.UNCLAIMED


def blamed(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Return each actor that is held responsible → the claims that do so; two names of one are one."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.actor and claim.stance is not Stance.HYPOTHETICAL:
            known = next((actor for actor in found if is_same_side(actor, claim.actor)), claim.actor)
            found.setdefault(known, []).append(claim)
    return found


def _accused(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims put forward by one whom some claim holds responsible."""
    actors = {claim.actor for claim in claims if claim.actor}
    return [claim for claim in claims if actors and is_accused(claim, actors)]


def is_accused(claim: Claim, actors: Collection[str]) -> bool:
    """Return whether a claim is put forward by one of those held responsible."""
    if not has_named_claimant(claim):
        return False
    return any(is_same_side(name, actor) for name in claim.claimant.split(";") for actor in actors)


def is_same_side(a: str, b: str) -> bool:
    """Return whether two names are of one party: the same, or one with more said.

    >>> is_same_side("the US-led coalition", "coalition"), is_same_side("rebels", "army")
    (True, False)
    """
    one, other = (frozenset(fold(claimant_key(name)).split()) for name in (a, b))
    return bool(one) and bool(other) and (one <= other or other <= one)
