"""In what claimants contradict each other: each row claims and the dimension."""

from __future__ import annotations

import pytest
from hypothesis import given

from reconcile.group.contest import find_contests
from reconcile.group.estimate import estimate_events
from reconcile.group.findings import Dimension
from reconcile.model import Claim, Outcome, Scope, Victims
from tests.group.building import at_least, denied, event_of, exactly, told
from tests.group.test_properties import claims

CIVILIANS, FIGHTERS = (Victims.CIVILIAN,), (Victims.COMBATANT,)

CONTESTED: list[tuple[str, Dimension, list[Claim]]] = [
    ("two figures", Dimension.FIGURES, [exactly(12), exactly(30, claimant="Airwars")]),
    ("a denial", Dimension.FIGURES, [exactly(12), denied(12, claimant="army")]),
    ("dead or missing", Dimension.OUTCOME, [exactly(12), exactly(12, claimant="a", outcome=Outcome.MISSING)]),
    (
        "civilians or fighters",
        Dimension.VICTIMS,
        [exactly(12, victims=CIVILIANS), exactly(12, claimant="army", victims=FIGHTERS)],
    ),
    ("a fall", Dimension.FIGURES, [exactly(30), exactly(12, claimant="Airwars", published="2021-05-06")]),
    (
        "a rise over which the lower count is held to",
        Dimension.FIGURES,
        [
            exactly(12),
            exactly(30, claimant="Airwars", published="2021-05-06"),
            exactly(12, published="2021-05-07"),
        ],
    ),
    (
        "a higher count of another month",
        Dimension.FIGURES,
        [exactly(12), exactly(30, claimant="Airwars", published="2021-06-04")],
    ),
    (
        "a report whose day is unknown",
        Dimension.FIGURES,
        [exactly(12), exactly(30, claimant="Airwars", published="2021-05")],
    ),
    ("two are blamed", Dimension.ACTOR, [exactly(12, actor="army"), exactly(12, claimant="a", actor="rebels")]),
]
AGREED: list[tuple[str, list[Claim]]] = [
    ("an open figure below", [at_least(12), exactly(30, claimant="Airwars")]),
    ("an earlier count", [exactly(12), exactly(30, claimant="Airwars", published="2021-05-06")]),
    (
        "an earlier count that a third report prints late",
        [
            exactly(12),
            exactly(30, claimant="Airwars", published="2021-05-06"),
            exactly(12, claimant="-", published="2021-05-07"),
        ],
    ),
    (
        "one that is called the earlier",
        [told("Police had earlier spoken of [[12]] dead", 12, claimant="police"), exactly(30)],
    ),
    ("one claimant, two outcomes", [exactly(12), exactly(12, outcome=Outcome.MISSING)]),
    ("two names of one side", [exactly(12, actor="coalition"), exactly(12, claimant="a", actor="US-led coalition")]),
    ("small numbers", [exactly(3, victims=CIVILIANS), exactly(3, claimant="army", victims=FIGHTERS)]),
]


def dimensions(claims: list[Claim]) -> list[Dimension]:
    event = event_of(*claims)
    return [contest.dimension for contest in find_contests(event, estimate_events([event]))]


@pytest.mark.parametrize(("shows", "dimension", "claims"), CONTESTED, ids=[row[0] for row in CONTESTED])
def test_a_contradiction_is_told_with_its_dimension(shows: str, dimension: Dimension, claims: list[Claim]) -> None:
    assert dimensions(claims) == [dimension]


@pytest.mark.parametrize(("shows", "claims"), AGREED, ids=[row[0] for row in AGREED])
def test_what_can_be_true_together_is_not_contested(shows: str, claims: list[Claim]) -> None:
    assert dimensions(claims) == []


def test_a_contradiction_says_who_says_what() -> None:
    event = event_of(exactly(12), exactly(30, claimant="Airwars"))
    (contest,) = find_contests(event, estimate_events([event]))
    assert contest.words == "People killed: 12 (interior ministry), 30 (Airwars); no number satisfies both."


def test_the_two_that_exclude_each_other_are_named_not_the_two_ends() -> None:
    event = event_of(at_least(10), exactly(228, claimant="police"), exactly(316, claimant="Airwars"))
    (contest,) = find_contests(event, estimate_events([event]))
    assert contest.words == "People killed: 228 (police), 316 (Airwars); no number satisfies both."


def test_of_a_settled_toll_no_count_is_the_earlier() -> None:
    event = event_of(exactly(12), exactly(30, claimant="Airwars", published="2021-05-06"), date="2021-03-01")
    assert [contest.dimension for contest in find_contests(event, estimate_events([event]))] == [Dimension.FIGURES]


def test_a_running_total_grows_as_long_as_nobody_closes_it() -> None:
    first = exactly(1200, scope=Scope.PERIOD, date="2011-03/")
    last = exactly(4000, scope=Scope.PERIOD, date="2011-03/", claimant="Airwars", published="2024-02-01")
    event = event_of(first, last, date="2011-03/", scope=Scope.PERIOD)
    assert find_contests(event, estimate_events([event])) == []


def test_the_police_of_two_countries_are_two() -> None:
    abroad = exactly(30, claimant="police", country="Otherland")
    event = event_of(exactly(12, claimant="police"), abroad, country="Testland")
    (estimate,) = estimate_events([event])
    assert (estimate.independent, estimate.contested) == (2, True)
    assert find_contests(event, [estimate])[0].words.startswith("People killed: 12 (police), 30 (police);")


@given(claims())
def test_what_is_contested_is_told_and_nothing_else_of_the_figures(drawn: list[Claim]) -> None:
    event = event_of(*drawn)
    estimates = estimate_events([event])
    told = [c for c in find_contests(event, estimates) if c.words.endswith("no number satisfies both.")]
    assert len(told) == sum(estimate.contested for estimate in estimates)
    by_id = {claim.id: claim for claim in drawn}
    for contest in told:
        below, above = (by_id[id] for id in contest.claims)
        assert (below.high or 0) < (above.low or 0)
