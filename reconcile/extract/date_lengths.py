"""Read stretches of time: last summer, the first half year, the year to March, ten days of heat, a month-long siege."""

from __future__ import annotations

import re
from datetime import date

from reconcile.extract import days
from reconcile.extract.date_words import MONTHS, PARTS_OF_YEAR, VALUES, Context, Found, is_number, number_of
from reconcile.lexicons.load import alternation, load_table

#: Characters between a day and the years that it marks.
MARK_REACH = 120
#: Days; a stretch of harm told beside a date further back ended with it, and not today.
FAR_DAYS = 60
#: What makes a length of "month".
LONG = "-long"

_HARM = alternation(
    row["cue"] for row in load_table("scope_cues") if row["kind"] in ("event", "events", "lasting", "campaign", "war")
)
_OF_HARM = re.compile(rf"\s+of\s+(?:\w+\s+){{0,2}}?(?:{_HARM})\b")
# "Died in ten days |of scorching heat", but not of talks.
_OF_ANY = re.compile(
    r"\s+of\s+(?!(?:talks|negotiations|negotiating|mourning|campaigning|surgery|training|captivity|age|the|its|his|her|their"
    r"|search|searches|searching|rescue|rescues|digging|waiting|prayers?|deliberations?|debate|testimony|silence|delays?|planning"
    r"|preparations?|recovery|treatment|walking|sailing|questioning|detention|custody|peace|calm|quiet|truce|ceasefire|relief"
    r"|diplomacy|mediation|voting|celebrations?|holidays?|school|work|construction|repairs?)\b)"
    r"(?:[a-z]+\s+)?[a-z]{4,}"
)
_IN = re.compile(
    r"\b(?:in|during|over|after|amid)\s+(?:the\s+)?(?:(?:last|past|nearly|almost|about|more than)\s+)?\Z", re.I
)
_ORDINALS = VALUES["ordinal"]
_NTH = re.compile(rf"\b(?P<which>{alternation(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))[\s-]+\Z", re.I)
_LONG_HARM = re.compile(rf"\s+(?:[\w.-]+\s+){{0,2}}?(?:{_HARM})\b")
_LONG_COUNT = re.compile(r"\b(?P<count>\w+)-\Z")
_TO_MONTH = re.compile(
    rf"\s+(?:to|ending|ended|up to)\s+(?:in\s+|the end of\s+)?(?P<month>{alternation(MONTHS)})\b"
    r"(?:\s+(?P<year>(?:19|20)\d\d)(?!\d))?"
)
_PART_OF_YEAR = re.compile(rf"\b(?P<part>{alternation(PARTS_OF_YEAR)})\s+of\s+(?P<which>the|this|last)\s+\Z", re.I)
_FIRST_OF = re.compile(r"\b(?P<which>first|last)\s+(?P<count>\w+)\s+\Z", re.I)
_OF_A_YEAR = re.compile(r"\s+of\s+(?:(?P<year>(?:19|20)\d\d)(?!\d)|(?P<the>this year|the year|last year)\b)")
_OF_YEAR = re.compile(r"(?:\s+of)?\s+(?P<year>(?:19|20)\d\d)(?!\d)")
_LAST_OR_THIS = re.compile(r"\b(?P<which>last|this|past)\s+\Z", re.I)


def read_season(context: Context, start: int, end: int, word: str) -> Found | None:
    """Read "last summer", "the autumn of 2013": first to last month."""
    first, last = VALUES["season"][word.lower()].split("-")
    if said := _OF_YEAR.match(context.right(end)):
        return Found(start, end + said.end(), f"{said['year']}-{first}/{said['year']}-{last}", "season")
    which = _LAST_OR_THIS.search(context.left(start))
    if not which or context.anchor is None:
        return None
    year = context.anchor.year
    if which["which"].lower() != "this" and context.anchor.month <= int(last):
        year -= 1
    return Found(start - len(which.group()), end, f"{year:04d}-{first}/{year:04d}-{last}", "season")


