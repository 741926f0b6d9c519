"""Read a month with its neighbours: a day, a year, two days of it, or the month alone."""

from __future__ import annotations

import re
from datetime import date

from reconcile.extract.date_words import (
    COUNTED,
    DASH,
    MONTHS,
    NEAR_REACH,
    UNTIL,
    VALUES,
    YEAR,
    Context,
    Found,
    future,
    is_until,
    last_word,
)
from reconcile.lexicons.load import alternation

#: The two months that are also a verb and a name.
MARCH, MAY = 3, 5
#: Characters between the two months of "March and, later, April".
MONTH_LINK = 12
#: Characters before a month in which its days stand: "the 30th through the 31st of ".
DAY_REACH = 30
_MONTH = alternation([*MONTHS, *(word.upper() for word in MONTHS)])
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_ORDINAL = r"(?:st|nd|rd|th)?"

_AFTER_MONTH = re.compile(
    rf"\.?(?:(?:,?\s+(?:of\s+)?|-)(?P<year>{YEAR})(?!\d|{COUNTED}|:)"
    rf"|\s+(?:the\s+)?(?P<day>{_DAY}){_ORDINAL}(?![\d:%]|[.,]\d)"
    rf"(?:\s*(?:{DASH}|to|through|until|(?P<and>and))\s*(?P<last>{_DAY}){_ORDINAL}(?![\d:%]|[.,]\d|\s*[A-Z][a-z]))?"
    rf"(?:,?\s+(?P<dayyear>{YEAR})(?!\d|{COUNTED}))?"
    rf"|\s+(?P<glued>{_DAY})(?P<gluedyear>20\d\d)(?!\d)"
    r"|,?\s+(?:of\s+)?(?P<which>last|this|that|next)\s+year\b)"
)
# "On July 7 and 8|." is no count of eight.
_IS_DAYS = re.compile(r"[.,;:)]|\Z|\s+(?:in|at|on|when|as|after|near)\b")
_DAY_BEFORE_MONTH = re.compile(
    rf"(?<![\d.,:/$€£-])(?:(?P<first>{_DAY}){_ORDINAL}\s*(?:{DASH}|to|and|until|through)\s*(?:the\s+)?)?"
    rf"(?P<day>{_DAY}){_ORDINAL}(?:\s+of\s+|\s+|-)\Z"
)
_YEAR_AFTER_DAY = re.compile(
    rf"\.?(?:,?\s+|-)(?:(?P<year>{YEAR})(?!\d|{COUNTED})|(?:of\s+)?(?P<which>last|this|next)\s+year\b)"
)
_YEAR_TOLD = re.compile(r"\s+(?:of\s+)?(?P<which>last|this|that)\s+year\b")
_LEADS_TO_DAY = re.compile(r"(?:\A|\b(?:on|from|between|since|until|till|the|of|by|day),?|[.,;(\d])\s*\Z", re.I)
_MONTH_ALONE = re.compile(
    r"(?:\b(?P<which>last|this|next|past|that)\s+|\b(?:in|since|until|till|during|throughout|through|between|early|late|mid|from|by"
    r"|before|after|around|(?:early|late) in|(?:end|start|beginning|middle|month|week|weeks|half) of)\s+|\bmid-)\Z",
    re.I,
)
# "a deadly April attack", "the May talks", but not "the March on the capital".
_BEFORE_NOUN = re.compile(r"\b(?:[Aa]n?|[Tt]he)\s+(?:[a-z]+\s+)?\Z")
_NOUN = re.compile(
    r"\s+(?!(?:on|of|to|for|in|by|from|that|who|said|was|is|has|had|and|against|through|towards?)\b)[a-z]{3,}"
)
# "July was the deadliest month", "June saw 40 killed".
_IS_SUBJECT = re.compile(
    r"\s+(?:was\s+(?:by far\s+)?the\s+(?:most|worst|second|third|\w+est)|saw|brought|proved|marked)\b"
)
_SENTENCE_START = re.compile(r"(?:\A|[.!?:][\"”’]?\s+|\n\s*)\Z")
_MAY_NOT = re.compile(r"\b(?:from|by|before|after|around|through)\s+\Z", re.I)
_MONTH_FOLLOWS = re.compile(rf"\s*(?:{DASH}|to|through|and)\s*(?:{_MONTH})\b")
_LAST_MONTH_SPAN = re.compile(rf"\s*(?:{DASH}|\bto|\bthrough|\band|\bor)\s*(?:{_MONTH})?\Z")
_NAMED_AFTER = re.compile(rf"\s+(?:[A-Z]\w+\s+)?(?i:{alternation(VALUES['name_tail'])})\b")


