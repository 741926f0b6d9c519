"""Why figures differ, and the sentence that can be copied."""

from __future__ import annotations

import pytest

from reconcile.group.estimate import estimate_events
from reconcile.group.explain import explain_difference, explain_event, ready_sentence
from reconcile.group.link import link_events
from reconcile.model import Outcome, Scope, Victims
from tests.group.building import CHILDREN, at_least, between, by, event_of, exactly, more_than, part_of, vague

DIFFERENCES = [
    ({"outcome": Outcome.INJURED}, "Outcome: killed against injured."),
    ({"victims": (Victims.CIVILIAN,)}, "Victims: people against civilians."),
    ({"unit": "family"}, "Unit: people against families."),
    ({"scope": Scope.PERIOD}, "Scope: one incident against a total over a period."),
    ({"part_of": "c0"}, "Whole or part: a total against a part of a total."),
    ({"place": "Bekta"}, "Place: Aldar against Bekta."),
    ({"date": "2021-05-01"}, "Window: 3 May 2021 against 1 May 2021."),
    ({"claimant": "Airwars"}, "Claimant: interior ministry against Airwars."),
    ({"published": "2021-05-09"}, "Day of the report: 4 May 2021 against 9 May 2021; 12 is an earlier count."),
    ({"published": "2021-05-02"}, "Day of the report: 4 May 2021 against 2 May 2021."),
]


@pytest.mark.parametrize(("other", "sentence"), DIFFERENCES, ids=[row[1].split(":")[0] for row in DIFFERENCES])
def test_the_dimension_that_differs_is_named(other: dict[str, object], sentence: str) -> None:
    assert explain_difference(exactly(12), exactly(30, **other)) == [sentence]


def test_the_bound_is_named() -> None:
    assert explain_difference(exactly(12), at_least(12)) == ["Bound: an exact figure against a least figure."]


def test_nothing_but_the_figure_differs() -> None:
    assert explain_difference(exactly(12), exactly(30)) == []


def worded(*claims: object) -> str:
    event = event_of(*claims)  # type: ignore[arg-type]
    return ready_sentence(event, estimate_events([event])[0])


def test_both_ends_are_credited_and_dated() -> None:
    assert worded(exactly(150, claimant="Aldar army"), at_least(1300, claimant="Airwars", published="2021-06-01")) == (
        "Reported figures range from 150 (Aldar army, 4 May 2021) to at least 1,300 (Airwars, 1 June 2021); "
        "people killed, Strike on Aldar."
    )


def test_a_count_of_days_before_is_said_to_be_one() -> None:
    words = worded(exactly(22, claimant="police"), exactly(48, claimant="Airwars", published="2021-05-06"))
    assert words.startswith("Reported figures range from 22 (police, 4 May 2021, an earlier count) to 48 (Airwars, ")


def test_one_end_of_a_stated_range_is_said_to_be_one() -> None:
    assert worded(between(100, 300, claimant="Airwars"), exactly(471)).startswith(
        "Reported figures range from 100 (one end of 100 to 300: Airwars, 4 May 2021) to 471 ("
    )


def test_a_single_figure_is_no_range() -> None:
    assert (
        worded(exactly(12))
        == "One figure is reported: 12 (interior ministry, 4 May 2021); people killed, Strike on Aldar."
    )


def test_vague_words_alone_are_said_to_be_vague() -> None:
    words = worded(vague("dozens", 24), vague("hundreds", 200, claimant="Airwars"))
    assert words.endswith("No claimant gives a number, only vague words.")


def test_ends_that_count_different_windows_get_no_sentence() -> None:
    first = exactly(900, scope=Scope.PERIOD, date="2011/2014")
    second = more_than(4000, scope=Scope.PERIOD, date="2011/2021", claimant="Airwars")
    words = worded(first, second)
    assert words.startswith("No range can be worded")
    assert "Window: 2011 to 2014 against 2011 to 2021." in words


def test_children_told_as_a_part_and_alone_are_both_counts_of_children() -> None:
    whole = exactly(58)
    unicef = exactly(27, victims=CHILDREN, claimant="Unicef")
    event = event_of(whole, part_of(whole, exactly(11, victims=CHILDREN)), unicef)
    assert ready_sentence(event, estimate_events([event])[1]).startswith("Reported figures range from 11 (")


def test_why_claims_are_one_event_is_said_in_sentences() -> None:
    (event,) = link_events([by("Airwars"), by("police")])
    assert explain_event(event) == [
        "2 claims in 2 reports.",
        "Same place: Aldar.",
        "Same date: 3 May 2021.",
        "Kind of harm: strike.",
    ]
