"""Find the atoms of numerals: runs of digits and number words, each with its value.

Running example: in "3,00,000 fled, two hundred died" the atoms are 300000
(digits), two (unit) and hundred (hundred); ``numerals`` puts them together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from reconcile.lexicons.load import load_table
from reconcile.model import Modifier

#: Digits in a row above which a figure is an identifier; the largest counts of news have 15 (hundreds of trillions).
MAX_DIGITS = 15
#: Code points of a figure with its separators; longer ones are no numbers.
LONGEST_FIGURE = MAX_DIGITS * 2
#: Scale words multiply no further: no report counts beyond, and a text of scale words alone would overflow.
MAX_VALUE = 1e18
#: Code points between two words of one numeral: " and a " with a line break to spare.
MAX_GAP = 8
#: Spellings of figures kept in memory with their values; one report has about ten, and most are small.
KEPT_FIGURES = 4096


class Shape:
    """What a numeral is made of; plain numbers, which take a fifth of the time of an enum's members to name."""

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
    shape: int
    modifier: Modifier = Modifier.EXACT
    coefficient: float = 0
    scale: float = 1


class Atom(NamedTuple):
    """One number word or run of digits; ``value`` is -1 where it has none.

    ``kind`` is that of the table of number words, or digits, broken (digits
    that make no number), vague (a phrase of the vague table) or both.
    """

    start: int
    end: int
    kind: str
    value: float


class VagueWord(NamedTuple):
    """What a vague word stands for, by the literal convention."""

    low: float
    high: float | None
    modifier: Modifier
    role: str


