"""Read the words that name a claimant: "a military source in Homs", "the UN".

A phrase is read forward from its first word, by what sort of word may follow
what; the words and their roles are in the table ``claimant_nouns``. A phrase
that stands before its verb is found by trying the starts to its left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import regex

from reconcile.extract.names import DEMONYMS, Body, could_start_name, match_name, normal_word
from reconcile.lexicons.load import load_table
from reconcile.model import Span

#: Words; a longer run is not a claimant but a sentence.
MAX_PHRASE = 24
#: Words between commas; "Jeff Amsel, the county's chief examiner, told".
MAX_APPOSITION = 22

_TOKEN = regex.compile(
    r"(?:\p{Lu}\.){2,}(?:-\p{L}+)*|(?:Dr|Mr|Mrs|Ms|Gen|Col|Lt|Maj|Brig|Sgt|Capt|Prof|Rev|Sen|Gov|Jr|Adm|Rep|St)\.(?=\s)"
    r"|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:[-'’&./‑][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\p{N}+(?:[.,]\p{N}+)*(?:[\p{L}-]+)?|[^\s\p{L}\p{N}]"
)

_ROLES: dict[str, frozenset[str]] = {row["noun"]: frozenset(row["roles"].split(" | ")) for row in load_table("claimant_nouns")}
_NONE: frozenset[str] = frozenset()
_HEAD_ROLES = frozenset({"speaker", "body", "spokes", "head", "record"})
_DEMONYM_WORDS = frozenset(demonym for demonym in DEMONYMS if " " not in demonym)

PRONOUNS = frozenset(["he", "she", "it", "they"])
_ARTICLES = frozenset(["the", "a", "an"])
_DETERMINERS = frozenset(["the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "one", "another", "some", "many", "several", "other", "two", "three", "four", "both", "both", "all", "most"])
_NOT_NAMES = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "the", "a", "an", "in", "on", "at", "it", "its", "he", "she", "they", "we", "i", "you", "this", "that", "these", "those", "there", "and", "but", "or", "if", "when", "while", "as", "for", "from", "with", "by", "to", "of", "after", "before", "since", "during", "according", "meanwhile", "however", "also", "earlier", "later", "elsewhere", "still", "yet", "so", "then", "thus", "both", "more", "most", "many", "some", "several", "dozens", "hundreds", "thousands", "scores", "tens", "no", "not", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "another", "other", "others", "among", "including", "about", "around", "at", "least", "nearly", "over", "up", "under", "between", "who", "which", "what", "where", "why", "how", "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "will", "would", "could", "should", "can", "may", "might", "must", "killed", "wounded", "injured", "dead", "people", "civilians", "children", "women", "men", "amid", "despite", "although", "though", "because", "until", "once", "citing", "quoting", "speaking", "asked", "all", "any", "each", "every", "his", "her", "their", "our", "your", "my", "him", "them", "us", "published", "posted", "updated", "photo", "image", "video", "file", "read", "watch", "related", "share", "only", "just", "even", "now", "today", "yesterday", "tomorrow"]
)
_OBJECT_PREPS = frozenset(["of", "for", "in", "at", "from", "with", "on", "near", "inside", "outside", "within"])
_PLACE_PREPS = frozenset(["in", "at", "near", "inside", "outside", "from", "within", "on"])
_RECORD_LINKS = frozenset("by compiled released issued published circulated gathered collected provided shared posted".split())
_NAME_JOINS = frozenset(["of", "for", "and", "the", "on", "al", "el", "bin", "bint", "ibn", "de", "da", "do", "du", "van", "von", "der", "la", "le", "del", "dos", "und", "und-"])
_SIDE = ("-based", "-led", "-backed", "-held", "-run", "-controlled", "-affiliated", "-linked", "-aligned", "-born", "-ranking",
         "-level", "-owned", "-funded", "-appointed", "-government", "-year-old", "-profit", "-border", "-wide")
_ARABIC_ARTICLES = frozenset("al el as ar ad an at az ul".split())
#: Nouns that a name may follow: "the paramilitary group Hezbollah", "news agency Xinhua".
_NAMED_BODIES = frozenset("group agency watchdog monitor organisation organization charity network channel broadcaster newspaper "
                          "movement militia website station party coalition".split())
_LEADING_PREPS = frozenset("in of near at on from to outside around across by with between inside into over through against "
                           "towards toward capital city town village".split())
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_LEADS = frozenset("heads leads runs directs chairs".split())
_COUNTS = frozenset("two three four five six seven eight nine ten eleven twelve dozens scores hundreds thousands".split())


def is_common_noun(low: str) -> bool:
    """Return whether the word is in the table of nouns and traits."""
    return low in _ROLES


class PhraseSort(StrEnum):
    """What sort of words name the claimant."""

    PRONOUN = "pronoun"
    NAME = "name"
    PROPER = "proper"
    NOUN = "noun"
    RECORD = "record"


class Words:
    """The words of one sentence, with their normal forms and offsets."""

    __slots__ = ("ends", "lows", "starts", "text", "words")

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in _TOKEN.finditer(text, span.start, span.end):
            self.words.append(match[0])
            self.starts.append(match.start())
            self.ends.append(match.end())
        self.lows = [normal_word(word) if word[0].isalpha() else word for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    def is_name(self, at: int) -> bool:
        """Return whether the word is written as a name: a capital, and no opener."""
        word = self.words[at]
        if word[0].isupper():
            return self.lows[at] not in _NOT_NAMES
        return "-" in word and word[:2] in _ARABIC_ARTICLES and word.split("-")[-1][:1].isupper()

    def roles(self, at: int) -> frozenset[str]:
        return _ROLES.get(self.lows[at], _NONE)

    def span(self, first: int, last: int) -> Span:
        """Return the offsets of words ``first`` to ``last``, ``last`` left out."""
        return Span(self.starts[first], self.ends[last - 1])


@dataclass(slots=True)
class Phrase:
    """A claimant phrase: words ``first`` to ``last`` (left out) of a sentence.

    ``core_end`` is where its "in Homs" or "for the army" begins; ``heads``
    are the places of its nouns, ``bodies`` of its names from the table,
    ``person`` the words of a personal or unknown name.
    """

    first: int
    last: int
    sort: PhraseSort
    core_end: int = 0
    heads: list[int] = field(default_factory=list)
    bodies: list[tuple[int, int, Body]] = field(default_factory=list)
    person: tuple[int, int] | None = None
    determiner: str = ""
    object: Phrase | None = None
    object_prep: str = ""
    apposition: Phrase | None = None


def read_phrase(words: Words, at: int, until: int | None = None, *, deep: bool = True) -> Phrase | None:
    """Return the claimant phrase that begins at word ``at``, or None.

    Args:
        words: The sentence.
        at: The first word of the phrase.
        until: Words from here on are not looked at.
        deep: Whether "in …", "for …" and ", head of …" may follow.
    """
    stop = min(len(words), at + MAX_PHRASE if until is None else until)
    if at >= stop:
        return None
    if words.lows[at] in PRONOUNS:
        return Phrase(at, at + 1, PhraseSort.PRONOUN, core_end=at + 1)
    phrase = _read_core(words, at, stop)
    if phrase is None or not deep:
        return phrase
    _read_rest(words, phrase, stop)
    return phrase


def _read_core(words: Words, at: int, stop: int) -> Phrase | None:
    """Return determiner, traits, names and nouns up to the last one that can speak."""
    i = at
    determiner = ""
    while i < stop and words.lows[i] in _DETERMINERS and i - at < 2:
        determiner = determiner or words.lows[i]
        i += 1
    phrase = Phrase(at, 0, PhraseSort.NOUN, determiner=determiner)
    proper_from: int | None = None
    closed = False
    while i < stop:
        if words.words[i].endswith(_SIDE) or (determiner and words.lows[i] in _MONTHS and i + 1 < stop and "record" in words.roles(i + 1)):
            proper_from = phrase.person = None
            i += 1
            continue
        if words.lows[i] == "and" and _joins_traits(words, i, at, stop):
            i += 1
            continue
        named = bool(phrase.heads) and phrase.heads[-1] == i - 1 and words.lows[i - 1] in _NAMED_BODIES
        step = _read_name(words, phrase, i, stop) if not closed or named else 0
        if step:
            proper_from = None
            i += step
            phrase.last = i
            continue
        roles = words.roles(i)
        capital = words.is_name(i)
        if capital and words.words[i] in _DEMONYM_WORDS and (proper_from is not None or phrase.bodies or phrase.heads):
            break
        if roles & _HEAD_ROLES and not (capital and proper_from is not None and "title" in roles):
            phrase.heads.append(i)
            proper_from = None
            i += 1
            phrase.last = i
            closed = not capital and _closes(words.lows[i - 1], roles)
            continue
        if capital and not closed:
            if phrase.bodies and phrase.bodies[-1][1] == i and not words.words[i - 1].endswith(("'s", "’s")) and "trait" not in roles:
                break
            if "title" not in roles:
                proper_from = i if proper_from is None else proper_from
                phrase.person = (proper_from, i + 1)
            i += 1
            phrase.last = i
            continue
        if proper_from is not None and words.lows[i] in _NAME_JOINS and _joins_name(words, i, stop):
            i += 1
            continue
        if "trait" in roles or "title" in roles or words.words[i].endswith(_SIDE) or _is_owner(words, i):
            proper_from = None
            i += 1
            continue
        break
    if phrase.last <= at:
        return None
    return _sorted_core(words, phrase)


def _read_name(words: Words, phrase: Phrase, i: int, stop: int) -> int:
    """Note a body of the table at word ``i``; return its length, 0 if there is none."""
    if not could_start_name(words.lows[i]):
        return 0
    found = match_name(words.words, words.lows, i, stop, words.text)
    if found is None:
        return 0
    length, body = found
    if i + length < stop and words.is_name(i + length) and words.lows[i + length] in ("province", "city"):
        return 0
    phrase.bodies.append((i, i + length, body))
    return length


def _closes(low: str, roles: frozenset[str]) -> bool:
    """Return whether no name can follow this noun: "activists Reuters", but "activist Wael"."""
    if (low.endswith("s") and not low.endswith("ss")) or "body" in roles or "record" in roles:
        return True
    return low in ("source", "police", "opposition", "staff", "people")


def _joins_traits(words: Words, i: int, at: int, stop: int) -> bool:
    """Return whether "and" joins two traits of one noun: "local and media sources"."""
    if i <= at or i + 2 >= stop or not ("trait" in words.roles(i - 1) and "trait" in words.roles(i + 1)):
        return False
    return any("speaker" in words.roles(k) and words.lows[k].endswith("s") for k in range(i + 1, min(stop, i + 4)))


def _joins_name(words: Words, i: int, stop: int) -> bool:
    """Return whether the small word at ``i`` stands inside a name."""
    low = words.lows[i]
    if low == "and" and not any(words.lows[k] in ("for", "of") or _is_owner(words, k) for k in range(max(0, i - 4), i)):
        return False
    if low in ("in", "on", "of", "for") and i + 2 < stop and words.lows[i + 1] == "the":
        return words.is_name(i + 2)
    if low == "the":
        return words.lows[i - 1] in ("of", "for", "on") and i + 1 < stop and words.is_name(i + 1)
    if low == "on":
        return False
    return i + 1 < stop and words.is_name(i + 1)


def _is_owner(words: Words, i: int) -> bool:
    """Return whether the word is a possessive: "the country's", "Syria's"."""
    return words.words[i].endswith(("'s", "’s")) and len(words.words[i]) > 3


def _sorted_core(words: Words, phrase: Phrase) -> Phrase | None:
    """Give the phrase its sort, or None where nothing in it can speak."""
    phrase.core_end = phrase.last
    trailing = phrase.person if phrase.person and phrase.person[1] == phrase.last else None
    if phrase.heads and "record" in words.roles(phrase.heads[-1]) and phrase.heads[-1] == phrase.last - 1:
        phrase.sort = PhraseSort.RECORD
    elif phrase.heads:
        phrase.sort = PhraseSort.NOUN
    elif phrase.bodies:
        phrase.sort = PhraseSort.NAME
    elif trailing:
        if all(words.words[k] in _DEMONYM_WORDS for k in range(*trailing)):
            return None
        phrase.sort = PhraseSort.PROPER
    else:
        return None
    return phrase


def _read_rest(words: Words, phrase: Phrase, stop: int) -> None:
    """Extend the phrase by "(SOHR)", "for the army", "in Homs", ", head of …"."""
    i = phrase.last
    while i < stop:
        low = words.lows[i]
        if low in "([" and (close := _closing(words, i, stop)):
            if not phrase.bodies and close == i + 2:
                _read_name(words, phrase, i + 1, close)
            i = phrase.last = close + 1
            continue
        if phrase.sort is PhraseSort.RECORD and low in _RECORD_LINKS and phrase.object is None:
            at = i + 1 if low == "by" else i + 2 if i + 1 < stop and words.lows[i + 1] in ("by", "from") else 0
            maker = read_phrase(words, at, stop, deep=False) if at else None
            if maker is None:
                break
            phrase.object, phrase.object_prep = maker, "by"
            i = phrase.last = maker.last
            continue
        if phrase.object is not None and phrase.object.last == i and words.is_name(i) and _is_role(words, phrase):
            first = i
            while i < stop and i - first < 5 and (words.is_name(i) or words.lows[i] in ("al", "bin", "de", "el")):
                i += 1
            phrase.person, phrase.last = (first, i), i
            continue
        if (low in _OBJECT_PREPS or low == "based") and phrase.object is None:
            ahead = i + 2 if low == "based" and i + 1 < stop and words.lows[i + 1] in _OBJECT_PREPS else i + 1
            found = read_object(words, ahead, stop, low)
            if found is None:
                break
            phrase.object, phrase.object_prep = found, low
            i = phrase.last = found.last
            continue
        if phrase.apposition is None and (found := _read_apposition(words, phrase, i, stop)):
            phrase.apposition = found
            i = phrase.last = found.last
            continue
        break


def _is_role(words: Words, phrase: Phrase) -> bool:
    """Return whether the phrase is somebody's office: "the director of …"."""
    return bool(phrase.heads) and bool(words.roles(phrase.heads[-1]) & {"head", "spokes"})


