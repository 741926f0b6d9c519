"""Tell at a glance that a number counts, or that it is a year or a day: by the words beside it alone.

Most numbers of a report stand like 12 in "killed 12 people". Then none of the
rules of ``aside`` can answer, and two look-ups are enough to know; so too for
"in 2016." and "April 5,". The words
that a rule looks for are gathered here from the tables and from the rules'
shapes; whoever adds a shape with a new word adds the word here too, and
``tests/extract/test_plain.py`` holds that both ways say the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from reconcile.extract.aside import AFTER, ASIDE_AFTER_ONE, ASIDE_BEFORE_ONE, BEFORE
from reconcile.extract.aside_ages import BEARERS
from reconcile.extract.aside_dates import (
    CLOCK_WORDS,
    DAY_BEFORE_YEAR,
    DAY_LIST,
    DAYS,
    LISTING,
    MONTH_WORDS,
    NUMERIC_DATE,
    YEAR_CUES,
    day_list,
)
from reconcile.extract.aside_digits import CALLING
from reconcile.extract.atoms import Numeral, Shape
from reconcile.extract.beside import COUNTED, PERSONS, WINDOW, Reason
from reconcile.extract.bounds import BOUNDS_AFTER, find_bound_after, may_bound, may_follow_noun
from reconcile.extract.measures import find_unit, is_no_currency, is_no_unit
from reconcile.extract.ranges import joins_by_word

#: Words kept in memory; a report has about ten beside its numbers.
KEPT_WORDS = 8192
#: Numbers from here to there may be years.
FIRST_YEAR, LAST_YEAR = 1800, 2100
_PAIRS = [form.split() for form in BEFORE if " " in form]
#: What stands before the last word of a form of two words, where that alone says nothing: "age" before "of".
_FIRST_OF_PAIR = {
    last: tuple(pair[-2] for pair in _PAIRS if pair[-1] == last)
    for last in {pair[-1] for pair in _PAIRS}.difference(BEFORE)
}
_SUSPECTS_BEFORE = MONTH_WORDS | CALLING | {"but"} | set(BEFORE)
_YEAR_CUES = YEAR_CUES.difference(BEFORE, ["of"])  # "group of 2000" is a name
_CLAUSE_ENDS = frozenset(",.;)")
_DATE_JOINTS = frozenset("-/.")
_FIGURES = (Shape.DIGITS, Shape.BROKEN)
#: Ends of the words after which a month may stand without a day: "In May 12 people".
_BEFORE_BARE_MONTHS = ("in ", "last ", "of ", "since ")
_YEAR_AHEAD = re.compile(r" (?:19|20)[0-9]{2}(?![0-9])")
_SUSPECTS_AFTER = MONTH_WORDS | LISTING | CLOCK_WORDS | frozenset(AFTER) | frozenset("out said told says".split())
#: Words that a clock time may go on with, but not after a month and a year: "Feb 2015 at Aldar".
_PREPOSITIONS = frozenset({"a", "at", "in"})
_ASIDE_AFTER_ONE = ASIDE_AFTER_ONE | {"", "in", "s"}
#: Code points before a list word in which a day stands: "5th " and white space to spare.
DAY_WINDOW = 12
_DAY_END = re.compile(r"[0-9](?:st|nd|rd|th)?\s*$")
#: A word as it stands inside a clause, or a figure; anything else is looked at closely.
_WORD = re.compile(r"(?:[^\W\d_]+|[0-9]+)[.,:;]?")


def is_plain(
    text: str, low: str, numeral: Numeral, start: int, ahead: int, before: str, before_at: int, joint: str, after: str
) -> bool:
    """Say whether a number has no unit, no bound words behind it, and counts; ``False`` leaves it open.

    ``start`` is where its bound words begin, ``ahead`` where the next number does; ``before``, ``before_at``,
    ``joint`` and ``after`` are the words beside it, as in ``Scene``.
    """
    head, tail, shape = numeral.start, numeral.end, numeral.shape
    says = BEFORE_SAYS[before]
    if says & _SUSPECT or not low[head - 1].isspace() or numeral.low is None:
        return False
    if says & _SUSPECT_BEFORE_DIGITS and (shape is Shape.DIGITS or (before == "the" and text[head].isupper())):
        return False
    if says & _BEARS_AGES and start != head:
        return False
    if joint.isspace() and 0 < len(after) < WINDOW:
        said = _AFTER_SAYS[after]
        if said & _JOINS and (joins_by_word(low, tail, ahead) or find_bound_after(low, tail, tail)):
            return False
        if said & _SUSPECT or (said & GOES_ON and find_unit(low, tail) is not None):
            return False
        if may_follow_noun(low, tail) and find_bound_after(low, tail, tail) is not None:
            return False
    elif not _is_figure_ahead(low, tail):
        return False
    if says & _ENDS_PAIR and (
        low[before_at - 2].isspace()
        or low.endswith(_FIRST_OF_PAIR[before], max(0, before_at - WINDOW), max(0, before_at - 1))
    ):
        return False
    if shape is Shape.DIGITS:
        if after == "and" and before.endswith(",") and text[before_at].isupper():
            return False  # "Ana Lind, 45 and Omar Hale, 37": an age, or five of a place
        is_date = (after == "of" and DAY_LIST.match(low, tail)) or (
            before in LISTING and _DAY_END.search(low, max(0, before_at - DAY_WINDOW), before_at)
        )
        return not is_date and not FIRST_YEAR <= numeral.low <= LAST_YEAR and low.find(".", head, tail) < 0
    if shape is Shape.WORDS:
        is_one = tail - head == 3 and low.startswith("one", head)
        return not is_one or (after not in _ASIDE_AFTER_ONE and before not in ASIDE_BEFORE_ONE)
    return shape is Shape.VAGUE and not low.startswith("scores", head)


def plain_date(
    text: str, low: str, numeral: Numeral, before: str, before_at: int, joint: str, after: str
) -> Reason | None:
    """Return a bare year or day of the month as the reason to set it aside; ``None`` leaves it open.

    >>> text = "It fell on May 5, 2016."
    >>> plain_date(text, text.lower(), Numeral(15, 16, 5, 5, Shape.DIGITS), "may", 11, "", "")
    Reason(start=15, end=16, words='a date')
    """
    head, tail, value = numeral.start, numeral.end, numeral.low
    if numeral.shape not in _FIGURES or (head and not low[head - 1].isspace()):
        return None
    if value is None or (low[tail : tail + 1] in _DATE_JOINTS and low[tail + 1 : tail + 2].isdigit()):
        date = NUMERIC_DATE.match(low, head)
        return Reason(head, date.end(), "a date") if date else None
    has_month = before in MONTH_WORDS and text[before_at].isupper()
    is_apart = joint.isspace() and after not in _SUSPECTS_AFTER
    if tail - head == 4 and FIRST_YEAR <= value <= LAST_YEAR:
        has_day = before[:1].isdigit() and DAY_BEFORE_YEAR.search(low, max(0, head - WINDOW), head) is not None
        if low[tail : tail + 1] not in _CLAUSE_ENDS:
            is_dated = (has_month or has_day) and joint.isspace() and _ends(after)
            if not is_dated and not (is_apart and is_no_unit(after)):
                return None
        if has_month or has_day or (before in _YEAR_CUES and not _is_counted(value, before, after)):
            return Reason(head, tail, "a year")
    elif tail - head <= 2 and value in DAYS:
        if joint.isspace() and after in MONTH_WORDS and (days := day_list(text, low, tail)):
            return Reason(head, days, "a date")
        if not has_month or DAY_LIST.match(low, tail):
            return None
        is_apart = is_apart and not low.endswith(_BEFORE_BARE_MONTHS, 0, before_at)
        if is_apart or low[tail : tail + 1] in _CLAUSE_ENDS or _YEAR_AHEAD.match(low, tail):
            return Reason(head, tail, "a date")
    return None


def _ends(after: str) -> bool:
    """Say whether a date with its year ends before the word ``after``: "Feb 2015 at Aldar"."""
    return after not in LISTING and (after not in CLOCK_WORDS or after in _PREPOSITIONS)


def _is_counted(value: float, before: str, after: str) -> bool:
    """Say whether a noun after what may be a year leaves it open."""
    return (after in PERSONS and before != "in") or (after in COUNTED and value % 100 == 0)


def _is_figure_ahead(low: str, end: int) -> bool:
    return low[end : end + 1] == " " and low[end + 1 : end + 2].isdigit()


class _Says(dict[str, int]):
    """Word → what it may say of the number beside it. A text of endless new words empties it now and then."""

    def __init__(self, read: Callable[[str], int]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, word: str) -> int:
        if len(self) >= KEPT_WORDS:
            self.clear()
        said = self[word] = self._read(word)
        return said


#: What a word beside a number may say: something of the number itself, of its bound or unit, or with the word before;
#: something of digits or names alone; that a bound number behind it is an age; that it goes on with a number ahead.
_SUSPECT, GOES_ON, _ENDS_PAIR, _SUSPECT_BEFORE_DIGITS, _BEARS_AGES, _JOINS = 1, 2, 4, 8, 16, 32


def _read_before(word: str) -> int:
    is_suspect = word in _SUSPECTS_BEFORE or (word != "" and _WORD.fullmatch(word) is None)
    goes_on = may_bound(word) or not is_no_currency(word)
    ends_sentence = word in ("", "the") or (word[0].isdigit() and not word.isdigit())
    return (
        is_suspect * _SUSPECT
        | goes_on * GOES_ON
        | (word in _FIRST_OF_PAIR) * _ENDS_PAIR
        | ends_sentence * _SUSPECT_BEFORE_DIGITS
        | (word in BEARERS) * _BEARS_AGES
    )


def _read_after(word: str) -> int:
    is_suspect = word not in LISTING and (word in _SUSPECTS_AFTER or word in BOUNDS_AFTER)
    return is_suspect * _SUSPECT | (word in LISTING) * _JOINS | (not is_no_unit(word)) * GOES_ON


#: What the word before a number may say; ``GOES_ON`` that bound words or a currency may stand there.
BEFORE_SAYS = _Says(_read_before)
_AFTER_SAYS = _Says(_read_after)
