"""Which figure is a part of which: "58 people, including 11 children".

Within a sentence the counting rules have already said so. Across sentences a
part looks back for its whole: the nearest earlier total of the same outcome,
at least as large.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reconcile.extract import days
from reconcile.extract.by_place import link_by_place
from reconcile.extract.dates import find_dates
from reconcile.extract.sums import MAX_SUMMANDS, is_old, link_sums
from reconcile.extract.victims import plural_nouns
from reconcile.model import Claim, Modifier, Outcome, Scope, Victims

#: Code points; a breakdown stands within the next three sentences or it is of something else.
MAX_DISTANCE = 600
#: Code points; what says that it is a part ("of the dead") may stand far behind its total.
MAX_POINTER_DISTANCE = 3000
_OF_ALL = re.compile(
    r"\s+(?:\w+\s+)?of\s+(?:the|those)\s+(?:dead|killed|victims|fatalities|deaths|bodies|wounded|injured|missing|who)\b"
)
_AMONG_ALL = re.compile(
    r"\b(?:[Aa]mong|Of)\s+(?:the\s+(?:dead|killed|victims|fatalities|wounded|injured|missing)|those\s+killed)\b"
)
#: Code points before a figure in which "the remaining" stands.
REST_REACH = len("the remaining ")
_THE_REST = re.compile(r"\b[Tt]he\s(?:other|remaining)\s\Z")
_STATE = re.compile(
    r"\s(?:of\s(?:them|those|whom)\s)?(?:(?:is|are|was|were|remain(?:s|ed)?|still|being|now|others?)\s){0,3}(?:listed\s|reported\s)?"
    r"(?:in\s(?:an?\s)?(?:critical|serious|grave|stable|intensive)\s(?:but\sstable\s)?(?:condition|care|state)|critical\b"
    r"|fighting\sfor\stheir\slives|on\s(?:ventilators|life\ssupport))"
)
_BESIDE = re.compile(
    r"\s(?!people)(?:[\w'’-]+\s){1,2}(?:and|as\swell\sas|along\swith|together\swith|plus)\s(?:another\s)?"
)
#: Rules by which a figure is a part of what was told before.
_NAMED_PARTS = frozenset({"named among", "made up of"})
#: Groups to one of which a person belongs at most.
_SIDES = frozenset({Victims.COMBATANT, Victims.POLICE, Victims.MEDIC, Victims.JOURNALIST, Victims.AID_WORKER})
#: Code points and words behind a figure in which its noun stands.
MAX_NOUN, MAX_WORDS = 40, 4
#: Groups that, said of a total, go for each of its parts.
_OF_ALL_PARTS = frozenset((group,) for group in Victims if group is not Victims.UNSPECIFIED)
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
    now = [claim for claim in wholes if not is_old(claim)] or wholes
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
        link_sums(linked, outcome)
        link_by_place(linked, outcome)
    return _named_by_total(_dated_by_total(linked))


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


def _named_by_total(claims: Sequence[Claim]) -> list[Claim]:
    """Let a part that names nobody be of the group of its total: "|13 civilians died. Ten were killed at once"."""
    by_id: dict[str, Claim] = {}
    for claim in claims:
        total = by_id.get(claim.part_of)
        if total is not None and claim.victims == (Victims.UNSPECIFIED,) and _names_its_group(total):
            claim = replace(claim, victims=total.victims)
        by_id[claim.id] = claim
    return list(by_id.values())


def _names_its_group(total: Claim) -> bool:
    """Return whether a total says of whom it is by its own noun: "13 civilians", not "20 civilians and 13 hurt"."""
    if total.victims not in _OF_ALL_PARTS:
        return False
    nouns, end = plural_nouns(), total.end - total.sentence_start
    words = re.findall(r"\w+", total.quote[end : end + MAX_NOUN].lower())[:MAX_WORDS]
    return any(nouns.get(word) == total.victims[0] for word in words)


def _is_dated(claim: Claim) -> bool:
    """Return whether a claim has its date from its own sentence."""
    return any(mention.date == claim.date for mention in find_dates(claim.quote, claim.published))


def _with_rest(linked: Sequence[Claim], claim: Claim) -> str:
    """Return the total of which the claim tells the rest: "Five of the |seven dead … The other [two]"; "" if none."""
    end = claim.start - claim.sentence_start
    if claim.low is None or not _THE_REST.search(claim.quote, max(0, end - REST_REACH), end):
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
    if claim.outcome is not Outcome.INJURED or claim.implicit:
        return ""
    start, end = claim.start - claim.sentence_start, claim.end - claim.sentence_start
    if not (_STATE.match(claim.quote, end) or claim.quote.endswith(" condition of ", 0, start)):
        return ""
    for total in reversed(linked):
        if claim.start - total.start > MAX_DISTANCE:
            return ""
        if total.outcome is claim.outcome and not total.part_of and total.modifier is not Modifier.VAGUE:
            return total.id if (total.low or 0) > (claim.low or 0) and total.start < claim.sentence_start else ""
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
        and not _is_beside(total, part)
    )


def _is_beside(total: Claim, part: Claim) -> bool:
    """Return whether both have one verb: "killed |13 patients and [two] nurses"."""
    if total.sentence_start != part.sentence_start or part.start - total.end > MAX_NOUN:
        return False
    return _BESIDE.fullmatch(part.quote, total.end - total.sentence_start, part.start - part.sentence_start) is not None


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
