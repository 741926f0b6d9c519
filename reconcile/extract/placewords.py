"""Tell what one capitalised word is, alone or in a longer name: place, people, armed group, body, plain word.

A word is read once and remembered: words are common to many names.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from reconcile.extract.gazetteer import load_gazetteer, opening_pair
from reconcile.extract.placecues import CUES
from reconcile.lexicons.load import load_table
from reconcile.lexicons.spelling import ARTICLES, fold
from reconcile.model import Place

REMEMBERED = 1 << 14  # words
MIN_NAME = 3  # letters of the shortest name that is looked up, unless it is written in capitals: "US"
MIN_PLURAL = 4  # letters of the longest name too short to have lost the apostrophe of its possessive
MIN_BARE_POSSESSIVE = 100_000  # persons: "Syrias", "Aleppos" where the apostrophe is lost; smaller names are left alone
MIN_GLUED = 50_000  # persons: a town so large is known well enough to be glued to another: "Aleppo-Damascus"

#: Arabic articles that may stand before a name as a word of their own.
LOOSE_ARTICLES = frozenset(("al", "el", "ez"))
_LINKS = frozenset("of the de la los las da do dos das del di du des le bin ibn upon ul al el ez".split())
#: Words that open a name although they are common at the head of a sentence.
_OPENERS = frozenset(("the", "new", "north", "south", "east", "west", "central", "upper", "lower", "greater"))
_ADJECTIVE_ENDINGS = ("ish", "ian", "ians", "ese", "ist", "ists", "ite", "ites", "ism", "itan", "ing")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_POSSESSIVES = ("'s", "’s", "'", "’")


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
    """A part of a run. Offsets count from the run's start; ``end`` leaves out a possessive.

    Attributes:
        places: Its namesakes in the world.
        why: Of ``place_stop``; "press" for a place of the project's own tables, "group" for an armed group,
            "unlikely" for an unknown word that looks like an adjective, an acronym or a plain word.
    """

    start: int
    end: int
    part: Part
    name: str = ""
    places: tuple[Place, ...] = ()
    why: str = ""


#: What the tables know a name as, with its namesakes in the world and why it is taken so.
Known = tuple[Part, tuple[Place, ...], str]

_NOT_READ = Element(0, 0, Part.STOP)


def _lower_keys(table: str, column: str) -> dict[str, str]:
    rows = load_table(table)
    key = next(iter(rows[0]))
    return {row[key].lower(): row[column] for row in rows}


STOPS = _lower_keys("place_stop", "why")
PEOPLES = {fold(row["demonym"]): row["country"] for row in load_table("demonyms")}
#: Armed groups whose names hold the names of towns: "Boko Haram".
_GROUPS = {
    fold(name)
    for row in load_table("claimant_names")
    if row["kind"] == "armed_group"
    for name in (row["name"], *row["aliases"].split(" | "))
    if name
}
_PAIRS = {opening_pair(name) for name in (*PEOPLES, *_GROUPS)}
_GROUPS |= {f"{name}s" for name in _GROUPS}  # a possessive that lost its apostrophe
_COUNTRY_OF_PEOPLE = {f"{people}s": country for people, country in PEOPLES.items()} | PEOPLES


def country_of_people(folded: str) -> str:
    """Return the country of a demonym ("syrians"), "" if it is none."""
    return _COUNTRY_OF_PEOPLE.get(folded, "")


_PLAIN = frozenset(
    word for word, why in STOPS.items() if why not in ("given", "prefix") and not country_of_people(fold(word))
)


def is_plain_word(written: str) -> bool:
    """Tell whether a word is no name at all: "The", "Tuesday", "President"."""
    return written.lower() in _PLAIN


def is_prefix(written: str) -> bool:
    """Tell whether a word opens longer names: "Bab", "Khan"."""
    return STOPS.get(written.lower()) == "prefix"


def may_go_on(bare: str) -> bool:
    """Tell whether a word may go on with a name that a prefix opens: "Bab al-Nayrab", not "Bab Tuesday"."""
    return STOPS.get(bare.lower(), "given") in ("given", "prefix")


class Word:
    """A word of a run, whole and as the name that it may end ("bare": without its possessive).

    What it is by itself is looked up when somebody asks.

    Attributes:
        why: Of ``place_stop``.
        may_open: It is no mere "of" or "on", so that a name may start with it.
    """

    __slots__ = ("_alone", "bare", "bare_folded", "folded", "is_link", "may_open", "why")

    def __init__(self, written: str) -> None:
        lower = written.lower()
        self.bare = written
        self.folded = self.bare_folded = lower if written.isascii() and written.isalpha() else fold(written)
        self.why = STOPS.get(lower, "")
        if written.endswith(_POSSESSIVES):
            self.bare = bare = _POSSESSIVE.sub("", written)
            self.bare_folded = fold(bare)
            if not self.why and is_plain_word(bare):  # a given name in the possessive may be a country's
                self.why = STOPS[bare.lower()]
        self.is_link = written == lower and lower in _LINKS
        is_bare = (self.is_link and lower not in LOOSE_ARTICLES) or (self.why == "function" and lower not in _OPENERS)
        self.may_open = not is_bare
        self._alone: Element | None = _NOT_READ

    @property
    def alone(self) -> Element | None:
        """What the word is where it is no part of a longer name; None for a linking word."""
        if self._alone is _NOT_READ:
            self._alone = None if self.is_link else _read_alone(self.bare, self.bare_folded, self.why)
        return self._alone


#: The words met so far; a name that is met for the first time costs most of what the reading of places costs.
read_word = lru_cache(maxsize=REMEMBERED)(Word)


def may_go_together(first: Word, second: Word) -> bool:
    """Return False only where no name of several words starts with these two."""
    one, two = first.folded, second.folded
    if one in ARTICLES or two in ARTICLES or two is not second.bare_folded:
        return True
    if " " not in one and " " not in two:
        return _may_open(one, two)
    words = f"{one} {two}".split()
    names = [word for word in words if word not in ARTICLES]  # under which an Arabic name is found
    return len(names) < 2 or _may_open(*words[:2]) or _may_open(*names[:2])


def _may_open(one: str, two: str) -> bool:
    pair = f"{one} {two}"
    if pair in _PAIRS or load_gazetteer().may_open(pair):
        return True
    return two.endswith("s") and _may_open(one, two[:-1])  # "Sri Lankas"


def _read_alone(bare: str, folded: str, why: str) -> Element | None:
    is_long = len(folded) >= MIN_NAME or (len(folded) == MIN_NAME - 1 and (bare.isupper() or not folded.islower()))
    if is_long and why in ("", "given", "prefix"):
        known = known_name(folded)
        if known is not None:
            part, places, known_why = known
            name = without_lost_possessive(bare, folded, part)
            return Element(0, len(name), part, name, places, "given" if why == "given" and places else known_why)
    return part_of_word(bare, folded)


def without_lost_possessive(written: str, folded: str, part: Part) -> str:
    """Return the name of a place without the "s" of a possessive that lost its apostrophe: "Syrias"."""
    is_lost = part is Part.PLACE and folded.endswith("s") and not load_gazetteer().named(folded)
    return written[:-1] if is_lost and written[-1:] in ("s", "S") else written


def known_name(folded: str) -> Known | None:
    """Return what the tables know a folded name as: places, a people or an armed group."""
    if folded in _GROUPS:
        return Part.STOP, (), "group"
    gazetteer = load_gazetteer()
    places = gazetteer.named(folded)
    if not places and folded.endswith("s") and len(folded) > MIN_PLURAL and folded.split()[-1][:-1] not in STOPS:
        singular = gazetteer.named(folded[:-1])
        if singular and (singular[0].kind == "country" or singular[0].population >= MIN_BARE_POSSESSIVE):
            places = singular
    if folded in _COUNTRY_OF_PEOPLE and not (places and places[0].kind == "country"):
        return Part.PEOPLE, (), ""
    return (Part.PLACE, places, "press" if gazetteer.is_press_name(folded) else "") if places else None


def part_of_word(bare: str, folded: str) -> Element | None:
    """Return what a word is that is no place; ``None`` for a linking word."""
    lower = bare.lower()
    if lower in _LINKS:
        return None
    if folded in _COUNTRY_OF_PEOPLE:
        return Element(0, len(bare), Part.PEOPLE, bare)
    role = CUES.get(lower)
    if role in ("noun", "facility", "body"):
        return Element(0, len(bare), Part(role), bare)
    why = STOPS.get(lower, "")
    if why == "prefix":
        return Element(0, len(bare), Part.UNKNOWN, bare, (), why)
    if why or (lower[-1:] == "s" and STOPS.get(lower[:-1]) == "calendar"):
        return Element(0, len(bare), Part.STOP, bare, (), why or "calendar")
    return (_part_of_glued(bare) if "-" in bare else None) or unknown_part(0, len(bare), bare)


def unknown_part(start: int, end: int, name: str) -> Element:
    """Return a name that no table holds, marked where it looks like none."""
    lower = name.lower()
    is_unlikely = name.isupper() or lower in STOPS or lower.endswith(_ADJECTIVE_ENDINGS)
    return Element(start, end, Part.UNKNOWN, name, (), "unlikely" if is_unlikely else "")


def _part_of_glued(bare: str) -> Element | None:
    """Return what a word with a hyphen is: "Syrian-backed", "Britain-based", "US-Russia", "Aleppo-Damascus"."""
    head, _, tail = bare.partition("-")
    if tail[:1].islower() and country_of_people(fold(head)):
        return Element(0, len(bare), Part.PEOPLE, head)
    if tail.islower() or all(map(_is_known_well, bare.split("-"))):
        return Element(0, len(bare), Part.STOP, bare)
    return None


def _is_known_well(written: str) -> bool:
    """Tell whether a name is a people's, a country's or a large town's: two such glued together are no place."""
    folded = fold(written)
    places = load_gazetteer().named(folded) if folded not in LOOSE_ARTICLES else ()
    is_large = bool(places) and (places[0].kind in ("country", "region") or places[0].population >= MIN_GLUED)
    return is_large or bool(country_of_people(folded))