def _closing(words: Words, i: int, stop: int) -> int:
    """Return the place of the bracket that closes the one at ``i``, 0 if it is far."""
    return next((k for k in range(i + 1, min(stop, i + 6)) if words.words[k] in ")]"), 0)


def read_object(words: Words, at: int, stop: int, prep: str) -> Phrase | None:
    """Return what stands after "for", "of", "in" … inside a claimant phrase, or None."""
    i = at
    while i < stop and (words.lows[i] in _DETERMINERS or words.roles(i) & {"trait", "setting"} or words.words[i].endswith(_SIDE)):
        i += 1
    if i + 1 < stop and words.words[i].islower() and words.words[i].isalpha() and not words.roles(i) and words.is_name(i + 1) and (
            words.lows[i] not in _NOT_NAMES | _OBJECT_PREPS):
        i += 1
        at = i if i == at + 1 else at
    marked = i > at and words.lows[at] in _DETERMINERS
    core = _read_core(words, at, stop)
    if core is not None and core.last > i:
        plural = core.sort is PhraseSort.NOUN and words.lows[core.last - 1].endswith("s") and "speaker" in words.roles(core.last - 1)
        if prep in _PLACE_PREPS and plural:
            return None
        i = core.last
        while i < stop and "setting" in words.roles(i) and not words.is_name(i):
            i += 1
        core.last = i
        return core
    if i > at and (marked or "setting" in words.roles(i - 1)):
        return Phrase(at, i, PhraseSort.NOUN, core_end=i)
    if marked and i < stop and words.words[i][0].isalpha() and i == at + 1 and words.lows[i] not in _NOT_NAMES:
        return Phrase(at, i + 1, PhraseSort.NOUN, core_end=i + 1)
    return None


