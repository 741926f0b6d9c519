"""Read a month, a weekday or a year with its neighbours.

Each reader is called for one date word and looks a few dozen characters to
either side, never further, so a text is read in linear time.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from reconcile.extract import days
from reconcile.lexicons.load import alternation, load_table

#: Characters looked at before a word: "over the course of the past several ".
LEFT_REACH = 48
#: Characters looked at after a word: " 30 through September 2, 2017".
RIGHT_REACH = 40
#: Characters before a word in which "will" or "expected" makes it a coming day.
FUTURE_REACH = 60
#: Days in which a date "the day before" hangs on must have been named: characters of text.
BASE_REACH = 250


class Found(NamedTuple):
    """A date expression as read: its span, ISO date, rule, and whether the year was said."""

    start: int
    end: int
    date: str
    rule: str
    has_year: bool = True


class Context(NamedTuple):
    """What a word is read against: the text, the anchor, the expression before it."""

    text: str
    anchor: date | None
    before: Found | None

    def left(self, start: int) -> str:
        return self.text[max(0, start - LEFT_REACH) : start]

    def right(self, end: int) -> str:
        return self.text[end : end + RIGHT_REACH]

    def base(self, start: int) -> date | None:
        """The day that "the day before" counts from: the last one named, else the anchor."""
        if self.before and len(self.before.date) == 10 and start - self.before.end < BASE_REACH:
            return days.read_day(self.before.date)
        return self.anchor


ROWS = load_table("date_words")
VALUES = {kind: {row["word"]: row["value"] for row in ROWS if row["kind"] == kind} for kind in {r["kind"] for r in ROWS}}
MONTHS = {word: int(value) for word, value in VALUES["month"].items()}
COUNTS = {word: int(value) if value else None for word, value in VALUES["count"].items()}

_MONTH = alternation([*MONTHS, *(word.upper() for word in MONTHS)])
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_DASH = r"[-\u2013\u2014]"
#: What "2000" counts rather than dates.
_COUNTED = (
    r"\s+(?:people|persons?|civilians?|men|women|children|soldiers|troops|fighters|militants|rebels|terrorists|others|refugees|residents|families|homes|houses|buildings|miles|km|kilomet|met[re]{2}|feet|pounds|dollars|euros"
    r"|tons|tonnes|percent|per cent|barrels|bodies|patients|prisoners|members|students|workers|police|cases|troops|villagers"
    r"|migrants|passengers|hectares|acres|tents|vehicles|tanks|rockets|shells|missiles|strikes|sorties|targets)\b"
)

_AFTER_MONTH = re.compile(
    rf"\.?(?:(?:,?\s+(?:of\s+)?|-)(?P<year>{_YEAR})(?!\d|{_COUNTED}|:)"
    rf"|\s+(?:the\s+)?(?P<day>{_DAY}){_ORDINAL}(?![\d:%]|[.,]\d)"
    rf"(?:\s*(?:{_DASH}|to|through|until)\s*(?P<last>{_DAY}){_ORDINAL}(?![\d:%]|[.,]\d|\s*[A-Z][a-z]))?"
    rf"(?:,?\s+(?P<dayyear>{_YEAR})(?!\d|{_COUNTED}))?"
    rf"|\s+(?P<glued>{_DAY})(?P<gluedyear>20\d\d)(?!\d)"
    r"|,?\s+(?:of\s+)?(?P<which>last|this|that|next)\s+year\b)"
)
_DAY_BEFORE_MONTH = re.compile(
    rf"(?<![\d.,:/$€£-])(?:(?P<first>{_DAY}){_ORDINAL}\s*(?:{_DASH}|to|and|until|through)\s*(?:the\s+)?)?"
    rf"(?P<day>{_DAY}){_ORDINAL}(?:\s+of\s+|\s+|-)\Z"
)
_YEAR_AFTER_DAY = re.compile(rf"\.?(?:,?\s+|-)(?:(?P<year>{_YEAR})(?!\d|{_COUNTED})|(?:of\s+)?(?P<which>last|this|next)\s+year\b)")
_LEADS_TO_DAY = re.compile(r"(?:\A|\b(?:on|from|between|since|until|till|the|of|by|day),?|[.,;(\d])\s*\Z", re.I)
_MONTH_ALONE = re.compile(
    r"(?:\b(?P<which>last|this|next|past)\s+|\b(?:in|since|until|till|during|throughout|through|between|early|late|mid|from|by"
    r"|before|after|around|(?:early|late) in|(?:end|start|beginning|middle|month|half) of)\s+|\bmid-)\Z",
    re.I,
)
_MAY_NOT = re.compile(r"\b(?:from|by|before|after|around|through)\s+\Z", re.I)
_MONTH_FOLLOWS = re.compile(rf"\s*(?:{_DASH}|to|through|and)\s*(?:{_MONTH})\b")
_LAST_MONTH_SPAN = re.compile(rf"\s*(?:{_DASH}|\bto|\bthrough|\band|\bor)\s*(?:{_MONTH})?\Z")
_IN = re.compile(r"\bin\s+\Z", re.I)
_NAMED_AFTER = re.compile(r"\s+(?:[A-Z]\w+\s+)?(?:[Mm]ovement|[Aa]lliance|[Cc]oalition|[Bb]loc|[Bb]rigade|Group|Street|Bridge|Square|University|Hospital|Stadium|Avenue)\b")
_FUTURE = re.compile(
    r"\b(?:will|would|expected|scheduled|slated|plans?|planned|upcoming|deadline|ahead of|due (?:on|by|back|in)|(?:due )?to (?:be|begin"
    r"|start|meet|hold|visit|vote|resume|expire|open|travel|return|arrive|address|take place))\b(?P<between>[^.!?]*)\Z"
)
#: What has happened is not to come, whatever is planned about it: "will discuss Tuesday's raid".
_PAST = re.compile(r"\b(?:after|since|following|attack|strike|raid|blast|bombing|crash|earthquake|killed|died|wounded|injured|of|from)\b")
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:at least\s+)?\Z", re.I)

_DAYPART = re.compile(r"\s+(?:night|morning|afternoon|evening|noon|midnight|dawn)\b")
_WHICH = re.compile(r"\b(?P<which>last|this past|past|this|next|coming|previous|following)\s+\Z", re.I)
_EVERY = re.compile(r"\b(?:on|every|each|most|all|some)\s+\Z", re.I)
_WEEK_OF = re.compile(r"\s+(?:of\s+)?last\s+week\b")

_NUMERIC = re.compile(r"(?<![\d./-])(?P<a>\d{1,2})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)\Z")
_ISO = re.compile(r"-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?(?![\d-])")
_YEAR_SPAN = re.compile(rf"\s?(?:{_DASH}|/)\s?(?P<high>{_YEAR}|\d\d)(?![\d\u2013-])")
_DECADE = re.compile(r"['’]?s\b")
_YEAR_SAID = re.compile(
    r"(?:\b(?:in|since|during|throughout|until|till|circa|year|early|late|mid|(?:end|start|beginning|half|quarter|spring|summer"
    r"|autumn|fall|winter|course) of|years?)\s+(?:early\s+|late\s+|mid[ -]|the\s+year\s+|at\s+least\s+|about\s+|around\s+)?"
    r"|\bmid-)\Z",
    re.I,
)
_YEAR_HINT = re.compile(r"\b(?P<word>of|by|before|after|the|a|an|between|from|late|early|its|their)\s+\Z", re.I)
_YEAR_SPAN_WORDS = re.compile(rf"\s+(?:to|and|until|through|on\b|onwards?)\s*(?:{_YEAR}\b)?")
_IS_COUNT = re.compile(rf"{_COUNTED}|\s+(?:dead|killed|wounded|injured)\b")
_YEAR_SUBJECT = re.compile(r"\s+(?:was|saw|marked|brought|remains|alone)\b")
_YEAR_LINK = re.compile(r"\A\s*(?:,|and|or|to|until|through|, and)\s*\Z")

def future(context: Context, start: int) -> bool:
    """Return whether the words before ``start`` speak of what is to come."""
    cue = _FUTURE.search(context.text[max(0, start - FUTURE_REACH) : start])
    return bool(cue) and not _PAST.search(cue["between"])


def read_month(context: Context, start: int, end: int, word: str) -> Found | None:
    """Read "5 April 2017", "Sept. 11, 2001", "August 2013", "last May"."""
    month = MONTHS[word if word in MONTHS else word.capitalize()]
    left, right = context.left(start), context.right(end)
    after = _AFTER_MONTH.match(right)
    before = _DAY_BEFORE_MONTH.search(left)
    if before and after and after["day"] and (after["dayyear"] or not _LEADS_TO_DAY.search(left[: before.start()])):
        before = None
    if before:
        tail = _YEAR_AFTER_DAY.match(right)
        year = _stated_year(context, tail["year"] or tail["which"]) if tail else None
        stop = end + (tail.end() if tail else 0)
        return _day_of_month(context, (start - len(left) + before.start(), stop), (before["first"], before["day"]), month, year)
    if after and after["glued"]:
        return _day_of_month(context, (start, end + after.end()), (None, after["glued"]), month, int(after["gluedyear"]))
    if after and after["day"] and not (_IN.search(left) and not after["dayyear"]):
        year = int(after["dayyear"]) if after["dayyear"] else None
        numbers = (after["day"], after["last"]) if after["last"] else (None, after["day"])
        return _day_of_month(context, (start, end + after.end()), numbers, month, year)
    if after and (after["year"] or after["which"]):
        stated = _stated_year(context, after["year"] or after["which"])
        return Found(start, end + after.end(), f"{stated:04d}-{month:02d}", "month") if stated else None
    return _bare_month(context, start, end, month, left)


def _stated_year(context: Context, said: str) -> int | None:
    if said.isdigit():
        return int(said)
    shift = {"last": -1, "next": 1}.get(said.lower(), 0)
    return context.anchor.year + shift if context.anchor else None


def _day_of_month(context: Context, span: tuple[int, int], numbers: tuple[str | None, str], month: int, year: int | None) -> Found | None:
    """Give a day, or the interval from the first to the last of two, the latest that is not to come."""
    start, end = span
    if year is None and _NAMED_AFTER.match(context.right(end)):
        return None
    first, last = (int(number) if number else None for number in numbers)
    assert last is not None
    has_year = year is not None
    if year is None:
        if context.anchor is None:
            return None
        year = nearest_year(context, start, month, last)
    low = date(year, month, first or last)
    high = date(year, month, last)
    if first and low < high:
        return Found(start, end, f"{low.isoformat()}/{high.isoformat()}", "days", has_year)
    return Found(start, end, high.isoformat(), "day", has_year)


def nearest_year(context: Context, start: int, month: int, day: int) -> int:
    """Return the year that makes a day without one the last not after the anchor, or the next where the text looks ahead."""
    assert context.anchor is not None
    anchor = context.anchor
    this_year = (month, day) <= (anchor.month, anchor.day)
    if future(context, start) or _UNTIL.search(context.left(start)):
        return anchor.year if (month, day) >= (anchor.month, anchor.day) else anchor.year + 1
    return anchor.year if this_year else anchor.year - 1


def _bare_month(context: Context, start: int, end: int, month: int, left: str) -> Found | None:
    """Read a month without day or year, only where the words around it make it one ("may", "march", names)."""
    which = _MONTH_ALONE.search(left)
    right = context.right(end)
    said = bool(which) and not (month == 5 and _MAY_NOT.search(left) and not _MONTH_FOLLOWS.match(right))
    if not said and context.before and context.before.rule == "month" and start - context.before.end < 12:
        said = bool(_LAST_MONTH_SPAN.search(left))
    possessive = right[:2] in ("'s", "’s")
    if context.anchor is None or not (said or (possessive and month != 5) or (month not in (3, 5) and _MONTH_FOLLOWS.match(right))):
        return None
    anchor = context.anchor
    word = (which["which"] or "").lower() if which else ""
    year = anchor.year if month <= anchor.month else anchor.year - 1
    if word == "last" and month == anchor.month:
        year -= 1
    elif word == "this":
        year = anchor.year
    elif word == "next" or (not possessive and future(context, start)) or (_UNTIL.search(left) and month > anchor.month):
        year = anchor.year if month > anchor.month else anchor.year + 1
    begin = which.start("which") if which and word else start
    return Found(start - len(left) + begin if word else start, end, f"{year:04d}-{month:02d}", "month", False)


def read_weekday(context: Context, start: int, end: int, word: str) -> Found | None:
    """Read "Tuesday", "Tuesday's", "last Tuesday", "Friday night": the last one on or before the anchor."""
    right = context.right(end)
    possessive = True
    if right[:2] in ("'s", "’s"):
        end += 2
    elif right[:1] == "s":
        if _EVERY.search(context.left(start)):
            return None
        end += 1
    else:
        possessive = False
    if context.anchor is None:
        return None
    weekday = int(VALUES["weekday"][word.capitalize()])
    day = days.weekday_before(context.anchor, weekday)
    if part := _DAYPART.match(context.right(end)):
        end += part.end()
    which = _WHICH.search(context.left(start))
    said = which["which"].lower() if which else ""
    if week := _WEEK_OF.match(context.right(end)):
        monday = days.weekday_before(context.anchor, 0)
        day, end = monday + timedelta(days=weekday - days.DAYS_A_WEEK), end + week.end()
    elif said in ("next", "coming", "following") or (
        not possessive and day < context.anchor and said not in ("last", "past", "previous") and (future(context, start) or _UNTIL.search(context.left(start)))
    ):
        day += timedelta(days=days.DAYS_A_WEEK)
    elif said in ("last", "previous") and day == context.anchor:
        day -= timedelta(days=days.DAYS_A_WEEK)
    if said:
        assert which is not None
        start -= len(which.group())
    return Found(start, end, day.isoformat(), "weekday")


def read_short_weekday(context: Context, start: int, end: int, word: str) -> Found | None:
    """Read "Wed": no date of its own, so the rule tells that joining must find one beside it."""
    day = days.weekday_before(context.anchor or date.max, int(VALUES["short_weekday"][word]))
    return Found(start, end + (context.text[end : end + 1] == "."), day.isoformat(), "short_weekday")


def read_year(context: Context, start: int, end: int, word: str) -> Found | None:
    """Read "in 2016", 2017-04-05, 04.04.2017, "the 1980s", "2003-2011"."""
    left, right = context.left(start), context.right(end)
    year = int(word)
    if numeric := _NUMERIC.search(left[-6:]):
        day = _numeric_day(context, int(numeric["a"]), int(numeric["b"]), year, numeric["mark"])
        return Found(start - len(numeric.group()), end, day.isoformat(), "numeric") if day else None
    iso = _ISO.match(right)
    if iso and iso["day"]:
        return Found(start, end + iso.end(), date(year, int(iso["month"]), int(iso["day"])).isoformat(), "iso")
    if (span := _YEAR_SPAN.match(right)) and (high := _span_end(year, span["high"])):
        return Found(start, end + span.end(), f"{year:04d}/{high:04d}", "years")
    if iso:
        return Found(start, end + iso.end(), f"{year:04d}-{iso['month']}", "iso")
    if (decade := _DECADE.match(right)) and year % 10 == 0:
        return Found(start, end + decade.end(), f"{year:04d}/{year + 9:04d}", "decade")
    if _is_year(context, start, left, right):
        return Found(start, end, f"{year:04d}", "year")
    return None


def _span_end(year: int, said: str) -> int | None:
    high = int(said) if len(said) == 4 else year - year % 100 + int(said)
    return high if year < high and (len(said) == 4 or high == year + 1) else None


def _is_year(context: Context, start: int, left: str, right: str) -> bool:
    """Return whether four digits are a year rather than a count, a model or a number."""
    if _YEAR_SAID.search(left):
        return True
    if _IS_COUNT.match(right):
        return False
    if _YEAR_SUBJECT.match(right):
        return True
    before = context.before
    if before and before.rule == "year" and start - before.end < 8 and _YEAR_LINK.match(context.text[before.end : start]):
        return True
    if not (hint := _YEAR_HINT.search(left)):
        return False
    word = hint["word"].lower()
    if word in ("between", "from"):
        return bool(_YEAR_SPAN_WORDS.match(right))
    if word in ("the", "a", "an", "its", "their"):
        return bool(re.match(r"(?:['’]s)?\s+[a-z]", right))
    return True


def _numeric_day(context: Context, a: int, b: int, year: int, mark: str) -> date | None:
    """Read 14/4/2017 or 4/14/2017; with both up to 12, dots and hyphens put the day first, slashes tell only what the anchor tells."""
    readings = []
    for day, month in ((a, b), (b, a)):
        try:
            readings.append(date(year, month, day))
        except ValueError:
            continue
    if len(set(readings)) == 1:
        return readings[0]
    if not readings:
        return None
    if context.anchor in readings:
        return context.anchor
    past = [day for day in readings if context.anchor and day <= context.anchor]
    if mark != "/":
        return readings[0]
    return past[0] if len(past) == 1 else None
