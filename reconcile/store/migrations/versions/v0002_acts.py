"""The log of acts, people's reviews and decisions, words to search; where a document came from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("cases", sa.Column("imported", sa.Text, nullable=False, server_default=""))
    for name in ("format", "sha256", "retrieved"):
        op.add_column("documents", sa.Column(name, sa.Text, nullable=False, server_default=""))
    op.add_column("documents", sa.Column("more", sa.Text, nullable=False, server_default="{}"))
    op.add_column("documents", sa.Column("act", sa.Integer, nullable=False, server_default="0"))
    op.add_column("documents", sa.Column("withdrawn", sa.Boolean, nullable=False, server_default=sa.false()))
    _make_acts()
    _make_reviews()
    _make_search()
    if op.get_bind().dialect.name == "postgresql":
        _guard_on_postgresql()
    else:
        _guard_on_sqlite()
        _index_on_sqlite()


def _make_acts() -> None:
    op.create_table(
        "acts",
        sa.Column("case_id", sa.String(80), sa.ForeignKey("cases.id"), primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("about", "before", "after", "why")),
        sa.Column("undoes", sa.Integer, nullable=False),
    )
    op.create_index("acts_by_subject", "acts", ["case_id", "about"])


def _make_reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("case_id", sa.String(80), sa.ForeignKey("cases.id"), primary_key=True),
        sa.Column("doc", sa.Text, primary_key=True),
        sa.Column("start", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("end", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("claim", sa.Text, nullable=False),
        sa.Column("text_hash", sa.String(40), nullable=False),
        sa.Column("verdict", sa.String(20), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("fields", "comments", "machine")),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
    )
    op.create_index("reviews_by_claim", "reviews", ["case_id", "claim"])
    op.create_table(
        "decisions",
        sa.Column("case_id", sa.String(80), sa.ForeignKey("cases.id"), primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("undone", sa.Integer, nullable=False),
    )


def _make_search() -> None:
    op.create_table(
        "report_words",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("case_id", sa.String(80), nullable=False),
        sa.Column("doc", sa.Text, nullable=False),
        sa.Column("part", sa.String(20), nullable=False),
        sa.Column("words", sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["case_id", "doc"], ["documents.case_id", "documents.doc"], ondelete="CASCADE"),
    )
    op.create_index("report_words_by_doc", "report_words", ["case_id", "doc"])


def _guard_on_postgresql() -> None:
    op.execute("CREATE INDEX report_words_found ON report_words USING gin (words)")
    op.execute(
        "CREATE FUNCTION refuse_to_change_acts() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the log of acts is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER acts_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON acts "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_acts()"
    )


def _guard_on_sqlite() -> None:
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER acts_stay_on_{verb.lower()} BEFORE {verb} ON acts "
            "BEGIN SELECT RAISE(ABORT, 'the log of acts is append-only'); END"
        )


def _index_on_sqlite() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE report_words_found USING fts5(words, content='report_words', content_rowid='id', "
        "detail='none', tokenize='unicode61 remove_diacritics 0')"
    )
    gone = "INSERT INTO report_words_found(report_words_found, rowid, words) VALUES ('delete', old.id, old.words)"
    come = "INSERT INTO report_words_found(rowid, words) VALUES (new.id, new.words)"
    op.execute(f"CREATE TRIGGER report_words_come AFTER INSERT ON report_words BEGIN {come}; END")
    op.execute(f"CREATE TRIGGER report_words_go AFTER DELETE ON report_words BEGIN {gone}; END")
    op.execute(f"CREATE TRIGGER report_words_change AFTER UPDATE ON report_words BEGIN {gone}; {come}; END")