def _read_apposition(words: Words, phrase: Phrase, i: int, stop: int) -> Phrase | None:
    """Return "head of …" or "a British-based group" after a name, with its comma if any."""
    comma = words.words[i] == ","
    at = i + 1 if comma else i
    if at >= stop or phrase.sort not in (PhraseSort.NAME, PhraseSort.PROPER, PhraseSort.NOUN):
        return None
    if phrase.sort is PhraseSort.NOUN and not (phrase.person and phrase.person[1] == phrase.core_end):
        return None
    if comma and words.lows[at] == "from":
        return read_object(words, at + 1, stop, "from")
    if words.lows[at] == "who" and at + 1 < stop and words.lows[at + 1] in _LEADS:
        led = read_object(words, at + 2, stop, "of")
        return None if led is None else Phrase(at, led.last, PhraseSort.NOUN, core_end=at + 2, heads=[at + 1], object=led, object_prep="of")
    roles = words.roles(at)
    if words.lows[at] not in _ARTICLES and not roles & {"head", "spokes", "speaker", "trait"}:
        return None
    if not comma and words.is_name(at) and not roles & {"head", "spokes"}:
        return None
    found = read_phrase(words, at, stop, deep=False)
    if found is None or found.sort is not PhraseSort.NOUN:
        return None
    if not comma and words.lows[at] == "the" and not _is_role(words, found):
        return None
    if not comma and phrase.sort is PhraseSort.PROPER and (phrase.person is None or phrase.person[1] - phrase.person[0] < 2):
        return None
    _read_objects_only(words, found, stop)
    if comma and found.last < stop and words.lows[at] not in _ARTICLES and not words.roles(found.heads[0]) & {"head", "spokes"}:
        return None
    return found


