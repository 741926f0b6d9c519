"""Read dates that are told by their distance: two weeks ago, the past 24 hours, the day before."""

from __future__ import annotations

import re
from datetime import date

from reconcile.extract import days
from reconcile.extract.date_calendar import before_last, calendar_unit, last_day, stretch
from reconcile.extract.date_lengths import LONG, MARK_REACH, is_long_ago, of_length, part_of_year, stretch_of, year_to
from reconcile.extract.date_words import BASE_REACH, COUNTS, ISO_LENGTHS, MONTHS, VALUES, Context, Found, number_of
from reconcile.lexicons.load import alternation, load_table

#: Characters back from "weeks since" to "in the".
NEAR = 12
#: Characters back from "six years" to "has killed".
COST_REACH = 90

_COUNT = r"\d{1,3}|" + alternation(COUNTS)
_BEFORE_UNIT = re.compile(
    r"(?:\A|(?<=[^\w-]))(?:(?P<the>the|these|those|their|his|her|its)\s+)?(?P<so>so far\s+)?"
    r"(?:(?P<rel>last|past|previous|preceding|recent|earlier this|later this|this|next|coming|same|following|that)\s+)?"
    r"(?:(?:about|around|some|nearly|almost|just over|just under|just|more than|over|at least|a good)\s+)?"
    rf"(?:a\s+(?=few|couple|half|dozen))?(?P<count>{_COUNT})?[\s-]*\Z",
    re.I,
)
_AFTER_UNIT = re.compile(
    r"\s+(?:to the (?:day|hour|minute)\s+)?(?P<word>ago|on(?=,|\s+from\b)|earlier"
    r"|before\s+yesterday|before|previously|prior|later|afterwards?|after|since)\b"
    r"(?P<more>\s+(?:the|a|an|his|her|their|its|that|[A-Z]\w*)\b)?"
)
_IN_YEAR = re.compile(r"\s+in\s+(?:19|20)\d\d(?!\d)")
_OWNS = re.compile(r"\s[a-z]")
# "Seven months |into the outbreak".
_INTO = re.compile(r"\s+into\s+(?:the|a|an|its|their)\b")
# "Ten years ago |this week".
_AGO_NOW = re.compile(r"\s+(?:(?P<day>today)|this\s+(?:week|month))\b")
_THROUGH = re.compile(
    r"(?:\A|(?:\b(?:in|after|during|over|within|through|throughout|amid)|[.!?][\"”]?)\s+)(?:the\s+)?"
    r"(?:(?:last|past|nearly|almost|about|more than|first)\s+){0,2}\Z",
    re.I,
)
# "The group has killed 900 people in |six years", not "the first attack in six years".
_HAS_COST_IN = re.compile(
    r"\b(?:has|have)\s+(?:\w+\s+){0,2}?(?:killed|claimed|left|died|cost|lost|displaced|injured|wounded)\b"
    r"(?:(?!\b(?:first|worst|most|since|as|after|when|\w+iest)\b)(?:[^.;,]|,\d)){0,60}\b(?:in|over)\s+(?:the\s+)?\Z"
)
# "A month of infighting |has killed".
_HAS_COST = re.compile(
    r"[^.;,]{0,50}?\b(?:has|have|had)\s+(?:\w+\s+){0,2}?(?:killed|claimed|left|cost|displaced|injured|wounded|driven|forced)\b"
)
# "Three cities in the space of |six days".
_IN_SPACE = re.compile(
    r"\b(?:in|within|over)\s+(?:the|a)\s+(?:space|course|span|period)\s+of\s+(?:(?:just|only|about|some|barely)\s+)?\Z",
    re.I,
)
_IN_THE = re.compile(r"\b(?:in|over|during)\s+the\s+\Z", re.I)
_EVENT_NEXT = re.compile(
    r"\s+(?:(?:the|a|an|its|their|that|this)\s+)?(?:[\w-]+\s+){0,2}?"
    rf"(?:{alternation(row['cue'] for row in load_table('scope_cues') if row['kind'] == 'event')})\b"
)
_AFTER_HOURS = re.compile(r"\s+(?:ago|after|earlier|before|later|since)\b")
# "A year before |that, 40 had died", but not "before that attack".
_BEFORE_THAT = re.compile(
    rf"\s+that(?=\s*[,.;:)]|\s+(?:\d|{_COUNT}|an?|the|at|about|some|nearly|almost|more|over|another|dozens|it|he|they|there)\b)"
)
# "Nine died, a day before |another raid": so long after them.
_BEFORE_ANOTHER = re.compile(
    rf"\s+(?:another|(?:an?|the)\s+(?:second|third|further|similar|new|next)|(?:(?:at least|about|some|more than)\s+)?"
    rf"(?:\d|{_COUNT})|gunmen|militants|rebels|troops|soldiers|police|attackers|insurgents|jets|warplanes|shells|bombers?)\b"
)
_BEFORE_LAST = re.compile(r"\s+before\s+last\b")
# "On this day |last year".
_SAME_DAY_LAST = re.compile(r"\s+last\s+year\b")
_OF_MONTH = re.compile(rf"\s+of\s+(?:last\s+|this\s+)?(?:{alternation(MONTHS)})\b")
#: Words that stand right before a unit which is a date; most units are not.
_LEADS = frozenset(word.split()[-1] for word in COUNTS) | frozenset(
    "last past previous preceding recent this next coming same following that the these those their his her its".split()
)
#: Words that can stand in such an expression, and marks about them.
_OF_PHRASE = (
    _LEADS
    | frozenset(part for word in COUNTS for part in word.split())
    | frozenset(
        "so far earlier later about around some nearly almost just over under more than at least a good".split()
    )
)
_AROUND = "-,.;:()[]\"'“”‘’–—"
_START_OF = re.compile(r"\b(?:start|beginning|turn) of (?P<which>the|this|last)\s+\Z", re.I)
_SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+[A-Z“\"]|\n")
_MARKS = re.compile(r"\b(?:marks?|marked|marking|commemorat\w+|remember\w*)\s+(?:(?:the|exactly|just)\s+)*\Z")


