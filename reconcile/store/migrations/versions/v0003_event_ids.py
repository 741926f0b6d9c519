"""The ids of events, with the claims they stand for; marks by which a text is known again; documents at a glance."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("cases", sa.Column("linked", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "event_ids",
        sa.Column("case_id", sa.String(80), sa.ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("title", "claims", "formerly")),
        sa.Column("living", sa.Boolean, nullable=False),
    )
    op.create_table(
        "text_marks",
        sa.Column("case_id", sa.String(80), primary_key=True),
        sa.Column("doc", sa.Text, primary_key=True),
        sa.Column("mark", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["case_id", "doc"], ["documents.case_id", "documents.doc"], ondelete="CASCADE"),
    )
    op.create_index("text_marks_by_mark", "text_marks", ["case_id", "mark"])
    columns = ["case_id", "withdrawn", "n", "doc", "text_hash", "added", "is_demo"]
    op.create_index("documents_at_a_glance", "documents", columns)
