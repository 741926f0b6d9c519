"""Find every date expression in a text and resolve it against the report's day.

The main path: find the date words in one pass → read each with its neighbours
→ join what belongs together (a weekday and its date, the two ends of a span,
"since" and its start) → keep what is a valid ISO date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from reconcile.extract import days
from reconcile.extract.date_days import (
    read_named_day,
    read_relative_day,
    read_short_weekday,
    read_weekday,
    read_weekend,
)
from reconcile.extract.date_lengths import read_anniversary, read_season
from reconcile.extract.date_months import read_month
from reconcile.extract.date_relative import read_unit
from reconcile.extract.date_words import VALUES, Context, Found, is_number, number_of
from reconcile.extract.date_years import read_year
from reconcile.extract.dateline import find_anchor
from reconcile.extract.flat import flatten, prefix_tree
from reconcile.model import DateMention

__all__ = ["find_anchor", "find_dates"]

Reader = Callable[[Context, int, int, str], Found | None]

#: Characters of an ISO day.
DAY_LENGTH = len("2017-04-05")
#: Characters between the two parts of one date ("Tuesday, " / "4 April").
JOIN_REACH = 14
#: Characters before a date in which "since the beginning of" fits.
OPEN_REACH = 32
_READERS: dict[str, Reader] = {
    "month": read_month,
    "weekday": read_weekday,
    "short_weekday": read_short_weekday,
    "relative_day": read_relative_day,
    "unit": read_unit,
    "season": read_season,
    "named_day": read_named_day,
    "anniversary": read_anniversary,
}


def _spellings() -> dict[str, Reader]:
    """Return every spelling that starts a date, with its reader."""
    spelt: dict[str, Reader] = {"weekend": read_weekend}
    for kind, reader in _READERS.items():
        for word in VALUES[kind]:
            forms = {word, word.capitalize()} if word[0].islower() else {word}
            if kind in ("month", "weekday"):
                forms.add(word.upper())
            if kind == "unit":
                forms = {form + plural for form in forms for plural in ("", "s")}
            spelt.update(dict.fromkeys(forms, reader))
    return spelt


_SPELLINGS: dict[str, Reader | None] = {**dict.fromkeys(VALUES["name"]), **_spellings()}
# In the flat form of a text. A weekday may carry a possessive that lost its apostrophe ("Tuesdays attack"): the
# reader looks at the s.
_TREE = prefix_tree(sorted({flatten(word).strip() for word in _SPELLINGS}), blank=" +")
_DATE_WORD = re.compile(rf" (?:{_TREE}|(?:19|20)\d\d(?!\d))(?:(?![^\W\d_])|(?=s\b))")
#: Words one of which stands before a date that opens or closes a span.
_OPENERS = frozenset("since until till up as through starting beginning".split())
_OPEN = re.compile(
    r"\b(?P<word>since|until|till|up (?:to|until)|as of|through|starting|beginning)\s+"
    r"(?:(?:at least|about|around|early|late|in|on|the|(?:early |late )?in"
    r"|the (?:start|beginning|end|middle|summer|spring|autumn|fall|winter|night|morning|evening) of)\s+|mid[ -])?\Z",
    re.I,
)
_LENGTH_TO = re.compile(
    r"\bthe\s+(?:(?:past|last)\s+)?(?:(?P<count>\w+)\s+)?(?P<unit>day|week|fortnight)s?\s+(?:to|ending|ended|up\s+to)\s+"
    r"(?:on\s+)?\Z",
    re.I,
)
_NOUN = re.compile(r"\s+[a-z]")  # "since the 1998 bombing": the year of one event
_ONWARDS = re.compile(r"\s+(?:onwards?\b|on\b(?=\s*[,.;]))")
_SPAN_START = re.compile(r"\b(?P<word>between|from)\s+(?:(?:the|early|late)\s+|mid[ -])?\Z", re.I)
_BESIDE = re.compile(r"[\s,(]{1,3}(?:the\s+)?")
_ON = re.compile(r"\s+(?:on|from|between)\s+(?:the\s+)?")
_LATER_IN = re.compile(r",?\s+in\s+")
_DASH = re.compile(r"\s?[-\u2013\u2014]\s?")
_TO = re.compile(r",?\s+(?:to|until|till|through|up to)\s+(?:(?:the|early|late)\s+|mid[ -])?")
_AND = re.compile(r"\s+and\s+(?:(?:the|into|early|late|on)\s+|mid[ -]){0,2}")
#: How a date is said: only like is joined to like ("from May to July").
_GRAIN = {
    "day": "day",
    "iso": "day",
    "numeric": "day",
    "weekday": "day",
    "relative": "day",
    "month": "month",
    "year": "year",
}


def find_dates(text: str, anchor: str) -> list[DateMention]:
    """Return every date expression in ``text``, in order, resolved.

    The past is preferred: "on Tuesday" is the last Tuesday on or before the
    anchor, "in July" the last July begun by then. Ages, clock times, counts,
    designations and "may have" are no dates. What cannot be resolved without
    an anchor is left out when there is none.

    Args:
        anchor: ISO day the text speaks from, "" where unknown; see
            ``find_anchor``.

    Returns:
        Mentions that do not overlap. ``date`` is an ISO day, month, year or
        interval, never "". "since" and "until" belong to the span.

    >>> [(m.date, m.rule) for m in find_dates("Shelling since Friday killed 12.", "2017-04-05")]
    [('2017-03-31/', 'since')]
    """
    day = days.read_day(anchor)
    found: list[Found] = []
    last_day: Found | None = None
    flat = flatten(text)
    for match in _DATE_WORD.finditer(flat):
        start, end = match.span()
        end -= 1
        # The letters as written: "March" is a month, "march" is not.
        word = text[start:end]
        before = found[-1] if found else None
        reader = read_year if word.isdigit() else _SPELLINGS.get(word)
        if reader is None or (before and start < before.end):
            continue
        try:
            if before is not None and len(before.date) == DAY_LENGTH:
                last_day = before
            new = reader(Context(text, flat, day, before, last_day), start, end, word)
            if new is not None and (before is None or new.end > before.end):
                _join(text, flat, found, new)
        except (ValueError, OverflowError):
            continue  # 31 April, or a year before 1
    return [
        DateMention(start=one.start, end=one.end, date=one.date, rule=one.rule)
        for one in found
        if one.rule != "short_weekday" and ("/" not in one.date or days.is_ordered(one.date))
    ]


def _join(text: str, flat: str, found: list[Found], new: Found) -> None:
    """Add ``new``, joined to the expression before it where the two are one."""
    last = found[-1] if found else None
    if last:
        if new.start < last.end:
            new = new._replace(start=last.end)
        is_near = new.start - last.end <= JOIN_REACH
        if is_near and (joined := _joined(text, flat, last, new)):
            found[-1] = joined
            return
    opened = _opened(text, flat, new)
    if last and last.rule == "so_far" and opened.rule == "until" and opened.start - last.end <= JOIN_REACH:
        # "So far this year, as of 11 July".
        found[-1] = last._replace(end=opened.end, date=last.date.partition("/")[0] + opened.date)
        return
    found.append(opened)


def _joined(text: str, flat: str, last: Found, new: Found) -> Found | None:
    """Return one expression for two neighbours, ``None`` where they are two."""
    gap = text[last.end : new.start]
    weekdays = ("weekday", "short_weekday")
    if last.rule in weekdays and new.rule in ("day", "iso", "numeric") and _BESIDE.fullmatch(gap):
        return _opened(text, flat, _on_weekday(new, last.date)._replace(start=last.start))
    if new.rule in weekdays and last.rule in ("day", "numeric") and _BESIDE.fullmatch(gap):
        return last._replace(end=new.end) if _same_weekday(last.date, new.date) else None
    if last.rule == "window" and new.rule in ("day", "days") and _ON.fullmatch(gap):
        return new._replace(start=last.start)  # "in two nights of riots on 9 May"
    if last.rule == "later" and new.rule == "month" and not new.has_year and _LATER_IN.fullmatch(gap):
        return new._replace(start=last.start, date=last.date[:4] + new.date[4:])
    grain = _GRAIN.get(last.rule)
    if grain is None or grain != _GRAIN.get(new.rule) or not last.date or not new.date:
        return None
    start = _SPAN_START.search(text, max(0, last.start - JOIN_REACH), last.start)
    is_span = (
        _DASH.fullmatch(gap)
        or (_TO.fullmatch(gap) and (start or new.rule in ("month", "day")))
        or (
            _AND.fullmatch(gap)
            and (
                (start and start["word"].lower() == "between")
                or _are_successive(last, new, text[new.end - 2 : new.end])
            )
        )
    )
    if not is_span:
        return None
    low = _low_end(last, new)
    return (
        Found(start.start() if start else last.start, new.end, f"{low}/{new.date}", "span") if low <= new.date else None
    )


def _same_weekday(one: str, other: str) -> bool:
    return date.fromisoformat(one).weekday() == date.fromisoformat(other).weekday()


def _on_weekday(one: Found, named: str) -> Found:
    """Return a day without a year in the year that the weekday named beside it asks for ("Friday, 7 April")."""
    if one.has_year or _same_weekday(one.date, named):
        return one
    for year in (int(named[:4]), int(named[:4]) + 1):
        if _same_weekday(f"{year:04d}{one.date[4:]}", named):
            return one._replace(date=f"{year:04d}{one.date[4:]}")
    return one


def _are_successive(last: Found, new: Found, ending: str) -> bool:
    """Return whether two dates are neighbours, the second no owner: "on Monday and Tuesday", not "and Tuesday's"."""
    if last.rule == new.rule == "year":
        return int(new.date) == int(last.date) + 1
    if not last.rule == new.rule == "weekday" or ending[-1] == "s" or ending == "s'":
        return False
    return date.fromisoformat(new.date) - date.fromisoformat(last.date) == days.A_DAY


def _low_end(last: Found, new: Found) -> str:
    """Return the start of a span, its year or week mended to lie before the end."""
    low = last.date
    if len(low) < 7 or last.rule in ("iso", "numeric"):
        return low
    if not last.has_year and new.has_year and last.rule != "weekday":
        low = new.date[:4] + low[4:]
    if low > new.date:
        first = days.ends(low)[0]
        assert first is not None
        low = days.shifted(first, -1, "week") if last.rule == "weekday" else f"{int(low[:4]) - 1:04d}{low[4:]}"
    return low


def _opened(text: str, flat: str, one: Found) -> Found:
    """Return ``one`` with its "since" or "until", as an interval that is open at one end.

    "The seven days to 13 February" is closed at both.
    """
    reach = max(0, one.start - OPEN_REACH)
    if len(one.date) == DAY_LENGTH and (length := _LENGTH_TO.search(text, reach, one.start)):
        said = length["count"] or "one"
        count = number_of(said) if is_number(said) else None
        last = days.read_day(one.date)
        if count and last:
            first = last - (count * days.UNIT_DAYS[length["unit"].lower()] - 1) * days.A_DAY
            return one._replace(start=length.start(), date=f"{first.isoformat()}/{one.date}", rule="span")
    cue = None
    if not _OPENERS.isdisjoint(flat[reach : one.start].split()):
        cue = _OPEN.search(text, reach, one.start)
    low, slash, high = one.date.partition("/")
    if cue and not (one.rule == "year" and cue.group().endswith("the ") and _NOUN.match(text, one.end)):
        word = cue["word"].lower()
        if word in ("since", "starting", "beginning"):
            return one._replace(start=cue.start(), date=f"{low}/", rule="since") if low else one
        if word == "through" and one.rule == "weekday":
            return one  # "fought for hours through Saturday"
        end = high if slash else low
        return one._replace(start=cue.start(), date=f"/{end}", rule="until") if end else one
    if (
        text.startswith(" on", one.end)
        and (onwards := _ONWARDS.match(text, one.end))
        and (start := _SPAN_START.search(text, max(0, one.start - JOIN_REACH), one.start))
    ):
        return one._replace(start=start.start(), end=onwards.end(), date=f"{low}/", rule="since")
    return one
