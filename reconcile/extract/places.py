"""Find the named places of a text and say which place in the world each one is.

A capitalised run is a place where a table knows it and the words around it
allow it, or where those words alone say so ("in the village of Rasm"). The
country of a name comes from the document (countries and peoples named in
it), never from the number of inhabitants alone.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import zip_longest
from typing import NamedTuple

from reconcile.extract.gazetteer import load_gazetteer
from reconcile.extract.placecues import Cue, read_cue, read_following
from reconcile.extract.placenames import WEIGHT_INSIDE, Element, Part, Run, find_runs, is_clear, is_small
from reconcile.extract.scene import Scene, harm_place
from reconcile.lexicons.spelling import fold
from reconcile.model import Place, PlaceMention

__all__ = ["Scene", "find_places", "harm_place"]

KNOWN_WITHOUT_CUE = 100_000  # persons: a town that a report names without saying what it is
KNOWN_IN_COUNTRY = 15_000  # persons: the same in a country that the document is about
FAMOUS_SIZE, FAMOUS_LEAD = 500_000, 20  # persons, and times a namesake's: "Berlin" is Germany's beside a word of the US
MAIN_SHARE = 0.5  # share of that weight which makes a country the document's own

SEARCHED_WHOLE = 20_000  # code points: a longer text is split into its words once instead
_ARABIC_FORM = re.compile(
    r"(?:[aA]l|[eE]l|[aA]r|[aA]s|[aA]sh|[aA]z)[- ][A-Z]|(?:Bab|Tal|Tel|Tell|Kafr|Kfar|Deir|Khan|Beit|Ain|Jabal|Wadi)\b"
)
_QUARTER = re.compile(r"\b(?:Old|Ancient) (?:City|Town|Quarter) of $")


class _Candidate(NamedTuple):
    start: int
    end: int
    element: Element
    cue: Cue
    follows: str
    left: Element | None
    right: Element | None
    within: str = ""  # the country that an apposition names: "Tripoli, Lebanon"


def find_places(text: str, title: str = "") -> list[PlaceMention]:
    """Return the named places of ``text`` in order, resolved in its context.

    Args:
        title: The headline, read for context only. Where it is part of the
            text, leave it out.

    Returns:
        Mentions with the name as written; ``place`` is ``None`` where the
        gazetteer does not hold the name or cannot tell which is meant, and
        ``country`` is then the document's own, "" if it has none.
    """
    found = find_runs(text)
    countries: Counter[str] = Counter()
    for _, run in (*found, *find_runs(title)):
        for country, weight in run.countries:
            countries[country] += weight
    lower = _PlainWords(text, found)
    candidates = _candidates(text, found)
    for candidate in candidates:
        if candidate.element.why == "given" and candidate.cue.strong:
            countries[candidate.element.places[0].country] += WEIGHT_INSIDE
    sure = {fold(c.element.name) for c in candidates if c.element.part is Part.PLACE and _has_evidence(c)}
    main = _main_country(countries)
    mentions: list[PlaceMention] = []
    for candidate in candidates:
        element = candidate.element
        if element.part is Part.UNKNOWN:
            mention = _unknown(text, candidate, main, lower, _goes_on_list(text, mentions, candidate))
        else:
            place = element.places[0] if candidate.within else _choose(element, countries)
            if not _is_place(candidate, place, countries, sure, lower):
                continue
            place = _camp(text, candidate) or place
            country = place.country if place else main
            mention = PlaceMention(
                start=candidate.start, end=candidate.end, name=element.name, place=place, country=country
            )
        if mention:
            mentions.append(mention)
    return mentions


def _is_full_name(element: Element) -> bool:
    return element.part is Part.UNKNOWN and not element.why and re.fullmatch(r"\w+ \w+", element.name) is not None


def _camp(text: str, candidate: _Candidate) -> Place | None:
    """Return the camp of that name where the name goes on with "camp", small or not."""
    if not text.startswith(" camp", candidate.end):
        return None
    named = load_gazetteer().named(fold(candidate.element.name) + " camp")
    return named[0] if named else None


class _PlainWords:
    """The words of a text that are no place by themselves: those also written small, and parts of full names."""

    def __init__(self, text: str, found: list[tuple[int, Run]]) -> None:
        self._text = text
        self._known: dict[str, bool] = {}
        self._small: set[str] | None = None
        self._persons = {
            word.lower()
            for _, run in found
            for element in run.elements
            if _is_full_name(element)
            for word in element.name.split()
        }

    def __contains__(self, lower: str) -> bool:
        known = self._known.get(lower)
        if known is None:
            known = self._known[lower] = lower in self._persons or self._stands_small(lower)
        return known

    def _stands_small(self, lower: str) -> bool:
        if len(self._text) > SEARCHED_WHOLE:
            if self._small is None:
                self._small = {word.strip(".,;:") for word in self._text.split() if word.islower()}
            return lower in self._small
        at = self._text.find(" " + lower)
        while at >= 0:
            if not self._text[at + len(lower) + 1 : at + len(lower) + 2].isalnum():
                return True
            at = self._text.find(" " + lower, at + 1)
        return False


def _main_country(countries: Counter[str]) -> str:
    if not countries:
        return ""
    country, weight = countries.most_common(1)[0]
    return country if weight >= MAIN_SHARE * countries.total() else ""


def _candidates(text: str, found: list[tuple[int, Run]]) -> list[_Candidate]:
    candidates = []
    for start, run in found:
        elements = run.elements
        for i, element in enumerate(elements):
            if element.part is not Part.PLACE and (element.part is not Part.UNKNOWN or element.why == "unlikely"):
                continue
            left = elements[i - 1] if i and elements[i - 1].end + 4 > element.start else None
            right = elements[i + 1] if i + 1 < len(elements) else None
            at, end = start + element.start, start + element.end
            quarter = _QUARTER.search(text, max(0, at - 20), at) if element.part is Part.PLACE else None
            if quarter:
                at = quarter.start()
                element = element._replace(name=text[at:end])
            follows = read_following(text, end) if right is None else ""
            if right is not None and right.part in (Part.NOUN, Part.FACILITY):
                follows = right.part.value
            candidates.append(_Candidate(at, end, element, read_cue(text, at), follows, left, right))
    return [_with_apposition(text, *pair) for pair in zip_longest(candidates, candidates[1:])]


def _with_apposition(text: str, candidate: _Candidate, following: _Candidate | None) -> _Candidate:
    """Return a candidate with the country or state that stands right behind it after a comma."""
    if following is None or following.start - candidate.end > 3 or following.element.part is not Part.PLACE:
        return candidate
    around = following.element.places[0]
    if text[candidate.end : following.start].strip() != "," or around.kind not in ("country", "admin1", "region"):
        return candidate
    inside = [place for place in candidate.element.places if place.country == around.country]
    if around.kind == "admin1":
        inside = [place for place in inside if place.admin1 == around.admin1] or inside
    if not inside:
        return candidate
    element = candidate.element._replace(places=tuple(inside))
    return candidate._replace(element=element, within=around.country)


def _has_evidence(candidate: _Candidate) -> bool:
    cue = candidate.cue
    is_explained = bool(candidate.within) or candidate.follows in ("noun", "explained")
    return is_explained or cue.strong or cue.role in ("on", "from")


def _is_place(
    candidate: _Candidate, place: Place | None, countries: Counter[str], sure: set[str], lower: _PlainWords
) -> bool:
    """Tell whether a known name stands for the place here, and not for a person, a body or a plain word."""
    element, left, right = candidate.element, candidate.left, candidate.right
    evidence = _has_evidence(candidate)
    if right is not None and right.part is Part.BODY:
        return False
    if right is not None and not evidence and (right.part is Part.UNKNOWN or is_small(right)):
        return False
    if left is not None and (left.part is Part.UNKNOWN or left.why in ("title", "given")) and not evidence:
        return False
    if left is not None and left.part is Part.BODY:
        return False
    if element.why == "given" or (" " not in element.name and element.name.lower() in lower):
        return evidence and candidate.cue.role != "on"
    if evidence or (fold(element.name) in sure and place is not None):
        return place is not None or evidence
    if place is None:
        return False
    if element.why == "press":
        return True
    if place.kind in ("country", "region", "sea", "camp"):
        return True
    if place.kind in ("admin1", "admin2"):
        return place.country in countries
    return place.population >= (KNOWN_IN_COUNTRY if place.country in countries else KNOWN_WITHOUT_CUE)


def _choose(element: Element, countries: Counter[str]) -> Place | None:
    """Return the namesake that the document's countries point to; ``None`` if nothing tells them apart."""
    places = element.places
    if places[0].kind in ("country", "region", "sea", "camp") and (
        places[0].country in countries or not places[0].country or places[0].kind != "country"
    ):
        return places[0]
    named = [place for place in places if place.country in countries]
    if named:
        best = max(named, key=lambda place: countries[place.country])
        is_famous = places[0].population >= FAMOUS_SIZE and places[0].population >= FAMOUS_LEAD * best.population
        return places[0] if is_famous and countries[best.country] < MAIN_SHARE * countries.total() else best
    is_abroad = places[0].kind in ("city", "admin2") and places[0].population < FAMOUS_SIZE and _main_country(countries)
    return places[0] if is_clear(element) and (not is_abroad or element.why == "press") else None


