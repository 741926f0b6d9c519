"""The event page tells what to look at twice, what is contested, and why these claims are one event."""

from __future__ import annotations

from dataclasses import replace

from reconcile.group.alarms import find_alarms
from reconcile.group.contest import find_contests
from reconcile.group.grades import Responsibility
from reconcile.group.reasons import find_near
from reconcile.model import Claim, Event
from reconcile.views.case_data import CaseView, accounted
from reconcile.views.proof import find_proof
from tests.views.conftest import OpenPage, shown


def first_with(case: CaseView, has: object) -> Event:
    """Return the first event of the case for which ``has`` finds something."""
    assert callable(has)
    return next(event for event in case.events.values() if has(event))


def test_a_number_to_look_at_twice_is_told_with_the_way_to_its_claim(open_page: OpenPage, demo: CaseView) -> None:
    event = first_with(demo, lambda e: find_alarms(e, demo.estimates.get(e.id, ())))
    alarm = find_alarms(event, demo.estimates[event.id])[0]
    app = open_page("event", event=event.id)
    assert alarm.words.replace("&", "&amp;") in shown(app)
    links = [element.proto.query_string for element in app.get("page_link")]
    assert any(f"claim={alarm.claims[0]}" in str(link) for link in links)


def test_what_is_contested_is_told_with_its_dimension(open_page: OpenPage, demo: CaseView) -> None:
    event = first_with(demo, lambda e: find_contests(e, demo.estimates.get(e.id, ())))
    contest = find_contests(event, demo.estimates[event.id])[0]
    words = shown(open_page("event", event=event.id))
    assert f"{contest.dimension.capitalize()}. " in words
    assert "What is contested" in words


def test_the_two_grades_stand_apart_and_are_called_suggestions(open_page: OpenPage, demo: CaseView) -> None:
    event = first_with(demo, lambda e: demo.estimates.get(e.id))
    words = shown(open_page("event", event=event.id))
    estimate = demo.estimates[event.id][0]
    assert f"harm: {estimate.harm_grade}" in words
    told = f"responsibility: {estimate.responsibility}" in words
    assert told == (estimate.responsibility != Responsibility.UNCLAIMED)  # silence is no finding
    assert "suggested from these reports, not a finding" in words


def test_what_nearly_joined_is_told_with_its_reasons(open_page: OpenPage, demo: CaseView) -> None:
    events = list(demo.events.values())
    event = first_with(demo, lambda e: demo.estimates.get(e.id) and find_near(e, events))
    near = find_near(event, events)[0]
    app = open_page("event", event=event.id)
    links = [element.proto.query_string for element in app.get("page_link")]
    assert not any(f"event={near.event}" in str(link) for link in links)
    words = shown(app.toggle(key=f"near_{event.id}").set_value(True).run())
    assert near.reasons[0] in words
    assert near.title in words
    assert "Why these are one event" in words


def test_who_spoke_without_a_figure_of_what_is_counted_is_told(open_page: OpenPage, demo: CaseView) -> None:
    def silent(event: Event) -> set[str]:
        estimates = demo.estimates.get(event.id, ())
        gave = {name for c in event.claims if estimates and c.id in accounted(estimates[0]) for name in names(c)}
        told = {name for c in event.claims if c.is_core and c.claimant != "-" for name in names(c)}
        return told - gave if estimates else set()

    def names(claim: Claim) -> list[str]:
        return claim.claimant.split(" ; ")

    event = first_with(demo, silent)
    words = shown(open_page("event", event=event.id))
    lines = [
        line for line in words.splitlines() if "Gave figures, none of" in line or "of a part or group only" in line
    ]
    assert all(any(name in line for line in lines) for name in silent(event))


def test_a_corrected_figure_has_no_tick(demo: CaseView) -> None:
    claim = next(claim for claim in demo.claims.values() if claim.low is not None)
    document = demo.reading(claim.doc).document
    assert find_proof(claim, document, claim).style == "good"
    corrected = replace(claim, low=claim.low + 3, high=claim.low + 3)
    proof = find_proof(corrected, document, claim)
    assert proof.style == "warn"
    assert claim.figure in proof.words
