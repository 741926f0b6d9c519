"""Speakers whom no noun of the table names: "the teenager", "people who saw it", "a man who gave his name as Omar"."""

from __future__ import annotations

from reconcile.extract.claimant_cores import Phrase, PhraseSort
from reconcile.extract.claimant_words import Words
from reconcile.extract.closed_words import NEVER_NAMES, QUOTE_MARKS, SPEAKER_OPENERS

#: Words; "who gave his name only as Omar because he feared for his family" is about as long.
MAX_ASIDE = 24
#: Words; "a young shop owner" has three behind the article.
MAX_NOUNS = 3
#: Words; what a speaker does or where he stands, told before "who", is shorter.
MAX_DOING = 8
#: Words; "a woman, Ana Lind," has six with its commas.
MIN_NAMED = 6
#: Words; a personal name is no longer.
MAX_NAME = 5
#: "Who asked not to be named".
UNNAMED = frozenset("asked declined requested refused wished insisted demanded".split())
_NAMING = frozenset("identified identifying introduced introducing named known called quoted".split())
_GOING = frozenset("go goes going went".split())
_NAME_FILLERS = frozenset(
    "himself herself themselves only simply just merely to as by the his her first last full given name nickname nom "
    "de guerre alias pseudonym of ,".split()
)
_BEHIND_NOUN = frozenset("in at from near with on outside inside by for of".split())
#: A clause of its own, and no aside on the speaker.
_FINITE = frozenset("was were is are had has have died killed wounded injured left hit struck said says told".split())
_OTHERS = frozenset("people those others passers-by passersby motorists commuters shoppers worshippers".split())
_SAW = frozenset(
    "saw heard witnessed watched escaped survived fled felt reached visited were was live lived rushed attended".split()
)
_PLACED = frozenset("at in near on inside outside nearby there around".split())
_DOING = frozenset(
    "living working gathered watching staying travelling traveling fleeing present queuing standing".split()
)


def unknown_subject(words: Words, end: int) -> Phrase | None:
    """Return "the teenager" before a plain "said" where no noun of the table stands, with what is told of him."""
    for length in (2, 3):
        at = end - length
        if at < 0 or words.lows[at] not in SPEAKER_OPENERS:
            continue
        if _opens(words, at) and all(words.words[k].isalpha() and words.words[k].islower() for k in range(at + 1, end)):
            return _noun(words, at, end, end)
    return _with_name_behind(words, end) or _told_of(words, end)


def _with_name_behind(words: Words, end: int) -> Phrase | None:
    """Return Ana Lind in "a local woman, Ana Lind, said"."""
    if end < MIN_NAMED or words.words[end - 1] != ",":
        return None
    first = end - 1
    while first and _is_of_name(words, first - 1):
        first -= 1
    if not 1 < end - 1 - first <= MAX_NAME or words.words[first - 1] != ",":
        return None
    for at in range(first - 3, max(-1, first - 3 - MAX_NOUNS), -1):
        if words.lows[at] in SPEAKER_OPENERS:
            plain = _opens(words, at) and all(_is_noun(words, k) for k in range(at + 1, first - 1))
            return Phrase(at, end, PhraseSort.PROPER, core_end=end, person=(first, end - 1)) if plain else None
    return None


def _told_of(words: Words, end: int) -> Phrase | None:
    """Return the speaker in "A young man queuing for bread, who gave no name, said", by the name that he gave."""
    floor = max(0, end - MAX_ASIDE - MAX_NOUNS - MAX_DOING)
    who = next((k for k in range(end - 1, floor, -1) if words.lows[k] in ("who", "whose")), -1)
    if who < 0 or end - who > MAX_ASIDE:
        return None
    closed = words.words[end - 1] == ","
    if not closed and not _stays_unnamed(words, who) and _own_name(words, who, end) is None:
        return None
    stop = who - (words.words[who - 1] == ",")
    for at in range(stop - 2, max(-1, stop - MAX_NOUNS - MAX_DOING - 2), -1):
        if words.words[at] in ",;:" or words.words[at] in QUOTE_MARKS:
            return None
        if words.lows[at] not in SPEAKER_OPENERS or not _opens(words, at):
            continue
        nouns = at + 1
        while nouns < stop and _is_noun(words, nouns):
            nouns += 1
        if not 1 <= nouns - at - 1 <= MAX_NOUNS or not _FINITE.isdisjoint(words.lows[nouns:stop]):
            return None
        if nouns < stop and not _ends(words, nouns):
            return None
        return _with_own_name(words, _noun(words, at, nouns, end), who, end)
    return None


def _opens(words: Words, at: int) -> bool:
    """Return whether word ``at`` opens the sentence, or stands behind a mark."""
    return at == 0 or words.words[at - 1] in ",;:" or words.words[at - 1] in QUOTE_MARKS


def _stays_unnamed(words: Words, who: int) -> bool:
    """Return whether the clause at "who" says that no name is given: "who asked not to be named"."""
    after = words.lows[who + 1 : who + 3]
    return bool(after) and (after[0] in UNNAMED or after in (["did", "not"], ["was", "not"], ["would", "not"]))


