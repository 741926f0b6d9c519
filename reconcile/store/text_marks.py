"""Marks by which a text is known again among all of a case: reprints and updates are named when they are added.

What a sketch and its marks are, and when two texts are nearly the same, is
said in ``read/near.py``; here they are kept with the documents of a case, so
that to look one up costs the same however many reports it holds.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from sys import byteorder
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    and_,
    bindparam,
    exists,
    func,
    insert,
    literal,
    not_,
    select,
    union_all,
)

from reconcile.model import Document
from reconcile.read.near import MOST_HOLDERS, likeliest, marks_of, most_alike, sketch
from reconcile.store.document_rows import Alike, in_batches
from reconcile.store.schema import documents, sketches, text_marks

CAUGHT_UP = 500  # texts of an older version of the program that are marked in one act; some half a second

Sketches = Mapping[str, Sequence[int]]


def sketched(fresh: Sequence[Document]) -> dict[str, list[int]]:
    """Return the sketches of new documents by their ids; an empty one where the text is short."""
    return {document.doc: sketch(document.text) for document in fresh}


def alike_reports(connection: Connection, case_id: str, fresh: Sketches) -> tuple[Alike, ...]:
    """Return those of the new documents that nearly repeat one that the case holds; call it before they are written."""
    is_first = connection.execute(select(sketches.c.doc).where(sketches.c.case_id == case_id).limit(1)).first() is None
    if is_first:
        return ()
    found = []
    for batch in in_batches(list(fresh)):
        likely = {doc: _likely(connection, case_id, fresh[doc]) for doc in batch}
        known = _held_sketches(connection, case_id, {held for some in likely.values() for held in some})
        for doc, some in likely.items():
            near = most_alike(
                fresh[doc], {held: known[held][1] for held in sorted(some, key=lambda held: known[held][0])}
            )
            found += [Alike(doc=doc, held=near[0], share=near[1])] if near else []
    return tuple(found)


def are_behind(connection: Connection, case_id: str) -> bool:
    """Tell whether any document of the case has no marks yet; only documents have some, so that to count is enough."""
    held, known = (select(func.count()).where(table.c.case_id == case_id) for table in (documents, sketches))
    return bool(connection.scalar(select(held.scalar_subquery() > known.scalar_subquery())))


def catch_up(connection: Connection, case_id: str) -> None:
    """Write the marks that documents of the case still lack, some at a time."""
    query = select(documents.c.doc, documents.c.text).where(_lacks_marks(case_id))
    write_marks(connection, case_id, {row.doc: sketch(row.text) for row in connection.execute(query.limit(CAUGHT_UP))})


def write_marks(connection: Connection, case_id: str, fresh: Sketches) -> None:
    """Write the sketches of documents that are held and the marks that lead to them, unless they are there."""
    for batch in in_batches(list(fresh)):
        here = (sketches.c.case_id == case_id) & sketches.c.doc.in_(batch)
        there = set(connection.scalars(select(sketches.c.doc).where(here)))
        new = {doc: fresh[doc] for doc in batch if doc not in there}
        rows = [{"case_id": case_id, "doc": doc, "sketch": _packed(own)} for doc, own in new.items()]
        marks = [{"case_id": case_id, "doc": doc, "mark": mark} for doc, own in new.items() for mark in marks_of(own)]
        for table, values in ((sketches, rows), (text_marks, marks)):
            if values:
                connection.execute(insert(table), values)


def _lacks_marks(case_id: str) -> ColumnElement[bool]:
    has = exists().where(sketches.c.case_id == documents.c.case_id, sketches.c.doc == documents.c.doc)
    return and_(documents.c.case_id == case_id, not_(has))


def _likely(connection: Connection, case_id: str, own: Sequence[int]) -> list[str]:
    """Return the held documents that share the most and rarest marks with a text."""
    marks = marks_of(own)
    if not marks:
        return []
    holders: defaultdict[int, list[str]] = defaultdict(list)
    asked = {f"mark_{n}": mark for n, mark in enumerate(marks)}
    for n, held in connection.execute(_holders_of(len(marks)), {"case": case_id, **asked}):
        holders[n].append(held)
    return likeliest(holders.values())


@cache
def _holders_of(count: int) -> CompoundSelect[Any]:
    """Return the query for the documents that hold so many marks; building it takes longer than asking it."""
    table = text_marks.c
    stands = and_(documents.c.case_id == table.case_id, documents.c.doc == table.doc, not_(documents.c.withdrawn))
    holding = (
        select(literal(n, Integer).label("n"), table.doc)
        .join(documents, stands)
        .where(table.case_id == bindparam("case"), table.mark == bindparam(f"mark_{n}"))
        .order_by(table.doc)
        .limit(MOST_HOLDERS)
        .subquery()
        for n in range(count)
    )
    return union_all(*(select(one.c.n, one.c.doc) for one in holding))


def _held_sketches(connection: Connection, case_id: str, docs: Collection[str]) -> dict[str, tuple[int, array[int]]]:
    """Return where each document stands in the order in which they were added, and its sketch."""
    stands = and_(documents.c.case_id == sketches.c.case_id, documents.c.doc == sketches.c.doc)
    query = select(sketches.c.doc, documents.c.n, sketches.c.sketch).join(documents, stands)
    query = query.where(sketches.c.case_id == case_id)
    rows = (
        row for some in in_batches(sorted(docs)) for row in connection.execute(query.where(sketches.c.doc.in_(some)))
    )
    return {row.doc: (row.n, _unpacked(row.sketch)) for row in rows}


def _packed(own: Sequence[int]) -> bytes:
    """Return a sketch as bytes, the low ones first on any machine."""
    numbers = array("q", own)
    if byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _unpacked(stored: bytes) -> array[int]:
    numbers = array("q", stored)
    if byteorder == "big":
        numbers.byteswap()
    return numbers
