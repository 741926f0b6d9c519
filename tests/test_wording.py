"""How values read: four kinds of nothing stay apart, open bounds are said, no enum value shows."""

from __future__ import annotations

import doctest
from dataclasses import replace

import pytest

import reconcile.wording as wording
from reconcile.model import Claim, ClaimantKind, Modifier, Outcome, Stance, Victims
from reconcile.wording import (
    KIND_WORDS,
    OUTCOME_WORDS,
    STANCE_WORDS,
    VICTIM_WORDS,
    claimant_words,
    counted_words,
    day_words,
    estimate_words,
    figure_words,
    range_words,
    reported_words,
)
from tests.group.building import at_least, between, claim, estimate_one, exactly, more_than, up_to

FIGURES = [
    (exactly(1300), "1,300"),
    (at_least(1300), "at least 1,300"),
    (more_than(12), "more than 12"),
    (up_to(50), "up to 50"),
    (claim(None, 5, Modifier.LESS_THAN), "fewer than 5"),
    (claim(40, 40, Modifier.APPROX), "about 40"),
    (between(10, 15), "10 to 15"),
    (claim(24, None, Modifier.VAGUE, figure="dozens of"), "“dozens of” (24 or more)"),
    (exactly(0), "none"),
    (claim(None, None, Modifier.VAGUE), "no number given"),
    (exactly(12, stance=Stance.DENIED), "denies 12"),
    (exactly(0, stance=Stance.DENIED), "denies any"),
    (exactly(1000, stance=Stance.HYPOTHETICAL), "1,000 (supposed)"),
]


@pytest.mark.parametrize(("made", "expected"), FIGURES)
def test_a_figure_reads_as_it_was_put(made: Claim, expected: str) -> None:
    assert figure_words(made) == expected


def test_the_kinds_of_nothing_read_apart() -> None:
    nothing = [exactly(0), exactly(0, stance=Stance.DENIED), claim(None, None)]
    assert len({figure_words(made) for made in nothing}) == len(nothing)
    assert len({range_words(0, 0), range_words(None, None), range_words(0, None)}) == 3


REPORTED = [
    ([exactly(58), at_least(100)], "58 to 100 or more"),
    ([at_least(58)], "58 or more"),
    ([exactly(58), exactly(100)], "58 to 100"),
    ([up_to(50)], "up to 50"),
]


@pytest.mark.parametrize(("made", "expected"), REPORTED)
def test_an_open_end_keeps_the_figure_it_opens_from(made: list[Claim], expected: str) -> None:
    named = [replace(one, claimant=f"claimant {place}") for place, one in enumerate(made)]
    estimate = estimate_one(*named)
    assert reported_words(estimate, {one.id: one for one in named}) == expected
    assert estimate_words(estimate, {one.id: one for one in named}) == f"People killed: {expected}"


COUNTED = [
    (Outcome.KILLED, (Victims.UNSPECIFIED,), "person", "People killed"),
    (Outcome.KILLED, (Victims.WOMAN, Victims.CHILD), "person", "Women and children killed"),
    (Outcome.INJURED, (Victims.WOMAN, Victims.UNSPECIFIED), "person", "Women and others injured"),
    (Outcome.CASUALTIES, (), "person", "People killed or injured"),
    (Outcome.DISPLACED, (Victims.UNSPECIFIED,), "family", "Families displaced"),
]


@pytest.mark.parametrize(("outcome", "victims", "unit", "expected"), COUNTED)
def test_what_is_counted(outcome: Outcome, victims: tuple[Victims, ...], unit: str, expected: str) -> None:
    assert counted_words(outcome, victims, unit) == expected


DAYS = [
    ("2017-04-04", "4 April 2017"),
    ("2017-04", "April 2017"),
    ("2017", "2017"),
    ("2011-03/", "since March 2011"),
    ("/2017-07-01", "until 1 July 2017"),
    ("2017-04-04/2017-04-06", "4 April 2017 to 6 April 2017"),
    ("2017-04-04/2017-04-04", "4 April 2017"),
    ("", "date unknown"),
    ("/", "date unknown"),
    ("last spring", "last spring"),
    ("2017-13-01", "2017-13-01"),
]


@pytest.mark.parametrize(("date", "expected"), DAYS)
def test_days(date: str, expected: str) -> None:
    assert day_words(date) == expected


CLAIMANTS = [
    ("Airwars", "Morning Post", "Airwars"),
    ("Airwars ; White Helmets ; UN", "Morning Post", "Airwars, White Helmets and UN"),
    ("-", "Morning Post", "Morning Post (own words)"),
    ("-", "", "The report itself (outlet unknown)"),
]


@pytest.mark.parametrize(("claimant", "outlet", "expected"), CLAIMANTS)
def test_claimants(claimant: str, outlet: str, expected: str) -> None:
    assert claimant_words(exactly(12, claimant=claimant, outlet=outlet)) == expected


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (OUTCOME_WORDS, Outcome),
        (VICTIM_WORDS, Victims),
        (KIND_WORDS, ClaimantKind),
        (STANCE_WORDS, Stance),
    ],
)
def test_every_value_has_words_of_its_own(words: dict[object, str], values: type) -> None:
    assert set(words) == set(values)
    assert len(set(words.values())) == len(words)
    assert not any("_" in text for text in words.values())


def test_the_examples_run() -> None:
    assert doctest.testmod(wording).failed == 0
