"""Choose when the harm behind a figure happened, and over what span it counts.

A date in the figure's own clause governs. The day on which somebody said it
does not: "the ministry said on Wednesday that Tuesday's raid killed nine".
Where the sentence gives none, the date is carried over, from the sentences
before where they told one, else from the story.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from reconcile.extract import days
from reconcile.extract.clauses import (
    CARRY_SENTENCES,
    WHEN,
    carried_date,
    clause_of,
    end_of,
    goes_on,
    governing_date,
    sentence_at,
)
from reconcile.extract.scopes import harm_scope, is_window
from reconcile.extract.story import Story, read_story
from reconcile.extract.totals import SINCE_REACH, is_standing, may_be_of_war, runs_on
from reconcile.extract.wars import war_start
from reconcile.model import DateMention, Scope, Span

__all__ = ["harm_date", "harm_scope"]

#: Characters between the day of a "when" and its figure: "in 2004, when there were 290".
WHEN_REACH = 40
#: Characters before a date in which "ended in" stands.
ENDED_REACH = 12
#: Days; the total of a war or a wave of protests that began within these runs up to the report.
RECENT_DAYS = 365

_ENDED = re.compile(r"\bended\s+(?:in|on)\s+\Z")


def harm_date(
    text: str, sentences: Sequence[Span], dates: Sequence[DateMention], anchor: str, span: Span, scope: Scope
) -> str:
    """Return when the harm counted at ``span`` happened, "" where it cannot be told.

    Args:
        sentences: Of ``text``, in order.
        dates: From ``find_dates``, in order.
        anchor: ISO day that the text speaks from, "" where unknown.
        span: The figure.
        scope: From ``harm_scope``.

    Returns:
        An ISO day, month, year or interval. A total since a month or a year
        is open at its end, one since a day runs up to the anchor, and one
        whose start is not told ("the siege has killed 900") is open at its start.

    >>> from reconcile.extract.dates import find_dates
    >>> text = "Six men died in Monday's fire, the mayor said on Tuesday."
    >>> harm_date(text, [Span(0, 57)], find_dates(text, "2017-04-05"), "2017-04-05", Span(0, 3), Scope.INCIDENT)
    '2017-04-03'
    """
    story = read_story(text, sentences, dates)
    at = sentence_at(sentences, span)
    sentence = sentences[at] if sentences else span
    governing = governing_date(story, sentence, span, scope, anchor)
    if scope is Scope.INCIDENT:
        if governing is not None:
            return story.date_of(governing, anchor)
        carried = carried_date(story, at, anchor)
        return story.date_of(carried, anchor) if carried is not None else story.main(anchor)
    if governing is None and goes_on(text, sentence):
        for before in reversed(sentences[max(0, at - CARRY_SENTENCES) : at]):
            governing = governing or governing_date(story, before, end_of(before), Scope.PERIOD, anchor)
    if governing is not None:
        return _period(story, governing, sentence, span, anchor)
    carried = carried_date(story, at, anchor)
    if carried is not None and is_window(carried):
        return carried.date
    clause, marks = clause_of(sentence, span), story.marks
    is_known = days.read_day(anchor) is not None
    if is_standing(text, marks, sentence, span):
        return anchor if is_known else ""
    if (counted := story.period()) is not None:
        return counted.date
    if may_be_of_war(text, marks, clause, span) and (war := war_start(story, anchor, sentence)):
        return _up_to(war, anchor)
    return f"/{anchor}" if is_known and runs_on(text, marks, clause) else ""


def _period(story: Story, governing: DateMention, sentence: Span, span: Span, anchor: str) -> str:
    """Return the interval that a total counts over, from the date that its clause gives."""
    low, slash, high = governing.date.partition("/")
    if slash and not high:
        return f"{low}/{anchor}" if len(low) == 10 and low <= anchor else governing.date
    if slash:
        return f"{start}/{high}" if not low and (start := _started(story, sentence, high)) else governing.date
    if 0 <= span.start - governing.end <= WHEN_REACH and WHEN.match(story.text, governing.end, span.start):
        return governing.date  # "since records began in 2004, when 290 died"
    if _ENDED.search(story.text, max(sentence.start, governing.start - ENDED_REACH), governing.start):
        return f"/{low}"
    role = story.role(bisect_left(story.starts, governing.start), anchor)
    if role == "since" or low == war_start(story, anchor, sentence):
        return _up_to(low, anchor)
    return governing.date


def _started(story: Story, sentence: Span, high: str) -> str:
    """Return since when a total up to ``high`` counts, "" untold: "as of 21 January … since October"."""
    first = bisect_left(story.starts, sentence.start)
    for i in range(first, bisect_left(story.starts, sentence.end)):
        mention = story.dates[i]
        low, slash, end = mention.date.partition("/")
        is_start = mention.rule == "since" or story.marks.count("since", mention.start - SINCE_REACH, mention.start)
        if is_start and low < high and not (slash and end):
            return low
    return ""


def _up_to(low: str, anchor: str) -> str:
    """Return the interval from ``low``, closed by the report's day where it began of late."""
    first, day = days.ends(low)[0], days.read_day(anchor)
    if first is not None and day is not None and 0 <= (day - first).days <= RECENT_DAYS:
        return f"{low}/{anchor}"
    return f"{low}/"
