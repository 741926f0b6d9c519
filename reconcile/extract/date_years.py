"""Read a year with its neighbours: in 2016, 2017-04-05, 04.04.2017, the 1980s, 2003-2011."""

from __future__ import annotations

import re
from datetime import date

from reconcile.extract import days
from reconcile.extract.date_words import COUNTED, DASH, PARTS_OF_YEAR, YEAR, Context, Found
from reconcile.lexicons.load import alternation, load_table

#: Characters between a day and the year whose harm it marks.
MARKED_REACH = 60
#: Kinds of words in scope_cues.tsv that a year can go before: "the 2013 attack".
EVENT_KINDS = ("event", "events", "lasting", "campaign", "war", "other")

_NUMERIC = re.compile(r"(?<![\d./-])(?P<a>\d{1,2})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)\Z")
_ISO = re.compile(r"-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?(?![\d-])")
_YEAR_SPAN = re.compile(rf"\s?(?:{DASH}|/)\s?(?P<high>{YEAR}|\d\d)(?![\d\u2013-])")
_DECADE = re.compile(r"['’]?s\b")
#: Words before a bare number that make it a year; the second set only before "of" ("the end of 2016").
_SAY_YEAR = frozenset("in since during throughout until till circa year years early late mid".split())
_SAY_YEAR_OF = frozenset("end start beginning half quarter spring summer autumn fall winter course".split())
#: Words that may stand between those and the year ("since at least 2008").
_BETWEEN = frozenset("early late mid about around at least the year".split())
_YEAR_HINT = re.compile(r"\b(?P<word>of|by|before|after|the|a|an|between|from|late|early|its|their)\s+\Z", re.I)
_YEAR_SPAN_WORDS = re.compile(rf"\s+(?:to|and|until|through|on\b|onwards?)\s*(?:{YEAR}\b)?")
# "2000 killed", but not "the attack of 2016 killed 86".
_IS_COUNT = re.compile(
    rf"{COUNTED}|\s+(?:dead|killed|wounded|injured)\b(?!\s+(?:(?:at|least|most|more|than|about|some|nearly|over|up|to)\s+)*\d)"
)
_SO_FAR_IN = re.compile(r"\bso far in\s+\Z", re.I)
_EVENT = alternation(row["cue"] for row in load_table("scope_cues") if row["kind"] in EVENT_KINDS)
# "the 2015 Paris attacks", but not "… in 2015 The attack"
_OF_EVENT = re.compile(
    rf"\s+(?:(?:(?!The\b|An?\b)\w+\s+)?(?:{_EVENT}|disaster|coup|invasion|genocide)|(?:(?!The\b|An?\b)[A-Z][\w-]+\s+){{1,3}}(?i:{_EVENT}))\b"
)
_YEAR_SUBJECT = re.compile(r"\s+(?:was|saw|(?:had|has) seen|marked|brought|remains|alone)\b")
_PART_OF = re.compile(rf"\b(?P<part>{alternation(PARTS_OF_YEAR)})\s+of\s+\Z", re.I)
_CLAUSE_START = re.compile(r"(?:\A|[.,;:]\s+|\b(?:but|and|while|as|that|though|because)\s+)\Z", re.I)
_ANNIVERSARY = re.compile(r"\banniversary\s+of\s+(?:the|a|an|its|their)\s+(?:\w+\s+)?\Z", re.I)
_THIS_DAY = re.compile(r"\b[Oo]n\s+this\s+day\s+in\s+\Z")
# "The worst dates from |2002", "from |2002, when …".
_DATES_FROM = re.compile(r"\b(?:date[sd]?|dating|stems?|stemming)\s+(?:back\s+)?(?:from|to)\s+\Z", re.I)
_FROM_WHEN = re.compile(r",?\s+(?:when|in which)\b")
_LINE_START = re.compile(r"\n[\s*•·–—-]*\Z")  # of a list: "- 2014: …"
_YEAR_LINK = re.compile(r"\A\s*(?:,|and|or|to|until|through|, and)\s*\Z")


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
    so_far = _SO_FAR_IN.search(context.near(start)) if context.anchor and year == context.anchor.year else None
    if so_far and context.anchor:
        return Found(start - len(so_far.group()), end, f"{year:04d}-01/{days.month_of(context.anchor)}", "so_far")
    if part := _PART_OF.search(left):
        months = PARTS_OF_YEAR[part["part"].lower()]
        return Found(start - len(part.group()), end, f"{year:04d}-{months[:2]}/{year:04d}-{months[3:]}", "span")
    if context.anchor is not None and _THIS_DAY.search(left):
        return Found(start, end, f"{year:04d}-{context.anchor.isoformat()[5:]}", "year")
    if _is_year(context, start, left, right):
        day = _marked_day(context, start) if _ANNIVERSARY.search(left) else None
        return Found(start, end, f"{year:04d}-{day.isoformat()[5:]}" if day else f"{year:04d}", "year")
    return None


def _span_end(year: int, said: str) -> int | None:
    high = int(said) if len(said) == 4 else year - year % 100 + int(said)
    is_month = len(said) == 2 and int(said) <= days.MONTHS_A_YEAR  # "2003-11"
    return high if year < high and (len(said) == 4 or high == year + 1 or not is_month) else None


def _is_year(context: Context, start: int, left: str, right: str) -> bool:
    """Return whether four digits are a year rather than a count, a model or a number."""
    words = left.lower().replace("-", " ").split()[-4:]
    while len(words) > 1 and words[-1] in _BETWEEN and words[-1] not in _SAY_YEAR:
        words.pop()
    last = words[-1] if words else ""
    if last in _SAY_YEAR or (last == "of" and len(words) > 1 and words[-2] in _SAY_YEAR_OF):
        return True
    if _IS_COUNT.match(right):
        return False
    if right[:1] == ":" and (start == 0 or _LINE_START.search(left)):
        return True
    if _YEAR_SUBJECT.match(right) and _CLAUSE_START.search(left):
        return True
    before = context.before
    if (
        before
        and before.rule == "year"
        and start - before.end < 8
        and _YEAR_LINK.match(context.text[before.end : start])
    ):
        return True
    if _OF_EVENT.match(right) or _DATES_FROM.search(left) or (last == "from" and _FROM_WHEN.match(right)):
        return True
    if not (hint := _YEAR_HINT.search(context.near(start))):
        return False
    word = hint["word"].lower()
    if word in ("between", "from"):
        return bool(_YEAR_SPAN_WORDS.match(right))
    if word in ("the", "a", "an", "its", "their"):
        return bool(re.match(r"(?:['’]s)?\s+[a-z]", right))
    return True


def _marked_day(context: Context, start: int) -> date | None:
    """Return the day that marks an anniversary: "on |Wednesday|, the anniversary of the 1923 earthquake"."""
    before = context.before
    if before is None or start - before.end > MARKED_REACH or not days.is_day(before.date):
        return None
    return days.read_day(before.date)


def _numeric_day(context: Context, a: int, b: int, year: int, mark: str) -> date | None:
    """Read 14/4/2017 or 4/14/2017.

    Where both could be a month, dots and hyphens put the day first the world
    over; a slash is read only as far as the anchor tells.
    """
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
