"""Dates as newswire tells them, and words that look like dates: how many of them are read rightly."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reconcile.extract import days
from reconcile.extract.dates import find_dates

ANCHOR = "2017-04-05"
LINES = Path(__file__).with_name("date_cases.tsv").read_text("utf-8").splitlines()
CASES = list(csv.reader((line for line in LINES if line[0] != "#"), delimiter="\t"))[1:]


def is_right(sentence: str, accepted: str) -> bool:
    """Return whether the first date found is the accepted one, or lies inside it; "-" accepts none."""
    found = find_dates(sentence, ANCHOR)
    if accepted == "-" or not found:
        return accepted == "-" and not found
    if found[0].date == accepted:
        return True
    (low, high), (first, last) = days.ends(found[0].date), days.ends(accepted)
    return None not in (low, high, first, last) and first <= low and high <= last


@pytest.mark.parametrize(("sentence", "accepted", "provenance"), CASES)
def test_date_of_newswire(sentence: str, accepted: str, provenance: str) -> None:
    assert is_right(sentence, accepted), find_dates(sentence, ANCHOR)
