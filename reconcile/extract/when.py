"""Choose when the harm behind a figure happened, and over what span it counts.

A date in the figure's own clause governs. The day on which somebody said it
does not: "the ministry said on Wednesday that Tuesday's raid killed nine".
Where the sentence gives none, the date is carried over, from the sentences
before where they told one, else from the story.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from reconcile.extract import days
from reconcile.extract.carried_days import (
    CARRY_SENTENCES,
    carried_date,
    goes_on,
    goes_on_since,
    sentences_before,
)
from reconcile.extract.clauses import (
    WHEN,
    Clause,
    clause_of,
    end_of,
    governing_date,
    is_begun,
    is_begun_at,
)
from reconcile.extract.lead_days import is_loose
from reconcile.extract.main_day import SAME_DAY, days_of_story, main_day
from reconcile.extract.nth_days import counted_since, is_running
from reconcile.extract.scopes import harm_scope, is_undated_total, is_window
from reconcile.extract.storm_days import is_its_coming, storm_days
from reconcile.extract.story import Sentence, Story, is_short
from reconcile.extract.totals import (
    SINCE_REACH,
    counts_since,
    is_of_no_day,
    is_of_this_war,
    is_of_war_size,
    is_standing,
    may_be_of_war,
    runs_on,
)
from reconcile.extract.wars import war_start, years_of_war
from reconcile.model import DateMention, Scope, Span

#: Characters between the day of a "when" and its figure: "in 2004, when there were 290".
WHEN_REACH = 40
#: Characters before a date in which "ended in" stands.
ENDED_REACH = 12
#: Characters before a figure in which "bringing the toll to" stands.
TOLL_REACH = 80
#: Characters before "a day after" in which "the raid came" stands.
CAME_REACH = 120
#: Sentences of the lead, headline included, in which the day of what followed a harm is held against the story's.
LOOSE_SENTENCES = 4
#: Days; the total of a war or a wave of protests that began within these runs up to the report.
RECENT_DAYS = 270

_GRAVE = re.compile(r"\bgraves?\b")
_UNEARTHED = re.compile(
    r"\b(?:found|uncover(?:ed|ing)|discover(?:ed|ing)|unearth(?:ed|ing)|exhum(?:ed|ing)|recovered)\b"
)
_EXECUTED = re.compile(r"\b(?:killed|executed|shot|massacred|died)\b[^.;]{0,60}\b(?:on|in|last|this)\s")
# "Two of the wounded died on Monday, bringing the toll to |22": that of the story.
_TOLL_TO = re.compile(
    r"\b(?:bringing|raising|taking|pushing|lifting)\s+(?:the|its|their|his)\s+(?:[\w-]+\s+){0,3}?(?:tolls?|number|count|total|tally|dead)\b"
    r"[^.;,]{0,40}?\bto\s+\Z"
)
_SINCE_THEN = re.compile(r"\b[Ss]ince (?:then|that (?:day|time|month|year))\b")
_SET_OFF = re.compile(
    r"\b(?:set off|triggered|sparked|ignited|unleashed|started|led to) (?:the|a|this)\s(?:\w+\s)?(?:war|conflict)\b"
)
# "The raid came a day after |".
_CAME = re.compile(r"\b(?:came|comes|coming|occurred|happened|took place|struck|followed)\b[^.;]*\Z")
#: Rules of dates that run up to the report.
_STRETCHES = frozenset({"window", "recent", "so_far"})
_ENDED = re.compile(r"\bended\s+(?:in|on)\s+\Z")


def find_when(story: Story, sentence: Sentence, figure: Span) -> tuple[Scope, str]:
    """Return what a figure of a sentence counts, and when the harm happened, "" where it cannot be told.

    Returns:
        The scope, and an ISO day, month, year or interval. A total since a
        month or a year is open at its end, one since a day runs up to the
        anchor, and one whose start is not told ("the siege has killed 900")
        is open at its start.

    >>> from reconcile.extract.dates import find_dates
    >>> text, day = "Six men died in Monday's fire, the mayor said on Tuesday.", "2017-04-05"
    >>> story = Story(text, [Span(0, 57)], find_dates(text, day), day)
    >>> find_when(story, story.sentence(0), Span(0, 3))
    (<Scope.INCIDENT: 'incident'>, '2017-04-03')
    """
    clause = clause_of(story, sentence, figure)
    scope = harm_scope(story, sentence, clause, figure)
    if scope is not Scope.INCIDENT:
        return scope, _date_of_total(story, sentence, clause, figure, scope)
    date = _date_of_incident(story, sentence, figure)
    if date and date == counted_since(story, sentence):
        return Scope.PERIOD, date
    is_undated = not (date or story.anchor)
    return (Scope.PERIOD if is_undated and is_undated_total(story, sentence) else scope), date


def _date_of_incident(story: Story, sentence: Sentence, figure: Span) -> str:
    if story.has_graves and _is_exhumed(story.text, sentence):
        return ""
    sets_off = "war" in sentence.kinds and _SET_OFF.search(story.text, sentence.start, sentence.end)
    if sets_off and (start := war_start(story, Span(sentence.start, sentence.end))):
        return start
    if _TOLL_TO.search(story.text, max(sentence.start, figure.start - TOLL_REACH), figure.start):
        return main_day(story)
    mention = governing_date(story, sentence, figure, Scope.INCIDENT) or carried_date(story, sentence)
    if mention is None:
        return counted_since(story, sentence) or storm_days(story) or main_day(story)
    if _is_day_of_story(story, mention):
        return main_day(story)
    if is_its_coming(story, sentence, mention):
        return storm_days(story)
    return _before_loose(story, mention) or _before_story(story, mention) or story.date_of(mention)


def _is_day_of_story(story: Story, mention: DateMention) -> bool:
    """Return whether "the same day" follows a day on which somebody only spoke: that of the story is meant."""
    i = bisect_left(story.starts, mention.start)
    said = story.text[mention.start : mention.end].lower()
    return i > 0 and said in SAME_DAY and story.role(i - 1) == "said"


def _before_loose(story: Story, mention: DateMention) -> str:
    """Return the day of the story where that of a figure in the lead is only of what followed the harm, else ""."""
    if not days.is_day(mention.date) or story.sentence_at(mention.start) >= LOOSE_SENTENCES:
        return ""
    main = main_day(story)
    is_before = len(main) == len(mention.date) and main < mention.date
    return main if is_before and is_loose(story, bisect_left(story.starts, mention.start)) else ""


def _before_story(story: Story, mention: DateMention) -> str:
    """Return the day of "the raid came a day after |12 were killed", which counts from the raid; "" for any other."""
    own = story.sentence_of(mention)
    is_alone = mention.start == story.starts[own.first]
    if mention.rule != "anniversary" or not days.is_day(mention.date) or not is_alone:
        return ""
    counted, main, anchor = (days.read_day(day) for day in (mention.date, main_day(story), story.anchor))
    came_from = max(own.start, mention.start - CAME_REACH)
    if not (counted and main and anchor and _CAME.search(story.text, came_from, mention.start)):
        return ""
    return (main - (anchor - counted)).isoformat()


def _is_exhumed(text: str, sentence: Sentence) -> bool:
    """Return whether a sentence tells of bodies found in a grave: when they died is another question."""
    return bool(
        _GRAVE.search(text, sentence.start, sentence.end)
        and _UNEARTHED.search(text, sentence.start, sentence.end)
        and not _EXECUTED.search(text, sentence.start, sentence.end)
    )


def _date_of_total(story: Story, sentence: Sentence, clause: Clause, figure: Span, scope: Scope) -> str:
    text, marks, anchor = story.text, story.marks, story.anchor
    governing = governing_date(story, sentence, figure, scope)
    if governing is not None and is_short(governing.date):
        is_war = "war" in clause.kinds and is_of_this_war(text, clause, figure)
        if is_war or (governing.end <= figure.start and counts_since(story, clause, figure)):
            governing = None
    if is_of_no_day(text, sentence, figure):
        return governing.date if governing is not None and governing.rule in _STRETCHES else ""
    if governing is None and not is_of_war_size(text, figure) and (then := _since_then(story, sentence)):
        return _up_to(then, anchor)
    if governing is None and (goes_on(text, sentence) or goes_on_since(story, sentence)):
        for before in sentences_before(story, sentence):
            governing = governing or governing_date(story, before, end_of(before), Scope.PERIOD)
    if governing is None and scope is Scope.RATE:
        return ""
    if governing is not None:
        return _period(story, governing, sentence, figure)
    carried = carried_date(story, sentence)
    if carried is not None and is_window(carried):
        return carried.date
    is_known = days.read_day(anchor) is not None
    if is_standing(text, marks, sentence, figure):
        return anchor if is_known else ""
    if (counted := story.period()) is not None:
        return counted.date
    if is_running(story, sentence, clause, figure):
        return story.on_end or ""
    if may_be_of_war(text, marks, clause, figure) and (war := war_start(story, Span(sentence.start, sentence.end))):
        return _up_to(war, anchor)
    return f"/{anchor}" if is_known and runs_on(text, clause) else ""


def _since_then(story: Story, sentence: Sentence) -> str:
    """Return the day, month or year that "since then" counts from: the last one told before it, "" if there is none."""
    then = _SINCE_THEN.search(story.text, sentence.start, sentence.end) if "since" in sentence.kinds else None
    if then is None:
        return ""
    floor = story.sentence(max(0, sentence.at - CARRY_SENTENCES)).start
    for i in range(bisect_left(story.starts, then.start()) - 1, -1, -1):
        mention = story.dates[i]
        if mention.start < floor:
            break
        low = mention.date.partition("/")[0]
        if low and story.role(i) in ("harm", "since") and low < story.anchor:
            return low
    return ""


def _period(story: Story, governing: DateMention, sentence: Sentence, figure: Span) -> str:
    """Return the interval that a total counts over, from the date that its clause gives."""
    anchor = story.anchor
    if governing.rule == "window" and " of " in story.text[governing.start : governing.end]:
        governing = story.from_start(governing)
    low, slash, high = governing.date.partition("/")
    if slash and not high:
        return _up_to(low, anchor) if days.is_day(low) and low <= anchor else governing.date
    if slash and low and governing.rule == "week" and is_begun(story.text, governing):
        return _up_to(low, anchor)  # "the unrest, which began last week, has killed 212"
    main = main_day(story) if governing.rule == "window" else governing.date
    if main != governing.date and (few := days_of_story(story, governing, main.partition("/")[0])):
        return few
    if slash:
        return f"{start}/{high}" if not low and (start := _started(story, sentence, high)) else governing.date
    if 0 <= figure.start - governing.end <= WHEN_REACH and WHEN.match(story.text, governing.end, figure.start):
        return governing.date  # "since records began in 2004, when 290 died"
    if _ENDED.search(story.text, max(sentence.start, governing.start - ENDED_REACH), governing.start):
        return f"{_began(story, sentence, governing)}/{low}"
    role = story.role(bisect_left(story.starts, governing.start))
    if (
        role == "since"
        or is_begun(story.text, governing)
        or low == war_start(story, Span(sentence.start, sentence.end))
    ):
        return _up_to(low, anchor)
    return story.date_of(governing)


def _began(story: Story, sentence: Sentence, end: DateMention) -> str:
    """Return when what "ended in" a year began: "began in 1996 and ended in 2006", "the ten-year war"; "" untold."""
    at = bisect_left(story.starts, end.start)
    if at > sentence.first and is_begun_at(story.text, story.dates[at - 1]):
        return story.dates[at - 1].date.partition("/")[0]
    years = years_of_war(story.text, sentence.start, end.start)
    return f"{int(end.date[:4]) - years:04d}" if years and int(end.date[:4]) > years else ""


def _started(story: Story, sentence: Sentence, high: str) -> str:
    """Return since when a total up to ``high`` counts, "" untold: "as of 21 January … since October"."""
    for i in range(sentence.first, sentence.last):
        mention = story.dates[i]
        low, slash, end = mention.date.partition("/")
        is_start = mention.rule == "since" or "since" in story.marks.kinds_in(
            mention.start - SINCE_REACH, mention.start
        )
        if is_start and low < high and not (slash and end):
            return low
    return ""


def _up_to(low: str, anchor: str) -> str:
    """Return the interval from ``low``, closed by the report's day where it began of late."""
    first, day = days.ends(low)[0], days.read_day(anchor)
    if first is not None and day is not None and 0 <= (day - first).days <= RECENT_DAYS:
        return f"{low}/{anchor}"
    return f"{low}/"
