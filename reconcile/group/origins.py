"""Look up the origins that a claim may repeat, in time that does not grow with their number.

A claim is held against the first origins of its number, and against those
that share its report, a claimant, who passed it on, or words in a row.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from zlib import crc32

from reconcile.group.claimants import claimant_key, claimants_of, has_named_claimant
from reconcile.model import Claim

MOST_HOLDERS = (
    20  # origins under one key, the first ones: of a number that many give, one of those is what others repeat
)
SHINGLE = 3  # words in a row that are compared as one
SKETCH = 8  # shingles kept of a sentence, those of the smallest hashes: with one word in ten changed one at least stays

_WORDS = re.compile(r"\w+")


class Origins:
    """The origins so far of one number, in the order in which they came."""

    def __init__(self) -> None:
        self._claims: list[Claim] = []
        self._first: defaultdict[int, list[int]] = defaultdict(list)
        self._holders: defaultdict[Hashable, list[int]] = defaultdict(list)

    def add(self, claim: Claim, standing: int) -> None:
        """Add an origin; ``standing`` says how much it is one."""
        place = len(self._claims)
        self._claims.append(claim)
        for held in (self._first[standing], *(self._holders[key] for key in (*_keys(claim), *sketch(claim.quote)))):
            if len(held) < MOST_HOLDERS:
                held.append(place)

    def likely(self, claim: Claim) -> Iterator[Claim]:
        """Yield those that ``claim`` may repeat, in the order in which they came."""
        if not self._claims:
            return iter(())
        found = {place for first in self._first.values() for place in first}
        words = sketch(claim.quote) if has_named_claimant(claim) else ()  # of others no words need be alike
        for key in (*_keys(claim), *words):
            found.update(self._holders.get(key, ()))
        return (self._claims[place] for place in sorted(found))


def relays_of(claim: Claim) -> frozenset[str]:
    """Return who passed a figure on: the agencies that its report credits, and its outlet."""
    return frozenset(map(claimant_key, (*claim.via, claim.outlet))) - {""}


def _keys(claim: Claim) -> Iterator[Hashable]:
    """Yield what a claim may share with the one it repeats."""
    yield "report", claim.doc
    for name in claimants_of(claim):
        yield "claimant", name
    for relay in relays_of(claim):
        yield "relay", relay


def sketch(sentence: str) -> list[int]:
    """Return what a sentence is known by again if a few of its words change.

    >>> len(set(sketch("twelve people died in the port on Monday, a worker said"))
    ...     & set(sketch("twelve people died in the port on Monday, the mayor said"))) > 3
    True
    """
    words = _WORDS.findall(sentence.casefold())
    hashes = {
        crc32(" ".join(words[i : i + SHINGLE]).encode("utf-8", "replace")) for i in range(len(words) - SHINGLE + 1)
    }
    return sorted(hashes)[:SKETCH]
