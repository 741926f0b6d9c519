"""What belongs together is decided on the event page: with a reason and a name, shown before, and taken back."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from reconcile.model import Event
from reconcile.store import Actor, Right
from reconcile.store.desk import Desk
from reconcile.views import case_data
from reconcile.views.case_data import CaseView
from reconcile.views.event_targets import likely_events
from tests.views.conftest import OpenPage, shown


def two_events(case: CaseView) -> tuple[Event, Event]:
    """Return two events in which people were counted, the first with claims of two reports."""
    counted = [event for event in case.events.values() if case.estimates.get(event.id)]
    one = next(event for event in counted if len({claim.doc for claim in event.claims}) > 1)
    return one, next(event for event in counted if event.id != one.id)


def open_event(open_page: OpenPage, event: Event) -> AppTest:
    """Return the page of an event, opened by somebody who gave a name."""
    app = open_page("event", event=event.id)
    app.session_state["person"] = "Anna"
    return app.run()


def choose(app: AppTest, event: Event, act: str) -> None:
    app.radio(key=f"decide_{event.id}").set_value(act).run()


def holder(claim: str) -> Event:
    case = case_data.load_case("demo")
    return case.event(case.claims[claim].event)


def test_nothing_can_be_decided_without_reason_name_and_claims(open_page: OpenPage, demo: CaseView) -> None:
    event, _ = two_events(demo)
    app = open_page("event", event=event.id)
    assert app.button(key=f"do_{event.id}").disabled
    assert "Still needed: at least one claim, a reason, your name." in shown(app)


def test_claims_taken_out_make_an_event_of_their_own_and_come_back(open_page: OpenPage, demo: CaseView) -> None:
    event, _ = two_events(demo)
    out = event.claims[-1]
    app = open_event(open_page, event)
    app.multiselect(key=f"claims_{event.id}_split_").set_value([out.id]).run()
    app.text_input(key=f"why_{event.id}_split").input("Another day.").run()
    assert "What it would give" in shown(app)
    app.button(key=f"do_{event.id}").click().run()
    assert not app.error
    assert [claim.id for claim in holder(out.id).claims] == [out.id]
    stayed = holder(event.claims[0].id)
    assert out.id not in {claim.id for claim in stayed.claims}
    assert any("by Anna" in line and "Another day." in line for line in stayed.why)
    assert app.query_params["event"] == stayed.id
    app.button(key=f"undo_decision_{int(stayed.decisions[0])}").click().run()
    assert holder(out.id).id == holder(event.claims[0].id).id


def test_two_events_are_joined(open_page: OpenPage, demo: CaseView) -> None:
    one, other = two_events(demo)
    app = open_event(open_page, one)
    choose(app, one, "merge")
    app.text_input(key=f"search_{one.id}_merge").input(other.id).run()
    app.selectbox(key=f"target_{one.id}_merge").select(other.id).run()
    app.text_input(key=f"why_{one.id}_merge").input("One market, two names.").run()
    app.button(key=f"do_{one.id}").click().run()
    assert not app.error
    assert holder(one.claims[0].id).id == holder(other.claims[0].id).id


def test_who_was_second_is_told_and_nothing_is_done(open_page: OpenPage, demo: CaseView) -> None:
    event, other = two_events(demo)
    app = open_event(open_page, event)
    app.multiselect(key=f"claims_{event.id}_split_").set_value([event.claims[-1].id]).run()
    app.text_input(key=f"why_{event.id}_split").input("Another day.").run()
    ben = Desk(case_data.desk().store, Actor(name="Ben", right=Right.EDITOR))
    ids = [[claim.id for claim in held.claims] for held in (event, other)]
    ben.decide("demo", "merge", *ids, why="The same attack.")
    app.button(key=f"do_{event.id}").click().run()
    assert "Somebody changed this event meanwhile" in app.error[0].value
    assert [act.kind for act in case_data.log("demo")][-1] == "merge"


def test_near_events_are_offered_first_and_a_search_finds_the_others(demo: CaseView) -> None:
    events = list(demo.events.values())
    event = next(e for e in events if e.country and sum(other.country == e.country for other in events) > 2)
    offered = [other.id for other in likely_events(event, events)]
    here = [demo.event(id).country == event.country for id in offered]
    assert here == sorted(here, reverse=True)
    assert sorted([*offered, event.id]) == sorted(demo.events)
    far = demo.event(offered[-1])
    assert far in likely_events(event, events, far.title.upper())
    assert likely_events(event, events, "no such words") == []
