"""Days as ISO strings: arithmetic that the date expressions need.

A date is written as an ISO day (2017-04-04), month (2017-04), year (2017) or
an interval A/B whose ends may be empty. ``None`` is an unknown anchor.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

A_DAY = timedelta(days=1)
#: Characters of an ISO day.
DAY_LENGTH = len("2017-04-05")
LONG = timedelta(days=45)  # past which a count is no longer of one attack or siege
DAYS_A_WEEK = 7
MONTHS_A_YEAR = 12
HOURS_A_DAY = 24
#: Days in one of the unit; months and years are counted on the calendar.
UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}
#: Months in one of the unit.
UNIT_MONTHS = {"month": 1, "year": 12, "decade": 120}


def read_day(text: str) -> date | None:
    """Return the day of an ISO date or datetime, ``None`` where it is none.

    >>> read_day("2017-04-05T10:30:00Z")
    datetime.date(2017, 4, 5)
    """
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def month_of(day: date) -> str:
    """Return the ISO month of ``day``."""
    return f"{day.year:04d}-{day.month:02d}"


def add_months(day: date, months: int) -> date:
    """Return the same day some months on, the last of the month if there is none.

    Raises:
        ValueError: If the year leaves 1 to 9999.
    """
    year, month0 = divmod(day.year * MONTHS_A_YEAR + day.month - 1 + months, MONTHS_A_YEAR)
    first = date(year, month0 + 1, 1)
    return min(first + timedelta(days=day.day - 1), last_of_month(first))


def last_of_month(day: date) -> date:
    """Return the last day of the month that ``day`` is in."""
    if day.month == MONTHS_A_YEAR:
        return date(day.year, MONTHS_A_YEAR, 31)
    return date(day.year, day.month + 1, 1) - timedelta(days=1)


def weekday_before(day: date, weekday: int) -> date:
    """Return the last ``weekday`` (0 is Monday) on or before ``day``."""
    return day - timedelta(days=(day.weekday() - weekday) % DAYS_A_WEEK)


def shifted(day: date, count: int, unit: str) -> str:
    """Return the ISO day, month or year that lies ``count`` units after ``day``.

    "Three months ago" names no day, so the answer is as fine as the unit:
    hours, days and weeks give a day, months a month, years a year.

    >>> shifted(date(2017, 4, 5), -3, "month")
    '2017-01'

    Raises:
        ValueError, OverflowError: If the year leaves 1 to 9999.
    """
    if unit in UNIT_MONTHS:
        moved = add_months(day, count * UNIT_MONTHS[unit])
        return month_of(moved) if unit == "month" else f"{moved.year:04d}"
    days = int(count / HOURS_A_DAY) if unit == "hour" else count * UNIT_DAYS[unit]
    return (day + timedelta(days=days)).isoformat()


def window(day: date, count: int, unit: str) -> str:
    """Return the interval of the ``count`` units up to ``day`` ("the past 24 hours").

    Raises:
        ValueError, OverflowError: If the year leaves 1 to 9999.
    """
    if unit == "hour":
        days = max(1, -(-count // HOURS_A_DAY))
        return f"{(day - timedelta(days=days)).isoformat()}/{day.isoformat()}"
    if unit in ("year", "decade"):
        return f"{shifted(day, -count, unit)}/{day.year:04d}"
    start = add_months(day, -count) if unit == "month" else day - timedelta(days=count * UNIT_DAYS[unit])
    return f"{start.isoformat()}/{day.isoformat()}"


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).

    >>> easter(2019)
    datetime.date(2019, 4, 21)

    Raises:
        ValueError: If ``year`` is not in 1 to 9999.
    """
    golden, century, rest = year % 19, year // 100, year % 100
    moved = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - moved + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def is_day(iso: str) -> bool:
    """Return whether a date as the readers give it is one day, and no month, year or interval.

    >>> is_day("2017-04-05"), is_day("2017-04"), is_day("2017-04-05/")
    (True, False, False)
    """
    return len(iso) == DAY_LENGTH


@lru_cache(maxsize=4096)
def ends(iso: str) -> tuple[date | None, date | None]:
    """Return the first and last day of an ISO day, month, year or interval.

    ``None`` is an open end.

    >>> ends("2013-02/")
    (datetime.date(2013, 2, 1), None)

    Raises:
        ValueError: If ``iso`` is none of these.
    """
    low, slash, high = iso.partition("/")
    if not slash:
        high = low
    return (_first(low) if low else None, _last(high) if high else None)


def is_ordered(iso: str) -> bool:
    """Return whether ``iso`` is a date of ours and does not end before it starts."""
    try:
        low, high = ends(iso)
    except ValueError:
        return False
    return low is None or high is None or low <= high


def _first(iso: str) -> date:
    return date.fromisoformat(iso + "-01-01"[: 10 - len(iso)] if len(iso) != 7 else iso + "-01")


def _last(iso: str) -> date:
    if len(iso) == 4:
        return date.fromisoformat(iso + "-12-31")
    return last_of_month(date.fromisoformat(iso + "-01")) if len(iso) == 7 else date.fromisoformat(iso)


def is_long_before(iso: str, report: str) -> bool:
    """Tell whether a date or an interval begins long before the day of a report: a war, a year, not this week's siege.

    >>> is_long_before("2021-02/2022-03-01", "2022-03-02"), is_long_before("2022-02-27/", "2022-03-02")
    (True, False)
    """
    first, day = ends(iso)[0], read_day(report)
    return first is not None and day is not None and day - first > LONG
