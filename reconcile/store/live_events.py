"""The events of a case held in memory, regrouped where something changed, their ids written down as they are given."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection

from reconcile.errors import StoreError
from reconcile.group.decide import Decision
from reconcile.group.link import EventBook
from reconcile.model import Claim, Event
from reconcile.store.case_rows import begin_act
from reconcile.store.case_store import Store
from reconcile.store.kept_events import KeptEvent, held_events, keep_events, kept_event, known_event, linked

ATTEMPTS = 3  # to write ids down, when another process groups the case at the same time

logger = logging.getLogger(__name__)


class LiveEvents:
    """The events of one case: begun with all its claims, then changed report by report.

    Args:
        store: Where ids are written down.
        case_id: The case.
        claims: All of them.
        decisions: What people decided, as ``link_events`` takes it.
    """

    def __init__(self, store: Store, case_id: str, claims: Iterable[Claim], decisions: Sequence[Decision]) -> None:
        self._store = store
        self._case_id = case_id
        self._decisions = decisions
        self._kept: dict[str, KeptEvent] = {}
        self._linked = 0
        self._book = self._new_book(claims)

    def events(self) -> dict[str, Event]:
        """Return the events by id, ordered by date and title."""
        return {event.id: event for event in self._book.events()}

    def past(self) -> dict[str, Event]:
        """Return the events that are no more by id, as they were last."""
        return {event.id: event for event in self._book.past()}

    def change(self, told: Sequence[Claim], silent: Collection[str], decisions: Sequence[Decision]) -> list[Event]:
        """Take in what changed and return the events that are others than before.

        Args:
            told: All claims of the reports that changed.
            silent: Reports that have no claim any more.
            decisions: All that stand now.
        """
        changed: dict[str, Event] = {}
        if decisions != self._decisions:
            self._decisions = decisions
            changed |= {event.id: event for event in self._book.decide(decisions)}
        if silent:
            changed |= {event.id: event for event in self._book.remove(silent)}
        if told:
            changed |= {event.id: event for event in self._book.add(told)}
        return [event for id, event in changed.items() if id in self._book.ids and self._book.event(id) is event]

    def keep_ids(self, changed: Iterable[Event], all_claims: Callable[[], Iterable[Claim]]) -> bool:
        """Write down the ids of events that changed; return whether all events were grouped anew for it.

        That is so if another process has given ids meanwhile: they hold. If
        the database refuses, the page costs nothing by it: the next change tries again.
        """
        is_anew = False
        try:
            for _ in range(ATTEMPTS):
                rows = {event.id: kept_event(event, living=True) for event in changed}
                rows |= {event.id: kept_event(event, living=False) for event in self._book.past()}
                new = {id: row for id, row in rows.items() if self._kept.get(id) != row}
                gone = self._kept.keys() - rows.keys() - self._book.ids
                if (not new and not gone) or self._write(new, gone):
                    return is_anew
                self._book = self._new_book(all_claims())
                changed, is_anew = self._book.events(), True
        except StoreError as error:
            logger.warning("the ids of the events of case %s are not written down: %s", self._case_id, error)
        return is_anew

    def _new_book(self, claims: Iterable[Claim]) -> EventBook:
        """Group all claims, under the ids that are written down."""
        with self._store.reading() as connection:
            self._kept, self._linked = held_events(connection, self._case_id), linked(connection, self._case_id)
        claims = list(claims)
        by_key = {(claim.doc, claim.id): claim for claim in claims}
        known = {id: known_event(id, kept, by_key) for id, kept in self._kept.items()}
        return EventBook(
            claims,
            decisions=self._decisions,
            known=[event for id, event in known.items() if self._kept[id].living],
            past=[event for id, event in known.items() if not self._kept[id].living],
        )

    def _write(self, new: Mapping[str, KeptEvent], gone: Collection[str]) -> bool:
        """Write rows down, unless another process has since ours were read."""

        def act(connection: Connection) -> int:
            begin_act(connection, self._case_id, counts=False)
            if linked(connection, self._case_id) != self._linked:
                return 0
            return keep_events(connection, self._case_id, new, gone)

        written = self._store.write(act)
        if written:
            self._linked = written
            self._kept = {id: row for id, row in {**self._kept, **new}.items() if id not in gone}
        return bool(written)
