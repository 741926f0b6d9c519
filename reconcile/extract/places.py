"""Find the named places of a text and say which place in the world each one is.

A capitalised run is a place where a table knows it and the words around it
allow it, or where those words alone say so ("in the village of Rasm"). The
country of a name comes from the document (countries and peoples named in
it), never from the number of inhabitants alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import zip_longest

from reconcile.extract.capitals import find_capitals
from reconcile.extract.depths import is_within_degrees
from reconcile.extract.gazetteer import load_gazetteer
from reconcile.extract.placecandidates import Candidate, find_candidates
from reconcile.extract.placenames import is_clear
from reconcile.extract.placeruns import WEIGHT_INSIDE, Run, find_runs
from reconcile.extract.placewords import Element, Part
from reconcile.extract.scene import Scene, harm_place
from reconcile.extract.unknown_places import FACILITY, LIES_IN, LIES_IN_REACH, goes_on_list, may_be_unknown_place
from reconcile.lexicons.spelling import fold
from reconcile.model import Place, PlaceMention

__all__ = ["Scene", "find_places", "harm_place"]

KNOWN_WITHOUT_CUE = 100_000  # persons: a town that a report names without saying what it is
KNOWN_IN_COUNTRY = 15_000  # persons: the same in a country that the document is about
FAMOUS_SIZE, FAMOUS_LEAD = 500_000, 20  # persons, and times a namesake's: "Berlin" is Germany's beside a word of the US
MAIN_SHARE = 0.5  # share of that weight which makes a country the document's own

MIN_TOWNS = 2  # of one country that say where the rest of a report's towns are
SMALL_NAMESAKE = 25_000  # persons: of smaller towns a country has namesakes that no table holds
NAMESAKE_DEGREES = 3.0  # of latitude or longitude, some 300 km: a report names places nearer to each other

SEARCHED_WHOLE = 20_000  # code points: a longer text is split into its words once instead
_WELL_KNOWN = ("country", "region", "sea", "camp")  # kinds
#: A line of a table as text: "Orun: 17 dead, 31 injured".
_LABEL = re.compile(r"^[ \t•*-]*([A-Z][\w'’ -]{2,30}):[ \t]+(?:\d|no\b|nil\b)", re.MULTILINE)

#: What bears the name of a town far away: the "Mandalay Bay" hotel of a report on another country.
_NAMESAKE = re.compile(
    r" (?:Bay|Hotel|Tower|Park|Gardens?|Plaza|Casino|Resort|Caf[eé]|Restaurant|Inn|Club|Palace|Hilton|Bar|Lounge)\b"
)


class _Countries:
    """What the countries of a document weigh, and which of them is its own ("" if none is)."""

    def __init__(self, weights: Mapping[str, int], names: Counter[str]) -> None:
        self.weights = weights
        self.names = names
        self.half = MAIN_SHARE * sum(weights.values())
        first = max(weights, key=weights.__getitem__, default="")
        self.main = first if first and weights[first] >= self.half else ""

    def are_alone(self, element: Element, country: str) -> bool:
        """Tell whether nothing but one name speaks for a country, in a report that names more of others."""
        weight = self.weights.get(country, 0)
        if not 0 < weight < self.half:
            return False
        return weight <= (WEIGHT_INSIDE * self.names[element.name] if is_clear(element) else 0)


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
    candidates = find_candidates(text, found)
    countries = _weigh_countries(found, find_runs(title) if title else (), candidates)
    page = _Page(text, found, candidates, countries)
    within = {fold(c.element.name): c for c in candidates if c.within and not _is_land(c)}
    mentions: list[PlaceMention] = []
    for candidate, following in zip_longest(candidates, candidates[1:]):
        element, said = candidate.element, None
        if element.part is Part.UNKNOWN:
            is_row = candidate.start in page.rows
            if not is_row and not may_be_unknown_place(text, candidate, following, mentions):
                continue
            if page.is_plain(element.name):
                continue
            place = _find_alike(element, countries.main)
            facility = FACILITY.match(text, candidate.end) if place is None else None
            if facility:
                candidate.end = facility.end()
                element = element._replace(name=text[candidate.start : candidate.end])
        else:
            said = within.get(fold(element.name))  # "MINA, Saudi Arabia - …", and "Mina" further down
            if said is not None:
                element = element._replace(places=said.element.places)
            if said is not None or candidate.within:
                place = element.places[0] if element.places else None
            else:
                place = _choose(element, countries)
            camp = _camp(element) if text.startswith(" camp", candidate.end) else None
            if (
                camp is None
                and not _is_place(candidate, place, page)
                and not _is_listed(text, candidate, place, mentions)
            ):
                continue
            place = camp or place
        mentions.append(
            PlaceMention(
                start=candidate.start,
                end=candidate.end,
                name=element.name,
                place=place,
                country=place.country if place else said.within if said else candidate.within or countries.main,
            )
        )
    _place_in_larger(text, mentions)
    if not countries.main:
        _place_beside(mentions)
    _leave_far_namesakes(mentions)
    capitals = find_capitals(text, mentions)
    return sorted(mentions + capitals, key=lambda mention: mention.start) if capitals else mentions


def _is_land(candidate: Candidate) -> bool:
    """Tell whether a name is that of a country: "Chile, Peru, Brazil" is a list."""
    named = load_gazetteer().named(fold(candidate.element.name))
    return bool(named) and named[0].kind == "country"


def _place_in_larger(text: str, mentions: list[PlaceMention]) -> None:
    """Give an unknown name the country of the place it is said to lie in: "Al-Amal hospital in Gaza"."""
    for i in range(len(mentions) - 1):
        inner, outer = mentions[i], mentions[i + 1]
        if inner.place is not None or outer.place is None or inner.country == outer.country or not outer.country:
            continue
        if outer.start - inner.end <= LIES_IN_REACH and LIES_IN.fullmatch(text, inner.end, outer.start):
            mentions[i] = replace(inner, country=outer.country)


def _is_small_town(place: Place) -> bool:
    """Tell whether a place is a town of which its country may well have another, and no province's capital."""
    return place.kind == "city" and place.population < SMALL_NAMESAKE and place.admin1 not in (None, place.name)


