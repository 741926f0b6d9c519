"""Tell what digits do besides counting: dates, clock times, years, codes, scores.

The rules answer like those of ``aside``. Running example: "at 10:30 am on
5 April 2017" is a clock time, a date and a year, and counts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reconcile.extract.atoms import Shape, trie
from reconcile.extract.beside import COUNTED, PERSONS, WINDOW, Reason, Scene
from reconcile.lexicons.load import load_table

#: Years that a bare number of four digits may be.
YEARS = range(1800, 2101)
#: Ages that a bare number after a name may be.
AGES = range(1, 111)
#: Days of a month.
DAYS = range(1, 32)
#: Code points of a link or code that are shown at most.
MAX_CODE = 80
#: A shorter word glued to digits is a part of a name (Mig23), a longer one a lost blank ("captured16 villages").
MIN_GLUED_WORD = 5

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
_PHONE = re.compile(
    r"\+[0-9][0-9 ()./-]{6,18}[0-9]|\([0-9]{2,5}\)\s?[0-9]{3,4}[- ]?[0-9]{3,5}(?![0-9])"
    r"|[0-9]{2,4}[-.][0-9]{3,4}[-. ][0-9]{3,5}(?![0-9])|0[0-9]{2,4} [0-9]{3,4} ?[0-9]{3,4}(?![0-9])"
)
_SHORT_PHONE = re.compile(r"[0-9]{3,4}-[0-9]{3,4}(?![0-9])")
CALLING = frozenset("call called calling dial dialled dialed dialling dialing phone phoned hotline telephone".split())
_GUNS = frozenset("pistol revolver rifle handgun gun magnum round rounds bullet bullets cartridge cartridges".split())
_EMERGENCY = frozenset({911, 999, 112})
_EMERGENCY_CALLS = frozenset("call calls caller callers dispatcher dispatchers operator operators".split())
_RATIO = re.compile(r"[0-9]{1,3}(?:\s?:\s?[0-9]{1,3})+(?![0-9])")
_SET = re.compile(r"\b[0-7]-[0-7]\s?\($")
_SET_BEFORE = re.compile(r"\b([0-9]{1,2})-([0-9]{1,2}),?\s$")
_SET_AFTER = re.compile(r",?\s([0-9]{1,2})-([0-9]{1,2})\b")
_SLASHED = re.compile(r"[0-9]+\s?/\s?[0-9]+(?:/[0-9]+)?(?!\w)")
_DASHED = re.compile(r"[-–][0-9]+(?:[-–][0-9]+)*")
_LETTERS = re.compile(r"[a-z]\w*")
_PREFIX = re.compile(r"[^\W_][\w.'’]*[-\u2010\u2011]?$")
_RAIN = re.compile(r"\s+(?:of\b|\(|in\b|deep|thick|long|wide|rain)")
_YEAR_RANGE = re.compile(r"[-/–](?:[0-9]{2}|(?:18|19|20)[0-9]{2})(?![0-9])")
_LINE_START = re.compile(r"(?:^|\n)[ \t]*\(?$")
_CODE_BEFORE = "/@#_=&\\"
_CODE_AFTER = "/@_=\\"
_YEAR_PREFIXES = ("mid-", "pre-", "post-", "early-", "late-", "since-")
_SURE_CUES = frozenset("since until till during early late mid year circa spring summer autumn winter".split())
YEAR_CUES = _SURE_CUES | frozenset(
    "in from before after by of the this last through to fall end beginning start and between season".split()
)
_TIMES_OF_LIFE = frozenset({"their", "his", "her", "my", "our", "late", "early", "mid"})


def _date_or_time(scene: Scene) -> Reason | None:
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


def _code(scene: Scene) -> Reason | None:
    """Links, tags, telephone numbers, identifiers: digits that were never a number."""
    low, head, tail = scene.low, scene.head, scene.tail
    if scene.value in _EMERGENCY and (scene.after in _EMERGENCY_CALLS or scene.before in CALLING):
        return scene.whole("a phone number")
    before, after = low[head - 1 : head] if head else "", low[tail : tail + 1]
    if before and before in _CODE_BEFORE:
        return _token(low, head, tail, "a tag" if before == "#" else "part of a link or a code")
    if after and after in _CODE_AFTER and low[tail + 1 : tail + 2].strip():
        if slashed := _SLASHED.match(low, head):
            return Reason(head, slashed.end(), "a date or a ratio")
        if after == "/" and low[tail + 1].isalpha():
            return None  # "12 killed/wounded" and its like
        return _token(low, head, tail, "part of a link or a code")
    if before == "+" and low[head - 2 : head - 1].isalnum():
        return _token(low, head, tail, "part of a name")  # P5+1
    if not (before in "+(" or after in "-." or low[head] == "0" or low.find(".", head, tail) > 0):
        phone = None
    else:
        phone = _PHONE.match(low, head - 1 if before and before in "+(" else head)
    if phone is None and scene.before.rstrip(":") in CALLING:
        phone = _SHORT_PHONE.match(low, head)
    if phone is None or phone.end() < tail or (phone.end() == scene.first.end and scene.value is not None):
        return None
    return Reason(phone.start(), phone.end(), "a phone number")


def _token(low: str, start: int, end: int, words: str) -> Reason:
    """Return ``words`` for everything up to white space around a number."""
    floor, limit = max(0, start - MAX_CODE), min(len(low), end + MAX_CODE)
    while start > floor and not low[start - 1].isspace():
        start -= 1
    while end < limit and not low[end].isspace():
        end += 1
    return Reason(start, end, words)


def _glued(scene: Scene) -> Reason | None:
    """A-10, T72, 4th, 1990s, 1.2.3."""
    low, head, tail = scene.low, scene.head, scene.tail
    before = low[head - 1 : head] if head else ""
    if (
        before
        and scene.unit_kind != "money"
        and (before.isalnum() or (before in "-\u2010\u2011" and low[head - 2 : head - 1].isalnum()))
    ):
        return _named_by_prefix(scene)
    if scene.unit_kind:
        return None
    if scene.after in _GUNS and low.find(".", head, tail) >= 0:
        return scene.whole("a calibre")
    letters = _LETTERS.match(low, tail)
    if letters and scene.first.scale == 1:
        word = letters.group()
        if word in ("st", "nd", "rd", "th"):
            return Reason(head, letters.end(), "a rank")
        if word == "s":
            is_age = scene.before in _TIMES_OF_LIFE and (scene.value or 0) in AGES
            return Reason(head, letters.end(), "an age" if is_age else "a decade")
        return Reason(head, _run_on(low, tail), "part of a name")
    if low.startswith(("'s", "’s"), tail) and scene.first.end - scene.first.start in (2, 4):
        return Reason(head, tail + 2, "a decade")
    if Shape.BROKEN in (scene.first.shape, scene.last.shape):
        return Reason(head, tail, "digits that make no number")
    return None


def _named_by_prefix(scene: Scene) -> Reason | None:
    """Read the word that digits are glued or hyphened to."""
    low, head = scene.low, scene.head
    prefix = _PREFIX.search(low, max(0, head - WINDOW), head)
    start = prefix.start() if prefix else head
    word = scene.text[start:head]
    if len(word) >= MIN_GLUED_WORD and word.isalpha() and word.islower() and scene.after in COUNTED:
        return None
    end = _run_on(low, scene.tail)
    is_year = scene.value in YEARS and low[start:head] in _YEAR_PREFIXES
    return Reason(start, end, "a year" if is_year else "part of a name")


def _run_on(low: str, end: int) -> int:
    """Return the end of the letters, digits and hyphens that go on at ``end``."""
    limit = min(len(low), end + MAX_CODE)
    while end < limit and (low[end].isalnum() or (low[end] == "-" and end + 1 < limit and low[end + 1].isalnum())):
        end += 1
    return end


def calibre(scene: Scene) -> Reason | None:
    """120mm, 122 mm rockets; but 300 mm of rain is a measure."""
    if scene.unit_kind != "physical" or not scene.low.endswith("mm", scene.tail, scene.end):
        return None
    return None if _RAIN.match(scene.low, scene.end) else scene.whole("a calibre")


def _list_number(scene: Scene) -> Reason | None:
    """ "3. The dam", "(2) Aid", "[7]": a number that opens a line, or a note."""
    low, head, tail = scene.low, scene.head, scene.tail
    if head and low[head - 1] == "[" and low[tail : tail + 1] == "]":
        return Reason(head - 1, tail + 1, "a note number")
    if scene.start != head or tail - head > 3 or low[tail : tail + 1] not in (".", ")"):
        return None
    if low[tail + 1 : tail + 2].isspace() and _LINE_START.search(low, max(0, head - 8), head):
        return Reason(head, tail + 1, "a list number")
    return None


def _year(scene: Scene) -> Reason | None:
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


def _score(scene: Scene) -> Reason | None:
    """2-1, 3:0, figures joined by a dash that are no range, and the tie-break behind them: 7-6 (5)."""
    low, head, tail = scene.low, scene.head, scene.tail
    if low[head - 1 : head] == "(" and low[tail : tail + 1] == ")" and _SET.search(low, max(0, head - 8), head):
        return scene.whole("a score or a ratio")
    if scene.first is not scene.last and _is_set(low, head, tail):
        return scene.whole("a score or a ratio")
    ratio = _RATIO.match(low, head)
    if ratio and ratio.end() > tail:
        return Reason(head, ratio.end(), "a score or a ratio")
    if scene.first is scene.last and (dashed := _DASHED.match(low, tail)):
        is_code = tail - head >= 3 and dashed.end() - tail > 4
        return Reason(head, dashed.end(), "a phone number or a code" if is_code else "a score or a ratio")
    return None


def _is_set(low: str, head: int, tail: int) -> bool:
    """Say whether "3-6" is one of the sets of a match: "6-4, 3-6, 7-5", of which one at least falls."""
    beside = _SET_BEFORE.search(low, max(0, head - 8), head) or _SET_AFTER.match(low, tail)
    return beside is not None and int(beside[1]) > int(beside[2])


DIGIT_RULES: tuple[Callable[[Scene], Reason | None], ...] = (
    _date_or_time,
    _code,
    _glued,
    calibre,
    _list_number,
    _year,
    _score,
)