def _ends(words: Words, at: int) -> bool:
    """Return whether the nouns of a speaker end before word ``at``: "waiting", "from", "dressed"."""
    low = words.lows[at]
    return low in _BEHIND_NOUN or low.endswith(("ing", "ed"))


def _is_noun(words: Words, at: int) -> bool:
    return words.words[at].isalpha() and words.words[at].islower() and not _ends(words, at)


def _noun(words: Words, at: int, nouns: int, last: int) -> Phrase:
    return Phrase(at, last, PhraseSort.NOUN, core_end=nouns, heads=[nouns - 1], determiner=words.lows[at])


def named_by_himself(words: Words, phrase: Phrase, end: int) -> Phrase:
    """Return the phrase under the name that an unnamed person gives before the verb at word ``end``, else as it is."""
    if phrase.sort is not PhraseSort.NOUN or phrase.bodies or phrase.person or not phrase.heads:
        return phrase
    head = phrase.heads[-1]
    if (words.roles(head) and "speaker" not in words.roles(head)) or words.lows[head].endswith("s"):
        return phrase
    return _with_own_name(words, phrase, phrase.core_end, end)


def _with_own_name(words: Words, phrase: Phrase, start: int, end: int) -> Phrase:
    """Return the phrase under the name that the words between ``start`` and ``end`` give, else as it is."""
    name = _own_name(words, start, end)
    if name is None:
        return phrase
    return Phrase(phrase.first, max(phrase.last, name[1]), PhraseSort.PROPER, core_end=name[1], person=name)


def _own_name(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Return the words of the name in "who gave his name only as Omar", "identified as Omar", "going by Omar"."""
    for k in range(start, min(end, start + MAX_ASIDE)):
        low = words.lows[k]
        gave = low == "name" and words.lows[k - 1] in ("his", "her", "their", "first", "full", "last", "given", "only")
        goes = low in _GOING and words.lows[k + 1 : k + 2] == ["by"]
        if not (gave or goes or low in _NAMING):
            continue
        at = k + 1
        while at < end and words.lows[at] in _NAME_FILLERS:
            at += 1
        linked = gave or goes or low in ("called", "named") or not {"as", "by"}.isdisjoint(words.lows[k + 1 : at])
        last = at
        while last < end and last - at < MAX_NAME and _is_of_name(words, last):
            last += 1
        if linked and last > at and any(words.is_name(i) for i in range(at, last)):
            return at, last
    return None


def _is_of_name(words: Words, at: int) -> bool:
    """Return whether the word may stand in a personal name: "Dr.", "Omar", "bin"."""
    if words.lows[at] in ("al", "bin", "bint", "abu", "de", "el"):
        return True
    return words.is_name(at) and (not words.roles(at) or "title" in words.roles(at))


def read_onlookers(words: Words, at: int) -> Phrase | None:
    """Return the speakers at word ``at`` whom only what they saw names: "people who saw the blast", "those there"."""
    if at + 1 >= len(words) or words.lows[at] not in _OTHERS:
        return None
    behind, after = words.lows[at + 1], words.lows[at + 2 : at + 3]
    if behind == "who" and after and after[0] in _SAW:
        return Phrase(at, at + 3, PhraseSort.NOUN, core_end=at + 1, heads=[at], called="witnesses")
    if not (behind in _DOING or (behind in _PLACED and words.lows[at + 1 : at + 3] != ["in", "their"])):
        return None
    last = at + 2
    while last < len(words) and last - at < MAX_DOING and _goes_on_telling(words, last):
        last += 1
    if behind in ("at", "in", "on", "inside", "outside", "near", "around") and last == at + 2:
        return None
    return Phrase(at, last, PhraseSort.NOUN, core_end=last, heads=[at], called=" ".join(words.lows[at:last]))


def _goes_on_telling(words: Words, at: int) -> bool:
    """Return whether the word goes on telling where people are: "at the scene", "nearby"."""
    low = words.lows[at]
    if low in _PLACED or low in ("the", "this", "that", "a", "an", "its"):
        return True
    return low.isalpha() and low not in NEVER_NAMES and low not in _FINITE and not low.endswith("ed")


def onlookers_before(words: Words, end: int) -> Phrase | None:
    """Return the onlookers that the clause before the verb at word ``end`` begins with."""
    for at in range(end - 1, max(-1, end - MAX_ASIDE), -1):
        if words.words[at] in ";:" or words.words[at] in QUOTE_MARKS:
            return None
        if words.lows[at] not in _OTHERS:
            continue
        if not _opens(words, at):
            return None
        found = read_onlookers(words, at)
        if found is None:
            return None
        if found.last == end:
            return found
        parted = found.called == "witnesses" and _FINITE.isdisjoint(words.lows[found.last : end])
        return found if parted and "," not in words.words[found.last : end - 1] else None
    return None
