"""Harms that one report tells of: by other words, in towns near each other, in regions."""

from __future__ import annotations

from typing import Any

import pytest

from reconcile.group.link import link_events
from reconcile.model import Outcome
from tests.group.building import exactly

TOWN = {"place": "Aldar", "lat": 10.0, "lon": 10.0}
NEXT = {"place": "Mill", "lat": 10.1, "lon": 10.0}
FAR_OFF = {"place": "Aldar", "lat": 12.0, "lon": 10.0}
BOTH = {"place": "Aldar and Mill"}
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
    ("a region far from the town", {**REGION, "lat": 13.0}, {**TOWN, "low": 31}),
]


def harms(one: dict[str, Any], other: dict[str, Any]) -> int:
    told = [exactly(**{"number": fields.pop("low", 12), "doc": "a", **fields}) for fields in (dict(one), dict(other))]
    return len(link_events(told))


@pytest.mark.parametrize(("shows", "one", "other"), ONE, ids=[row[0] for row in ONE])
def test_one_harm_in_one_report(shows: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert harms(one, other) == 1


@pytest.mark.parametrize(("shows", "one", "other"), APART, ids=[row[0] for row in APART])
def test_two_harms_in_one_report(shows: str, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert harms(one, other) == 2
