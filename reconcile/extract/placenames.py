"""Split a run of capitalised words into what its parts are: place, people, body, title …

What a run means in its sentence and its document is decided in ``places``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from reconcile.extract.gazetteer import load_gazetteer
from reconcile.extract.placecues import CUES
from reconcile.lexicons.load import load_table
from reconcile.lexicons.spelling import fold
from reconcile.model import Place

MAX_WORDS = 5  # words of the longest name that is looked up
REMEMBERED = 1 << 14  # words
CLEAR_LEAD = 5  # times: the largest namesake is meant without context if it is this much larger than the next
CLEAR_SIZE = 50_000  # persons: and at least this large
MAX_UNKNOWN_WORDS = 3  # words that make one unknown name: past that, commas were lost from a list
MIN_APART = 50_000  # persons: a larger town keeps its name to itself when an unknown name stands beside it
MIN_PLURAL = 4  # letters of the shortest name that may have lost the apostrophe of its possessive
MIN_BARE_POSSESSIVE = 100_000  # persons: "Syrias", "Aleppos" where the apostrophe is lost; smaller names are left alone

_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_POSSESSIVE_ENDS = ("s", "'", "’")
_INNER_LINKS = frozenset(("", "al", "el", "ez", "de", "la", "del", "da", "do", "dos", "das", "bin", "ibn"))
LOOSE_ARTICLES = frozenset(("al", "el", "ez"))
_LINKS = frozenset("of the de la los las da do dos das del di du des le bin ibn upon ul al el ez".split())
_ADJECTIVE_ENDINGS = ("ish", "ian", "ians", "ese", "ist", "ists", "ite", "ites", "ism", "itan", "ing")
#: Words that open a name although they are common at the head of a sentence.
_OPENERS = frozenset(("the", "new", "north", "south", "east", "west", "central", "upper", "lower", "greater"))


class Part(Enum):
    """What a stretch of capitalised words is."""

    PLACE = "place"
    PEOPLE = "people"  # a demonym
    UNKNOWN = "unknown"  # a name that no table holds
    NOUN = "noun"  # Province, City
    FACILITY = "facility"  # Hospital, Bridge, River
    BODY = "body"  # Ministry, Observatory
    STOP = "stop"  # a word that is no name


class Element(NamedTuple):
    """A part of a run. Offsets count from the run's start; ``end`` leaves out a possessive."""

    start: int
    end: int
    part: Part
    name: str = ""
    places: tuple[Place, ...] = ()
    why: str = ""


class _Alone(NamedTuple):
    """What a word is by itself; no part for a linking word."""

    part: Part | None
    name: str
    places: tuple[Place, ...]
    why: str


class _Word(NamedTuple):
    """A word of a run, whole and as the name that it may end ("bare": without its possessive)."""

    lower: str
    folded: str
    bare: str
    bare_folded: str
    why: str  # of place_stop
    is_link: bool
    ends_name: bool  # not "Bank of", not "April"
    alone: _Alone


def _lower_keys(table: str, column: str) -> dict[str, str]:
    rows = load_table(table)
    key = next(iter(rows[0]))
    return {row[key].lower(): row[column] for row in rows}


STOPS = _lower_keys("place_stop", "why")
PEOPLES = {fold(row["demonym"]): row["country"] for row in load_table("demonyms")}


#: Armed groups whose names hold the names of towns: "Boko Haram".
_GROUPS = frozenset(
    fold(name)
    for row in load_table("claimant_names")
    if row["kind"] == "armed_group"
    for name in (row["name"], *row["aliases"].split(" | "))
    if name
)


def country_of_people(folded: str) -> str:
    """Return the country of a demonym ("syrians"), "" if it is none."""
    return PEOPLES.get(folded) or (PEOPLES.get(folded[:-1], "") if folded.endswith("s") else "")


_PLAIN = frozenset(
    word for word, why in STOPS.items() if why not in ("given", "prefix") and not country_of_people(fold(word))
)


def is_clear(element: Element) -> bool:
    """Tell whether the first of several namesakes is meant when nothing in the text tells."""
    best = element.places[0]
    if element.why == "press" or best.kind in ("country", "region", "sea", "camp"):
        return True
    rivals = [place.population for place in element.places if place.country != best.country]
    return best.population >= CLEAR_SIZE and best.population >= CLEAR_LEAD * max(rivals, default=0)


