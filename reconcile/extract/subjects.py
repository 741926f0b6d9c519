"""Find the claimant phrases that stand beside a verb: those joined by "and", what follows it, what opens a sentence."""

from __future__ import annotations

from reconcile.extract.claimant_cores import Phrase, PhraseSort
from reconcile.extract.claimant_phrases import read_phrase
from reconcile.extract.claimant_words import Words, is_owner
from reconcile.extract.closed_words import DAYS, QUOTE_MARKS, TIMES
from reconcile.extract.phrase_objects import OBJECT_PREPS
from reconcile.extract.phrases_back import read_back
from reconcile.model import ClaimantKind

#: Letters of a town in capitals, and words up to the dash behind it.
MIN_DATELINE, MAX_DATELINE = 3, 14
_DASHES = frozenset("-–—")
_CLAUSE_OPENERS = frozenset(
    "but and meanwhile however earlier later also separately elsewhere still yet so then thus on in".split()
)
_CLAUSE_LINKS = frozenset({",", ";", ":", "(", "—", "–", "that", "but", "while", "as", "both"})
_NOT_BEHIND_SUBJECT = OBJECT_PREPS | {"and", "or", "to", "by"}
#: "A teacher was shot" opens on nobody who speaks.
_SUFFERED = frozenset("was is were had has died drowned fled survived remained lost suffered".split())
#: What a list of places or names opens with.
_LISTING = frozenset("including like districts areas towns villages neighbourhoods neighborhoods cities".split())


def clause_start(words: Words) -> int:
    """Return the first word after openers and a dateline."""
    i = _behind_dateline(words)
    while i < len(words) and (
        words.lows[i] in _CLAUSE_OPENERS
        or words.lows[i] in DAYS
        or words.words[i] in QUOTE_MARKS
        or words.words[i] == ","
    ):
        i += 1
    return i


def _behind_dateline(words: Words) -> int:
    """Return the first word after "LUSAKA, Zambia (AP) —", 0 where the sentence has no dateline."""
    if not words.words[:1] or not words.words[0].isupper() or len(words.words[0]) < MIN_DATELINE:
        return 0
    end = min(len(words), MAX_DATELINE)
    return next((k + 1 for k in range(1, end) if words.words[k] in _DASHES), 0)


def with_joined_before(words: Words, phrase: Phrase) -> list[Phrase]:
    """Return the phrase and those joined to it by "and", in text order."""
    phrases = [phrase]
    first = phrase.first
    if first >= 2 and words.lows[first - 1] == "and" and phrase.sort is not PhraseSort.PRONOUN:
        before = read_back(words, first - 1)
        if before is None or before.sort is PhraseSort.PRONOUN or _is_listed(words, before):
            return phrases
        counted = before.first > 0 and words.words[before.first - 1][0].isdigit()
        speaks = bool(before.heads) and "speaker" in words.roles(before.heads[-1])
        apart = phrase.determiner == "the" and not speaks and not _opens_clause(words, before.first)
        if not counted and not apart:
            phrases.insert(0, before)
            if phrase.determiner and before.determiner and before.first > 1 and words.words[before.first - 1] == ",":
                third = read_back(words, before.first - 1)  # "two officials, a doctor and a witness said"
                if third is not None and third.sort is PhraseSort.NOUN and _speaks(words, third):
                    phrases.insert(0, third)
    return phrases


def _speaks(words: Words, phrase: Phrase) -> bool:
    """Return whether the phrase hangs on a noun for those who speak, told by an article or a number before it."""
    return bool(phrase.heads and phrase.determiner) and "speaker" in words.roles(phrase.heads[-1])


def _is_listed(words: Words, phrase: Phrase) -> bool:
    """Return whether a mere name is one of those just listed: "districts including Orun and Rasm"."""
    return phrase.sort is PhraseSort.PROPER and phrase.first > 0 and words.lows[phrase.first - 1] in _LISTING


def _opens_clause(words: Words, at: int) -> bool:
    """Return whether nothing before word ``at`` governs what begins there.

    "The ministry and the army said", but not "to press the rebels and the army said".
    """
    if at <= clause_start(words):
        return True
    while at > clause_start(words) + 1 and not words.roles(at - 1).isdisjoint({"body", "trait"}):
        at -= 1  # "Aid group Save the Children"
    if at <= clause_start(words) + 1 and not words.roles(at - 1).isdisjoint({"body", "trait"}):
        return True
    before = words.lows[at - 1]
    return before in _CLAUSE_LINKS or before in TIMES or words.words[at - 1] in QUOTE_MARKS or words.is_name(at - 1)


def phrases_at(words: Words, at: int) -> list[Phrase]:
    """Return the phrase at word ``at`` and those joined to it by "and"."""
    if words.lows[at : at + 3] in (["a", "number", "of"], ["a", "couple", "of"], ["a", "handful", "of"]):
        at += 3
    phrase = read_phrase(words, at)
    if phrase is None:
        return []
    _take_name_behind(words, phrase)
    phrases = [phrase]
    if phrase.last + 1 < len(words) and words.lows[phrase.last] == "and" and phrase.sort is not PhraseSort.PRONOUN:
        second = read_phrase(words, phrase.last + 1)
        ends = (
            second is None
            or second.last >= len(words)
            or words.words[second.last] in ".,;)\"”'’"
            or words.lows[second.last] in TIMES
        )
        if second is not None and ends and second.sort is not PhraseSort.PRONOUN:
            phrases.append(second)
    return phrases


def _take_name_behind(words: Words, phrase: Phrase) -> None:
    """Give the phrase the name between commas behind it: "its director, Dr. Ana Lind"."""
    comma = phrase.last
    if comma + 1 >= len(words) or words.words[comma] != "," or not phrase.heads:
        return
    head = phrase.heads[-1]
    if phrase.person and not (phrase.person[1] <= head and is_owner(words, phrase.person[1] - 1)):
        return
    roles = words.roles(head)
    if not (roles & {"head", "spokes"} or ("speaker" in roles and not words.lows[head].endswith("s"))):
        return
    name = read_phrase(words, comma + 1, deep=False)
    if name is None or name.sort is not PhraseSort.PROPER or name.person is None or name.last - comma < 3:
        return
    if name.last >= len(words) or words.words[name.last] in ",.;)\"”'’":
        phrase.person, phrase.last = name.person, name.last


def opening_phrase(words: Words) -> Phrase | None:
    """Return the phrase that the sentence begins with, if it names a body or a person with an office.

    A country is none, for it may be the place of what is told.
    """
    phrase = read_phrase(words, clause_start(words))
    if phrase is None or phrase.last >= len(words) or words.lows[phrase.last] in _NOT_BEHIND_SUBJECT:
        return None
    if phrase.sort is PhraseSort.NAME:
        return phrase if phrase.bodies[-1][2].kind is not ClaimantKind.GOVERNMENT else None
    if phrase.sort is PhraseSort.PROPER:  # "Musa Garba, a farmer, fled."
        return phrase if phrase.apposition is not None and phrase.person is not None else None
    if phrase.sort is not PhraseSort.NOUN:
        return None
    _take_name_behind(words, phrase)
    head = phrase.heads[-1]
    speaks = "body" in words.roles(head) or phrase.person is not None
    if not speaks and phrase.determiner in ("a", "an") and "speaker" in words.roles(head):  # "A doctor hinted at more."
        speaks = not words.lows[head].endswith("s") and words.lows[phrase.last] not in _SUFFERED
    return phrase if speaks else None
