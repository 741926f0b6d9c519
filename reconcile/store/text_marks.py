"""Marks by which a text is known again among all of a case: reprints and updates are named when they are added.

A text's marks are the smallest hashes of its words in rows of four
(``read/near.py``); two texts that are nearly the same share some of them. To
look one up costs the same however many reports a case holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, Connection, bindparam, exists, insert, not_, select, union_all

from reconcile.model import Document
from reconcile.read.near import INDEXED, LIKE, MOST_HOLDERS, sketch
from reconcile.store.document_rows import Alike, held_documents
from reconcile.store.schema import documents, text_marks

MOST_COMPARED = 8  # held texts looked at for one new text, those that share most marks
CAUGHT_UP = 500  # texts of an older version of the program that are marked in one act; some half a second


def alike_reports(connection: Connection, case_id: str, fresh: Sequence[Document]) -> tuple[Alike, ...]:
    """Return those of the new documents that nearly repeat one that the case holds; call it before they are written."""
    found = (_most_alike(connection, case_id, document) for document in fresh)
    return tuple(alike for alike in found if alike is not None)


def mark_texts(connection: Connection, case_id: str) -> None:
    """Write the marks that documents of the case still lack, some at a time."""
    has = exists().where(text_marks.c.case_id == documents.c.case_id, text_marks.c.doc == documents.c.doc)
    query = select(documents.c.doc, documents.c.text).where(documents.c.case_id == case_id, not_(has))
    rows = []
    for row in connection.execute(query.limit(CAUGHT_UP)):
        marks = sketch(row.text)[:INDEXED] or [0]  # a short text has none, and is known by that
        rows += [{"case_id": case_id, "doc": row.doc, "mark": mark, "n": n} for n, mark in enumerate(marks)]
    if rows:
        connection.execute(insert(text_marks), rows)


@cache
def _holders_of(count: int) -> CompoundSelect[Any]:
    """Return the query for the documents that hold so many marks; building it takes longer than asking it."""
    of_case = text_marks.c.case_id == bindparam("case")
    holding = (
        select(text_marks.c.doc).where(of_case, text_marks.c.mark == bindparam(f"mark_{n}")).limit(MOST_HOLDERS)
        for n in range(count)
    )
    return union_all(*(select(one.subquery().c.doc) for one in holding))


def _most_alike(connection: Connection, case_id: str, document: Document) -> Alike | None:
    marks = sketch(document.text)
    if not marks:
        return None
    asked = {f"mark_{n}": mark for n, mark in enumerate(marks[:INDEXED])}
    holders = Counter(connection.scalars(_holders_of(len(asked)), {"case": case_id, **asked}))
    likely = sorted(holders, key=lambda doc: (-holders[doc], doc))[:MOST_COMPARED]
    own = frozenset(marks)
    shared = {d.doc: len(own.intersection(sketch(d.text))) for d in held_documents(connection, case_id, likely)}
    best = min(shared, key=lambda doc: (-shared[doc], doc), default="")
    if not best or best == document.doc or shared[best] < LIKE * len(marks):
        return None
    return Alike(doc=document.doc, held=best, share=shared[best] / len(marks))
