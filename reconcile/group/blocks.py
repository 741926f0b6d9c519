"""Pair up only the descriptions of harm that have a chance to be one.

Comparing every description with every other grows with the square of the
case. Here two are compared only if they share a report, or a country (or the
spelling of a place) and a day; a case of many reports is spread over many
days, so the pairs grow with the number of reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from reconcile.group.harm import MISDATED_DAYS, Harm, days_apart
from reconcile.lexicons.spelling import skeleton

MAX_DAYS_KEYED = 40  # days; a month with its margins. A longer window is looked up by place, not by day

Key = tuple[object, ...]


def block_keys(harm: Harm, docs: frozenset[str]) -> Iterator[Key]:
    """Yield the keys under which ``harm`` meets others: its reports, and where-and-when."""
    for doc in docs:
        yield "report", doc
    places = [skeleton(part) for part in harm.place.parts] if not harm.place.country else [harm.place.country]
    if harm.is_total:
        for place in places or [""]:
            yield "total", harm.theme, place
        return
    window = harm.window
    if window is None:
        for part in harm.place.parts:
            yield "undated", skeleton(part)
        return
    margin = max(days_apart(harm.kind, harm.kind), MISDATED_DAYS)
    start, end = window.start, window.end
    if start is None or end is None or end - start + 2 * margin > MAX_DAYS_KEYED:
        for part in harm.place.parts:
            yield "long", skeleton(part)
        return
    for place in places:
        for day in range(start - margin, end + margin + 1):
            yield "day", place, day
    for part in harm.place.parts:
        yield "long", skeleton(part)


def candidate_pairs(docs_of: Mapping[Harm, frozenset[str]]) -> set[tuple[Harm, Harm]]:
    """Return the pairs of harms that share a key, each once, in a fixed order within the pair.

    A "long" key pairs a long window with any other at the place; two harms
    that both have a day meet under that day alone.
    """
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    harms = list(docs_of)
    is_long = [not any(key[0] == "day" for key in block_keys(harm, frozenset())) for harm in harms]
    for i, harm in enumerate(harms):
        for key in dict.fromkeys(block_keys(harm, docs_of[harm])):
            blocks[key].append(i)
    pairs: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        if key[0] == "long":
            pairs.update((min(i, j), max(i, j)) for i in members if is_long[i] for j in members if i != j)
        else:
            pairs.update(combinations(members, 2))
    return {(harms[i], harms[j]) for i, j in pairs}
