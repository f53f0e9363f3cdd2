"""Graded attempts of exercises in lists, newest first: for a person's page, for a manager's board, for exports.

The questions of a lesson are practice on the way and have no score that anybody lists.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sqlalchemy import Connection, func, select

from workbench.desk.desk import Desk
from workbench.grading import decimals
from workbench.model import Exercise, Mode, Past
from workbench.store.tables import attempts, hints, submissions


@dataclass(frozen=True, slots=True)
class Done:
    """A graded attempt without its paper. `score` and `mark` are 0..1, exact."""

    attempt: str
    person: str
    exercise: Exercise
    mode: Mode
    case: int
    level: int
    assignment: str
    score: Fraction
    mark: Fraction
    hints: int
    at: datetime

    @property
    def passed(self) -> bool:
        """Whether the score reaches the pass mark that was in force."""
        return self.score >= self.mark


def done_by(desk: Desk, connection: Connection, persons: Collection[str]) -> tuple[Done, ...]:
    """All graded attempts of these people, newest first."""
    asked = select(func.count()).select_from(hints).where(hints.c.attempt == attempts.c.id).scalar_subquery().label("asked")
    wanted = (select(attempts.c.id, attempts.c.person, attempts.c.exercise, attempts.c.mode, attempts.c.number, attempts.c.level,
                     attempts.c.assignment, submissions.c.score_over, submissions.c.score_under, submissions.c.pass_over,
                     submissions.c.pass_under, submissions.c.at, asked)
              .join(submissions, submissions.c.attempt == attempts.c.id)
              .where(attempts.c.person.in_(persons), attempts.c.item.is_(None)).order_by(submissions.c.at.desc(), attempts.c.id))
    return tuple(
        Done(row.id, row.person, desk.exercise_of(row.exercise), Mode(row.mode), row.number, row.level, row.assignment or "",
             Fraction(row.score_over, row.score_under), Fraction(row.pass_over, row.pass_under), row.asked, row.at)
        for row in connection.execute(wanted)
    )


def past(desk: Desk, done: Done) -> Past:
    """The line that stands for an attempt in a list."""
    return Past(done.attempt, done.exercise.slug, done.exercise.code, done.exercise.title, done.mode, done.case,
                decimals(done.score * 100, 1), done.passed, desk.local(done.at))
