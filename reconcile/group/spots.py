"""Find the spots in a town that a sentence puts a harm at: "a nightclub", "Orlebar Street".

A spot is never enough to join two reports. Where two tell of one town and day
at other spots, and with other tolls, it keeps them apart.
"""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from reconcile.lexicons.load import alternation, load_table
from reconcile.lexicons.spelling import fold

_STREET = regex.compile(r"\b\p{Lu}[\w'’-]+ (?:Street|Road|Avenue|Boulevard|Lane)\b")
_STREET_ENDS = ("street", "road", "avenue", "boulevard", "lane")

Spots = tuple[str, ...]


@cache
def _venue() -> regex.Pattern[str]:
    """Return the pattern of a spot without a name: its article, perhaps a word or two, its noun."""
    nouns = alternation(row["noun"] for row in load_table("spot_nouns"))
    return regex.compile(rf"\b(?:at|outside|inside|into|on|near) an? (?:[\w-]+ ){{0,2}}?({nouns})\b")


@lru_cache(maxsize=4096)
def find_spots(sentence: str) -> frozenset[str]:
    """Return the spots that a sentence names, folded.

    >>> sorted(find_spots("Four died at a crowded nightclub on Orlebar Street."))
    ['nightclub', 'orlebar street']
    """
    found = {fold(match[0]) for match in _STREET.finditer(sentence)}
    return frozenset(found | {match[1] for match in _venue().finditer(sentence)})


def are_other_spots(a: Spots, b: Spots) -> bool:
    """Return whether two harms were surely at two spots: each names a venue, or each a street, and they share none.

    >>> are_other_spots(("nightclub",), ("supermarket",)), are_other_spots(("nightclub",), ("orlebar street",))
    (True, False)
    """
    if not a or not b or not set(a).isdisjoint(b):
        return False
    return not _sorts(a).isdisjoint(_sorts(b))


def _sorts(spots: Spots) -> frozenset[bool]:
    """Return which sorts there are among spots: streets, others."""
    return frozenset(spot.endswith(_STREET_ENDS) for spot in spots)
