"""On whose side stands who did a harm."""

from __future__ import annotations

import pytest

from reconcile.group.sides import Side, are_opposed, side_of
from reconcile.lexicons.load import load_table

SIDES: list[tuple[str, Side]] = [
    ("", ()),
    ("gunmen", ()),
    ("forces", ()),
    ("Peruvian", ("home",)),
    ("Peruvian army troops", ("home",)),
    ("regime", ("home",)),
    ("pro-government forces", ("home",)),
    ("Chilean", ("state chile",)),
    ("Chilean army", ("state chile",)),
    ("U.S.", ("state united states",)),
    ("US-led coalition", ("coalition", "state united states")),
    ("US-backed", ()),
    ("coalition", ("coalition",)),
    ("Chilean-backed rebels", ("rebels",)),
    ("rebel", ("rebels",)),
    ("ISIL terrorists", ("group islamic state",)),
    ("Daesh", ("group islamic state",)),
]


@pytest.mark.parametrize(("actor", "side"), SIDES)
def test_sides_of_actors_in_peru(actor: str, side: Side) -> None:
    assert side_of(actor, "Peru") == side


OPPOSED = [("army", "rebels"), ("army", "Daesh"), ("army", "Chilean"), ("Daesh", "Boko Haram"), ("coalition", "regime")]
NOT_OPPOSED = [
    ("army", "regime"),
    ("army", ""),
    ("rebels", "Daesh"),
    ("coalition", "American"),
    ("US", "US-led coalition"),
]


@pytest.mark.parametrize(
    ("one", "other", "opposed"), [*((*p, True) for p in OPPOSED), *((*p, False) for p in NOT_OPPOSED)]
)
def test_who_is_opposed(one: str, other: str, opposed: bool) -> None:
    a, b = side_of(one, "Peru"), side_of(other, "Peru")
    assert are_opposed(a, b) is are_opposed(b, a) is opposed


@pytest.mark.parametrize("row", load_table("actor_sides"), ids=lambda row: row["word"])
def test_words_of_the_table(row: dict[str, str]) -> None:
    expected = {"state": ("home",), "rebels": ("rebels",), "coalition": ("coalition",), "backed": ()}[row["side"]]
    assert side_of(f"{row['word']} forces", "Peru") == expected
