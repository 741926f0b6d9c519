"""What holds of any claims whatever: order, hull, echoes, nothing lost."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reconcile.group.conventions import CONVENTIONS, Interval
from reconcile.group.estimate import estimate_events
from reconcile.group.link import link_events
from reconcile.group.ranges import stated_range
from reconcile.model import Claim, Estimate, Modifier, Outcome, Scope, Stance
from tests.group.building import claim, estimate_all

DAYS = ["", "2021-05", "2021-05-03", "2021-05-04", "2021-05-10", "2020/2021", "not a date"]
NUMBERS = st.one_of(st.integers(0, 30), st.sampled_from([44, 58, 86, 112, 2000]))
QUOTES = [
    "",
    "It had earlier said 12 died",
    "The toll has risen to 12",
    "Days after another in Bekta, 12 died at a school",
    "Elsewhere, 12 died at a market on Mill Road",
    "Aldar counted 12 at a school",
]
KINDS = {
    Modifier.EXACT: lambda n, m: (n, n),
    Modifier.APPROX: lambda n, m: (n, n),
    Modifier.RANGE: lambda n, m: (min(n, m), max(n, m)),
    Modifier.AT_LEAST: lambda n, m: (n, None),
    Modifier.MORE_THAN: lambda n, m: (n, None),
    Modifier.AT_MOST: lambda n, m: (None, n),
    Modifier.LESS_THAN: lambda n, m: (None, n),
    Modifier.VAGUE: lambda n, m: (n, None),
}


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """Draw up to nine claims that may meet in every way: report, claimant, figure, place, day."""
    drawn = []
    for i in range(draw(st.integers(1, 9))):
        modifier = draw(st.sampled_from(list(Modifier)))
        low, high = KINDS[modifier](draw(NUMBERS), draw(NUMBERS))
        drawn.append(
            claim(
                low,
                high,
                modifier,
                id=f"c{i}",
                start=i * 100,
                doc=draw(st.sampled_from("abc")),
                outlet=draw(st.sampled_from(["", "Star", "Post"])),
                claimant=draw(st.sampled_from(["-", "police", "officials", "Airwars", "Airwars ; police", "Star"])),
                place=draw(st.sampled_from(["", "Aldar", "Al-Dar", "Bekta", "Aldar and Bekta", "Testland"])),
                country=draw(st.sampled_from(["", "Testland"])),
                date=draw(st.sampled_from(DAYS)),
                published=draw(st.sampled_from(["", "2021-05", "2021-05-03", "2021-05-04", "2021-05-05T10:00"])),
                outcome=draw(st.sampled_from([Outcome.KILLED, Outcome.KILLED, Outcome.INJURED, Outcome.DESTROYED])),
                scope=draw(st.sampled_from([Scope.INCIDENT, Scope.INCIDENT, Scope.PERIOD, Scope.RATE])),
                stance=draw(st.sampled_from([Stance.ASSERTED, Stance.ASSERTED, Stance.DENIED, Stance.HYPOTHETICAL])),
                kind=draw(st.sampled_from(["", "strike", "crash", "storm", "no such kind"])),
                part_of=draw(st.sampled_from(["", "", "c0", "c1", "nowhere"])),
                quote=draw(st.sampled_from(QUOTES)),
                actor=draw(st.sampled_from(["", "", "rebels", "army"])),
            )
        )
    return drawn


@given(claims(), st.randoms(use_true_random=False))
def test_the_order_of_the_claims_decides_nothing(drawn: list[Claim], chance: random.Random) -> None:
    shuffled = list(drawn)
    chance.shuffle(shuffled)
    assert link_events(drawn) == link_events(shuffled)
    assert estimate_events(link_events(drawn)) == estimate_events(link_events(shuffled))
    assert estimate_all(*drawn) == estimate_all(*shuffled)


@given(claims())
def test_every_claim_is_in_one_event(drawn: list[Claim]) -> None:
    events = link_events(drawn)
    assert sorted(c.id for event in events for c in event.claims) == sorted(c.id for c in drawn)
    assert len({event.id for event in events}) == len(events)
    assert all(len({c.scope is Scope.INCIDENT for c in event.claims if c.is_core}) <= 1 for event in events)


@given(claims(), st.sampled_from(CONVENTIONS))
def test_an_estimate_stays_in_the_hull_of_its_claims(drawn: list[Claim], convention: str) -> None:
    by_id = {c.id: c for c in drawn}
    for estimate in estimate_all(*drawn, convention=convention):
        standing = [by_id[id] for id in estimate.standing]
        assert standing
        assert Interval(estimate.low, estimate.high) == stated_range(standing, convention=convention)
        numbers = {n for c in standing for n in (c.low, c.high)}
        if convention == "literal":
            assert {estimate.low, estimate.high} <= numbers | {None}
        if estimate.low is not None and estimate.high is not None:
            assert estimate.low <= estimate.high
        assert {*estimate.low_claims, *estimate.high_claims} <= set(estimate.standing)


@given(claims())
def test_each_asserted_claim_of_an_estimate_has_one_role(drawn: list[Claim]) -> None:
    for estimate in estimate_all(*drawn):
        roles = [*estimate.standing, *estimate.vague, *estimate.echoes, *estimate.superseded, *estimate.denials]
        assert len(roles) == len(set(roles))
        assert estimate.independent >= 1
        assert not (estimate.contested and estimate.independent < 2)


@given(claims())
def test_adding_an_echo_changes_neither_range_nor_count(drawn: list[Claim]) -> None:
    for estimate in estimate_all(*drawn):
        by_id = {c.id: c for c in drawn}
        origin = by_id[estimate.standing[0]]
        wire = replace(origin, doc="z", id="wire", outlet="Another", published="2021-06-01", quote="", part_of="")
        if origin.claimant == "-":
            continue
        (again,) = [e for e in estimate_all(*drawn, wire) if is_of_one_group(e, estimate)]
        assert (again.low, again.high, again.independent) == (estimate.low, estimate.high, estimate.independent)
        assert "wire" in again.echoes or again.echoes[origin.id] == "wire"


@given(claims(), st.integers(0, 60))
def test_a_revision_never_widens_the_range_by_its_old_value(drawn: list[Claim], number: int) -> None:
    for estimate in estimate_all(*drawn):
        old = next((c for c in drawn if c.id in estimate.standing and c.claimant == "Airwars" and not c.part_of), None)
        if old is None or old.published[:4] == "":
            continue
        later = replace(
            old, doc="z", id="later", low=number, high=number, modifier=Modifier.EXACT, published="2022-01-01", quote=""
        )
        (again,) = [e for e in estimate_all(*drawn, later) if is_of_one_group(e, estimate)]
        if old.id in again.superseded:
            others = [c for c in (*drawn, later) if c.id in again.standing]
            assert old.id not in again.standing
            assert Interval(again.low, again.high) == stated_range(others)


@given(claims())
def test_a_convention_recomputes_and_never_touches_a_claim(drawn: list[Claim]) -> None:
    events = link_events(drawn)
    before = repr(events)
    for convention in CONVENTIONS:
        for few in (3, 10):
            assert {e.convention for e in estimate_events(events, convention=convention, few=few)} <= {convention}
    assert repr(events) == before


def is_of_one_group(a: Estimate, b: Estimate) -> bool:
    return (a.outcome, a.victims, a.unit) == (b.outcome, b.victims, b.unit)
