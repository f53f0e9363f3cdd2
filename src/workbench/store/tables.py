"""The tables of the desk. What a person handed in or acknowledged, what was published and what the audit log says is only ever
added to, never changed.

`attempts.key` is the only place where a key rests. Times are UTC; a score is two integers; JSON is the canonical text of
`model.wire`, kept as text so that its hash can be checked byte for byte.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Utc(TypeDecorator[datetime]):
    """An aware time, stored as UTC; SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuses a time without a zone: it could mean anything."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The same instant, aware."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


ID = String(40)
"""Random public ids. Columns that refer to another table take its type."""
metadata = MetaData(naming_convention={
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
})

people = Table(
    "people", metadata,
    Column("id", ID, primary_key=True),
    Column("login", String(200), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("job_role", String(200), nullable=False),
    Column("password", String(200), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("added_at", Utc, nullable=False),
)

person_groups = Table(
    "person_groups", metadata,
    Column("person", ForeignKey("people.id"), primary_key=True),
    Column("name", String(40), primary_key=True),
)

teams = Table(
    "teams", metadata,
    Column("id", ID, primary_key=True),
    Column("name", String(200), nullable=False, unique=True),
)

team_people = Table(
    "team_people", metadata,
    Column("team", ForeignKey("teams.id"), primary_key=True),
    Column("person", ForeignKey("people.id"), primary_key=True, index=True),
    Column("part", String(20), primary_key=True),
)
"""`part` is "member" or "manager"; a person may be both."""

cases = Table(
    "cases", metadata,
    Column("id", ID, primary_key=True),
    Column("exercise", ID, nullable=False),
    Column("label", String(200), nullable=False),
    Column("eob", Text, nullable=False),
    Column("imported_at", Utc, nullable=False),
)

assignments = Table(
    "assignments", metadata,
    Column("id", ID, primary_key=True),
    Column("exercise", ID, nullable=False),
    Column("level", Integer, nullable=False),
    Column("case", ForeignKey("cases.id")),
    Column("mode", String(20), nullable=False),
    Column("due", Date),
    Column("assigned_by", ForeignKey("people.id"), nullable=False),
    Column("assigned_at", Utc, nullable=False),
    Column("lesson", String(80)),
    Column("practice", String(80)),
    Column("payer", String(80)),
)
"""`lesson` is the slug of a lesson, with its parameters beside it; `exercise` is then the uuid that its questions have."""

assignment_people = Table(
    "assignment_people", metadata,
    Column("assignment", ForeignKey("assignments.id"), primary_key=True),
    Column("person", ForeignKey("people.id"), primary_key=True, index=True),
)

attempts = Table(
    "attempts", metadata,
    Column("id", ID, primary_key=True),
    Column("person", ForeignKey("people.id"), nullable=False, index=True),
    Column("exercise", ID, nullable=False),
    Column("version", Integer, nullable=False),
    Column("content", String(64), nullable=False),
    Column("number", Integer, nullable=False),
    Column("seed", String(64), nullable=False),
    Column("level", Integer, nullable=False),
    Column("mode", String(20), nullable=False),
    Column("trap", String(200), nullable=False),
    Column("assignment", ForeignKey("assignments.id"), index=True),
    Column("case", ForeignKey("cases.id")),
    Column("prompt", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("issued_at", Utc, nullable=False),
    Column("item", String(80)),
    UniqueConstraint("person", "exercise", "number"),
)
"""Issued variants. `exercise` is the uuid of the exercise, `content` the hash of its folder when it was issued, `item` the
question of a lesson, empty for an exercise.
"""

drafts = Table(
    "drafts", metadata,
    Column("attempt", ForeignKey("attempts.id"), primary_key=True),
    Column("answer", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("saved_at", Utc, nullable=False),
)

hints = Table(
    "hints", metadata,
    Column("attempt", ForeignKey("attempts.id"), primary_key=True),
    Column("group", String(80), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("shown_at", Utc, nullable=False),
)

submissions = Table(
    "submissions", metadata,
    Column("id", ID, primary_key=True),
    Column("attempt", ForeignKey("attempts.id"), nullable=False, unique=True),
    Column("answer", Text, nullable=False),
    Column("grade", Text, nullable=False),
    Column("feedback", Text, nullable=False),
    Column("score_over", BigInteger, nullable=False),
    Column("score_under", BigInteger, nullable=False),
    Column("pass_over", BigInteger, nullable=False),
    Column("pass_under", BigInteger, nullable=False),
    Column("at", Utc, nullable=False),
)
"""The one graded submission of an attempt. `score_over` / `score_under` is the score, 0..1; likewise the pass mark of then."""

sop_versions = Table(
    "sop_versions", metadata,
    Column("id", ID, primary_key=True),
    Column("sop", String(20), nullable=False),
    Column("version", String(20), nullable=False),
    Column("revision", String(20), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("effective_on", Date, nullable=False),
    Column("published_at", Utc, nullable=False),
    Column("published_by", String(40), nullable=False),
    UniqueConstraint("sop", "version"),
)
"""Published versions of SOPs. `text` is the whole SOP as it was published, `digest` the hash of its controlled text."""

exercise_versions = Table(
    "exercise_versions", metadata,
    Column("id", ID, primary_key=True),
    Column("exercise", ID, nullable=False),
    Column("version", Integer, nullable=False),
    Column("content", String(64), nullable=False),
    Column("published_at", Utc, nullable=False),
    UniqueConstraint("exercise", "version"),
)
"""Published versions of exercises, by uuid; `content` is the hash of the folder."""

acknowledgements = Table(
    "acknowledgements", metadata,
    Column("id", ID, primary_key=True),
    Column("person", ForeignKey("people.id"), nullable=False, index=True),
    Column("sop", String(20), nullable=False, index=True),
    Column("version", String(20), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("statement", Text, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("at", Utc, nullable=False),
    UniqueConstraint("person", "sop", "version"),
)
"""Who acknowledged which version, with the sentence as it was read. `shown`: the changes stood on the page."""

audit = Table(
    "audit", metadata,
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Utc, nullable=False),
    Column("act", String(40), nullable=False),
    Column("person", ID, nullable=False),
    Column("subject", String(200), nullable=False),
    Column("payload", String(64), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
"""The hash chain. `person` who did it, a number; `subject` the id of the row that holds the payload; `payload` its SHA-256."""

audit_head = Table(
    "audit_head", metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("sequence", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""One row, locked in the same transaction as every act, so that two desks cannot fork the chain."""
