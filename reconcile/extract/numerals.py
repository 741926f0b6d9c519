"""Read numerals: the digits and number words of a text, put together to values.

This is the grammar of "1.2 million", "two hundred and six", "half a dozen",
"tens of thousands" and "10 000". Bounds, ranges and units stand around a
numeral and are read in ``numbers``; whether it counts anything is judged in
``aside``. Running example: in "killing a hundred and five" the numeral is
"a hundred and five", 105.
"""

from __future__ import annotations

import re

from reconcile.extract.atoms import (
    MAX_GAP,
    MAX_VALUE,
    VAGUE,
    Atom,
    Numeral,
    Shape,
    dozen_modifier,
    exact,
    find_atoms,
    gap_between,
    has_neighbour,
    scale_of,
    scaled,
    with_article,
)
from reconcile.extract.shares import read_fraction, read_ordinal, read_part
from reconcile.model import Modifier

#: Code points on either side of a number in which ordinary punctuation shows a comma and a blank.
COMMA_WINDOW = 600
_GLUED = re.compile(r"[a-z]+")
_GLUED_SCALES = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "tn": 1e12,
    "million": 1e6,
    "billion": 1e9,
}
#: Words from zero to ninety.
_SINGLE_KINDS = frozenset({"unit", "teen", "tens"})
_CURRENCIES = frozenset("$£€¥₹₽")
_LONG_SCALES = ("million", "billion", "lakh", "crore")
#: After "3m" these words tell that metres are meant, not millions.
_METRES = re.compile(
    r"[\s-]+(?:high|tall|wide|deep|long|thick|away|from|north|south|east|west|off|down|below|above|up|inside|into|apart"
    r"|race|sprint|hurdles|relay|final|heats?|title|record|freestyle|backstroke|butterfly|breaststroke|medley|in\s+[0-9]|radius|range|wall|fence|waves?|swell|drop|tower|tunnel|crater|mast|by|x)\b"
)
_BEFORE_METRES = re.compile(r"\b(?:stands|stood|standing|jumped|cleared|leapt|threw|vaulted)\s+$")


def read_numerals(low: str) -> list[Numeral]:
    """Return the numerals of a lower-cased text in order, none overlapping.

    >>> [(n.low, n.high) for n in read_numerals("half a million fled, dozens died")]
    [(500000, 500000), (24, None)]
    """
    atoms = find_atoms(low)
    numerals = []
    at, last = 0, len(atoms) - 1
    while at <= last:
        start, end, kind, value = atoms[at]
        if (at == last or atoms[at + 1][0] - end > MAX_GAP) and _is_alone(low, start, end, kind):
            shape = Shape.DIGITS if kind == "digits" else Shape.WORDS
            numerals.append(Numeral(start, end, value, value, shape, Modifier.EXACT, value))
            at += 1
            continue
        numeral, at = _READERS[kind](low, atoms, at)
        if numeral is not None:
            numerals.append(numeral)
    return numerals


def _is_alone(low: str, start: int, end: int, kind: str) -> bool:
    """Say whether an atom without a neighbour is a number as it stands: "two", digits with nothing glued to them."""
    if kind == "digits":
        return not low[end : end + 1].isalpha() and low[start - 1] != "."
    return kind in _SINGLE_KINDS


