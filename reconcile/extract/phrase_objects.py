"""What stands behind "of", "for" or "in" inside a claimant phrase: its body, its place, what a ministry minds."""

from __future__ import annotations

from reconcile.extract.body_nouns import may_qualify
from reconcile.extract.claimant_cores import Phrase, PhraseSort, read_core
from reconcile.extract.claimant_words import Words
from reconcile.extract.closed_words import DETERMINERS, NEVER_NAMES

OBJECT_PREPS = frozenset("of for in at from with on near inside outside within".split())
PLACE_PREPS = frozenset("in at near inside outside from within on".split())
#: "Based in", "close to".
TWO_PART_PREPS = frozenset({"based", "close"})
SECOND_PARTS = frozenset("in at near outside to".split())
NAMED_PLACES = frozenset("capital city town village province district county".split())
#: Bodies that are named by what they mind.
MINDING = frozenset("ministry department directorate secretariat".split())
#: Words; "women's empowerment and child protection" has five.
MIN_MINDED, MAX_MINDED = 2, 6
#: What follows the name of a ministry.
_BEHIND_MINDED = frozenset(
    "said says say told has had have was were is are announced confirmed reported reports put puts added adds gave "
    "in on at to that who which spokesman spokeswoman spokesperson official officials statement stated".split()
)


def read_object(words: Words, at: int, stop: int, prep: str) -> Phrase | None:
    """Return what stands after "for", "of", "in" … inside a claimant phrase, or None."""
    i = at
    while i < stop and (
        words.lows[i] in DETERMINERS or words.roles(i) & {"trait", "setting"} or words.entries[i].only_describes
    ):
        i += 1
    if (
        i + 1 < stop
        and words.words[i].islower()
        and words.words[i].isalpha()
        and not words.roles(i)
        and words.is_name(i + 1)
        and (words.lows[i] not in NEVER_NAMES | OBJECT_PREPS)
    ):
        i += 1
        at = i if i == at + 1 else at
    marked = i > at and words.lows[at] in DETERMINERS
    core = read_core(words, at, stop)
    names_body = (
        core is not None and prep in ("of", "for", "from", "by") and core.last == i and core.heads[-1:] == [i - 1]
    )
    if core is not None and (core.last > i or names_body):  # "a spokesman for the police"
        plural = (
            core.sort is PhraseSort.NOUN
            and words.lows[core.last - 1].endswith("s")
            and "speaker" in words.roles(core.last - 1)
        )
        if prep in PLACE_PREPS and plural:
            return None
        i = core.last
        while i < stop and "setting" in words.roles(i) and not words.is_name(i):
            i += 1
        core.last = i
        if i + 1 < stop and words.lows[i] == "of" and "setting" in words.roles(i - 1) and words.is_name(i + 1):
            core.last = i = _name_end(words, i + 1, stop)  # "in the Turkish town of Aldar"
        if core.heads and "body" in words.roles(core.heads[-1]) and i < stop and words.lows[i] in ("of", "for", "on"):
            add_object(words, core, stop)  # "a spokesperson for the ministry of health"
        return core
    unfinished = marked and i < stop and words.roles(i - 1) == {"trait"} and may_qualify(words, i)
    if i > at and words.roles(i - 1) and not unfinished:  # "at the medical facility" goes on
        if i + 1 < stop and words.lows[i] == "of" and words.is_name(i + 1):
            i = _name_end(words, i + 1, stop)
        elif marked and i < stop and words.lows[i - 1] in NAMED_PLACES:  # "in the regional capital Halma"
            i = _name_end(words, i, stop)
        return Phrase(at, i, PhraseSort.NOUN, core_end=i)
    if marked and i < stop and words.words[i][0].isalpha() and i <= at + 2 and words.lows[i] not in NEVER_NAMES:
        i += 1  # a noun that the table does not hold: "at the warehouse", "in the hill town of Aldar"
        if i < stop and "setting" in words.roles(i):
            i += 1
            if i + 1 < stop and words.lows[i] == "of" and words.is_name(i + 1):
                i = _name_end(words, i + 1, stop)
            elif words.lows[i - 1] in NAMED_PLACES:  # "in the Kenyan capital Nairobi"
                i = _name_end(words, i, stop)
        return Phrase(at, i, PhraseSort.NOUN, core_end=i)
    return None


def add_object(words: Words, phrase: Phrase, stop: int) -> None:
    """Extend the phrase by what stands right behind it: "head" by "of the clinic", "a group" by "based in Aldar"."""
    i = phrase.last
    if i < stop and (words.lows[i] in OBJECT_PREPS or words.lows[i] in TWO_PART_PREPS):
        ahead = i + 2 if words.lows[i] in TWO_PART_PREPS else i + 1
        found = read_minded(words, phrase, ahead, stop) or read_object(words, ahead, stop, words.lows[i])
        if found is not None:
            phrase.object, phrase.object_prep, phrase.last = found, words.lows[i], found.last


def read_minded(words: Words, phrase: Phrase, at: int, stop: int) -> Phrase | None:
    """Return what a ministry minds, written small: "public works and transport", "women's affairs".

    None where it is one word, which needs no closer look, or where nothing tells the end of it.
    """
    if not phrase.heads or words.lows[phrase.heads[-1]] not in MINDING or words.lows[at - 1] not in ("of", "for"):
        return None
    first = i = at + (at < stop and words.lows[at] == "the")
    while i < stop and i - first < MAX_MINDED and _is_minded(words, i):
        i += 1
    if i - first < MIN_MINDED or words.lows[i - 1] == "and":
        return None
    ends = i >= len(words) or not words.words[i][0].isalnum() or words.lows[i] in _BEHIND_MINDED
    return Phrase(at, i, PhraseSort.NOUN, core_end=i) if ends else None


def _is_minded(words: Words, i: int) -> bool:
    """Return whether the word may stand in what a ministry minds."""
    entry = words.entries[i]
    if entry.low == "and" or (entry.is_owner and entry.word.islower()):
        return True
    return entry.word.isalpha() and entry.word.islower() and entry.low not in NEVER_NAMES | _BEHIND_MINDED


def _name_end(words: Words, at: int, stop: int) -> int:
    """Return the end of the run of names that begins at word ``at``."""
    while at < stop and words.is_name(at) and not words.roles(at):
        at += 1
    return at
