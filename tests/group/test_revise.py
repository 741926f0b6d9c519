"""Which figures their claimant has since replaced."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.group.revise import find_revisions
from reconcile.model import Claim
from tests.group.building import at_least, estimate_one, exactly, told


def one_report(*marked: str, numbers: tuple[int, ...], claimants: tuple[str, ...]) -> list[Claim]:
    """Return the marked figures of sentences that follow each other in one report."""
    return [
        told(sentence, number, doc="a", claimant=claimant)
        for sentence, number, claimant in zip(marked, numbers, claimants, strict=True)
    ]


def test_an_earlier_toll_in_the_same_report_is_replaced() -> None:
    new, old = one_report(
        "The ministry counted [[25]] dead",
        "It had earlier said [[31]]",
        numbers=(25, 31),
        claimants=("ministry", "ministry"),
    )
    assert find_revisions([new, old], {}) == {old.id: new.id}


def test_an_outdated_toll_in_nobodys_voice_gives_way_to_the_new_one() -> None:
    new, old = one_report(
        "The governor counted [[70]] dead", "An earlier toll was [[20]]", numbers=(70, 20), claimants=("governor", "-")
    )
    assert find_revisions([new, old], {}) == {old.id: new.id}


def test_a_chain_of_revisions_points_to_the_last() -> None:
    days = [exactly(n, published=f"2021-05-0{n % 10}") for n in (21, 32, 43)]
    assert find_revisions(days, {}) == {days[0].id: days[2].id, days[1].id: days[2].id}


STAND: list[tuple[str, Claim, Claim]] = [
    ("two claimants", exactly(31, published="2021-05-04"), exactly(44, claimant="Airwars", published="2021-05-05")),
    ("one day, no words that date them", exactly(31), exactly(44)),
    ("no day of report", exactly(31, published=""), exactly(44)),
    (
        "officials of two reports may be other officials",
        exactly(31, claimant="officials", published="2021-05-04"),
        exactly(44, claimant="officials", published="2021-05-05"),
    ),
    (
        "one of two who spoke together says more",
        exactly(31, claimant="Airwars ; Unicef", published="2021-05-04"),
        exactly(44, claimant="Airwars", published="2021-05-05"),
    ),
]


@pytest.mark.parametrize(("shows", "one", "other"), STAND, ids=[row[0] for row in STAND])
def test_in_doubt_both_stand(shows: str, one: Claim, other: Claim) -> None:
    assert find_revisions([one, other], {}) == {}


def test_a_reprint_of_the_old_figure_does_not_bring_it_back() -> None:
    old = exactly(359, published="2021-05-04")
    new = exactly(290, published="2021-05-05")
    reprint = exactly(359, published="2021-05-07")
    assert find_revisions([old, new, reprint], {reprint.id: old.id}) == {old.id: new.id}


def test_who_adopts_anothers_figure_leaves_its_own() -> None:
    own = told("Its own first estimate was [[290]]", 290, doc="a", claimant="health chief")
    adopted = at_least(253, doc="a", claimant="health chief")
    ministry = exactly(253, claimant="ministry")
    assert find_revisions([own, adopted, ministry], {adopted.id: ministry.id}) == {own.id: adopted.id}


def test_a_vague_lead_above_a_figure_does_not_keep_it_standing() -> None:
    lead = exactly(58, doc="a", start=1, claimant="-", published="2021-05-04")
    old = exactly(58, doc="a", start=90, published="2021-05-04")
    new = exactly(86, published="2021-05-05")
    assert find_revisions([lead, old, new], {lead.id: old.id}) == {old.id: new.id}


def test_two_that_take_over_each_others_figure_both_stand_by_the_new_one() -> None:
    first = [exactly(10, published="2021-05-04"), exactly(12, claimant="police", published="2021-05-04")]
    then = [exactly(12, published="2021-05-06"), exactly(10, claimant="police", published="2021-05-06")]
    quotes = {10: "Ten bodies lay in the yard behind the old mill.", 12: "Twelve bodies lay in the yard, men said."}
    claims = [replace(claim, quote=quotes[int(claim.low or 0)]) for claim in (*first, *then)]
    estimate = estimate_one(*claims)
    assert sorted(estimate.standing) == sorted(claim.id for claim in then)
    assert (estimate.low, estimate.high, estimate.independent) == (10, 12, 2)


def test_a_figure_given_up_lives_on_with_the_one_who_repeated_it() -> None:
    words = "In all 359 people died when the dam above the town broke."
    ministry = exactly(359, published="2021-05-04", quote=words)
    police = exactly(359, claimant="police", published="2021-05-05", quote=words)
    later = exactly(290, published="2021-05-06")
    estimate = estimate_one(ministry, police, later)
    assert (estimate.low, estimate.high, estimate.independent) == (290, 359, 2)
    assert estimate.superseded == {ministry.id: later.id}
