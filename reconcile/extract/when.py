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
from reconcile.extract.clauses import SUBORDINATE, governing_date, sentence_at
from reconcile.extract.marks import Marks
from reconcile.extract.story import Story, cues, is_short, read_story
from reconcile.extract.wars import war_start
from reconcile.model import DateMention, Scope, Span

#: Characters to either side of a figure that are read as its clause.
CLAUSE = 240
#: Characters after a figure in which "a day" makes it a rate.
RATE_REACH = 70
#: Characters before a figure in which "home to" stands; of a long English word.
HOSTS_REACH, LONG_WORD = 12, 12
#: Characters from the start of a sentence in which "these deaths" are those of the one before.
GOES_ON_REACH = 75
#: Sentences over which a day carries on to those without one.
CARRY_SENTENCES = 2
#: Days; the total of a war or a wave of protests that began within these runs up to the report.
RECENT_DAYS = 365

# "Ten a day" is a rate; "the worst in a year", "once a week", "a day after" are not.
_NO_RATE_BEFORE = frozenset(
    "in for almost nearly about over than once twice of after before such just half as within is on".split()
)
_NO_RATE_AFTER = re.compile(r"-|\s+(?:ago|earlier|later|after|before|since|of)\b")
_HOME_TO = re.compile(r"\b(?:home to|hosts|hosting|hosted)\s+\Z")
SHORTEST_VAST = 5  # characters of the shortest of them, "12000"
#: Figures that one event seldom reaches: "has displaced tens of thousands".
_VAST = re.compile(r"\b(?:tens of thousands|hundreds of thousands|thousands|millions?)\b|\d{2,3}[,. ]?\d{3}\b", re.I)
#: Figures that, without one event named, only a war reaches.
_OF_WAR_SIZE = re.compile(r"\b\d{3}[,. ]?\d{3}\b|\b(?:hundreds of thousands|(?:quarter|half) of a million)\b", re.I)
_SINCE = re.compile(
    r"\bsince\b(?!\s+(?:being|he|she|dawn|morning|midnight|early|late|yesterday|last night|(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day))",
    re.I,
)
# "The deadliest raid since …" compares and counts nothing.
_SUPERLATIVE = re.compile(r"\b(?:\w+iest|worst|biggest|largest|highest|first|most|greatest|such)\b[^.;]{0,120}\Z", re.I)
# Between a figure and a "since" of another clause.
_APART = re.compile(rf"[;:—]|\b(?:as|but|{SUBORDINATE})\b")
_LASTING = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+\s+){0,3}?(?:killed|left|claimed|cost|died|been|taken|caused|displaced|seen|forced|sent"
    r"|driven|resulted|led|lost|injured|wounded)\b"
    r"|\bkilled\s+(?:in|during|by)\s+(?:the|a)\b"
    r"|\b(?:during|in|amid|to|with|from)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}"
    r"(?:protests|riots|epidemic|pandemic|outbreak|uprising|unrest|famine)\b"
    r"|\btoll\s+(?:from|of|in)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}(?:war|conflict|uprising)\b",
    re.I,
)
_GOES_ON = re.compile(
    r"\W*(?=[OoTt])(?:"
    rf"(?:The|That|This)\s+(?:[\w.-]+\s+){{0,3}}?(?:{cues('event')})\b"
    r"|(?:[Oo]f (?:those|them|these)|[Tt]hose|[Tt]hese|[Tt]hey|[Tt]hat (?:attack|year|month)"
    r"|[Tt]he (?:incidents|attacks|deaths|dead|victims))\b)"
)
_OF_THESE = re.compile(r"th[eo]se (?:deaths|killed|attacks|victims)")
#: Rules whose date is a span of time.
_SPANS = frozenset(
    {"since", "until", "window", "recent", "so_far", "span", "days", "years", "decade", "season", "week"}
)


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
        is open at its end, one since a day runs up to the anchor.

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
        return _carried(story, at, anchor) or story.main(anchor)
    if governing is None and _goes_on(text, sentence):
        for before in reversed(sentences[max(0, at - CARRY_SENTENCES) : at]):
            governing = governing or governing_date(story, before, _end_of(before), Scope.PERIOD, anchor)
    if governing is not None:
        return _period(story, governing, sentence, anchor)
    clause = _clause(sentence, span)
    of_war = story.marks.count("war", *clause) or _SINCE.search(text, *clause)
    if scope is Scope.PERIOD and story.marks.starts["war"]:
        of_war = of_war or _OF_WAR_SIZE.search(text, *span)
    if of_war and (war := war_start(story, anchor, sentence)):
        return _up_to(war, anchor)
    return anchor if story.marks.count("state", *clause) and days.read_day(anchor) else ""


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
    clause = _clause(sentence, span)
    total = _is_total(text, marks, clause, span)
    governing = governing_date(story, sentence, span, Scope.PERIOD)
    if governing is not None:
        return _scope_of_date(governing, marks, clause, total)
    hosts = _HOME_TO.search(text, max(sentence.start, span.start - HOSTS_REACH), span.start)
    if total or hosts or marks.count("state", *near):
        return Scope.PERIOD
    if at > 0 and _goes_on(text, sentence):
        return _scope_handed_on(story, at - 1)
    return Scope.INCIDENT


