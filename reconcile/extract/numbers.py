"""Find every quantity in a text, with its bound words, value and unit.

The main path is ``scan_numbers``: numerals are read, two of them become one
range where they are its ends, unit and bound words are added on both sides,
and whatever is no quantity (an age, a date, a name) is set aside with the
reason. Counts are this grammar's own; physical units are read by ``measures``.
Running example: "at least 1,300 people" holds the number "at least 1,300".
"""

from __future__ import annotations

import re

from reconcile.extract.aside import Reason, Scene, look_around, why_aside
from reconcile.extract.bounds import (
    apply_bound,
    find_bound_after,
    find_bound_before,
    is_place_bound,
    joins_range,
    range_start,
    shared_scale,
)
from reconcile.extract.measures import find_currency, find_unit
from reconcile.extract.numerals import Numeral, Shape, exact, lowered, read_numerals
from reconcile.model import Modifier, Number, SetAside

_OUT_OF = re.compile(r"\s+out\s+of\s+(?:the\s+|a\s+total\s+of\s+|some\s+|every\s+)?")
_IN = re.compile(r"\s+in\s+(?:every\s+)?")
_REMAINDER = re.compile(r"\s+of\s+(?:the\s+|its\s+|their\s+|his\s+|her\s+)?")
_LISTED = re.compile(r"(?:,|\s+and|\s+or|,\s+and)?\s+")
_MINUS = re.compile(r"(?:^|(?<=[\s(]))[-\u2212]$")


def find_numbers(text: str) -> list[Number]:
    """Return the quantities of ``text`` in order, none overlapping.

    Counts have unit "", measures a singular noun. What is set aside is told
    by ``scan_numbers``; words that count only beside a noun ("some", "no")
    by ``find_quantifiers``.

    >>> [(n.low, n.high, n.unit) for n in find_numbers("Up to 50 died 12 miles away")]
    [(None, 50, ''), (12, 12, 'mile')]
    """
    return scan_numbers(text)[0]


def scan_numbers(text: str) -> tuple[list[Number], list[SetAside]]:
    """Return the quantities of ``text``, and the figures set aside with the reason.

    Both in order, no two spans overlapping. Linear in the text; never raises.

    >>> numbers, aside = scan_numbers("A 12-year-old was among 30 hurt")
    >>> [n.low for n in numbers], [(a.figure, a.reason) for a in aside]
    ([30], [('12-year-old', 'an age')])
    """
    low = lowered(text)
    numerals = read_numerals(low)
    numbers: list[Number] = []
    aside: list[SetAside] = []
    names: Reason | None = None
    floor = at = 0
    while at < len(numerals):
        if numerals[at].start < floor:
            at += 1
            continue
        number, reason, following = _read_one(text, low, numerals, at, floor)
        if number is not None and names is not None and _goes_on(low, names, number, numerals[at]):
            number, reason = None, Reason(number.start, number.end, names.words)
        names = reason if reason is None or names is None or reason.words != names.words else names._replace(end=reason.end)
        at = following
        if reason is not None:
            start = max(reason.start, floor)
            aside.append(SetAside(start=start, end=reason.end, figure=text[start : reason.end], reason=reason.words))
            floor = reason.end
        elif number is not None:
            numbers.append(number)
            floor = number.end
    return numbers, aside


