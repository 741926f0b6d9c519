"""Dates as newswire tells them, and words that look like dates: how many of them are read rightly."""

from __future__ import annotations

import pytest

from reconcile.extract.dates import find_dates
from tests.extract.date_cases import ANCHOR, CASES, is_date_right


@pytest.mark.parametrize(("sentence", "accepted", "provenance"), CASES)
def test_date_of_newswire(sentence: str, accepted: str, provenance: str) -> None:
    found = find_dates(sentence, ANCHOR)
    assert is_date_right(found[0].date if found else "", accepted), found
