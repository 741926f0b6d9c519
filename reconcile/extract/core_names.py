"""Names inside a claimant phrase: where one begins, goes on over small words, and ends."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.claimant_words import DEMONYM_WORDS, WIRES, Words, is_owner
from reconcile.extract.closed_words import DAYS
from reconcile.extract.names import Body, kind_of
from reconcile.model import ClaimantKind

#: Letters of a short name in capitals; longer words are shouted.
MIN_ACRONYM, MAX_ACRONYM = 3, 9
NAME_JOINS = frozenset("of for and the on al el bin bint ibn de da do du van von der la le del dos und und-".split())
_HEADED = frozenset({"chief", "commissioner"})
#: Words of names that "and" joins to the next: "Search and Rescue Agency".
_PAIRED = frozenset(
    "maritime fire search risk health safety weather water customs police disaster border civil".split()
)


def opens_name(words: Words, i: int, stop: int) -> bool:
    """Return whether a body's noun begins an unknown name: "Media Watch Global", "Radio Halma"."""
    if i + 1 >= stop or not words.is_name(i + 1) or words.roles(i + 1) or words.words[i + 1] in DEMONYM_WORDS:
        return False
    if "takes_name" in words.marks(i):
        return False  # "Charity Halma Relief said"
    return kind_of(words.lows[i]) in (ClaimantKind.MEDIA, ClaimantKind.NGO)


def takes_name(words: Words, heads: list[int], i: int) -> bool:
    """Return whether the noun before word ``i`` may be followed by its name: "the group Airwars"."""
    return bool(heads) and heads[-1] == i - 1 and "takes_name" in words.entries[i - 1].marks


def is_name_of(words: Words, heads: list[int], i: int) -> bool:
    """Return whether word ``i`` names the body before it: "the disaster unit UNGRD", "the newspaper El Tiempo"."""
    entry = words.entries[i]
    before = words.entries[i - 1]
    if heads[-1] != i - 1 or "body" not in before.roles:
        return False
    if "takes_name" in before.marks and (before.word.islower() or i == 1):
        return not entry.roles and entry.word not in DEMONYM_WORDS
    is_acronym = MIN_ACRONYM <= len(entry.word) <= MAX_ACRONYM and entry.word.isalpha() and entry.word.isupper()
    return is_acronym and not entry.names_body


def ends_name(words: Words, bodies: Sequence[tuple[int, int, Body]], i: int) -> bool:
    """Return whether a body of the table ends before word ``i`` and does not tell whose what follows is."""
    if not bodies or bodies[-1][1] != i or words.words[i - 1].endswith(("'s", "’s")):
        return False
    return not is_office(words, *bodies[-1])


def is_office(words: Words, start: int, end: int, body: Body) -> bool:
    """Return whether the words name a body by who heads it: "UN rights chief", "UN High Commissioner for Refugees"."""
    return body.kind is ClaimantKind.UN and not _HEADED.isdisjoint(words.lows[start:end])


def is_byline(words: Words, at: int) -> bool:
    """Return whether a wire's name at word ``at`` signs what stands before it: "AP Thursday 6 Mar 2014"."""
    behind = words.lows[at + 1 : at + 3]
    return words.words[at] in WIRES and len(behind) > 1 and behind[0] in DAYS and behind[1][0].isdigit()


def joins_name(words: Words, i: int, stop: int) -> bool:
    """Return whether the small word at ``i`` stands inside a name."""
    low = words.lows[i]
    if low == "and" and i + 2 < stop and words.lows[i - 1] in _PAIRED and "body" in words.roles(i + 2):
        return words.is_name(i + 1) and words.is_name(i + 2)  # "West Halma Fire and Rescue Service"
    if low == "and" and not any(words.lows[k] in ("for", "of") or is_owner(words, k) for k in range(max(0, i - 4), i)):
        return False
    if low in ("in", "on", "of", "for") and i + 2 < stop and words.lows[i + 1] == "the":
        return words.is_name(i + 2) and not names_body(words, i + 2, stop)
    if low == "the":
        return words.lows[i - 1] in ("of", "for", "on") and i + 1 < stop and words.is_name(i + 1)
    if low == "on":
        return False
    return i + 1 < stop and words.is_name(i + 1)


def names_body(words: Words, i: int, stop: int) -> bool:
    """Return whether the run of names at word ``i`` holds a body's noun: "Ana Lind of the Lake Observatory"."""
    while i < stop and words.is_name(i):
        if "body" in words.roles(i):
            return True
        i += 1
    return False
