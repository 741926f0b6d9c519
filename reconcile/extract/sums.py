"""Figures that add up to a total told before them: "21 were killed, 15 in Aldar and six in Berin"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reconcile.model import Claim, Modifier, Outcome

#: Code points between a total and the first of two figures that make it up.
MAX_DISTANCE = 600
#: Figures that a total is made up of at most, and code points from the first of them to the last.
MAX_SUMMANDS, MAX_SUM_SPREAD = 6, 400
#: Figures that a total is made up of at least.
MIN_SUMMANDS = 2
#: Figures that add up to a total far before them, as those of a table, and not by chance.
MANY = 3
#: Totals below this are made up of others by chance.
MIN_SUM = 4
#: Code points before a figure in which "a previous toll of" stands.
OLD_REACH = 60
_OLD = re.compile(
    r"\b(?:previous|earlier|initial|preliminary|provisional)\s(?:[\w-]+\s){0,3}?(?:of\s)?\Z"
    r"|\b(?:up|down|risen|rose|raised|revised)\s+from\s+(?:an?\s|the\s)?\Z|\b(?:compared?s?\s+(?:with|to)|against|than)\s\Z"
)


def is_old(claim: Claim) -> bool:
    """Return whether a figure is one that another took the place of, or is compared with: "up from |14"."""
    end = claim.start - claim.sentence_start
    return _OLD.search(claim.quote, max(0, end - OLD_REACH), end) is not None


def link_sums(claims: list[Claim], outcome: Outcome) -> None:
    """Link the figures of one outcome that follow a total and add up to it."""
    told = [i for i, claim in enumerate(claims) if claim.outcome is outcome and _is_summand(claim)]
    if len(told) <= MIN_SUMMANDS:
        return
    told = [i for i in told if not is_old(claims[i])]
    for at, i in enumerate(told[:-2]):
        total = claims[i]
        if total.part_of or (total.low or 0) < MIN_SUM or "named among" in total.why:
            continue
        near = (j for j in told[at + 1 : at + 3 + MAX_SUMMANDS] if claims[j].part_of in ("", total.id))
        following = [j for j in near if claims[j].low != total.low]
        firsts = range(max(2, len(following) - 2))
        found = ((first, _adding_up(claims, following[first:], total)) for first in firsts)
        runs = [run for first, run in found if run and (first < 2 or len(run) >= MANY)]
        runs.sort(key=lambda run: len({claims[j].sentence_start for j in run}))  # those of one sentence first
        run = runs[0] if runs else []
        if run and total.subset and any(claims[j].subset not in ("", total.subset) for j in run):
            continue  # "five Swedes, three Danes and two Poles": beside each other
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
            if len({claims[j].sentence_start for j in parts}) == len(parts) < MANY and not _by_one(claims, parts):
                return []  # two sources of two harms, by chance
            of_one = len({total.sentence_start, *(claims[j].sentence_start for j in parts)}) == 1
            is_told = fresh > 1 or (fresh == 1 < len(parts) and of_one)  # "10 dead: two nurses and eight clerks"
            return parts if sum_ == total.low and is_told and is_near else []
    return []


def _by_one(claims: Sequence[Claim], parts: Sequence[int]) -> bool:
    return len({claims[j].claimant for j in parts}) == 1


def _is_summand(claim: Claim) -> bool:
    is_told = claim.low is not None and claim.low >= 1 and claim.modifier is not Modifier.VAGUE
    return is_told and not claim.implicit and claim.unit == "person"