def read_month(context: Context, start: int, end: int, word: str) -> Found | None:
    """Read "5 April 2017", "Sept. 11, 2001", "August 2013", "last May"."""
    month = MONTHS[word if word in MONTHS else word.capitalize()]
    left, right = context.left(start), context.right(end)
    after = _AFTER_MONTH.match(right)
    is_list = after and after["and"] and last_word(left) not in ("between", "from")
    if after and is_list and not _IS_DAYS.match(right, after.end()):
        after = _AFTER_MONTH.match(right[: after.start("and")])  # "hit on July 7 and 18 people died"
    before = _DAY_BEFORE_MONTH.search(left, max(0, len(left) - DAY_REACH)) if _follows_day(context, start) else None
    if before and after and after["day"] and (after["dayyear"] or not _LEADS_TO_DAY.search(left[: before.start()])):
        before = None
    if before:
        tail = _YEAR_AFTER_DAY.match(right)
        year = _stated_year(context, tail["year"] or tail["which"]) if tail else None
        stop = end + (tail.end() if tail else 0)
        return _day_of_month(
            context, (start - len(left) + before.start(), stop), (before["first"], before["day"]), month, year
        )
    if after and after["glued"]:
        return _day_of_month(
            context, (start, end + after.end()), (None, after["glued"]), month, int(after["gluedyear"])
        )
    if after and after["day"] and (after["dayyear"] or last_word(left) != "in"):
        told = None if after["dayyear"] else _YEAR_TOLD.match(right, after.end())
        said = told["which"] if told else after["dayyear"]
        numbers = (after["day"], after["last"]) if after["last"] else (None, after["day"])
        stop = end + (told or after).end()
        return _day_of_month(context, (start, stop), numbers, month, _stated_year(context, said) if said else None)
    if after and (after["year"] or after["which"]):
        stated = _stated_year(context, after["year"] or after["which"])
        return Found(start, end + after.end(), f"{stated:04d}-{month:02d}", "month") if stated else None
    return _bare_month(context, start, end, month, left)


def _follows_day(context: Context, start: int) -> bool:
    """Return whether a day of the month may stand before ``start``: "5 ", "5th of ", "5-"."""
    words = context.flat[max(0, start - NEAR_REACH) : start].split()[-2:]
    return bool(words) and words[0 if words[-1] == "of" else -1][0].isdigit()


def _stated_year(context: Context, said: str) -> int | None:
    if said.isdigit():
        return int(said)
    if said.lower() == "that":
        told = context.before.date.partition("/")[0][:4] if context.before else ""
        return int(told) if told else None
    shift = {"last": -1, "next": 1}.get(said.lower(), 0)
    return context.anchor.year + shift if context.anchor else None


def _day_of_month(
    context: Context, span: tuple[int, int], numbers: tuple[str | None, str], month: int, year: int | None
) -> Found | None:
    """Give a day, or the interval from the first to the last of two, the latest that is not to come."""
    start, end = span
    if year is None and _NAMED_AFTER.match(context.right(end)):
        return None
    first, last = int(numbers[0]) if numbers[0] else None, int(numbers[1])
    has_year = year is not None
    if year is None:
        if context.anchor is None:
            return None
        year = nearest_year(context, start, month, last)
    high = date(year, month, last)
    if first and (low := date(year, month, first)) < high:
        return Found(start, end, f"{low.isoformat()}/{high.isoformat()}", "days", has_year)
    return Found(start, end, high.isoformat(), "day", has_year)


def nearest_year(context: Context, start: int, month: int, day: int) -> int:
    """Return the year of a day without one: the last that is not to come, the next where the text looks ahead."""
    anchor = context.anchor
    assert anchor is not None
    if future(context, start) or is_until(context.near(start)):
        return anchor.year if (month, day) >= (anchor.month, anchor.day) else anchor.year + 1
    return anchor.year if (month, day) <= (anchor.month, anchor.day) else anchor.year - 1


def _bare_month(context: Context, start: int, end: int, month: int, left: str) -> Found | None:
    """Read a month without day or year, where the words around it make it one and no verb or name."""
    anchor = context.anchor
    which = _MONTH_ALONE.search(left)
    possessive = context.right(end)[:2] in ("'s", "’s")
    if anchor is None or not _is_month(context, start, end, month, bool(which)):
        return None
    word = (which["which"] or "").lower() if which else ""
    year = anchor.year if month <= anchor.month else anchor.year - 1
    if word == "last" and month == anchor.month:
        year -= 1
    elif word == "this":
        year = anchor.year
    elif word == "that":
        if context.before is None or not (base := context.before.date.partition("/")[0]):
            return None
        year = int(base[:4])
    elif word == "next" or (not possessive and future(context, start)) or (UNTIL.search(left) and month > anchor.month):
        year = anchor.year if month > anchor.month else anchor.year + 1
    begin = start - len(left) + which.start("which") if which and word else start
    return Found(begin, end, f"{year:04d}-{month:02d}", "month", False)


def _is_month(context: Context, start: int, end: int, month: int, led: bool) -> bool:
    """Return whether "March" or "May" by itself is a month: "in March", "March to June", "March's floods"."""
    left, right = context.left(start), context.right(end)
    if led and not (month == MAY and _MAY_NOT.search(left) and not _MONTH_FOLLOWS.match(right)):
        return True
    before = context.before
    if before and before.rule == "month" and start - before.end < MONTH_LINK and _LAST_MONTH_SPAN.search(left):
        return True
    if right[:2] in ("'s", "’s"):
        return month != MAY
    if _BEFORE_NOUN.search(left) and _NOUN.match(right):
        return True
    if month != MAY and _IS_SUBJECT.match(right) and _SENTENCE_START.search(left):
        return True
    return month not in (MARCH, MAY) and bool(_MONTH_FOLLOWS.match(right))
