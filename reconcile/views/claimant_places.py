"""Where a claimant's figures lie among those of others: positions within ranges, never a score. Nothing here draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reconcile.claimant_identity import Claimant
from reconcile.group.conventions import apply_convention
from reconcile.model import Claim, Estimate, Event
from reconcile.views.case_data import CaseView
from reconcile.views.claimant_rows import case_claimants, claimants_of, is_homeless
from reconcile.views.kept import once_a_case
from reconcile.wording import open_reach


@dataclass(frozen=True, kw_only=True, slots=True)
class Position:
    """Where one figure lies in the range of all who count the same: percent, 0 the lowest figure, 100 the highest.

    ``left`` and ``right`` differ where the claimant gives a range of its
    own. Both are ``None`` where all give the same figure.
    """

    event: str
    claim: Claim
    estimate: Estimate
    left: float | None
    right: float | None

    @property
    def word(self) -> str:
        """How the position reads; the claimant at both ends spans the range alone."""
        if self.left is None or self.right is None:
            return "same"
        if self.left == 0 and self.right == 100:
            return "spans"
        return "lowest" if self.left == 0 else "highest" if self.right == 100 else "between"


@once_a_case
def case_positions(case: CaseView) -> Mapping[str, Sequence[Position]]:
    """Return claimant id → where its figures lie, one for each range in which another independent claimant stands.

    A range that nobody else shares says nothing about how a claimant lies
    to others, and has no position.
    """
    behind = case_claimants(case).behind
    found: dict[str, list[Position]] = {}
    for event, alone in zip(case.events.values(), case.of_events(_positions_alone), strict=True):
        told = _positions(event, case.estimates.get(event.id, ()), behind) if is_homeless(event) else alone
        for id, position in told:
            found.setdefault(id, []).append(position)
    return found


def _positions_alone(event: Event, estimates: tuple[Estimate, ...]) -> list[tuple[str, Position]]:
    return _positions(event, estimates, claimants_of(event, {}))


def _positions(
    event: Event, estimates: Sequence[Estimate], behind: Mapping[str, tuple[Claimant, ...]]
) -> list[tuple[str, Position]]:
    """Return each claimant's id with where one of its figures lies."""
    shared = [estimate for estimate in estimates if estimate.independent > 1]
    if not shared:
        return []
    claims = {claim.id: claim for claim in event.claims}
    return [
        (one.id, _position(event.id, claims[id], estimate, claims))
        for estimate in shared
        for id in estimate.standing
        if id in claims
        for one in behind.get(id, ())
    ]


def _position(event: str, claim: Claim, estimate: Estimate, claims: Mapping[str, Claim]) -> Position:
    end = estimate.high if estimate.high is not None else open_reach(estimate, claims)
    start = estimate.low if estimate.low is not None else 0.0
    low, high = apply_convention(claim, estimate.convention)
    own = [value for value in (low, high) if value is not None]
    if end is None or end <= start or not own:
        return Position(event=event, claim=claim, estimate=estimate, left=None, right=None)
    shares = [round(100 * min(max((value - start) / (end - start), 0.0), 1.0), 1) for value in own]
    return Position(event=event, claim=claim, estimate=estimate, left=min(shares), right=max(shares))


def position_words(positions: Sequence[Position]) -> str:
    """Return how many figures lie where, in words.

    >>> position_words([])
    'no range shared with others'
    """
    counted = {word: sum(position.word == word for position in positions) for word in WORDS}
    told = [f"{counted[word]}× {words}" for word, words in WORDS.items() if counted[word]]
    return ", ".join(told) if told else "no range shared with others"


#: How each position reads, in the order told.
WORDS = {
    "lowest": "lowest",
    "between": "between",
    "highest": "highest",
    "spans": "both ends",
    "same": "same as others",
}
