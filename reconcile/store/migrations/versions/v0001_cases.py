"""Cases, their documents, and what was read in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created", sa.String(40), nullable=False),
        sa.Column("is_demo", sa.Boolean, nullable=False),
        sa.Column("archived", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("data_hash", sa.String(64), nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("case_id", sa.String(80), sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("doc", sa.Text, primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("text", "title", "outlet", "author", "url")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("lang", "published")),
        sa.Column("text_hash", sa.String(40), nullable=False),
        sa.Column("added", sa.String(40), nullable=False),
        sa.Column("is_demo", sa.Boolean, nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("case_id", sa.String(80), primary_key=True),
        sa.Column("doc", sa.Text, primary_key=True),
        sa.Column("extractor", sa.String(40), nullable=False),
        sa.Column("set_aside", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["case_id", "doc"], ["documents.case_id", "documents.doc"], ondelete="CASCADE"),
    )
    op.create_table(
        "claims",
        sa.Column("case_id", sa.String(80), primary_key=True),
        sa.Column("doc", sa.Text, primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("claimant", "country", "place")),
        sa.Column("date", sa.String(40), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["case_id", "doc"], ["readings.case_id", "readings.doc"], ondelete="CASCADE"),
    )
    op.create_index("claims_by_id", "claims", ["case_id", "id"])


def downgrade() -> None:
    for table in ("claims", "readings", "documents", "cases"):
        op.drop_table(table)
