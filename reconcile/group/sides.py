"""Tell whether two names for who did a harm are of one side: "regime" and "Syrian army", but not "rebels".

Only those who are surely opposed count against two harms being one: "militants"
may be anybody's, and a rebel may belong to any armed group.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reconcile.lexicons.load import load_table
from reconcile.lexicons.spelling import fold

HOME = "home"  # the state in which the harm happened
REBELS = "rebels"
COALITION = "coalition"
_GROUP, _STATE = "group ", "state "  # before the name of an armed group or another state
_POWERS = {"us": "united states", "u s": "united states", "uk": "united kingdom", "nato": "nato"}

Side = tuple[str, ...]


@lru_cache(maxsize=65536)
def side_of(actor: str, country: str) -> Side:
    """Return what tells on whose side ``actor`` stands, () if nothing does.

    Args:
        actor: As the text names who did the harm, "" if it names nobody.
        country: Where the harm happened.

    >>> side_of("Syrian army", "Syria"), side_of("regime", "Syria"), side_of("Daesh", "Syria"), side_of("gunmen", "")
    (('home',), ('home',), ('group islamic state',), ())
    """
    name = fold(actor)
    words = re.findall(r"\w+", name)
    groups = _groups()
    for end in range(len(words), 0, -1):  # "ISIL terrorists" are known by the name before
        if group := groups.get(" ".join(words[:end])):
            return (_GROUP + group,)
    sides = {_side_words()[word] for word in words if word in _side_words()}
    if REBELS in sides:
        return (REBELS,)
    states = [] if "backed" in sides else [_countries()[word] for word in words if word in _countries()]
    found = {HOME if state == fold(country) else _STATE + state for state in states}
    if "state" in sides and not found:
        found = {HOME}
    return tuple(sorted(found | ({COALITION} if COALITION in sides else set())))


def are_opposed(a: Side, b: Side) -> bool:
    """Return whether two sides are surely two.

    >>> are_opposed(("home",), ("rebels",)), are_opposed(("rebels",), ("group m23",)), are_opposed(("home",), ())
    (True, False, False)
    """
    if not a or not b or not set(a).isdisjoint(b):
        return False
    kinds = {_kind(one) for one in (*a, *b)}
    return kinds not in ({REBELS, "group"}, {COALITION, "state"})


def _kind(side: str) -> str:
    return side.partition(" ")[0]


@cache
def _groups() -> dict[str, str]:
    """Return folded name or alias of each armed group → its folded name."""
    return {
        fold(name): fold(row["name"])
        for row in load_table("claimant_names")
        if row["kind"] == "armed_group"
        for name in (row["name"], *row["aliases"].split(" | "))
        if name
    }


@cache
def _side_words() -> dict[str, str]:
    return {row["word"]: row["side"] for row in load_table("actor_sides")}


@cache
def _countries() -> dict[str, str]:
    """Return a folded word for a country, its adjective or name → the folded country."""
    demonyms = load_table("demonyms")
    names = {fold(row["country"]): fold(row["country"]) for row in demonyms}
    return names | {fold(row["demonym"]): fold(row["country"]) for row in demonyms} | _POWERS
