"""Texts that are nearly the same are named, and both are read."""

from __future__ import annotations

import random

import pytest

from reconcile.read.near import NearTexts
from tests.read.told import Told

RANDOM = random.Random(5)
WORDS = [f"word{n}" for n in range(2_000)]
TEXT = " ".join(RANDOM.choice(WORDS) for _ in range(400))


def edited(share: float) -> str:
    """Return the text with one word in so many replaced, a stretch at its end, as an update of a report is."""
    words = TEXT.split()
    changed = int(len(words) * share)
    return " ".join(words[: len(words) - changed] + [f"new{n}" for n in range(changed)])


PAIRS = [  # second text, is it told
    (TEXT, True),
    (TEXT.upper(), True),
    (TEXT.replace(" ", "\n"), True),
    (edited(0.05), True),
    (edited(0.5), False),
    (" ".join(RANDOM.choice(WORDS) for _ in range(400)), False),
    (" ".join(TEXT.split()[:30]), False),
    ("", False),
    ("no " * 60, False),
]


@pytest.mark.parametrize(("second", "is_told"), PAIRS)
def test_what_is_nearly_the_same(second: str, is_told: bool) -> None:
    near = NearTexts()
    assert near.twin(TEXT, "a") is None
    found = near.twin(second, "b")
    assert (found is not None) == is_told
    assert found is None or (found[0] == "a" and 0.8 <= found[1] <= 1)


def test_the_most_alike_is_named_and_both_are_read(tmp_path) -> None:  # type: ignore[no-untyped-def]
    for name, text in (("a", edited(0.15)), ("b", TEXT), ("c", TEXT + " End."), ("d", "Six died.")):
        (tmp_path / f"{name}.txt").write_text(text)
    told = Told([tmp_path])
    assert len(told.documents) == 4
    near = [remark for remark in told.remarks if "nearly the same words as" in remark]
    assert [remark.partition(".txt: nearly the same words as ")[2].rpartition("/")[2][:5] for remark in near][
        -1
    ] == "b.txt"


def test_words_that_are_all_the_same_are_known_again() -> None:
    near = NearTexts()
    assert near.twin("no " * 60, "a") is None
    assert near.twin("no " * 80, "b") == ("a", 1.0)


def test_memory_for_texts_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reconcile.read.near.MOST_TEXTS", 2)
    near = NearTexts()
    others = [" ".join(RANDOM.choice(WORDS) for _ in range(100)) for _ in range(2)]
    assert [near.twin(text, "x") for text in (TEXT, others[0], others[1])] == [None] * 3
    assert near.twin(TEXT, "x") is None
    assert near.twin(TEXT, "y") == ("x", 1.0)


def test_a_thousand_copies_cost_no_more_each() -> None:
    near = NearTexts()
    assert [near.twin(TEXT, str(n)) is not None for n in range(1_000)] == [False] + [True] * 999
