"""Many like incidents must not collapse: a made-up week of shootings, from the text of the pages to the events."""

from __future__ import annotations

import pytest

from benchmarks.incidents import CITY, IN_ONE_CITY, INCIDENTS, made_pages, score

LEAST_F1 = 0.90  # B-cubed, of the project's issue on reconciling
SEEDS = (1, 2, 6)  # in 2 and 6 several pages are read as of a town told in passing


@pytest.fixture(scope="module", params=SEEDS)
def scores(request: pytest.FixtureRequest) -> dict[str, float]:
    return score(made_pages(request.param))


def test_the_set_is_as_hard_as_it_says() -> None:
    pages = made_pages(1)
    assert len(pages) >= 200
    assert len({page.document.doc.rpartition("-")[0] for page in pages}) == INCIDENTS
    assert sum(not page.document.published for page in pages) >= 30
    in_city = {page.document.doc.rpartition("-")[0] for page in pages if page.document.doc.startswith(CITY[0])}
    assert len(in_city) == IN_ONE_CITY


def test_the_set_is_the_same_each_time() -> None:
    assert made_pages(1) == made_pages(1)


def test_like_incidents_do_not_collapse(scores: dict[str, float]) -> None:
    assert scores["f1"] >= LEAST_F1


def test_no_event_joins_two_cities(scores: dict[str, float]) -> None:
    assert scores["joining_cities"] == 0
