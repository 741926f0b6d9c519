"""Which claims repeat another claimant's figure."""

from __future__ import annotations

import random

import pytest

from reconcile.group import echo as echo_module
from reconcile.group.echo import find_echoes
from reconcile.model import Claim, ClaimantKind
from tests.group.building import at_least, exactly, more_than, told, up_to, vague

EARLY, LATE = "2021-05-04", "2021-05-06"
WIRE = "Rescuers dug through the night and had found 31 bodies by dawn, a port worker told reporters"

ECHOES: list[tuple[str, Claim, Claim]] = [  # what it shows, the origin, the echo
    ("same claimant, later", exactly(31, published=EARLY), exactly(31, published=LATE)),
    ("same number, bounded more loosely", exactly(31, published=EARLY), at_least(31, published=LATE)),
    ("own voice in the same report", exactly(31, doc="a", start=90), exactly(31, doc="a", start=2, claimant="-")),
    ("own voice, later report", exactly(31, published=EARLY), exactly(31, claimant="-", published=LATE)),
    ("own voice of two outlets", exactly(31, claimant="-"), exactly(31, claimant="-", outlet="Star", doc="z")),
    ("an article and an adjective apart", exactly(31), exactly(31, claimant="the interior ministry", doc="z")),
    (
        "according to another outlet",
        exactly(31, claimant="-", outlet="Morning Post"),
        exactly(31, claimant="Morning Post", outlet="Star", doc="z", published=LATE),
    ),
    (
        "media repeat a ministry",
        exactly(31),
        exactly(31, claimant="state media", claimant_kind=ClaimantKind.MEDIA, doc="z"),
    ),
    ("officials without a name", exactly(31), exactly(31, claimant="officials", doc="z")),
    (
        "nearly the same sentence",
        exactly(31, claimant="Ada Orun", quote=WIRE),
        exactly(31, claimant="Port Union", quote=WIRE.replace("bodies", "dead"), doc="z", published=LATE),
    ),
    (
        "a shared wire credit, the earlier print of officials without a name",
        exactly(31, claimant_kind=ClaimantKind.GOVERNMENT, published=LATE),
        exactly(
            31,
            claimant="officials",
            claimant_kind=ClaimantKind.OTHER,
            outlet="Star",
            doc="z",
            via=("Morning Post",),
            published=EARLY,
        ),
    ),
    (
        "own voice, the day before a report calls it the ministry's earlier figure",
        told("The ministry had earlier said [[31]] died", published=LATE),
        exactly(31, claimant="-", published=EARLY),
    ),
    ("vague lead above a number", at_least(58, doc="a", start=90), vague("dozens", 24, doc="a", claimant="-")),
    ("rounded lead above a number", exactly(72, doc="a", start=90), more_than(70, doc="a", claimant="-")),
]


@pytest.mark.parametrize(("shows", "origin", "echo"), ECHOES, ids=[row[0] for row in ECHOES])
def test_echo_is_folded_into_its_origin(shows: str, origin: Claim, echo: Claim) -> None:
    assert find_echoes([echo, origin]) == {echo.id: origin.id}
    assert find_echoes([origin, echo]) == {echo.id: origin.id}


OWN: list[tuple[str, Claim, Claim]] = [
    ("two bodies, one figure", exactly(31), exactly(31, claimant="Airwars")),
    ("one claimant, two figures", exactly(31), exactly(44)),
    ("own voice before the ministry spoke", exactly(31, published=LATE), exactly(31, claimant="-", published=EARLY)),
    (
        "officials without a name before the ministry spoke, of another wire",
        exactly(31, published=LATE),
        exactly(31, claimant="officials", outlet="Star", via=("Sun",), published=EARLY),
    ),
    ("two bodies in one wire", exactly(31, via=("Sun",)), exactly(31, claimant="Airwars", via=("Sun",))),
    ("a floor and a ceiling of one number", at_least(31), up_to(31)),
    ("vague words in another report", at_least(58), vague("dozens", 24, claimant="-")),
    ("a floor that is not round", exactly(290, doc="a"), at_least(253, doc="a")),
    ("a floor far below", exactly(290, doc="a"), at_least(200, doc="a")),
]


@pytest.mark.parametrize(("shows", "one", "other"), OWN, ids=[row[0] for row in OWN])
def test_a_figure_of_its_own_is_no_echo(shows: str, one: Claim, other: Claim) -> None:
    assert find_echoes([one, other]) == {}


def test_an_echo_of_an_echo_names_the_first_origin() -> None:
    first = exactly(31, published=EARLY)
    again = exactly(31, published="2021-05-05")
    lead = exactly(31, claimant="-", published=LATE)
    assert find_echoes([lead, again, first]) == {again.id: first.id, lead.id: first.id}


def crowd(size: int) -> list[Claim]:
    """Return as many bodies that give one number, each in words of its own."""
    chance = random.Random(1)
    return [
        exactly(31, claimant=f"Union P{i}", quote="".join(chance.choices("abcdefghijklmnopqrst   ", k=90)))
        for i in range(size)
    ]


def test_a_reprint_is_found_in_a_crowd() -> None:
    origin = exactly(31, claimant="Ada Orun", quote=WIRE)
    echo = exactly(31, claimant="Port Union", quote=WIRE.replace("bodies", "dead"), published=LATE)
    assert find_echoes([*crowd(200), origin, echo]) == {echo.id: origin.id}


def test_a_claim_is_held_against_few_of_a_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    repeats = echo_module._repeats

    def counted(claim: Claim, known: Claim) -> bool:
        asked.append(claim)
        return repeats(claim, known)

    monkeypatch.setattr(echo_module, "_repeats", counted)
    assert find_echoes(crowd(1000)) == {}
    assert len(asked) < 1000 * 100
