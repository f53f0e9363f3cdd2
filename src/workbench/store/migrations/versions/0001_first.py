"""The first tables: people and teams, assignments, issued variants, drafts, hints, submissions, the audit chain."""

import sqlalchemy as sa
from alembic import op

from workbench.store.tables import Utc

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.String(40)


def upgrade() -> None:
    """Makes the tables and the chain's empty head."""
    _people()
    _assignments()
    _attempts()
    _audit()


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("id", ID, primary_key=True),
        sa.Column("login", sa.String(200), nullable=False, unique=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("job_role", sa.String(200), nullable=False),
        sa.Column("password", sa.String(200), nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("added_at", Utc, nullable=False),
    )
    op.create_table(
        "person_groups",
        sa.Column("person", ID, sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("name", sa.String(40), primary_key=True),
    )
    op.create_table(
        "teams",
        sa.Column("id", ID, primary_key=True),
        sa.Column("name", sa.String(200), nullable=False, unique=True),
    )
    op.create_table(
        "team_people",
        sa.Column("team", ID, sa.ForeignKey("teams.id"), primary_key=True),
        sa.Column("person", ID, sa.ForeignKey("people.id"), primary_key=True, index=True),
        sa.Column("part", sa.String(20), primary_key=True),
    )


def _assignments() -> None:
    op.create_table(
        "cases",
        sa.Column("id", ID, primary_key=True),
        sa.Column("exercise", ID, nullable=False),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("eob", sa.Text, nullable=False),
        sa.Column("imported_at", Utc, nullable=False),
    )
    op.create_table(
        "assignments",
        sa.Column("id", ID, primary_key=True),
        sa.Column("exercise", ID, nullable=False),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("case", ID, sa.ForeignKey("cases.id")),
        sa.Column("mode", sa.String(20), nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("assigned_by", ID, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("assigned_at", Utc, nullable=False),
    )
    op.create_table(
        "assignment_people",
        sa.Column("assignment", ID, sa.ForeignKey("assignments.id"), primary_key=True),
        sa.Column("person", ID, sa.ForeignKey("people.id"), primary_key=True, index=True),
    )


def _attempts() -> None:
    op.create_table(
        "attempts",
        sa.Column("id", ID, primary_key=True),
        sa.Column("person", ID, sa.ForeignKey("people.id"), nullable=False, index=True),
        sa.Column("exercise", ID, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("seed", sa.String(64), nullable=False),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("mode", sa.String(20), nullable=False),
        sa.Column("trap", sa.String(200), nullable=False),
        sa.Column("assignment", ID, sa.ForeignKey("assignments.id"), index=True),
        sa.Column("case", ID, sa.ForeignKey("cases.id")),
        sa.Column("prompt", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("issued_at", Utc, nullable=False),
        sa.UniqueConstraint("person", "exercise", "number"),
    )
    op.create_table(
        "drafts",
        sa.Column("attempt", ID, sa.ForeignKey("attempts.id"), primary_key=True),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("saved_at", Utc, nullable=False),
    )
    op.create_table(
        "hints",
        sa.Column("attempt", ID, sa.ForeignKey("attempts.id"), primary_key=True),
        sa.Column("group", sa.String(80), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("shown_at", Utc, nullable=False),
    )
    op.create_table(
        "submissions",
        sa.Column("id", ID, primary_key=True),
        sa.Column("attempt", ID, sa.ForeignKey("attempts.id"), nullable=False, unique=True),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("grade", sa.Text, nullable=False),
        sa.Column("feedback", sa.Text, nullable=False),
        sa.Column("score_over", sa.BigInteger, nullable=False),
        sa.Column("score_under", sa.BigInteger, nullable=False),
        sa.Column("pass_over", sa.BigInteger, nullable=False),
        sa.Column("pass_under", sa.BigInteger, nullable=False),
        sa.Column("at", Utc, nullable=False),
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("sequence", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("at", Utc, nullable=False),
        sa.Column("act", sa.String(40), nullable=False),
        sa.Column("person", ID, nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("payload", sa.String(64), nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    head = op.create_table(
        "audit_head",
        sa.Column("one", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.bulk_insert(head, [{"one": 1, "sequence": 0, "hash": "0" * 64}])
