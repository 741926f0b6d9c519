"""Tell whether a figure counts one event, a total over a period, or a rate."""

from __future__ import annotations

import re

from reconcile.extract import days
from reconcile.extract.carried_days import carried_date, goes_on, goes_on_since, sentences_before
from reconcile.extract.clauses import (
    CLAUSE,
    PARTICIPLE,
    Clause,
    end_of,
    governing_date,
    is_begun,
    is_lost_since,
    is_then,
)
from reconcile.extract.date_words import COUNTS
from reconcile.extract.marks import Marks
from reconcile.extract.nth_days import is_running
from reconcile.extract.story import Sentence, Story, is_short
from reconcile.extract.totals import (
    is_long,
    is_of_campaign,
    is_of_no_day,
    is_standing,
    is_total,
    war_goes_on,
)
from reconcile.model import DateMention, Scope, Span

#: Characters after a figure in which "a day" makes it a rate.
RATE_REACH = 70
#: Characters before a figure in which "that have killed" stands.
PERFECT_REACH = 60
#: Characters between a month and its figure in which ", leaving at least" stands.
PARTICIPLE_REACH = 30
#: Characters after a figure in which "in a single day" stands.
ONE_DAY_REACH = 50
#: Characters of a long English word.
LONG_WORD = 12

# "Ten a day" is a rate; "the worst in a year", "once a week", "a day after" are not.
_NO_RATE_BEFORE = frozenset(
    "in for almost nearly about over than once twice of after before such just half as within is on".split()
)
_NO_RATE_AFTER = re.compile(
    r"-|['’]s?\b|\s+(?:ago|earlier|later|after|before|since|of|bulletins?|updates?|reports?|briefings?|news|count|tally|toll"
    r"|newspaper|paper|situation|press)\b"
)
_THROUGH = re.compile(r"(?i)\b(?:by|during|throughout|through|until|till|over|for)\s+(?:\w+[\s-])?\Z")
_HAVE_KILLED = re.compile(
    r"\b(?:has|have)\s+(?:\w+\s+){0,2}?(?:killed|claimed|left|cost|lost|taken|seen|wounded|injured|seized|kidnapped|abducted"
    r"|displaced|driven)\s[^.;,]{0,30}\Z"
)
_HAVE_DIED = re.compile(
    r"\s(?:[\w-]+\s+){1,4}?(?:has|have)\s+(?:\w+\s+)?(?:died|drowned|perished|been\s+(?:killed|shot|wounded|injured|hurt))\b"
)
# "Killed |when armed men broke up a sit-in": one harm.
_KILLED_WHEN = re.compile(
    r"[^.;,]{0,60}?\b(?:killed|died|drowned|perished|injured|wounded|hurt|shot|crushed|dead)\b[^.;,]{0,30}?\swhen\s"
    r"(?!(?:the|a)\s(?:\w+\s)?(?:war|conflict|unrest|protests|uprising)\b)"
)
_IN_ONE_DAY = re.compile(r"\b(?:in|on) (?:a single|just one|one) (?:day|night|morning|afternoon|evening|attack|raid)\b")
_HAD_DIED = re.compile(
    r"\s(?:[\w-]+\s+){1,4}?had\s+(?:\w+\s+)?(?:died|drowned|perished|been\s+(?:killed|shot|wounded|injured|hurt))\b"
)
_TALLIED = re.compile(r"\b(?:years?|months?|[Tt]here were|deaths|fatalities|total of|altogether|so far)\b")
_IS_LARGE = re.compile(r"\d[,. ]?\d{3}\b|\b(?:[Hh]undreds|[Tt]housands|[Mm]illions?)\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:yesterday|today|overnight|this morning)\b")
#: Kinds of words that speak of more than one harm.
_SEVERAL = frozenset({"events", "tally", "war", "campaign"})
#: Kinds of words of which one anywhere makes a report one of a war or of statistics.
_COUNTING = frozenset({"tally", "war"})
#: Rules whose date is a span of time.
_SPANS = frozenset(
    {"since", "until", "window", "recent", "so_far", "span", "days", "years", "decade", "season", "week"}
)


def harm_scope(story: Story, sentence: Sentence, clause: Clause, figure: Span) -> Scope:
    """Return whether a figure counts one event, a total over a period, or a rate.

    A period is told by its dates ("since May", "last year" without one event
    named), by a war or statistic that the clause speaks of, or by a standing
    number ("900 are currently held"). Everything else is an incident.
    """
    text, marks = story.text, story.marks
    if "rate" in sentence.kinds and _is_rate(text, marks, figure.end, min(sentence.end, figure.end + RATE_REACH)):
        return Scope.RATE
    if is_of_no_day(text, sentence, figure):
        return Scope.PERIOD
    total = is_total(text, marks, clause, figure)
    governing = governing_date(story, sentence, figure, Scope.PERIOD)
    if governing is not None:
        is_lost = governing.rule == "since" and is_lost_since(text, governing.start, governing.date)
        if is_lost or is_then(text, governing, figure):
            return Scope.INCIDENT
        if is_begun(text, governing):
            return Scope.PERIOD
        if total and is_short(governing.date) and not is_long(story, clause, figure, governing):
            return Scope.INCIDENT
        return _scope_of_date(story, governing, clause, figure, total)
    if total or is_standing(text, marks, sentence, figure) or is_of_campaign(text, marks, clause, figure):
        return Scope.PERIOD
    if "event" not in clause.kinds and (_is_of_period(story, sentence) or is_running(story, sentence, clause, figure)):
        return Scope.PERIOD
    if sentence.at not in story.handed:
        story.handed[sentence.at] = _scope_handed_on(story, sentence)
    return story.handed[sentence.at]


