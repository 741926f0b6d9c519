"""Which claims a person should look at first: one that sets a bound before others, then the least certain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from reconcile.model import CORE, Claim, Estimate


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """A claim that nobody has judged. ``bounds`` are the ranges whose end it sets, each with "low" or "high"."""

    claim: Claim
    bounds: tuple[tuple[Estimate, str], ...] = ()


def review_queue(claims: Iterable[Claim], estimates: Iterable[Estimate], judged: Container[str]) -> list[Waiting]:
    """Return the claims of harm to people that nobody has judged, in the order in which they are worth a look.

    A misread figure at the end of a range falsifies the range, one in its
    middle does not: so those that set a bound come first, and among these and
    the others the least certain reading.

    Args:
        claims: Of the case, as people left them.
        estimates: Computed from these claims.
        judged: Ids of claims that a person accepted, corrected or rejected.
    """
    bounds = _bounds(estimates)
    waiting = [
        Waiting(claim=claim, bounds=tuple(bounds.get(claim.id, ())))
        for claim in claims
        if claim.is_core and claim.id not in judged
    ]
    return sorted(waiting, key=lambda w: (not w.bounds, w.claim.confidence, w.claim.doc, w.claim.start))


def _bounds(estimates: Iterable[Estimate]) -> dict[str, list[tuple[Estimate, str]]]:
    found: dict[str, list[tuple[Estimate, str]]] = defaultdict(list)
    for estimate in estimates:
        if estimate.outcome not in CORE:
            continue
        ends: Sequence[tuple[str, Sequence[str]]] = (("low", estimate.low_claims), ("high", estimate.high_claims))
        for end, ids in ends:
            for id in ids:
                found[id].append((estimate, end))
    return found
