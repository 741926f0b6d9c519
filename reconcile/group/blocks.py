"""Say under which keys a description of harm meets others, so that few pairs are compared.

Comparing every description with every other grows with the square of the
case. Two are compared only if they share a key: a report; a place and a day;
a country, a day and a kind that is rare; a day and a toll. The keys are as
narrow as the rule of ``verdicts`` allows, so that the pairs grow with the
number of reports: a million claims lie in a million places and days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import cos, floor, radians

from reconcile.group.harm import LOOSE_KINDS, Harm, days_apart, is_spread
from reconcile.group.places import NEAR_KM, PlaceFacts, plain_words
from reconcile.group.tolls import Figure, is_rare
from reconcile.group.verdicts import MISDATED_DAYS
from reconcile.lexicons.spelling import skeleton

MAX_DAYS_KEYED = 40  # days; a month with its margins. A longer window meets others by place and year
MAX_YEARS_KEYED = 12  # years; a window of a generation is told by its first years as well
CELL_DEGREES = 0.5  # of latitude and longitude; twice the distance at which places are near
KM_PER_DEGREE = 111.0  # km; of latitude, and of longitude at the equator
TELLING_TOLL = 5  # persons; a smaller toll shared by two places on a day says nothing
SPREAD_DAYS = 30  # days; storms and epidemics are looked up by the month

Key = tuple[object, ...]
#: A key, and whether a harm meets all under it or only those that meet all: a province meets its towns,
#: which do not meet each other for lying in it.
Meeting = tuple[Key, bool]


def block_keys(harm: Harm, docs: Iterable[str], figures: Iterable[Figure]) -> Iterator[Meeting]:
    """Yield the keys under which ``harm`` meets others, perhaps one twice.

    Args:
        harm: The description.
        docs: The reports that give it.
        figures: Its tolls, above one.
    """
    for doc in docs:
        yield ("report", doc), True
    place = harm.place
    if harm.is_total:
        for name in _place_names(place):
            yield ("total", harm.theme, name), True
        return
    for name in _place_names(place):
        for figure in figures:
            yield ("toll there", name, figure), harm.window is None or is_rare(figure[1])
    window = harm.window
    if window is None:
        return
    margin = max(days_apart(harm.kind, harm.kind), MISDATED_DAYS)
    first = window.start if window.start is not None else window.end
    last = window.end if window.end is not None else window.start
    assert first is not None
    assert last is not None
    days = range(first - margin, last + margin + 1)
    is_long = window.start is None or window.end is None or len(days) > MAX_DAYS_KEYED
    years = range(first // 365, last // 365 + 1)[:MAX_YEARS_KEYED]
    for name in _place_names(place):
        for year in years:
            yield ("year", name, year), is_long
    if is_spread(harm.kind):
        for month in range(days[0] // SPREAD_DAYS, days[-1] // SPREAD_DAYS + 1)[: MAX_YEARS_KEYED * 12]:
            yield ("spread", place.country, month), True
    if is_long:
        return
    where = list(_where_keys(harm))
    for day in days:
        for key, is_hub in where:
            yield (*key, day), is_hub
    for figure in figures:
        if figure[1] >= TELLING_TOLL:
            for day in days:
                yield ("toll", figure, day), True


def _place_names(place: PlaceFacts) -> list[str]:
    """Return the names that an equal place would share: the skeleton of each part, or the country."""
    if place.is_whole_country:
        return [f"in {place.country}"]
    return [skeleton(part) or part for part in place.parts] + ([place.place_id] if place.place_id else [])


def _where_keys(harm: Harm) -> Iterator[Meeting]:
    """Yield the keys of place, to which a day is added."""
    place = harm.place
    country = place.country
    if country and harm.kind not in LOOSE_KINDS:
        yield ("country", country, harm.kind), place.is_whole_country
        if days_apart(harm.kind, harm.kind):
            yield ("rare", country, harm.kind), True
    if place.is_whole_country:
        yield ("whole", country), True
        return
    if place.admin1:
        yield ("region", country, place.admin1), place.is_whole_region
    for part in place.parts:
        yield ("initial", country, part[:1]), True
        for word in plain_words(part):
            yield ("word", skeleton(word) or word), True
    for cell in _cells(place):
        yield ("cell", *cell), True


def _cells(place: PlaceFacts) -> Iterator[tuple[int, int]]:
    """Yield the cells of a grid that lie within ``NEAR_KM`` of the place."""
    if place.lat is None or place.lon is None:
        return
    north = NEAR_KM / KM_PER_DEGREE / 2  # both places reach out, so each by half
    east = north / max(cos(radians(place.lat)), 0.1)
    for row in range(floor((place.lat - north) / CELL_DEGREES), floor((place.lat + north) / CELL_DEGREES) + 1):
        for column in range(floor((place.lon - east) / CELL_DEGREES), floor((place.lon + east) / CELL_DEGREES) + 1):
            yield row, column
