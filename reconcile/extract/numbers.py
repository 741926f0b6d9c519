"""Find every quantity in a text, with its bound words, value and unit.

The main path is ``scan_numbers``: numerals are read, two of them become one
range where they are its ends, unit and bound words are added on both sides,
and whatever is no quantity (an age, a date, a name) is set aside with the
reason. Counts are this grammar's own; physical units are read by ``measures``.
Running example: "at least 1,300 people" holds the number "at least 1,300".
"""

from __future__ import annotations

import re
from dataclasses import replace

from reconcile.extract.aside import DURATION, why_aside, why_ordinal
from reconcile.extract.aside_dates import DAYS, MONTH_WORDS, YEARS, counts_persons
from reconcile.extract.atoms import Numeral, Shape, lowered
from reconcile.extract.beside import HAPPENINGS, Reason, Scene, word_after, word_before
from reconcile.extract.bounds import (
    apply_bound,
    find_bound_after,
    find_bound_before,
    is_during,
    is_place_bound,
    may_bound,
)
from reconcile.extract.measures import find_currency, find_degrees, find_unit, is_no_currency
from reconcile.extract.numerals import read_numerals
from reconcile.extract.plain import BEFORE_SAYS, GOES_ON, is_plain, plain_date
from reconcile.extract.ranges import joins_range, range_start, shared_scale
from reconcile.model import Modifier, Number, SetAside

#: Bases that shares are told by: "three in 10", "two in five".
_SHARE_BASES = frozenset({3, 4, 5, 10, 100})
#: Code points between a part and its whole: " out of a total of " has 19.
MAX_BASE_GAP = 24
#: A base beyond it belongs to a count: "12 out of 1,500".
MAX_SHARE_BASE = 1000
#: Code points before a figure in which its sign stands: " minus " has 7.
MINUS_WINDOW = 7
#: What stands between a part and the unit it is of: "half a metre", "a quarter of a mile".
_OF_A_UNIT = re.compile(r"\s(?:of\s)?an?(?=\s)")
_OUT_OF = re.compile(r"\s+out\s+of\s+(?:the\s+|a\s+total\s+of\s+|some\s+|every\s+)?")
_IN = re.compile(r"\s+in\s+(?:every\s+)?")
_REMAINDER = re.compile(r"\s+of\s+(?:the\s+|its\s+|their\s+|his\s+|her\s+)?")
_LISTED = re.compile(r"(?:,|\s+and|\s+or|,\s+and)?\s+")
#: What ends a list of ages, or goes on with it; a noun would be counted: "aged 12, and 15 soldiers".
_AGES_END = re.compile(
    r"\s*(?:[,.;:)]|$|and\s+[0-9]|or\s+[0-9])|\s+(?:were|was|are|who|whose|from|when|while|both|all)\b"
)
_TWO_FIGURES = re.compile(r"[0-9][^0-9]+[0-9]")
_MINUS = re.compile(r"(?:^|[\s(])([-\u2212]|minus\s)$")


def find_numbers(text: str) -> list[Number]:
    """Return the quantities of ``text`` in order, none overlapping.

    Counts have unit "", measures a singular noun; durations are measures too.
    What is set aside is told by ``scan_numbers``; words that count only
    beside a noun ("some", "no") by ``find_quantifiers``.

    >>> [(n.low, n.high, n.unit) for n in find_numbers("Up to 50 died in two days, 12 miles away")]
    [(None, 50, ''), (2, 2, 'day'), (12, 12, 'mile')]
    """
    return [number for number, reason in _scan(text) if number and (reason is None or reason.words == DURATION)]


def scan_numbers(text: str) -> tuple[list[Number], list[SetAside]]:
    """Return the quantities of ``text``, and the figures set aside with the reason; durations are among these.

    Both in order, no two spans overlapping. Linear in the text; never raises.

    >>> numbers, aside = scan_numbers("A 12-year-old was among 30 hurt")
    >>> [n.low for n in numbers], [(a.figure, a.reason) for a in aside]
    ([30], [('12-year-old', 'an age')])
    """
    numbers: list[Number] = []
    aside: list[SetAside] = []
    for number, reason in _scan(text):
        if reason is not None:
            start, end, words = reason
            aside.append(SetAside(start=start, end=end, figure=text[start:end], reason=words))
        elif number is not None:
            numbers.append(number)
    return numbers, aside