def _place_beside(mentions: list[PlaceMention]) -> None:
    """Give unknown names the country of most towns of a report that names many countries and is about none by name."""
    towns = Counter(m.place.country for m in mentions if m.place is not None and m.place.kind in ("city", "admin1"))
    first = towns.most_common(2)
    if not first or first[0][1] < MIN_TOWNS or (len(first) > 1 and first[0][1] < 2 * first[1][1]):
        return
    for i, mention in enumerate(mentions):
        if mention.place is None and not mention.country:
            mentions[i] = replace(mention, country=first[0][0])


def _leave_far_namesakes(mentions: list[PlaceMention]) -> None:
    """Leave a small town without a place where it lies far from all that the report names in its country.

    It is then a namesake of the one that is meant, or nobody can tell: a
    village in the north is not put on the map in the south.
    """
    small = [m.place for m in mentions if m.place is not None and _is_small_town(m.place)]
    if not small:
        return
    large = [
        m.place
        for m in mentions
        if m.place is not None and m.place.kind in ("city", "admin1") and not m.name.isupper() and m.place not in small
    ]
    for i, mention in enumerate(mentions):
        place = mention.place
        if place is None or place not in small:
            continue
        capital = load_gazetteer().capital_of(place.country)
        others = [other for other in large if other.country == place.country and other.name != capital]
        if others and not any(is_within_degrees(place, other, NAMESAKE_DEGREES) for other in others):
            mentions[i] = replace(mention, place=None)


def _weigh_countries(
    found: Sequence[tuple[int, Run]], in_title: Sequence[tuple[int, Run]], candidates: Sequence[Candidate]
) -> _Countries:
    weights: dict[str, int] = {}
    for runs in (found, in_title):
        for _, run in runs:
            for country, weight in run.countries:
                weights[country] = weights.get(country, 0) + weight
    for candidate in candidates:
        if candidate.element.why == "given" and candidate.cue.strong:
            country = candidate.element.places[0].country
            weights[country] = weights.get(country, 0) + WEIGHT_INSIDE
    return _Countries(weights, Counter([candidate.element.name for candidate in candidates]))


class _Page:
    """What a text as a whole says of its names, read when somebody asks."""

    def __init__(
        self,
        text: str,
        found: Sequence[tuple[int, Run]],
        candidates: Sequence[Candidate],
        countries: _Countries,
    ) -> None:
        self.text = text
        self._candidates = candidates
        self._plain: dict[str, bool] = {}
        self._sure: dict[str, bool] = {}
        self._small: set[str] | None = None
        self._persons = {word for _, run in found if run.persons for word in run.persons}
        self.countries = countries

    def is_sure(self, name: str) -> bool:
        """Tell whether the words around a name somewhere in the text say that it is a place."""
        folded = fold(name)
        sure = self._sure.get(folded)
        if sure is None:
            sure = self._sure[folded] = any(c.is_explained() for c in self._named[folded])
        return sure

    @cached_property
    def rows(self) -> frozenset[int]:
        """Where the rows of a table of places begin: of lines like "Orun: 17 dead", one of which is surely a place."""
        if "\n" not in self.text:
            return frozenset()
        starts = frozenset(found.start(1) for found in _LABEL.finditer(self.text))
        known = (c for c in self._candidates if c.start in starts and c.element.part is Part.PLACE)
        return starts if len(starts) > 1 and any(c.element.why != "given" for c in known) else frozenset()

    @cached_property
    def _named(self) -> dict[str, list[Candidate]]:
        named: dict[str, list[Candidate]] = {}
        for candidate in self._candidates:
            if candidate.element.part is Part.PLACE:
                named.setdefault(fold(candidate.element.name), []).append(candidate)
        return named

    def is_plain(self, name: str) -> bool:
        """Tell whether a name is no place by itself here: it is also written small, or a part of a full name."""
        lower = name.lower()
        known = self._plain.get(lower)
        if known is None:
            known = self._plain[lower] = lower in self._persons or self._stands_small(lower)
        return known

    def _stands_small(self, lower: str) -> bool:
        text = self.text
        if len(text) > SEARCHED_WHOLE:
            if self._small is None:
                self._small = {word.strip(".,;:") for word in text.split() if word.islower()}
            return lower in self._small
        at = text.find(" " + lower)
        while at >= 0:
            if not text[at + len(lower) + 1 : at + len(lower) + 2].isalnum():
                return True
            at = text.find(" " + lower, at + 1)
        return False


