"""What a case holds at one moment, named but not loaded: enough to see what has changed since another moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, not_, select

from reconcile.store.case_rows import found_case
from reconcile.store.decisions import Decision, held_decisions
from reconcile.store.reviews import review_rows
from reconcile.store.schema import cases, documents

ReviewKey = tuple[str, int, int]  # document, start, end


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseMoment:
    """One moment of a case.

    ``documents`` are in their order, each with what differs if another has
    taken its place; ``reviews`` are the rows as they stand, so that two can
    be compared without being read.
    """

    version: int
    created: str
    name: str
    documents: Mapping[str, tuple[object, ...]]
    reviews: Mapping[ReviewKey, Row[Any]]
    decisions: tuple[Decision, ...]


def case_moment(connection: Connection, case_id: str) -> CaseMoment:
    """Return the case as it is now; the connection sees one moment of the database.

    Raises:
        UnknownId: If there is no such case.
    """
    found_case(connection, case_id)
    columns = (cases.c[name] for name in ("version", "created", "name", "data_hash"))
    case = connection.execute(select(*columns).where(cases.c.id == case_id)).one()
    table = documents.c
    query = select(table.n, table.doc, table.text_hash, table.added, table.is_demo)
    rows = connection.execute(query.where(table.case_id == case_id, not_(table.withdrawn)).order_by(table.n))
    return CaseMoment(
        version=case.version,
        created=case.created,
        name=case.name,
        documents={row.doc: (row.n, row.text_hash, row.added, row.is_demo and case.data_hash) for row in rows},
        reviews={(row.doc, row.start, row.end): row for row in review_rows(connection, case_id)},
        decisions=tuple(held_decisions(connection, case_id)),
    )
