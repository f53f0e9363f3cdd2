"""What a person got wrong: the documented traps met in the last ten attempts."""

from collections import Counter

from sqlalchemy import Connection, select

from workbench.desk.desk import Desk
from workbench.desk.graded import loads_feedback
from workbench.model import Exercise, Feedback, Stumble, Trap
from workbench.store.tables import attempts, submissions

LAST = 10


def stumbles(desk: Desk, connection: Connection, person: str) -> tuple[Stumble, ...]:
    """The traps, the most frequent first; a trap counts once per attempt."""
    wanted = (select(attempts.c.exercise, submissions.c.feedback).join(submissions, submissions.c.attempt == attempts.c.id)
              .where(attempts.c.person == person, attempts.c.item.is_(None))
              .order_by(submissions.c.at.desc(), attempts.c.id).limit(LAST))
    counts: Counter[str] = Counter()
    met: dict[str, tuple[Exercise, Feedback]] = {}
    for row in connection.execute(wanted):
        sprung = {each.code: each for each in loads_feedback(row.feedback) if each.trap}
        counts.update(sprung.keys())
        for code, said in sprung.items():
            met.setdefault(code, (desk.exercise_of(row.exercise), said))
    by_count = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(_stumble(code, count, *met[code]) for code, count in by_count)


def trap_named(exercise: Exercise, code: str) -> Trap | None:
    """The exercise's trap with that mistake code ("PAY-04.line-order")."""
    return next((trap for trap in exercise.traps if trap.code == code), None)


def _stumble(code: str, count: int, exercise: Exercise, said: Feedback) -> Stumble:
    trap = trap_named(exercise, code)
    return Stumble(code, trap.title if trap else said.title, count, said.sop, said.sop_title, exercise.slug)
