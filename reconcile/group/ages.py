"""Tell from the words beside a figure whether its claimant still stands by it: "an earlier toll of", "has risen to"."""

from __future__ import annotations

from functools import cache

import regex

from reconcile.lexicons.load import alternation, load_table
from reconcile.model import Claim

CUE_REACH = 60  # code points; the words that date a figure stand in its own clause

_CLAUSE = regex.compile(r"[,;:()]|\d[\d,.]*|\b(?:and|but|while)\b")
#: After a figure: words by which it is told for itself, "31 dead and 44 are missing".
_OF_ITS_OWN = regex.compile(r"^\s*(?:[\w-]+\s+){0,2}(?:is|are|was|were|has|have|had|will|may|died|said)\b")


@cache
def _cues(says: str, side: str) -> regex.Pattern[str]:
    words = [row["cue"] for row in load_table("revision_cues") if row["says"] == says and row["side"] == side]
    return regex.compile(rf"\b(?:{alternation(words)})\b", regex.IGNORECASE) if words else regex.compile(r"(?!)")


@cache
def _any_cue() -> regex.Pattern[str]:
    words = [row["cue"] for row in load_table("revision_cues") if row["says"] != "toll"]
    return regex.compile(rf"\b(?:{alternation(words)})\b", regex.IGNORECASE)


def is_toll_of_story(claim: Claim) -> bool:
    """Return whether words call the figure an earlier or a new count, and so one of the harm told before.

    >>> is_toll_of_story(told("The previous death toll was [[31]]")), is_toll_of_story(told("Earlier, [[31]] died"))
    (True, False)
    """
    at = claim.start - claim.sentence_start
    return figure_age(claim) != "" and bool(_cues("toll", "before").search(claim.quote[max(0, at - CUE_REACH) : at]))


@cache
def _joined() -> regex.Pattern[str]:
    """Return a pattern of what stands before a figure where the same words are said of another: "20 dead and"."""
    number = rf"(?:\d[\d,.]*|{alternation(row['word'] for row in load_table('number_words'))})"
    words = r"(?:[\w-]+\s+)"
    return regex.compile(rf"\b{number}\s+{words}{{0,2}}[\w-]+(?:,|,?\s+and)\s+{words}{{0,2}}$", regex.IGNORECASE)


def figure_age(claim: Claim) -> str:
    """Return "older" or "newer" where words beside the figure say so, else "".

    Only the clause that holds the figure is read: in "rose to 44, up from 31"
    each figure has its own words. Of "an earlier toll of 20 dead and 50
    injured" both are older.

    >>> figure_age(told("It had earlier reported [[31]] dead"))
    'older'
    """
    at = claim.start - claim.sentence_start
    length = claim.end - claim.start
    if not claim.quote or at < 0:
        return ""
    before = claim.quote[max(0, at - CUE_REACH) : at]
    after = claim.quote[at + length : at + length + CUE_REACH]
    if not _any_cue().search(before) and not _any_cue().search(after):
        return ""
    stop = _CLAUSE.search(after)
    age = _age_beside(_last_clause(before), after[: stop.start()] if stop else after)
    if not age and not _OF_ITS_OWN.search(after) and (other := _joined().search(before)):
        return _age_beside(_last_clause(before[: other.start()]), "")
    return age


def _last_clause(words: str) -> str:
    breaks = [match.end() for match in _CLAUSE.finditer(words)]
    return words[breaks[-1] :] if breaks else words


def _age_beside(before: str, after: str) -> str:
    found = (s for s in ("older", "newer") if _cues(s, "before").search(before) or _cues(s, "after").search(after))
    return next(found, "")
