"""Tell whether a figure counts one event, a total over a period, or a rate."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from reconcile.extract import days
from reconcile.extract.clauses import (
    CARRY_SENTENCES,
    CLAUSE,
    carried_date,
    clause_of,
    end_of,
    goes_on,
    governing_date,
    is_then,
    sentence_at,
)
from reconcile.extract.date_words import COUNTS
from reconcile.extract.marks import Marks
from reconcile.extract.story import Story, is_short, read_story
from reconcile.extract.totals import is_long, is_of_campaign, is_standing, is_total, war_goes_on
from reconcile.model import DateMention, Scope, Span

#: Characters after a figure in which "a day" makes it a rate.
RATE_REACH = 70
#: Characters of a long English word.
LONG_WORD = 12

# "Ten a day" is a rate; "the worst in a year", "once a week", "a day after" are not.
_NO_RATE_BEFORE = frozenset(
    "in for almost nearly about over than once twice of after before such just half as within is on".split()
)
_NO_RATE_AFTER = re.compile(r"-|\s+(?:ago|earlier|later|after|before|since|of)\b")
_THROUGH = re.compile(r"(?i)\b(?:by|during|throughout|through|until|till|over|for)\s+(?:\w+[\s-])?\Z")
_TALLIED = re.compile(r"\b(?:years?|months?|[Tt]here were|deaths|fatalities|total of|altogether|so far)\b")
_IS_LARGE = re.compile(r"\d[,. ]?\d{3}\b|\b(?:[Hh]undreds|[Tt]housands|[Mm]illions?)\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:yesterday|today|overnight|this morning)\b")
#: Kinds of words that speak of more than one harm.
_SEVERAL = ("events", "tally", "war", "campaign")
#: Rules whose date is a span of time.
_SPANS = frozenset(
    {"since", "until", "window", "recent", "so_far", "span", "days", "years", "decade", "season", "week"}
)


def harm_scope(text: str, sentences: Sequence[Span], dates: Sequence[DateMention], span: Span) -> Scope:
    """Return whether the figure at ``span`` counts one event, a total over a period, or a rate.

    A period is told by its dates ("since May", "last year" without one event
    named), by a war or statistic that the clause speaks of, or by a standing
    number ("900 are currently held"). Everything else is an incident.
    """
    story = read_story(text, sentences, dates)
    marks = story.marks
    at = sentence_at(sentences, span)
    sentence = sentences[at] if sentences else span
    near = Span(span.end, min(sentence.end, span.end + RATE_REACH))
    if marks.rates and _is_rate(text, marks, near):
        return Scope.RATE
    clause = clause_of(sentence, span)
    total = is_total(text, marks, clause, span)
    governing = governing_date(story, sentence, span, Scope.PERIOD)
    if governing is not None:
        if is_then(text, governing, span):
            return Scope.INCIDENT
        if total and is_short(governing.date) and not is_long(story, clause, span, governing):
            return Scope.INCIDENT
        return _scope_of_date(text, governing, marks, clause, span, total)
    if total or is_standing(text, marks, sentence, span) or is_of_campaign(text, marks, clause, span):
        return Scope.PERIOD
    if story.period() is not None and not marks.count("event", *clause):
        return Scope.PERIOD
    if at > 0 and goes_on(text, sentence):
        return _scope_handed_on(story, at - 1)
    carried = carried_date(story, at, "")
    return Scope.PERIOD if carried is not None and is_window(carried) else Scope.INCIDENT


def is_undated_total(text: str, sentences: Sequence[Span], dates: Sequence[DateMention], span: Span) -> bool:
    """Return whether a figure that nothing dates counts more than one harm: "killed in air strikes on the city".

    With a day in the sentence, even one that cannot be resolved, "air strikes"
    are one day's; without any they are a campaign.
    """
    story = read_story(text, sentences, dates)
    sentence = sentences[sentence_at(sentences, span)] if sentences else span
    if _WEEKDAY.search(text, *sentence):
        return False
    return any(story.marks.count(kind, *sentence) for kind in _SEVERAL)


def _is_rate(text: str, marks: Marks, near: Span) -> bool:
    """Return whether "a day", "every year" stands in ``near`` and makes the figure before it a rate."""
    for start, end in marks.rates[bisect_left(marks.rates, (near.start,)) : bisect_left(marks.rates, (near.end,))]:
        words = text[max(near.start, start - LONG_WORD) : start].split()
        last = words[-1].lower() if words else ""
        # "280 this year, about four a day": the rate is of another figure.
        if (
            last not in _NO_RATE_BEFORE
            and last not in COUNTS
            and not last.isdigit()
            and not _NO_RATE_AFTER.match(text, end)
        ):
            return True
    return False


def _scope_handed_on(story: Story, at: int) -> Scope:
    """Return the scope that a sentence hands on to one that goes on about its harm ("The incidents left …")."""
    marks = story.marks
    for sentence in reversed(story.sentences[max(0, at + 1 - CARRY_SENTENCES) : at + 1]):
        clause = Span(sentence.start, min(sentence.end, sentence.start + 2 * CLAUSE))
        total = war_goes_on(story.text, marks, clause)
        governing = governing_date(story, sentence, end_of(sentence), Scope.PERIOD)
        if governing is not None:
            return _scope_of_date(story.text, governing, marks, clause, end_of(sentence), total)
        if total:
            return Scope.PERIOD
    return Scope.INCIDENT


def _scope_of_date(text: str, governing: DateMention, marks: Marks, clause: Span, figure: Span, total: bool) -> Scope:
    if is_window(governing):
        return Scope.PERIOD
    if is_short(governing.date):
        return Scope.PERIOD if total else Scope.INCIDENT
    if governing.rule in ("year", "month", "week", "season", "relative", "earlier"):
        if total or marks.count("event", *clause):
            return Scope.PERIOD if total else Scope.INCIDENT
        return Scope.INCIDENT if _is_of_one_day(text, marks, clause, governing, figure) else Scope.PERIOD
    return Scope.PERIOD if total or governing.rule in _SPANS else Scope.INCIDENT


def _is_of_one_day(text: str, marks: Marks, clause: Span, governing: DateMention, figure: Span) -> bool:
    """Return whether a past month or year is told as that of one harm: "in 2008, 220 were trampled at a temple".

    Not in a report of a war or of statistics, not where months and years are
    counted ("the deadliest year", "by June"), and not for a figure that one
    harm seldom reaches.
    """
    if governing.rule not in ("year", "month") or marks.starts["tally"] or marks.starts["war"]:
        return False
    if any(marks.count(kind, *clause) for kind in _SEVERAL) or _IS_LARGE.search(text, *figure):
        return False
    left = text[max(clause.start, governing.start - LONG_WORD) : governing.start]
    return not (_THROUGH.search(left) or _TALLIED.search(text, *clause))


def is_window(mention: DateMention) -> bool:
    """Return whether a date is a stretch of days up to the report, longer than the last 24 hours."""
    low, high = days.ends(mention.date)
    return mention.rule == "window" and not (low and high and (high - low).days == 1)
