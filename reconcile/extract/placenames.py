"""Split a run of capitalised words into what its parts are: place, people, body, title …

A run is read once and remembered: wires repeat their names. What a run means
in its sentence and its document is decided in ``places``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from reconcile.extract.gazetteer import load_gazetteer
from reconcile.extract.placecues import CUES
from reconcile.lexicons.load import alternation, load_table
from reconcile.lexicons.spelling import fold
from reconcile.model import Place

MAX_WORDS = 5  # words of the longest name that is looked up
MAX_RUN_WORDS = 14  # a longer run is a headline in capitals; it is read in pieces
REMEMBERED = 1 << 14  # runs
CLEAR_LEAD = 5  # times: the largest namesake is meant without context if it is this much larger than the next
CLEAR_SIZE = 50_000  # persons: and at least this large
#: What a country named, a place inside one and a people add to a document's countries.
WEIGHT_COUNTRY, WEIGHT_INSIDE, WEIGHT_PEOPLE = 3, 2, 1
MAX_UNKNOWN_WORDS = 3  # words that make one unknown name: past that, commas were lost from a list
MIN_APART = 50_000  # persons: a larger town keeps its name to itself when an unknown name stands beside it
MIN_BARE_POSSESSIVE = 100_000  # persons: "Syrias", "Aleppos" where the apostrophe is lost; smaller names are left alone

_UPPER = "A-Z" + "".join(
    chr(c) for c in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if unicodedata.category(chr(c)) == "Lu"
)
#: Names that hold an "and": elsewhere it parts two names.
_PAIRS = alternation(
    row[column]
    for table, column in (("place_aliases", "alias"), ("regions", "name"))
    for row in load_table(table)
    if " and " in row[column]
)
_TOKEN = rf"(?:{_PAIRS}|(?:[A-Z]\.){{2,6}}|[{_UPPER}](?:[\w’'‘`ʻ-]{{0,40}}\w)?)"
_ARTICLE = r"(?:(?:al|ar|as|ash|at|ad|an|az|ath|adh|el|er|es|ed|ez|en)-|(?:al|el|ez) )"
_LINK = (
    rf"(?:(?:of the|of|de la|de los|de las|de|da|do|dos|das|del|di|du|des|la|le|bin|ibn|upon|ul) "
    rf"|[dl]['’]|{_ARTICLE})?"
)
#: Starts at a capital, so that the scan runs over small letters fast; an article before it is added by hand.
RUN = re.compile(rf"{_TOKEN}(?:(?: |\u00a0|\r?\n){_LINK}{_TOKEN}){{0,{MAX_RUN_WORDS - 1}}}")
_BOUND_ARTICLES = frozenset("al ar as ash at ad an az ath adh el er es ed ez en".split())
_LOOSE_ARTICLES = frozenset(("al", "el", "ez"))
_WORDS = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_INNER_LINKS = frozenset(("", "al", "el", "ez", "de", "la", "del", "da", "do", "dos", "das", "bin", "ibn"))
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


class Run(NamedTuple):
    """A run of capitalised words: its parts, and what they weigh for the countries of a document."""

    elements: tuple[Element, ...]
    countries: tuple[tuple[str, int], ...]


def _lower_keys(table: str, column: str) -> dict[str, str]:
    rows = load_table(table)
    key = next(iter(rows[0]))
    return {row[key].lower(): row[column] for row in rows}


STOPS = _lower_keys("place_stop", "why")
PEOPLES = {fold(row["demonym"]): row["country"] for row in load_table("demonyms")}


def country_of_people(folded: str) -> str:
    """Return the country of a demonym ("syrians"), "" if it is none."""
    return PEOPLES.get(folded) or (PEOPLES.get(folded[:-1], "") if folded.endswith("s") else "")


@lru_cache(maxsize=REMEMBERED)
def read_run(run: str) -> Run:
    """Return the parts of a run and the countries they point to."""
    elements = split_run(run)
    return Run(elements, tuple(weigh_countries(elements)))


def weigh_countries(elements: tuple[Element, ...]) -> Iterator[tuple[str, int]]:
    """Yield what each part adds to a country: a country named most, a people least."""
    for element in elements:
        if element.part is Part.PEOPLE:
            yield country_of_people(fold(element.name)), WEIGHT_PEOPLE
        elif element.part is Part.PLACE and element.why != "given":
            best = element.places[0]
            if best.country and is_clear(element):
                yield best.country, WEIGHT_COUNTRY if best.kind == "country" else WEIGHT_INSIDE


def is_clear(element: Element) -> bool:
    """Tell whether the first of several namesakes is meant when nothing in the text tells."""
    best, *others = element.places
    if element.why == "press" or best.kind in ("country", "region", "sea", "camp"):
        return True
    rivals = [place.population for place in others if place.country != best.country]
    return best.population >= CLEAR_SIZE and best.population >= CLEAR_LEAD * max(rivals, default=0)


def split_run(run: str) -> tuple[Element, ...]:
    """Return the parts of a run of capitalised words, in order.

    >>> [(e.part.name, e.name) for e in split_run("Syrian Khan Sheikhoun")]
    [('PEOPLE', 'Syrian'), ('PLACE', 'Khan Sheikhoun')]
    """
    words = [(m.start(), m.end()) for m in _WORDS.finditer(run)]
    elements: list[Element] = []
    at = 0
    while at < len(words):
        found, after = _longest_place(run, words, at)
        element = found or _single(run, *words[at])
        at = after if found else at + 1
        if element is None:
            continue
        if elements and _is_one_name(run, elements[-1], element):
            first = elements.pop()
            element = Element(first.start, element.end, Part.UNKNOWN, run[first.start : element.end], why=first.why)
        elements.append(element)
    return tuple(e._replace(why="unlikely") if e.part is Part.UNKNOWN and _is_unlikely(e) else e for e in elements)


def _is_unlikely(element: Element) -> bool:
    """Tell whether an unknown word looks like an adjective, an acronym or a plain word."""
    name = element.name
    return name.isupper() or name.lower() in STOPS or name.lower().endswith(_ADJECTIVE_ENDINGS)


def _is_one_name(run: str, first: Element, second: Element) -> bool:
    """Tell whether two neighbouring parts are one name that no table holds: "Bab" "al-Nayrab", "Diva" "Naselba"."""
    if run[first.end : second.start].strip() not in _INNER_LINKS:
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


def _longest_place(run: str, words: list[tuple[int, int]], first: int) -> tuple[Element | None, int]:
    """Return the longest known name that starts with word ``first`` and the word after it."""
    start = words[first][0]
    opening = run[start : words[first][1]]
    lower = opening.lower()
    if lower in _LINKS and opening == lower and lower not in ("al", "el", "ez"):
        return None, first + 1
    why = STOPS.get(lower, "")
    for last in range(min(len(words), first + MAX_WORDS), first, -1):
        if last - first > 1 and why == "function" and lower not in _OPENERS:
            continue
        if last - first == 1 and why and why != "given" and (why != "prefix" or _opens_name(run, words, first)):
            break
        end = words[last - 1][1]
        if last - first > 1 and STOPS.get(run[words[last - 1][0] : end].lower()) in ("function", "calendar"):
            continue
        written = run[start:end]
        bare = _POSSESSIVE.sub("", written)
        places = _places_named(bare)
        if country_of_people(fold(bare)) and not (places and places[0].kind == "country"):
            return Element(start, start + len(bare), Part.PEOPLE, bare), last
        if places:
            alone = why if last - first == 1 and why != "prefix" else ""
            known = alone or ("press" if load_gazetteer().is_press_name(fold(bare)) else "")
            return Element(start, start + len(bare), Part.PLACE, bare, places, known), last
    return None, first + 1


def _opens_name(run: str, words: list[tuple[int, int]], at: int) -> bool:
    """Tell whether the word after word ``at`` goes on with its name: "Bab al-Nayrab", not "Bab Tuesday"."""
    if at + 1 == len(words):
        return False
    following = _POSSESSIVE.sub("", run[slice(*words[at + 1])]).lower()
    return following not in STOPS or STOPS[following] in ("given", "prefix")


def _places_named(written: str) -> tuple[Place, ...]:
    folded = fold(written)
    if len(folded) < 2 or (folded.islower() and len(folded) < 3 and not written.isupper()):
        return ()
    gazetteer = load_gazetteer()
    places = gazetteer.named(folded)
    if not places and folded.endswith("s") and len(folded) > 4 and folded.split()[-1][:-1] not in STOPS:
        singular = gazetteer.named(folded[:-1])
        if singular and (singular[0].kind == "country" or singular[0].population >= MIN_BARE_POSSESSIVE):
            return singular
    return places


def _single(run: str, start: int, end: int) -> Element | None:
    """Return what one word is when no place starts with it; ``None`` for a linking word."""
    written = _POSSESSIVE.sub("", run[start:end])
    end = start + len(written)
    lower = written.lower()
    if lower in _LINKS:
        return None
    folded = fold(written)
    if country_of_people(folded):
        return Element(start, end, Part.PEOPLE, written)
    role = CUES.get(lower)
    if role in ("noun", "facility", "body"):
        return Element(start, end, Part(role), written)
    if STOPS.get(lower) == "prefix":
        return Element(start, end, Part.UNKNOWN, written, why="prefix")
    if lower in STOPS or (lower[-1:] == "s" and STOPS.get(lower[:-1]) == "calendar"):
        return Element(start, end, Part.STOP, written, why=STOPS.get(lower, "calendar"))
    head, dash, tail = written.partition("-")
    if dash and tail[:1].islower():
        people = country_of_people(fold(head))
        return Element(start, end, Part.PEOPLE if people else Part.STOP, head if people else written)
    if dash and all(country_of_people(fold(half)) or _is_country(half) for half in (head, tail)):
        return Element(start, end, Part.STOP, written)  # "US-Russia"
    return Element(start, end, Part.UNKNOWN, written)


def _is_country(written: str) -> bool:
    places = load_gazetteer().named(fold(written))
    return bool(places) and places[0].kind == "country"


def find_runs(text: str) -> list[tuple[int, Run]]:
    """Return each run of capitalised words with its start, an Arabic article before it included."""
    runs = []
    for match in RUN.finditer(text):
        start = _true_start(text, match.start())
        if start >= 0:
            runs.append((start, read_run(text[start : match.end()])))
    return runs


def _true_start(text: str, start: int) -> int:
    """Return where a run starts with its article ("al-Bab"); -1 inside a word ("pro-Assad")."""
    joint = text[start - 1 : start]
    if joint == " ":
        word, articles = text[max(0, start - 4) : start - 1], _LOOSE_ARTICLES
    elif joint == "-":
        word, articles = text[max(0, start - 5) : start - 1], _BOUND_ARTICLES
    else:
        return -1 if joint.isalnum() or (joint in ("'", "’") and text[start - 2 : start - 1].isalnum()) else start
    article = word.rpartition(" ")[2]
    if article in articles and not text[start - len(article) - 2 : start - len(article) - 1].isalnum():
        return start - len(article) - 1
    return start if joint == " " else -1
