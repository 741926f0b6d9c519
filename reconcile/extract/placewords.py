"""Tell what one capitalised word is, alone or in a longer name: place, people, armed group, body, plain word.

A word is read once and remembered: words are common to many names.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from reconcile.extract.gazetteer import load_gazetteer
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
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_POSSESSIVE_ENDS = ("s", "'", "’")


class Part(Enum):
    """What a stretch of capitalised words is."""

    PLACE = "place"
    PEOPLE = "people"  # a demonym
    UNKNOWN = "unknown"  # a name that no table holds
    NOUN = "noun"  # Province, City
    FACILITY = "facility"  # Hospital, Bridge, River
    BODY = "body"  # Ministry, Observatory
    STOP = "stop"  # a word that is no name


class Known(NamedTuple):
    """What a name or a word is, with its namesakes in the world and why it is taken so.

    Attributes:
        why: Of ``place_stop``; "press" for a place of the project's own tables, "group" for an armed group.
    """

    part: Part
    name: str = ""
    places: tuple[Place, ...] = ()
    why: str = ""


class Word(NamedTuple):
    """A word of a run, whole and as the name that it may end ("bare": without its possessive)."""

    folded: str
    bare: str
    bare_folded: str
    why: str  # of place_stop
    may_open: bool  # a name of several words
    may_end: bool
    alone: Known | None  # None for a linking word


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
_LONGER = [name.split() for name in (*PEOPLES, *_GROUPS) if " " in name]
_OTHER_OPENERS, _OTHER_ENDERS = {words[0] for words in _LONGER}, {words[-1] for words in _LONGER}


def country_of_people(folded: str) -> str:
    """Return the country of a demonym ("syrians"), "" if it is none."""
    return PEOPLES.get(folded) or (PEOPLES.get(folded[:-1], "") if folded.endswith("s") else "")


_PLAIN = frozenset(
    word for word, why in STOPS.items() if why not in ("given", "prefix") and not country_of_people(fold(word))
)


def is_plain_word(written: str) -> bool:
    """Tell whether a word is no name at all: "The", "Tuesday", "President"."""
    return written.lower() in _PLAIN


def may_go_on(bare: str) -> bool:
    """Tell whether a word may go on with a name that a prefix opens: "Bab al-Nayrab", not "Bab Tuesday"."""
    return STOPS.get(bare.lower(), "given") in ("given", "prefix")


@lru_cache(maxsize=REMEMBERED)
def read_word(written: str) -> Word:
    """Return a word of a run as it is compared and as it is by itself."""
    lower, folded = written.lower(), fold(written)
    bare = _POSSESSIVE.sub("", written) if written.endswith(_POSSESSIVE_ENDS) else written
    bare_folded = folded if bare == written else fold(bare)
    why = STOPS.get(lower, "")
    if not why and bare != written and is_plain_word(bare):  # a given name in the possessive may be a country's
        why = STOPS[bare.lower()]
    is_link = written == lower and lower in _LINKS
    may_open = not (is_link and lower not in LOOSE_ARTICLES) and (why != "function" or lower in _OPENERS)
    may_end = not (is_link or lower in LOOSE_ARTICLES or why in ("function", "calendar"))
    return Word(
        folded,
        bare,
        bare_folded,
        why,
        may_open and _may_open(folded.partition(" ")[0]),
        may_end and _may_end(bare_folded.rpartition(" ")[2]),
        None if is_link else _read_alone(bare, bare_folded, why),
    )


def _may_open(word: str) -> bool:
    return word in ARTICLES or word in _OTHER_OPENERS or load_gazetteer().may_open(word)


def _may_end(word: str) -> bool:
    if word in _OTHER_ENDERS or load_gazetteer().may_end(word):
        return True
    return word.endswith("s") and _may_end(word[:-1])  # "Sri Lankas"


def _read_alone(bare: str, folded: str, why: str) -> Known | None:
    is_long = len(folded) >= MIN_NAME or (len(folded) == MIN_NAME - 1 and (bare.isupper() or not folded.islower()))
    if is_long and why in ("", "given", "prefix"):
        known = known_name(folded)
        if known is not None:
            is_given = why == "given" and known.part is Part.PLACE
            return known._replace(name=bare, why=why) if is_given else known._replace(name=bare)
    return part_of_word(bare, folded)


def known_name(folded: str) -> Known | None:
    """Return what the tables know a folded name as, nameless: places, a people or an armed group."""
    if folded in _GROUPS or (folded.endswith("s") and folded[:-1] in _GROUPS):
        return Known(Part.STOP, why="group")
    gazetteer = load_gazetteer()
    places = gazetteer.named(folded)
    if not places and folded.endswith("s") and len(folded) > MIN_PLURAL and folded.split()[-1][:-1] not in STOPS:
        singular = gazetteer.named(folded[:-1])
        if singular and (singular[0].kind == "country" or singular[0].population >= MIN_BARE_POSSESSIVE):
            places = singular
    if country_of_people(folded) and not (places and places[0].kind == "country"):
        return Known(Part.PEOPLE)
    return Known(Part.PLACE, "", places, "press" if gazetteer.is_press_name(folded) else "") if places else None


def part_of_word(bare: str, folded: str) -> Known | None:
    """Return what a word is that is no place; ``None`` for a linking word."""
    lower = bare.lower()
    if lower in _LINKS:
        return None
    if country_of_people(folded):
        return Known(Part.PEOPLE, bare)
    role = CUES.get(lower)
    if role in ("noun", "facility", "body"):
        return Known(Part(role), bare)
    why = STOPS.get(lower, "")
    if why == "prefix":
        return Known(Part.UNKNOWN, bare, (), why)
    if why or (lower[-1:] == "s" and STOPS.get(lower[:-1]) == "calendar"):
        return Known(Part.STOP, bare, (), why or "calendar")
    head, dash, tail = bare.partition("-")
    if dash and tail[:1].islower() and country_of_people(fold(head)):
        return Known(Part.PEOPLE, head)
    if dash and (tail[:1].islower() or all(map(_is_known_well, bare.split("-")))):
        return Known(Part.STOP, bare)  # "Britain-based", "US-Russia", "Aleppo-Damascus"
    return Known(Part.UNKNOWN, bare)


def _is_known_well(written: str) -> bool:
    """Tell whether a name is a people's, a country's or a large town's: two such glued together are no place."""
    folded = fold(written)
    places = load_gazetteer().named(folded) if folded not in LOOSE_ARTICLES else ()
    is_large = bool(places) and (places[0].kind in ("country", "region") or places[0].population >= MIN_GLUED)
    return is_large or bool(country_of_people(folded))
