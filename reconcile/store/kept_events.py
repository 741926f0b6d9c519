"""The ids of events as they were shown, kept with the claims they stand for, so that a link leads where it led."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from reconcile.model import Claim, Event, Modifier, Outcome
from reconcile.store.document_rows import in_batches
from reconcile.store.schema import cases, event_ids


class KeptEvent(NamedTuple):
    """A row: the title an event bore last, its claims and former ids as JSON, and whether it is there today."""

    title: str
    claims: str
    formerly: str
    living: bool


def kept_event(event: Event, *, living: bool) -> KeptEvent:
    """Return the row of an event."""
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for claim in event.claims:
        ids[claim.doc].append(claim.id)
    return KeptEvent(event.title, json.dumps(ids, sort_keys=True), json.dumps(list(event.formerly)), living)


def known_event(id: str, kept: KeptEvent, claims: Mapping[tuple[str, str], Claim]) -> Event:
    """Return an event as ``group`` takes one that it knows: its claims are those held, or no more than named."""
    named = ((doc, claim) for doc, some in json.loads(kept.claims).items() for claim in some)
    told = tuple(claims.get(key) or _named_claim(*key) for key in named)
    return Event(id=id, title=kept.title, claims=told, formerly=tuple(json.loads(kept.formerly)))


def held_events(connection: Connection, case_id: str) -> dict[str, KeptEvent]:
    """Return the rows of a case by id."""
    columns = (event_ids.c[name] for name in ("id", *KeptEvent._fields))
    rows = connection.execute(select(*columns).where(event_ids.c.case_id == case_id).order_by(event_ids.c.id))
    return {row.id: KeptEvent(*row[1:]) for row in rows}


def linked(connection: Connection, case_id: str) -> int:
    """Return how often the rows of a case were written: who writes next must have seen the last time."""
    return connection.scalar(select(cases.c.linked).where(cases.c.id == case_id)) or 0


def keep_events(connection: Connection, case_id: str, rows: Mapping[str, KeptEvent], gone: Iterable[str]) -> int:
    """Write rows in place of any former ones of these ids, drop those gone, and return the new ``linked``."""
    here = event_ids.c.case_id == case_id
    for some in in_batches([*rows, *gone]):
        connection.execute(delete(event_ids).where(here, event_ids.c.id.in_(some)))
    if rows:
        written = [{"case_id": case_id, "id": id, **row._asdict()} for id, row in rows.items()]
        connection.execute(insert(event_ids), written)
    connection.execute(update(cases).where(cases.c.id == case_id).values(linked=cases.c.linked + 1))
    return linked(connection, case_id)


def _named_claim(doc: str, id: str) -> Claim:
    """Return a claim of which only the name is known: the machine reads it no more, or its report is gone."""
    nowhere = {"start": 0, "end": 0, "sentence_start": 0, "sentence_end": 0}
    told = {"low": None, "high": None, "modifier": Modifier.EXACT, "unit": "", "outcome": Outcome.OTHER}
    return Claim(doc=doc, id=id, figure="", **nowhere, **told)  # type: ignore[arg-type]
