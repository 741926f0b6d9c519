"""Tell which two numbers are the ends of one range: "between 30 and 40", "20 to 25", "5-10"."""

from __future__ import annotations

import re

from reconcile.extract.atoms import Numeral, Shape, exact, trie
from reconcile.extract.bounds import BEFORE, BOUND_WINDOW, CHANGE_WINDOW, CHANGES

#: Code points between the two figures of a range: " per cent to as many as $" has 24.
MAX_RANGE_GAP = 26
#: How often the second figure of "A-B" holds the first. Past that the dash joins two different things: 555-1234.
MAX_DASH_RATIO = 40
#: The last day of the longest months.
LAST_DAY = 31
_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b|pct\b)")
_DASH = re.compile(r"(?:%|\s?per\s?cent)?\s?[-\u2010-\u2015\u2212]\s?(?:[a-z]{0,2}[$£€])?")
_TO = re.compile(
    r"\s?(?:%|per\s?cent|pct)?[\s-]+(to|or|and)[\s-]+(?:(?:even|perhaps|maybe|possibly|about|around|nearly|some|as\s+many\s+as|up\s+to|over)\s+)?"
    r"(?:[a-z]{0,2}[$£€])?"
)
_BETWEEN = re.compile(rf"\bbetween\s+(?:(?:{trie(BEFORE)})\s+)?(?:[a-z]{{0,2}}[$£€])?$")
_FROM = re.compile(rf"\bfrom\s+(?:(?:{trie(BEFORE)})\s+)?(?:[a-z]{{0,2}}[$£€])?$")
_CHANGE = re.compile(rf"\b(?:{trie(CHANGES)})\b[^.;!?]*$")
#: Past tenses after which "N percent to M percent" is a change and where it led.
_CHANGED = re.compile(
    r"\b(?:rose|fell|climbed|jumped|dropped|slipped|slid|gained|increased|decreased|declined|surged|plunged|tumbled|dipped|eased"
    r"|soared|shrank|grew|edged|ticked|widened|narrowed)\s+(?:(?:up|down|by|another|a|further)\s+)*$"
)
#: How often the second figure holds the first where "rose by A to B" tells a step and where it led.
STEP_RATIO = 2
_STEP = re.compile(rf"\bby\s+(?:(?:{trie(BEFORE)})\s+)*$")


def joins_range(low: str, first: Numeral, second: Numeral, floor: int, *, is_day: bool = False) -> bool:
    """Say whether two neighbouring numerals are the ends of one range.

    "Between 30 and 40", "20 to 25", "5-10", "two or three" are; "rose from
    120 to 145" are two figures, and so is anything that does not grow.

    Args:
        is_day: The first is the day of a month, so that only a day goes on with it: "since March 7 to 23,210".
    """
    if second.start - first.end > MAX_RANGE_GAP:
        return False
    gap = low[first.end : second.start]
    if gap.isspace() or first.low is None or second.low is None:
        return False
    vague = first.shape is Shape.VAGUE
    if vague != (second.shape is Shape.VAGUE) or (first.shape is Shape.PART) != (second.shape is Shape.PART):
        return False
    if Shape.RANK in (first.shape, second.shape):
        return False
    least = shared_scale(first, second)
    if least >= second.low or (is_day and second.low > LAST_DAY):
        return False
    if _DASH.fullmatch(gap):
        return second.low <= least * MAX_DASH_RATIO
    joint = _TO.fullmatch(gap)
    if joint is None or (_PERCENT.match(gap) and not _PERCENT.match(low, second.end)):
        return False  # "fell 6% to 218 pence"
    before = low[max(floor, first.start - CHANGE_WINDOW) : first.start]
    if _PERCENT.match(gap) and _CHANGED.search(before):
        return False  # "rose 0.25% to 5.5%"
    if joint.group(1) == "to" and second.low >= STEP_RATIO * least and _STEP.search(before):
        return False  # "rose by 1,200 to 5,209"
    if joint.group(1) == "and":
        return _BETWEEN.search(before[-BOUND_WINDOW:]) is not None
    if joint.group(1) == "to" and (origin := _FROM.search(before[-BOUND_WINDOW:])):
        return _CHANGE.search(before[: len(before) - len(origin.group())]) is None
    return True


def joins_by_word(low: str, start: int, end: int) -> bool:
    """Say whether what stands between two numbers may make them one range: "to", "or about"."""
    return end - start <= MAX_RANGE_GAP and _TO.fullmatch(low, start, end) is not None


def shared_scale(first: Numeral, second: Numeral) -> float:
    """Return the value of ``first`` with the scale of ``second`` if it is said once for both.

    "1.2 to 1.5 million", "two hundred to three hundred thousand"; but not
    "50 to two hundred".
    """
    value = first.low or 0
    if first.shape is Shape.PART or second.low is None:
        return value
    if first.scale == 1 and second.scale > 1 and value <= second.coefficient:
        return exact(value * second.scale)
    if first.scale == 100 and second.scale >= 100_000:  # hundred thousand and up: the thousand is shared
        step = second.scale / 100
        return exact(value * step) if value <= second.low / step else value
    return value


def range_start(low: str, start: int, floor: int) -> int:
    """Return where "between" or "from" of a range begins, ``start`` if it has none."""
    window = low[max(floor, start - BOUND_WINDOW) : start]
    match = _BETWEEN.search(window) or _FROM.search(window)
    return start - len(window) + match.start() if match else start
