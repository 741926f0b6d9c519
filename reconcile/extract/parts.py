"""Which figure is a part of which: "58 people, including 11 children".

Within a sentence the counting rules have already said so. Across sentences a
part looks back for its whole: the nearest earlier total of the same outcome,
at least as large.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reconcile.extract import days
from reconcile.extract.dates import find_dates
from reconcile.model import Claim, Modifier, Outcome, Scope, Victims

#: Code points; a breakdown stands within the next three sentences or it is of something else.
MAX_DISTANCE = 600
#: Code points; what says that it is a part ("of the dead") may stand far behind its total.
MAX_POINTER_DISTANCE = 3000
#: Figures that a total is made up of at most, and code points from the first of them to the last.
MAX_SUMMANDS, MAX_SUM_SPREAD = 6, 400
#: Figures that add up to a total far before them, as those of a table, and not by chance.
MANY = 3
#: Code points before a figure in which "a previous toll of" stands.
OLD_REACH = 60
#: Totals below this are made up of others by chance.
MIN_SUM = 4
_OF_ALL = re.compile(
    r"\s+(?:\w+\s+)?of\s+(?:the|those)\s+(?:dead|killed|victims|fatalities|deaths|bodies|wounded|injured|missing|who)\b"
)
_AMONG_ALL = re.compile(
    r"\b(?:[Aa]mong|Of)\s+(?:the\s+(?:dead|killed|victims|fatalities|wounded|injured|missing)|those\s+killed)\b"
)
_OLD = re.compile(
    r"\b(?:previous|earlier|initial|preliminary|provisional)\s(?:[\w-]+\s){0,3}?(?:of\s)?\Z"
    r"|\b(?:up|down|risen|rose|raised|revised)\s+from\s+(?:an?\s|the\s)?\Z|\b(?:compared?s?\s+(?:with|to)|against|than)\s\Z"
)
_THE_REST = re.compile(r"\b[Tt]he\s(?:other|remaining)\s\Z")
_STATE = re.compile(
    r"\s(?:of\s(?:them|those|whom)\s)?(?:(?:is|are|was|were|remain(?:s|ed)?|still|being|now|others?)\s){0,3}(?:listed\s|reported\s)?"
    r"(?:in\s(?:an?\s)?(?:critical|serious|grave|stable|intensive)\s(?:but\sstable\s)?(?:condition|care|state)|critical\b"
    r"|fighting\sfor\stheir\slives|on\s(?:ventilators|life\ssupport))"
)
#: Rules by which a figure is a part of what was told before.
_NAMED_PARTS = frozenset({"named among", "made up of"})
#: Groups to one of which a person belongs at most.
_SIDES = frozenset({Victims.COMBATANT, Victims.POLICE, Victims.MEDIC, Victims.JOURNALIST, Victims.AID_WORKER})
_FORCES = frozenset({Victims.POLICE})
_GROUPS = frozenset(Victims) - {Victims.UNSPECIFIED, Victims.CIVILIAN, Victims.COMBATANT}


def find_whole(earlier: Sequence[Claim], part: Claim) -> str:
    """Return the id of the claim that ``part`` breaks down, "" if none fits.

    Args:
        earlier: Claims that stand before it in the text, in order.
        part: A claim whose words point back ("11 of them", "among the dead").
    """
    wholes: list[Claim] = []
    for claim in reversed(earlier):
        if part.start - claim.start > MAX_POINTER_DISTANCE:
            break
        if claim.outcome is part.outcome and _may_be_whole(claim, part) and can_hold(claim, part):
            if not _is_of_all(part):
                return claim.id
            wholes.append(claim)
    now = [claim for claim in wholes if not _is_old(claim)] or wholes
    alike = [claim for claim in now if claim.date == part.date and claim.scope is part.scope]
    if alike:
        by_same = [claim for claim in alike if claim.claimant == part.claimant]
        return max(by_same or alike, key=lambda claim: claim.low or 0).id
    return now[0].id if now else ""


def _may_be_whole(claim: Claim, part: Claim) -> bool:
    """Return whether a claim may be the whole of a part told later: no part itself, nor the same people, nor others."""
    if claim.part_of or claim.implicit or _NAMED_PARTS.intersection(claim.why):
        return False
    groups, named = set(part.victims), set(claim.victims)
    if groups == named and groups <= _GROUPS:
        return False  # "dozens of boys died … 68 boys were among the dead"
    return not (groups <= _SIDES and named <= _SIDES and groups.isdisjoint(named))  # "eight policemen; five attackers"


def _is_of_all(part: Claim) -> bool:
    """Return whether a part is told of all the dead or hurt, and not of those just counted: "11 of the |dead"."""
    end = part.end - part.sentence_start
    return bool(_OF_ALL.match(part.quote, end) or _AMONG_ALL.search(part.quote))


def _is_old(claim: Claim) -> bool:
    """Return whether a figure is one that another took the place of, or is compared with: "up from |14"."""
    end = claim.start - claim.sentence_start
    return _OLD.search(claim.quote, max(0, end - OLD_REACH), end) is not None


def link_parts(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with each part of a nearby total linked to it that does not say itself that it is one.

    "58 people were killed. Eleven children died": a group of those counted.
    "21 were killed, 15 in Aldar and six in Berin": figures that add up.
    A part of a running total whose sentence tells no date has that of its total.
    """
    linked: list[Claim] = []
    for claim in claims:
        before = linked[-1] if linked else claim
        if "coordinate with" in claim.why and _is_sibling(before, claim):
            claim = replace(claim, part_of=before.part_of)
        if claim.is_core and not claim.part_of and (whole := _with_rest(linked, claim) or _of_the_hurt(linked, claim)):
            claim = replace(claim, part_of=whole)
        if claim.is_core and not claim.part_of and Victims.UNSPECIFIED not in claim.victims:
            total = find_broken_down(linked, claim)
            if total:
                claim = replace(claim, part_of=total, why=(*claim.why, "breakdown of a nearby total"))
        linked.append(claim)
    for outcome in {claim.outcome for claim in linked if claim.is_core}:
        _link_sums(linked, outcome)
    return _dated_by_total(linked)


