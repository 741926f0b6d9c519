"""The table of dates in sentences, and when one is read rightly; for the test and for the comparison with others."""

from __future__ import annotations

import csv
from pathlib import Path

from reconcile.extract import days

ANCHOR = "2017-04-05"
_LINES = Path(__file__).with_name("date_cases.tsv").read_text("utf-8").splitlines()
#: Sentence, accepted date ("-" for none), provenance.
CASES = list(csv.reader((line for line in _LINES if line and line[0] != "#"), delimiter="\t"))[1:]


def is_date_right(told: str, accepted: str) -> bool:
    """Return whether a date is the accepted one or lies inside it; "-" accepts silence only."""
    if accepted == "-" or not told:
        return accepted == "-" and not told
    (low, high), (first, last) = days.ends(told), days.ends(accepted)
    return told == accepted or (None not in (low, high, first, last) and first <= low and high <= last)  # type: ignore[operator]
