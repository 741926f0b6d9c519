"""When two names are one claimant, and which claimants are nobody in particular."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.group.claimants import claimant_key, claimants_of, is_unnamed
from reconcile.lexicons.load import load_table
from reconcile.model import Claim
from tests.group.building import by, estimate_one

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


def test_an_adjective_of_two_words_is_that_of_a_country_too() -> None:
    assert claimant_key("South Korean interior ministry", "South Korea") == "interior ministry"


def credited(marked: str, claimant: str) -> Claim:
    """Return a claim whose credit is marked [[so]], its figure at the end of the sentence."""
    start = marked.index("[[")
    end = marked.index("]]") - 2
    quote = marked.replace("[[", "").replace("]]", "")
    return by(claimant, quote=quote, claimant_start=start, claimant_end=end, sentence_end=len(quote))


SPEAKERS = [
    ("[[Ana Lind of the health ministry]] counted 12", "Ana Lind", {"ana lind", "health ministry"}),
    ("[[Health ministry official Ana Lind]] counted 12", "Ana Lind", {"ana lind", "health ministry"}),
    ("[[Ana Lind, from the Peruvian army]], counted 12", "Ana Lind", {"ana lind", "army"}),
    ("[[Ana Lind, a writer]], counted 12", "Ana Lind", {"ana lind"}),
    ("[[the Quay news agency]] counted 12", "Quay", {"quay"}),
    ("[[Ana Lind of Bekta]] counted 12", "Ana Lind", {"ana lind"}),
]


@pytest.mark.parametrize(("marked", "name", "behind"), SPEAKERS)
def test_a_person_of_a_body_is_the_body_too(marked: str, name: str, behind: set[str]) -> None:
    assert claimants_of(replace(credited(marked, name), country="Peru")) == behind


def test_a_named_official_beside_his_ministry_is_no_second_claimant() -> None:
    official = replace(credited("[[Ana Lind of the health ministry]] counted 12", "Ana Lind"), low=14, high=14)
    ministry, police = by("health ministry"), by("police")
    assert estimate_one(ministry, official).independent == 1
    assert not estimate_one(ministry, official).contested
    assert estimate_one(police, official).independent == 2
    later = by("health ministry", published="2021-05-06")
    assert estimate_one(official, later).superseded == {official.id: later.id}


def test_another_countrys_ministry_is_another() -> None:
    assert claimant_key("Chilean interior ministry", "Peru") != claimant_key("interior ministry", "Peru")


UNNAMED = [
    "officials",
    "a witness",
    "local media",
    "Gaza officials",
    "media reports",
    "activists",
    "authorities",
    "the director general",
]
NAMED = ["police", "interior ministry", "Airwars", "Ada Orun", "health minister", "Garissa police", "police chief"]


@pytest.mark.parametrize(("name", "unnamed"), [(n, True) for n in UNNAMED] + [(n, False) for n in NAMED])
def test_who_can_be_known_again(name: str, unnamed: bool) -> None:
    assert is_unnamed(name) is unnamed


def test_own_voice_is_the_outlets_or_the_reports() -> None:
    assert claimants_of(by("-", outlet="Star")) == claimants_of(by("-", outlet="star"))
    assert claimants_of(by("-", outlet="")) != claimants_of(by("-", outlet=""))


@pytest.mark.parametrize("row", load_table("claimant_generic"), ids=lambda row: row["word"])
def test_each_word_of_the_table_stands_in_its_example(row: dict[str, str]) -> None:
    assert row["word"] in row["example"].lower().split()
