"""Read numerals: the digits and number words of a text, put together to values.

This is the grammar of "1.2 million", "two hundred and six", "half a dozen",
"tens of thousands" and "3,00,000". Bounds, ranges and units stand around a
numeral and are read in ``numbers``; whether it counts anything is judged in
``aside``. Running example: in "killing a hundred and five" the numeral is
"a hundred and five", 105.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from reconcile.lexicons.load import load_table
from reconcile.model import Modifier

#: Digits in a row above which a figure is an identifier; the largest counts of news have 15 (hundreds of trillions).
MAX_DIGITS = 15
#: Code points between two words of one numeral: " and a " with a line break to spare.
MAX_GAP = 8


class Shape(IntEnum):
    """What a numeral is made of."""

    DIGITS = 0
    WORDS = 1
    VAGUE = 2
    PART = 3  # half, two-thirds: low and high are percent
    RANK = 4  # an ordinal
    BROKEN = 5  # digits that make no number: 0412, 1.2.3


class Numeral(NamedTuple):
    """A numeral and its value; ``None`` marks an open or unknown bound.

    ``coefficient`` is what stands before the last ``scale``: 1.5 and 1000000
    in "1.5 million"; a range shares the scale of its second end by them.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    shape: Shape
    modifier: Modifier = Modifier.EXACT
    coefficient: float = 0
    scale: float = 1


class Atom(NamedTuple):
    """One number word or run of digits; ``value`` is -1 where it has none."""

    start: int
    end: int
    kind: str
    value: float


def trie(words: Iterable[str]) -> str:
    """Return a regex for any of ``words``, longest first, tried letter by letter.

    Several times faster than a plain alternation; a blank is one white space.

    >>> trie(["ten", "tens", "two"])
    't(?:ens?|wo)'
    """
    root: dict[str, dict[str, object]] = {}
    for word in words:
        node: dict[str, object] = root  # type: ignore[assignment]
        for letter in word:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}

    def spell(node: dict[str, object]) -> str:
        branches = [
            (r"\s" if letter == " " else re.escape(letter)) + spell(node[letter])  # type: ignore[arg-type]
            for letter in sorted(node)
            if letter
        ]
        if not branches:
            return ""
        if "" not in node:
            return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
        return f"{branches[0]}?" if len(branches) == 1 and len(branches[0]) == 1 else f"(?:{'|'.join(branches)})?"

    return spell(root)  # type: ignore[arg-type]


_WORDS = {row["word"]: (row["kind"], whole) for row in load_table("number_words") for whole in [float(row["value"])]}
_VAGUE = {
    row["phrase"]: (float(row["low"]), float(row["high"]) if row["high"] else None, Modifier(row["modifier"]), row["role"])
    for row in load_table("vague")
    if row["role"] != "quantifier"
}
_GROUPERS = ",\u00a0\u2007\u2009\u202f'’"
_ATOM = re.compile(rf"\b(?:{trie([*_WORDS, *_VAGUE, 'both'])})\b|[0-9]+(?:[.{_GROUPERS}][0-9]+)*")
_GROUPED = re.compile(rf"[0-9]{{1,3}}([{_GROUPERS}])[0-9]{{3}}(?:\1[0-9]{{3}})*(\.[0-9]+)?")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(\.[0-9]+)?")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
_NOT_DIGITS = re.compile(r"[^0-9.]")
_GLUED = re.compile(r"[a-z]+")
_GLUED_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12, "million": 1e6, "billion": 1e9}
_LONG_SCALES = ("million", "billion", "lakh", "crore")
#: After "3m" these words tell that metres are meant, not millions.
_METRES = re.compile(
    r"[\s-]+(?:high|tall|wide|deep|long|thick|away|from|north|south|east|west|off|down|below|above|up|inside|into|apart"
    r"|race|sprint|hurdles|freestyle|radius|range|wall|fence|waves?|swell|drop|tower|tunnel|crater|mast|by|x)\b"
)


