"""Harms that one report tells of: by other words, in towns near each other, in regions."""

from __future__ import annotations

from typing import Any

import pytest

from reconcile.group.link import EventBook, link_events
from reconcile.model import Claim, Outcome
from tests.group.building import exactly

TOWN = {"place": "Aldar", "lat": 10.0, "lon": 10.0}
NEXT = {"place": "Mill", "lat": 10.1, "lon": 10.0}
FAR_OFF = {"place": "Aldar", "lat": 12.0, "lon": 10.0}
BOTH = {"place": "Aldar and Mill"}
PROVINCE = {"place": "Bekta", "admin1": "Bekta", "lat": 10.4, "lon": 10.0}
REGION = {"place": "Eastern Orle", "place_id": "region:eastern-orle", "lat": 10.1, "lon": 10.1}
NOWHERE = {"place": ""}
HURT = {"outcome": Outcome.INJURED, "low": 40}
FLED = {"outcome": Outcome.DISPLACED, "low": 900}

ONE: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("a bomb that explodes", {"kind": "bombing"}, {"kind": "explosion", "low": 31}),
    ("a protest that is shot at", {"kind": "protest"}, {"kind": "shooting", "low": 31}),
    ("gunfire in a clash", {"kind": "clash"}, {"kind": "shooting", "low": 31}),
    ("a train that hits another and burns", {"kind": "crash"}, {"kind": "fire", "low": 31}),
    ("a boat that sinks in a storm", {"kind": "sinking"}, {"kind": "storm", "low": 31}),
    ("two towns near each other, one telling toll", {**TOWN}, {**NEXT}),
    ("a flood over a town and the next", {**TOWN, "kind": "flood"}, {**NEXT, "kind": "evacuation", **FLED}),
    ("the dead of a province, those hurt in its town", PROVINCE, {**TOWN, **HURT, "admin1": "Bekta"}),
    ("a region and a town near its middle", REGION, {**TOWN, "low": 31}),
    ("two towns told together, found far apart", {**TOWN, **BOTH}, {**FAR_OFF, **BOTH, "low": 31}),
]
APART: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("shells and strikes", {"kind": "shelling"}, {"kind": "strike", "low": 31}),
    ("an explosion and a gunfight", {"kind": "explosion"}, {"kind": "clash", "low": 31}),
    ("hostages and those killed by a strike", {"kind": "kidnapping"}, {"kind": "strike", "low": 31}),
    ("strikes on two towns near each other", {**TOWN}, {**NEXT, "low": 31}),
    ("the dead of one town, the injured of the next", {**TOWN}, {**NEXT, **HURT}),
    ("a crash, and people fleeing", {"kind": "crash"}, {"kind": "evacuation", **FLED}),
    (
        "a crash on the day of a landslide, in a country",
        {"place": "", "kind": "crash"},
        {"place": "", "kind": "landslide"},
    ),
    ("one name in two countries' gazetteers", TOWN, FAR_OFF),
    ("the dead of a province, fewer in its town", {**PROVINCE, "low": 17}, {**TOWN, "admin1": "Bekta"}),
    ("a region far from the town", {**REGION, "lat": 13.0}, {**TOWN, "low": 31}),
]


def story(*places: str, **other: Any) -> list[Claim]:
    """Return a report that tells of Aldar, in that order with other names; each sentence has a toll of its own."""
    named = {"Aldar": TOWN, "Testland": {"place": ""}}
    return [
        exactly(
            40 - 3 * at, doc="a", start=100 * at, sentence_start=100 * at, **named.get(place, {"place": place, **other})
        )
        for at, place in enumerate(places)
    ]


FRAMED = [
    ("a village amid the story of a town", story("Aldar", "Aldar", "Orle", "Orle", "Aldar"), 1),
    ("the country amid the story of a town", story("Aldar", "Aldar", "Testland", "Aldar"), 1),
    ("a village told of after the town", story("Aldar", "Aldar", "Aldar", "Orle"), 2),
    ("a headline and its end are no frame", story("Aldar", "Orle", "Aldar"), 2),
    ("two villages, amid and after", story("Aldar", "Aldar", "Orle", "Aldar", "Mill", lat=None), 2),
    ("a village, of another day", story("Aldar", "Aldar", "Orle", "Aldar", date="2021-05-01"), 2),
    ("a village, in the month", story("Aldar", "Aldar", "Orle", "Aldar", date="2021-05"), 2),
    ("a town known to lie far off", story("Aldar", "Aldar", "Orle", "Aldar", lat=12.0, lon=10.0), 2),
    ("a raid on the next town", story("Aldar", "Aldar", "Mill", "Aldar", lat=10.1, lon=10.0), 2),
    ("a crash, amid the story of a strike", story("Aldar", "Aldar", "Orle", "Aldar", kind="crash"), 2),
]


@pytest.mark.parametrize(("shows", "claims", "number"), FRAMED, ids=[row[0] for row in FRAMED])
def test_a_report_that_returns_to_a_town_tells_of_one_harm(shows: str, claims: list[Claim], number: int) -> None:
    assert len(link_events(claims)) == number
    book = EventBook()
    for claim in claims:
        book.add([told for told in claims if told.start <= claim.start])  # the report grows, sentence by sentence
    assert len(book.events()) == number


def test_what_frames_in_one_report_frames_in_no_other() -> None:
    first = story("Aldar", "Aldar", "Aldar")
    assert len(link_events([*first, exactly(7, doc="b", start=150, sentence_start=150, place="Orle")])) == 2


def harms(one: dict[str, Any], other: dict[str, Any]) -> int:
    told = [exactly(**{"number": fields.pop("low", 12), "doc": "a", **fields}) for fields in (dict(one), dict(other))]
    return len(link_events(told))


@pytest.mark.parametrize(("shows", "one", "other"), ONE, ids=[row[0] for row in ONE])
def test_one_harm_in_one_report(shows: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert harms(one, other) == 1


@pytest.mark.parametrize(("shows", "one", "other"), APART, ids=[row[0] for row in APART])
def test_two_harms_in_one_report(shows: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert harms(one, other) == 2
