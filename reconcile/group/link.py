"""Group claims that speak of one harm at one place in one time window.

``link_events`` gathers claims that describe their harm in the same words,
joins descriptions that are surely one, then lets what is only vaguely placed
or dated follow the one candidate it has, and last lets context claims join.
In doubt it does not merge: an event too many is seen, a wrong one is
believed. What people decided goes before what the rules say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, KeysView, Sequence, Set

from reconcile.group.decide import Decided, Decision, apply_decisions, standing_decisions
from reconcile.group.event_ids import PastEvents, keep_ids, revive
from reconcile.group.grouping import Grouping
from reconcile.group.joining import SameHarm, claim_key
from reconcile.group.titles import name_event
from reconcile.group.verdicts import compare_harms
from reconcile.model import Claim, Event


def link_events(
    claims: Iterable[Claim],
    *,
    same_harm: SameHarm = compare_harms,
    decisions: Iterable[Decision] = (),
    known: Iterable[Event] = (),
) -> list[Event]:
    """Return the events that ``claims`` speak of, each with its claims, ordered by date and title.

    A part goes where its whole goes, unless it names another place ("31 in two
    towns, 12 of them in Aldar"). Context claims never draw two events
    together; they join one or make their own. The result does not depend on
    the order of the claims.

    Args:
        claims: From any number of reports; ``doc`` and ``id`` name each.
        same_harm: Takes two ``Harm`` and the ``Evidence`` on them, returns a
            ``Verdict``. Swap it to link by another rule.
        decisions: What people decided; applied to what the rule gives.
        known: Events of an earlier run, whose ids live on.
    """
    decided = apply_decisions(Grouping(claims, same_harm=same_harm).groups(), decisions)
    return in_order(keep_ids(map(named, decided), known))


def named(group: Decided) -> Event:
    """Return the event of a group."""
    return name_event(group.claims, group.decisions)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return events by date, then title; those without a date last."""
    return sorted(events, key=lambda e: (e.date or "9999", e.title, e.id))


class EventBook:
    """Events to which reports are added one at a time, for the cost of their neighbourhood.

    After any additions it holds what ``link_events`` gives for all the claims
    at once, but that each event keeps the id under which it was first seen.

    Args:
        claims: From any number of reports.
        same_harm: As in ``link_events``.
        decisions: What people decided.
        known: Events of an earlier run, whose ids live on.
        past: Events that had ended by then, whose ids come back with their claims.
    """

    def __init__(
        self,
        claims: Iterable[Claim] = (),
        *,
        same_harm: SameHarm = compare_harms,
        decisions: Iterable[Decision] = (),
        known: Iterable[Event] = (),
        past: Iterable[Event] = (),
    ) -> None:
        self._grouping = Grouping(claims, same_harm=same_harm)
        self._decisions = standing_decisions(decisions)
        self._events: dict[str, Event] = {}
        self._event_of: defaultdict[str, dict[str, str]] = defaultdict(dict)  # report → claim → event
        self._made: dict[str, Decided] = {}  # of what each event was made
        self._past = PastEvents(past)
        self._keep(self._grouping.groups(), list(known))

    @property
    def ids(self) -> KeysView[str]:
        """The ids of the events, as they are whenever one looks."""
        return self._events.keys()

    def add(self, claims: Iterable[Claim]) -> list[Event]:
        """Add the claims of some reports, replacing what was there of these reports; return the events that changed."""
        claims = list(claims)
        return self._take(self._grouping.add(claims), {claim.doc for claim in claims})

    def remove(self, docs: Collection[str]) -> list[Event]:
        """Take reports out; return the events that changed, not those that ended."""
        return self._take(self._grouping.remove(docs), docs)

    def decide(self, decisions: Iterable[Decision]) -> list[Event]:
        """Take these decisions in the place of the former ones; return the events that changed."""
        former, self._decisions = self._decisions, standing_decisions(decisions)
        changed = [d for d in former if d not in self._decisions] + [d for d in self._decisions if d not in former]
        return self._take(self._grouping.groups_of({id for d in changed for id in (*d.claims, *d.others)}), ())

    def events(self) -> list[Event]:
        """Return all events, ordered by date and title."""
        return in_order(self._events.values())

    def past(self) -> list[Event]:
        """Return the events that ended, as they were last: merged into others, or without claims now."""
        return self._past.events()

    def event(self, id: str) -> Event:
        """Return an event by its id; raises ``KeyError``."""
        return self._events[id]

    def event_of(self, claim: Claim) -> Event | None:
        """Return the event that holds a claim, None if it is not here."""
        id = self._event_of.get(claim.doc, {}).get(claim.id)
        return self._events[id] if id is not None else None

    def _take(self, groups: Sequence[Sequence[Claim]], docs: Iterable[str]) -> list[Event]:
        """Name the groups that changed and put their events in the place of those that held their claims.

        Those that held any claim of ``docs`` are made anew too: a claim that
        is no more is in no group.
        """
        groups, old = self._with_all_touched(
            groups, {id for doc in docs for id in self._event_of.get(doc, {}).values()}
        )
        known = [self._events.pop(id) for id in sorted(old)]
        for event in known:
            for claim in event.claims:
                self._event_of[claim.doc].pop(claim.id, None)
        return in_order(self._keep(groups, known))

    def _with_all_touched(
        self, groups: Sequence[Sequence[Claim]], old: set[str]
    ) -> tuple[list[Sequence[Claim]], set[str]]:
        """Return the groups with those that a decision ties to them, and the ids of the events that held any of them.

        A group that shares an event with one of them, by a decision of former
        days, is among them too: its event is made anew.
        """
        found: dict[tuple[str, str], Sequence[Claim]] = {}
        while True:
            found.update({(group[0].doc, group[0].id): group for group in groups})
            here = {claim.id: claim.doc for group in found.values() for claim in group}
            old |= {self._event_of[doc][id] for id, doc in here.items() if id in self._event_of[doc]}
            groups = self._grouping.groups_of(self._touched(old, here.keys()))
            if not groups:
                return list(found.values()), old

    def _touched(self, old: Iterable[str], here: Set[str]) -> set[str]:
        """Return the ids of claims that must be seen with those ``here``."""
        wanted = {claim.id for id in old for claim in self._events[id].claims}
        for decision in self._decisions:
            named = {*decision.claims, *decision.others}
            if not here.isdisjoint(named):
                wanted |= named
        return wanted - here

    def _keep(self, groups: Sequence[Sequence[Claim]], known: Sequence[Event]) -> list[Event]:
        """Hold the events of the groups and return those that are not as before.

        One of the same claims by the same decisions is the one it was; the
        others bear the id of the known or past event that lives on in them.
        """
        before = {_first(made.claims): (event, made) for event in known if (made := self._made.pop(event.id, None))}
        same: dict[str, tuple[Event, Decided]] = {}
        others: list[Decided] = []
        for group in self._decided(groups):
            event, made = before.get(_first(group.claims), (None, None))
            if event is not None and group == made:
                same[event.id] = event, group
            else:
                others.append(group)
        left = [event for event in known if event.id not in same]
        taken = {*self._events, *same}
        events = revive(keep_ids(map(named, others), left, taken=taken), self._past, {event.id for event in left})
        for event, group in (*same.values(), *zip(events, others, strict=True)):
            self._events[event.id] = event
            self._made[event.id] = group
            for claim in event.claims:
                self._event_of[claim.doc][claim.id] = event.id
        for event in left:
            if event.id not in self._events:
                self._past.add(event)
        return events

    def _decided(self, groups: Sequence[Sequence[Claim]]) -> list[Decided]:
        """Return the groups as people decided them; those that no decision names stay as they are."""
        named = {id for decision in self._decisions for id in (*decision.claims, *decision.others)}
        free = [named.isdisjoint([claim.id for claim in group]) for group in groups]
        tied = [group for group, is_free in zip(groups, free, strict=True) if not is_free]
        left = [Decided(claims=tuple(group)) for group, is_free in zip(groups, free, strict=True) if is_free and group]
        decided = [*left, *apply_decisions(tied, self._decisions)]
        return sorted(decided, key=lambda group: claim_key(group.claims[0]))


def _first(claims: Sequence[Claim]) -> tuple[str, str]:
    return claims[0].doc, claims[0].id
