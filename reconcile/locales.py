"""How numbers and days are written where the reader is: the one module that knows a locale.

Outside ``told_in`` everything is written as in this English: 1,300 and 4
April 2017. Words that are kept (titles, reasons, the log, exports) are made
so, and ``retell`` writes them anew for a reader. The words around a number or
a day stay English. babel is loaded where somebody reads in another locale, or
charts are drawn: it takes as long as a tenth of all that reading needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from typing import Any

#: English as it is read everywhere: the day before the month, thousands by a comma.
DEFAULT = "en_001"
DECIMALS = 2  # of a fraction, as "2.5 million" gives it
LONGEST_TAG = 35  # characters of a language tag (RFC 5646); a browser can send anything

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_TOLD = re.compile(rf"\b(?:(\d{{1,2}}) )?({'|'.join(_MONTHS)}) (\d{{4}})\b|(?<![\d.,])\d{{1,3}}(?:,\d{{3}})+(?!,?\d)")
_WIDTHS = ("wide", "abbreviated")
_D3_FIELDS = {"d": "%-d", "dd": "%d", "M": "%-m", "MM": "%m", "MMM": "%b", "MMMM": "%B", "y": "%Y"}
_FIELD = re.compile(r"'([^']*)'|([dMy]+)|([A-Za-z])|([^A-Za-z']+|[^\x00-\x7f]+)")
_here: ContextVar[str] = ContextVar("locale", default=DEFAULT)


@lru_cache(maxsize=512)
def locale_of(tag: str | None) -> str:
    """Return the name of the locale of a browser's language tag; ``DEFAULT`` where it is absent, bare "en" or unknown.

    >>> locale_of("de-DE"), locale_of("en-IN"), locale_of("en-GB"), locale_of("xx-?"), locale_of(None)
    ('de_DE', 'en_IN', 'en_001', 'en_001', 'en_001')
    """
    if not tag or len(tag) > LONGEST_TAG or tag.lower() == "en":
        return DEFAULT
    from babel import Locale, UnknownLocaleError

    try:
        name = str(Locale.parse(tag.replace("-", "_"), resolve_likely_subtags=True))
    except (ValueError, UnknownLocaleError):
        return DEFAULT
    return DEFAULT if _writes(name) == _writes(DEFAULT) else name  # British English, and others


@lru_cache(maxsize=512)
def _writes(name: str) -> tuple[str, ...]:
    """Return a sample of what a locale writes, by which two that write alike are told."""
    months = tuple(_day(name, 2017, month, day) for month in range(1, 13) for day in (None, 4))
    return (_number(name, 1234567), _number(name, 1300.5), _day_format(name), *months)


@contextmanager
def told_in(tag: str | None) -> Iterator[None]:
    """Write numbers and days for a reader of this language tag."""
    token = _here.set(locale_of(tag))
    try:
        yield
    finally:
        _here.reset(token)


@contextmanager
def untold() -> Iterator[None]:
    """Write numbers and days as everything that is kept has them, whoever reads."""
    with told_in(None):
        yield


def write_number(value: float) -> str:
    """Return a number with its thousands grouped, a fraction with its point.

    >>> with told_in("hi-IN"):
    ...     write_number(1234567)
    '12,34,567'
    """
    return _number(_here.get(), value)


@lru_cache(maxsize=8192)
def _number(locale: str, value: float) -> str:
    whole = float(value).is_integer()
    if locale == DEFAULT:
        return f"{int(value):,}" if whole else f"{value:,.{DECIMALS}f}".rstrip("0")
    from babel.numbers import format_decimal

    return format_decimal(int(value) if whole else round(value, DECIMALS), locale=locale, group_separator=True)


def write_day(year: int, month: int, day: int | None) -> str:
    """Return a day or a month in words; a day that no calendar has stays as it was given.

    >>> with told_in("de-DE"):
    ...     write_day(2017, 4, 4)
    '4. April 2017'
    """
    return _day(_here.get(), year, month, day)


@lru_cache(maxsize=4096)
def _day(locale: str, year: int, month: int, day: int | None) -> str:
    english = f"{_MONTHS[month - 1]} {year:04d}"
    if locale == DEFAULT:
        return english if day is None else f"{day} {english}"
    from babel.dates import format_date, format_skeleton

    try:
        if day is None:
            return format_skeleton("yMMMM", date(year, month, 1), locale=locale)
        return format_date(date(year, month, day), "long", locale=locale)
    except (ValueError, KeyError):
        return english if day is None else f"{day} {english}"


def retell(words: str) -> str:
    """Return kept words with their days and grouped numbers written for the reader.

    >>> with told_in("de"):
    ...     retell("Strike on Aldar, 4 April 2017: 1,300 reported")
    'Strike on Aldar, 4. April 2017: 1.300 reported'
    """
    return words if _here.get() == DEFAULT else _TOLD.sub(_retold, words)


def _retold(match: re.Match[str]) -> str:
    day, month, year = match.groups()
    if month is None:
        return write_number(int(match[0].replace(",", "")))
    return write_day(int(year), _MONTHS.index(month) + 1, int(day) if day else None)


def chart_locale() -> dict[str, Any]:
    """Return the locale of a chart's axes as Vega takes it, empty for the default."""
    return _chart_locale(_here.get())


@lru_cache(maxsize=64)
def _chart_locale(name: str) -> dict[str, Any]:
    if name == DEFAULT:
        return {}
    from babel import Locale

    locale = Locale.parse(name)
    symbols = locale.number_symbols.get("latn", {})
    first, further = locale.decimal_formats[None].grouping
    wide, short = ([names[n] for n in range(1, 13)] for names in map(locale.months["format"].get, _WIDTHS))
    days, shorter = ([names[n] for n in range(7)] for names in map(locale.days["format"].get, _WIDTHS))
    periods = locale.day_periods["format"]["abbreviated"]
    return {
        "number": {
            "decimal": symbols.get("decimal", "."),
            "thousands": symbols.get("group", ","),
            "grouping": [first] if first == further else [first, *[further] * 6],
            "currency": ["", ""],
        },
        "time": {
            "dateTime": "%x, %X", "date": "%d/%m/%Y", "time": "%H:%M:%S",
            "periods": [periods.get("am", "AM"), periods.get("pm", "PM")],
            "days": [days[-1], *days[:-1]], "shortDays": [shorter[-1], *shorter[:-1]],  # Vega's week begins on Sunday
            "months": wide, "shortMonths": short,
        },
    }  # fmt: skip


def chart_day_format() -> str:
    """Return how a chart writes a day, in the terms of Vega.

    >>> chart_day_format()
    '%-d %b %Y'
    """
    return _day_format(_here.get())


@lru_cache(maxsize=64)
def _day_format(name: str) -> str:
    from babel import Locale

    skeletons = Locale.parse(name).datetime_skeletons
    pattern = str(skeletons["yMMMd"]) if "yMMMd" in skeletons else "d MMM y"
    told = []
    for quoted, field, letter, literal in _FIELD.findall(pattern):
        if letter or (field and field not in _D3_FIELDS):
            return "%-d %b %Y"
        told.append(_D3_FIELDS[field] if field else (quoted or literal).replace("%", "%%"))
    return "".join(told)
