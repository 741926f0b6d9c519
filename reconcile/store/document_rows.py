"""The rows of documents: what a case holds, what is new to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from reconcile.errors import BrokenRecord
from reconcile.model import Document
from reconcile.read.document import Note, Read, doc_id
from reconcile.read.once import KnownTexts
from reconcile.store.schema import documents

#: Fields that have a column; the others wait for the next shape of the database.
_FIELDS = [field.name for field in fields(Document) if field.name in documents.c]
_COLUMNS = [documents.c[name] for name in _FIELDS]


@dataclass(frozen=True, kw_only=True, slots=True)
class Added:
    """What became of documents handed to a case: ids taken, notes on twins, errors on clashing ids."""

    added: tuple[str, ...] = ()
    duplicates: tuple[Note, ...] = ()
    conflicts: tuple[BrokenRecord, ...] = ()


def held_documents(connection: Connection, case_id: str, doc: str | None = None) -> list[Document]:
    """Return the documents of a case in the order they were added, or only the one named."""
    query = select(*_COLUMNS).where(documents.c.case_id == case_id).order_by(documents.c.n)
    if doc is not None:
        query = query.where(documents.c.doc == doc)
    return [Document(**row._mapping) for row in connection.execute(query)]


def sort_out(connection: Connection, case_id: str, offered: Iterable[Document]) -> tuple[list[Document], Added]:
    """Return those of the offered documents that are new to the case, and what became of each."""
    held = select(documents.c.doc, documents.c.text_hash).where(documents.c.case_id == case_id).order_by(documents.c.n)
    known = KnownTexts((row.doc, row.text_hash, row.doc) for row in connection.execute(held))
    fresh: list[Document] = []
    refusals: list[Note | BrokenRecord] = []
    for document in offered:
        refusal = known.refusal(Read(document.doc, document))
        if refusal is None:
            fresh.append(document)
        else:
            refusals.append(refusal)
    report = Added(
        added=tuple(document.doc for document in fresh),
        duplicates=tuple(refusal for refusal in refusals if isinstance(refusal, Note)),
        conflicts=tuple(refusal for refusal in refusals if isinstance(refusal, BrokenRecord)),
    )
    return fresh, report


def insert_documents(connection: Connection, case_id: str, fresh: Sequence[Document], *, is_demo: bool = False) -> None:
    """Write documents that are new to the case, after those it holds."""
    last = connection.scalar(select(func.max(documents.c.n)).where(documents.c.case_id == case_id))
    first = 0 if last is None else last + 1
    same = {"case_id": case_id, "added": datetime.now(UTC).isoformat(timespec="seconds"), "is_demo": is_demo}
    rows = [
        {**{name: getattr(document, name) for name in _FIELDS}, **same, "n": n, "text_hash": doc_id(document.text)}
        for n, document in enumerate(fresh, first)
    ]
    if rows:
        connection.execute(insert(documents), rows)
