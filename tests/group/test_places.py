"""How two places lie to each other, by gazetteer and by spelling."""

from __future__ import annotations

import pytest

from reconcile.group.places import PlaceFacts, PlaceRelation, distance_km, is_same_name, name_parts, relate_places
from reconcile.lexicons.load import load_table

HERE = PlaceFacts(("aldar",), "1", 10.0, 10.0, "bekta", "testland")

RELATIONS = [
    (HERE._replace(parts=("al dar",), lat=10.01), PlaceRelation.SAME),
    (HERE._replace(parts=("mill",), place_id="2", lat=10.1), PlaceRelation.NEAR),
    (HERE._replace(parts=("mill",), place_id="2", lat=11.0), PlaceRelation.APART),
    (HERE._replace(parts=("bekta",), place_id="3", lat=11.0), PlaceRelation.INSIDE),
    (HERE._replace(parts=("testland",), place_id="4"), PlaceRelation.INSIDE),
    (HERE._replace(parts=("mill",), place_id=None, lat=None, admin1=""), PlaceRelation.UNKNOWN),
    (HERE._replace(parts=("old aldar",), place_id=None, lat=None), PlaceRelation.INSIDE),
    (HERE._replace(parts=("aldar", "mill"), place_id=None, lat=None), PlaceRelation.INSIDE),
    (HERE._replace(country="elsewhere"), PlaceRelation.APART),
    (HERE._replace(parts=(), country=""), PlaceRelation.UNKNOWN),
]


@pytest.mark.parametrize(("there", "relation"), RELATIONS)
def test_relation_is_the_same_both_ways(there: PlaceFacts, relation: PlaceRelation) -> None:
    assert relate_places(HERE, there) is relation
    assert relate_places(there, HERE) is relation


SPELLINGS = [
    ("khan sheikhoun", "khan shaykhun", True),
    ("abu al duhur", "abu alduhour", True),
    ("mogadishu", "mogadiscio", False),
    ("homs", "hama", False),
    ("aldar", "", False),
]


@pytest.mark.parametrize(("one", "other", "same"), SPELLINGS)
def test_spellings(one: str, other: str, same: bool) -> None:
    assert is_same_name(one, other) is same


def test_a_name_may_join_places_and_bear_words_for_their_sort() -> None:
    assert name_parts("Foua and Kefraya") == ("foua", "kefraya")
    assert name_parts("the city of Aldar, Bekta province") == ("aldar", "bekta")
    assert name_parts("") == ()


def test_a_degree_of_latitude_is_111_km() -> None:
    assert distance_km(HERE, HERE._replace(lat=11.0)) == pytest.approx(111.2, abs=0.1)
    assert distance_km(HERE, HERE._replace(lat=None)) is None


@pytest.mark.parametrize("row", load_table("place_words"), ids=lambda row: row["word"])
def test_each_word_of_the_table_stands_in_its_example(row: dict[str, str]) -> None:
    assert row["word"] in row["example"].rstrip(".").lower().split()
