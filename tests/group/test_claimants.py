"""When two names are one claimant, and which claimants are nobody in particular."""

from __future__ import annotations

import pytest

from reconcile.group.claimants import claimant_key, claimants_of, is_unnamed
from reconcile.lexicons.load import load_table
from tests.group.building import by

SAME = [
    ("the interior ministry", "interior ministry"),
    ("Peruvian interior ministry", "interior ministry"),
    ("Peru's interior ministry", "interior ministry"),
    ("police spokesman", "police"),
    ("the police department", "police"),
    ("hospital officials", "the hospital"),
    ("army officers", "the Peruvian army"),
]
APART = [("health officials", "health ministry"), ("fire department", "police department"), ("officials", "police")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_claimant_under_two_names(one: str, other: str) -> None:
    assert claimant_key(one, "Peru") == claimant_key(other, "Peru")


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_claimants_under_like_names(one: str, other: str) -> None:
    assert claimant_key(one, "Peru") != claimant_key(other, "Peru")


def test_another_countrys_ministry_is_another() -> None:
    assert claimant_key("Chilean interior ministry", "Peru") != claimant_key("interior ministry", "Peru")


UNNAMED = ["officials", "a witness", "local media", "Gaza officials", "media reports", "activists", "authorities"]
NAMED = ["police", "interior ministry", "Airwars", "Ada Orun", "health minister", "Garissa police"]


@pytest.mark.parametrize(("name", "unnamed"), [(n, True) for n in UNNAMED] + [(n, False) for n in NAMED])
def test_who_can_be_known_again(name: str, unnamed: bool) -> None:
    assert is_unnamed(name) is unnamed


def test_own_voice_is_the_outlets_or_the_reports() -> None:
    assert claimants_of(by("-", outlet="Star")) == claimants_of(by("-", outlet="star"))
    assert claimants_of(by("-", outlet="")) != claimants_of(by("-", outlet=""))


@pytest.mark.parametrize("row", load_table("claimant_generic"), ids=lambda row: row["word"])
def test_each_word_of_the_table_stands_in_its_example(row: dict[str, str]) -> None:
    assert row["word"] in row["example"].lower().split()
