"""Nouns that no table holds before a body's or a report's: "the harbour rescue agency", "a daily situation report"."""

from __future__ import annotations

from reconcile.extract.claimant_words import Words, is_owner
from reconcile.extract.closed_words import DETERMINERS, INNER_WORDS, NEVER_NAMES

#: Words from "daily" to the noun of what appears so: "a daily situation report".
MAX_RECORD_WORDS = 4
PERIODIC = frozenset(("daily", "weekly", "monthly"))
_ITS = frozenset({"its", "their"})


def record_behind(words: Words, i: int, stop: int) -> int:
    """Return where a report that appears daily is named behind word ``i``, 0 if "the daily" is a newspaper."""
    for k in range(i + 1, min(stop, i + MAX_RECORD_WORDS)):
        if "record" in words.entries[k].roles:
            return k
        if not (words.words[k].islower() and words.words[k].isalpha()):
            break
    return 0


def leads_to_body(words: Words, i: int, stop: int) -> bool:
    """Return whether nouns that the table does not hold stand before a body's.

    "The harbour rescue agency", "the search and rescue agency".
    """
    entry = words.entries[i]
    if entry.low == "and" and words.words[i - 1].islower() and words.lows[i - 1] not in DETERMINERS:
        i += 1
        entry = words.entries[i] if i < stop else entry
        if "trait" in entry.roles:
            return _body_follows(words, i, stop)
    if not may_qualify(words, i):
        return False
    owned = i and (words.lows[i - 1] in _ITS or is_owner(words, i - 1))
    if owned and i + 1 < stop and not words.roles(i + 1).isdisjoint({"head", "spokes"}):
        return True  # "its country director"
    return _body_follows(words, i, stop)


def may_qualify(words: Words, i: int) -> bool:
    """Return whether the word may be a plain noun before another: "harbour", "emergencies"."""
    entry = words.entries[i]
    if (
        not (entry.word.islower() and entry.word.replace("-", "").isalpha())
        or entry.low in NEVER_NAMES
        or entry.low in INNER_WORDS
    ):
        return False
    return entry.roles == {"setting"} or not (entry.roles or entry.low.endswith("ed"))


def _body_follows(words: Words, i: int, stop: int) -> bool:
    """Return whether a body's noun follows word ``i`` behind traits and one plain noun or "and"."""
    strange = 0
    for k in range(i + 1, min(stop, i + 5)):
        roles = words.entries[k].roles
        if "body" in roles and "trait" not in roles:
            return True
        if "trait" in roles:
            continue
        strange += 1
        if strange > 1 or not (words.lows[k] == "and" or may_qualify(words, k)):
            return False
    return False
