"""Read units of the calendar and stretches up to the report: last week, that month, the past 24 hours."""

from __future__ import annotations

from datetime import date, timedelta

from reconcile.extract import days
from reconcile.extract.date_words import BASE_REACH, Context, Found


def before_last(anchor: date, span: tuple[int, int], unit: str) -> Found:
    """Read "the week before last", "the year before last"."""
    if unit == "week":
        monday = days.weekday_before(anchor, 0) - timedelta(days=2 * days.DAYS_A_WEEK)
        return Found(*span, f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}", "week")
    return Found(*span, days.shifted(anchor, -2, unit), unit)


def _since_day(earlier: Found, rel: str) -> str:
    """Return what "that day" counts from: of "since 19 January, when …" that day."""
    return earlier.date.removesuffix("/") if rel == "that" and earlier.rule == "since" else earlier.date


def last_day(iso: str) -> date | None:
    """Return the day that "later" counts from: of a month its first, so that months add up."""
    if not iso or "/" in iso:
        return None
    return days.ends(iso)[0]


def stretch(
    context: Context, span: tuple[int, int], rel: str, counted: tuple[str | None, int | None], unit: str, word: str
) -> Found | None:
    """Read "the past 24 hours", "recent weeks", "the last six years": an interval up to the anchor."""
    assert context.anchor is not None
    said, count = counted
    if rel not in ("last", "past", "previous", "preceding", "recent"):
        return None
    if said is None and not word.lower().endswith("s"):
        count = 1
    if count is None and unit == "hour":
        # "In the past few hours": of today, a total no more than "the past 24 hours".
        return Found(*span, days.window(context.anchor, days.HOURS_A_DAY, unit), "window")
    if count is None or rel == "recent":
        return Found(*span, f"/{context.anchor.isoformat()}", "recent")
    return Found(*span, days.window(context.anchor, count, unit), "window")


def calendar_unit(context: Context, span: tuple[int, int], rel: str, unit: str, so_far: bool) -> Found | None:
    """Read "last week", "this year", "the previous day", "that month" on the calendar."""
    assert context.anchor is not None
    base, step = (
        context.anchor,
        {"last": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1}.get(rel, 0),
    )
    if rel in ("previous", "preceding", "following", "same", "that"):
        earlier = context.last_day if unit == "day" and rel == "same" else context.before
        if earlier and span[0] - earlier.end < BASE_REACH and (day := last_day(_since_day(earlier, rel))):
            if unit in ("day", "week") and len(earlier.date) < days.DAY_LENGTH:
                rule = "year" if earlier.rule == "since" else earlier.rule
                return Found(*span, _since_day(earlier, rel), rule) if rel in ("same", "that") else None  # of a year
            base = day
        elif rel in ("same", "that", "following"):
            return None
    if unit == "hour" or unit == "fortnight":
        return None
    if unit == "week":
        monday = days.weekday_before(base, 0) + timedelta(days=days.DAYS_A_WEEK * step)
        sunday = monday + timedelta(days=days.DAYS_A_WEEK - 1)
        if step == 0 and monday <= context.anchor <= sunday:
            sunday = context.anchor
            if monday == sunday:
                monday -= timedelta(days=days.DAYS_A_WEEK)  # printed on a Monday, of the days before
        return Found(*span, f"{monday.isoformat()}/{sunday.isoformat()}", "week")
    if unit == "year" and so_far:
        return Found(*span, f"{base.year:04d}-01/{days.month_of(base)}", "so_far")
    rule = {"day": "relative", "month": "month", "year": "year"}.get(unit, "relative")
    if unit == "decade":
        first = base.year - base.year % 10 + 10 * step
        return Found(*span, f"{first:04d}/{first + 9:04d}", "decade")
    return Found(*span, days.shifted(base, step, unit), rule)
