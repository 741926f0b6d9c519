"""A number told at a glance to count is one that all the rules let count."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from reconcile.extract.numbers import scan_numbers
from reconcile.extract.plain import is_plain
from reconcile.lexicons.load import load_table

GLANCE = "reconcile.extract.numbers.is_plain"
ARTICLES = Path(__file__).parents[1] / "articles" / "docs.jsonl"
TABLES = ("aside", "bounds", "date_words", "number_words", "persons", "scope_cues", "things", "units", "vague")
BEFORE = (
    "killed",
    "killed,",
    "in May",
    "on May",
    "the",
    "5 and",
    "April 5 and",
    "all but",
    "people over",
    "age of",
    "part of",
)
NUMBERS = ("12", "one", "three", "2,000", "2016", "12.30", "dozens", "scores", "first", "half", "some 40", "at least 9")
AFTER = (
    "people",
    "of May",
    "of them",
    "and 14 May",
    "pm",
    "in the morning",
    "in ten",
    "o'clock",
    "Syrian pounds",
    "said",
    "hours",
)


def texts() -> list[str]:
    """Return the examples of the tables, the articles, and what stands before and after numbers in every pairing."""
    examples = [row["example"] for table in TABLES for row in load_table(table)]
    articles = [json.loads(line)["text"] for line in ARTICLES.read_text(encoding="utf-8").splitlines()]
    pairings = [f"They were {' '.join(words)}." for words in itertools.product(BEFORE, NUMBERS, AFTER)]
    return examples + articles + pairings


def test_both_ways_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the glance every number goes through all the rules, and comes out the same."""
    at_a_glance = [(text, scan_numbers(text)) for text in texts()]
    monkeypatch.setattr(GLANCE, lambda *_: False)
    assert [(text, scan_numbers(text)) for text in texts()] == at_a_glance


def test_most_numbers_are_told_at_a_glance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the test above would say nothing."""
    seen: list[bool] = []

    def look(*beside: Any) -> bool:
        seen.append(is_plain(*beside))
        return seen[-1]

    monkeypatch.setattr(GLANCE, look)
    scan_numbers("Rebels killed 12 people, wounded three others and burned at least 40 houses.")
    assert seen == [True, True, True]