def _read_one(text: str, low: str, numerals: list[Numeral], at: int, floor: int) -> tuple[Number | None, Reason | None, int]:
    """Read the quantity that begins with numeral ``at``: it, or why it is none, and the next."""
    first = last = numerals[at]
    following = at + 1
    least, most, modifier = first.low, first.high, first.modifier
    start = first.start
    if following < len(numerals) and joins_range(low, first, numerals[following], floor):
        last = numerals[following]
        following += 1
        least, most = exact(shared_scale(first, last)), last.high
        modifier = Modifier.VAGUE if last.shape is Shape.VAGUE else Modifier.RANGE
    currency = find_currency(low, start, floor)
    if currency:
        start = currency.start
    if modifier is Modifier.RANGE:
        start = range_start(low, start, floor)
    bound = find_bound_before(low, start, floor)
    if bound and not (is_place_bound(low, bound.at, start) and low[start : last.end] == "one"):
        least, most, modifier = apply_bound(least, most, modifier, bound.modifier)
        start = bound.at
    unit = find_unit(low, last.end)
    end = unit.end if unit else last.end
    name = currency.name if currency else unit.name if unit else "percent" if first.shape is Shape.PART else ""
    kind = "money" if currency else unit.kind if unit else "percent" if name else ""
    if first.low is not None:
        ahead = numerals[following].start if following < len(numerals) else len(low) + 99
        after = find_bound_after(low, end, ahead)
        if after:
            least, most, modifier = apply_bound(least, most, modifier, after.modifier)
            end = after.at
    value = least if least is not None else most
    scene = look_around(
        Scene(text, low, start, end, first.start, last.end, first, last, value, modifier, kind)
    )
    whole = _of_a_whole(scene, numerals, following)
    if whole is not None:
        return whole, None, following
    reason = _share(scene, numerals, following) or why_aside(scene)
    if reason is not None:
        return None, reason, following
    if name and _MINUS.search(low, max(floor, start - 2), start) and least is not None and most is not None and kind != "money":
        start, least, most = start - 1, -most, -least
    return Number(start=start, end=end, low=least, high=most, modifier=modifier, unit=name), None, following


def _goes_on(low: str, names: Reason, number: Number, numeral: Numeral) -> bool:
    """Say whether a number goes on with a list of names: "resolutions 2118 and 2235"."""
    return (
        names.words in ("part of a name", "a page number")
        and numeral.shape is Shape.DIGITS
        and (number.start, number.end) == (numeral.start, numeral.end)
        and low[names.start : names.end].split()[0].rstrip(".").endswith("s")
        and _LISTED.fullmatch(low, names.end, number.start) is not None
    )


def _share(scene: Scene, numerals: list[Numeral], following: int) -> Reason | None:
    """ "One in five", "two out of every three": a share, no count of anybody."""
    if following >= len(numerals) or scene.end != scene.tail or scene.value is None:
        return None
    base = numerals[following]
    gap = scene.low[scene.end : base.start]
    if base.low is None or base.low <= scene.value or base.shape not in (Shape.DIGITS, Shape.WORDS):
        return None
    if _OUT_OF.fullmatch(gap) and ("every" in gap or (scene.value == 1 and base.low <= 1000)):
        return Reason(scene.start, base.end, "a share")
    if _IN.fullmatch(gap) and ("every" in gap or (scene.value == 1 or (base.low in (3, 4, 5, 10, 100) and scene.value < base.low))):
        if base.low > 1800 and base.end - base.start == 4 or scene.before.endswith(("ed", "ing")) or find_unit(scene.low, base.end):
            return None
        return Reason(scene.start, base.end, "a share")
    return None


def _of_a_whole(scene: Scene, numerals: list[Numeral], following: int) -> Number | None:
    """ "12 out of 15" is 12; "all but one of the 27" is 26."""
    if following >= len(numerals) or scene.value is None or scene.end != scene.tail:
        return None
    base = numerals[following]
    if base.low is None or base.low < scene.value or base.high is None or base.shape not in (Shape.DIGITS, Shape.WORDS):
        return None
    gap = scene.low[scene.end : base.start]
    if len(gap) > 24:
        return None
    if scene.earlier == "all" and scene.before == "but" and _REMAINDER.fullmatch(gap):
        rest = base.low - scene.value
        start = scene.low.rindex("all", 0, scene.start)
        return Number(start=start, end=base.end, low=rest, high=rest, modifier=Modifier.EXACT)
    if _OUT_OF.fullmatch(gap) and "every" not in gap and scene.value != 1:
        return Number(start=scene.start, end=base.end, low=scene.first.low, high=scene.first.high, modifier=scene.modifier)
    return None
