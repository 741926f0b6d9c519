"""The list of events, found by search, days and filters at a cost that hardly grows with the case. Nothing here draws.

The rows of a case are sorted and their values gathered once for each version.
A look is then an intersection of sets of rows, held as the bits of one number
each, and the last looks are kept: to turn a page or go back costs nothing.
"""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, compress
from typing import NamedTuple, TypeVar, cast

from reconcile.views.case_data import CaseView
from reconcile.views.event_rows import FACETS, EventRow, dated_rows, event_rows, sorted_rows
from reconcile.views.kept import once_a_case

MOST_LOOKS = 32  # kept for each case; a look at 10,000 events is some 100 kB
FEW_VALUES = 400  # of a filter: up to so many are counted by intersection, more by going through the rows

T = TypeVar("T")
_FLAGS = bytes.maketrans(b"01", b"\0\1")


class Asked(NamedTuple):
    """What a list is asked for: words, first and last day, chosen values by filter, order."""

    search: str = ""
    first: str = ""
    last: str = ""
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    order: str = ""


class Listed:
    """The rows that pass, in order, and how many events each choice of a filter would show."""

    def __init__(self, rows: Sequence[EventRow], counts: Mapping[str, Counter[str]]) -> None:
        self.rows = rows
        self.counts = counts
        self._made: dict[object, object] = {}

    def once(self, key: object, make: Callable[[Sequence[EventRow]], T]) -> T:
        """Return what ``make`` gives for the rows, made once for each key: a scale, the points of a map."""
        if key not in self._made:
            self._made[key] = make(self.rows)
        return cast(T, self._made[key])


class EventIndex:
    """The events of one version of a case."""

    def __init__(self, rows: Iterable[EventRow]) -> None:
        self.rows = sorted(rows, key=lambda row: (row.event.title, row.event.id))
        self._all = (1 << len(self.rows)) - 1
        self._values = {name: [tuple(row.facets[name]) for row in self.rows] for name in FACETS}
        self._masks = {name: _masks(values) for name, values in self._values.items()}
        self._totals = {name: Counter(chain.from_iterable(values)) for name, values in self._values.items()}
        self._dates = _masks([(row.event.date,) for row in self.rows])
        self._of_date = {row.event.date: row for row in self.rows}
        self._places = {row.event.id: place for place, row in enumerate(self.rows)}
        self._orders: dict[str, list[int]] = {}
        self._looks: OrderedDict[Asked, Listed] = OrderedDict()

    def look(self, asked: Asked) -> Listed:
        """Return the events asked for."""
        found = self._looks.get(asked)
        if found is None:
            found = self._looks[asked] = self._found(asked)
            while len(self._looks) > MOST_LOOKS:
                self._looks.popitem(last=False)
        return found

    def has(self, name: str, value: str) -> bool:
        """Return whether any event of the case has this value of a filter."""
        return value in self._totals[name]

    def _found(self, asked: Asked) -> Listed:
        within = self._searched(asked.search) & self._dated(asked.first, asked.last)
        passing = {name: self._passing(name, values) for name, values in asked.chosen if values}
        kept = within
        for mask in passing.values():
            kept &= mask
        flags = self._flags(kept)
        rows = [self.rows[place] for place in self._order(asked.order) if flags[place]]
        return Listed(rows, {name: self._counts(name, within, passing) for name in FACETS})

    def _passing(self, name: str, values: Iterable[str]) -> int:
        mask = 0
        for value in values:
            mask |= self._masks[name].get(value, 0)
        return mask

    def _searched(self, search: str) -> int:
        words = search.casefold().split()
        if not words:
            return self._all
        return _mask(place for place, row in enumerate(self.rows) if all(word in row.words for word in words))

    def _dated(self, first: str, last: str) -> int:
        if not first and not last:
            return self._all
        mask = 0
        for row in dated_rows(list(self._of_date.values()), first, last):
            mask |= self._dates[row.event.date]
        return mask

    def _counts(self, name: str, within: int, passing: Mapping[str, int]) -> Counter[str]:
        """Return the counts of one filter, all the others kept."""
        for other, mask in passing.items():
            if other != name:
                within &= mask
        if within == self._all:
            return self._totals[name]
        masks = self._masks[name]
        if len(masks) <= FEW_VALUES:
            return Counter({value: count for value, mask in masks.items() if (count := (mask & within).bit_count())})
        return Counter(chain.from_iterable(compress(self._values[name], self._flags(within))))

    def _order(self, order: str) -> list[int]:
        if order not in self._orders:
            self._orders[order] = [self._places[row.event.id] for row in sorted_rows(self.rows, order)]
        return self._orders[order]

    def _flags(self, mask: int) -> bytes:
        """Return a byte for each row, 1 where its bit is set."""
        return f"{mask:0{len(self.rows)}b}"[::-1].encode().translate(_FLAGS)


@once_a_case
def event_index(case: CaseView) -> EventIndex:
    """Return the index of a case as it stands."""
    return EventIndex(event_rows(case))


def _masks(values: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return value → the rows that have it."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, some in enumerate(values):
        for value in some:
            places[value].append(place)
    return {value: _mask(some) for value, some in places.items()}


def _mask(places: Iterable[int]) -> int:
    """Return the number whose bits are at these places, given in rising order."""
    bits = bytearray()
    for place in places:
        missing = (place >> 3) + 1 - len(bits)
        if missing > 0:
            bits.extend(bytes(missing))
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")
