"""Who a claimant is across reports: one body is one, two bodies under one bare name are two, "a source" is nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reconcile.claimant_identity import claimants_behind, find_claimants, homes
from reconcile.model import Claim
from tests.group.building import exactly


def told_by(name: str, country: str = "", *, place: str = "", doc: str = "r1", outlet: str = "Post") -> Claim:
    claim = replace(exactly(9), claimant=name, country=country, place=place, doc=doc, outlet=outlet)
    return replace(claim, published="2019-05-01")


def ids(claim: Claim, home: str = "") -> list[str]:
    return [one.id for one in claimants_behind(claim, home)]


BODIES = [  # name, country of the claim, id; dev: reworded from what the demo case and newswire hold
    ("Interior Ministry", "Ukraine", "Interior Ministry (Ukraine)"),
    ("interior ministry", "North Macedonia", "Interior Ministry (North Macedonia)"),
    ("Ukrainian Interior Ministry", "Ukraine", "Interior Ministry (Ukraine)"),
    ("Russian Defence Ministry", "Syria", "Defence Ministry (Russia)"),
    ("Macedonian police", "", "Police (North Macedonia)"),
    ("Ministry of Health", "Peru", "Health Ministry (Peru)"),
    ("Peru's Health Ministry", "", "Health Ministry (Peru)"),
    ("police", "Norway", "Police (Norway)"),
    ("the army", "Chad", "Army (Chad)"),
    ("Airwars", "Syria", "Airwars"),
    ("United Nations", "Mali", "United Nations"),
    ("Human Rights Watch", "Mali", "Human Rights Watch"),
    ("Syrian Network for Human Rights", "Syria", "Syrian Network for Human Rights"),
    ("Garissa police", "Kenya", "Garissa police"),
    ("Omar al-Sayed", "Syria", "Omar al-Sayed"),
    ("A", "Syria", "A"),
]


@pytest.mark.parametrize(("name", "country", "expected"), BODIES)
def test_a_body_is_one_in_each_country(name: str, country: str, expected: str) -> None:
    assert ids(told_by(name, country)) == [expected]


APART = [
    (told_by("Interior Ministry", "Ukraine"), told_by("Interior Ministry", "North Macedonia")),
    (told_by("police", "Norway"), told_by("police", "Peru")),
    (told_by("mayor", "Peru", place="Cusco"), told_by("mayor", "Peru", place="Puno")),
    (told_by("city hospital", "Peru", place="Cusco"), told_by("city hospital", "Chad", place="Abeche")),
    (told_by("source", "Syria", doc="r1"), told_by("source", "Syria", doc="r2")),
    (told_by("witness", "Nigeria", doc="r1"), told_by("witness", "Turkey", doc="r2")),
    (told_by("local officials", "Peru", doc="r1"), told_by("local officials", "Peru", doc="r2")),
    (told_by("state media", "China", doc="r1"), told_by("state media", "Syria", doc="r2")),
    (told_by("a watchdog", "Syria", doc="r1"), told_by("a watchdog", "Syria", doc="r2")),
    (told_by("source in the militia", "Syria", doc="r1"), told_by("source in the militia", "Syria", doc="r2")),
    (told_by("police", doc="r1"), told_by("police", doc="r2")),
    (told_by("-", doc="r1", outlet=""), told_by("-", doc="r2", outlet="")),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_bodies_under_one_name_are_two(one: Claim, other: Claim) -> None:
    assert set(ids(one)).isdisjoint(ids(other))


def test_somebody_unnamed_is_one_within_a_report() -> None:
    first, second = (claimants_behind(replace(told_by("a source", "Syria"), id=id))[0] for id in "ab")
    assert first.id == second.id
    assert first.is_unnamed
    assert first.name == "a source (Post, 1 May 2019)"


def test_a_country_may_come_from_the_event_or_the_report() -> None:
    assert ids(told_by("police"), home="Peru") == ["Police (Peru)"]
    assert homes([told_by("x", "Peru"), told_by("y"), told_by("z", "Chad", doc="r2")]) == {"r1": "Peru", "r2": "Chad"}
    assert homes([told_by("x", "Peru"), told_by("z", "Chad")]) == {}


def test_joint_claimants_are_each_themselves() -> None:
    assert ids(told_by("Airwars ; police", "Peru")) == ["Airwars", "Police (Peru)"]


def test_the_outlet_speaks_under_its_own_name() -> None:
    assert [(one.id, one.name) for one in claimants_behind(told_by("-"))] == [("Post", "Post (own words)")]


LINKS = [  # what a link may say, whom it means
    ("Interior Ministry (Ukraine)", ["Interior Ministry (Ukraine)"]),
    ("interior ministry (ukraine)", ["Interior Ministry (Ukraine)"]),
    ("Interior Ministry", ["Interior Ministry (North Macedonia)", "Interior Ministry (Ukraine)"]),
    ("Post (own words)", ["Post"]),
    ("Airwars ; Post Workers Union", ["Airwars", "Post Workers Union"]),
    ("Nobody of that name", []),
]


@pytest.mark.parametrize(("asked", "expected"), LINKS)
def test_an_old_link_finds_everyone_it_can_mean(asked: str, expected: list[str]) -> None:
    claims = [
        told_by("Interior Ministry", "Ukraine"),
        told_by("Interior Ministry", "North Macedonia"),
        told_by("-"),
        told_by("Airwars ; Post Workers Union"),
    ]
    known = {one.id: one for claim in claims for one in claimants_behind(claim)}
    assert [one.id for one in find_claimants(known, asked)] == expected


@given(name=some.text(max_size=40), country=some.text(max_size=12), place=some.text(max_size=12))
def test_any_name_has_an_identity_and_always_the_same(name: str, country: str, place: str) -> None:
    claim = told_by(name, country, place=place)
    assert ids(claim) == ids(claim)
    assert all(ids(claim))
