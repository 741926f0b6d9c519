"""Tell at a glance that a number counts: the words beside it say nothing else.

Most numbers of a report stand like 12 in "killed 12 people". Then none of the
rules of ``aside`` can answer, and two look-ups are enough to know. The words
that a rule looks for are gathered here from the tables and from the rules'
shapes; whoever adds a shape with a new word adds the word here too, and
``tests/extract/test_plain.py`` holds that both ways say the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reconcile.extract.aside import AFTER, BEARERS, BEFORE
from reconcile.extract.aside_digits import CLOCK_WORDS, DAY_LIST, LISTING, MONTH_WORDS
from reconcile.extract.atoms import Numeral, Shape
from reconcile.extract.beside import WINDOW
from reconcile.extract.bounds import BOUNDS_AFTER, find_bound_after, may_follow_noun
from reconcile.extract.measures import find_unit, is_no_unit

#: Words kept in memory; a report has about ten beside its numbers.
KEPT_WORDS = 8192
#: Numbers from here to there may be years.
FIRST_YEAR, LAST_YEAR = 1800, 2099
_SUSPECTS_BEFORE = MONTH_WORDS | BEARERS | {"the", "but"} | {form.split()[-1] for form in BEFORE}
_SUSPECTS_AFTER = MONTH_WORDS | LISTING | CLOCK_WORDS | frozenset(AFTER) | frozenset("out said told says".split())
#: Code points before a list word in which a day stands: "5th " and white space to spare.
DAY_WINDOW = 12
_DAY_END = re.compile(r"[0-9](?:st|nd|rd|th)?\s*$")
#: A word as it stands inside a clause; anything else is looked at closely.
_WORD = re.compile(r"[^\W\d_]+[.,:;]?")


def is_plain(low: str, numeral: Numeral, before: str, before_at: int, joint: str, after: str) -> bool:
    """Say whether a number has no unit, no bound words behind it, and counts; ``False`` leaves it open.

    ``before``, ``before_at``, ``joint`` and ``after`` are the words beside it, as in ``Scene``.
    """
    if not (0 < len(after) < WINDOW and joint.isspace() and _is_plain_before(before) and _is_plain_after(after)):
        return False
    head, tail = numeral.start, numeral.end
    if not low[head - 1].isspace() or numeral.low is None or not _ends_itself(low, tail, after):
        return False
    if numeral.shape is Shape.DIGITS:
        is_date = (after == "of" and DAY_LIST.match(low, tail)) or (
            before in LISTING and _DAY_END.search(low, max(0, before_at - DAY_WINDOW), before_at)
        )
        return not is_date and not FIRST_YEAR <= numeral.low <= LAST_YEAR and low.find(".", head, tail) < 0
    if numeral.shape is Shape.WORDS:
        return not (tail - head == 3 and low.startswith("one", head))
    return numeral.shape is Shape.VAGUE and not low.startswith("scores", head)


def _ends_itself(low: str, end: int, after: str) -> bool:
    """Say whether a number that ends at ``end`` has neither a unit nor bound words behind it."""
    if after in BOUNDS_AFTER or not (is_no_unit(after) or find_unit(low, end) is None):
        return False
    return not may_follow_noun(low, end) or find_bound_after(low, end, end) is None


@lru_cache(maxsize=KEPT_WORDS)
def _is_plain_before(word: str) -> bool:
    return word not in _SUSPECTS_BEFORE and _WORD.fullmatch(word) is not None


@lru_cache(maxsize=KEPT_WORDS)
def _is_plain_after(word: str) -> bool:
    return word not in _SUSPECTS_AFTER
