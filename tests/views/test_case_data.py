"""The door between pages and cases: one view for each version, what is made of it kept, what is gone let go."""

from __future__ import annotations

import gc
import weakref

import pytest

from reconcile.errors import UnknownId
from reconcile.model import Document, Estimate, Event
from reconcile.store import Desk
from reconcile.views import case_data
from reconcile.views.case_data import CaseView
from tests.store.conftest import BEN


@pytest.fixture
def desk(demo: CaseView) -> Desk:
    return Desk(case_data._store(), BEN)


def test_a_case_is_one_view_until_somebody_acts(desk: Desk, demo: CaseView) -> None:
    assert case_data.load_case("demo") is demo
    claim = next(iter(demo.claims.values()))
    desk.accept("demo", claim.id, seen=0)
    now = case_data.load_case("demo")
    assert now is not demo
    assert (now.judged, demo.judged) == ({claim.id}, frozenset())
    assert case_data.load_case("demo") is now
    with pytest.raises(UnknownId):
        case_data.load_case("demo", "a guess")
    with pytest.raises(UnknownId):
        case_data.load_case("no such case")


def test_what_is_made_of_an_event_is_made_again_only_when_it_changed(desk: Desk, demo: CaseView) -> None:
    asked: list[str] = []

    def title(event: Event, estimates: tuple[Estimate, ...]) -> str:
        asked.append(event.id)
        return event.title

    assert demo.of_events(title) == [event.title for event in demo.events.values()]
    assert asked == list(demo.events)
    asked.clear()
    text = "Six people were killed by a flood in Lisbon on 2 March 2031, police said."
    desk.add_documents("demo", [Document(doc="flood", text=text, published="2031-03-03")])
    now = case_data.load_case("demo")
    assert now.of_events(title) == [event.title for event in now.events.values()]
    assert asked == [event.id for event in now.events.values() if demo.events.get(event.id) is not event]
    assert 0 < len(asked) < 4


def test_a_kept_case_is_out_of_the_sight_of_the_collector_and_a_case_let_go_is_found(demo: CaseView) -> None:
    assert gc.get_freeze_count() > len(demo.claims)
    gone = weakref.ref(case_data._shown("demo"))
    case_data.forget()
    assert gc.get_freeze_count() == 0
    gc.collect()
    assert gone() is None