def _goes_on_list(text: str, mentions: list[PlaceMention], candidate: _Candidate) -> bool:
    """Tell whether a name follows a place in a list: "the towns of Foua and Kefraya"."""
    if not mentions or candidate.cue.role != "list" or mentions[-1].end + 6 < candidate.start:
        return False
    gap = text[mentions[-1].end : candidate.start].strip()
    return gap in (",", "and", ", and") and read_cue(text, mentions[-1].start).strong


def _unknown(
    text: str, candidate: _Candidate, main: str, lower: _PlainWords, in_list: bool
) -> PlaceMention | None:
    """Return a mention for a name that no table holds, where its cue says that it is a place."""
    element, left, right = candidate.element, candidate.left, candidate.right
    name = element.name
    is_struck = candidate.cue.role == "on" and _ARABIC_FORM.match(name)
    if not (in_list or candidate.cue.strong or candidate.follows or is_struck):
        return None
    if left is not None and left.part not in (Part.PLACE, Part.NOUN):
        return None
    if right is not None and right.part in (Part.BODY, Part.UNKNOWN):
        return None
    folded = fold(name)
    if name.lower() in lower:
        return None
    place = _camp(text, candidate)
    if main and place is None:
        alike = load_gazetteer().alike(folded, main)
        place = alike[0] if alike else None
    country = place.country if place else main
    return PlaceMention(start=candidate.start, end=candidate.end, name=name, place=place, country=country)
