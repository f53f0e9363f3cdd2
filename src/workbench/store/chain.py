"""The audit chain: every act that matters, each record sealed by the hash of the one before it.

A record holds a person's number and the SHA-256 of what was done, never a name or an answer. `verify` also hashes the rows
that hold issued variants, hints, assignments and submissions again, so that a byte changed in any of them is named.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, Row, insert, select, update

from workbench.model.wire import dumps
from workbench.store.payload import counted, payload_of
from workbench.store.tables import audit, audit_head

Record = Row[int, datetime, str, str, str, str, str, str]
NOTHING_YET = "0" * 64
THE_SITE = "site"
"""Who did it when the site's own command did."""


class Act(StrEnum):
    """What is recorded."""

    PERSON_ADDED = "person added"
    TEAM_ADDED = "team added"
    ASSIGNED = "assigned"
    ISSUED = "issued"
    HINT_SHOWN = "hint shown"
    SUBMITTED = "submitted"
    EXPORTED = "exported"
    CASE_IMPORTED = "case imported"


@dataclass(frozen=True, slots=True)
class Verified:
    """What a check of the chain came to. `broken` is the sequence number of the first record that does not hold, 0: all hold."""

    ok: bool
    checked: int
    head: str
    broken: int


def append(connection: Connection, act: Act, person: str, subject: str, at: datetime, payload: str = "") -> str:
    """Adds a record within the caller's transaction, after its rows, and returns the new head.

    The payload of acts whose rows never change is read from those rows; `payload` is the text of what was done in other acts.
    """
    head = connection.execute(select(audit_head.c.sequence, audit_head.c.hash).with_for_update()).one()
    kept = payload_of(connection, act, subject)
    said = digest(payload if kept is None else kept)
    sealed = _seal(head.sequence + 1, at, act.value, person, subject, said, head.hash)
    connection.execute(insert(audit).values(
        sequence=head.sequence + 1, at=at, act=act.value, person=person, subject=subject,
        payload=said, previous=head.hash, hash=sealed,
    ))
    connection.execute(update(audit_head).values(sequence=head.sequence + 1, hash=sealed))
    return sealed


def head_hash(connection: Connection) -> str:
    """The hash of the newest record, printed in every export."""
    return str(connection.execute(select(audit_head.c.hash)).scalar_one())


def verify(connection: Connection) -> Verified:
    """Computes the whole chain again. Stops at the first record that does not hold."""
    head = connection.execute(select(audit_head.c.sequence, audit_head.c.hash)).one()
    previous, checked = NOTHING_YET, 0
    acts: dict[str, int] = {}
    for record in _records(connection):
        if not _holds(connection, record, checked + 1, previous):
            return Verified(False, checked, head.hash, checked + 1)
        previous, checked = record.hash, checked + 1
        acts[record.act] = acts.get(record.act, 0) + 1
    whole = head.sequence == checked and head.hash == previous
    claimed = all(rows == acts.get(act, 0) for act, rows in counted(connection).items())
    return Verified(whole and claimed, checked, head.hash, 0 if whole and claimed else checked + 1)


def digest(text: str) -> str:
    """The SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def _holds(connection: Connection, record: Record, sequence: int, previous: str) -> bool:
    sealed = _seal(record.sequence, record.at, record.act, record.person, record.subject, record.payload, record.previous)
    if record.sequence != sequence or record.previous != previous or record.hash != sealed:
        return False
    payload = payload_of(connection, record.act, record.subject)
    return payload is None or digest(payload) == record.payload


def _records(connection: Connection) -> Iterator[Record]:
    yield from connection.execution_options(yield_per=500).execute(select(audit).order_by(audit.c.sequence))


def _seal(sequence: int, at: datetime, act: str, person: str, subject: str, payload: str, previous: str) -> str:
    parts = (str(sequence), at.astimezone(UTC).isoformat(), act, person, subject, payload, previous)
    return digest(dumps(parts))
