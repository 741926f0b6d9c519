"""Tell from the words beside a figure whether it counts some of those told of before: "five of the dead"."""

from __future__ import annotations

from functools import lru_cache

import regex

from reconcile.model import Claim

WORDS_REACH = 80  # code points on each side; the words that say so stand in the clause of the figure

_HARMED = (
    r"(?:(?:dead|killed|slain|deceased|victims|fatalities|deaths|casualties|wounded|injured|hurt|missing|bodies)\b"
    r"|(?:who|that) (?:died|were (?:killed|injured|wounded|hurt))\b)"
)
_AFTER = regex.compile(
    rf"^(?: \w+)? of (?:the|those|these) (?:\w+ )?{_HARMED}|^[^.;]{{0,60}}\b(?:were|was) among (?:the|those) {_HARMED}",
    regex.IGNORECASE,
)
_BEFORE = regex.compile(
    rf"\b(?:(?:the|those) {_HARMED} (?:include[ds]?|including|were|was|comprised)|among (?:the|those) {_HARMED})"
    r"[^.;]{0,60}$",
    regex.IGNORECASE,
)


def is_of_those_told(claim: Claim) -> bool:
    """Return whether the words beside a figure call those it counts some of the dead or hurt told of before.

    >>> is_of_those_told(told("[[Five]] of the dead were minors")), is_of_those_told(told("[[Five]] died in Aldar"))
    (True, False)
    """
    at = claim.start - claim.sentence_start
    if at < 0:
        return False
    end = at + claim.end - claim.start
    return _is_said(claim.quote[max(0, at - WORDS_REACH) : at], claim.quote[end : end + WORDS_REACH])


@lru_cache(maxsize=4096)
def _is_said(before: str, after: str) -> bool:
    return bool(_AFTER.search(after) or _BEFORE.search(before))