def _read_objects_only(words: Words, phrase: Phrase, stop: int) -> None:
    i = phrase.last
    if i < stop and (words.lows[i] in _OBJECT_PREPS or words.lows[i] == "based"):
        ahead = i + 2 if words.lows[i] == "based" else i + 1
        found = read_object(words, ahead, stop, words.lows[i])
        if found is not None:
            phrase.object, phrase.object_prep, phrase.last = found, words.lows[i], found.last


def read_back(words: Words, end: int, floor: int = 0) -> Phrase | None:
    """Return the claimant phrase whose last word is just before ``end``, or None.

    The longest phrase wins, except that a noun that can speak by itself
    is not swallowed as somebody's place ("at the hospital officials said").
    """
    best: Phrase | None = None
    for at in _starts(words, end, floor):
        phrase = read_phrase(words, at, end)
        if phrase is None or phrase.last != end:
            continue
        if _is_place(words, at, phrase):
            continue
        best = phrase if best is None or _is_better(words, phrase, best) else best
    return best


def _is_place(words: Words, at: int, phrase: Phrase) -> bool:
    """Return whether the phrase begins with what only tells where: "in Homs state television"."""
    led = _is_led(words, at)
    if led and phrase.apposition is not None:
        return True
    if phrase.sort is PhraseSort.PROPER:
        if at and not words.is_name(at - 1):
            return led or words.roles(at - 1) == frozenset({"trait"})
        return at > 0 and not _is_led_person(words, at, phrase.last)
    return led and words.is_name(at) and not words.roles(at) and words.words[at] not in _DEMONYM_WORDS and not phrase.bodies


