"""Subjects that a clause or a participle parts from their verb, in texts that lost their commas."""

from __future__ import annotations

from reconcile.extract.claimant_cores import Phrase, PhraseSort
from reconcile.extract.claimant_phrases import read_phrase
from reconcile.extract.claimant_words import Words
from reconcile.extract.closed_words import QUOTE_MARKS
from reconcile.extract.phrases_back import LEADING_PREPS
from reconcile.extract.subjects import clause_start

_BEHIND_PARTICIPLE = frozenset("by in on at near from to ashore".split())
#: Words; a subject further from its verb is another's.
MAX_FAR = 34
#: Participles without their ending: "survivors brought to Aldar".
_DONE = frozenset("brought taken driven flown sent caught hurt held stuck left found seen".split())
#: What opens the words that part a subject from its verb …
_PARTING = frozenset(
    "who which whose where known also going reached contacted interviewed speaking released published "
    "issued obtained seen reviewed operating working".split()
)
#: … and where nothing before the verb can be its subject.
_PARTING_UNKNOWN = _PARTING - {"also"} | {"a", "an", "based", "("}


def far_subject(words: Words, end: int, near: Phrase | None) -> Phrase | None:
    """Return the sentence's subject where words about it part it from its verb.

    In texts without commas: "The Observatory which draws on a web of
    people on the ground said".
    """
    behind = words.lows[near.first - 1] if near is not None and near.first else ""
    lost = near is None or (near.sort is not PhraseSort.PRONOUN and behind in LEADING_PREPS)
    opening = _PARTING_UNKNOWN if lost else _PARTING
    closed = next((k for k in range(end - 1, max(0, end - MAX_FAR), -1) if words.words[k] in QUOTE_MARKS), -1)
    start = max(clause_start(words), closed + 1)
    if end - start > MAX_FAR:
        return None
    before = words.lows[start:end]
    led = near is not None and behind not in LEADING_PREPS
    if opening.isdisjoint(before) and (led or not _tells_more(before)):
        return None
    found = read_phrase(words, start, end)
    if found is None or found.last >= end or found.sort is PhraseSort.PRONOUN:
        return None
    if found.sort is PhraseSort.RECORD and behind == "by" and near is not None and _names_person(near):
        return None  # "the report presented by Ana Lind said"
    if words.lows[found.last] == "where" and start and words.lows[start - 1] == "in":
        return None  # "In Kenya where rivers burst their banks the agency said"
    if behind == ",":
        return None  # "Gunmen who raided the town took 39, the army said"
    if words.lows[found.last] == "also" and words.lows[found.last + 1] != "known":
        return None
    participle = (
        lost
        and (bool(found.heads) or found.apposition is not None)
        and _is_participle(words, found.last, end, near is None)
    )
    if not participle and (words.lows[found.last] not in opening or (near and near.first <= found.last + 1)):
        return None
    middle = set(words.lows[found.last : end])
    return None if middle & {"said", "says", "told", "reported", "according"} else found


def _tells_more(lows: list[str]) -> bool:
    """Return whether a participle is among the words: "kin gathered on the bank"."""
    return any(low.endswith(("ing", "ed")) or low in _DONE for low in lows)


def _names_person(phrase: Phrase) -> bool:
    """Return whether a person's name ends the phrase: "UN relief coordinator Ana Lind"."""
    return phrase.person is not None or (phrase.object is not None and phrase.object.person is not None)


def _is_participle(words: Words, at: int, end: int, alone: bool) -> bool:
    """Return whether the word tells more of the noun before it: "kin gathered on the bank", but not "rebels attacked".

    ``alone`` is where nothing else could be the subject of the verb at ``end``.
    """
    if not QUOTE_MARKS.isdisjoint(words.words[at:end]):
        return False
    low = words.lows[at]
    done = low.endswith("ed") or low in _DONE
    return low.endswith("ing") or (done and (not alone or words.lows[at + 1] in _BEHIND_PARTICIPLE))
