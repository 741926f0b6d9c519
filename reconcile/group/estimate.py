"""Turn the claims of an event into ranges: per outcome, victim group and unit.

The rules are RECORDING's: like is compared with like, nothing is summed, one
origin has one vote, a later figure replaces an earlier, a repetition is no
second claimant, an open bound stays open, a denial is not 0, and a vague
word sets a bound only where no number stands.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from math import inf

from reconcile.group.claimants import as_told_in, claimants_of
from reconcile.group.conventions import apply_convention, check_convention
from reconcile.group.echo import find_echoes, report_order
from reconcile.group.grades import harm_grade, responsibility_grade
from reconcile.group.ranges import find_bounds
from reconcile.group.revise import find_revisions, pass_on_figures
from reconcile.group.rivals import Counting, find_rivals, told_on
from reconcile.model import CORE, Claim, Estimate, Event, Modifier, Outcome, Scope, Stance, Victims

PERSON_UNITS = frozenset({"", "person", "people", "body", "victim", "casualty", "death"})

#: Ways to choose one figure: the least that anyone stands by (ACLED's), what more than half of the origins share.
BEST_RULES = ("lowest_reported", "majority_of_origins")

Group = tuple[Outcome, tuple[Victims, ...], str]
FindEchoes = Callable[[Sequence[Claim]], Mapping[str, str]]
FindRevisions = Callable[[Sequence[Claim], Mapping[str, str]], Mapping[str, str]]


def estimate_events(
    events: Iterable[Event],
    *,
    convention: str = "literal",
    few: int = 3,
    outcomes: Collection[Outcome] = CORE,
    best_rule: str = "",
    echoes: FindEchoes = find_echoes,
    revisions: FindRevisions = find_revisions,
) -> list[Estimate]:
    """Return the range of reported figures per event, outcome, victim group and unit.

    Estimates keep the order of the events; within one the outcomes stand in
    the order of ``Outcome``, people at large before named groups. Rates, figures
    that nobody asserts and parts that share outcome and victims with
    their whole ("40 of the dead were foreigners") have no range: they stay
    among the event's claims. Context outcomes have none either, since two
    counts of houses need not count the same houses.

    Args:
        events: Claims have ids that are unique over all events.
        convention: How vague words become numbers: literal or acled.
        few: What "several" counts for under ACLED, 3 or 10.
        outcomes: Which outcomes to estimate.
        best_rule: How to choose one figure of a range, one of ``BEST_RULES``;
            "" chooses none. Nothing is averaged.
        echoes: Rule for repetitions.
        revisions: Rule for replaced figures.

    Raises:
        ValueError: If the convention or the rule is unknown.
    """
    check_convention(convention, few)
    if best_rule not in ("", *BEST_RULES):
        raise ValueError(f"best_rule is {best_rule!r}, known are {', '.join(BEST_RULES)}")
    found = []
    for event in events:
        wholes = {(claim.doc, claim.id): claim for claim in event.claims}
        groups: defaultdict[Group, list[Claim]] = defaultdict(list)
        for told in event.claims:
            claim = as_told_in(told, event.country)
            if claim.outcome in outcomes and _is_comparable(claim, wholes):
                groups[group_of(claim)].append(claim)
        for group in sorted(groups, key=_group_order):
            whole = leave_subsets(groups[group])
            estimate = _estimate(event, group, whole, convention, few, echoes, revisions)
            if estimate is not None:
                found.append(choose_best(estimate, whole, best_rule, few) if best_rule else estimate)
    return found


def leave_subsets(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that count all of their group: "40 foreigners" is no rival of "253 people".

    Where nobody counts all, the subset that most claims count is kept alone,
    for "four Pakistanis" and "one Indian" cannot be compared either.
    """
    counts = Counter(claim.subset for claim in claims)
    kept = "" if "" in counts else min(counts, key=lambda subset: (-counts[subset], subset))
    return [claim for claim in claims if claim.subset == kept]


def group_of(claim: Claim) -> Group:
    """Return what a claim is compared within: outcome, victims, unit.

    >>> group_of(three_bodies)[2]
    'person'
    """
    victims = tuple(v for v in Victims if v in claim.victims) or (Victims.UNSPECIFIED,)
    return claim.outcome, victims, "person" if claim.unit in PERSON_UNITS else claim.unit


def _group_order(group: Group) -> tuple[int, int, list[int], str]:
    outcome, victims, unit = group
    order = list(Victims)
    at_large = victims == (Victims.UNSPECIFIED,)
    return list(Outcome).index(outcome), not at_large, [order.index(v) for v in victims], unit


def _is_comparable(claim: Claim, wholes: Mapping[tuple[str, str], Claim]) -> bool:
    """Return whether a claim counts the whole of its group in this event."""
    if claim.scope is Scope.RATE or claim.stance is Stance.HYPOTHETICAL:
        return False
    if claim.low is None and claim.high is None:
        return False
    whole = wholes.get((claim.doc, claim.part_of)) if claim.part_of else None
    return whole is None or group_of(whole) != group_of(claim)


