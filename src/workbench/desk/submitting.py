"""Submitting: one graded submission per attempt, stored with its words in the same transaction as its audit record.

What cannot be read is not graded: it comes back with those fields named, costs no attempt, and reveals nothing else.
"""

from collections import Counter
from fractions import Fraction

from sqlalchemy import Connection, insert, select

from workbench.desk.attempt import Attempt, find_attempt, kind_of, refuse_foreign_fields, shown_hints
from workbench.desk.desk import Desk
from workbench.desk.drafts import refuse_stale
from workbench.desk.graded import graded_view
from workbench.grading import score
from workbench.kinds.kind import Kind
from workbench.model import Answer, Conflict, Exercise, Grade, Person, Problem, Submitted, Verdict
from workbench.model.wire import NotReadable, dumps, loads
from workbench.store import Act, append
from workbench.store.tables import submissions


def submit(desk: Desk, person: Person, attempt: str, submission: str, answer: Answer, revision: int) -> Submitted:
    """Grades an answer, once. The same submission id again returns the first grade; another id after that raises Conflict.

    So does a `revision` of the draft that is not the newest: the page shows older work.
    """
    if not 8 <= len(submission) <= 40:
        raise NotReadable("A submission has an id of 8 to 40 letters and digits.")
    with desk.store.reading() as connection:
        found = find_attempt(connection, attempt, person)
        if found.graded:
            return _again(desk, connection, found, submission)
        refuse_stale(connection, attempt, revision)
    refuse_foreign_fields(found.prompt, answer)
    exercise, kind = kind_of(desk, found)
    grade = kind.grade(loads(kind.key_type, found.key), answer)
    if not grade.counts_as_attempt:
        return Submitted(None, _unreadable(kind, found, grade, answer))
    with desk.store.writing() as connection:
        if find_attempt(connection, attempt, person).graded:
            return _again(desk, connection, found, submission)
        refuse_stale(connection, attempt, revision)
        _refuse_used_id(connection, submission)
        _write(desk, connection, found, exercise, submission, answer, grade)
        return Submitted(graded_view(desk, connection, attempt), ())


def _again(desk: Desk, connection: Connection, attempt: Attempt, submission: str) -> Submitted:
    first = connection.execute(select(submissions.c.id).where(submissions.c.attempt == attempt.id)).scalar_one()
    if first != submission:
        raise Conflict("This attempt has been graded. Practise again to get new numbers.")
    return Submitted(graded_view(desk, connection, attempt.id), ())


def _refuse_used_id(connection: Connection, submission: str) -> None:
    if connection.execute(select(submissions.c.id).where(submissions.c.id == submission)).first():
        raise Conflict("This submission belongs to another attempt.")


def _unreadable(kind: Kind[object], attempt: Attempt, grade: Grade, answer: Answer) -> tuple[Problem, ...]:
    unreadable = [finding for finding in grade.findings if finding.verdict is Verdict.UNREADABLE]
    fields = {name for finding in unreadable for name in (finding.field, *finding.fields)}
    return tuple(problem for problem in kind.check(attempt.prompt, answer) if problem.where in fields)


def _write(desk: Desk, connection: Connection, attempt: Attempt, exercise: Exercise, submission: str, answer: Answer,
           grade: Grade) -> None:
    reached: Fraction = score(grade, Counter(hint.group for hint in shown_hints(connection, attempt.id)))
    feedback = tuple(desk.words(exercise, desk.content.sops, finding) for finding in grade.findings)
    at = desk.now()
    connection.execute(insert(submissions).values(
        id=submission, attempt=attempt.id, answer=dumps(answer), grade=dumps(grade), feedback=dumps(feedback),
        score_over=reached.numerator, score_under=reached.denominator,
        pass_over=exercise.pass_mark.numerator, pass_under=exercise.pass_mark.denominator, at=at,
    ))
    append(connection, Act.SUBMITTED, attempt.person, submission, at)
