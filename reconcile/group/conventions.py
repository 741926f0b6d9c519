"""Turn a claim into an interval under a convention for vague words.

A convention is a choice of the reader: it is applied here, on the way to an
estimate, and never written into a claim.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

import regex

from reconcile.lexicons.load import alternation, load_table
from reconcile.model import Claim, Modifier, Outcome

CONVENTIONS = ("literal", "acled")
FEW_CHOICES = (3, 10)  # persons; ACLED codes "several" as one or the other, by country

Few = Literal[3, 10]


class Interval(NamedTuple):
    """Least and greatest count, both included; ``None`` is an open side."""

    low: float | None
    high: float | None

    def is_below(self, other: Interval) -> bool:
        """Return whether every number here is less than every number there."""
        return self.high is not None and other.low is not None and self.high < other.low

    def holds(self, other: Interval) -> bool:
        """Return whether every number of ``other`` lies in this interval."""
        low_fits = self.low is None or (other.low is not None and self.low <= other.low)
        return low_fits and (self.high is None or (other.high is not None and other.high <= self.high))


@cache
def _acled_numbers() -> tuple[regex.Pattern[str], dict[str, str]]:
    numbers = {row["phrase"]: row["acled"] for row in load_table("vague_conventions")}
    return regex.compile(rf"\b(?:{alternation(numbers)})\b", regex.IGNORECASE), numbers


def check_convention(convention: str, few: int = 3) -> None:
    """Refuse a convention or a setting that has no table.

    Raises:
        ValueError: If ``convention`` is not one of ``CONVENTIONS`` or ``few``
            not one of ``FEW_CHOICES``; no preset is guessed.
    """
    if convention not in CONVENTIONS:
        raise ValueError(f"convention is {convention!r}, known are {', '.join(CONVENTIONS)}")
    if few not in FEW_CHOICES:
        raise ValueError(f"few is {few!r}, known are 3 and 10")


def apply_convention(claim: Claim, convention: str = "literal", *, few: int = 3) -> Interval:
    """Return the interval that ``claim`` stands for under a convention.

    Literal is what the claim itself carries. ACLED counts deaths only and
    takes the least of a range or an open bound, and its own number for a
    vague word; where its table has no row ("up to 12", "scores") and for
    every other outcome the literal reading stands.

    Args:
        claim: Left as it is.
        convention: One of ``CONVENTIONS``.
        few: What "several" and its like count for under ACLED, 3 or 10.

    Raises:
        ValueError: As ``check_convention``.

    >>> apply_convention(dozens_killed, "literal"), apply_convention(dozens_killed, "acled")
    (Interval(low=24, high=None), Interval(low=12.0, high=12.0))
    """
    check_convention(convention, few)
    if convention == "literal" or claim.outcome is not Outcome.KILLED or claim.low is None:
        return Interval(claim.low, claim.high)
    if claim.modifier is not Modifier.VAGUE:
        return Interval(claim.low, claim.low)
    pattern, numbers = _acled_numbers()
    found = pattern.search(claim.figure)
    number = numbers[" ".join(found[0].lower().split())] if found else "-"
    if number == "-":
        return Interval(claim.low, claim.high)
    value = float(few if number == "few" else number)
    return Interval(value, value)
