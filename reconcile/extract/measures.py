"""Read what a figure is measured in: percent, money, a duration, a physical unit.

The words that may be a unit stand in ``lexicons/units.tsv``. What a physical
one is called and measures ("70km" is 70 kilometre, a length) is read by
quantulum3, here and nowhere else: it gets a figure and a unit, never a
sentence, and once for each spelling. Counts are not its business.
"""

from __future__ import annotations

import re
import sys
import warnings
from functools import cache, lru_cache
from types import ModuleType
from typing import Any, NamedTuple, cast

from reconcile.extract.atoms import trie
from reconcile.lexicons.load import load_table

#: Spellings of units kept in memory; the table of units has about 200.
KEPT_SPELLINGS = 1024


class Measure(NamedTuple):
    """A figure with its unit, a singular noun, and its dimension ("length", "mass" …)."""

    value: float
    unit: str
    dimension: str


class Unit(NamedTuple):
    """A unit beside a figure: its span, kind (percent, money, duration, physical) and singular name."""

    start: int
    end: int
    kind: str
    name: str


_ROWS = load_table("units")
_AFTER = {row["form"].removeprefix("N "): row for row in _ROWS if row["form"].startswith("N ")}
_BEFORE = {row["form"].removesuffix(" N"): row for row in _ROWS if row["form"].endswith(" N")}
#: Currencies that a nationality may stand before; "pounds" alone may be a weight.
_MONEY = {surface: row["unit"] for surface, row in _AFTER.items() if row["kind"] == "money"} | {"pounds": "pound"}
#: First word of each unit that follows a figure: a look-up settles that most words are none.
_FIRST_WORDS = frozenset(surface.split()[0] for surface in _AFTER)
#: What stands before the first dot of units that hold one ("sq. km"), as a word of letters ends there.
_DOTTED = frozenset(word.partition(".")[0] for word in [*_FIRST_WORDS, "sq.", "u.s."] if "." in word)
_UNIT = re.compile(rf"(?:{trie(_AFTER)})(?![a-z])")
_NEXT = re.compile(r"([ \u00a0\u202f-]{0,2}|\s)([%°]?[a-z.]*[a-z]|[%$€£¢])")
#: One word may stand between a duration and its number, a nationality between a currency and its number.
_FILLERS = frozenset(
    "more consecutive straight long full whole further other additional successive calendar short bloody working extra"
    " brutal or so".split()
)
_FILLED = re.compile(r"\s+[a-z.]+\s+([a-z]+)")
_CLOSING = frozenset(",;:)")
#: Lines of a screen, which "p" follows too.
_SCREENS = ("480", "720", "1080", "1440", "2160")
_NATIONAL = ("an", "ish", "ese", "i", "us", "u.s.", "new")
_CURRENCY_BEFORE = re.compile(rf"(?<![a-z])(?:{'|'.join(sorted(map(re.escape, _BEFORE), key=len, reverse=True))})\s?$")
#: An amount of money: "PS8.1bn" is what is left of £8.1bn in plain letters, PS5 is none.
_AMOUNT = re.compile(r"[0-9,]+(?:\.[0-9]+|m\b|bn\b|tn\b| [mb]illion)|[0-9]+,[0-9]")
_CURRENCY_ENDS = frozenset(surface[-1] for surface in _BEFORE)
_DEGREES = {"C": "degree Celsius", "F": "degree Fahrenheit"}
_BEFORE_DEGREES = frozenset(
    "to of hit hits at reached reach below above around about over exceeded topped near minus under is was were -"
    " \u2212".split()
)
#: Newspapers' names for what quantulum3 calls otherwise.
_RENAMED = {
    "pound-mass": "pound",
    "degree angle": "degree",
    "degree celsius": "degree Celsius",
    "degree fahrenheit": "degree Fahrenheit",
    "percentage": "percent",
}


@lru_cache(maxsize=KEPT_SPELLINGS)
def is_no_unit(word: str) -> bool:
    """Say whether no unit begins with ``word``, a whole word after a blank.

    >>> is_no_unit("people"), is_no_unit("miles"), is_no_unit("Syrian".lower())
    (True, False, False)
    """
    is_known = word in _FIRST_WORDS or word in _FILLERS or word in _DOTTED
    return word.isalpha() and word.isascii() and not is_known and not word.endswith(_NATIONAL)


