"""The interval that a set of claims spans, and the claims behind each end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reconcile.group.conventions import Interval, apply_convention
from reconcile.model import Claim, Modifier


class Bounds(NamedTuple):
    """An interval with the claims that set its low and its high end."""

    interval: Interval
    low_claims: tuple[Claim, ...]
    high_claims: tuple[Claim, ...]


def stated_range(claims: Sequence[Claim], *, convention: str = "literal", few: int = 3) -> Interval:
    """Return the interval from the least to the greatest figure that stands.

    A one-sided figure opens its side only where it lies outside all the
    others: "at least 12" beside "15 to 20" gives 12-20, while "at least
    30" beside "15 to 20" gives 15 and upward (RECORDING rule 5). "Up to N"
    may set the high end, never the low.

    Args:
        claims: One event, one outcome, one victim group, revisions already
            superseded. Persons.
        convention: How vague words become numbers.
        few: What "several" counts for under ACLED.

    Returns:
        Persons, closed interval; ``None`` marks an open side.

    Raises:
        ValueError: If ``claims`` is empty. 0-0 would read as "nobody died".

    >>> stated_range([at_least(30), between(15, 20)])
    Interval(low=15, high=None)
    """
    return find_bounds(claims, convention=convention, few=few).interval


def find_bounds(claims: Sequence[Claim], *, convention: str = "literal", few: int = 3) -> Bounds:
    """Return the stated range and, for each end, the claims that set it, the furthest out first.

    Raises:
        ValueError: If ``claims`` is empty.
    """
    if not claims:
        raise ValueError("no claims: an empty range would read as a figure")
    spans = [(claim, apply_convention(claim, convention, few=few)) for claim in claims]
    lows = [span.low for _, span in spans if span.low is not None]
    highs = [span.high for _, span in spans if span.high is not None]
    least, greatest = min(lows, default=None), max(highs, default=None)
    above = [(claim, span.low) for claim, span in spans if _opens_above(claim, span, greatest)]
    below = [(claim, span.high) for claim, span in spans if _opens_below(claim, span, least)]
    opening_high = tuple(claim for claim, _ in sorted(above, key=lambda pair: -(pair[1] or 0)))
    opening_low = tuple(claim for claim, _ in sorted(below, key=lambda pair: pair[1] or 0))
    low = None if opening_low else least
    high = None if opening_high else greatest
    return Bounds(
        Interval(low, high),
        opening_low or tuple(claim for claim, span in spans if span.low == least),
        opening_high or tuple(claim for claim, span in spans if span.high == greatest),
    )


def _opens_above(claim: Claim, span: Interval, greatest: float | None) -> bool:
    """Return whether an "at least N" lies above every stated high end."""
    if span.high is not None or span.low is None:
        return span.high is None and greatest is None
    if greatest is None or span.low > greatest:
        return True
    return claim.modifier is Modifier.MORE_THAN and span.low == greatest


def _opens_below(claim: Claim, span: Interval, least: float | None) -> bool:
    """Return whether an "up to N" lies below every stated low end."""
    if span.low is not None or span.high is None:
        return span.low is None and least is None
    if least is None or span.high < least:
        return True
    return claim.modifier is Modifier.LESS_THAN and span.high == least
