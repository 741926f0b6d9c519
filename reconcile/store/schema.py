"""The tables of the case store, for SQLite and PostgreSQL alike.

Documents are what people gave us and are never changed. ``acts`` says who did
what, when and why, and can only grow; ``reviews`` and ``decisions`` are what
the acts amount to today. ``event_ids`` holds the names under which events
were shown, and what became of them, so that a link leads where it led.
Readings, claims and words to search are derived and computed anew when the
extractor changes; they are stored so that a page opens without reading every
report again. Days and times are ISO strings in UTC, as
everywhere in the project; the bodies of acts are JSON objects.
"""

from __future__ import annotations

import re

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
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
    Column("imported", Text, nullable=False),  # JSON: who brought the case from a file, when, its hash; else ""
    Column("linked", Integer, nullable=False, default=0, server_default="0"),  # counts the writes to its event_ids
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
    Column("format", ExactText, nullable=False),
    Column("sha256", ExactText, nullable=False),
    Column("retrieved", ExactText, nullable=False),
    Column("more", Text, nullable=False),  # JSON: fields of a document that have no column
    Column("text_hash", String(40), nullable=False),
    Column("added", String(40), nullable=False),
    Column("is_demo", Boolean, nullable=False),  # came with the demo data, and goes when that is renewed
    Column("act", Integer, nullable=False),  # that added it; 0 where none is known
    Column("withdrawn", Boolean, nullable=False),  # its adding was undone
    # What a page asks at every look, without the texts between: counts, and which documents are new to it.
    Index("documents_at_a_glance", "case_id", "withdrawn", "n", "doc", "text_hash", "added", "is_demo"),
    Index("documents_by_text", "case_id", "text_hash"),  # whether a text is held already
)

readings = Table(
    "readings",
    metadata,
    Column("case_id", String(80), primary_key=True),
    Column("doc", ExactText, primary_key=True),
    Column("extractor", String(40), nullable=False),
    Column("set_aside", Text, nullable=False),  # JSON array
    Column("denials", Text, nullable=False, default="[]", server_default="[]"),  # JSON array
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

acts = Table(
    "acts",
    metadata,
    Column("case_id", String(80), ForeignKey("cases.id"), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),  # 1, 2, 3 … in the case
    Column("at", String(40), nullable=False),
    Column("who", ExactText, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("about", ExactText, nullable=False),  # id of the claim, "" for the case as a whole
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("why", ExactText, nullable=False),
    Column("undoes", Integer, nullable=False),  # the act that this one undoes, 0 for none
    Index("acts_by_subject", "case_id", "about"),
)

reviews = Table(
    "reviews",
    metadata,
    Column("case_id", String(80), ForeignKey("cases.id"), primary_key=True),
    Column("doc", ExactText, primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, primary_key=True, autoincrement=False),
    Column("claim", ExactText, nullable=False),  # the id of the claim at these offsets
    Column("text_hash", String(40), nullable=False),  # of the document that the offsets count in
    Column("verdict", String(20), nullable=False),
    Column("fields", Text, nullable=False),  # JSON: what a person put in place of the machine's values
    Column("comments", Text, nullable=False),  # JSON array
    Column("machine", Text, nullable=False),  # JSON: the claim as it was read when a person last looked
    Column("version", Integer, nullable=False),  # the last act on it
    Column("who", ExactText, nullable=False),
    Column("at", String(40), nullable=False),
    Column("why", ExactText, nullable=False),
    Index("reviews_by_claim", "case_id", "claim"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("case_id", String(80), ForeignKey("cases.id"), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),  # the act that made it
    Column("kind", String(20), nullable=False),
    Column("record", Text, nullable=False),  # JSON, as group/ takes it
    Column("who", ExactText, nullable=False),
    Column("at", String(40), nullable=False),
    Column("why", ExactText, nullable=False),
    Column("undone", Integer, nullable=False),  # the act that undid it, 0 where it stands
)

event_ids = Table(
    "event_ids",
    metadata,
    Column("case_id", String(80), ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
    Column("id", ExactText, primary_key=True),
    Column("title", ExactText, nullable=False),  # as it was last
    Column("claims", Text, nullable=False),  # JSON: document → ids of its claims, as they were last in the event
    Column("formerly", Text, nullable=False),  # JSON array: ids of events whose claims it took in
    Column("living", Boolean, nullable=False),  # whether an event bears the id today
)

sketches = Table(
    "sketches",
    metadata,
    Column("case_id", String(80), primary_key=True),
    Column("doc", ExactText, primary_key=True),
    Column("sketch", LargeBinary, nullable=False),  # the smallest hashes of the words of the text, 8 bytes each
    ForeignKeyConstraint(["case_id", "doc"], ["documents.case_id", "documents.doc"], ondelete="CASCADE"),
)

text_marks = Table(
    "text_marks",
    metadata,
    Column("case_id", String(80), primary_key=True),
    Column("mark", BigInteger, primary_key=True, autoincrement=False),  # hash of some neighbours in the sketch
    Column("doc", ExactText, primary_key=True),
    ForeignKeyConstraint(["case_id", "doc"], ["sketches.case_id", "sketches.doc"], ondelete="CASCADE"),
    Index("text_marks_by_doc", "case_id", "doc"),
    sqlite_with_rowid=False,
)

report_words = Table(
    "report_words",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", String(80), nullable=False),
    Column("doc", ExactText, nullable=False),
    Column("part", String(20), nullable=False),
    Column("words", Text().with_variant(TSVECTOR(), "postgresql"), nullable=False),
    ForeignKeyConstraint(["case_id", "doc"], ["documents.case_id", "documents.doc"], ondelete="CASCADE"),
    Index("report_words_by_doc", "case_id", "doc"),
)
