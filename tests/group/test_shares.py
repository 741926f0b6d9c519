"""Words that call those counted some of the dead or hurt told of before."""

from __future__ import annotations

import pytest

from reconcile.group.link import link_events
from reconcile.group.shares import is_of_those_told
from tests.group.building import exactly, part_of, told

OF_THOSE_TOLD = [
    "[[Five]] of the dead were minors",
    "[[Five]] of the wounded soldiers were flown to Mill",
    "[[Five]] of those who died were minors",
    "[[Five]] children were among the dead",
    "The dead included [[five]] children",
    "The victims included seven women and [[five]] children",
    "Among the dead were [[five]] children",
]
OF_THEIR_OWN = [
    "[[Five]] people died in Mill",
    "[[Five]] of the houses burned, and nobody knows of the dead",
    "[[Five]] of the attackers fled",
    "[[Five]] died. Two children were among the dead",
    "The dead were buried. In Mill [[five]] more died",
]


@pytest.mark.parametrize("marked", OF_THOSE_TOLD)
def test_some_of_those_told_of_before(marked: str) -> None:
    assert is_of_those_told(told(marked, 5))


@pytest.mark.parametrize("marked", OF_THEIR_OWN)
def test_a_count_of_its_own(marked: str) -> None:
    assert not is_of_those_told(told(marked, 5))


def test_some_of_the_dead_died_where_the_others_did_whatever_place_is_read() -> None:
    whole = exactly(31, doc="a", lat=10.0, lon=10.0)
    far = {"doc": "a", "place": "Mill", "lat": 12.0, "lon": 10.0}
    assert len(link_events([whole, part_of(whole, told("[[Five]] of the dead were from Mill.", 5, **far))])) == 1
    assert len(link_events([whole, part_of(whole, told("[[Five]] died in Mill.", 5, **far))])) == 2
