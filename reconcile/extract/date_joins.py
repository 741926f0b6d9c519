"""Join date expressions that are one, and open those with "since" and "until"."""

from __future__ import annotations

import re
from datetime import date

from reconcile.extract import days
from reconcile.extract.date_words import MONTHS, Found, is_number, number_of
from reconcile.lexicons.load import alternation

#: Characters between the two parts of one date ("Tuesday, " / "4 April").
JOIN_REACH = 14
#: Characters before a date in which "since the beginning of" fits.
OPEN_REACH = 32
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
# "A week ago |last Tuesday", "Tuesday |a week ago".
_WEEK_AGO = re.compile(r"\s+(?:on\s+|last\s+)?")
# "Overnight |Tuesday", "overnight |into Wednesday".
_OVERNIGHT = re.compile(r"\s+(?:(?P<into>(?:in)?to\s+)|on\s+)?(?:early\s+)?")
# "Tuesday night |into Wednesday", "|or early Wednesday".
_INTO = re.compile(
    r"\s+(?:(?:and\s+on\s+)?(?:in)?to\s+(?:the\s+early\s+hours\s+of\s+|early\s+)?|or\s+early\s+(?:on\s+)?)"
)
_LATER_IN = re.compile(r",?\s+in\s+")
_DASH = re.compile(r"\s?[-\u2013\u2014]\s?")
_TO = re.compile(r",?\s+(?:to|until|till|through|up to)\s+(?:(?:the|early|late)\s+|mid[ -])?")
_AND = re.compile(r"\s+and\s+(?:(?:the|into|early|late|on)\s+|mid[ -]){0,2}")
_MONTHS_AT = re.compile(rf"(?:{alternation(MONTHS)})\b(?!['’]s)")
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


def joined(text: str, flat: str, anchor: date | None, last: Found, new: Found) -> Found | None:
    """Return one expression for two neighbours, ``None`` where they are two."""
    gap = text[last.end : new.start]
    weekdays = ("weekday", "short_weekday")
    if anchor and {last.rule, new.rule} == {"ago", "weekday"} and _WEEK_AGO.fullmatch(gap):
        return _weeks_back(anchor, last, new)
    if last.rule == "overnight" and new.rule == "weekday" and (night := _OVERNIGHT.fullmatch(gap)):
        return _night_of(anchor, last, new, is_morning=bool(night["into"]))
    if last.rule == new.rule == "weekday" and _INTO.fullmatch(gap):
        is_next = date.fromisoformat(new.date) - date.fromisoformat(last.date) == days.A_DAY
        if is_next:
            return new._replace(start=last.start, date=f"{last.date}/{new.date}", rule="span")
    if last.rule in weekdays and new.rule in ("day", "iso", "numeric") and _BESIDE.fullmatch(gap):
        return opened_at(text, flat, _on_weekday(new, last.date)._replace(start=last.start))
    if new.rule in weekdays and last.rule in ("day", "numeric") and _BESIDE.fullmatch(gap):
        return last._replace(end=new.end) if _same_weekday(last.date, new.date) else None
    if last.rule == "window" and new.rule in ("day", "days") and _ON.fullmatch(gap):
        return new._replace(start=last.start)  # "in two nights of riots on 9 May"
    if last.rule == "later" and new.rule == "month" and not new.has_year and _LATER_IN.fullmatch(gap):
        return new._replace(start=last.start, date=last.date[:4] + new.date[4:])
    if last.rule == "month" and new.rule == "day" and last.date < new.date[:7] and _TO.fullmatch(gap):
        from_month = _SPAN_START.search(text, max(0, last.start - JOIN_REACH), last.start)
        if from_month:  # "from late January to 6 February"
            return Found(from_month.start(), new.end, f"{last.date}/{new.date}", "span")
    grain = _GRAIN.get(last.rule)
    if grain is None or grain != _GRAIN.get(new.rule) or not last.date or not new.date:
        return None
    start = _SPAN_START.search(text, max(0, last.start - JOIN_REACH), last.start)
    is_span = (
        _DASH.fullmatch(gap)
        or (_TO.fullmatch(gap) and (start or new.rule in ("month", "day") or "through" in gap))
        or (
            _AND.fullmatch(gap)
            and (
                (start and start["word"].lower() == "between")
                or _are_successive(last, new, text[new.end - 2 : new.end])
                or (_MONTHS_AT.match(text, new.start) and _are_months(last, new))
            )
        )
    )
    if not is_span:
        return None
    low = _low_end(last, new)
    return (
        Found(start.start() if start else last.start, new.end, f"{low}/{new.date}", "span") if low <= new.date else None
    )


def _weeks_back(anchor: date, last: Found, new: Found) -> Found | None:
    """Read "a week ago last Tuesday", "Tuesday a week ago": that day, so many weeks back."""
    ago, named = (last, new) if last.rule == "ago" else (new, last)
    if not days.is_day(ago.date):
        return None
    back = anchor - date.fromisoformat(ago.date)
    if back.days % days.DAYS_A_WEEK:
        return None
    day = date.fromisoformat(named.date) - back
    return Found(last.start, new.end, day.isoformat(), "weekday")


def _night_of(anchor: date | None, last: Found, new: Found, *, is_morning: bool) -> Found:
    """Read "overnight into Wednesday", "overnight Tuesday": the night up to that day, or from it."""
    day = date.fromisoformat(new.date)
    first = day - days.A_DAY if is_morning or day == anchor else day
    return Found(last.start, new.end, f"{first.isoformat()}/{(first + days.A_DAY).isoformat()}", "overnight")


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


def _are_months(last: Found, new: Found) -> bool:
    """Return whether two months follow on each other: "in January and February"."""
    if not last.rule == new.rule == "month":
        return False
    first = date.fromisoformat(f"{_low_end(last, new)}-01")
    return days.month_of(days.add_months(first, 1)) == new.date


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


def opened_at(text: str, flat: str, one: Found) -> Found:
    """Return ``one`` with its "since" or "until", as an interval that is open at one end.

    "The seven days to 13 February" is closed at both.
    """
    reach = max(0, one.start - OPEN_REACH)
    if days.is_day(one.date) and (length := _LENGTH_TO.search(text, reach, one.start)):
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
