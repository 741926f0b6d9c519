"""The map beside the list: where the events of the list lie. It asks no server; the outlines are sent once.

The points are what a filter changes, a few kilobytes; the outlines of the
countries go with what ``drawing`` sends. An event of which no more than the
country can be placed is a square in the middle of it. Everything that the map
tells stands in the list as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from reconcile.locales import retell
from reconcile.views.address import carried, link
from reconcile.views.case_data import CaseView
from reconcile.views.drawing import drawn_part
from reconcile.views.event_index import Listed
from reconcile.views.event_rows import NO_COUNTRY, EventRow
from reconcile.wording import count_words

MOST_PLACES = 100  # points sent; with more, near ones are told as one, and none is left out
NAMED = 4  # events named at one point; the rest are counted
GRIDS = (0.01, 0.1, 0.5, 1, 2, 5, 10, 20, 30)  # degrees: how near counts as one point, the finest that will do
_HTML = """<div class="map"><details><summary>Map</summary><div class="box">
<svg role="img" preserveAspectRatio="none"><path class="land"></path><path class="borders"></path>
<path class="leads"></path></svg>
<div class="marks"></div>
<div class="tools"><button type="button" class="in" aria-label="Zoom in" title="Zoom in">+</button>
<button type="button" class="out" aria-label="Zoom out" title="Zoom out">−</button>
<button type="button" class="fit" aria-label="Show all events" title="Show all events">⤢</button></div></div>
<div class="told" aria-live="polite"></div>
<div class="key"><span><i></i>event, larger with more claimants</span>
<span><i class="contested"></i>contested</span>
<span class="of-land"><i class="land"></i>somewhere in this country</span></div>
</details></div>"""
COUNTRIES = Path(__file__).parents[2] / "data" / "map" / "countries.tsv"
_map = drawn_part("events_map", _HTML)


def map_places(rows: Iterable[EventRow]) -> list[tuple[float, float, int, int, int, list[tuple[str, str]]]]:
    """Return the points of the map: latitude, longitude, events, how many are contested, claimants, a few by name.

    Events within one cell of the finest grid that gives at most
    ``MOST_PLACES`` points are one point, at the place of the one with most
    claimants. An event whose place is not known has none.
    """
    placed = [row for row in rows if row.event.lat is not None and row.event.lon is not None]
    placed.sort(key=lambda row: -row.independent)
    grid = next((grid for grid in GRIDS if _is_few(placed, grid)), GRIDS[-1])
    cells: dict[tuple[int, int], list[EventRow]] = {}
    for row in placed:
        cells.setdefault(_cell(row, grid), []).append(row)
    return [
        (
            round(here[0].event.lat or 0, 2),
            round(here[0].event.lon or 0, 2),
            len(here),
            sum(row.contested for row in here),
            here[0].independent,
            [(row.event.id, row.event.title) for row in here[:NAMED]],
        )
        for here in cells.values()
    ]


@cache
def _middles() -> Mapping[str, tuple[float, float]]:
    """Return a point on land in the middle of each country, by its name in the gazetteer."""
    lines = (line.split("\t") for line in COUNTRIES.read_text(encoding="utf-8").splitlines()[1:])
    return {name: (float(lat), float(lon)) for name, lat, lon in lines}


def country_places(rows: Iterable[EventRow]) -> list[tuple[float, float, int, int, str, list[tuple[str, str]]]]:
    """Return the countries with events that have no point of their own, with as much of each as ``map_places``."""
    lands: dict[str, list[EventRow]] = {}
    for row in rows:
        if (row.event.lat is None or row.event.lon is None) and row.event.country in _middles():
            lands.setdefault(row.event.country, []).append(row)
    return [
        (
            *_middles()[name],
            len(here),
            sum(row.contested for row in here),
            name,
            [(row.event.id, row.event.title) for row in sorted(here, key=lambda row: -row.independent)[:NAMED]],
        )
        for name, here in lands.items()
    ]


def _cell(row: EventRow, grid: float) -> tuple[int, int]:
    return round((row.event.lat or 0) / grid), round((row.event.lon or 0) / grid)


def _is_few(rows: Iterable[EventRow], grid: float) -> bool:
    """Return whether a grid gives no more points than are sent; a fine one is seen to give more after some rows."""
    cells = set()
    for row in rows:
        cells.add(_cell(row, grid))
        if len(cells) > MOST_PLACES:
            return False
    return True


def map_data(case: CaseView, listed: Listed) -> dict[str, Any]:
    """Return what the browser is sent: the points, what is told of them, and the address of an event."""
    rows = listed.rows
    places = listed.once("map", map_places)
    lands = listed.once("map countries", country_places)
    rough = sum(land[2] for land in lands)
    nowhere = len(rows) - sum(place[2] for place in places) - rough
    told = "Choose a point to see its events."
    if rough:
        one = rough == 1
        shown = "is shown as a square at its" if one else "are shown as squares at their"
        told += f" {count_words(rough, 'event')} {shown} country: no nearer place is told, or it is in no list."
    print_of = sha256(json.dumps([part[:3] for part in (*places, *lands)]).encode()).hexdigest()[:16]
    return {
        "places": [(*place[:5], [(id, retell(title)) for id, title in place[5]]) for place in places],
        "lands": [(*land[:5], [(id, retell(title)) for id, title in land[5]]) for land in lands],
        "print": print_of,
        "told": told,
        "nowhere": f"{count_words(nowhere, 'event')} without a place or country" if nowhere else "",
        "nowhereHref": link("events", carried(case=case.id, country=NO_COUNTRY)),
        "alt": f"Map with {count_words(len(rows) - nowhere, 'event')}. The list tells each of them.",
        "href": link("event", carried(case=case.id)) + "&event=",
    }


def show_map(case: CaseView, listed: Listed) -> None:
    """Show the map of these events."""
    _map(key="events_map", data=map_data(case, listed))
