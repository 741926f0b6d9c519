"""What a claim says of its harm."""

from __future__ import annotations

import pytest

from reconcile.group.harm import describe_harm, is_told_apart, is_told_before
from reconcile.lexicons.load import load_table
from tests.group.building import told


@pytest.mark.parametrize("row", load_table("separate_cues"), ids=lambda row: row["cue"])
def test_words_for_another_harm(row: dict[str, str]) -> None:
    claim = told(row["example"].replace("12", "[[12]]"), 12)
    assert is_told_apart(claim)
    assert is_told_before(claim) is (row["says"] == "before")
    assert bool(describe_harm(claim).apart) is (row["says"] != "more")


def test_words_behind_the_figure_tell_nothing_apart() -> None:
    assert not is_told_apart(told("[[12]] people died a day after another attack.", 12))
