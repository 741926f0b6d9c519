"""The bars and points of the Events page: one scale for all, marks for what is open, vague, none or beyond the edge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.group.estimate import estimate_events
from reconcile.model import Claim, Estimate, Event
from reconcile.views.case_data import CaseView
from reconcile.views.event_index import Listed
from reconcile.views.event_rows import EventRow, event_rows
from reconcile.views.events_list import ListScale, bar_of, list_scale
from reconcile.views.events_map import MOST_PLACES, country_places, map_data, map_places
from tests.group.building import at_least, between, exactly, up_to, vague
from tests.views.conftest import OpenPage, shown
from tests.views.test_event_rows import made_case

CASE = made_case()
ROW = event_rows(CASE)[0]
TO_100 = ListScale(100, log=False)


def estimate_of(*claims: Claim) -> tuple[Estimate, dict[str, Claim]]:
    event = Event(id="e", title="t", claims=claims)
    return estimate_events([event])[0], {claim.id: claim for claim in claims}


BARS = [  # claims, scale, style, left, width in percent
    ([between(20, 60)], TO_100, "", 20, 40),
    ([exactly(50)], TO_100, "", 50, 1.2),
    ([at_least(50)], TO_100, "up", 50, 5),
    ([up_to(40)], TO_100, "down", 0, 40),
    ([exactly(0)], TO_100, "none", 0, 1.2),
    ([vague("dozens", 24)], TO_100, "up vague", 24, 5),
    ([between(60, 400)], TO_100, "off", 60, 40),
    ([exactly(400)], TO_100, "off", 95, 5),
    ([exactly(10)], ListScale(100, log=True), "", 53, 1.2),
]


@pytest.mark.parametrize(("claims", "scale", "style", "left", "width"), BARS)
def test_a_bar(claims: list[Claim], scale: ListScale, style: str, left: float, width: float) -> None:
    assert bar_of(*estimate_of(*claims), scale)[2:] == (style, left, width)


@pytest.mark.parametrize("log", [False, True])
def test_no_bar_leaves_its_track(log: bool) -> None:
    for figure in (0, 1, 7, 99, 100, 101, 10_000):
        for made in (exactly(figure), at_least(figure), between(0, figure)):
            *_, left, width = bar_of(*estimate_of(made), ListScale(100, log))
            assert left >= 0
            assert left + width <= 100.1


def rows_to(*figures: float) -> list[EventRow]:
    return [replace(ROW, estimates=(replace(ROW.estimates[0], low=figure, high=figure),)) for figure in figures]


SCALES = [  # greatest figures of the bars, end of the linear scale, bars beyond it
    ([3, 40, 80], 100, 0),
    ([10] * 8 + [20, 5000], 20, 1),
    ([90, 100, 250], 250, 0),
    ([1, 1, 1], 5, 0),
    ([], 10, 0),
]


@pytest.mark.parametrize(("figures", "end", "beyond"), SCALES)
def test_one_scale_holds_nearly_all_bars(figures: list[float], end: float, beyond: int) -> None:
    scale = list_scale(rows_to(*figures), {}, log=False)
    assert (scale.end, scale.beyond) == (end, beyond)
    assert next(at for at, _ in scale.ticks()) == 0
    assert all(0 <= at <= 100 for at, _ in scale.ticks())


def test_a_logarithmic_scale_holds_all_bars() -> None:
    scale = list_scale(rows_to(3, 50_000), {}, log=True)
    assert scale.end >= 50_000
    assert [words for _, words in scale.ticks()] == ["1", "100", "10,000"]


def at(lat: float | None, lon: float | None, id: str, *, contested: bool = False, independent: int = 1) -> EventRow:
    event = replace(ROW.event, lat=lat, lon=lon, id=id, title=id)
    return replace(ROW, event=event, contested=contested, independent=independent)


def test_events_at_one_place_are_one_point_and_one_without_a_place_is_none() -> None:
    rows = [at(36.2, 37.1, "a", contested=True), at(36.2, 37.1, "b", independent=4), at(None, None, "c"), at(1, 2, "d")]
    assert [place[2:] for place in map_places(rows)] == [
        (2, 1, 4, [("b", "b"), ("a", "a")]),
        (1, 0, 1, [("d", "d")]),
    ]


def test_an_event_of_which_only_the_country_is_known_is_told_in_its_middle_and_none_is_lost() -> None:
    there = replace(at(None, None, "c").event, country="Kenya")
    nowhere = replace(there, id="d", country="Atlantis")
    rows = [at(36.2, 37.1, "a"), replace(ROW, event=there, contested=True), replace(ROW, event=nowhere)]
    ((lat, lon, *told),) = country_places(rows)
    assert told == [1, 1, "Kenya", [("c", "c")]]
    assert -5 < lat < 5 < 33 < lon < 42
    assert sum(place[2] for place in map_places(rows)) == 1


def test_every_event_of_the_demo_case_is_on_the_map_or_told_beside_it(demo: CaseView) -> None:
    rows = event_rows(demo)
    drawn = sum(part[2] for part in (*map_places(rows), *country_places(rows)))
    data = map_data(demo, Listed(rows, {}))
    assert drawn == len(rows)
    assert data["nowhere"] == ""
    lost = [replace(ROW, event=replace(ROW.event, lat=None, lon=None, country=""))]
    assert map_data(demo, Listed(lost, {}))["nowhere"] == "1 event without a place or country"
    assert "country=unknown" in map_data(demo, Listed(lost, {}))["nowhereHref"]


def test_with_many_places_near_ones_are_one_point_and_none_is_lost() -> None:
    rows = [at(-60 + i % 130, -170 + i % 340, str(i)) for i in range(3000)]
    places = map_places(rows)
    assert len(places) <= MOST_PLACES
    assert sum(place[2] for place in places) == 3000


def test_what_is_in_force_can_be_taken_out_one_by_one(open_page: OpenPage) -> None:
    words = shown(
        open_page("events", country=["Syria", "Kenya"], contested="yes", q="bombing", **{"from": "2016-01-01"})
    )
    assert "Take out Country: Syria" in words
    assert "href='events?q=bombing&amp;country=Kenya&amp;contested=yes&amp;from=2016-01-01'" in words
    assert "Take out Harm from 1 January 2016" in words


@pytest.mark.parametrize("name", ["outcome", "victims", "claimant"])
def test_a_value_that_no_event_has_is_told(open_page: OpenPage, name: str) -> None:
    app = open_page("events", **{name: "gone"})
    assert "that no event of this case has: gone" in app.warning[0].value
    assert "No event matches" in app.info[0].value