def read_unit(context: Context, start: int, end: int, word: str) -> Found | None:
    """Read "three days ago", "last month", "the past 24 hours", "the previous day", "this year"."""
    if context.anchor is None:
        return None
    if context.text.startswith(LONG, end):
        return of_length(context, start, end, word.lower())
    if context.text[start - 1 : start] in ("-", "\u2013"):
        return None
    unit = VALUES["unit"][word.lower().removesuffix("s")]
    left = context.left(start)
    words = left.rsplit(None, 1)
    if not words or not (words[-1].lower() in _LEADS or words[-1].isdigit()):
        return None
    before = _BEFORE_UNIT.search(left, _first_of_phrase(left))
    if before is None:
        return None
    rel = (before["rel"] or "").lower()
    count = number_of(before["count"])
    span = (start - len(left) + before.start(), end)
    if count and unit == "hour" and count % days.HOURS_A_DAY == 0 and _AFTER_HOURS.match(context.text, end):
        unit, count = "day", count // days.HOURS_A_DAY  # "48 hours after the raid"
    if before["the"] and (gone := _BEFORE_LAST.match(context.text, end)) and unit in ("week", "month", "year"):
        return before_last(context.anchor, (span[0], gone.end()), unit)
    if count is None and (last_year := _SAME_DAY_LAST.match(context.text, end)) and rel in ("this", "same"):
        return Found(span[0], last_year.end(), days.add_months(context.anchor, -12).isoformat(), "year")
    if to_month := year_to(context, (start, end), before, unit):
        return to_month
    if parted := part_of_year(context, start, end, unit):
        return parted
    lead = left[: before.start("count")] if count else ""
    harm = stretch_of(context, end, lead) if count else None
    if harm and count and (_THROUGH.search(lead) or _HAS_COST.match(context.text, end + harm.end())):
        if is_long_ago(context, span[0]):
            return None
        of_war = f"{context.anchor.year - count:04d}/" if unit == "year" else days.window(context.anchor, count, unit)
        return Found(span[0], end + harm.end(), of_war, "window")
    if count and not rel and _HAS_COST_IN.search(context.text[max(0, start - COST_REACH) : span[0]]):
        return Found(span[0], end, days.window(context.anchor, count, unit), "window")
    if (
        count
        and not rel
        and (unit != "hour" or count % days.HOURS_A_DAY == 0)
        and _IN_SPACE.search(left[: before.start()])
    ):
        return Found(span[0], end, days.window(context.anchor, count, unit), "window")
    if _OF_MONTH.match(context.text, end) and unit == "week":
        return None  # "the last week of August"
    if count and not rel and _INTO.match(context.text, end):
        return Found(
            span[0], end, f"{days.shifted(context.anchor, -count, unit)}/{context.anchor.isoformat()}", "window"
        )
    after = _AFTER_UNIT.match(context.right(end))
    is_away = after and rel in ("", "same")
    if is_away and (found := _away(context, span, unit, (before["count"], count), bool(before["the"]), after)):
        return found
    if " of " in left and (start_of := _START_OF.search(left)):
        rule_span = (start - len(left) + start_of.start("which"), end)
        return calendar_unit(context, rule_span, start_of["which"].lower(), unit, False)
    if rel == "this" and unit == "day" and _IN_YEAR.match(context.text, end):
        return None  # "on this day in 1989"
    if not rel or (rel in ("next", "this", "last") and unit != word.lower().removesuffix("s")):
        return None
    if rel == "last" and not (before["the"] or before["count"]) and _OWNS.match(context.text, end):
        word = word.removesuffix("s")  # "last years floods", where the apostrophe was lost
    if rel in ("past", "recent") or before["count"] or word.lower().endswith("s") or (before["the"] and rel == "last"):
        return stretch(context, span, rel, (before["count"], count), unit, word)
    return calendar_unit(context, span, rel, unit, bool(before["so"]))


