"""Say why two claims are, or are not, of one harm, and what an event nearly took in.

The sentences give the evidence that the rule weighed: places and how far
apart they lie, days, kinds of harm, tolls that both give, a report that tells
them apart. No field name stands in them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reconcile.group.evidence import Verdict
from reconcile.group.grouping import Grouping
from reconcile.group.harm import Harm, days_apart, is_same_kind
from reconcile.group.joining import Node
from reconcile.group.places import PlaceFacts, PlaceRelation, distance_km, relate_places
from reconcile.group.sides import are_opposed
from reconcile.group.spots import are_other_spots
from reconcile.group.windows import gap_days
from reconcile.model import Claim, Event
from reconcile.wording import (
    OUTCOME_WORDS,
    claimant_words,
    count_words,
    day_words,
    figure_words,
    join_words,
    number_words,
)

MOST_NEAR = 5  # what nearly joined, at most, the nearest first
TOLLS_TOLD = 3  # figures in common that are named; a toll of ten days has dozens

_VERDICT_WORDS = {
    Verdict.APART: "They are kept apart.",
    Verdict.UNSURE: "In doubt, so not joined.",
    Verdict.POSSIBLE: "Possibly one: joined only if nothing else comes into question.",
    Verdict.MAYBE: "Perhaps one: joined only if nothing else comes into question.",
    Verdict.LIKELY: "Probably one: joined unless something else is as likely.",
    Verdict.SAME: "Surely one, as far as their words go.",
}


class Near(NamedTuple):
    """An event that another nearly took in: how near it came, and the evidence in words."""

    event: str
    title: str
    verdict: Verdict
    reasons: tuple[str, ...]


def explain_link(a: Claim, b: Claim, claims: Iterable[Claim]) -> list[str]:
    """Return whether two claims are of one harm, and why, a sentence a line; first the answer.

    Args:
        a: One claim.
        b: The other.
        claims: Those of the case, or at least of the events that hold the two.
    """
    grouping = Grouping(claims)
    one, other = grouping.node_of(a), grouping.node_of(b)
    is_one = bool(a.event) and a.event == b.event
    answer = "Same harm: yes." if is_one else "Same harm: no."
    if one is None or other is None:
        return [answer, "A figure that counts no people joins the event of its own report, and draws no two together."]
    lines = [answer]
    if _follows_whole(a, one) or _follows_whole(b, other):
        lines.append("A part is taken to be where and when its whole is.")
    if one is other:
        return [*lines, *_alike(one.harm), "Both describe their harm in the same words."]
    verdict = grouping.judge(one, other)
    lines += [*evidence_words(one, other, grouping), _VERDICT_WORDS[verdict]]
    is_linked = other in grouping.group_of(one)
    if is_linked and verdict is not Verdict.SAME:
        lines += _path_words(one, other)
    if is_linked != is_one:
        lines.append("A person decided otherwise." if is_one else "A person decided that they are not one.")
    elif not is_linked and verdict >= Verdict.POSSIBLE:
        lines.append("Something else came into question too, or spoke against it; in doubt they are not joined.")
    return lines


def _follows_whole(claim: Claim, node: Node) -> bool:
    return bool(claim.part_of) and (claim.place, claim.date) != (node.claims[0].place, node.harm.date)


def _alike(harm: Harm) -> Iterator[str]:
    yield f"Place: {_place_words(harm.place)}."
    yield f"Day: {day_words(harm.date) if harm.date else 'not told'}."
    if harm.kind:
        yield f"Kind of harm: {harm.kind}."


def evidence_words(a: Node, b: Node, grouping: Grouping) -> list[str]:
    """Return what speaks for and against two descriptions being one, a sentence each."""
    one, other = a.harm, b.harm
    evidence = grouping.evidence(a, b)
    lines = []
    if one.is_total != other.is_total:
        lines.append("One counts a single incident, the other a total over a period: these never share an event.")
    elif one.theme != other.theme:
        lines.append("They are totals of other things: a war, a siege, the journalists or medics among its dead.")
    lines += [_place_line(one.place, other.place), _day_line(one, other)]
    if one.date != other.date and (one.is_day_of_print or other.is_day_of_print):
        lines.append("One day is that of the print, which is given to what a text does not date.")
    if one.kind or other.kind:
        alike = "can be one" if is_same_kind(one.kind, other.kind) else "differ"
        kinds = one.kind if one.kind == other.kind else f"{one.kind or 'not told'} and {other.kind or 'not told'}"
        lines.append(f"Kind of harm: {kinds}" + ("." if one.kind == other.kind else f", which {alike}."))
    tolls = sorted(grouping.shared_tolls(a, b), key=str)
    if tolls:
        told = [f"{number_words(number)} {OUTCOME_WORDS[outcome].lower()}" for outcome, number in tolls]
        lines.append(f"Reports on the one and on the other give {join_words(told, TOLLS_TOLD)}.")
    elif evidence.counts_otherwise:
        lines.append("What both count, they count with other numbers.")
    lines += [*_actor_lines(a, b), *_spot_lines(one, other)]
    if evidence.in_one_report:
        lines.append("One report tells of both.")
    if evidence.is_framed:
        lines.append("It tells of the place of one before and after it tells of the other.")
    if evidence.told_apart:
        lines.append("That report says of one that it is another.")
    return lines


def _actor_lines(a: Node, b: Node) -> Iterator[str]:
    """Yield whom two descriptions name as who did it, where both name a side."""
    if a.harm.side and b.harm.side:
        names = [next(claim.actor for claim in node.claims if claim.actor) for node in (a, b)]
        if are_opposed(a.harm.side, b.harm.side):
            yield f"Who did it: {names[0]} by the one, {names[1]} by the other."
        elif not set(a.harm.side).isdisjoint(b.harm.side):
            yield f"Who did it: {join_words(list(dict.fromkeys(names)))}, one side."


def _spot_lines(one: Harm, other: Harm) -> Iterator[str]:
    if are_other_spots(one.spots, other.spots):
        yield f"Spot: {join_words(one.spots)} by the one, {join_words(other.spots)} by the other."


def _place_words(place: PlaceFacts) -> str:
    return join_words([part.title() for part in place.parts]) or place.country.title() or "not told"


def _place_line(a: PlaceFacts, b: PlaceFacts) -> str:
    names = _place_words(a), _place_words(b)
    if names[0] == names[1]:
        return f"Place: {names[0]}."
    distance = distance_km(a, b)
    how = {
        PlaceRelation.SAME: "taken for one place",
        PlaceRelation.INSIDE: "one within the other",
        PlaceRelation.NEAR: "near each other",
        PlaceRelation.UNKNOWN: "of which it is not known how they lie",
        PlaceRelation.APART: "apart",
    }[relate_places(a, b)]
    far = f", {number_words(round(distance))} km" if distance is not None else ""
    return f"Place: {names[0]} and {names[1]}, {how}{far}."


def _day_line(a: Harm, b: Harm) -> str:
    days = day_words(a.date) if a.date else "not told", day_words(b.date) if b.date else "not told"
    if days[0] == days[1]:
        return f"Day: {days[0]}."
    if a.window is None or b.window is None:
        return f"Day: {days[0]} and {days[1]}."
    gap = gap_days(a.window, b.window)
    within = days_apart(a.kind, b.kind)
    allowed = f"; reports of one such harm may differ by {count_words(within, 'day')}" if within else ""
    return f"Day: {days[0]} and {days[1]}, {count_words(gap, 'day')} apart{allowed}."


def _path_words(one: Node, other: Node) -> list[str]:
    """Return through which claims two descriptions of one group hang together."""
    before: dict[Node, Node | None] = {one: None}
    todo = deque([one])
    while todo and other not in before:
        node = todo.popleft()
        for next_node in sorted(node.edges, key=lambda n: (-node.edges[n], n.rank)):
            if next_node not in before:
                before[next_node] = node
                todo.append(next_node)
    between: list[str] = []
    step = before.get(other)
    while step is not None and step is not one:
        claim = step.claims[0]
        between.insert(0, f"{figure_words(claim)} ({claimant_words(claim)}; {_place_words(step.harm.place)})")
        step = before[step]
    return [f"They hang together through {join_words(between)}."] if between else []


def find_near(event: Event, events: Sequence[Event]) -> list[Near]:
    """Return the events that ``event`` nearly took in, the nearest first: what was in doubt and left apart.

    Args:
        event: The event.
        events: All of the case; those that cannot come near are passed over.
    """
    around = [other for other in events if other.id != event.id and _may_be_near(event, other)]
    grouping = Grouping([claim for one in (event, *around) for claim in one.claims])
    found: dict[str, Near] = {}
    titles = {other.id: other.title for other in around}
    home = {(claim.doc, claim.id): one.id for one in around for claim in one.claims}
    nodes = dict.fromkeys(node for claim in event.claims if (node := grouping.node_of(claim)) is not None)
    for node in nodes:
        for other, verdict in grouping.neighbours(node).items():
            id = home.get((other.claims[0].doc, other.claims[0].id), "")
            if id and verdict is not Verdict.APART and (id not in found or verdict > found[id].verdict):
                lines = (*evidence_words(node, other, grouping), _VERDICT_WORDS[verdict])
                found[id] = Near(id, titles[id], verdict, lines)
    return sorted(found.values(), key=lambda near: (-near.verdict, near.title, near.event))[:MOST_NEAR]


def _may_be_near(event: Event, other: Event) -> bool:
    """Return whether two events share a report, or a country and a time: the rest is not compared."""
    if {claim.doc for claim in event.claims} & {claim.doc for claim in other.claims}:
        return True
    if event.scope is not other.scope or (event.country and other.country and event.country != other.country):
        return False
    return not event.date or not other.date or event.date[:7] == other.date[:7] or "/" in event.date + other.date