def split_run(run: str) -> tuple[Element, ...]:
    """Return the parts of a run of capitalised words, in order.

    >>> [(e.part.name, e.name) for e in split_run("Syrian Khan Sheikhoun")]
    [('PEOPLE', 'Syrian'), ('PLACE', 'Khan Sheikhoun')]
    """
    if " " not in run and "\n" not in run and "\u00a0" not in run:
        alone = _single((_read_word(run),), 0, 0)
        return (_marked(alone),) if alone else ()
    words, starts, at = [], [], 0
    for written in run.split():
        start = run.index(written, at)
        at = start + len(written)
        words.append(_read_word(written))
        starts.append(start)
    elements: list[Element] = []
    first = 0
    while first < len(words):
        element, after = _longest_name(run, words, starts, first)
        if element is None:
            element, after = _single(words, starts[first], first), first + 1
        first = after
        if element is None:
            continue
        if elements and _is_one_name(run, elements[-1], element):
            opening = elements.pop()
            name = run[opening.start : element.end]
            element = Element(opening.start, element.end, Part.UNKNOWN, name, why=opening.why)
        elements.append(element)
    return tuple(map(_marked, elements))


def is_plain_word(written: str) -> bool:
    """Tell whether a word is no name at all: "The", "Tuesday", "President"."""
    return written.lower() in _PLAIN


def _why_plain(bare: str) -> str:
    """Return why a word without its possessive is no name; a given name in the possessive may be a country's."""
    return STOPS.get(bare.lower(), "") if is_plain_word(bare) else ""


@lru_cache(maxsize=REMEMBERED)
def _read_word(written: str) -> _Word:
    """Return a word of a run as it is compared and as it is by itself; words are common to many runs."""
    lower, folded = written.lower(), fold(written)
    bare = _POSSESSIVE.sub("", written) if written.endswith(_POSSESSIVE_ENDS) else written
    bare_folded = folded if bare == written else fold(bare)
    is_link = written == lower and lower in _LINKS
    why = STOPS.get(lower) or ("" if bare == written else _why_plain(bare))
    ends_name = not (is_link or lower in LOOSE_ARTICLES or why in ("function", "calendar"))
    is_link = is_link and lower not in LOOSE_ARTICLES
    alone = _part_of_word(bare, bare_folded) if is_link else _read_alone(bare, bare_folded, why)
    return _Word(lower, folded, bare, bare_folded, why, is_link, ends_name, alone)


def _read_alone(bare: str, folded: str, why: str) -> _Alone:
    """Return the part that a word is by itself."""
    is_short = len(folded) < 2 or (len(folded) == 2 and folded.islower() and not bare.isupper())
    if why in ("", "given", "prefix") and not is_short:
        part, places, known = _known_name(folded)
        if part is not None:
            return _Alone(part, bare, places, why if why == "given" and part is Part.PLACE else known)
    return _part_of_word(bare, folded)


def _marked(element: Element) -> Element:
    """Return an element, marked if it is an unknown word that looks like an adjective, an acronym or a plain word."""
    if element.part is not Part.UNKNOWN:
        return element
    name, lower = element.name, element.name.lower()
    is_unlikely = name.isupper() or lower in STOPS or lower.endswith(_ADJECTIVE_ENDINGS)
    return element._replace(why="unlikely") if is_unlikely else element


def _is_one_name(run: str, first: Element, second: Element) -> bool:
    """Tell whether two neighbouring parts are one name that no table holds: "Bab" "al-Nayrab", "Diva" "Naselba"."""
    if run[first.end : second.start].strip().lower() not in _INNER_LINKS:
        return False
    kinds = (first.part, second.part)
    if kinds == (Part.UNKNOWN, Part.UNKNOWN):
        return first.name.count(" ") + 1 < MAX_UNKNOWN_WORDS
    if kinds == (Part.UNKNOWN, Part.PLACE):
        return first.why == "prefix" or is_small(second)
    return kinds == (Part.PLACE, Part.UNKNOWN) and is_small(first)


def is_small(element: Element) -> bool:
    """Tell whether a part is a place so small, or a name so common, that it is more likely a piece of a longer name."""
    if not element.places:
        return False
    best = element.places[0]
    return element.why == "given" or (best.kind in ("city", "admin2") and best.population < MIN_APART)


