"""How well quantities of general news are read: value, and value with bound, over every table that marks them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.quantities import ours, read_table, score

TABLES = sorted(Path(__file__).parent.glob("numbers_*.tsv"))
#: What the tables must reach, of 1: the best peer on news has 0.90 and 0.86.
MIN_VALUE_F1, MIN_BOUND_F1 = 0.93, 0.90


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_values_and_bounds(path):
    told = score(ours, read_table(path))
    assert told.f1(told.value) >= MIN_VALUE_F1
    assert told.f1(told.bounded) >= MIN_BOUND_F1


def test_the_tables_are_large_enough_to_tell():
    assert sum(len(quantities) for path in TABLES for _, quantities in read_table(path)) >= 300