def _is_place(candidate: Candidate, place: Place | None, page: _Page) -> bool:
    """Tell whether a known name stands for the place here, and not for a person, a body or a plain word."""
    element = candidate.element
    if candidate.is_barred:
        return False
    # Most names are known well enough: the words around them need not be read.
    if candidate.is_doubtful and candidate.start in page.rows:
        return place is not None
    if place is not None and page.countries.are_alone(element, place.country):
        if _NAMESAKE.match(page.text, candidate.end):
            return False
        if fold(element.name) != fold(place.name):
            return candidate.cue.strong  # what another language calls a city: "Londono" is London to few
    is_known = not candidate.is_doubtful and place is not None and _is_known(element, place, page)
    if is_known and not _is_plain(element, page):
        return True
    if candidate.is_explained():
        return candidate.cue.role != "on" or candidate.cue.strong or not _is_plain(element, page)
    if candidate.cue.role == "to" and place is not None and place.country in page.countries.weights:
        return not candidate.is_doubtful and (element.why != "given" or place.kind == "country")
    if candidate.is_doubtful or place is None:
        return False
    return page.is_sure(element.name) and not _is_plain(element, page)


def _is_listed(text: str, candidate: Candidate, place: Place | None, mentions: Sequence[PlaceMention]) -> bool:
    """Tell whether a small town follows another of its country in a list: "strikes on Sarmin and |Binnish|"."""
    if place is None or candidate.is_doubtful or candidate.is_barred or candidate.cue.role != "list" or not mentions:
        return False
    return mentions[-1].country == place.country and goes_on_list(text, mentions, candidate)


def _is_plain(element: Element, page: _Page) -> bool:
    return element.why == "given" or (" " not in element.name and page.is_plain(element.name))


def _is_known(element: Element, place: Place, page: _Page) -> bool:
    """Tell whether a report may name a place without saying what it is."""
    if element.why == "press" or place.kind in _WELL_KNOWN:
        return True
    if place.kind in ("admin1", "admin2"):
        return place.country in page.countries.weights
    return place.population >= (KNOWN_IN_COUNTRY if place.country in page.countries.weights else KNOWN_WITHOUT_CUE)


def _choose(element: Element, countries: _Countries) -> Place | None:
    """Return the namesake that the document's countries point to; ``None`` if nothing tells them apart."""
    places, weights = element.places, countries.weights
    first = places[0]
    is_town = first.kind in ("city", "admin2") and first.population < FAMOUS_SIZE
    if is_town and element.why != "press" and countries.are_alone(element, first.country):
        return None  # nothing else in the report is of that country
    if len(places) == 1 and first.country in weights:
        return first
    if first.kind in _WELL_KNOWN and (first.country in weights or not first.country or first.kind != "country"):
        return first
    named = [place for place in places if place.country in weights]
    if named:
        best = max(named, key=lambda place: weights[place.country]) if len(named) > 1 else named[0]
        is_famous = first.population >= FAMOUS_SIZE and first.population >= FAMOUS_LEAD * best.population
        return first if is_famous and weights[best.country] < countries.half else best
    is_abroad = first.kind in ("city", "admin2") and first.population < FAMOUS_SIZE and weights
    if is_clear(element):
        return first if not is_abroad or element.why == "press" else None
    # Where nothing points to any country, a name that only one country knows is that country's.
    return first if not weights and all(place.country == first.country for place in places) else None


def _camp(element: Element) -> Place | None:
    """Return the camp of a name that goes on with "camp", small or not."""
    named = load_gazetteer().named(fold(element.name) + " camp")
    return named[0] if named else None


def _find_alike(element: Element, country: str) -> Place | None:
    """Return the place of a country whose name is spelt like one that no table holds."""
    alike = load_gazetteer().alike(fold(element.name), country) if country else ()
    return alike[0] if alike else None
