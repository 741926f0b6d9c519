"""The denials without a figure, beside what else was read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("readings", sa.Column("denials", sa.Text, nullable=False, server_default="[]"))
