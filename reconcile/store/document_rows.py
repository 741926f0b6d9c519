"""The rows of documents: what a case holds, what is new to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, func, insert, not_, select, update

from reconcile.errors import BrokenRecord
from reconcile.model import Document
from reconcile.read.document import Note, doc_id
from reconcile.read.once import Holder, KnownTexts
from reconcile.store.schema import documents

#: Fields that have a column; any others stand together in ``more``.
_FIELDS = [field.name for field in fields(Document) if field.name in documents.c]
_OTHERS = [field.name for field in fields(Document) if field.name not in documents.c]
_COLUMNS = [*(documents.c[name] for name in _FIELDS), documents.c.more]

ID_DIGITS = 8  # of a text's hash, after the id of a text that was withdrawn
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

    ``alike`` are those taken that nearly repeat a report which was there
    before, ``renamed`` notes on those taken under another id.
    """

    added: tuple[str, ...] = ()
    duplicates: tuple[Note, ...] = ()
    conflicts: tuple[BrokenRecord, ...] = ()
    alike: tuple[Alike, ...] = ()
    renamed: tuple[Note, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Sorted:
    """What would become of a document handed to a case.

    ``taken`` is as it would be kept, ``None`` where it is not, for the sake
    of ``holder``; ``withdrawn`` the id of a withdrawn report that has its id.
    """

    offered: Document
    taken: Document | None = None
    holder: Holder | None = None
    withdrawn: str = ""

    @property
    def is_renamed(self) -> bool:
        return self.taken is not None and self.taken.doc != self.offered.doc


def sort_out(connection: Connection, case_id: str, offered: Iterable[Document]) -> list[Sorted]:
    """Return what would become of each of the offered documents, one after the other.

    A withdrawn document counts as new: adding it again brings it back. Its id
    stays taken, for claims and reviews are named by it, so that another text
    of this id is given one of its own; the same one however often it comes.
    """
    offered = list(offered)
    rows = _rows_like(connection, case_id, offered)
    known = KnownTexts((row.doc, row.text_hash, row.doc) for row in rows if not row.withdrawn)
    withdrawn = {row.doc: row.text_hash for row in rows if row.withdrawn}
    found = []
    for document in offered:
        text_hash = doc_id(document.text)
        taken = document
        if withdrawn.get(document.doc, text_hash) != text_hash:
            taken = replace(document, doc=_id_beside(document.doc, text_hash))
        holder = known.holder(taken)
        if withdrawn.get(taken.doc, text_hash) != text_hash:
            holder = Holder(taken.doc, "", has_other_text=True)
        if holder is not None:
            found.append(Sorted(document, holder=holder))
        else:
            known.remember(taken.doc, text_hash, document.doc)
            found.append(Sorted(document, taken, withdrawn=document.doc if document.doc in withdrawn else ""))
    return found


def added_of(found: Iterable[Sorted]) -> Added:
    """Return what is told of documents that were sorted out."""
    found = list(found)
    refusals = [one.holder.refusal(one.offered.doc) for one in found if one.holder is not None]
    return Added(
        added=tuple(one.taken.doc for one in found if one.taken is not None),
        duplicates=tuple(refusal for refusal in refusals if isinstance(refusal, Note)),
        conflicts=tuple(refusal for refusal in refusals if isinstance(refusal, BrokenRecord)),
        renamed=tuple(_renamed(one.offered.doc, one.taken.doc) for one in found if one.taken and one.is_renamed),
    )


def insert_documents(
    connection: Connection, case_id: str, fresh: Sequence[Document], *, act: int = 0, is_demo: bool = False
) -> None:
    """Write documents that are new to the case, after those it holds.

    A withdrawn one among them is brought back as it is now: its text is the
    same, its day or title may have been mended.
    """
    table = documents.c
    last = connection.scalar(select(func.max(table.n)).where(table.case_id == case_id))
    first = 0 if last is None else last + 1
    same = {"case_id": case_id, "added": datetime.now(UTC).isoformat(timespec="seconds"), "is_demo": is_demo}
    same |= {"act": act, "withdrawn": False}
    back = former_rows(connection, case_id, fresh)
    rows = []
    for n, document in enumerate(fresh, first):
        row = {**document_row(document), **same, "n": n}
        if document.doc in back:
            here = (table.case_id == case_id) & (table.doc == document.doc)
            connection.execute(update(documents).where(here).values(row))
        else:
            rows.append(row)
    if rows:
        connection.execute(insert(documents), rows)


def former_rows(connection: Connection, case_id: str, fresh: Sequence[Document]) -> dict[str, Document]:
    """Return those of the documents that the case holds withdrawn, as it holds them, by id."""
    table = documents.c
    found: dict[str, Document] = {}
    for batch in in_batches(fresh):
        named = table.doc.in_([document.doc for document in batch])
        query = select(*_COLUMNS).where(table.case_id == case_id, table.withdrawn, named)
        found |= {row["doc"]: document_of(row) for row in connection.execute(query).mappings()}
    return found


def _rows_like(connection: Connection, case_id: str, offered: Sequence[Document]) -> list[Row[Any]]:
    """Return the rows of documents that have the id or the text of an offered one, in the order they were added."""
    table = documents.c
    query = select(table.n, table.doc, table.text_hash, table.withdrawn).where(table.case_id == case_id)
    found: dict[str, Row[Any]] = {}
    for batch in in_batches(offered):
        hashes = [doc_id(document.text) for document in batch]
        ids = [id for d, h in zip(batch, hashes, strict=True) for id in (d.doc, _id_beside(d.doc, h))]
        for asked in (table.doc.in_(ids), table.text_hash.in_(hashes)):
            found |= {row.doc: row for row in connection.execute(query.where(asked))}
    return sorted(found.values(), key=lambda row: row.n)


def _id_beside(doc: str, text_hash: str) -> str:
    """Return the id of a text whose own one names another text."""
    return f"{doc}-{text_hash[:ID_DIGITS]}"


def _renamed(doc: str, taken: str) -> Note:
    return Note(doc, f"its id names a withdrawn report with another text, which stays as it was; kept as {taken}")


def document_row(document: Document) -> dict[str, Any]:
    """Return the columns that hold a document itself."""
    others = {name: getattr(document, name) for name in _OTHERS}
    row = {name: getattr(document, name) for name in _FIELDS}
    return {**row, "more": json.dumps(others), "text_hash": doc_id(document.text)}