def _scan(text: str) -> list[tuple[Number | None, Reason | None]]:
    """Return the figures of ``text``: each a quantity, or with the reason it is set aside, or a duration with both."""
    low = lowered(text)
    numerals = read_numerals(low)
    found: list[tuple[Number | None, Reason | None]] = []
    names: Reason | None = None  # the list of names that the number may go on with
    floor = at = 0
    while at < len(numerals):
        if numerals[at].start < floor:
            at += 1
            continue
        number, reason, following = _read_one(text, low, numerals, at, floor)
        if reason is None and number and names and _goes_on(low, names, number, numerals[at]):
            reason = Reason(number.start, number.end, names.words)
            names = names._replace(end=reason.end)
            number = None
        else:
            names = reason
        at = following
        if number is not None and (taken := _taken_up(low, found, number, reason)):
            first = found[-taken][0] or number
            del found[-taken:]
            floor = first.start
            number = replace(number, start=floor, low=first.low, modifier=Modifier.RANGE)
            reason = reason and reason._replace(start=floor)
        if reason is not None:
            found.append((number, reason if reason.start >= floor else reason._replace(start=floor)))
            floor = reason.end
        elif number is not None:
            found.append((number, None))
            floor = number.end
    return found


def _read_one(
    text: str, low: str, numerals: list[Numeral], at: int, floor: int
) -> tuple[Number | None, Reason | None, int]:
    """Read the quantity that begins with numeral ``at``: it, or why it is none, and the next numeral."""
    first = last = numerals[at]
    following = at + 1
    if first.shape is Shape.RANK and not low.startswith("both", first.start):
        return None, why_ordinal(text, low, first), following
    least, most, modifier, start = first.low, first.high, first.modifier, first.start
    before, before_at = word_before(low, start)
    joint, after, after_at = word_after(low, first.end)
    ahead = numerals[following].start if following < len(numerals) else len(low)
    goes_on = BEFORE_SAYS[before] & GOES_ON or before_at < floor
    if not goes_on:  # most numbers are told by the words beside them
        if is_plain(text, low, first, start, ahead, before, before_at, joint, after):
            return Number(start=start, end=first.end, low=least, high=most, modifier=modifier), None, following
        date = plain_date(text, low, first, before, before_at, joint, after)
        if date is not None:
            return None, date, following
    is_day = before in MONTH_WORDS and text[before_at].isupper() and first.low in DAYS
    if following < len(numerals) and joins_range(low, first, numerals[following], floor, is_day=is_day):
        last = numerals[following]
        following += 1
        ahead = numerals[following].start if following < len(numerals) else len(low)
        least, most = shared_scale(first, last), last.high
        modifier = Modifier.VAGUE if last.shape is Shape.VAGUE else Modifier.RANGE
    currency = None if is_no_currency(before) else find_currency(low, start, floor)
    if currency or modifier is Modifier.RANGE:
        start = currency.start if currency else start
        start = range_start(low, start, floor) if modifier is Modifier.RANGE else start
        before, before_at = word_before(low, start)
    if may_bound(before) or before_at < floor < before_at + len(before):
        bound = find_bound_before(low, start, floor)
        if bound and not (low[start : last.end] == "one" and is_place_bound(low, bound.at, start)):
            least, most, modifier = apply_bound(least, most, modifier, bound.modifier)
            start = bound.at
            before, before_at = word_before(low, start)
    if first is not last:
        joint, after, after_at = word_after(low, last.end)
    if goes_on and first is last and not currency:
        if is_plain(text, low, first, start, ahead, before, before_at, joint, after):
            return Number(start=start, end=first.end, low=least, high=most, modifier=modifier), None, following
        date = plain_date(text, low, first, before, before_at, joint, after) if start == first.start else None
        if date is not None:
            return None, date, following
    unit = find_unit(low, last.end) or find_degrees(text, last.end, before or low[start - 1 : start])
    if unit and unit.kind == "duration" and start < first.start and is_during(low[start : first.start], before):
        least, most, modifier, start = first.low, last.high, first.modifier, first.start
        before, before_at = word_before(low, start)
    if first.shape is Shape.PART and first is last and (part := _part_of_unit(low, first, modifier, start)):
        return part, None, following
    end = unit.end if unit else last.end
    if first.low is not None:
        bound = find_bound_after(low, end, ahead)
        if bound:
            least, most, modifier = apply_bound(least, most, modifier, bound.modifier)
            end = bound.at
    measured = currency or unit
    name, kind = (measured.name, measured.kind) if measured else ("", "")
    if not name and first.shape is Shape.PART:
        name = kind = "percent"
    value = least if least is not None else most
    span = start, end, first.start, last.end
    scene = Scene(text, low, *span, first, last, value, modifier, kind, before, before_at, joint, after, after_at)
    base = _base(scene, numerals, following)
    number = _of_a_whole(scene, base) if base else None
    if number is not None:
        return number, None, following
    reason = why_aside(scene) or (_share(scene, base) if base else None)
    if reason is not None and reason.words != DURATION:
        return None, reason, following
    sign = _MINUS.search(low, max(floor, start - MINUS_WINDOW), start) if kind in ("percent", "physical") else None
    if sign and least is not None and most is not None:
        start, least, most = sign.start(1), -most, -least
    return Number(start=start, end=end, low=least, high=most, modifier=modifier, unit=name), reason, following


