"""Adding reports one by one: the same events as all at once, under the ids that they first had."""

from __future__ import annotations

import random
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from reconcile.group.decide import Act, Decision
from reconcile.group.link import EventBook, link_events
from reconcile.group.titles import name_event
from reconcile.model import Claim, Event, Outcome
from tests.group.building import exactly
from tests.group.test_properties import claims


def partition(events: Iterable[Event]) -> set[frozenset[tuple[str, str]]]:
    return {frozenset((claim.doc, claim.id) for claim in event.claims) for event in events}


@given(claims(), st.randoms(use_true_random=False))
def test_one_by_one_ends_where_all_at_once_does(drawn: list[Claim], chance: random.Random) -> None:
    docs = sorted({claim.doc for claim in drawn})
    chance.shuffle(docs)
    book = EventBook()
    for doc in docs:
        book.add([claim for claim in drawn if claim.doc == doc])
        held = [claim for event in book.events() for claim in event.claims]
        assert all(book.event_of(claim).id == claim.event for claim in held)  # type: ignore[union-attr]
    assert partition(book.events()) == partition(link_events(drawn))
    assert len({event.id for event in book.events()}) == len(book.events())


@given(claims(), st.sampled_from("abc"))
def test_a_report_taken_out_leaves_what_the_others_give(drawn: list[Claim], doc: str) -> None:
    book = EventBook(drawn)
    book.remove([doc])
    assert partition(book.events()) == partition(link_events([claim for claim in drawn if claim.doc != doc]))


@given(claims())
def test_a_report_read_again_changes_nothing(drawn: list[Claim]) -> None:
    book = EventBook(drawn)
    before = book.events()
    book.add([claim for claim in drawn if claim.doc == drawn[0].doc])
    assert book.events() == before


def test_an_event_that_grows_keeps_its_id_even_by_an_earlier_report() -> None:
    first = exactly(12, published="2021-05-06")
    book = EventBook([first])
    (before,) = book.events()
    (changed,) = book.add([exactly(14, published="2021-05-04", outcome=Outcome.INJURED)])
    assert (changed.id, len(changed.claims), changed.formerly) == (before.id, 2, ())
    assert all(claim.event == before.id for claim in changed.claims)


def test_a_merged_event_keeps_the_id_of_the_greater_and_remembers_the_other() -> None:
    north = {"place": "North Gate", "lat": 10.0, "lon": 10.0}
    south = {"place": "South Gate", "lat": 10.01, "lon": 10.0}
    great = link_events([exactly(12, **north), exactly(13, **north)])
    small = link_events([exactly(14, **south)])
    both = [claim for event in (*great, *small) for claim in event.claims]
    (merged,) = link_events(both, known=[*great, *small])
    assert (merged.id, merged.formerly) == (great[0].id, (small[0].id,))


def test_parts_of_a_split_event_remember_what_they_were() -> None:
    one, other, third = exactly(12), exactly(13, place="Bekta"), exactly(14)
    whole = name_event([one, other, third])
    parts = link_events([one, other, third], known=[whole])
    (kept,) = [event for event in parts if event.id == whole.id]
    (left,) = [event for event in parts if event.id != whole.id]
    assert {claim.id for claim in kept.claims} == {one.id, third.id}
    assert left.formerly == (whole.id,)


def test_ids_live_on_through_three_runs() -> None:
    first = link_events([exactly(12, doc="b", published="2021-05-06")])
    second = link_events([*first[0].claims, exactly(13, doc="a", published="2021-05-04")], known=first)
    third = link_events(second[0].claims, known=second)
    assert {events[0].id for events in (first, second, third)} == {first[0].id}


def merge(*, of: Claim, into: Claim) -> Decision:
    return Decision(
        id="1", act=Act.MERGE, by="Ana", at="2021-05-09", why="one harm", claims=(of.id,), others=(into.id,)
    )


def ids(events: Iterable[Event]) -> dict[str, set[str]]:
    return {event.id: {claim.id for claim in event.claims} for event in events}


def test_a_decision_undone_gives_both_events_back_under_their_ids() -> None:
    here, there = exactly(12), exactly(13, place="Bekta")
    late = exactly(15, place="Bekta", doc="a", published="2021-05-01")
    book = EventBook([here, there])
    book.add([late])  # earlier than the report after which the event was named
    before = ids(book.events())
    book.decide([merge(of=there, into=here)])
    (merged,) = book.events()
    (gone,) = book.past()
    assert {merged.id, gone.id} == set(before)
    assert gone.id in merged.formerly
    book.decide([])
    assert (ids(book.events()), book.past()) == (before, [])


def test_the_other_half_of_a_merged_event_stays_when_the_claim_that_the_decision_names_goes() -> None:
    here, there = exactly(12, doc="a"), exactly(13, place="Bekta", doc="b")
    book = EventBook([here, there], decisions=[merge(of=here, into=there)])
    book.remove(["a"])
    assert ids(book.events()) == {event.id: {there.id} for event in book.events()}
    assert len(book.events()) == 1


def test_an_event_whose_report_comes_back_is_the_same_event() -> None:
    first = exactly(12, doc="b", published="2021-05-06")
    earlier = exactly(14, doc="a", published="2021-05-04", outcome=Outcome.INJURED)
    book = EventBook([first])
    book.add([earlier])
    (before,) = book.events()
    book.remove(["a", "b"])
    assert (book.events(), [event.id for event in book.past()]) == ([], [before.id])
    again = EventBook(past=book.past())
    for held in (book, again):
        held.add([first, earlier])
        assert [event.id for event in held.events()] == [before.id]
        assert held.past() == []


def test_a_claim_that_its_report_makes_no_more_is_in_no_event() -> None:
    kept, dropped = exactly(12, doc="a"), exactly(13, doc="a", place="Bekta")
    book = EventBook([kept, dropped])
    book.add([kept])
    assert [[claim.id for claim in event.claims] for event in book.events()] == [[kept.id]]
    assert book.event_of(dropped) is None
    assert len(book.past()) == 1
