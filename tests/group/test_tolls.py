"""What tolls say of two descriptions being of one harm."""

from __future__ import annotations

import pytest

from reconcile.group.tolls import Figure, are_alike_by_region, weigh
from reconcile.model import Outcome

DEAD, HURT = Outcome.KILLED, Outcome.INJURED

WEIGHTS: list[tuple[list[Figure], int]] = [
    ([], 0),
    ([(DEAD, 4)], 0),
    ([(DEAD, 12)], 1),
    ([(DEAD, 40)], 1),
    ([(DEAD, 44)], 2),
    ([(DEAD, 2000)], 2),
    ([(DEAD, 112)], 3),
    ([(DEAD, 12), (HURT, 31)], 3),
]


@pytest.mark.parametrize(("tolls", "weight"), WEIGHTS)
def test_weight(tolls: list[Figure], weight: int) -> None:
    assert weigh(tolls) == weight


ALIKE: list[tuple[list[Figure], list[Figure], bool]] = [
    ([], [(DEAD, 40)], False),
    ([(DEAD, 58)], [(DEAD, 86)], True),
    ([(DEAD, 58)], [(DEAD, 300)], False),
    ([(DEAD, 12)], [(DEAD, 12)], True),
    ([(DEAD, 9)], [(DEAD, 9)], False),
    ([(DEAD, 9), (HURT, 6)], [(DEAD, 9), (HURT, 6)], True),
    ([(DEAD, 12), (HURT, 6)], [(DEAD, 12), (HURT, 15)], False),
]


@pytest.mark.parametrize(("ours", "theirs", "alike"), ALIKE)
def test_tolls_of_a_province(ours: list[Figure], theirs: list[Figure], alike: bool) -> None:
    assert are_alike_by_region(ours, theirs) is are_alike_by_region(theirs, ours) is alike
