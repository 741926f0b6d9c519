"""Split a run of capitalised words into what its parts are: place, people, body, title …

What a run means in its sentence and its document is decided in ``places``.
"""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.extract.placewords import (
    LOOSE_ARTICLES,
    Element,
    Part,
    Word,
    is_plain_word,
    known_name,
    may_go_on,
    may_go_together,
    part_of_word,
    read_word,
    unknown_part,
    without_lost_possessive,
)
from reconcile.lexicons.spelling import ARTICLES

MAX_WORDS = 5  # words of the longest name that is looked up
CLEAR_LEAD = 5  # times: the largest namesake is meant without context if it is this much larger than the next
CLEAR_SIZE = 50_000  # persons: and at least this large
MAX_UNKNOWN_WORDS = 3  # words that make one unknown name: past that, commas were lost from a list
MIN_APART = 50_000  # persons: a larger town keeps its name to itself when an unknown name stands beside it

#: Words that make another place of a name: "Old Mayendit".
_ANOTHER = frozenset(("old", "new"))
_INNER_LINKS = frozenset(("", "al", "el", "ez", "de", "la", "del", "da", "do", "dos", "das", "bin", "ibn"))


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
        alone = read_word(run).alone
        if alone is None:
            return ()
        return (_without_prefix(alone) if alone.why == "prefix" else alone,)
    words, starts, at = [], [], 0
    for written in run.split():
        start = run.index(written, at)
        at = start + len(written)
        words.append(read_word(written))
        starts.append(start)
    elements: list[Element] = []
    after = 0
    for first, word in enumerate(words):
        if first < after:
            continue
        element = None
        if word.may_open and first + 1 < len(words) and may_go_together(word, words[first + 1]):
            element, after = _longest_name(run, words, starts, first)
        if element is None:
            element = _single(words, starts[first], first)
            if element is None:
                continue
            if element.part is Part.UNKNOWN and first and words[first - 1].folded in LOOSE_ARTICLES:
                element = _with_article(run, element, starts[first - 1])
        if elements and _is_one_name(run, elements[-1], element):
            opening = elements.pop()
            element = unknown_part(opening.start, element.end, run[opening.start : element.end])
            if opening.why == "prefix":
                element = element._replace(why="prefix")
        elements.append(element)
    return tuple([_without_prefix(element) if element.why == "prefix" else element for element in elements])


def _with_article(run: str, element: Element, start: int) -> Element:
    """Return an unknown name with the article before it, "Al" Qaryatain, so that its cue is looked for before both."""
    return element._replace(start=start, name=run[start : element.end])


def _without_prefix(element: Element) -> Element:
    """Return an unknown name that a prefix opened as any other unknown name, and a place as it is."""
    return unknown_part(element.start, element.end, element.name) if element.part is Part.UNKNOWN else element


def _is_one_name(run: str, first: Element, second: Element) -> bool:
    """Tell whether two neighbouring parts are one name that no table holds: "Bab" "al-Nayrab", "Diva" "Naselba"."""
    if second.why == "prefix" and (first.why != "prefix" or " " in first.name):
        return False  # where commas were lost: "Tariq al-Bab" "Bustan al-Qasr"
    if first.part is Part.UNKNOWN and second.part is Part.UNKNOWN:
        is_one = first.name.count(" ") + 1 < MAX_UNKNOWN_WORDS
    elif first.part is Part.UNKNOWN and second.part is Part.PLACE:
        is_one = first.why == "prefix" or is_small(second)
    elif first.part is Part.PLACE and second.part is Part.PLACE:
        is_one = is_small(first) and is_small(second) and _are_of_no_one_country(first, second)
    else:
        is_one = first.part is Part.PLACE and second.part is Part.UNKNOWN and is_small(first)
    return is_one and run[first.end : second.start].strip().lower() in _INNER_LINKS


def _are_of_no_one_country(first: Element, second: Element) -> bool:
    """Tell whether no country has towns of both names, so that they are no list that lost its comma."""
    return {place.country for place in first.places}.isdisjoint(place.country for place in second.places)


def is_small(element: Element) -> bool:
    """Tell whether a part is a place so small, or a name so common, that it is more likely a piece of a longer name."""
    if not element.places:
        return False
    best = element.places[0]
    return element.why == "given" or (best.kind in ("city", "admin2") and best.population < MIN_APART)


def _longest_name(run: str, words: Sequence[Word], starts: Sequence[int], first: int) -> tuple[Element | None, int]:
    """Return the longest known name of two words or more that starts with word ``first``, and the word after it."""
    is_article = words[first].folded in ARTICLES  # then one word behind it may be the whole name
    for last in range(min(len(words), first + MAX_WORDS), first + 1, -1):
        closing = words[last - 1]
        if is_article and last == first + 2:
            if is_plain_word(closing.bare):
                continue
        elif closing.is_link or closing.why in ("function", "calendar") or closing.folded in LOOSE_ARTICLES:
            continue
        if last == first + 2 and _is_part_of_another(words, first):
            continue
        folded = " ".join([*[word.folded for word in words[first : last - 1]], closing.bare_folded])
        known = known_name(folded)
        if known is not None:
            start, (part, places, why) = starts[first], known
            name = without_lost_possessive(run[start : starts[last - 1] + len(closing.bare)], folded, part)
            return Element(start, start + len(name), part, name, places, why), last
    return None, first


def _is_part_of_another(words: Sequence[Word], first: int) -> bool:
    """Tell whether two words only say which side of a place is meant: "the Northern Province of" Homs."""
    if first + 3 >= len(words) or words[first + 2].folded != "of" or words[first].why != "adjective":
        return False
    noun = words[first + 1].alone
    return noun is not None and noun.part is Part.NOUN


def _single(words: Sequence[Word], start: int, at: int) -> Element | None:
    """Return what one word is when no longer name starts with it; ``None`` for a linking word."""
    word = words[at]
    alone = word.alone
    if word.why == "title" and at and words[at - 1].folded in LOOSE_ARTICLES:  # Rajm al Sheikh
        alone = unknown_part(0, len(word.bare), word.bare)._replace(why="")
    if at + 1 < len(words) and (word.why == "prefix" or word.folded in _ANOTHER):
        alone = _opening(word, words[at + 1]) or alone
    if alone is None or not start:
        return alone
    return Element(start, start + alone.end, alone.part, alone.name, alone.places, alone.why)


def _opening(word: Word, following: Word) -> Element | None:
    """Return a word that opens the name which goes on behind it: "Bab" al-Nayrab, "Old" Mayendit."""
    if not may_go_on(following.bare):
        return None
    if word.why == "prefix":
        return part_of_word(word.bare, word.bare_folded)
    alone = following.alone
    is_name = alone is not None and alone.part in (Part.UNKNOWN, Part.PLACE) and alone.why in ("", "press")
    return Element(0, len(word.bare), Part.UNKNOWN, word.bare, (), "prefix") if is_name else None