def _estimate(
    event: Event,
    group: Group,
    claims: Sequence[Claim],
    convention: str,
    few: int,
    echo_rule: FindEchoes,
    revision_rule: FindRevisions,
) -> Estimate | None:
    """Return the estimate of one group, None if all that is said is denied."""
    claims = sorted(claims, key=report_order)
    denials = [claim for claim in claims if claim.stance is Stance.DENIED]
    asserted = [claim for claim in claims if claim.stance is not Stance.DENIED]
    if not asserted:
        return None
    found = dict(echo_rule(asserted))
    given_up = dict(revision_rule(asserted, found))
    echoes = pass_on_figures(asserted, found, given_up)
    superseded = {old: new for old, new in given_up.items() if old not in echoes}
    current = [claim for claim in asserted if claim.id not in echoes and claim.id not in superseded]
    numeric = [claim for claim in current if claim.modifier is not Modifier.VAGUE]
    standing = numeric or current
    vague = [claim for claim in current if claim.modifier is Modifier.VAGUE] if numeric else []
    bounds = find_bounds(standing, convention=convention, few=few)
    origins = count_origins([*standing, *vague])
    kept = {claim.id for claim in (*standing, *vague)}
    printed = [*standing, *vague, *(claim for claim in asserted if echoes.get(claim.id) in kept)]
    outcome, victims, unit = group
    return Estimate(
        event=event.id,
        outcome=outcome,
        victims=victims,
        unit=unit,
        low=bounds.interval.low,
        high=bounds.interval.high,
        low_claims=tuple(claim.id for claim in bounds.low_claims),
        high_claims=tuple(claim.id for claim in bounds.high_claims),
        standing=tuple(claim.id for claim in standing),
        superseded=superseded,
        echoes=echoes,
        denials=tuple(claim.id for claim in denials),
        vague=tuple(claim.id for claim in vague),
        independent=len(set(origins.values())),
        outlets=len({claim.outlet or claim.doc for claim in printed}),
        contested=find_contested(standing, asserted, echoes, event, convention, few) is not None,
        vague_only=not numeric,
        harm_grade=harm_grade([*standing, *vague, *denials], len(set(origins.values()))),
        responsibility=responsibility_grade([*standing, *vague, *denials], event.denials),
        as_of=max(claim.published[:10] for claim in standing),
        convention=convention,
    )


def count_origins(claims: Sequence[Claim]) -> dict[str, int]:
    """Return claim id → number of its origin; claims that share a claimant have one origin.

    A figure that two bodies put forward together is one origin, and whatever
    either says alone belongs to it: in doubt, not independent.

    >>> len(set(count_origins([by("Airwars"), by("Airwars ; UN"), by("police")]).values()))
    2
    """
    first: dict[str, int] = {}
    leader = list(range(len(claims)))

    def find(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    for number, claim in enumerate(claims):
        for name in claimants_of(claim):
            known = find(first.setdefault(name, number))
            leader[max(known, find(number))] = min(known, find(number))
    return {claim.id: find(number) for number, claim in enumerate(claims)}


def find_contested(
    standing: Sequence[Claim],
    claims: Iterable[Claim],
    echoes: Mapping[str, str],
    event: Event,
    convention: str,
    few: int,
) -> tuple[Claim, Claim] | None:
    """Return two standing claims of independent claimants that no number satisfies together, None if there are none.

    Args:
        standing: Those compared, with the country of their event.
        claims: All of the group.
        echoes: Echo id → id of the claim it repeats.
        event: Its day and scope tell how long its toll grows.
        convention: How vague words become numbers.
        few: As in ``estimate_events``.
    """
    spans = {claim.id: apply_convention(claim, convention, few=few) for claim in standing}
    least = min((span.high for span in spans.values() if span.high is not None), default=inf)
    if not any(span.low is not None and span.low > least for span in spans.values()):
        return None
    return find_rivals(told_on(standing, claims, echoes, spans, count_origins(standing)), Counting.of(event))


def choose_best(estimate: Estimate, claims: Sequence[Claim], rule: str, few: int = 3) -> Estimate:
    """Return the estimate with the figure that a named rule chooses, unchanged where the rule finds none.

    No figure lies between what claimants gave (RECORDING rule 6).

    Args:
        estimate: Without a best figure.
        claims: Those of the estimate.
        rule: One of ``BEST_RULES``.
        few: As in ``estimate_events``.
    """
    standing = [claim for claim in claims if claim.id in estimate.standing]
    if rule == "lowest_reported":
        best = estimate.low
    else:
        origins = count_origins(standing)
        given: defaultdict[float, set[int]] = defaultdict(set)
        for claim in standing:
            span = apply_convention(claim, estimate.convention, few=few)
            if span.low is not None and span.low == span.high:
                given[span.low].add(origins[claim.id])
        best = next((n for n, who in given.items() if 2 * len(who) > len(set(origins.values()))), None)
    return estimate if best is None else replace(estimate, best=best, best_rule=rule)
