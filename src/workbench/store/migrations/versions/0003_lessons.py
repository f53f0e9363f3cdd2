"""Lessons: an assignment may name one with its parameters, and an attempt the question it answers.

The columns stay empty in rows that were there before: the audit chain keeps the hash of every row without its empty columns.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the columns, empty."""
    for name in ("lesson", "practice", "payer"):
        op.add_column("assignments", sa.Column(name, sa.String(80)))
    op.add_column("attempts", sa.Column("item", sa.String(80)))
