"""Tell dates, clock times and years from counts: "5 April", "10:30 am", "in 2016".

The rules answer like those of ``aside``. Running example: "at 10:30 am on
5 April 2017" is a clock time, a date and a year, and counts nothing.
"""

from __future__ import annotations

import re

from reconcile.extract.atoms import Shape, trie
from reconcile.extract.beside import COUNTED, PERSONS, WINDOW, Reason, Scene
from reconcile.lexicons.load import load_table

#: Years that a bare number of four digits may be.
YEARS = range(1800, 2101)
#: Ages that a bare number after a name may be.
AGES = range(1, 111)
#: Days of a month.
DAYS = range(1, 32)
_MONTHS = [row["word"].lower() for row in load_table("date_words") if row["kind"] == "month"]
MONTH_WORDS = frozenset([*_MONTHS, *(f"{month}." for month in _MONTHS)])
_MONTH = rf"(?:{trie(_MONTHS)})"
_TH = r"(?:st|nd|rd|th)?"
_AND = r"(?:and|to|or|until|through|,|-|–|—)"
DAY_LIST = re.compile(rf"{_TH}\s*(?:{_AND}\s*[0-9]{{1,2}}{_TH}\s*)?(?:of\s+)?({_MONTH})\b")
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\.?\s+(?:the\s+)?(?:[0-9]{{1,2}}{_TH}\s*{_AND}\s*)?$")
_NOUNS_AHEAD = re.compile(
    r"(?:\s+(?!(?:an?|and|are|as|at|by|for|from|in|of|on|or|than|that|the|to|was|were|when|which|who|with)\b)[^\W\d_]+){1,3}"
)
# "The attack of March 28 |killed 57": no 28 are counted.
_COUNTS_NEXT = re.compile(
    r"\s+(?:killed|wounded|injured|displaced|hurt)\s+(?:(?:at|least|most|more|fewer|than|about|around|some|nearly|almost|over|up|to|as"
    r"|many|all|an|estimated)\s+)*(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands"
    r"|several)"
)
_BARE_MONTH = re.compile(r"\b(?:in|last|of|since)\s+$")  # "In May 12 people": the month has no day
DAY_BEFORE_YEAR = re.compile(
    rf"(?:\b{_MONTH}\.?\s+[0-9]{{1,2}}{_TH}|\b[0-9]{{1,2}}{_TH}\s+(?:of\s+)?{_MONTH}\.?),?\s*$"
)
NUMERIC_DATE = re.compile(
    r"(?:[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/.])[0-9]{1,2}\2(?:[0-9]{4}|[0-9]{2}))(?![0-9])"
)
_RUN_DATE = re.compile(r"[0-3]?[0-9](?:19|20)[0-9]{2}(?![0-9])")
_HALF_DAY = r"(?:[ap]\.?\s?m\b\.?|in\s+the\s+(?:morning|afternoon|evening)\b|at\s+night\b|o['’ ]?clock|noon\b)"
_ZONE = r"(?:(?:gmt|utc)\b(?:\+[0-9]{1,2})?|[ce]?est\b|[ce]et\b|hours\s+gmt|hrs\b|local\s+time)"
_CLOCK = re.compile(
    r"(?:[01]?[0-9]|2[0-4])(?:[:.h][0-5][0-9]){0,2}(?:\s?(?:-|–|and|to|or)\s?[0-9]{1,2}(?:[:.][0-5][0-9])?)?"
    rf"\s?(?:{_HALF_DAY}|{_ZONE})"
    rf"|(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?(?![0-9])(?:\s?(?:{_HALF_DAY}|{_ZONE}))?"
    r"|[0-2]?[0-9]h[0-5][0-9]\b"
    rf"|[0-2]?[0-9][0-5][0-9]\s?(?:{_HALF_DAY}|{_ZONE}|hours\b|(?=[0-9]{{1,2}}\.[0-9]{{2}}\.[0-9]{{4}}))"
)
#: Words that join two figures, and those that a clock time goes on with.
LISTING = frozenset("and or to until through".split())
CLOCK_WORDS = frozenset("a p am pm o oclock noon at in gmt utc est cest eest cet eet hours hrs local".split())
_ENDING = frozenset(",;)]")
_YEAR_RANGE = re.compile(r"[-/–](?:[0-9]{2}|(?:18|19|20)[0-9]{2})(?![0-9])")
_SURE_CUES = frozenset("since until till during early late mid year circa spring summer autumn winter".split())
YEAR_CUES = _SURE_CUES | frozenset(
    "in from before after by of the this last through to fall end beginning start and between season".split()
)


