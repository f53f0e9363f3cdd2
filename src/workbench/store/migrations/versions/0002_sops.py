"""The register of controlled documents: published versions of SOPs and exercises, and who acknowledged which version."""

import sqlalchemy as sa
from alembic import op

from workbench.store.tables import Utc

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.String(40)


def upgrade() -> None:
    """Makes the three tables; nothing that was there changes."""
    op.create_table(
        "sop_versions",
        sa.Column("id", ID, primary_key=True),
        sa.Column("sop", sa.String(20), nullable=False),
        sa.Column("version", sa.String(20), nullable=False),
        sa.Column("revision", sa.String(20), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("effective_on", sa.Date, nullable=False),
        sa.Column("published_at", Utc, nullable=False),
        sa.Column("published_by", sa.String(40), nullable=False),
        sa.UniqueConstraint("sop", "version"),
    )
    op.create_table(
        "exercise_versions",
        sa.Column("id", ID, primary_key=True),
        sa.Column("exercise", ID, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("published_at", Utc, nullable=False),
        sa.UniqueConstraint("exercise", "version"),
    )
    op.create_table(
        "acknowledgements",
        sa.Column("id", ID, primary_key=True),
        sa.Column("person", ID, sa.ForeignKey("people.id"), nullable=False, index=True),
        sa.Column("sop", sa.String(20), nullable=False, index=True),
        sa.Column("version", sa.String(20), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("shown", sa.Boolean, nullable=False),
        sa.Column("at", Utc, nullable=False),
        sa.UniqueConstraint("person", "sop", "version"),
    )
