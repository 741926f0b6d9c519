"""Which figure is a part of which: "58 people, including 11 children".

Within a sentence the counting rules have already said so. Across sentences a
part looks back for its whole: the nearest earlier total of the same outcome,
at least as large.
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.model import Claim, Modifier, Victims

#: Code points; a breakdown stands within the next three sentences or it is of something else.
MAX_DISTANCE = 600
_GROUPS = frozenset(Victims) - {Victims.UNSPECIFIED, Victims.CIVILIAN, Victims.COMBATANT}


def find_whole(earlier: Sequence[Claim], part: Claim) -> str:
    """Return the id of the claim that ``part`` breaks down, "" if none fits.

    Args:
        earlier: Claims that stand before it in the text, in order.
        part: A claim whose words point back ("11 of them", "among the dead").
    """
    for claim in reversed(earlier):
        if part.start - claim.start > MAX_DISTANCE:
            return ""
        if claim.outcome is part.outcome and not claim.part_of and not claim.implicit and can_hold(claim, part):
            return claim.id
    return ""


def find_broken_down(earlier: Sequence[Claim], part: Claim) -> str:
    """Return the id of the nearby total that ``part`` breaks down without saying so, "" if there is none."""
    for claim in reversed(earlier):
        if part.start - claim.start > MAX_DISTANCE:
            return ""
        if claim.is_core and is_breakdown(claim, part):
            return claim.id
    return ""


def is_breakdown(total: Claim, part: Claim) -> bool:
    """Return whether ``part`` breaks ``total`` down without saying so.

    "58 people were killed. Eleven children and five women died": the same
    outcome and claimant, a named group of a total that names none or only
    civilians, not larger, close by.
    """
    return (
        total.outcome is part.outcome
        and total.claimant == part.claimant
        and not total.part_of
        and not total.implicit
        and total.modifier is not Modifier.VAGUE
        and bool(_GROUPS.intersection(part.victims))
        and not _GROUPS.intersection(total.victims)
        and Victims.COMBATANT not in total.victims
        and 0 < part.start - total.start <= MAX_DISTANCE
        and can_hold(total, part)
    )


def can_hold(total: Claim, part: Claim) -> bool:
    """Return whether the total is large enough to hold the part, vague words apart."""
    least = part.low if part.low is not None else part.high
    most = total.high if total.high is not None else total.low
    if least is None or most is None:
        return True
    if total.high is None or part.modifier is Modifier.VAGUE:
        return total.modifier is Modifier.VAGUE or part.modifier is Modifier.VAGUE or least <= most * 2
    return least <= most
