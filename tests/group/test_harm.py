"""What a claim says of its harm."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.group.harm import describe_harm, is_told_apart, is_told_before
from reconcile.group.link import link_events
from reconcile.lexicons.load import load_table
from reconcile.model import Scope, Victims
from tests.group.building import exactly, part_of, told


@pytest.mark.parametrize("row", load_table("separate_cues"), ids=lambda row: row["cue"])
def test_words_for_another_harm(row: dict[str, str]) -> None:
    claim = told(row["example"].replace("12", "[[12]]"), 12)
    assert is_told_apart(claim)
    assert is_told_before(claim) is (row["says"] == "before")
    assert bool(describe_harm(claim).apart) is (row["says"] != "more")


@pytest.mark.parametrize("words", ["statement", "report", "post"])
def test_what_is_said_separately_is_no_other_harm(words: str) -> None:
    assert not is_told_apart(told(f"The army said in a separate {words} that [[12]] people died.", 12))
    assert is_told_apart(told("The army said that in a separate raid [[12]] people died.", 12))


TOTAL = {"scope": Scope.PERIOD, "published": "2016-10-20"}
COUNTED = [
    ("2011-03/2016-10", "2011-03/"),
    ("2011/2016-09-30", "2011/"),
    ("2011-03/2014-06", "2011-03/2014-06"),  # closed long before it was printed
    ("2016-05/2016-10", "2016-05/2016-10"),
    ("2011/", "2011/"),
    ("/2016-10", "/2016-10"),
    ("2011", "2011"),
]


@pytest.mark.parametrize(("date", "days"), COUNTED)
def test_a_total_of_years_that_ends_as_it_is_printed_has_not_ended(date: str, days: str) -> None:
    assert describe_harm(exactly(400, date=date, **TOTAL)).date == days
    assert describe_harm(exactly(400, date=date, published="", scope=Scope.PERIOD)).date == date
    assert describe_harm(exactly(400, date=date)).date == date


def test_the_journalists_killed_in_a_war_are_a_total_of_their_own() -> None:
    war = exactly(400, date="2011/", **TOTAL)
    press = exactly(94, date="2011/", victims=(Victims.JOURNALIST,), **TOTAL)
    assert len(link_events([war, press])) == 2
    assert len(link_events([war, part_of(war, press)])) == 1
    short = [replace(claim, date="2016-10-01/2016-10-05") for claim in (war, press)]
    assert len(link_events(short)) == 1


def test_words_behind_the_figure_tell_nothing_apart() -> None:
    assert not is_told_apart(told("[[12]] people died a day after another attack.", 12))