def _is_sibling(before: Claim, claim: Claim) -> bool:
    """Return whether both are parts and told in one breath: "of those killed 127 were children and |62 women"."""
    is_near = before.sentence_start == claim.sentence_start and before.outcome is claim.outcome
    return is_near and bool(before.part_of and claim.part_of) and before.part_of != claim.part_of


def _dated_by_total(claims: Sequence[Claim]) -> list[Claim]:
    """Let a part of a running total whose own sentence tells no date count what its total does."""
    by_id: dict[str, Claim] = {}
    for claim in claims:
        total = by_id.get(claim.part_of)
        is_running = total is not None and total.scope is Scope.PERIOD and claim.scope is Scope.INCIDENT
        if total is not None and is_running and "/" in total.date and not _is_dated(claim):
            claim = replace(claim, date=total.date, scope=total.scope)
        by_id[claim.id] = claim
    return list(by_id.values())


def _is_dated(claim: Claim) -> bool:
    """Return whether a claim has its date from its own sentence."""
    return any(mention.date == claim.date for mention in find_dates(claim.quote, claim.published))


def _link_sums(claims: list[Claim], outcome: Outcome) -> None:
    """Link the figures of one outcome that follow a total and add up to it."""
    told = [i for i, claim in enumerate(claims) if claim.outcome is outcome and _is_summand(claim)]
    for at, i in enumerate(told[:-2]):
        total = claims[i]
        if total.part_of or (total.low or 0) < MIN_SUM:
            continue
        near = (j for j in told[at + 1 : at + 3 + MAX_SUMMANDS] if claims[j].part_of in ("", total.id))
        following = [j for j in near if claims[j].low != total.low]
        firsts = range(max(2, len(following) - 2))
        found = ((first, _adding_up(claims, following[first:], total)) for first in firsts)
        runs = [run for first, run in found if run and (first < 2 or len(run) >= MANY)]
        runs.sort(key=lambda run: len({claims[j].sentence_start for j in run}))  # those of one sentence first
        run = runs[0] if runs else []
        if run:  # the nearest of a total and its repetitions
            told_again = [claims[j] for j in told[at : bisect_left(told, run[0])]]
            again = [c for c in told_again if c.low == total.low and not c.part_of]
            total = [total, *again][-1]
        for j in run:
            claims[j] = replace(claims[j], part_of=total.id, why=(*claims[j].why, "adds up to a nearby total"))