def find_unit(low: str, end: int) -> Unit | None:
    """Return the unit that stands after a figure ending at ``end`` of a lower-cased text.

    >>> find_unit("12 miles away", 2)
    Unit(start=3, end=8, kind='physical', name='mile')
    """
    following = None if low[end : end + 1] in _CLOSING else _NEXT.match(low, end)
    if following is None:
        return None
    word = following.group(2)
    start = following.start(2)
    if word == "p" and (following.group(1) or low.endswith(_SCREENS, 0, end)):
        return None  # "5 p", "1080p"; but "213p" is a price
    if word in _FIRST_WORDS or word == "sq.":
        match = _UNIT.match(low, start)
        if match is None:
            return None
        surface = " ".join(match.group().split())
        return Unit(start, match.end(), _AFTER[surface]["kind"], _name(surface))
    if word in _FILLERS or word.endswith(_NATIONAL):
        filled = _FILLED.match(low, end)
        if filled is None:
            return None
        surface = filled.group(1)
        if word in _FILLERS:
            row = _AFTER.get(surface, {})
            kind, name = row.get("kind", ""), row.get("unit", "")
        else:
            kind, name = "money", _MONEY.get(surface, "")
        if name and kind in ("duration", "money"):
            return Unit(filled.start(1), filled.end(), kind, name)
    return None


def find_degrees(text: str, end: int, before: str) -> Unit | None:
    """Return the degrees of "to 38C", "-12C", ``before`` being the word before the figure; "Room 12C" has none.

    >>> find_degrees("fell to 38C", 10, "to")
    Unit(start=10, end=11, kind='physical', name='degree Celsius')
    """
    letter = text[end : end + 1]
    if letter not in _DEGREES or text[end + 1 : end + 2].isalnum() or before not in _BEFORE_DEGREES:
        return None
    return Unit(end, end + 1, "physical", _DEGREES[letter])


@lru_cache(maxsize=KEPT_SPELLINGS)
def is_no_currency(word: str) -> bool:
    """Say whether ``word``, whole and right before a figure, is surely none; "" stands for one not looked up.

    >>> is_no_currency("killed"), is_no_currency("usd"), is_no_currency("$")
    (True, False, False)
    """
    return word.isalpha() and word.isascii() and word not in _BEFORE


def find_currency(low: str, start: int, floor: int = 0) -> Unit | None:
    """Return the currency that stands before a figure starting at ``start``, not before ``floor``.

    >>> find_currency("cost us$7,000", 8)
    Unit(start=5, end=8, kind='money', name='dollar')
    """
    last = low[start - 1 : start] if start > floor else ""
    if last.isspace():
        last = low[start - 2 : start - 1] if start - 1 > floor else ""
    if last not in _CURRENCY_ENDS:
        return None
    match = _CURRENCY_BEFORE.search(low, max(floor, start - 5), start)
    if match is None or (match.group() == "ps" and not _AMOUNT.match(low, start)):
        return None
    return Unit(match.start(), match.end(), "money", _BEFORE[match.group().strip()]["unit"])


@cache
def _name(surface: str) -> str:
    """Return the singular name of a unit of the table, from quantulum3 where the table leaves it open."""
    name = _AFTER[surface]["unit"]
    if name:
        return name
    measure = read_measure(f"2 {surface}")
    return measure.unit if measure else surface


@lru_cache(maxsize=KEPT_SPELLINGS)
def read_measure(surface: str) -> Measure | None:
    """Return the value, unit and dimension of a figure with its unit, else ``None``.

    ``surface`` is the figure and its unit alone ("3.5 tonnes of"): in a
    sentence quantulum3 takes articles, years and names for quantities. The
    first call loads quantulum3; later ones cost less than a millisecond.

    >>> read_measure("3.5 tonnes of")
    Measure(value=3.5, unit='tonne', dimension='mass')
    >>> read_measure("40 villagers") is None
    True
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            quantities: list[Any] = _quantulum().parse(surface)
        except Exception:  # quantulum3 raises many kinds on odd input; an unread unit is a blank
            return None
    for quantity in quantities:
        unit, dimension = quantity.unit.name, quantity.unit.entity.name
        if unit != "dimensionless" and quantity.value is not None:
            return Measure(float(quantity.value), _RENAMED.get(unit, unit), dimension)
    return None


@cache
def _quantulum() -> ModuleType:
    """Import quantulum3's parser: half a second, a fifth of what it takes by itself.

    It imports inflect, which has typeguard rewrite all its methods for
    run-time type checks. Nobody here needs those, so they are left out.
    """
    if "inflect" not in sys.modules:
        try:
            import typeguard
        except ImportError:
            pass
        else:
            checked = typeguard.typechecked
            typeguard.typechecked = lambda target=None, **_: target if target is not None else (lambda kept: kept)  # type: ignore
            try:
                import inflect  # noqa: F401
            finally:
                typeguard.typechecked = checked
    from quantulum3 import parser  # type: ignore[import-untyped]

    return cast(ModuleType, parser)