def date_or_time(scene: Scene) -> Reason | None:
    """5 April, April 5-7, 2017-04-05, 10:30 am, 0400 GMT."""
    low, head, tail = scene.low, scene.head, scene.tail
    digits = low[head : scene.first.end]
    if not (digits.isdigit() and _stands_apart(scene)):
        if date := NUMERIC_DATE.match(low, head):
            return Reason(head, date.end(), "a date")
        clock = _CLOCK.match(low, head)
        if clock and clock.end() >= scene.first.end and not low[clock.end() : clock.end() + 1].isdigit():
            return Reason(scene.start, clock.end(), "a clock time")
    if not digits.isdigit():
        return None
    if len(digits) <= 2 and int(digits) in DAYS:
        if days := day_list(scene.text, low, tail):
            return Reason(head, days, "a date")
        if scene.start == head and not _may_follow_month(scene.before):
            return None
        window = low[max(0, head - WINDOW) : head]
        month = _MONTH_BEFORE.search(window)
        if month is None or not scene.text[head - len(window) + month.start()].isupper():
            return None
        has_other_day = month.group().rstrip().endswith(",")
        bare = _BARE_MONTH.search(window, 0, month.start())
        has_no_day = bare is not None and (scene.after in PERSONS or bare.group().startswith("in"))
        if has_no_day and _COUNTS_NEXT.match(low, tail):
            has_no_day = False
        if not ((has_other_day or has_no_day) and counts_persons(low, tail)):
            return Reason(head, tail, "a date")
    elif scene.before in MONTH_WORDS and _RUN_DATE.fullmatch(low, head, tail):
        return Reason(head, tail, "a date")  # "Oct 262016": blank and comma are lost
    return None


def _stands_apart(scene: Scene) -> bool:
    """Say whether what follows a run of digits is surely no part of a date or clock time."""
    if scene.first is not scene.last:
        return False
    after = scene.after
    is_word = after != "" and scene.joint.isspace() and after not in CLOCK_WORDS and after not in LISTING
    return is_word or scene.low[scene.tail : scene.tail + 1] in _ENDING


def _may_follow_month(word: str) -> bool:
    """Say whether a day may stand after ``word``: a month, "the", or what joins it to a day before."""
    return (
        not word or word in MONTH_WORDS or word == "the" or word in LISTING or word[-1] in ",-–—" or word[0].isdigit()
    )


def counts_persons(low: str, tail: int) -> bool:
    """Say whether persons stand after a number, at once or behind a word or two: "17 government employees"."""
    ahead = _NOUNS_AHEAD.match(low, tail)
    return ahead is not None and not PERSONS.isdisjoint(ahead.group().split())


def day_list(text: str, low: str, tail: int) -> int:
    """Return where a month with a capital ends that makes the number before ``tail`` a day, else 0."""
    days = DAY_LIST.match(low, tail)
    return days.end() if days and text[days.start(1)].isupper() else 0


def year_of(scene: Scene) -> Reason | None:
    """A bare 1800-2099 is a year unless what follows is counted."""
    first, last = scene.first, scene.last
    if first.low not in YEARS or first.end - first.start != 4 or first.shape is not Shape.DIGITS:
        return None
    if first is not last and (last.low not in YEARS or last.end - last.start != 4):
        return None
    before = scene.before.rstrip(",")
    end = match.end() if (match := _YEAR_RANGE.match(scene.low, first.end)) else first.end
    is_dated = _is_dated(scene, before)
    if scene.unit_kind:
        return Reason(scene.start, scene.tail, "a year") if is_dated else None
    if is_dated or before in _SURE_CUES or end > scene.tail:
        return Reason(scene.start, max(end, scene.tail), "a year")
    if scene.start != scene.head and scene.first is scene.last:
        return None  # bound words: "some 2000"
    if before in YEAR_CUES and _COUNTS_NEXT.match(scene.low, scene.tail):
        return Reason(scene.start, scene.tail, "a year")  # "the floods of 2010 killed nearly 2,000"
    if scene.counted in PERSONS and before != "in":
        return None
    has_cue = before in YEAR_CUES
    if scene.counted in COUNTED and (not has_cue or (scene.value or 0) % 100 == 0):
        return None
    if not has_cue and (scene.value or 0) % 100 == 0:
        return None
    return Reason(scene.start, scene.tail, "a year")


def _is_dated(scene: Scene, before: str) -> bool:
    """Say whether a month, or a day with its month, stands before a year."""
    if scene.is_capital and before in MONTH_WORDS:
        return True
    if scene.start == scene.head and before and not before[0].isdigit() and before.rstrip(".") not in MONTH_WORDS:
        return False
    window = scene.low[max(0, scene.head - WINDOW) : scene.head]
    return DAY_BEFORE_YEAR.search(window) is not None
