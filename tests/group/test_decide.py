"""What people decide: merge, split, move, not this harm, and undo; through new runs and new reports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.group.decide import Act, Decision
from reconcile.group.link import EventBook, link_events
from reconcile.model import Claim, Event
from reconcile.share.records import event_record, to_json_array
from tests.group.building import exactly
from tests.group.test_event_book import ids, partition
from tests.group.test_properties import claims

WHO = {"by": "Ana", "at": "2026-11-25T10:00", "why": "the hospital's list"}


def decide(act: Act, claims: Iterable[Claim], others: Iterable[Claim] = (), **fields: Any) -> Decision:
    told = {"id": f"d-{act}", **WHO, **fields}
    return Decision(act=act, claims=tuple(c.id for c in claims), others=tuple(c.id for c in others), **told)


def undo(decision: Decision, **fields: Any) -> Decision:
    return Decision(**{"id": "d-undo", "act": Act.UNDO, **WHO, "undoes": decision.id, **fields})


def in_events(events: Iterable[Event]) -> list[set[str]]:
    return [{claim.id for claim in event.claims} for event in events]


def test_merged_events_are_one_and_say_who_merged_them() -> None:
    here, there = exactly(12), exactly(13, place="Bekta")
    merge = decide(Act.MERGE, [here], [there])
    (event,) = link_events([here, there], decisions=[merge])
    assert event.decisions == (merge.id,)
    assert "merged with another by Ana on 25 November 2026: the hospital's list" in event.why


def test_a_later_report_joins_the_merged_event() -> None:
    here, there = exactly(12), exactly(13, place="Bekta")
    merge = decide(Act.MERGE, [here], [there])
    assert len(link_events([here, there, exactly(14, place="Bekta")], decisions=[merge])) == 1


def test_split_claims_make_an_event_and_a_later_report_goes_with_its_like() -> None:
    market, station = exactly(12, kind="bombing"), exactly(30, kind="attack")
    split = decide(Act.SPLIT, [market], [station])
    late = exactly(13, kind="bombing", published="2021-05-09")
    events = link_events([market, station, late], decisions=[split])
    assert sorted(map(sorted, in_events(events))) == sorted([sorted([market.id, late.id]), [station.id]])


def test_moved_claims_go_where_the_others_are() -> None:
    here, also_here, there = exactly(12), exactly(13), exactly(14, place="Bekta")
    move = decide(Act.MOVE, [also_here], [there])
    assert {here.id} in in_events(link_events([here, also_here, there], decisions=[move]))


def test_a_claim_not_of_this_harm_stands_alone() -> None:
    one, other, strange = exactly(12), exactly(13), exactly(900)
    decision = decide(Act.NOT_THIS_HARM, [strange])
    assert {strange.id} in in_events(link_events([one, other, strange], decisions=[decision]))


@pytest.mark.parametrize("act", [Act.MERGE, Act.SPLIT, Act.MOVE, Act.NOT_THIS_HARM])
def test_a_decision_on_claims_that_are_gone_changes_nothing(act: Act) -> None:
    held = [exactly(12), exactly(13, place="Bekta")]
    gone = [exactly(1), exactly(2)]
    assert link_events(held, decisions=[decide(act, gone[:1], gone[1:])]) == link_events(held)


def test_undoing_an_undo_brings_the_decision_back() -> None:
    here, there = exactly(12), exactly(13, place="Bekta")
    merge = decide(Act.MERGE, [here], [there])
    void = undo(merge, at="2026-11-26")
    again = undo(void, id="d-redo", at="2026-11-27")
    assert len(link_events([here, there], decisions=[merge, void])) == 2
    assert len(link_events([here, there], decisions=[again, void, merge])) == 1


@pytest.mark.parametrize("missing", ["by", "at", "why"])
def test_nothing_is_decided_without_who_when_and_why(missing: str) -> None:
    with pytest.raises(ValueError, match=f"{missing} must be given"):
        decide(Act.MERGE, [exactly(1)], [exactly(2)], **{missing: " "})


@st.composite
def decisions(draw: st.DrawFn, drawn: list[Claim]) -> Decision:
    ids = [claim.id for claim in drawn]
    some = st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True)
    act = draw(st.sampled_from([Act.MERGE, Act.SPLIT, Act.MOVE, Act.NOT_THIS_HARM]))
    number = draw(st.integers(0, 99))
    return Decision(id=f"d{number}", act=act, **WHO, claims=tuple(draw(some)), others=tuple(draw(some)))


def as_bytes(events: Iterable[Event]) -> bytes:
    return b"".join(to_json_array(map(event_record, events)))


@given(claims(), st.data())
def test_a_decision_then_its_undo_gives_the_same_bytes(drawn: list[Claim], data: st.DataObject) -> None:
    decision = data.draw(decisions(drawn))
    assert as_bytes(link_events(drawn, decisions=[decision, undo(decision)])) == as_bytes(link_events(drawn))


@given(claims(), st.data())
def test_no_decision_loses_or_doubles_a_claim(drawn: list[Claim], data: st.DataObject) -> None:
    taken = [data.draw(decisions(drawn)) for _ in range(3)]
    events = link_events(drawn, decisions=taken)
    assert sorted(c.id for event in events for c in event.claims) == sorted(c.id for c in drawn)


@given(claims(), st.data())
def test_decisions_hold_however_the_reports_come_in(drawn: list[Claim], data: st.DataObject) -> None:
    taken = [data.draw(decisions(drawn)) for _ in range(2)]
    book = EventBook(decisions=taken)
    for doc in sorted({claim.doc for claim in drawn}, reverse=True):
        book.add([claim for claim in drawn if claim.doc == doc])
    assert partition(book.events()) == partition(link_events(drawn, decisions=taken))


@given(claims(), st.data())
def test_decisions_taken_meanwhile_hold_as_if_they_always_had(drawn: list[Claim], data: st.DataObject) -> None:
    taken = [data.draw(decisions(drawn)) for _ in range(3)]
    book = EventBook(drawn, decisions=taken[:1])
    before = ids(book.events())
    book.decide(taken)
    book.remove([drawn[0].doc])
    left = [claim for claim in drawn if claim.doc != drawn[0].doc]
    assert partition(book.events()) == partition(link_events(left, decisions=taken))
    book.decide(taken[1:])
    book.add([claim for claim in drawn if claim.doc == drawn[0].doc])
    assert partition(book.events()) == partition(link_events(drawn, decisions=taken[1:]))
    book.decide(taken[:1])
    assert partition(book.events()) == partition(link_events(drawn, decisions=taken[:1]))
    assert before.keys() <= {*book.ids, *(event.id for event in book.past())}
    assert {event.id for event in book.past()}.isdisjoint(book.ids)
    assert all(book.event_of(claim) is not None for claim in drawn)