def _is_rate(text: str, marks: Marks, near: Span) -> bool:
    """Return whether "a day", "every year" stands in ``near`` and makes the figure before it a rate."""
    for start, end in marks.rates[bisect_left(marks.rates, (near.start,)) : bisect_left(marks.rates, (near.end,))]:
        words = text[max(near.start, start - LONG_WORD) : start].split()
        if not (words and words[-1].lower() in _NO_RATE_BEFORE) and not _NO_RATE_AFTER.match(text, end):
            return True
    return False


def _is_total(text: str, marks: Marks, clause: Span, figure: Span) -> bool:
    """Return whether a clause tells a running total: of a war, of a statistic, or since something."""
    if any(_is_since(text, start, clause, figure) for start in marks.between("since", *clause)):
        return True
    if marks.count("event", *clause):
        return False
    if marks.count("tally", *clause):
        return True
    is_large = marks.count("war", *clause) or (
        figure.end - figure.start >= SHORTEST_VAST and _VAST.search(text, *figure)
    )
    return bool(is_large and _LASTING.search(text, *clause))


def _is_since(text: str, start: int, clause: Span, figure: Span) -> bool:
    """Return whether a "since" says from when the figure counts, and not another clause or a comparison."""
    if not _SINCE.match(text, start, clause.end) or _SUPERLATIVE.search(text, clause.start, start):
        return False
    return start < figure.start or not _APART.search(text, figure.end, start)


def _scope_handed_on(story: Story, at: int) -> Scope:
    """Return the scope that a sentence hands on to one that goes on about its harm ("The incidents left …")."""
    marks = story.marks
    for sentence in reversed(story.sentences[max(0, at + 1 - CARRY_SENTENCES) : at + 1]):
        clause = Span(sentence.start, min(sentence.end, sentence.start + 2 * CLAUSE))
        is_war = marks.count("war", *clause) and not marks.count("event", *clause)
        total = bool(is_war and _LASTING.search(story.text, *clause))
        governing = governing_date(story, sentence, _end_of(sentence), Scope.PERIOD)
        if governing is not None:
            return _scope_of_date(governing, marks, clause, total)
        if total:
            return Scope.PERIOD
    return Scope.INCIDENT


def _scope_of_date(governing: DateMention, marks: Marks, clause: Span, total: bool) -> Scope:
    low, high = days.ends(governing.date)
    length = (high - low).days if low and high else None
    if governing.rule == "window" and length != 1:
        return Scope.PERIOD
    if is_short(governing.date):
        return Scope.PERIOD if total else Scope.INCIDENT
    if governing.rule in ("year", "month", "week", "season", "relative"):
        return Scope.INCIDENT if marks.count("event", *clause) and not total else Scope.PERIOD
    return Scope.PERIOD if total or governing.rule in _SPANS else Scope.INCIDENT


def _goes_on(text: str, sentence: Span) -> bool:
    """Return whether a sentence goes on about the harm of the one before it: "The blast …", "Of those …"."""
    return bool(
        _GOES_ON.match(text, sentence.start, sentence.end)
        or _OF_THESE.search(text, sentence.start, min(sentence.end, sentence.start + GOES_ON_REACH))
    )


def _end_of(sentence: Span) -> Span:
    return Span(sentence.end, sentence.end)


def _clause(sentence: Span, span: Span) -> Span:
    return Span(max(sentence.start, span.start - CLAUSE), min(sentence.end, span.end + CLAUSE))


def _carried(story: Story, at: int, anchor: str) -> str:
    """Return the date that a sentence without one takes from those just before it, else ""."""
    for before in reversed(story.sentences[max(0, at - CARRY_SENTENCES) : at]):
        governing = governing_date(story, before, _end_of(before), Scope.INCIDENT, anchor, hanging=False)
        if governing is not None:
            carries = is_short(governing.date) or _goes_on(story.text, story.sentences[at])
            return story.date_of(governing, anchor) if carries else ""
    return ""


def _period(story: Story, governing: DateMention, sentence: Span, anchor: str) -> str:
    """Return the interval that a total counts over, from the date that its clause gives."""
    low, slash, high = governing.date.partition("/")
    if slash and not high:
        return f"{low}/{anchor}" if len(low) == 10 and low <= anchor else governing.date
    if slash:
        return governing.date
    role = story.role(bisect_left(story.starts, governing.start), anchor)
    if role == "since" or low == war_start(story, anchor, sentence):
        return _up_to(low, anchor)
    return governing.date


def _up_to(low: str, anchor: str) -> str:
    """Return the interval from ``low``, closed by the report's day where it began of late."""
    first, day = days.ends(low)[0], days.read_day(anchor)
    if first is not None and day is not None and 0 <= (day - first).days <= RECENT_DAYS:
        return f"{low}/{anchor}"
    return f"{low}/"