def _part_of_unit(low: str, part: Numeral, modifier: Modifier, start: int) -> Number | None:
    """Read "half a metre", "about a quarter of a mile"; "half an hour" is a part of the day."""
    joint = _OF_A_UNIT.match(low, part.end)
    unit = find_unit(low, joint.end()) if joint else None
    if unit is None or unit.kind == "duration" or part.low is None:
        return None
    share = part.low / 100
    least, most, modifier = apply_bound(share, share, Modifier.EXACT, modifier)
    return Number(start=start, end=unit.end, low=least, high=most, modifier=modifier, unit=unit.name)


def _taken_up(low: str, found: list[tuple[Number | None, Reason | None]], number: Number, reason: Reason | None) -> int:
    """Return how many figures lead up to a range or a duration: "two, three or four", "five, six, seven months".

    A duration needs two of them, for "killed one, two days later".
    """
    if number.low is None or number.high is None or not (number.modifier is Modifier.RANGE or reason is not None):
        return 0
    least, start, taken = number.low, number.start, 0
    for before, set_aside in reversed(found):
        if before is None or set_aside is not None or before.unit or before.modifier is not Modifier.EXACT:
            break
        least -= 1
        if before.low != least or low[before.end : start] != ", ":
            break
        start = before.start
        taken += 1
    return taken if reason is None or taken > 1 else 0


def _goes_on(low: str, names: Reason, number: Number, numeral: Numeral) -> bool:
    """Say whether a number goes on with a list of names or ages: "resolutions 2118 and 2235", "aged 33, 52 and 61"."""
    if names.words == "an age":
        is_list = _TWO_FIGURES.search(low, names.start, names.end) is not None
        is_last = not counts_persons(low, number.end) if is_list else _AGES_END.match(low, number.end) is not None
        goes_on = is_last and low.startswith("age", names.start)
    else:
        goes_on = names.words in ("part of a name", "a page number") and _first_word(low, names).endswith("s")
    return (
        goes_on
        and numeral.shape is Shape.DIGITS
        and (number.start, number.end) == (numeral.start, numeral.end)
        and _LISTED.fullmatch(low, names.end, number.start) is not None
    )


def _first_word(low: str, names: Reason) -> str:
    return low[names.start : names.end].split()[0].rstrip(".")


def _share(scene: Scene, base: Numeral) -> Reason | None:
    """ "One in five", "two out of every three": a share, no count of anybody; but "killed one in two attacks"."""
    if base.low is None or scene.value is None or base.low <= scene.value:
        return None
    gap = scene.low[scene.end : base.start]
    is_every = "every" in gap
    if _OUT_OF.fullmatch(gap):
        is_share = is_every or (scene.value == 1 and base.low <= MAX_SHARE_BASE)
    elif _IN.fullmatch(gap):
        is_year = base.low in YEARS and base.end - base.start == 4
        is_harm = scene.before.endswith(("ed", "ing")) and word_after(scene.low, base.end)[1] in HAPPENINGS
        is_share = is_every or scene.value == 1 or base.low in _SHARE_BASES
        is_share = is_share and not is_year and not is_harm and find_unit(scene.low, base.end) is None
    else:
        return None
    return Reason(scene.start, base.end, "a share") if is_share else None


def _of_a_whole(scene: Scene, base: Numeral) -> Number | None:
    """ "12 out of 15" is 12; "all but one of the 19" is 18."""
    if base.low is None or scene.value is None or base.low < scene.value:
        return None
    gap = scene.low[scene.end : base.start]
    if scene.before == "but" and scene.earlier == "all" and _REMAINDER.fullmatch(gap):
        rest = base.low - scene.value
        start = scene.low.rindex("all", 0, scene.start)
        return Number(start=start, end=base.end, low=rest, high=rest, modifier=Modifier.EXACT)
    if _OUT_OF.fullmatch(gap) and "every" not in gap and scene.value != 1:
        part = scene.first
        return Number(start=scene.start, end=base.end, low=part.low, high=part.high, modifier=scene.modifier)
    return None


def _base(scene: Scene, numerals: list[Numeral], following: int) -> Numeral | None:
    """Return the next numeral if it may be the whole that the number of ``scene`` is a part of."""
    if following >= len(numerals) or scene.end != scene.tail:
        return None
    base = numerals[following]
    is_near = base.start - scene.end <= MAX_BASE_GAP
    return base if is_near and base.shape in (Shape.DIGITS, Shape.WORDS) else None
