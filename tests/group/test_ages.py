"""The words beside a figure that tell whether its claimant still stands by it."""

from __future__ import annotations

import pytest

from reconcile.group.ages import figure_age
from tests.group.building import told

AGES = [  # marked sentence, what the words beside the figure say
    ("The ministry had earlier reported [[31]] dead", "older"),
    ("Its previous toll was [[31]]", "older"),
    ("The toll now stands at 44, up from [[31]]", "older"),
    ("The toll rose from [[31]] to 44", "older"),
    ("The toll rose from 31 to [[44]]", ""),
    ("The number of dead has risen to [[44]], up from 31", "newer"),
    ("The ministry raised the toll to [[44]] from 31", "newer"),
    ("Earlier the road was closed, and [[44]] people died", ""),
    ("The ministry counted [[44]] dead", ""),
    ("An earlier toll in the day had been 20 dead and [[50]] injured", "older"),
    ("Its first estimate was twenty dead, at least [[50]] injured", "older"),
    ("An earlier toll was 20 dead, and [[50]] are now missing", ""),
    ("An earlier toll was 20 dead and [[50]] have since been found", ""),
    ("The previous toll was 20 and the fire burned for [[50]] hours", ""),
]


@pytest.mark.parametrize(("marked", "age"), AGES)
def test_words_beside_a_figure_date_it(marked: str, age: str) -> None:
    assert figure_age(told(marked)) == age
