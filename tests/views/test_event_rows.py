"""The list of events: what it finds, filters, counts and in which order it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.group.estimate import estimate_events
from reconcile.model import Claim, Event, Outcome
from reconcile.views.case_data import CaseView, ordered_estimates
from reconcile.views.event_rows import (
    SORTS,
    dated_rows,
    drawn_estimates,
    event_rows,
    facet_counts,
    facet_words,
    filtered_rows,
    searched_rows,
    sorted_rows,
)
from tests.group.building import CHILDREN, at_least, exactly


def by(name: str, made: Claim) -> Claim:
    return replace(made, claimant=name)


def made_case() -> CaseView:
    events = [
        Event(
            id="quay",
            title="Fire at Aldar",
            country="Testland",
            date="2021-05-03",
            claims=(
                by("police", exactly(10)),
                by("Airwars", exactly(12)),
                by("UN", exactly(3, outcome=Outcome.INJURED)),
            ),
        ),
        Event(
            id="dam", title="Flood at Berre", country="Norland", date="2021-06", claims=(by("police", at_least(500)),)
        ),
        Event(
            id="old", title="Sinking off Cray", claims=(by("UN", exactly(7, victims=CHILDREN)), by("UN", exactly(9)))
        ),
        Event(id="none", title="Houses lost", claims=(exactly(9, outcome=Outcome.DESTROYED, unit="building"),)),
    ]
    estimates = {event.id: tuple(ordered_estimates(estimate_events([event]))) for event in events}
    claims = {claim.id: claim for event in events for claim in event.claims}
    return CaseView(
        id="x",
        name="x",
        convention="literal",
        readings={},
        claims=claims,
        events={event.id: event for event in events},
        estimates=estimates,
    )


ROWS = event_rows(made_case())


def test_an_event_that_counts_nobody_harmed_has_no_row() -> None:
    assert [row.event.id for row in ROWS] == ["quay", "dam", "old"]


SEARCHES = [("aldar", ["quay"]), ("POLICE", ["quay", "dam"]), ("police berre", ["dam"]), ("", ["quay", "dam", "old"])]


@pytest.mark.parametrize(("search", "expected"), SEARCHES)
def test_search(search: str, expected: list[str]) -> None:
    assert [row.event.id for row in searched_rows(ROWS, search)] == expected


FILTERS = [
    ({"country": ["Testland"]}, ["quay"]),
    ({"country": ["Testland", "Norland"]}, ["quay", "dam"]),
    ({"country": ["unknown"]}, ["old"]),
    ({"outcome": ["injured"]}, ["quay"]),
    ({"victims": ["child"]}, ["old"]),
    ({"claimant": ["Police (Testland)"], "contested": ["yes"]}, ["quay"]),
    ({"claimant": ["police"]}, []),
    ({"contested": ["no"]}, ["dam", "old"]),
    ({"country": ["Atlantis"]}, []),
    ({"country": []}, ["quay", "dam", "old"]),
]


@pytest.mark.parametrize(("asked", "expected"), FILTERS)
def test_filters(asked: dict[str, list[str]], expected: list[str]) -> None:
    assert [row.event.id for row in filtered_rows(ROWS, asked)] == expected


DAYS = [
    ("2021-05-03", "2021-05-03", ["quay"]),
    ("2021-05-04", "", ["dam"]),
    ("2021-06-20", "2021-06-25", ["dam"]),
    ("", "2021-05-31", ["quay"]),
    ("2022-01-01", "", []),
    ("", "", ["quay", "dam", "old"]),
]


@pytest.mark.parametrize(("first", "last", "expected"), DAYS)
def test_days_of_the_harm(first: str, last: str, expected: list[str]) -> None:
    assert [row.event.id for row in dated_rows(ROWS, first, last)] == expected


OPEN_DATES = [
    ("2021-03/", "2022-01-01", "", True),
    ("2021-03/", "", "2021-02-01", False),
    ("/2021-03", "2021-04-01", "", False),
]


@pytest.mark.parametrize(("date", "first", "last", "passes"), OPEN_DATES)
def test_an_open_interval_runs_on(date: str, first: str, last: str, passes: bool) -> None:
    row = replace(ROWS[0], event=replace(ROWS[0].event, date=date))
    assert bool(dated_rows([row], first, last)) is passes


def test_a_count_is_of_the_events_that_the_choice_would_show() -> None:
    asked = {"country": ["Norland"], "claimant": ["UN"]}
    assert facet_counts(ROWS, "country", asked) == {"Testland": 1, "unknown": 1}
    assert facet_counts(ROWS, "claimant", asked) == {"Police (Testland)": 1}


ORDERS = {
    "claimants": ["quay", "old", "dam"],
    "newest": ["dam", "quay", "old"],
    "oldest": ["quay", "dam", "old"],
    "reports": ["quay", "old", "dam"],
    "highest": ["dam", "quay", "old"],
}


@pytest.mark.parametrize("order", SORTS)
def test_orders(order: str) -> None:
    assert [row.event.id for row in sorted_rows(ROWS, order)] == ORDERS[order]


def test_the_whole_is_drawn_before_its_parts() -> None:
    drawn = drawn_estimates(ROWS[2], 3)
    assert [(estimate.outcome, estimate.low) for estimate in drawn] == [(Outcome.KILLED, 9)]


def test_choices_read_in_words() -> None:
    assert facet_words("outcome", "casualties") == "killed or injured"
    assert facet_words("country", "unknown") == "country unknown"
    assert facet_words("victims", "aid_worker") == "aid workers"
    assert facet_words("contested", "no") == "not contested"
    assert facet_words("claimant", "unknown") == "unknown"
    assert facet_words("claimant", "unnamed") == "somebody unnamed"