def _adding_up(claims: Sequence[Claim], following: Sequence[int], total: Claim) -> list[int]:
    """Return the first of the ``following`` that make up the total, none if they do not."""
    sum_, parts = 0.0, list[int]()
    for j in following[:MAX_SUMMANDS]:
        claim = claims[j]
        if parts and claim.start - claims[parts[0]].start > MAX_SUM_SPREAD:
            return []
        sum_ += claim.low or 0
        parts.append(j)
        if sum_ >= (total.low or 0):
            fresh = sum(not claims[j].part_of for j in parts)
            is_near = len(parts) >= MANY or claim.start - total.end <= MAX_DISTANCE
            if len({claims[j].sentence_start for j in (*parts,)}) == len(parts) < MANY and not _by_one(claims, parts):
                return []  # two sources of two harms, by chance
            return parts if sum_ == total.low and fresh > 1 and is_near else []
    return []


def _by_one(claims: Sequence[Claim], parts: Sequence[int]) -> bool:
    return len({claims[j].claimant for j in parts}) == 1


def _with_rest(linked: Sequence[Claim], claim: Claim) -> str:
    """Return the total of which the claim tells the rest: "Five of the |seven dead … The other [two]"; "" if none."""
    end = claim.start - claim.sentence_start
    if claim.low is None or not _THE_REST.search(claim.quote, max(0, end - OLD_REACH), end):
        return ""
    told = [c for c in linked[-MAX_SUMMANDS:] if c.part_of and c.outcome is claim.outcome]
    for total in reversed(linked):
        if claim.start - total.start > MAX_POINTER_DISTANCE:
            return ""
        parts = sum(c.low or 0 for c in told if c.part_of == total.id)
        if parts and total.outcome is claim.outcome and total.low == parts + claim.low:
            return total.id
    return ""


def _of_the_hurt(linked: Sequence[Claim], claim: Claim) -> str:
    """Return the total of the hurt of whom the claim tells a state: "|Forty were hurt. Six are in intensive care."."""
    if (
        claim.outcome is not Outcome.INJURED
        or claim.implicit
        or not _STATE.match(claim.quote, claim.end - claim.sentence_start)
    ):
        return ""
    for total in reversed(linked):
        if claim.start - total.start > MAX_DISTANCE:
            return ""
        if total.outcome is claim.outcome and not total.part_of and total.modifier is not Modifier.VAGUE:
            return total.id if (total.low or 0) > (claim.low or 0) and total.start < claim.sentence_start else ""
    return ""


def _is_summand(claim: Claim) -> bool:
    is_told = claim.low is not None and claim.low >= 1 and claim.modifier is not Modifier.VAGUE
    return is_told and not claim.implicit and claim.unit == "person" and not _is_old(claim)


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
        and part.high != 0
        and total.modifier is not Modifier.VAGUE
        and bool(_GROUPS.intersection(part.victims))
        and not _GROUPS.intersection(total.victims)
        and Victims.COMBATANT not in total.victims
        and not (Victims.CIVILIAN in total.victims and _FORCES.intersection(part.victims))
        and 0 < part.start - total.start <= MAX_DISTANCE
        and _may_be_of_one_time(total.date, part.date)
        and can_hold(total, part)
        and (part.low, part.high) != (total.low, total.high)  # told again, and no part of itself
    )


def _may_be_of_one_time(one: str, other: str) -> bool:
    """Return whether two dates overlap, or one is unknown: last Thursday's dead are no part of Saturday's."""
    if not one or not other or one == other:
        return True
    (low, high), (first, last) = days.ends(one), days.ends(other)
    return (low is None or last is None or low <= last) and (first is None or high is None or first <= high)


def can_hold(total: Claim, part: Claim) -> bool:
    """Return whether the total is large enough to hold the part, vague words apart."""
    least = part.low if part.low is not None else part.high
    most = total.high if total.high is not None else total.low
    if least is None or most is None:
        return True
    if total.high is None or part.modifier is Modifier.VAGUE:
        return total.modifier is Modifier.VAGUE or part.modifier is Modifier.VAGUE or least <= most * 2
    return least <= most
