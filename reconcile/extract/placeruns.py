"""Find the runs of capitalised words in a text and what each holds for its document.

A run is read once and remembered: wires repeat their names. What a run means
in its sentence and its document is decided in ``places``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from reconcile.extract.flat import prefix_tree
from reconcile.extract.placenames import is_clear, is_small, split_run
from reconcile.extract.placewords import (
    LOOSE_ARTICLES,
    Element,
    Part,
    country_of_people,
    is_plain_word,
    is_prefix,
    unknown_part,
)
from reconcile.lexicons.load import load_table
from reconcile.lexicons.spelling import fold

MAX_RUN_WORDS = 14  # a longer run is a headline in capitals; it is read in pieces
REMEMBERED = 1 << 14  # runs
#: What a country named, a place inside one and a people add to a document's countries.
WEIGHT_COUNTRY, WEIGHT_INSIDE, WEIGHT_PEOPLE = 3, 2, 1
MAX_LINKED = 4  # code points from one part of a run to the next that belongs with it: "of "

_UPPER = "A-Z" + "".join(
    chr(c) for c in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if unicodedata.category(chr(c)) == "Lu"
)
#: Names that hold an "and": elsewhere it parts two names.
_PAIRS = (
    re.fullmatch(r"(.+ )(and (?:the )?)(.+)", row[column])
    for table, column in (("place_aliases", "alias"), ("regions", "name"))
    for row in load_table(table)
    if " and " in row[column]
)
_AND = "|".join(sorted({f"(?<={pair[1]}){pair[2]}(?={pair[3]})" for pair in _PAIRS if pair}))
_BOUND_ARTICLES = frozenset("al ar as ash at ad an az ath adh el er es ed ez en".split())
_LINKS = (
    "of the|of|de la|de los|de las|de|da|do|dos|das|del|di|du|des|la|le|bin|ibn|upon|ul|" + "|".join(LOOSE_ARTICLES)
).split("|")
_LINK = prefix_tree([*(f"{link} " for link in _LINKS), *(f"{a}-" for a in _BOUND_ARTICLES), "d'", "d’", "l'", "l’"])
#: Nothing here is ever given back (the possessive "+"): what follows a part cannot begin inside it. "St." keeps its
#: stop before a name.
_TOKEN = (
    rf"[{_UPPER}](?:(?<=[SMF])t\.(?= [{_UPPER}])|\.(?:[A-Z]\.){{1,5}}"
    r"|\w{0,40}+(?:[’'‘`-]++\w{1,40}+){0,6}+)"
)
_BETWEEN = rf"(?: |\u00a0|\r?\n)(?:{_LINK}|(?=and )(?:{_AND}))?+"
#: Starts at a capital and with nothing else, so that the scan runs over small letters fast; an article before it
#: is added by hand.
RUN = re.compile(rf"{_TOKEN}(?:{_BETWEEN}{_TOKEN}){{0,{MAX_RUN_WORDS - 1}}}+")
_AFTER_ARTICLE = tuple(f"{article} " for article in LOOSE_ARTICLES)


#: What says that the whole run behind it is one name, and what opens none.
_NAMED = ("village of ", "town of ", "hamlet of ", "settlement of ")
_NO_OPENING = ("function", "calendar", "title")
#: An address is in a town that the report names; the town that bears the street's name is another.
ADDRESSES = frozenset(("Street", "Avenue", "Boulevard", "Road", "Lane"))
#: Last words of the name of an island.
ISLANDS = frozenset(("Island", "Islands"))


class Lead(NamedTuple):
    """A part of a run that may be a place, with what the rest of the run makes of it.

    Attributes:
        element: A place, or a name that no table holds.
        is_last: Nothing of the run stands behind it, so that the words after the run may explain it.
        follows: "noun" or "facility" where the run itself goes on with one.
        is_barred: It is part of the name of a body or a street, or of an unknown name.
        is_doubtful: It stands beside a title, a given or an unknown name: only its cue can make it a place.
    """

    element: Element
    is_last: bool
    follows: str
    is_barred: bool
    is_doubtful: bool


class Run(NamedTuple):
    """What a run of capitalised words holds for its document; all empty where it is only plain words.

    Attributes:
        leads: What may be a place.
        countries: What its parts weigh for the countries of a document.
        persons: The lower-case words of full names that no table holds.
    """

    leads: tuple[Lead, ...]
    countries: tuple[tuple[str, int], ...]
    persons: tuple[str, ...]


_NOTHING = Run((), (), ())


@lru_cache(maxsize=REMEMBERED)
def read_run(run: str) -> Run:
    """Return what a run holds for its document."""
    if is_plain_word(run):
        return _NOTHING
    elements = split_run(run)
    if len(elements) > 1 and " Island" in run:
        elements = _with_islands(elements, run)
    if len(elements) == 1:
        return _read_lone(elements[0])
    leads: list[Lead] = []
    countries: list[tuple[str, int]] = []
    persons: list[str] = []
    for i, element in enumerate(elements):
        part = element.part
        if part is Part.PLACE:
            leads.append(_read_lead(elements, i))
            if element.why != "given":
                countries += _country_of_place(element)
        elif part is Part.UNKNOWN and element.why != "unlikely":
            leads.append(_read_lead(elements, i))
            if not element.why and _is_full_name(element.name):
                persons += element.name.lower().split()
        elif part is Part.PEOPLE:
            countries.append((country_of_people(fold(element.name)), WEIGHT_PEOPLE))
    return Run(tuple(leads), tuple(countries), tuple(persons)) if leads or countries else _NOTHING


def _with_islands(elements: Sequence[Element], run: str) -> tuple[Element, ...]:
    """Return the parts with an island that no table holds as one: "Bear Island" is neither a bear nor the town."""
    joined: list[Element] = []
    for element in elements:
        before = joined[-1] if joined else None
        opens = (
            before is None or before.part is Part.BODY or before.why in _NO_OPENING or before.end + 1 != element.start
        )
        if element.name in ISLANDS and before is not None and not opens:
            joined[-1] = unknown_part(before.start, element.end, run[before.start : element.end])._replace(why="")
        else:
            joined.append(element)
    return tuple(joined)


@lru_cache(maxsize=REMEMBERED)
def _read_named(run: str) -> Run | None:
    """Return a village whose name opens with a people or a plain word, "the town of |Arab Salim|"; else ``None``."""
    elements = split_run(run)
    if len(elements) < 2 or elements[0].part not in (Part.PEOPLE, Part.STOP) or elements[0].why in _NO_OPENING:
        return None
    last = elements[1]
    if last.part not in (Part.PLACE, Part.UNKNOWN) or (last.part is Part.PLACE and not is_small(last)):
        return None
    name = unknown_part(0, last.end, run[: last.end])._replace(why="")
    return Run((Lead(name, len(elements) == 2, "", False, False),), (), ())


def _read_lone(element: Element) -> Run:
    """Return what a run holds that is one name and no more, as most are."""
    lead = (Lead(element, True, "", False, False),)
    if element.part is Part.PLACE:
        return Run(lead, _country_of_place(element) if element.why != "given" else (), ())
    if element.part is Part.UNKNOWN and element.why != "unlikely":
        is_person = not element.why and _is_full_name(element.name)
        return Run(lead, (), tuple(element.name.lower().split()) if is_person else ())
    if element.part is Part.PEOPLE:
        return Run((), ((country_of_people(fold(element.name)), WEIGHT_PEOPLE),), ())
    return _NOTHING


def _country_of_place(element: Element) -> tuple[tuple[str, int], ...]:
    """Return what a place adds to its country: a country named most."""
    best = element.places[0]
    if not best.country or not is_clear(element):
        return ()
    return ((best.country, WEIGHT_COUNTRY if best.kind == "country" else WEIGHT_INSIDE),)


def _is_full_name(name: str) -> bool:
    first, _, second = name.partition(" ")
    return first.isalnum() and second.isalnum()


def _read_lead(elements: Sequence[Element], at: int) -> Lead:
    """Return a part of a run with what its neighbours make of it."""
    element = elements[at]
    left = elements[at - 1] if at and elements[at - 1].end + MAX_LINKED > element.start else None
    if left is not None and left.part is Part.STOP and left.why == "function":  # "In Orun" at the head of a sentence
        left = None
    right = elements[at + 1] if at + 1 < len(elements) else None
    follows = right.part.value if right is not None and right.part in (Part.NOUN, Part.FACILITY) else ""
    if right is not None and right.name in ADDRESSES:
        return Lead(element, False, follows, True, False)
    if element.part is Part.UNKNOWN:
        is_next = right is not None and right.part is Part.UNKNOWN and is_prefix(right.name.partition(" ")[0])
        is_barred = (right is not None and right.part in (Part.BODY, Part.UNKNOWN) and not is_next) or (
            left is not None and left.part not in (Part.PLACE, Part.NOUN)
        )
        return Lead(element, right is None, follows, is_barred, False)
    is_barred = (right is not None and right.part is Part.BODY) or (left is not None and left.part is Part.BODY)
    is_doubtful = (right is not None and (right.part is Part.UNKNOWN or is_small(right))) or (
        left is not None and (left.part is Part.UNKNOWN or left.why in ("title", "given"))
    )
    return Lead(element, right is None, follows, is_barred, is_doubtful)


def find_runs(text: str) -> list[tuple[int, Run]]:
    """Return each run of capitalised words that is more than plain words, with its start.

    An Arabic article before a run belongs to it, and so to its start.
    """
    runs = []
    read = read_run
    for match in RUN.finditer(text):
        start, end = match.span()
        run = read(match[0])
        if run is _NOTHING:
            continue
        before = text[start - 3 : start]
        if before == "of " and text.endswith(_NAMED, 0, start):
            run = _read_named(match[0]) or run
        if before[-1:] == " " and before not in _AFTER_ARTICLE:
            runs.append((start, run))
            continue
        true_start = _true_start(text, start)
        if true_start >= 0:
            runs.append((true_start, run if true_start == start else read(text[true_start:end])))
    return runs


def _true_start(text: str, start: int) -> int:
    """Return where a run starts with its article ("al-Bab"); -1 inside a word ("pro-Assad")."""
    joint = text[start - 1 : start]
    if joint == " ":
        if not text.endswith(_AFTER_ARTICLE, max(0, start - 3), start):
            return start
        word, articles = text[max(0, start - 4) : start - 1], LOOSE_ARTICLES
    elif joint == "-":
        word, articles = text[max(0, start - 5) : start - 1], _BOUND_ARTICLES
    else:
        return -1 if joint.isalnum() or (joint in ("'", "’") and text[start - 2 : start - 1].isalnum()) else start
    article = word.rpartition(" ")[2]
    if article in articles and not text[start - len(article) - 2 : start - len(article) - 1].isalnum():
        return start - len(article) - 1
    return start if joint == " " else -1
