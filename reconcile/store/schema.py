"""The tables of the case store, for SQLite and PostgreSQL alike.

Documents are what people gave us and are never changed. Readings and claims
are derived from them and computed anew when the extractor changes; they are
stored so that a page opens without reading every report again. Days and
times are ISO strings in UTC, as everywhere in the project.
"""

from __future__ import annotations

import re

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

_UNSTORABLE = re.compile("[\x00\x1b\ud800-\udfff]")
_ESCAPED = re.compile("\x1b([0-9a-f]{4})")


class ExactText(TypeDecorator[str]):
    """Text that comes back as it went in, letter for letter.

    PostgreSQL refuses NUL and both refuse lone surrogates, yet offsets count
    them. They are stored as an escape character and four hex digits, and so
    is the escape character itself.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else _UNSTORABLE.sub(lambda found: f"\x1b{ord(found[0]):04x}", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)


metadata = MetaData()

cases = Table(
    "cases",
    metadata,
    Column("id", String(80), primary_key=True),
    Column("name", ExactText, nullable=False),
    Column("created", String(40), nullable=False),
    Column("is_demo", Boolean, nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("version", Integer, nullable=False),  # counts the acts that wrote to the case
    Column("data_hash", String(64), nullable=False),  # of the files a demo case was read from, else ""
)

documents = Table(
    "documents",
    metadata,
    Column("case_id", String(80), ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    Column("doc", ExactText, primary_key=True),
    Column("n", Integer, nullable=False),  # order in which they were added
    Column("text", ExactText, nullable=False),
    Column("title", ExactText, nullable=False),
    Column("outlet", ExactText, nullable=False),
    Column("author", ExactText, nullable=False),
    Column("url", ExactText, nullable=False),
    Column("lang", ExactText, nullable=False),
    Column("published", ExactText, nullable=False),
    Column("text_hash", String(40), nullable=False),
    Column("added", String(40), nullable=False),
    Column("is_demo", Boolean, nullable=False),  # came with the demo data, and goes when that is renewed
)

readings = Table(
    "readings",
    metadata,
    Column("case_id", String(80), primary_key=True),
    Column("doc", ExactText, primary_key=True),
    Column("extractor", String(40), nullable=False),
    Column("set_aside", Text, nullable=False),  # JSON array
    ForeignKeyConstraint(["case_id", "doc"], ["documents.case_id", "documents.doc"], ondelete="CASCADE"),
)

claims = Table(
    "claims",
    metadata,
    Column("case_id", String(80), primary_key=True),
    Column("doc", ExactText, primary_key=True),
    Column("n", Integer, primary_key=True),  # order in the text
    Column("id", ExactText, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("claimant", ExactText, nullable=False),
    Column("country", ExactText, nullable=False),
    Column("place", ExactText, nullable=False),
    Column("date", String(40), nullable=False),
    Column("record", Text, nullable=False),  # the whole claim as JSON
    ForeignKeyConstraint(["case_id", "doc"], ["readings.case_id", "readings.doc"], ondelete="CASCADE"),
    Index("claims_by_id", "case_id", "id"),
)
