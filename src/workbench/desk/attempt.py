"""One issued variant as the records hold it, and what its owner may see of it before the grade."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, select

from workbench.desk.desk import Desk
from workbench.kinds.kind import Kind
from workbench.model import Answer, Exercise, Hint, Issued, Mode, NotFound, Person, Prompt
from workbench.model.wire import NotReadable, loads
from workbench.store.tables import attempts, drafts, hints, submissions

LONGEST_ENTRY = 200


@dataclass(frozen=True, slots=True)
class Attempt:
    """An issued variant. `key` is kept as text and read only to grade; it must never reach a view."""

    id: str
    person: str
    exercise: str
    number: int
    mode: Mode
    assignment: str
    prompt: Prompt
    key: str
    issued_at: datetime
    graded: bool

    def __repr__(self) -> str:
        return f"Attempt({self.id!r})"


def find_attempt(connection: Connection, attempt: str, person: Person | None = None) -> Attempt:
    """The attempt; with `person`, only if it is theirs. Raises NotFound."""
    graded = select(submissions.c.id).where(submissions.c.attempt == attempts.c.id).scalar_subquery()
    row = connection.execute(select(attempts, graded.label("submission")).where(attempts.c.id == attempt)).one_or_none()
    if row is None or (person is not None and row.person != person.id):
        raise NotFound("There is no such attempt.")
    return Attempt(row.id, row.person, row.exercise, row.number, Mode(row.mode), row.assignment or "",
                   read_prompt(row.prompt), row.key, row.issued_at, row.submission is not None)


@lru_cache(maxsize=128)
def read_prompt(text: str) -> Prompt:
    """The stored prompt. It is long, never changes and is read again and again: half the time of a submission, measured."""
    return loads(Prompt, text)


def open_attempt(desk: Desk, person: Person, attempt: str) -> Issued:
    """An attempt of one's own, with the draft as last saved."""
    with desk.store.reading() as connection:
        return issued(desk, connection, find_attempt(connection, attempt, person))


def issued(desk: Desk, connection: Connection, attempt: Attempt) -> Issued:
    """What the owner sees: the prompt, the draft, the hints shown. Never the key."""
    draft = connection.execute(select(drafts).where(drafts.c.attempt == attempt.id)).one_or_none()
    return Issued(
        attempt=attempt.id, prompt=attempt.prompt, mode=attempt.mode, case=attempt.number,
        answer=loads(Answer, draft.answer) if draft else Answer(), revision=draft.revision if draft else 0,
        saved_at=desk.local(draft.saved_at) if draft else None, hints=shown_hints(connection, attempt.id), graded=attempt.graded,
    )


def shown_hints(connection: Connection, attempt: str) -> tuple[Hint, ...]:
    """The hints that were shown, by group and number."""
    rows = connection.execute(select(hints).where(hints.c.attempt == attempt).order_by(hints.c.group, hints.c.number))
    return tuple(Hint(row.group, row.number, row.text) for row in rows)


def kind_of(desk: Desk, attempt: Attempt) -> tuple[Exercise, Kind[object]]:
    """The exercise of an attempt and the kind that grades it."""
    exercise = desk.exercise_of(attempt.exercise)
    return exercise, desk.kind(exercise.kind)


def refuse_foreign_fields(prompt: Prompt, answer: Answer) -> None:
    """Raises NotReadable for a field that the worksheet does not have, or an entry no person types."""
    known = set(prompt.work.fields())
    for name, text in answer.fields.items():
        if name not in known:
            raise NotReadable(f"There is no field {name[:40]!r} in this worksheet.")
        if len(text) > LONGEST_ENTRY:
            raise NotReadable(f"The entry in {name} is longer than {LONGEST_ENTRY} letters.")
