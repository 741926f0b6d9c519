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
    read_movable_day,
    read_named_day,
    read_relative_day,
    read_short_weekday,
    read_weekday,
    read_weekend,
)
from reconcile.extract.date_joins import JOIN_REACH, joined, opened_at
from reconcile.extract.date_lengths import read_anniversary, read_season
from reconcile.extract.date_months import read_month
from reconcile.extract.date_relative import read_unit
from reconcile.extract.date_words import VALUES, Context, Found
from reconcile.extract.date_years import read_year
from reconcile.extract.dateline import find_anchor
from reconcile.extract.flat import flatten, prefix_tree
from reconcile.model import DateMention

__all__ = ["find_anchor", "find_dates"]

Reader = Callable[[Context, int, int, str], Found | None]

_READERS: dict[str, Reader] = {
    "month": read_month,
    "weekday": read_weekday,
    "short_weekday": read_short_weekday,
    "relative_day": read_relative_day,
    "unit": read_unit,
    "season": read_season,
    "named_day": read_named_day,
    "movable_day": read_movable_day,
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
            if before is not None and days.is_day(before.date):
                last_day = before
            new = reader(Context(text, flat, day, before, last_day), start, end, word)
            if new is not None and (before is None or new.end > before.end):
                _join(text, flat, day, found, new)
        except (ValueError, OverflowError):
            continue  # 31 April, or a year before 1
    return [
        DateMention(start=one.start, end=one.end, date=one.date, rule=one.rule)
        for one in found
        if one.rule != "short_weekday" and ("/" not in one.date or days.is_ordered(one.date))
    ]


def _join(text: str, flat: str, anchor: date | None, found: list[Found], new: Found) -> None:
    """Add ``new``, joined to the expression before it where the two are one."""
    last = found[-1] if found else None
    if last:
        if new.start < last.end:
            new = new._replace(start=last.end)
        is_near = new.start - last.end <= JOIN_REACH
        if is_near and (both := joined(text, flat, anchor, last, new)):
            found[-1] = both
            return
    opened = opened_at(text, flat, new)
    if last and last.rule == "so_far" and opened.rule == "until" and opened.start - last.end <= JOIN_REACH:
        # "So far this year, as of 11 July".
        found[-1] = last._replace(end=opened.end, date=last.date.partition("/")[0] + opened.date)
        return
    found.append(opened)
