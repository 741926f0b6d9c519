"""A link to an event that is no more leads to the one it went into, or says what became of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.errors import UnknownId
from reconcile.store import Desk
from reconcile.views import case_data
from reconcile.views.case_data import CaseView
from tests.store.conftest import BEN
from tests.views.conftest import OpenPage, shown


@pytest.fixture
def desk(demo: CaseView) -> Desk:
    return Desk(case_data._store(), BEN)


def two_events(case: CaseView) -> list[str]:
    """Return two events in which people were counted, the smaller first."""
    counted = [id for id, some in case.estimates.items() if some and len(case.events[id].claims) < 9]
    return sorted(counted, key=lambda id: (len(case.events[id].claims), id))[::3][:2]


def test_a_merged_event_leads_to_the_one_it_went_into(open_page: OpenPage, desk: Desk, demo: CaseView) -> None:
    small, great = two_events(demo)
    desk.decide("demo", "merge", [demo.events[small].claims[0].id], [demo.events[great].claims[0].id], why="One harm.")
    now = case_data.load_case("demo")
    (gone,) = {small, great} - now.events.keys()
    (left,) = {small, great} & now.events.keys()
    page = open_page("event", event=gone)
    assert not page.exception
    assert page.query_params["event"] in (left, [left])
    assert f"made for “{demo.events[gone].title[:20]}" in shown(page)
    assert "has since gone into" not in shown(open_page("event", event=left))
    found = now.find_event(gone)
    assert (found.event, [event.id for event in found.went_into]) == (None, [left])


def test_an_event_without_claims_is_told_and_comes_back(open_page: OpenPage, desk: Desk, demo: CaseView) -> None:
    small, _ = two_events(demo)
    for claim in demo.events[small].claims:
        desk.reject("demo", claim.id, seen=0)
    page = open_page("event", event=small)
    assert not page.exception
    assert "were all rejected" in shown(page)
    assert demo.events[small].title[:20] in shown(page)
    for act in desk.store.log("demo")[-len(demo.events[small].claims) :]:
        desk.undo("demo", act.n)
    assert case_data.load_case("demo").events[small].claims == demo.events[small].claims
    assert "No longer" not in shown(open_page("event", event=small))


def test_a_split_event_whose_claims_are_in_two_names_both(open_page: OpenPage, demo: CaseView) -> None:
    one, other = list(demo.events.values())[:2]
    heirs = {
        one.id: replace(one, formerly=("old",)),
        other.id: replace(other, formerly=("old",)),
    }
    case = replace(demo, events={**demo.events, **heirs})
    assert [event.id for event in case.find_event("old").went_into] == [one.id, other.id]


def test_an_id_that_never_was_is_unknown(open_page: OpenPage, demo: CaseView) -> None:
    with pytest.raises(UnknownId):
        demo.find_event("never")
    assert "never" in shown(open_page("event", event="never"))
