"""The competency card. Levels stay 0 until there are level checks; what is shown is the evidence towards the first one.

Evidence: graded submissions of assessed attempts in which items of the competency carry at least a fifth of the weight
(curriculum, levels and grading, 2.3 rules 3 and 6). Windows and thresholds: 2.4.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import Connection, select

from workbench.desk.attempt import shown_hints
from workbench.desk.desk import Desk
from workbench.desk.graded import trimmed
from workbench.grading import item_points
from workbench.model import Grade, LevelRow, Mode, Person
from workbench.model.wire import loads
from workbench.store.tables import attempts, submissions

WINDOW = {1: 3, 2: 3, 3: 4, 4: 3, 5: 2}
THRESHOLD = {1: Fraction(70, 100), 2: Fraction(75, 100), 3: Fraction(80, 100), 4: Fraction(85, 100), 5: Fraction(90, 100)}
SMALLEST_SHARE = Fraction(1, 5)
LOOKED_AT = 50
"""How many of the newest assessed attempts are read; no window needs more than a few of one competency."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one assessed attempt says of one competency at one level, 0..1."""

    competency: str
    level: int
    score: Fraction


def level_rows(desk: Desk, connection: Connection, person: Person) -> tuple[LevelRow, ...]:
    """All competencies in their order, with what the job role asks for."""
    seen = evidence_of(connection, person.id)
    asks: Mapping[str, int] = desk.content.roles.asks.get(person.job_role, {})
    return tuple(
        LevelRow(code, name, 0, asks.get(code, 0), _note(_published(desk, code), code, seen))
        for code, name in desk.content.competencies.items()
    )


def evidence_of(connection: Connection, person: str) -> tuple[Evidence, ...]:
    """The evidence of a person, newest first."""
    wanted = (select(attempts.c.id, attempts.c.level, submissions.c.grade)
              .join(submissions, submissions.c.attempt == attempts.c.id)
              .where(attempts.c.person == person, attempts.c.mode == Mode.ASSESSED.value)
              .order_by(submissions.c.at.desc(), attempts.c.id).limit(LOOKED_AT))
    found: list[Evidence] = []
    for row in connection.execute(wanted).all():
        hints: dict[str, int] = {hint.group: hint.number for hint in shown_hints(connection, row.id)}
        found += [Evidence(code, row.level, score) for code, score in subscores(loads(Grade, row.grade), hints).items()]
    return tuple(found)


def subscores(grade: Grade, hints: Mapping[str, int]) -> dict[str, Fraction]:
    """The score of each competency that carries enough of the weight, after hints and cap."""
    whole = sum((item.weight for item in grade.items), Fraction(0))
    out: dict[str, Fraction] = {}
    for code in {item.competency for item in grade.items}:
        mine = [item for item in grade.items if item.competency == code]
        weight = sum((item.weight for item in mine), Fraction(0))
        if not code or not weight or weight / whole < SMALLEST_SHARE:
            continue
        reached = sum((item_points(item, hints) for item in mine), Fraction(0)) / weight
        out[code] = reached if grade.cap is None else min(reached, grade.cap)
    return out


def _published(desk: Desk, competency: str) -> tuple[int, ...]:
    return tuple(sorted({level for each in desk.exercises() if competency in each.competencies for level in each.levels}))


def _note(levels: tuple[int, ...], competency: str, seen: tuple[Evidence, ...]) -> str:
    if not levels:
        return "No exercise yet"
    level = levels[0]
    needed = WINDOW[level]
    scores = [each.score for each in seen if each.competency == competency and each.level == level][:needed]
    done = f"{len(scores)} of {needed} assessed exercises at level {level}"
    if not scores:
        return done
    average = sum(scores, Fraction(0)) / len(scores)
    return f"{done}, average {trimmed(average * 100)} %, asks for {trimmed(THRESHOLD[level] * 100)} %"
