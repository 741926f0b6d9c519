"""Split a run of capitalised words into what its parts are: place, people, body, title …

What a run means in its sentence and its document is decided in ``places``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reconcile.extract.placewords import (
    STOPS,
    Part,
    Word,
    is_plain_word,
    known_name,
    may_go_on,
    part_of_word,
    read_word,
)
from reconcile.lexicons.spelling import ARTICLES
from reconcile.model import Place

MAX_WORDS = 5  # words of the longest name that is looked up
CLEAR_LEAD = 5  # times: the largest namesake is meant without context if it is this much larger than the next
CLEAR_SIZE = 50_000  # persons: and at least this large
MAX_UNKNOWN_WORDS = 3  # words that make one unknown name: past that, commas were lost from a list
MIN_APART = 50_000  # persons: a larger town keeps its name to itself when an unknown name stands beside it

_INNER_LINKS = frozenset(("", "al", "el", "ez", "de", "la", "del", "da", "do", "dos", "das", "bin", "ibn"))
_ADJECTIVE_ENDINGS = ("ish", "ian", "ians", "ese", "ist", "ists", "ite", "ites", "ism", "itan", "ing")


class Element(NamedTuple):
    """A part of a run. Offsets count from the run's start; ``end`` leaves out a possessive."""

    start: int
    end: int
    part: Part
    name: str = ""
    places: tuple[Place, ...] = ()
    why: str = ""


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
        alone = _single((read_word(run),), 0, 0)
        return (_marked(alone),) if alone else ()
    words, starts, at = [], [], 0
    for written in run.split():
        start = run.index(written, at)
        at = start + len(written)
        words.append(read_word(written))
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


def _longest_name(run: str, words: Sequence[Word], starts: Sequence[int], first: int) -> tuple[Element | None, int]:
    """Return the longest known name of two words or more that starts with word ``first``, and the word after it."""
    opening = words[first]
    if not opening.may_open:
        return None, first
    is_article = opening.folded in ARTICLES  # then one word behind it may be the whole name
    for last in range(min(len(words), first + MAX_WORDS), first + 1, -1):
        closing = words[last - 1]
        if is_article and last == first + 2:
            if is_plain_word(closing.bare):
                continue
        elif not closing.may_end:
            continue
        folded = " ".join([*[word.folded for word in words[first : last - 1]], closing.bare_folded])
        known = known_name(folded)
        if known is not None:
            start, end = starts[first], starts[last - 1] + len(closing.bare)
            return Element(start, end, known.part, run[start:end], known.places, known.why), last
    return None, first


def _single(words: Sequence[Word], start: int, at: int) -> Element | None:
    """Return what one word is when no longer name starts with it; ``None`` for a linking word."""
    word = words[at]
    known = word.alone
    if word.why == "prefix" and at + 1 < len(words) and may_go_on(words[at + 1].bare):
        known = part_of_word(word.bare, word.bare_folded)
    return Element(start, start + len(word.bare), *known) if known else None
