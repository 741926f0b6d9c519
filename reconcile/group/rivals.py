"""Tell figures that exclude each other at one time from an earlier count beside a later, higher one.

A toll is counted for days, and each report gives what is known by then.
Another claimant's lower figure of days before is out of date, no rival of a
later one, unless its claimant is still reported with it. It stays in the
range, for its claimant has not replaced it (RECORDING rules 4 and 5).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from reconcile.group.ages import figure_age
from reconcile.group.claimants import claimants_of
from reconcile.group.conventions import Interval
from reconcile.group.echo import headline_number
from reconcile.group.windows import gap_days, read_window
from reconcile.model import Claim, Event, Scope

COUNTING_DAYS = 14  # days; search and hospitals add to a toll for about two weeks, later counts are another's work
_NEVER, _ALWAYS = 0, date.max.toordinal()  # ordinals of days


class Counting(NamedTuple):
    """How long the toll of an event grows: days after its last day; ``until`` is ``None`` where no day is known."""

    until: int | None
    is_open: bool = False  # a running total that nobody has closed

    @classmethod
    def of(cls, event: Event) -> Counting:
        """Return how long the toll of ``event`` is being counted."""
        window = read_window(event.date)
        if window is None or window.end is None:
            return cls(None, window is not None and event.scope is not Scope.INCIDENT)
        return cls(window.end + COUNTING_DAYS)

    def outdates(self, last: int, first: int) -> bool:
        """Return whether a count last given on one day is out of date by a higher one first given on another."""
        if not _NEVER < last < first:
            return False
        return self.is_open or (first - last <= COUNTING_DAYS and (self.until is None or last <= self.until))


class Told(NamedTuple):
    """A standing claim, what it allows, its origin, and on which days it was given first and last."""

    claim: Claim
    span: Interval
    origin: int
    first: int
    last: int


def told_on(
    standing: Iterable[Claim],
    claims: Iterable[Claim],
    echoes: Mapping[str, str],
    spans: Mapping[str, Interval],
    origins: Mapping[str, int],
) -> list[Told]:
    """Return the standing claims with the days on which they were given.

    A print by others, and one that calls the figure an earlier one, do not
    prolong it; one that is only called so was given before. Of a report
    without a day nothing follows.

    Args:
        standing: Those compared.
        claims: All of the group.
        echoes: Echo id → id of the claim it repeats.
        spans: Claim id → what it allows.
        origins: Claim id → number of its origin.
    """
    mentions: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        mentions[echoes.get(claim.id, claim.id)].append(claim)
    found = []
    for claim in standing:
        days = [_day(mention) for mention in mentions[claim.id]]
        own = [m for m in mentions[claim.id] if not claimants_of(m).isdisjoint(claimants_of(claim))]
        held = [_day(mention) for mention in own if figure_age(mention) != "older"]
        last = _last_day(held) if held else _last_day([_day(mention) for mention in own]) - 1
        first = _NEVER if None in days else min(day or _NEVER for day in days)
        found.append(Told(claim, spans[claim.id], origins[claim.id], first, last))
    return found


def _last_day(days: Sequence[int | None]) -> int:
    return _ALWAYS if None in days else max(day or _ALWAYS for day in days)


def find_rivals(told: Sequence[Told], counting: Counting) -> tuple[Claim, Claim] | None:
    """Return the two claims that exclude each other the most, the lower first; None where no two are rivals.

    Rivals are of two origins, no number satisfies both, and neither is an
    earlier count of the other.
    """
    bounded = sorted((one for one in told if one.span.low is not None), key=lambda t: (t.span.low or 0, t.claim.id))
    lows = [one.span.low or 0 for one in bounded]
    first = list(accumulate(reversed(bounded), _keep_extremes, initial=_NOBODY))[::-1]
    closed = sorted(
        ((one.span.high, one.claim.id, one) for one in told if one.span.high is not None), key=lambda t: t[:2]
    )
    for high, _, below in closed:
        at = bisect_right(lows, high)
        if first[at].excludes(below, counting):
            above = next(
                one
                for one in reversed(bounded[at:])
                if one.origin != below.origin and not counting.outdates(below.last, one.first)
            )
            return below.claim, above.claim
    return None


class _Extremes(NamedTuple):
    """Of the claims from some bound on: the two earliest and two latest first days, each pair of two origins."""

    earliest: tuple[tuple[int, int], ...] = ()
    latest: tuple[tuple[int, int], ...] = ()

    def excludes(self, below: Told, counting: Counting) -> bool:
        """Return whether one of them is of another origin and does not outdate the lower figure."""
        return any(
            origin != below.origin and not counting.outdates(below.last, day)
            for day, origin in (*self.earliest, *self.latest)
        )


_NOBODY = _Extremes()


def _keep_extremes(known: _Extremes, one: Told) -> _Extremes:
    own = (one.first, one.origin)
    return _Extremes(_two(sorted((*known.earliest, own))), _two(sorted((*known.latest, own), reverse=True)))


def _two(ordered: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the first of an order and the next of another origin."""
    kept: list[tuple[int, int]] = []
    for day, origin in ordered:
        if len(kept) < 2 and all(origin != other for _, other in kept):
            kept.append((day, origin))
    return tuple(kept)


def is_earlier_count(old: Claim, new: Claim) -> bool:
    """Return whether one claim is a count of days before another's higher one.

    >>> is_earlier_count(exactly(22, published="2021-05-04"), exactly(48, claimant="UN", published="2021-05-06"))
    True
    """
    number, against = headline_number(old), headline_number(new)
    day, other = _day(old), _day(new)
    if number is None or against is None or number >= against or day is None or other is None:
        return False
    windows = read_window(old.date), read_window(new.date)
    if windows[0] is not None and windows[1] is not None and gap_days(windows[0], windows[1]) > COUNTING_DAYS:
        return False
    return Counting(None).outdates(day, other)


def _day(claim: Claim) -> int | None:
    """Return the day of the report, None where it is unknown or no more than a month."""
    window = read_window(claim.published[:10])
    return window.start if window is not None and window.start == window.end else None
