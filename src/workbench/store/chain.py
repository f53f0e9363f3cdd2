"""The audit chain: every act that matters, each record sealed by the hash of the one before it.

A record holds a person's number and the SHA-256 of what was done, never a name or an answer. `verify` also hashes the rows
that hold issued variants, hints, assignments, submissions, published versions, acknowledgements, groups and team seats again, so
that a byte changed in any of them is named. What cannot be read does not hold.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, Row, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from workbench.model.wire import dumps
from workbench.store.payload import counted, payload_of
from workbench.store.tables import audit, audit_head

Record = Row[int, datetime, str, str, str, str, str, str]
PAGE = 512
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
    PUBLISHED = "SOP published"
    EXERCISE_PUBLISHED = "exercise published"
    ACKNOWLEDGED = "acknowledged"


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
    """Computes the whole chain again. Stops at the first record that does not hold; a chain without its head breaks at 1."""
    heads = connection.execute(select(audit_head.c.sequence, audit_head.c.hash)).all()
    if len(heads) != 1:
        return Verified(False, 0, "", 1)
    head, previous, checked = heads[0], NOTHING_YET, 0
    newest, subjects = _newest(connection), set()
    for record in _records(connection):
        if record is None or not _holds(connection, record, checked + 1, previous, newest):
            return Verified(False, checked, head.hash, checked + 1)
        previous, checked = record.hash, checked + 1
        subjects.add((record.act, record.subject))
    acts = Counter(act for act, _ in subjects)
    whole = head.sequence == checked and head.hash == previous
    claimed = all(rows == acts[act] for act, rows in counted(connection).items())
    return Verified(whole and claimed, checked, head.hash, 0 if whole and claimed else checked + 1)


def digest(text: str) -> str:
    """The SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def _holds(connection: Connection, record: Record, sequence: int, previous: str, newest: Mapping[str, int]) -> bool:
    try:
        return _sealed(record, sequence, previous) and (
            newest.get(record.subject, sequence) > sequence or _kept(connection, record))
    except (ValueError, TypeError, DBAPIError) as error:
        _refuse_no_answer(error)
        return False


def _sealed(record: Record, sequence: int, previous: str) -> bool:
    sealed = _seal(record.sequence, record.at, record.act, record.person, record.subject, record.payload, record.previous)
    return bool(record.sequence == sequence and record.previous == previous and record.hash == sealed)


def _kept(connection: Connection, record: Record) -> bool:
    payload = payload_of(connection, record.act, record.subject)
    return payload is None or digest(payload) == record.payload


def _newest(connection: Connection) -> Mapping[str, int]:
    """The newest record of each team: its seats may have been added to since an older one."""
    wanted = select(audit.c.subject, func.max(audit.c.sequence)).where(audit.c.act == Act.TEAM_ADDED).group_by(audit.c.subject)
    try:
        return {row[0]: row[1] for row in connection.execute(wanted)}
    except DBAPIError as error:
        _refuse_no_answer(error)
        return {}


def _records(connection: Connection) -> Iterator[Record | None]:
    """The records in order; None stands for one that cannot be read, and is the last."""
    last: Record | None = None
    while page := _page(connection, last.sequence if last else None, PAGE):
        yield from page
        last = page[-1]
        if last is None:
            return


def _page(connection: Connection, after: int | None, most: int) -> Sequence[Record | None]:
    wanted = select(audit).order_by(audit.c.sequence).limit(most)
    try:
        return connection.execute(wanted if after is None else wanted.where(audit.c.sequence > after)).all()
    except (ValueError, TypeError, DBAPIError) as error:
        _refuse_no_answer(error)
        return (None,) if most == 1 else _page(connection, after, most // 2)


def _refuse_no_answer(error: Exception) -> None:
    """SQLite reports a text that is no UTF-8 as if the database were away; any other such error is passed on."""
    if isinstance(error, DBAPIError) and "UTF-8" not in str(error.orig):
        raise error


def _seal(sequence: int, at: datetime, act: str, person: str, subject: str, payload: str, previous: str) -> str:
    parts = (str(sequence), at.astimezone(UTC).isoformat(), act, person, subject, payload, previous)
    return digest(dumps(parts))
