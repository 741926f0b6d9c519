"""What people decide about events: input to linking, beside the claims.

A decision names claims, not events: it survives new runs and new reports, in
which events have other claims. Decisions are applied in the order in which
they were taken; an undone one is as if it had never been. Nothing is
decided without a name, a day and a reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reconcile.group.harm import describe_harm
from reconcile.group.joining import claim_key
from reconcile.model import Claim
from reconcile.wording import day_words


class Act(StrEnum):
    """What is done with ``claims``, in view of ``others``."""

    MERGE = "merge"  # the events that hold claims and others become one
    SPLIT = "split"  # claims leave those others that stay, and make an event
    MOVE = "move"  # claims go to the event that holds others
    NOT_THIS_HARM = "not_this_harm"  # each of claims stands alone
    UNDO = "undo"  # the decision named in undoes is void


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """One act of a person. ``claims`` and ``others`` are claim ids; ``at`` is an ISO day or time.

    Raises:
        ValueError: If it lacks a name, a day, a reason or what it is about: nobody could check it.
    """

    id: str
    act: Act
    by: str
    at: str
    why: str
    claims: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    undoes: str = ""

    def __post_init__(self) -> None:
        missing = [name for name in ("id", "by", "at", "why") if not getattr(self, name).strip()]
        if self.act is Act.UNDO:
            missing += [] if self.undoes else ["undoes"]
        elif not self.claims:
            missing.append("claims")
        if self.act in (Act.MERGE, Act.MOVE, Act.SPLIT) and not self.others:
            missing.append("others")
        if missing:
            raise ValueError(f"decision {self.id or '?'} to {self.act}: {', '.join(missing)} must be given")


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """The claims of an event, with the decisions that put them together, in order."""

    claims: tuple[Claim, ...]
    decisions: tuple[Decision, ...] = ()


def standing_decisions(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions in force, in the order taken; undoing an undo brings a decision back."""
    ordered = sorted(decisions, key=lambda decision: (decision.at, decision.id))
    void: set[str] = set()
    for decision in reversed(ordered):
        if decision.act is Act.UNDO and decision.id not in void:
            void.add(decision.undoes)
    return [decision for decision in ordered if decision.act is not Act.UNDO and decision.id not in void]


def apply_decisions(groups: Iterable[Sequence[Claim]], decisions: Iterable[Decision]) -> list[Decided]:
    """Return the groups as people decided them, in order of their first claim.

    A decision whose claims are not there changes nothing; they may come
    back. A new report goes with the claims whose harm it describes: after
    a split, to the part that gives the same place, day and kind.
    """
    found = _in_order(Decided(claims=tuple(group)) for group in groups)
    for decision in standing_decisions(decisions):
        found = _in_order(_apply(found, decision))
    return found


def _in_order(groups: Iterable[Decided]) -> list[Decided]:
    """Return the groups that hold claims by their first: the order in which they came must not decide."""
    return sorted((group for group in groups if group.claims), key=lambda group: claim_key(group.claims[0]))


def _apply(groups: list[Decided], decision: Decision) -> list[Decided]:
    """Return the groups after one decision."""
    claims, others = frozenset(decision.claims), frozenset(decision.others)
    if decision.act is Act.MERGE:
        held = [group for group in groups if _holds(group, claims) or _holds(group, others)]
        if len(held) < 2 or not any(_holds(g, claims) for g in held) or not any(_holds(g, others) for g in held):
            return groups
        together = _together([claim for group in held for claim in group.claims], held, decision)
        return [*(group for group in groups if group not in held), together]
    return _take_out(groups, decision, claims, others)


def _take_out(
    groups: list[Decided], decision: Decision, claims: Collection[str], others: Collection[str]
) -> list[Decided]:
    """Return the groups with ``claims`` taken from where they are and put where the decision says."""
    target = next((group for group in groups if _holds(group, others)), None) if decision.act is Act.MOVE else None
    if decision.act is Act.MOVE and target is None:
        return groups
    left: list[Decided] = []
    taken: list[Claim] = []
    for group in groups:
        out = _leaving(group, decision, claims, others) if group is not target else []
        stay = [claim for claim in group.claims if claim not in out]
        if out:
            taken += out
            left.append(_together(stay, [group], decision))
        elif group is not target:
            left.append(group)
    if target is not None:
        return [*left, _together([*target.claims, *taken], [target], decision) if taken else target]
    if decision.act is Act.SPLIT:
        return [*left, _together(taken, [], decision)] if taken else groups
    return [*left, *(_together([claim], [], decision) for claim in taken)]


def _leaving(group: Decided, decision: Decision, claims: Collection[str], others: Collection[str]) -> list[Claim]:
    """Return the claims of a group that leave it: those named and, at a split, later ones of their description."""
    named = [claim for claim in group.claims if claim.id in claims]
    if not named or decision.act is not Act.SPLIT:
        return named
    if not any(claim.id in others for claim in group.claims):
        return []  # those from whom they were to part are elsewhere already
    parted = {describe_harm(claim) for claim in named}
    stay = {describe_harm(claim) for claim in group.claims if claim.id in others}
    new = [claim for claim in group.claims if claim.id not in claims and claim.id not in others]
    return [*named, *(claim for claim in new if describe_harm(claim) in parted - stay)]


def _holds(group: Decided, ids: Collection[str]) -> bool:
    return any(claim.id in ids for claim in group.claims)


def _together(claims: Iterable[Claim], of: Sequence[Decided], decision: Decision) -> Decided:
    ordered = sorted(claims, key=claim_key)
    earlier = dict.fromkeys(known for group in of for known in group.decisions)
    return Decided(claims=tuple(ordered), decisions=(*earlier, decision))


_ACT_WORDS = {
    Act.MERGE: "merged with another",
    Act.SPLIT: "split",
    Act.MOVE: "claims moved",
    Act.NOT_THIS_HARM: "a claim told not to be of this harm",
}


def decision_words(decision: Decision) -> str:
    """Return who decided what, when and why, in a line.

    >>> decision_words(merge_of_two)
    'merged with another by Ana on 25 November 2026: one market, two names'
    """
    return f"{_ACT_WORDS[decision.act]} by {decision.by} on {day_words(decision.at[:10])}: {decision.why}"