def is_undated_total(story: Story, sentence: Sentence) -> bool:
    """Return whether a figure that nothing dates counts more than one harm: "killed in air strikes on the city".

    With a day in the sentence, even one that cannot be resolved, "air strikes"
    are one day's; without any they are a campaign.
    """
    return not sentence.kinds.isdisjoint(_SEVERAL) and not _WEEKDAY.search(story.text, sentence.start, sentence.end)


def _is_of_period(story: Story, sentence: Sentence) -> bool:
    """Return whether the stretch of which the report tells is that of a sentence, and no day just before it is."""
    period = story.period()
    if period is None:
        return False
    carried = carried_date(story, sentence) if period.rule == "window" else None
    return carried is None or is_window(carried)


def _is_rate(text: str, marks: Marks, first: int, last: int) -> bool:
    """Return whether "a day", "every year" starts between ``first`` and ``last`` and makes the figure before a rate."""
    for start, end in marks.rates(first, last):
        words = text[max(first, start - LONG_WORD) : start].split()
        word = words[-1].lower() if words else ""
        # "280 this year, about four a day": the rate is of another figure.
        if (
            word not in _NO_RATE_BEFORE
            and word not in COUNTS
            and not word.isdigit()
            and not _NO_RATE_AFTER.match(text, end)
        ):
            return True
    return False


def _scope_handed_on(story: Story, sentence: Sentence) -> Scope:
    """Return the scope that a sentence without a date of its own takes from those before it."""
    if goes_on_since(story, sentence):
        return Scope.PERIOD
    if sentence.at == 0 or not goes_on(story.text, sentence):
        carried = carried_date(story, sentence)
        return Scope.PERIOD if carried is not None and is_window(carried) else Scope.INCIDENT
    for before in sentences_before(story, sentence):
        # "The incidents left …" goes on about the harm told here.
        end = min(before.end, before.start + 2 * CLAUSE)
        clause = Clause(before.start, end, story.marks.kinds_in(before.start, end))
        total = war_goes_on(story.text, clause)
        governing = governing_date(story, before, end_of(before), Scope.PERIOD)
        if governing is not None:
            return _scope_of_date(story, governing, clause, end_of(before), total)
        if total:
            return Scope.PERIOD
    return Scope.INCIDENT


def _scope_of_date(story: Story, governing: DateMention, clause: Clause, figure: Span, total: bool) -> Scope:
    if is_window(governing):
        return Scope.PERIOD
    if is_short(governing.date):
        return Scope.PERIOD if total else Scope.INCIDENT
    if governing.rule in ("year", "month", "week", "season", "relative", "earlier"):
        if total or _is_so_far(story, clause, governing, figure):
            return Scope.PERIOD
        is_near = 0 <= figure.start - governing.end <= PARTICIPLE_REACH
        if is_near and PARTICIPLE.match(story.text, governing.end, figure.start):
            return Scope.INCIDENT  # "stormed a post last month, leaving |eleven dead"
        if _IN_ONE_DAY.search(story.text, figure.end, min(clause.end, figure.end + ONE_DAY_REACH)):
            return Scope.INCIDENT
        if "event" in clause.kinds or _KILLED_WHEN.match(story.text, figure.end, clause.end):
            return Scope.INCIDENT
        return Scope.INCIDENT if _is_of_one_day(story, clause, governing, figure) else Scope.PERIOD
    return Scope.PERIOD if total or governing.rule in _SPANS else Scope.INCIDENT


def _is_so_far(story: Story, clause: Clause, governing: DateMention, figure: Span) -> bool:
    """Return whether a year is told in the perfect: "raids that have killed many this year", "197 have died"."""
    if governing.rule not in ("year", "month"):
        return False
    text = story.text
    return bool(
        _HAVE_KILLED.search(text, max(clause.start, figure.start - PERFECT_REACH), figure.start)
        or _HAVE_DIED.match(text, figure.end, clause.end)
        or (
            text[governing.start : governing.end].lower() == "this year"
            and _HAD_DIED.match(text, figure.end, clause.end)
        )
    )


def _is_of_one_day(story: Story, clause: Clause, governing: DateMention, figure: Span) -> bool:
    """Return whether a past month or year is told as that of one harm: "in 2008, 220 were trampled at a temple".

    Not in a report of a war or of statistics, not where months and years are
    counted ("the deadliest year", "by June"), and not for a figure that one
    harm seldom reaches.
    """
    text = story.text
    if governing.rule not in ("year", "month", "week") or not _COUNTING.isdisjoint(story.marks.kinds_in(0, len(text))):
        return False
    if not clause.kinds.isdisjoint(_SEVERAL) or _IS_LARGE.search(text, *figure):
        return False
    left = text[max(clause.start, governing.start - LONG_WORD) : governing.start]
    if text.startswith(" alone", governing.end):
        return False  # "in July alone"
    return not (_THROUGH.search(left) or _TALLIED.search(text, clause.start, clause.end))


def is_window(mention: DateMention) -> bool:
    """Return whether a date is a stretch of days up to the report, longer than the last 24 hours."""
    low, high = days.ends(mention.date)
    return mention.rule == "window" and not (low and high and (high - low).days == 1)
