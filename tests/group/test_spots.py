"""Spots in a town: found in sentences, and when two of them are two."""

from __future__ import annotations

import pytest

from reconcile.group.spots import Spots, are_other_spots, find_spots
from reconcile.lexicons.load import load_table

FOUND: list[tuple[str, set[str]]] = [
    ("Four died at a nightclub.", {"nightclub"}),
    ("Four died outside a crowded village school on Mill Road.", {"school", "mill road"}),
    ("The market reopened.", set()),
    ("Four were taken to a church.", set()),
    ("A bar association counted four dead.", set()),
]


@pytest.mark.parametrize(("sentence", "spots"), FOUND)
def test_spots_of_a_sentence(sentence: str, spots: set[str]) -> None:
    assert find_spots(sentence) == spots


@pytest.mark.parametrize("row", load_table("spot_nouns"), ids=lambda row: row["noun"])
def test_nouns_of_the_table(row: dict[str, str]) -> None:
    assert find_spots(row["example"]) == {row["noun"]}


OTHER: list[tuple[Spots, Spots, bool]] = [
    (("nightclub",), ("school",), True),
    (("mill road",), ("port road",), True),
    (("nightclub",), ("mill road",), False),
    (("nightclub", "mill road"), ("school", "mill road"), False),
    ((), ("school",), False),
]


@pytest.mark.parametrize(("a", "b", "other"), OTHER)
def test_two_spots(a: Spots, b: Spots, other: bool) -> None:
    assert are_other_spots(a, b) is are_other_spots(b, a) is other
