"""Vague words under each convention; the table's examples are cases."""

from __future__ import annotations

import pytest

from reconcile.group.conventions import Interval, apply_convention
from reconcile.lexicons.load import load_table
from reconcile.model import Modifier, Outcome
from tests.group.building import at_least, between, claim, estimate_one, exactly, more_than, up_to, vague

TABLE = load_table("vague_conventions")


@pytest.mark.parametrize("row", TABLE, ids=[row["phrase"] for row in TABLE])
def test_each_phrase_of_the_table_stands_in_its_example(row: dict[str, str]) -> None:
    assert row["example"].lower().startswith(row["phrase"])


ACLED = [
    (at_least(12), Interval(12, 12)),
    (more_than(12), Interval(12, 12)),
    (between(10, 15), Interval(10, 10)),
    (exactly(12), Interval(12, 12)),
    (up_to(12), Interval(None, 12)),
    (vague("Dozens", 24), Interval(12, 12)),
    (vague("hundreds", 200), Interval(100, 100)),
    (vague("scores", 40), Interval(40, None)),
    (vague("tens", 20), Interval(10, 10)),
    (vague("tens of thousands", 20000), Interval(20000, None)),
    (vague("several dozen", 36), Interval(36, None)),
    (vague("several", 3), Interval(3, 3)),
    (vague("an unknown word", 7), Interval(7, None)),
    (claim(24, None, Modifier.VAGUE, figure="dozens", outcome=Outcome.INJURED), Interval(24, None)),
]


@pytest.mark.parametrize(("said", "expected"), ACLED)
def test_acled_counts_deaths_by_its_own_table(said: object, expected: Interval) -> None:
    assert apply_convention(said, "acled") == expected  # type: ignore[arg-type]


def test_several_is_3_or_10_by_setting() -> None:
    several = vague("several", 3)
    assert apply_convention(several, "acled", few=10) == Interval(10, 10)
    with pytest.raises(ValueError, match="few is 7"):
        apply_convention(several, "acled", few=7)


def test_an_unknown_convention_is_refused() -> None:
    with pytest.raises(ValueError, match="known are literal, acled"):
        estimate_one(exactly(12), convention="airwars")


def test_switching_the_convention_changes_the_estimate_and_not_the_claim() -> None:
    dozens = vague("dozens", 24)
    literal, acled = estimate_one(dozens), estimate_one(dozens, convention="acled")
    assert (literal.low, literal.high, literal.convention) == (24, None, "literal")
    assert (acled.low, acled.high, acled.convention) == (12, 12, "acled")
    assert (dozens.low, dozens.high) == (24, None)
