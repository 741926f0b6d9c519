"""Read shares of a whole: "two-thirds", "a quarter of a million", "half a dozen".

A share of a scale word is a number ("half a million", 500000); any other is
percent ("half of the houses", 50).
"""

from __future__ import annotations

from reconcile.extract.atoms import (
    Atom,
    Numeral,
    Shape,
    dozen_modifier,
    exact,
    gap_between,
    scale_of,
    scaled,
    with_article,
)


def read_fraction(low: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int] | None:
    """Read "two-thirds", "one third of", "three quarters of a million"."""
    first = atoms[at]
    if first.kind != "unit" or not first.value or at + 1 >= len(atoms):
        return None
    part = atoms[at + 1]
    if part.kind not in ("part", "ordinal") or gap_between(low, first, part) not in ("", "-"):
        return None
    is_joined = low[first.end] == "-" or low.startswith(" of", part.end)
    if part.kind == "ordinal" and (first.value != 1 or part.value < 3 or not is_joined):
        return None
    share = first.value * (part.value if part.kind == "part" else 1 / part.value)
    return _share(low, atoms, at + 1, first.start, share) if share <= 1 else None


def read_part(low: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    """Read "half" and "a quarter"; "quarters" and "the old quarter" are no shares."""
    part = atoms[at]
    start = with_article(low, part.start)
    if low[part.start : part.end] != "half" and (low[part.end - 1] == "s" or start == part.start):
        return None, at + 1
    return _share(low, atoms, at, start, part.value)


def read_ordinal(low: str, atoms: list[Atom], at: int) -> tuple[Numeral | None, int]:
    rank = atoms[at]
    start = with_article(low, rank.start)
    if start < rank.start and rank.value > 2 and low.startswith((" of", " were", " are", " have"), rank.end):
        return _share(low, atoms, at, start, 1 / rank.value)
    return Numeral(rank.start, rank.end, rank.value, rank.value, Shape.RANK), at + 1


def _share(low: str, atoms: list[Atom], at: int, start: int, share: float) -> tuple[Numeral, int]:
    """Read a share that ends at atom ``at``: of a scale it is a number, else percent."""
    part = atoms[at]
    if at + 1 < len(atoms) and (step := scale_of(low, atoms[at + 1])) and atoms[at + 1].kind != "plural":
        following = atoms[at + 1]
        if gap_between(low, part, following) in ("of a", "a", "", "-", "-a-", "of one"):
            value, _, after = scaled(low, atoms, at + 1, share * step)
            return Numeral(start, atoms[after - 1].end, value, value, Shape.WORDS, dozen_modifier(step), value), after
    percent = exact(round(share * 100, 2))
    return Numeral(start, part.end, percent, percent, Shape.PART), at + 1
