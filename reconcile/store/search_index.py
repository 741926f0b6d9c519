"""Full-text search over reports and claimants: FTS5 on SQLite, tsvector on PostgreSQL, one function for both.

The words are cut here, not by the database, so that both find the same: case
and accents do not count, and each word asked for may be the beginning of one
in the text. Rows are made when documents and readings are written; what an
older version left out is caught up with at the next write or search.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, exists, func, insert, not_, select, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.sql.expression import bindparam
from sqlalchemy.types import Text

from reconcile.store.document_rows import in_batches
from reconcile.store.schema import claims, documents, readings, report_words

LONGEST_WORD = 60  # characters; what is longer is no word, and PostgreSQL takes at most 2 kB
WORDS_A_ROW = 20_000  # different words in one row; PostgreSQL takes 1 MB
ROWS_AT_ONCE = 200  # documents indexed before the rows are written
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are searched: each once, folded, in order of first appearance.

    >>> words_of("Al-Bayda’s hôpital, the HOPITAL")
    ['al', 'bayda', 's', 'hopital', 'the']
    """
    plain = unicodedata.normalize("NFKD", text)
    accents = {ord(c): None for c in set(plain) if unicodedata.combining(c)}
    folded = plain.translate(accents).casefold() if accents else plain.casefold()
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in _WORD.findall(folded)))


def find_reports(connection: Connection, case_id: str, words: str) -> list[str]:
    """Return the ids of the documents that hold every word, in text, title, outlet, author or a claimant's name."""
    query = select(documents.c.doc).where(documents.c.case_id == case_id, not_(documents.c.withdrawn))
    for word in words_of(words):
        query = query.where(documents.c.doc.in_(_holding(connection, case_id, word)))
    return list(connection.scalars(query.order_by(documents.c.n)))


def find_claimants(connection: Connection, case_id: str, words: str) -> list[str]:
    """Return the claimants, as the machine read them, whose names hold every word, in order of the alphabet."""
    asked = words_of(words)
    if not asked:
        return []
    query = select(claims.c.claimant).distinct().where(claims.c.case_id == case_id, claims.c.claimant != "-")
    for word in asked:
        query = query.where(claims.c.doc.in_(_holding(connection, case_id, word, part="claimants")))
    names = {name for row in connection.scalars(query) for name in row.split(" ; ")}
    return sorted(name for name in names if _holds_all(words_of(name), asked))


def index_reports(connection: Connection, case_id: str, docs: Sequence[str] | None = None) -> None:
    """Make the rows of these documents anew; where none are named, of all in the case that lack them."""
    query = select(documents).where(documents.c.case_id == case_id)
    if docs is None:
        _index_all(connection, case_id, query.where(_lacking("report")))
        return
    for some in in_batches(docs):
        _forget(connection, case_id, some, "report")
        _index_all(connection, case_id, query.where(documents.c.doc.in_(some)))


def _index_all(connection: Connection, case_id: str, query: Select[Any]) -> None:
    rows: list[dict[str, object]] = []
    for row in connection.execute(query).mappings():
        told = " ".join((row["title"], row["outlet"], row["author"], row["text"]))
        rows += _rows(case_id, row["doc"], "report", words_of(told))
        if len(rows) >= ROWS_AT_ONCE:
            _insert(connection, rows)
            rows = []
    _insert(connection, rows)


def index_claimants(connection: Connection, case_id: str, docs: Sequence[str] | None = None) -> None:
    """Make the rows of claimants of these documents anew; where none are named, of all read ones that lack them."""
    if docs is None:
        is_read = exists().where(readings.c.case_id == documents.c.case_id, readings.c.doc == documents.c.doc)
        lacking = select(documents.c.doc).where(documents.c.case_id == case_id, is_read, _lacking("claimants"))
        docs = list(connection.scalars(lacking))
    for some in in_batches(docs):
        _forget(connection, case_id, some, "claimants")
        names: dict[str, list[str]] = {doc: [] for doc in some}
        told = select(claims.c.doc, claims.c.claimant).where(claims.c.case_id == case_id, claims.c.doc.in_(some))
        for row in connection.execute(told.distinct()):
            names[row.doc].append(row.claimant)
        rows = [row for doc in some for row in _rows(case_id, doc, "claimants", words_of(" ".join(names[doc])))]
        _insert(connection, rows)


def _forget(connection: Connection, case_id: str, docs: Sequence[str], part: str) -> None:
    rows = report_words.c
    connection.execute(delete(report_words).where(rows.case_id == case_id, rows.part == part, rows.doc.in_(docs)))


def is_behind(connection: Connection, case_id: str) -> bool:
    """Tell whether any document of the case is not indexed yet."""
    some = select(documents.c.doc).where(documents.c.case_id == case_id, _lacking("report")).limit(1)
    return connection.execute(some).first() is not None


def _lacking(part: str) -> ColumnElement[bool]:
    there = exists().where(
        and_(
            report_words.c.case_id == documents.c.case_id,
            report_words.c.doc == documents.c.doc,
            report_words.c.part == part,
        )
    )
    return not_(there)


def _holding(connection: Connection, case_id: str, word: str, part: str = "") -> Select[tuple[str]]:
    """Return a query of the documents that hold a word beginning with ``word``; it is letters and digits only."""
    query = select(report_words.c.doc).where(report_words.c.case_id == case_id)
    if part:
        query = query.where(report_words.c.part == part)
    if connection.dialect.name == "postgresql":
        asked = func.to_tsquery("simple", bindparam(None, f"'{word}':*"))
        return query.where(report_words.c.words.op("@@")(asked))
    asked_rows = text("SELECT rowid FROM report_words_found WHERE report_words_found MATCH :asked").bindparams(
        bindparam("asked", f'"{word}"*', unique=True)
    )
    return query.where(report_words.c.id.in_(asked_rows.columns(report_words.c.id)))


def _rows(case_id: str, doc: str, part: str, words: Sequence[str]) -> Iterator[dict[str, object]]:
    for first in range(0, max(len(words), 1), WORDS_A_ROW):
        yield {"case_id": case_id, "doc": doc, "part": part, "words": words[first : first + WORDS_A_ROW]}


def _insert(connection: Connection, rows: Iterable[dict[str, object]]) -> None:
    rows = list(rows)
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        vector = func.array_to_tsvector(bindparam("words", type_=ARRAY(Text)))
        connection.execute(insert(report_words).values(words=vector), rows)
    else:
        connection.execute(insert(report_words), [{**row, "words": " ".join(row["words"])} for row in rows])  # type: ignore[arg-type]


def _holds_all(words: Sequence[str], asked: Sequence[str]) -> bool:
    return all(any(word.startswith(beginning) for word in words) for beginning in asked)