def _first_of_phrase(left: str) -> int:
    """Return where the words of time at the end of ``left`` begin ("about |the past two "), at the earliest."""
    at = first = len(left.rstrip())
    while at > 0:
        start = max(left.rfind(" ", 0, at), left.rfind("\n", 0, at)) + 1
        word = left[start:at].lower()
        bare = word.strip(_AROUND)
        if not (bare in _OF_PHRASE or bare.isdigit()):
            break
        first = start
        if bare != word and not word.startswith(bare):
            break
        at = start - 1
    return first


def _away(
    context: Context,
    span: tuple[int, int],
    unit: str,
    counted: tuple[str | None, int | None],
    the: bool,
    after: re.Match[str] | None,
) -> Found | None:
    """Read a distance with its direction: "two weeks ago", "the day before", "five years after"."""
    assert context.anchor is not None
    assert after is not None
    start, end = span
    said, count = counted
    direction = after["word"].lower()
    stop = end + after.end("word")
    if direction.startswith("before") and direction != "before":
        return (
            Found(start, stop, days.shifted(context.anchor, -2, "day"), "relative") if unit == "day" and the else None
        )
    if said is None:
        if not (the and unit in ("day", "week", "month", "year")) or direction not in ("before", "after", "since"):
            return None
        count = 1
    if count is None:
        return None
    if unit == "hour" and direction != "ago":
        return None
    if direction in ("after", "since") and unit == "year" and (day := _marked_day(context, start)):
        return Found(start, stop, days.add_months(day, -count * days.MONTHS_A_YEAR).isoformat(), "anniversary")
    is_in = direction == "since" and _IN_THE.search(context.text[max(0, start - NEAR) : start + len("the ")])
    if is_in and not _EVENT_NEXT.match(context.text, stop):
        # "In the two weeks since the coup", but "… since the quake" is the day of the quake.
        return Found(start, stop, days.window(context.anchor, count, unit), "window")
    is_on_from = direction == "on" and context.text.startswith(" from", stop)
    if is_on_from or direction in ("after", "since"):
        # "A day after the raid" looks back from the report to the raid.
        return Found(
            start, stop, days.shifted(_day_told(context, start) or context.anchor, -count, unit), "anniversary"
        )
    if direction in ("later", "afterward", "afterwards"):
        later = context.before
        if later is None or start - later.end > BASE_REACH or not (base := last_day(later.date)):
            return None
        return Found(start, stop, days.shifted(base, count, unit), "later")
    if direction == "ago" and unit == "year" and (now := _AGO_NOW.match(context.text, stop)):
        then = days.add_months(context.anchor, -count * days.MONTHS_A_YEAR)
        return Found(start, now.end(), then.isoformat() if now["day"] else days.month_of(then), "ago")
    if direction in ("ago", "on"):
        return Found(start, stop, days.shifted(context.anchor, -count, unit), "ago")
    if direction == "before" and not the and _BEFORE_ANOTHER.match(context.text, stop):
        told = _day_told(context, start)
        return Found(start, stop, days.shifted(told, count, unit), "later") if told else None
    is_before_that = direction == "before" and _BEFORE_THAT.match(context.text, stop)
    if after["more"] and direction not in ("earlier", "previously") and not is_before_that:
        return None
    if is_before_that and unit == "year" and (that := context.before) and len(that.date) == ISO_LENGTHS["month"]:
        month = date.fromisoformat(f"{that.date}-01")
        return Found(start, stop, days.month_of(days.add_months(month, -count * days.MONTHS_A_YEAR)), "earlier")
    base = context.base(start, unit)
    return Found(start, stop, days.shifted(base, -count, unit), "earlier") if base else None


def _marked_day(context: Context, start: int) -> date | None:
    """Return the day on which an anniversary is kept: "bells rang |on Thursday| to mark ten years since"."""
    left = context.text[max(0, start - MARK_REACH) : start]
    before = context.before
    if before is None or start - before.end > MARK_REACH or not days.is_day(before.date):
        return None
    return days.read_day(before.date) if _MARKS.search(left) else None


def _day_told(context: Context, start: int) -> date | None:
    """Return the day of the clause that "a day after" follows: "shelled on |Sunday|, a day after"."""
    before = context.before
    if before is None or start - before.end > MARK_REACH or not days.is_day(before.date):
        return None
    return None if _SENTENCE_END.search(context.text, before.end, start) else days.read_day(before.date)