def _longest_name(run: str, words: Sequence[_Word], starts: Sequence[int], first: int) -> tuple[Element | None, int]:
    """Return the longest known name of two words or more that starts with word ``first``, and the word after it."""
    opening = words[first]
    if opening.is_link or (opening.why == "function" and opening.lower not in _OPENERS):
        return None, first
    for last in range(min(len(words), first + MAX_WORDS), first + 1, -1):
        closing = words[last - 1]
        is_bare_word = last == first + 2 and opening.lower in LOOSE_ARTICLES and is_plain_word(closing.bare)
        if is_bare_word or not closing.ends_name:
            continue
        folded = " ".join([*[word.folded for word in words[first : last - 1]], closing.bare_folded])
        part, places, why = _known_name(folded)
        if part is not None:
            start, end = starts[first], starts[last - 1] + len(closing.bare)
            return Element(start, end, part, run[start:end], places, why), last
    return None, first


def _single(words: Sequence[_Word], start: int, at: int) -> Element | None:
    """Return what one word is when no longer name starts with it; ``None`` for a linking word."""
    word = words[at]
    part, name, places, why = word.alone
    if word.why == "prefix" and at + 1 < len(words) and _goes_on(words[at + 1].bare):
        part, name, places, why = _part_of_word(word.bare, word.bare_folded)
    return Element(start, start + len(word.bare), part, name, places, why) if part else None


def _goes_on(bare: str) -> bool:
    """Tell whether a word goes on with the name that a prefix opens: "Bab al-Nayrab", not "Bab Tuesday"."""
    return STOPS.get(bare.lower(), "given") in ("given", "prefix")


def _known_name(folded: str) -> tuple[Part | None, tuple[Place, ...], str]:
    """Return what the tables know a folded name as: places, a people, an armed group, or nothing."""
    if folded in _GROUPS or (folded.endswith("s") and folded[:-1] in _GROUPS):
        return Part.STOP, (), "group"
    gazetteer = load_gazetteer()
    places = gazetteer.named(folded)
    if not places and folded.endswith("s") and len(folded) > MIN_PLURAL and folded.split()[-1][:-1] not in STOPS:
        singular = gazetteer.named(folded[:-1])
        if singular and (singular[0].kind == "country" or singular[0].population >= MIN_BARE_POSSESSIVE):
            places = singular
    if country_of_people(folded) and not (places and places[0].kind == "country"):
        return Part.PEOPLE, (), ""
    return (Part.PLACE, places, "press" if gazetteer.is_press_name(folded) else "") if places else (None, (), "")


def _part_of_word(bare: str, folded: str) -> _Alone:
    """Return what a word is that is no place."""
    lower = bare.lower()
    if lower in _LINKS:
        return _Alone(None, "", (), "")
    if country_of_people(folded):
        return _Alone(Part.PEOPLE, bare, (), "")
    role = CUES.get(lower)
    if role in ("noun", "facility", "body"):
        return _Alone(Part(role), bare, (), "")
    why = STOPS.get(lower, "")
    if why == "prefix":
        return _Alone(Part.UNKNOWN, bare, (), why)
    if why or (lower[-1:] == "s" and STOPS.get(lower[:-1]) == "calendar"):
        return _Alone(Part.STOP, bare, (), why or "calendar")
    head, dash, tail = bare.partition("-")
    if dash and tail[:1].islower() and country_of_people(fold(head)):
        return _Alone(Part.PEOPLE, head, (), "")
    if dash and (tail[:1].islower() or all(map(_is_known_well, bare.split("-")))):
        return _Alone(Part.STOP, bare, (), "")  # "Britain-based", "US-Russia", "Aleppo-Damascus"
    return _Alone(Part.UNKNOWN, bare, (), "")


def _is_known_well(written: str) -> bool:
    """Tell whether a name is a people's, a country's or a large town's: two such glued together are no place."""
    folded = fold(written)
    places = load_gazetteer().named(folded) if folded not in LOOSE_ARTICLES else ()
    is_large = bool(places) and (places[0].kind in ("country", "region") or places[0].population >= CLEAR_SIZE)
    return is_large or bool(country_of_people(folded))