def _digits(low: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    first = atoms[at]
    start, end, value = first.start, first.end, first.value
    if low[start - 1 : start] == "." and not low[max(0, start - 2) : start - 1].isalnum() and low[start:end].isdigit():
        value = float(low[start - 1 : end])  # ".5 million", ".50 calibre"
        total, scale, following = scaled(low, atoms, at, value)
        return Numeral(
            start - 1, atoms[following - 1].end, total, total, Shape.DIGITS, Modifier.EXACT, value, scale
        ), following
    is_near = has_neighbour(atoms, at)
    joined = _spaced(low, atoms, at) if is_near else at
    if joined > at:
        end = atoms[joined].end
        value = int("".join(low[a.start : a.end] for a in atoms[at : joined + 1]))
        at = joined
        is_near = has_neighbour(atoms, at)
    glued = _GLUED.match(low, end)
    if glued:
        scale = _GLUED_SCALES.get(glued.group(), 0)
        is_money = low[start - 1 : start] in _CURRENCIES
        is_letter = glued.group() == "b" and not is_money and value == int(value)  # "seat 7B"
        is_metre = glued.group() == "m" and not is_money and _is_metre(low, start, glued.end())
        if not scale or is_letter or is_metre:
            return Numeral(start, end, value, value, Shape.DIGITS, coefficient=value), at + 1
        total = exact(value * scale)
        return Numeral(start, glued.end(), total, total, Shape.DIGITS, coefficient=value, scale=scale), at + 1
    if not is_near:
        return Numeral(start, end, value, value, Shape.DIGITS, coefficient=value), at + 1
    halved = _and_a_half(low, atoms, at)
    if halved > at:
        value += 0.5
        at = halved
        end = atoms[at].end
    if at + 1 < len(atoms) and atoms[at + 1].kind == "plural" and not low.startswith(_LONG_SCALES, atoms[at + 1].start):
        return Numeral(start, end, value, value, Shape.DIGITS, coefficient=value), at + 1
    total, scale, following = scaled(low, atoms, at, value)
    end = atoms[following - 1].end if scale != 1 else end
    return Numeral(start, end, total, total, Shape.DIGITS, dozen_modifier(scale), value, scale), following


def _is_metre(low: str, start: int, end: int) -> bool:
    """Say whether the "m" that ends at ``end`` is metres: "3m high", "stands 1.91m"."""
    return _METRES.match(low, end) is not None or _BEFORE_METRES.search(low, max(0, start - 12), start) is not None


def _spaced(low: str, atoms: list[Atom], at: int) -> int:
    """Return the last atom of a number grouped by plain spaces ("10 000"), else ``at``.

    In a text that was stripped of its commas "12 300" may be two numbers, so
    there only groups of three zeros are joined.
    """
    first = atoms[at]
    last = at
    if first.end - first.start > 3 or not first.value or first.value != int(first.value):
        return at
    while last + 1 < len(atoms):
        group = atoms[last + 1]
        if (
            group.end - group.start != 3
            or group.kind not in ("digits", "broken")
            or low[atoms[last].end : group.start] != " "
            or not low[group.start : group.end].isdigit()
            or low[group.end : group.end + 1].isalpha()
        ):
            break
        last += 1
    if last == at or last - at > 3:
        return at
    zeros = all(low[a.start : a.end] == "000" for a in atoms[at + 1 : last + 1])
    has_commas = low.find(", ", max(0, first.start - COMMA_WINDOW), first.start + COMMA_WINDOW) >= 0
    is_long = last - at > 1 and low.startswith("000", atoms[last].start)  # "1 200 000"
    return last if zeros or has_commas or is_long else at


def _and_a_half(low: str, atoms: list[Atom], at: int) -> int:
    """Return the atom "half" in "2 and a half", else ``at``."""
    if at + 1 < len(atoms) and atoms[at + 1].kind == "part" and atoms[at + 1].value == 0.5:
        return at + 1 if gap_between(low, atoms[at], atoms[at + 1]) == "and a" else at
    return at


def _cardinal(low: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    fraction = read_fraction(low, atoms, at)
    if fraction is not None:
        return fraction
    first = atoms[at]
    start = with_article(low, first.start) if first.kind in ("hundred", "scale", "dozen") else first.start
    total, group, state, bound = 0.0, 0.0, "", float("inf")
    coefficient, scale = 0.0, 1.0
    last = at
    while at < len(atoms):
        _, _, kind, value = atoms[at]
        gap = "" if not state else gap_between(low, atoms[at - 1], atoms[at])
        step = scale_of(low, atoms[at])
        if kind in _SINGLE_KINDS:
            if not _joins(state, kind, value, gap) or (state == "scale" and value >= bound):
                break
            group += value
            coefficient, scale, state = group, 1.0, kind
        elif step and gap in ("", "-") and (group or not state) and step < bound and group * step <= MAX_VALUE:
            coefficient, scale = (coefficient, scale * step) if state == "hundred" else (group or 1.0, step)
            group = (group or 1.0) * step
            state = "hundred" if step == 100 else "dozen" if step == 12 else "scale"
            if state == "scale":
                total, group, bound = total + group, 0.0, step
        elif kind == "part" and value == 0.5 and gap == "and a" and (state == "unit" or total == bound):
            group += 0.5 if state == "unit" else bound / 2
            state = "half"
        else:
            break
        last = at
        at += 1
        if state == "dozen":
            break
    value = exact(total + group)
    if coefficient * scale != value:
        coefficient, scale = value, 1.0
    return Numeral(
        start, atoms[last].end, value, value, Shape.WORDS, dozen_modifier(scale), coefficient, scale
    ), last + 1


def _joins(state: str, kind: str, value: float, gap: str) -> bool:
    """Say whether a word from zero to ninety goes on with a numeral in ``state``."""
    if not state:
        return True
    if value == 0 or gap not in ("", "-", "and"):
        return False
    if state == "tens":
        return kind == "unit" and gap != "and"
    return state in ("hundred", "scale")


def _plural(low: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    start, value = atoms[at].start, atoms[at].value
    while at + 1 < len(atoms) and gap_between(low, atoms[at], atoms[at + 1]) == "of":
        step = scale_of(low, atoms[at + 1])
        if step < 1000 or value * step > MAX_VALUE:
            break
        value *= step
        at += 1
    return Numeral(start, atoms[at].end, exact(value), None, Shape.VAGUE, Modifier.VAGUE), at + 1


def _vague(low: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    first = atoms[at]
    phrase = " ".join(low[first.start : first.end].split())
    least, most, modifier, role = VAGUE[phrase]
    following = at + 1
    end, times = first.end, 1.0
    if (
        following < len(atoms)
        and gap_between(low, first, atoms[following]) in ("", "of")
        and (step := scale_of(low, atoms[following]))
    ):
        if phrase == "many":
            numeral, after = _plural(low, atoms, following)
            return (numeral._replace(start=first.start) if numeral else None), after
        times, _, following = scaled(low, atoms, following, step)
        end = atoms[following - 1].end
    elif role == "factor":
        return None, following
    high = None if most is None else exact(most * times)
    return Numeral(first.start, end, exact(least * times), high, Shape.VAGUE, modifier, least, times), following


def _broken(low: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    return Numeral(atoms[at].start, atoms[at].end, None, None, Shape.BROKEN), at + 1


def _both(low: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    return Numeral(atoms[at].start, atoms[at].end, 2, 2, Shape.RANK), at + 1


_READERS = {
    "digits": _digits,
    "broken": _broken,
    "unit": _cardinal,
    "teen": _cardinal,
    "tens": _cardinal,
    "hundred": _cardinal,
    "scale": _cardinal,
    "dozen": _cardinal,
    "plural": _plural,
    "vague": _vague,
    "part": read_part,
    "ordinal": read_ordinal,
    "both": _both,
}
