"""Spans of days."""

from __future__ import annotations

from datetime import date

import pytest

from reconcile.group.windows import Window, gap_days, is_same_span, read_window

DAY = date(2021, 5, 3).toordinal()

READ = [
    ("2021-05-03", Window(DAY, DAY)),
    ("2021-05-03T10:00:00", Window(DAY, DAY)),
    ("2021-05", Window(DAY - 2, DAY + 28)),
    ("2021-05-03/", Window(DAY, None)),
    ("/2021-05-03", Window(None, DAY)),
    ("2021-05-01/2021-05-03", Window(DAY - 2, DAY)),
    ("2021-05-03/2021-05-01", None),
    ("", None),
    ("/", None),
    ("Tuesday", None),
    ("2021-13-40", None),
    ("99999-01", None),
]


@pytest.mark.parametrize(("text", "window"), READ)
def test_iso_dates_and_intervals(text: str, window: Window | None) -> None:
    assert read_window(text) == window


def test_gap_is_0_where_windows_touch() -> None:
    assert gap_days(Window(1, 3), Window(3, 9)) == 0
    assert gap_days(Window(1, 3), Window(7, 9)) == gap_days(Window(7, 9), Window(1, 3)) == 4
    assert gap_days(Window(None, None), Window(7, 9)) == 0


SPANS = [
    ("2011/2021-05", "2011-03/2020-11", True),
    ("2011/", "2011-03/", True),
    ("2011/2021", "2019/2021", False),
    ("2011/", "2011/2021", True),
    ("/2021-05-03", "/2021-05-20", True),
    ("/2021-05-03", "2011/", False),
    ("2022", "2023", False),
    ("2011/", "2011", False),
    ("2012/", "2012", False),
    ("2012-02/", "2012/", True),
]


@pytest.mark.parametrize(("one", "other", "same"), SPANS)
def test_two_totals_over_nearly_the_same_days(one: str, other: str, same: bool) -> None:
    a, b = read_window(one), read_window(other)
    assert a is not None
    assert b is not None
    assert is_same_span(a, b) is is_same_span(b, a) is same
