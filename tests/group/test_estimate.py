"""Estimates beyond the numbered rules: who counts as whom, and what is dated by what."""

from __future__ import annotations

from reconcile.group.estimate import estimate_events
from reconcile.model import CORE, Outcome
from tests.group.building import at_least, by, estimate_all, estimate_one, event_of, exactly, vague


def test_a_ministry_is_one_claimant_whether_its_country_is_named_or_not() -> None:
    event = event_of(
        exactly(31, claimant="Peruvian health ministry", country="Peru", published="2021-05-04"),
        exactly(44, claimant="health ministry", country="", published="2021-05-06"),
        exactly(9, claimant="Chilean health ministry", country="Peru"),
        country="Peru",
    )
    (estimate,) = estimate_events([event])
    assert (estimate.low, estimate.high, estimate.independent, len(estimate.superseded)) == (9, 44, 2, 1)


def test_two_that_spoke_together_are_one_origin_with_each_alone() -> None:
    estimate = estimate_one(by("Airwars ; Unicef"), exactly(30, claimant="Airwars"), exactly(40, claimant="police"))
    assert estimate.independent == 2


def test_as_of_is_the_newest_report_among_those_that_stand() -> None:
    estimate = estimate_one(
        exactly(31, published="2021-05-04"),
        exactly(44, published="2021-05-06", claimant="Airwars"),
        vague("dozens", 24, published="2021-05-09", claimant="witnesses"),
    )
    assert estimate.as_of == "2021-05-06"


def test_contested_needs_two_claimants_and_no_common_number() -> None:
    assert estimate_one(exactly(12), at_least(40, claimant="Airwars")).contested
    assert not estimate_one(exactly(40), at_least(12, claimant="Airwars")).contested
    assert not estimate_one(exactly(12), exactly(40)).contested


def test_context_has_no_range_unless_asked_for() -> None:
    houses = exactly(40, outcome=Outcome.DESTROYED, unit="building")
    assert estimate_all(houses) == []
    (estimate,) = estimate_all(houses, outcomes=CORE | {Outcome.DESTROYED})
    assert (estimate.unit, estimate.low) == ("building", 40)


def test_another_rule_for_echoes_or_revisions_can_be_passed() -> None:
    claims = [exactly(31, published="2021-05-04"), exactly(44, published="2021-05-06")]
    assert estimate_one(*claims, revisions=lambda claims, echoes: {}).low == 31


def test_estimates_stand_in_the_order_of_the_outcomes_people_at_large_first() -> None:
    estimates = estimate_all(exactly(1, outcome=Outcome.MISSING), exactly(2, outcome=Outcome.INJURED), exactly(3))
    assert [e.outcome for e in estimates] == [Outcome.KILLED, Outcome.INJURED, Outcome.MISSING]


def test_a_count_of_foreigners_is_no_rival_of_a_count_of_all() -> None:
    """RECORDING 2: compare like only with like."""
    everybody = exactly(253, claimant="health ministry")
    some = exactly(40, claimant="foreign ministry", subset="foreigners")
    estimate = estimate_one(everybody, some)
    assert (estimate.low, estimate.high) == (253, 253)
    assert not estimate.contested


def test_where_only_some_are_counted_one_subset_is_kept() -> None:
    four = exactly(4, claimant="Pakistani foreign ministry", subset="pakistanis")
    one = exactly(1, claimant="Indian embassy", subset="indian")
    assert estimate_one(four, one, exactly(4, claimant="police", subset="pakistanis")).high == 4
