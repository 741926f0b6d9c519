"""Each rule that casualty recorders follow, as a test under its own number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.group.alarms import find_alarms
from reconcile.group.estimate import estimate_events
from reconcile.group.findings import AlarmKind
from reconcile.group.grades import HarmGrade, Responsibility
from reconcile.group.link import link_events
from reconcile.model import Claim, Outcome, Scope, Stance, Victims
from tests.group.building import (
    CHILDREN,
    at_least,
    between,
    denied,
    estimate_all,
    estimate_one,
    event_of,
    exactly,
    part_of,
    told,
    up_to,
    vague,
)


def test_rule_1_null_is_not_zero() -> None:
    assert estimate_all() == []
    assert estimate_all(denied(12)) == []
    nobody = estimate_one(exactly(0))
    assert (nobody.low, nobody.high) == (0, 0)


def test_rule_1_denial_is_kept_as_denial_and_never_0() -> None:
    refusal = denied(12, claimant="army")
    estimate = estimate_one(exactly(12), refusal)
    assert (estimate.low, estimate.high) == (12, 12)
    assert estimate.denials == (refusal.id,)
    assert estimate.independent == 1


def test_rule_2_claims_are_never_summed() -> None:
    estimate = estimate_one(exactly(12), exactly(30, claimant="Airwars"))
    assert (estimate.low, estimate.high) == (12, 30)


def test_rule_2_a_part_is_no_second_total() -> None:
    whole = exactly(12)
    children = part_of(whole, exactly(4, victims=CHILDREN))
    foreigners = part_of(whole, exactly(3))
    total, of_children = estimate_all(whole, children, foreigners)
    assert (total.low, total.high, total.standing) == (12, 12, (whole.id,))
    assert (of_children.victims, of_children.low, of_children.high) == (CHILDREN, 4, 4)


def test_rule_2_a_part_and_a_plain_count_of_one_group_are_alike() -> None:
    whole = exactly(58)
    estimates = estimate_all(
        whole,
        part_of(whole, exactly(11, victims=CHILDREN)),
        at_least(27, victims=CHILDREN, claimant="Unicef"),
    )
    assert (estimates[1].low, estimates[1].high) == (11, None)


@pytest.mark.parametrize("other", [{"outcome": Outcome.INJURED}, {"victims": (Victims.CIVILIAN,)}, {"unit": "family"}])
def test_rule_2_only_like_is_compared_with_like(other: dict[str, object]) -> None:
    estimates = estimate_all(exactly(12), exactly(90, **other))
    assert [(e.low, e.high) for e in estimates] in ([(12, 12), (90, 90)], [(90, 90), (12, 12)])


def test_rule_2_a_rate_and_a_supposition_have_no_range() -> None:
    standing = exactly(12)
    estimate = estimate_one(standing, exactly(80, scope=Scope.RATE), exactly(900, stance=Stance.HYPOTHETICAL))
    assert estimate.standing == (standing.id,)


def test_rule_3_running_totals_and_incidents_never_share_an_event() -> None:
    events = link_events([exactly(12), exactly(4000, scope=Scope.PERIOD)])
    assert sorted(event.scope for event in events) == [Scope.INCIDENT, Scope.PERIOD]
    assert all(len({claim.scope for claim in event.claims}) == 1 for event in events)


def test_rule_4_latest_figure_of_a_claimant_replaces_its_earlier() -> None:
    first = exactly(359, published="2021-05-04")
    last = exactly(290, published="2021-05-06")
    estimate = estimate_one(last, first)
    assert (estimate.low, estimate.high, estimate.independent) == (290, 290, 1)
    assert estimate.superseded == {first.id: last.id}


def test_rule_4_replaced_figure_stays_where_another_stands_by_it() -> None:
    first = exactly(359, published="2021-05-04")
    last = exactly(290, published="2021-05-06")
    police = exactly(359, published="2021-05-05", claimant="police")
    estimate = estimate_one(first, last, police)
    assert (estimate.low, estimate.high, estimate.independent) == (290, 359, 2)
    assert estimate.superseded == {first.id: last.id}


def test_rule_4_who_is_quoted_with_an_earlier_figure_stands_by_it_no_more() -> None:
    first = exactly(290, published="2021-05-04")
    last = exactly(253, published="2021-05-06")
    head = told("The director's first estimate was [[290]]", 290, claimant="director", published="2021-05-06")
    estimate = estimate_one(first, last, head)
    assert (estimate.low, estimate.high, estimate.independent) == (253, 253, 1)


def test_rule_4_a_revision_is_no_disagreement() -> None:
    estimate = estimate_one(exactly(359, published="2021-05-04"), exactly(290, published="2021-05-06"))
    assert not estimate.contested


def test_rule_4_a_ministrys_290_after_its_359_is_a_revision_with_its_trail() -> None:
    first = exactly(359, claimant="Health Ministry", published="2021-05-04")
    last = exactly(290, claimant="Health Ministry", published="2021-05-06")
    estimate = estimate_one(first, last)
    assert (estimate.low, estimate.high, estimate.superseded) == (290, 290, {first.id: last.id})
    assert (estimate.independent, estimate.contested) == (1, False)


def test_rule_4_parts_of_a_claimant_are_no_revisions_of_its_total() -> None:
    whole = exactly(58, published="2021-05-04")
    part = part_of(exactly(60, doc="later", published="2021-05-06"), exactly(11, published="2021-05-06"))
    total = exactly(60, doc="later", id=part.part_of, published="2021-05-06")
    estimate = estimate_one(whole, total, part)
    assert (estimate.low, estimate.high, estimate.superseded) == (60, 60, {whole.id: total.id})


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ((at_least(12, claimant="a"), between(15, 20, claimant="b")), (12, 20)),
        ((at_least(30, claimant="a"), between(15, 20, claimant="b")), (15, None)),
        ((up_to(50, claimant="a"), exactly(30, claimant="b")), (30, 50)),
        ((up_to(10, claimant="a"), exactly(30, claimant="b")), (None, 30)),
        ((up_to(50, claimant="a"),), (None, 50)),
        ((at_least(12, claimant="a"), at_least(40, claimant="b")), (12, None)),
    ],
)
def test_rule_5_open_bounds_stay_open(claims: tuple[Claim, ...], expected: tuple[float | None, float | None]) -> None:
    estimate = estimate_one(*claims)
    assert (estimate.low, estimate.high) == expected


def test_rule_5_each_bound_is_traced_to_its_claim() -> None:
    low, high = exactly(12, claimant="army"), at_least(40, claimant="Airwars")
    estimate = estimate_one(low, high, exactly(20, claimant="police"))
    assert (estimate.low_claims, estimate.high_claims) == ((low.id,), (high.id,))


def test_rule_6_no_best_figure_unless_a_rule_or_a_person_chose_it() -> None:
    estimate = estimate_one(exactly(12), exactly(30, claimant="Airwars"))
    assert (estimate.best, estimate.best_rule) == (None, "")


def test_rule_6_a_best_figure_names_its_rule_and_is_one_that_was_given() -> None:
    claims = [exactly(12), exactly(30, claimant="Airwars"), exactly(30, claimant="police")]
    lowest = estimate_one(*claims, best_rule="lowest_reported")
    assert (lowest.best, lowest.best_rule) == (12, "lowest_reported")
    most = estimate_one(*claims, best_rule="majority_of_origins")
    assert (most.best, most.best_rule) == (30, "majority_of_origins")


def test_rule_6_without_a_majority_there_is_no_best_figure_and_nothing_is_averaged() -> None:
    estimate = estimate_one(exactly(12), exactly(30, claimant="Airwars"), best_rule="majority_of_origins")
    assert (estimate.best, estimate.best_rule) == (None, "")
    with pytest.raises(ValueError, match="best_rule is 'average'"):
        estimate_one(exactly(12), best_rule="average")


def test_rule_7_a_vague_word_sets_no_bound_beside_a_number() -> None:
    dozens = vague("dozens", 24, claimant="witnesses")
    estimate = estimate_one(exactly(12), dozens)
    assert (estimate.low, estimate.high, estimate.vague) == (12, 12, (dozens.id,))
    assert not estimate.vague_only


def test_rule_7_a_vague_word_alone_sets_a_bound_and_is_marked() -> None:
    estimate = estimate_one(vague("dozens", 24))
    assert (estimate.low, estimate.high, estimate.vague_only, estimate.vague) == (24, None, True, ())


def test_rule_8_civilians_are_not_inferred() -> None:
    estimates = estimate_all(exactly(12), exactly(9, victims=(Victims.CIVILIAN,), claimant="Airwars"))
    assert [e.victims for e in estimates] == [(Victims.UNSPECIFIED,), (Victims.CIVILIAN,)]


def test_rule_8_the_word_of_the_accused_on_combatants_is_kept_and_flagged() -> None:
    word = exactly(9, victims=(Victims.COMBATANT,), claimant="coalition", actor="US-led coalition")
    event = event_of(exactly(12), word)
    (alarm,) = find_alarms(event, estimate_events([event]))
    assert (alarm.kind, alarm.claims) == (AlarmKind.OWN_WORD, (word.id,))


def test_rule_9_harm_is_graded_by_who_attests_it() -> None:
    alone = estimate_one(exactly(12))
    several = estimate_one(exactly(12), exactly(14, claimant="Airwars"))
    admitted = estimate_one(exactly(12), exactly(14, claimant="coalition", actor="US-led coalition"))
    grades = [estimate.harm_grade for estimate in (alone, several, admitted)]
    assert grades == [HarmGrade.SINGLE, HarmGrade.SEVERAL, HarmGrade.ADMITTED]


def test_rule_9_responsibility_is_graded_apart_from_harm() -> None:
    blamed = exactly(12, actor="army")
    unclaimed = estimate_one(blamed, exactly(14, claimant="Airwars"))
    disputed = estimate_one(blamed, denied(12, claimant="army"))
    two_blamed = estimate_one(blamed, exactly(12, claimant="Airwars", actor="rebels"))
    accepted = estimate_one(exactly(14, claimant="army", actor="army"))
    grades = [estimate.responsibility for estimate in (unclaimed, disputed, two_blamed, accepted)]
    assert grades[0] == Responsibility.UNCLAIMED
    assert grades[1:3] == [Responsibility.DISPUTED] * 2
    assert grades[3] == Responsibility.ACCEPTED


def test_rule_10_one_wire_printed_by_three_outlets_is_one_origin() -> None:
    wire = at_least(31, claimant="Observatory")
    copies = [
        replace(wire, doc=f"copy-{i}", id=f"copy-{i}", outlet=outlet, published=f"2021-05-0{5 + i}")
        for i, outlet in enumerate(("Evening News", "Daily Star"))
    ]
    estimate = estimate_one(wire, *copies)
    assert (estimate.independent, estimate.outlets) == (1, 3)
    assert estimate.echoes == {"copy-0": wire.id, "copy-1": wire.id}
    assert not estimate.contested


def test_rule_10_origins_and_outlets_are_two_numbers() -> None:
    estimate = estimate_one(
        exactly(31, claimant="Observatory", outlet="Evening News"),
        exactly(31, claimant="police", outlet="Evening News"),
    )
    assert (estimate.independent, estimate.outlets) == (2, 1)
