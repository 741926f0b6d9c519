"""The rows of documents: what a case holds, what is new to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, func, insert, not_, select, update

from reconcile.errors import BrokenRecord
from reconcile.model import Document
from reconcile.read.document import Note, Read, doc_id
from reconcile.read.once import KnownTexts
from reconcile.store.schema import documents

#: Fields that have a column; any others stand together in ``more``.
_FIELDS = [field.name for field in fields(Document) if field.name in documents.c]
_OTHERS = [field.name for field in fields(Document) if field.name not in documents.c]
_COLUMNS = [*(documents.c[name] for name in _FIELDS), documents.c.more]

ROWS_AT_ONCE = 500  # documents named in one statement; databases limit the length of such a list
T = TypeVar("T")


def in_batches(some: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield a sequence in pieces that are short enough to be named in one statement."""
    for first in range(0, len(some), ROWS_AT_ONCE):
        yield some[first : first + ROWS_AT_ONCE]


@dataclass(frozen=True, kw_only=True, slots=True)
class Alike:
    """A new report in nearly the same words as one that the case held before; ``share`` of them in common, 0 to 1."""

    doc: str
    held: str
    share: float

    @property
    def words(self) -> str:
        """The same in words."""
        return f"nearly the same words as {self.held}, which the case held before ({self.share:.0%}); both are kept"


@dataclass(frozen=True, kw_only=True, slots=True)
class Added:
    """What became of documents handed to a case: ids taken, notes on twins, errors on clashing ids.

    ``alike`` are those taken that nearly repeat a report which was there before.
    """

    added: tuple[str, ...] = ()
    duplicates: tuple[Note, ...] = ()
    conflicts: tuple[BrokenRecord, ...] = ()
    alike: tuple[Alike, ...] = ()


def held_documents(connection: Connection, case_id: str, docs: Sequence[str] | None = None) -> list[Document]:
    """Return the documents of a case in the order they were added, or only those named; withdrawn ones left out."""
    query = select(*_COLUMNS).where(documents.c.case_id == case_id, not_(documents.c.withdrawn)).order_by(documents.c.n)
    if docs is not None and len(docs) <= ROWS_AT_ONCE:
        query = query.where(documents.c.doc.in_(docs))
    wanted = None if docs is None else frozenset(docs)
    rows = connection.execute(query).mappings()
    return [document_of(row) for row in rows if wanted is None or row["doc"] in wanted]


def document_of(row: Mapping[Any, Any]) -> Document:
    """Return the document of a row; what this version of the program does not know is left aside."""
    more = json.loads(row["more"])
    return Document(**{name: row[name] for name in _FIELDS}, **{name: more[name] for name in _OTHERS if name in more})


def sort_out(connection: Connection, case_id: str, offered: Iterable[Document]) -> tuple[list[Document], Added]:
    """Return those of the offered documents that are new to the case, and what became of each.

    A withdrawn document counts as new: adding it again brings it back. Its id
    stays taken, though, for claims and reviews are named by it.
    """
    table = documents.c
    query = select(table.doc, table.text_hash, table.withdrawn).where(table.case_id == case_id).order_by(table.n)
    held = list(connection.execute(query))
    known = KnownTexts((row.doc, row.text_hash, row.doc) for row in held if not row.withdrawn)
    withdrawn = {row.doc: row.text_hash for row in held if row.withdrawn}
    fresh: list[Document] = []
    refusals: list[Note | BrokenRecord] = []
    for document in offered:
        refusal = known.refusal(Read(document.doc, document))
        if refusal is None and withdrawn.get(document.doc, "") not in ("", doc_id(document.text)):
            reason = f"the id {document.doc!r} already names a withdrawn report with another text"
            refusal = BrokenRecord(document.doc, reason, "give each report an id of its own")
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


def insert_documents(
    connection: Connection, case_id: str, fresh: Sequence[Document], *, act: int = 0, is_demo: bool = False
) -> None:
    """Write documents that are new to the case, after those it holds; a withdrawn one among them is brought back."""
    table = documents.c
    back = set(connection.scalars(select(table.doc).where(table.case_id == case_id, table.withdrawn)))
    for doc in back & {document.doc for document in fresh}:
        here = (table.case_id == case_id) & (table.doc == doc)
        connection.execute(update(documents).where(here).values(withdrawn=False, act=act))
    last = connection.scalar(select(func.max(table.n)).where(table.case_id == case_id))
    first = 0 if last is None else last + 1
    same = {"case_id": case_id, "added": datetime.now(UTC).isoformat(timespec="seconds"), "is_demo": is_demo}
    same |= {"act": act, "withdrawn": False}
    new = [document for document in fresh if document.doc not in back]
    rows = [{**document_row(document), **same, "n": n} for n, document in enumerate(new, first)]
    if rows:
        connection.execute(insert(documents), rows)


def document_row(document: Document) -> dict[str, Any]:
    """Return the columns that hold a document itself."""
    others = {name: getattr(document, name) for name in _OTHERS}
    row = {name: getattr(document, name) for name in _FIELDS}
    return {**row, "more": json.dumps(others), "text_hash": doc_id(document.text)}


def withdraw(connection: Connection, case_id: str, act: int, *, withdrawn: bool) -> None:
    """Take the documents that an act added out of the case, or bring them back. Their rows stay."""
    here = (documents.c.case_id == case_id) & (documents.c.act == act)
    connection.execute(update(documents).where(here).values(withdrawn=withdrawn))