def trie(words: Iterable[str]) -> str:
    """Return a regex for any of ``words``, longest first, tried letter by letter.

    Several times faster than a plain alternation; a blank is one white space.

    >>> trie(["ten", "tens", "two"])
    't(?:ens?|wo)'
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _spelled(root)


def _spelled(node: dict[str, Any]) -> str:
    branches = [
        (r"\s" if letter == " " else re.escape(letter)) + _spelled(node[letter]) for letter in sorted(node) if letter
    ]
    if not branches:
        return ""
    if "" not in node:
        return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"{branches[0]}?" if len(branches) == 1 and len(branches[0]) == 1 else f"(?:{'|'.join(branches)})?"


#: Number words with their kind and value.
WORDS: dict[str, tuple[str, float]] = {
    row["word"]: (row["kind"], int(row["value"]) if row["value"].isdigit() else float(row["value"]))
    for row in load_table("number_words")
}
#: Vague words that are quantities by themselves, or beside a scale.
VAGUE = {
    row["phrase"]: VagueWord(
        float(row["low"]), float(row["high"]) if row["high"] else None, Modifier(row["modifier"]), row["role"]
    )
    for row in load_table("vague")
    if row["role"] != "quantifier"
}
_GROUPERS = ",\u00a0\u2007\u2009\u202f'’"
_DIGITS = re.compile(rf"[0-9][0-9]*(?:[.{_GROUPERS}][0-9]+)*[¼½¾]?")  # "[0-9]+" first would cost re its fast search
_NUMBER_WORD = trie([*WORDS, *VAGUE, "both"])
#: Quantity words that count only beside a noun (see ``quantifiers``): searched in the same pass.
QUANTIFIERS = {
    row["phrase"]: row for row in load_table("vague") if row["role"] == "quantifier" or row["phrase"] == "many"
}
_QUANTITY_WORD = trie([*WORDS, *VAGUE, "both", *QUANTIFIERS])
#: Searching for the character before a word, not for a boundary, lets ``re`` skip what is within words: half the time,
#: and a third where the text is ASCII.
_IN_ANY = re.compile(rf"\W({_QUANTITY_WORD})\b")
_IN_ASCII = re.compile(rf"[\x00-/:-@\[-^`{{-\x7f]({_QUANTITY_WORD})\b")
_BLANK = re.compile(r"\s")
_FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75}
_GROUPED = re.compile(rf"[0-9]{{1,3}}([{_GROUPERS}])[0-9]{{3}}(?:\1[0-9]{{3}})*(\.[0-9]+)?")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(\.[0-9]+)?")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}")
_DECIMAL = re.compile(r"[0-9]+\.[0-9]+")
_NOT_DIGITS = re.compile(r"[^0-9.]")


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


@lru_cache(maxsize=KEPT_FIGURES)
def read_digits(figure: str) -> float | None:
    """Return the value of a run of digits and separators, ``None`` if it has none.

    Groups may be parted by commas, no-break or thin spaces, apostrophes, or in
    the Indian manner. A leading zero or more than ``MAX_DIGITS`` digits make
    an identifier, not a number.

    >>> read_digits("3,00,000"), read_digits("1,200.5"), read_digits("0412")
    (300000, 1200.5, None)
    """
    if figure[-1] in _FRACTIONS:
        whole = read_digits(figure[:-1])
        return None if whole is None else exact(whole + _FRACTIONS[figure[-1]])
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


def _phrase(surface: str) -> str:
    return surface if surface in _ATOMS_IN else _BLANK.sub(" ", surface)


@lru_cache(maxsize=1)  # of one document, for numbers and quantifiers
def find_quantity_words(low: str) -> list[tuple[int, int, str]]:
    """Return start, end and phrase of the number words and quantifiers of a lower-cased text, in order.

    >>> find_quantity_words("two often met no\\none")
    [(0, 3, 'two'), (14, 20, 'no one')]
    """
    pattern = _IN_ASCII if low.isascii() else _IN_ANY
    found = pattern.finditer("\n" + low)  # so that the first word has a character before it
    return [(match.start(), match.end() - 1, _phrase(match[1])) for match in found]


def _atoms_in(phrase: str) -> list[Atom]:
    """Return the atoms of a phrase of the tables, at their places in it: "one" in "no one"."""
    atoms = []
    for match in re.finditer(rf"\b(?:{_NUMBER_WORD})\b", phrase):
        kind, value = WORDS.get(match[0]) or ("both" if match[0] == "both" else "vague", -1)
        atoms.append(Atom(match.start(), match.end(), kind, value))
    return atoms


_ATOMS_IN = {phrase: _atoms_in(phrase) for phrase in [*WORDS, *VAGUE, "both", *QUANTIFIERS]}


def find_atoms(low: str) -> list[Atom]:
    """Return every number word and run of digits of a lower-cased text, in order."""
    atoms = []
    for match in _DIGITS.finditer(low):
        figure = match[0]
        value = read_digits(figure) if len(figure) <= LONGEST_FIGURE else None
        kind, value = ("broken", -1) if value is None else ("digits", value)
        atoms.append(Atom(match.start(), match.end(), kind, value))
    for at, _, phrase in find_quantity_words(low):
        for start, end, kind, value in _ATOMS_IN[phrase]:
            atoms.append(Atom(at + start, at + end, kind, value))
    atoms.sort()  # by start: digits and words never overlap
    return atoms


def has_neighbour(atoms: list[Atom], at: int) -> bool:
    """Say whether the next atom is so near that it may belong to the same numeral."""
    return at + 1 < len(atoms) and atoms[at + 1].start - atoms[at].end <= MAX_GAP


def gap_between(low: str, before: Atom, after: Atom) -> str:
    """Return what stands between two atoms, stripped; "|" if they cannot be one numeral."""
    if after.start - before.end > MAX_GAP:
        return "|"
    gap = low[before.end : after.start]
    return "|" if not gap or "\n\n" in gap else gap.strip()


def scale_of(low: str, atom: Atom) -> float:
    """Return what ``atom`` multiplies a number before it by, 0 if it does not.

    A plural after a number is its singular: "5 millions", "two dozens"; but
    after digits only the great ones: "3 May 2016 Dozens hurt".
    """
    kind, value = atom.kind, atom.value
    if kind == "plural":
        kind, value = WORDS.get(low[atom.start : atom.end - 1], ("", 0.0))
    return value if kind in ("scale", "hundred", "dozen") else 0


def scaled(low: str, atoms: list[Atom], at: int, value: float) -> tuple[float, float, int]:
    """Multiply ``value`` by the scale words after atom ``at``: the value, the scale, the next atom."""
    scale = 1.0
    while (
        at + 1 < len(atoms)
        and (step := scale_of(low, atoms[at + 1]))
        and gap_between(low, atoms[at], atoms[at + 1]) in ("", "-")
        and value * scale * step <= MAX_VALUE
    ):
        scale *= step
        at += 1
    return exact(value * scale), scale, at + 1


def with_article(low: str, start: int) -> int:
    """Return where "a", "an" or "the" before ``start`` begins if it is "a" or "an", else ``start``."""
    if low[max(0, start - 2) : start] in ("a ", "a-") and not low[max(0, start - 3) : start - 2].isalnum():
        return start - 2
    return start


def dozen_modifier(scale: float) -> Modifier:
    return Modifier.APPROX if scale == 12 else Modifier.EXACT