def lowered(text: str) -> str:
    """Return ``text`` in lower case, every code point at its place.

    >>> len(lowered("İki")) == 3
    True
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def exact(value: float) -> float:
    """Return ``value`` without the noise of binary fractions, whole where it is.

    >>> exact(1.1 * 1000000)
    1100000
    """
    value = round(value, 6)
    return int(value) if value == int(value) else value


def read_digits(figure: str) -> float | None:
    """Return the value of a run of digits and separators, ``None`` if it has none.

    Groups may be parted by commas, no-break or thin spaces, apostrophes, or in
    the Indian manner. A leading zero or more than ``MAX_DIGITS`` digits make
    an identifier, not a number.

    >>> read_digits("3,00,000"), read_digits("1,200.5"), read_digits("0412")
    (300000, 1200.5, None)
    """
    if len(figure) > MAX_DIGITS * 2:
        return None
    if figure.isdigit():
        return int(figure) if len(figure) <= MAX_DIGITS and (figure[0] != "0" or figure == "0") else None
    if _DECIMAL.fullmatch(figure):
        if figure[0] == "0" and figure[1] != ".":
            return None
        return exact(float(figure))
    if _GROUPED.fullmatch(figure) or _INDIAN.fullmatch(figure):
        return exact(float(_NOT_DIGITS.sub("", figure))) if figure[0] != "0" else None
    if _DOTTED.fullmatch(figure):
        return int(figure.replace(".", ""))
    return None


def find_atoms(low: str) -> list[Atom]:
    """Return every number word and run of digits of a lower-cased text, in order."""
    atoms = []
    for match in _ATOM.finditer(low):
        surface = match.group()
        start, end = match.span()
        if surface[0] in "0123456789":
            value = read_digits(surface)
            atoms.append(Atom(start, end, "broken" if value is None else "digits", -1 if value is None else value))
        elif surface in _WORDS:
            atoms.append(Atom(start, end, *_WORDS[surface]))
        else:
            atoms.append(Atom(start, end, "both" if surface == "both" else "vague", -1))
    return atoms


def read_numerals(low: str) -> list[Numeral]:
    """Return the numerals of a lower-cased text in order, none overlapping.

    >>> [(n.low, n.high) for n in read_numerals("half a million fled, dozens died")]
    [(500000, 500000), (24, None)]
    """
    atoms = find_atoms(low)
    numerals = []
    at = 0
    while at < len(atoms):
        numeral, at = _READERS[atoms[at].kind](low, atoms, at)
        if numeral is not None:
            numerals.append(numeral)
    return numerals


def _gap(low: str, before: Atom, after: Atom) -> str:
    """Return what stands between two atoms, stripped; "|" if they cannot be one numeral."""
    if after.start - before.end > MAX_GAP:
        return "|"
    gap = low[before.end : after.start]
    return "|" if not gap or "\n\n" in gap else gap.strip()


def _scale_of(low: str, atom: Atom) -> float:
    """Return what ``atom`` multiplies a number before it by, 0 if it does not.

    A plural after a number is its singular: "5 millions", "two dozens"; but
    after digits only the great ones: "3 May 2016 Dozens hurt".
    """
    kind, value = atom.kind, atom.value
    if kind == "plural":
        kind, value = _WORDS.get(low[atom.start : atom.end - 1], ("", 0.0))
    return value if kind in ("scale", "hundred", "dozen") else 0


def _scaled(low: str, atoms: list[Atom], at: int, value: float) -> tuple[float, float, float, int]:
    """Multiply ``value`` by the scale words after atom ``at``: value, coefficient, scale, next."""
    coefficient, scale = value, 1.0
    while at + 1 < len(atoms) and (step := _scale_of(low, atoms[at + 1])) and _gap(low, atoms[at], atoms[at + 1]) in ("", "-"):
        coefficient, scale = value, step
        value *= step
        at += 1
    return value, coefficient, scale, at + 1


def _with_article(low: str, start: int) -> int:
    """Return where "a", "an" or "the" before ``start`` begins if it is "a" or "an", else ``start``."""
    if low[max(0, start - 2) : start] in ("a ", "a-") and not low[max(0, start - 3) : start - 2].isalnum():
        return start - 2
    return start


def _digits(low: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    first = atoms[at]
    start, end, value = first.start, first.end, first.value
    if low[start - 1 : start] == "." and not low[max(0, start - 2) : start - 1].isalnum() and value >= 0:
        return Numeral(start - 1, end, None, None, Shape.BROKEN), at + 1
    joined = _spaced(low, atoms, at)
    if joined > at:
        end = atoms[joined].end
        value = int("".join(low[a.start : a.end] for a in atoms[at : joined + 1]))
        at = joined
    glued = _GLUED.match(low, end)
    if glued:
        scale = _GLUED_SCALES.get(glued.group(), 0)
        if not scale or (glued.group() == "m" and _METRES.match(low, glued.end())):
            return Numeral(start, end, value, value, Shape.DIGITS, coefficient=value), at + 1
        total = exact(value * scale)
        return Numeral(start, glued.end(), total, total, Shape.DIGITS, coefficient=value, scale=scale), at + 1
    halved = _and_a_half(low, atoms, at)
    if halved > at:
        value += 0.5
        at = halved
        end = atoms[at].end
    if at + 1 < len(atoms) and atoms[at + 1].kind == "plural" and not low.startswith(_LONG_SCALES, atoms[at + 1].start):
        return Numeral(start, end, value, value, Shape.DIGITS, coefficient=value), at + 1
    total, coefficient, scale, following = _scaled(low, atoms, at, value)
    end = atoms[following - 1].end if scale != 1 else end
    total = exact(total)
    return Numeral(start, end, total, total, Shape.DIGITS, _dozenish(scale), coefficient, scale), following


def _dozenish(scale: float) -> Modifier:
    return Modifier.APPROX if scale == 12 else Modifier.EXACT


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
    return last if zeros or ", " in low else at


def _and_a_half(low: str, atoms: list[Atom], at: int) -> int:
    """Return the atom "half" in "2 and a half", else ``at``."""
    if at + 1 < len(atoms) and atoms[at + 1].kind == "part" and atoms[at + 1].value == 0.5:
        return at + 1 if _gap(low, atoms[at], atoms[at + 1]) == "and a" else at
    return at


def _cardinal(low: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    fraction = _fraction(low, atoms, at)
    if fraction is not None:
        return fraction
    first = atoms[at]
    start = _with_article(low, first.start) if first.kind in ("hundred", "scale", "dozen") else first.start
    total, group, state, bound = 0.0, 0.0, "", float("inf")
    coefficient, scale = 0.0, 1.0
    last = at
    while at < len(atoms):
        _, _, kind, value = atoms[at]
        gap = "" if not state else _gap(low, atoms[at - 1], atoms[at])
        step = _scale_of(low, atoms[at])
        if kind in ("unit", "teen", "tens"):
            if not _joins(state, kind, value, gap) or (state == "scale" and value >= bound):
                break
            group += value
            coefficient, scale = group, 1.0
            state = kind
        elif step and gap in ("", "-") and (group or not state) and step < bound and state != "dozen":
            coefficient, scale = group or 1.0, step
            group = (group or 1.0) * step
            state = "hundred" if step == 100 else "dozen" if step == 12 else "scale"
            if state == "scale":
                total, group, bound = total + group, 0.0, step
        elif state == "unit" and kind == "part" and value == 0.5 and gap == "and a":
            group += 0.5
            coefficient = group
            state = "half"
        else:
            break
        last = at
        at += 1
        if state == "dozen":
            break
    value = exact(total + group)
    if (total and group) or (scale == 100 and coefficient * 100 != value):
        coefficient, scale = value, 1.0
    return Numeral(start, atoms[last].end, value, value, Shape.WORDS, _dozenish(scale), coefficient, scale), last + 1


def _joins(state: str, kind: str, value: float, gap: str) -> bool:
    """Say whether a word from zero to ninety goes on with a numeral in ``state``."""
    if not state:
        return True
    if value == 0 or gap not in ("", "-", "and"):
        return False
    if state == "tens":
        return kind == "unit" and gap != "and"
    return state in ("hundred", "scale")


def _fraction(low: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int] | None:
    """Read "two-thirds", "one third of", "three quarters of a million"."""
    first = atoms[at]
    if first.kind != "unit" or not first.value or at + 1 >= len(atoms):
        return None
    part = atoms[at + 1]
    if part.kind not in ("part", "ordinal") or _gap(low, first, part) not in ("", "-"):
        return None
    if part.kind == "ordinal" and (first.value != 1 or part.value < 3 or not low.startswith(" of", part.end)):
        return None
    share = first.value * (part.value if part.kind == "part" else 1 / part.value)
    return _share(low, atoms, at + 1, first.start, share) if share <= 1 else None


def _share(low: str, atoms: list[Atom], at: int, start: int, share: float) -> tuple[Numeral, int]:
    """Read a share that ends at atom ``at``: of a scale it is a number, else percent."""
    part = atoms[at]
    if at + 1 < len(atoms) and (step := _scale_of(low, atoms[at + 1])) and atoms[at + 1].kind != "plural":
        following = atoms[at + 1]
        if _gap(low, part, following) in ("of a", "a", "", "-", "of one"):
            value, coefficient, scale, after = _scaled(low, atoms, at + 1, share * step)
            value = exact(value)
            end = atoms[after - 1].end
            return Numeral(start, end, value, value, Shape.WORDS, _dozenish(step), coefficient, scale), after
    percent = exact(round(share * 100, 2))
    return Numeral(start, part.end, percent, percent, Shape.PART), at + 1


def _part(low: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    """Read "half" and "a quarter"; "quarters" and "the old quarter" are no shares."""
    part = atoms[at]
    start = _with_article(low, part.start)
    if low[part.start : part.end] != "half" and (low[part.end - 1] == "s" or start == part.start):
        return None, at + 1
    return _share(low, atoms, at, start, part.value)


def _ordinal(low: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    rank = atoms[at]
    start = _with_article(low, rank.start)
    if start < rank.start and rank.value > 2 and low.startswith(" of", rank.end):
        return _share(low, atoms, at, start, 1 / rank.value)
    return Numeral(rank.start, rank.end, rank.value, rank.value, Shape.RANK), at + 1


def _plural(low: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    start, value = atoms[at].start, atoms[at].value
    while at + 1 < len(atoms) and _gap(low, atoms[at], atoms[at + 1]) == "of":
        step = _scale_of(low, atoms[at + 1])
        if step < 1000:
            break
        value *= step
        at += 1
    return Numeral(start, atoms[at].end, exact(value), None, Shape.VAGUE, Modifier.VAGUE), at + 1


def _vague(low: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    first = atoms[at]
    phrase = " ".join(low[first.start : first.end].split())
    least, most, modifier, role = _VAGUE[phrase]
    following = at + 1
    end, times = first.end, 1.0
    if following < len(atoms) and _gap(low, first, atoms[following]) in ("", "of") and (step := _scale_of(low, atoms[following])):
        if phrase == "many":
            numeral, after = _plural(low, atoms, following)
            return (numeral._replace(start=first.start) if numeral else None), after
        times, _, _, following = _scaled(low, atoms, following, step)
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
    "part": _part,
    "ordinal": _ordinal,
    "both": _both,
}
