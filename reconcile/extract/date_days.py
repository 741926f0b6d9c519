"""Read a day by its name: Tuesday, last Friday night, yesterday, the weekend, Boxing Day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reconcile.extract import days
from reconcile.extract.date_words import BASE_REACH, VALUES, Context, Found, future, is_until, last_word
from reconcile.lexicons.load import alternation, load_table

_DAYPART = re.compile(r"\s+(?:night|morning|afternoon|evening|noon|midnight|dawn)\b")
_WHICH_DAY = frozenset("last past this next coming previous following".split())
_WHICH = re.compile(r"\b(?P<which>this past|\w+)\s+\Z", re.I)
_EVERY = re.compile(r"\b(?:on|every|each|most|all|some)\s+\Z", re.I)
_HARM_NEXT = re.compile(
    rf"\s+(?:{alternation(row['cue'] for row in load_table('scope_cues') if row['kind'] in ('event', 'events'))})\b"
)
# "The Tuesday |before last".
_BEFORE_LAST = re.compile(r"\s+before\s+last\b(?!\s+[a-z]+(?:day)?['’]s)")
_WEEK_OF = re.compile(r"\s+(?:of\s+)?last\s+week\b")
_LAST_OR_THIS = re.compile(r"\b(?P<which>last|this|past)\s+\Z", re.I)
_NEXT_WEEKEND = re.compile(r"\b(?:next|coming|this coming)\s+\Z", re.I)
_GOES_ON = re.compile(r"[/.]\d")  # 9/11/2001
_A_YEAR = re.compile(r",?\s+(?P<year>(?:19|20)\d\d)(?!\d)")

# A year, a month or a day of it, and where the sentence that tells it ends.
_OF_A_YEAR = frozenset({"year", "month", "day", "iso", "numeric"})
_NEXT_SENTENCE = re.compile(r"[.!?][\"”’]?\s+[A-Z“\"]|\n")


def read_weekday(context: Context, start: int, end: int, word: str) -> Found | None:
    """Read "Tuesday", "Tuesday's", "last Tuesday", "Friday night": the last one on or before the anchor."""
    right = context.right(end)
    possessive = 2 if right[:2] in ("'s", "’s") else int(right[:1] == "s")
    if context.anchor is None:
        return None
    near = context.near(start)
    if possessive == 1 and _EVERY.search(near) and not _HARM_NEXT.match(context.right(end + 1)):
        return None  # "on Fridays", but "details on Fridays blast" where the apostrophe was lost
    end += possessive
    if part := _DAYPART.match(context.text, end):
        end = part.end()
    which = _WHICH.search(near) if last_word(near) in _WHICH_DAY else None
    said = which["which"].lower() if which else ""
    weekday = int(VALUES["weekday"][word.capitalize()])
    day = days.weekday_before(context.anchor, weekday)
    if (gone := _BEFORE_LAST.match(context.text, end)) and last_word(near) == "the":
        return Found(start, gone.end(), (day - timedelta(days=days.DAYS_A_WEEK)).isoformat(), "weekday")
    if week := _WEEK_OF.match(context.text, end):
        end = week.end()
        day = days.weekday_before(context.anchor, 0) + timedelta(days=weekday - days.DAYS_A_WEEK)
    elif said in ("next", "coming", "following") or (not possessive and _is_to_come(context, start, said, day)):
        day += timedelta(days=days.DAYS_A_WEEK)
    elif said in ("last", "previous") and day == context.anchor:
        day -= timedelta(days=days.DAYS_A_WEEK)
    elif said == "previous" and context.before is not None and context.before.date == day.isoformat():
        day -= timedelta(days=days.DAYS_A_WEEK)
        return Found(start - len(which.group()) if which else start, end, day.isoformat(), "earlier")
    return Found(start - len(which.group()) if which else start, end, day.isoformat(), "weekday")


def _is_to_come(context: Context, start: int, said: str, day: date) -> bool:
    if context.anchor is None or day >= context.anchor or said in ("last", "past", "previous"):
        return False
    return future(context, start) or is_until(context.near(start))


def read_short_weekday(context: Context, start: int, end: int, word: str) -> Found | None:
    """Read "Wed": no date of its own, so the rule tells that joining must find one beside it."""
    day = days.weekday_before(context.anchor or date.max, int(VALUES["short_weekday"][word]))
    return Found(start, end + (context.text[end : end + 1] == "."), day.isoformat(), "short_weekday")


def read_relative_day(context: Context, start: int, end: int, word: str) -> Found | None:
    """Read "yesterday", "today", "last night", "overnight" (the night up to the anchor's morning)."""
    if context.anchor is None:
        return None
    if context.text[end : end + 2] in ("'s", "’s"):
        end += 2
    shift = VALUES["relative_day"][word.lower()]
    if shift == "overnight":
        return Found(start, end, days.window(context.anchor, 1, "day"), "overnight")
    return Found(start, end, (context.anchor + timedelta(days=int(shift))).isoformat(), "relative")


def read_weekend(context: Context, start: int, end: int, word: str) -> Found | None:
    """Read "over the weekend": Saturday and Sunday, the last whose Saturday is not after the anchor."""
    if context.anchor is None:
        return None
    saturday = days.weekday_before(context.anchor, 5)
    which = _LAST_OR_THIS.search(context.left(start))
    if which and which["which"].lower() == "last" and context.anchor.weekday() >= 5:
        saturday -= timedelta(days=days.DAYS_A_WEEK)
    if _NEXT_WEEKEND.search(context.left(start)) or (context.anchor.weekday() < 5 and future(context, start)):
        saturday += timedelta(days=days.DAYS_A_WEEK)
    if gone := _BEFORE_LAST.match(context.text, end):
        saturday -= timedelta(days=days.DAYS_A_WEEK)
        end = gone.end()
    if which:
        start -= len(which.group())
    return Found(start, end, f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}", "weekend")


def read_movable_day(context: Context, start: int, end: int, word: str) -> Found | None:
    """Read "Easter Sunday", "Good Friday 2016": so many days from Easter, the last one where no year is said."""
    shift = timedelta(days=int(VALUES["movable_day"][word]))
    if said := _A_YEAR.match(context.right(end)):
        return Found(start, end + said.end(), (days.easter(int(said["year"])) + shift).isoformat(), "named")
    if context.anchor is None:
        return None
    if year := _year_told(context, start):
        return Found(start, end, (days.easter(year) + shift).isoformat(), "named")
    day = days.easter(context.anchor.year) + shift
    if day > context.anchor:
        day = days.easter(context.anchor.year - 1) + shift
    return Found(start, end, day.isoformat(), "named")


def read_named_day(context: Context, start: int, end: int, word: str) -> Found | None:
    """Read "Boxing Day 2004", "9/11": the last one on or before the anchor where no year is said."""
    value = VALUES["named_day"][word]
    if days.is_day(value):
        return None if _GOES_ON.match(context.text, end) else Found(start, end, value, "named")
    if said := _A_YEAR.match(context.right(end)):
        return Found(start, end + said.end(), f"{said['year']}-{value}", "named")
    if context.anchor is None:
        return None
    last = context.anchor.year if value <= context.anchor.isoformat()[5:] else context.anchor.year - 1
    year = _year_told(context, start) or last
    return Found(start, end, f"{year:04d}-{value}", "named")


def _year_told(context: Context, start: int) -> int:
    """Return the year gone by that is told before a named day in its sentence: "in |2004|, … on Boxing Day", else 0."""
    before, anchor = context.before, context.anchor
    if before is None or anchor is None or start - before.end > BASE_REACH or before.rule not in _OF_A_YEAR:
        return 0
    year = before.date[:4]
    is_told = year.isdigit() and int(year) < anchor.year and year in context.text[before.start : before.end]
    return int(year) if is_told and not _NEXT_SENTENCE.search(context.text, before.end, start) else 0
