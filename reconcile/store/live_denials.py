"""The denials of a case held in memory: linked anew where a report or an event changed, and kept with their events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reconcile.group.denials import denials_by_event, link_denials, with_denials
from reconcile.model import Denial, Event, Reading, Ruling


class LiveDenials:
    """The denials of one case by report, and the events with those that speak of them."""

    def __init__(self) -> None:
        self._of_doc: dict[str, tuple[Denial, ...]] = {}
        self._moved: set[str] = set()  # reports with a denial that a person moved: its event may be anywhere
        self._told: dict[str, tuple[Event, Event]] = {}  # by id: an event without its denials, and with them

    def link(self, docs: Iterable[str], readings: Mapping[str, Reading], events: Mapping[str, Event]) -> set[str]:
        """Link the denials of reports that changed, or whose events did; return the reports to be shown anew.

        Args:
            docs: Those reports.
            readings: All of them, the claims with their events.
            events: All of them, without denials.
        """
        for doc in self._of_doc.keys() - readings.keys():
            del self._of_doc[doc]
            self._moved.discard(doc)
        here = {doc for doc in {*docs, *self._moved} if doc in readings}
        done = {doc for doc in here if readings[doc].denials or doc in self._of_doc}
        for doc in done:
            linked = self._of_doc[doc] = link_denials(readings[doc], events)
            self._moved.discard(doc)
            if any(denial.ruling is Ruling.MOVED for denial in linked):
                self._moved.add(doc)
        return done

    def of(self, doc: str) -> tuple[Denial, ...]:
        """Return the denials of a report, each with its event."""
        return self._of_doc.get(doc, ())

    def told(self, events: Mapping[str, Event]) -> dict[str, Event]:
        """Return the events with their denials; one that is as before is the same object."""
        of_event = denials_by_event(denial for linked in self._of_doc.values() for denial in linked)
        former, self._told = self._told, {}
        for id, denials in of_event.items():
            if id in events:
                made = with_denials(events[id], denials)
                before = former.get(id)
                is_same = before is not None and before[0] is events[id] and before[1].denials == made.denials
                self._told[id] = before if before is not None and is_same else (events[id], made)
        return {id: self._told[id][1] if id in self._told else event for id, event in events.items()}
