"""Read the day on which a report was published, as tables, feeds and mails write it."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from reconcile.read.document import is_iso_date

_MONTHS = "january february march april may june july august september october november december".split()
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII)
_LONGEST = 60  # characters; no date is longer


def iso_day(text: str) -> str:
    """Return the ISO form of a date that can be read in one way only, "" for any other.

    "4/5/2017" is April in Boston and May in London: it is not read.

    >>> iso_day("5 April 2017"), iso_day("April 5, 2017"), iso_day("4/5/2017")
    ('2017-04-05', '2017-04-05', '')
    """
    text = " ".join(text[: _LONGEST + 1].split())
    if len(text) > _LONGEST:
        return ""
    if is_iso_date(text):
        return text
    lowered = text.lower()
    if found := _SLASHED.fullmatch(lowered):
        return _day(found[1], found[2], found[3])
    if found := _DAY_FIRST.fullmatch(lowered):
        return _day(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.fullmatch(lowered):
        return _day(found[3], _month(found[1]), found[2])
    return iso_moment(text)


def iso_moment(text: str) -> str:
    """Return the ISO form of a date as mails write it ("Wed, 5 Apr 2017 09:30:00 +0000"), "" for any other."""
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def feed_moment(parts: object) -> str:
    """Return the ISO form of a moment in UTC given as year, month, day, hour, minute, second …, "" if it is none."""
    try:
        year, month, day, hour, minute, second = list(parts)[:6]  # type: ignore[call-overload]
        return datetime(year, month, day, hour, minute, min(second, 59)).isoformat() + "Z"
    except (ValueError, TypeError, OverflowError):
        return ""


def _month(name: str) -> str:
    name = "sep" if name == "sept" else name
    return next((str(n) for n, month in enumerate(_MONTHS, 1) if name in (month, month[:3])), "0")


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
