"""Why two claims are of one harm or not, with the evidence; and what an event nearly took in."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given

from reconcile.group.decide import Act, Decision
from reconcile.group.link import link_events
from reconcile.group.reasons import MOST_NEAR, explain_link, find_near
from reconcile.model import Claim, Outcome, Scope
from tests.group.building import exactly, part_of
from tests.group.test_properties import claims

HERE = {"place": "Aldar", "lat": 10.0, "lon": 10.0}
NEAR_BY = {"place": "Bekta", "lat": 10.15, "lon": 10.0}
FAR_OFF = {"place": "Mill", "lat": 12.0, "lon": 10.0}


def explained(*told: Claim, decisions: Sequence[Decision] = ()) -> list[str]:
    """Return why the first two claims are or are not of one harm."""
    placed = {c.id: c for event in link_events(told, decisions=decisions) for c in event.claims}
    return explain_link(placed[told[0].id], placed[told[1].id], placed.values())


def test_one_place_and_day_are_the_reason() -> None:
    assert explained(exactly(12), exactly(14, claimant="police")) == [
        "Same harm: yes.",
        "Place: Aldar.",
        "Day: 3 May 2021.",
        "Kind of harm: strike.",
        "Both describe their harm in the same words.",
    ]


def test_places_apart_are_told_with_their_distance() -> None:
    lines = explained(exactly(12, **HERE), exactly(14, **FAR_OFF))
    assert lines[0] == "Same harm: no."
    assert "Place: Aldar and Mill, apart, 222 km." in lines
    assert lines[-1] == "They are kept apart."


def test_days_and_kinds_are_told() -> None:
    lines = explained(exactly(12, kind="crash"), exactly(14, kind="strike", date="2021-05-05"))
    assert "Day: 3 May 2021 and 5 May 2021, 2 days apart; reports of one such harm may differ by 3 days." in lines
    assert "Kind of harm: crash and strike, which differ." in lines


def test_who_did_it_is_told() -> None:
    lines = explained(exactly(12, actor="rebels"), exactly(31, actor="army"))
    assert lines[0] == "Same harm: no."
    assert "Who did it: rebels by the one, army by the other." in lines
    assert "Who did it: regime and army, one side." in explained(
        exactly(12, actor="regime", kind="attack"), exactly(31, actor="army")
    )


def test_other_tolls_and_the_day_of_the_print_are_told() -> None:
    lines = explained(exactly(12), exactly(31, date="2021-05-04", published="2021-05-04"))
    assert lines[0] == "Same harm: no."
    assert "What both count, they count with other numbers." in lines
    assert "One day is that of the print, which is given to what a text does not date." in lines


def test_two_spots_of_a_town_are_told() -> None:
    lines = explained(exactly(12, quote="Many died at a school."), exactly(31, quote="Many died at a shop."))
    assert lines[0] == "Same harm: no."
    assert "Spot: school by the one, shop by the other." in lines


def test_a_total_and_an_incident_never_meet() -> None:
    lines = explained(exactly(12), exactly(4000, scope=Scope.PERIOD, date="2020/2021"))
    assert "One counts a single incident, the other a total over a period: these never share an event." in lines


def test_tolls_that_both_give_are_evidence() -> None:
    lines = explained(exactly(44, place="Port Road"), exactly(44, place="Mill"))
    assert lines[0] == "Same harm: yes."
    assert "Reports on the one and on the other give 44 killed." in lines


def test_what_only_hangs_together_says_through_what() -> None:
    town = exactly(12, **HERE)
    month = exactly(13, place="Aldar", date="2021-05", kind="attack", lat=10.0, lon=10.0)
    region = exactly(14, place="Aldar", date="2021-05-03", kind="attack", lat=10.0, lon=10.0)
    lines = explained(month, town, region)
    assert lines[0] == "Same harm: yes."


def test_a_part_goes_where_its_whole_goes() -> None:
    whole = exactly(12)
    part = part_of(whole, exactly(4, place="", date=""))
    assert "A part is taken to be where and when its whole is." in explained(whole, part)


def test_context_draws_nothing_together() -> None:
    lines = explained(exactly(12), exactly(40, outcome=Outcome.DESTROYED, unit="building"))
    assert lines[1] == "A figure that counts no people joins the event of its own report, and draws no two together."


def test_a_decision_of_a_person_is_told() -> None:
    here, there = exactly(12), exactly(14, **FAR_OFF)
    merge = Decision(id="d", act=Act.MERGE, by="Ana", at="2026-11-25", why="w", claims=(here.id,), others=(there.id,))
    assert explained(here, there, decisions=[merge])[-1] == "A person decided otherwise."


def test_an_event_tells_what_it_nearly_took_in() -> None:
    events = link_events([exactly(12, **HERE), exactly(14, **NEAR_BY, doc="a"), exactly(15, **FAR_OFF), exactly(1)])
    (event,) = [event for event in events if event.place == "Aldar"]
    near = find_near(event, events)
    assert [one.title for one in near] in ([], ["Strike on Bekta, Testland, 3 May 2021"])
    assert all("Mill" not in one.title for one in near)


@given(claims())
def test_any_two_claims_are_explained_in_words(drawn: list[Claim]) -> None:
    events = link_events(drawn)
    placed = [claim for event in events for claim in event.claims]
    lines = explain_link(placed[0], placed[-1], placed)
    assert lines[0] == ("Same harm: yes." if placed[0].event == placed[-1].event else "Same harm: no.")
    assert all(line.endswith(".") and "_" not in line for line in lines)
    for event in events:
        near = find_near(event, events)
        assert len(near) <= MOST_NEAR
        assert event.id not in {one.event for one in near}
