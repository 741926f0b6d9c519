"""Group claims that speak of one harm at one place in one time window.

``link_events`` gathers claims that describe their harm in the same words,
joins descriptions that are surely one, then lets what is only vaguely placed
or dated follow the one candidate it has, and last lets context claims join.
In doubt it does not merge: an event too many is seen, a wrong one is
believed. What people decided goes before what the rules say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reconcile.group.decide import Decided, Decision, apply_decisions, standing_decisions
from reconcile.group.event_ids import keep_ids
from reconcile.group.grouping import Grouping
from reconcile.group.joining import SameHarm
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
    """

    def __init__(
        self,
        claims: Iterable[Claim] = (),
        *,
        same_harm: SameHarm = compare_harms,
        decisions: Iterable[Decision] = (),
        known: Iterable[Event] = (),
    ) -> None:
        self._grouping = Grouping(claims, same_harm=same_harm)
        self._decisions = standing_decisions(decisions)
        self._events: dict[str, Event] = {}
        self._event_of: dict[tuple[str, str], str] = {}
        decided = apply_decisions(self._grouping.groups(), self._decisions)
        self._keep(keep_ids(map(named, decided), known))

    def add(self, claims: Iterable[Claim]) -> list[Event]:
        """Add the claims of some reports, replacing what was there of these reports; return the events that changed."""
        return self._take(self._grouping.add(claims))

    def remove(self, docs: Sequence[str]) -> list[Event]:
        """Take reports out; return the events that changed, not those that ended."""
        gone = [key for key in self._event_of if key[0] in docs]
        ended = {self._event_of[key] for key in gone}
        return self._take(self._grouping.remove(docs), ended)

    def events(self) -> list[Event]:
        """Return all events, ordered by date and title."""
        return in_order(self._events.values())

    def event_of(self, claim: Claim) -> Event | None:
        """Return the event that holds a claim, None if it is not here."""
        id = self._event_of.get((claim.doc, claim.id))
        return self._events[id] if id is not None else None

    def _take(self, groups: Sequence[Sequence[Claim]], ended: Iterable[str] = ()) -> list[Event]:
        """Name the groups that changed and put their events in the place of those that held their claims."""
        groups = self._with_decided(groups)
        old = {self._event_of.get((claim.doc, claim.id), "") for group in groups for claim in group} | set(ended)
        known = [self._events.pop(id) for id in sorted(old - {""})]
        for event in known:
            for claim in event.claims:
                del self._event_of[claim.doc, claim.id]
        events = keep_ids(map(named, apply_decisions(groups, self._decisions)), known)
        self._keep(events)
        return in_order(events)

    def _with_decided(self, groups: Sequence[Sequence[Claim]]) -> list[Sequence[Claim]]:
        """Return the groups and those that a decision ties to them."""
        found = {group[0].doc + group[0].id: group for group in groups}
        if not self._decisions:
            return list(found.values())
        while True:
            here = {claim.id for group in found.values() for claim in group}
            tied = [d for d in self._decisions if not here.isdisjoint((*d.claims, *d.others))]
            wanted = {id for decision in tied for id in (*decision.claims, *decision.others)} - here
            more = self._grouping.groups_of(wanted)
            if not more:
                return list(found.values())
            found.update({group[0].doc + group[0].id: group for group in more})

    def _keep(self, events: Iterable[Event]) -> None:
        for event in events:
            self._events[event.id] = event
            for claim in event.claims:
                self._event_of[claim.doc, claim.id] = event.id