def _is_led_person(words: Words, at: int, last: int) -> bool:
    """Return whether a place of one word stands before the name: "in Aleppo Rami Amsel said"."""
    settings = any("setting" in words.roles(k) for k in range(at, last))
    return last - at >= 2 and not settings and at >= 2 and _is_led(words, at - 1)


def _is_led(words: Words, at: int) -> bool:
    """Return whether "in", "near", "the town of" … stands before the phrase: it is a place then."""
    while at and words.lows[at - 1] in _ARTICLES:
        at -= 1
    return at > 0 and words.lows[at - 1] in _LEADING_PREPS


def _starts(words: Words, end: int, floor: int) -> Iterator[int]:
    """Yield the places, right to left, where a phrase that ends at ``end`` may begin."""
    for at in range(end - 1, max(floor, end - MAX_PHRASE) - 1, -1):
        word = words.words[at]
        if word in ";:“”\"!?—–":
            return
        if word == "," :
            continue
        low = words.lows[at]
        if (low in _DETERMINERS or low in PRONOUNS or words.roles(at) - {"setting"} or words.is_name(at) or word.endswith(_SIDE)
                or (word[0].isupper() and could_start_name(low))):
            yield at


def _is_better(words: Words, longer: Phrase, shorter: Phrase) -> bool:
    """Return whether the phrase that begins further left is the claimant's whole name."""
    if longer.first and longer.sort is PhraseSort.NOUN and not longer.bodies and _is_count(words, longer.first - 1):
        return False
    if longer.core_end >= shorter.core_end:  # the same noun with more before it
        if shorter.bodies and shorter.bodies[0][0] == shorter.first and not (longer.bodies and longer.bodies[0][0] < shorter.first):
            return False
        return words.words[shorter.first - 1] != ","
    if longer.apposition is not None and longer.apposition.first <= shorter.first:
        return True
    return longer.object is not None and longer.object.first <= shorter.first


def _is_count(words: Words, at: int) -> bool:
    """Return whether the word counts what follows it: "5 members of the army officials said"."""
    word = words.words[at]
    is_year = len(word) == 4 and word[:2] in ("19", "20")
    return (word[0].isdigit() and not is_year) or words.lows[at] in _COUNTS