def read_anniversary(context: Context, start: int, end: int, word: str) -> Found | None:
    """Read "the fifth anniversary": the day that is marked, as many years back; the year where no day is told."""
    which = _NTH.search(context.near(start))
    if which is None or context.anchor is None:
        return None
    said = which["which"].lower()
    years = int(_ORDINALS.get(said) or said[:-2])
    before, begin = context.before, start - len(which.group())
    is_day = before is not None and start - before.end <= MARK_REACH and days.is_day(before.date)
    marked = days.read_day(before.date) if before is not None and is_day else None
    if marked is not None:
        back = days.add_months(marked, -years * days.MONTHS_A_YEAR).isoformat()
        return Found(begin, end, back, "anniversary")
    return Found(begin, end, days.shifted(context.anchor, -years, "year"), "anniversary")


def of_length(context: Context, start: int, end: int, unit: str) -> Found | None:
    """Read "a month-long siege", "the two-week-long strike": from its first week or month to the report's."""
    assert context.anchor is not None
    count = _LONG_COUNT.search(context.near(start))
    number = number_of(count["count"]) if count and is_number(count["count"]) else 1
    if unit not in ("week", "month") or not number or not _LONG_HARM.match(context.text, end + len(LONG)):
        return None
    last = context.anchor.isoformat() if unit == "week" else days.month_of(context.anchor)
    begin = start - len(count.group()) if count else start
    return Found(begin, end + len(LONG), f"{days.shifted(context.anchor, -number, unit)}/{last}", "window")


def stretch_of(context: Context, end: int, left: str) -> re.Match[str] | None:
    """Return what a stretch of days is one of: "six weeks |of fighting", after "in" whatever is lived through."""
    right = context.right(end)
    return _OF_HARM.match(right) or (_OF_ANY.match(right) if _IN.search(left) else None)


def is_long_ago(context: Context, start: int) -> bool:
    """Return whether a stretch of harm belongs to a year told before it: "in 2009 … in two weeks of unrest"."""
    before = context.before
    if before is None or context.anchor is None or start - before.end > MARK_REACH or not before.date:
        return False
    last = days.ends(before.date)[1]
    return last is not None and (context.anchor - last).days > FAR_DAYS and "." not in context.text[before.end : start]


def part_of_year(context: Context, start: int, end: int, unit: str) -> Found | None:
    """Read "the first three months of 2016", "the first half of the year": first to last month."""
    if unit == "year" and (half := _PART_OF_YEAR.search(context.left(start))) and context.anchor is not None:
        in_year = context.anchor.year - (half["which"].lower() == "last")
        first_month, last_month = PARTS_OF_YEAR[half["part"].lower()].split("/")
        return Found(start - len(half.group()), end, f"{in_year:04d}-{first_month}/{in_year:04d}-{last_month}", "span")
    of_year = _OF_A_YEAR.match(context.right(end))
    first = _FIRST_OF.search(context.left(start)) if unit == "month" and of_year else None
    assert context.anchor is not None
    if not of_year or not first or not (count := number_of(first["count"]) if is_number(first["count"]) else None):
        return None
    year = int(of_year["year"]) if of_year["year"] else context.anchor.year - (of_year["the"] == "last year")
    low, high = (
        (1, count) if first["which"].lower() == "first" else (days.MONTHS_A_YEAR + 1 - count, days.MONTHS_A_YEAR)
    )
    if not 1 <= count < days.MONTHS_A_YEAR:
        return None
    return Found(start - len(first.group()), end + of_year.end(), f"{year:04d}-{low:02d}/{year:04d}-{high:02d}", "span")


def year_to(context: Context, span: tuple[int, int], before: re.Match[str], unit: str) -> Found | None:
    """Read "the year to March 2020", "the 12 months ending in June": first to last month."""
    last = _TO_MONTH.match(context.right(span[1]))
    count = 12 if unit == "year" and not before["count"] else number_of(before["count"]) if unit == "month" else None
    assert context.anchor is not None
    if not last or not before["the"] or not count or context.text[span[0] - 1] == "-":
        return None
    month = MONTHS[last["month"]]
    year = int(last["year"]) if last["year"] else context.anchor.year - (month > context.anchor.month)
    end = date(year, month, 1)
    low = days.month_of(days.add_months(end, 1 - count))
    start = span[0] - len(context.left(span[0])) + before.start("the")
    return Found(start, span[1] + last.end(), f"{low}/{days.month_of(end)}", "span")
