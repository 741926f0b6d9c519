"""When a harm happened, as a span of days, and how two such spans lie.

Reads the record format's ISO day, month, year or interval ``A/B`` with
perhaps an open end. Days are ordinals, both ends included.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

LONGEST_DAY_SPAN = 3  # days; a night of fighting, an attack over a weekend: still one dated harm
LONG_DAYS = 366  # days; a total that counts for longer and ends as its report is printed has not ended
SAME_SPAN_SHARE = 0.75  # of the days of both windows; two reports of one war end on their own days


class Window(NamedTuple):
    """Days from ``start`` to ``end`` inclusive; ``None`` is an open end."""

    start: int | None
    end: int | None

    @property
    def is_day(self) -> bool:
        """Whether the harm is dated to the day, give or take a weekend."""
        return self.start is not None and self.end is not None and self.end - self.start < LONGEST_DAY_SPAN

    @property
    def is_long(self) -> bool:
        """Whether it is longer than a year, or open."""
        return self.start is None or self.end is None or self.end - self.start >= LONG_DAYS


@lru_cache(maxsize=65536)
def read_window(text: str) -> Window | None:
    """Return the days that an ISO date or interval covers, None if there is none.

    Text that is no date counts as none: a wrong day would part one harm.

    >>> window = read_window("2017-02")
    >>> window.end - window.start
    27
    """
    first, slash, last = text.partition("/")
    start, end = _days(first), _days(last) if slash else _days(first)
    if start is None and end is None:
        return None
    if start is not None and end is not None and end[1] < start[0]:
        return None
    return Window(start[0] if start else None, end[1] if end else None)


def _days(text: str) -> tuple[int, int] | None:
    """Return first and last day of an ISO day, month or year (a time is ignored)."""
    numbers = text.strip()[:10].split("-")
    try:
        year, month, day = (int(number) for number in (*numbers, "0", "0")[:3])
        if not month:
            return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        if not day:
            return date(year, month, 1).toordinal(), date(year, month, monthrange(year, month)[1]).toordinal()
        return (date(year, month, day).toordinal(),) * 2
    except (ValueError, OverflowError):
        return None


def gap_days(a: Window, b: Window) -> int:
    """Return the days between two windows, 0 where they touch or overlap."""
    after = (b.start - a.end) if b.start is not None and a.end is not None else 0
    before = (a.start - b.end) if a.start is not None and b.end is not None else 0
    return max(0, after, before)


def is_same_span(a: Window, b: Window) -> bool:
    """Return whether two running totals count nearly the same days.

    An open end is matched only by an open end, or by a day that is as good
    as now: the other end must agree, to the month.

    >>> is_same_span(read_window("2011/2017-04"), read_window("2011-03/2016-10"))
    True
    """
    if a == b:
        return True
    if None in a or None in b:
        return _shares_closed_end(a, b)
    ends = sorted((*a, *b))  # type: ignore[type-var]
    shared = min(a.end, b.end) - max(a.start, b.start) + 1  # type: ignore[type-var, operator]
    return shared / (ends[3] - ends[0] + 1) >= SAME_SPAN_SHARE  # type: ignore[operator]


def _shares_closed_end(a: Window, b: Window) -> bool:
    """Return whether windows with an open end agree on the other; a few months of a war are not all of it."""
    if a.start is not None and b.start is not None:
        is_one_year = date.fromordinal(a.start).year == date.fromordinal(b.start).year
        return is_one_year and a.is_long and b.is_long
    if a.start is None and b.start is None and a.end is not None and b.end is not None:
        return abs(a.end - b.end) <= 31
    return False
