"""Texts known again by rarer marks, and by their own hashes; the marks of former versions are made anew when needed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.drop_table("text_marks")
    op.create_table(
        "sketches",
        sa.Column("case_id", sa.String(80), primary_key=True),
        sa.Column("doc", sa.Text, primary_key=True),
        sa.Column("sketch", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["case_id", "doc"], ["documents.case_id", "documents.doc"], ondelete="CASCADE"),
    )
    op.create_table(
        "text_marks",
        sa.Column("case_id", sa.String(80), primary_key=True),
        sa.Column("mark", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("doc", sa.Text, primary_key=True),
        sa.ForeignKeyConstraint(["case_id", "doc"], ["sketches.case_id", "sketches.doc"], ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_index("text_marks_by_doc", "text_marks", ["case_id", "doc"])
    op.create_index("documents_by_text", "documents", ["case_id", "text_hash"])
