"""A graded attempt as the person saw it: score, items, and the words stored when it was graded."""

import json
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from sqlalchemy import Connection, select

from workbench.desk.attempt import find_attempt, shown_hints
from workbench.desk.desk import Desk
from workbench.desk.people import find_people
from workbench.grading import decimals, item_points
from workbench.model import Answer, Feedback, Grade, Graded, Item, ItemResult, NotFound
from workbench.model.wire import decode, loads
from workbench.store.tables import assignments, submissions


def show_grade(desk: Desk, attempt: str) -> Graded:
    """The grade of an attempt, for those the permission table lets see it. Raises NotFound before it is graded."""
    with desk.store.reading() as connection:
        return graded_view(desk, connection, attempt)


def graded_view(desk: Desk, connection: Connection, attempt: str) -> Graded:
    """The finished view, within the caller's transaction."""
    found = find_attempt(connection, attempt)
    row = connection.execute(select(submissions).where(submissions.c.attempt == attempt)).one_or_none()
    if row is None:
        raise NotFound("This attempt has not been submitted yet.")
    grade, hints = loads(Grade, row.grade), shown_hints(connection, attempt)
    used = Counter(hint.group for hint in hints)
    reached, mark = Fraction(row.score_over, row.score_under), Fraction(row.pass_over, row.pass_under)
    return Graded(
        attempt=attempt, person=find_people(connection, (found.person,))[found.person], prompt=found.prompt, mode=found.mode,
        case=found.number, answer=loads(Answer, row.answer), score=decimals(reached, 4), points=decimals(reached * 100, 2),
        passed=reached >= mark, pass_points=trimmed(mark * 100), capped=_capped(grade, used, reached),
        items=tuple(_item(each, used) for each in grade.items), feedback=loads_feedback(row.feedback), hints=hints,
        issued_at=desk.local(found.issued_at), submitted_at=desk.local(row.at),
        lesson=_lesson_page(desk, connection, found.assignment), assignment=found.assignment,
    )


def loads_feedback(text: str) -> tuple[Feedback, ...]:
    """The stored words of a grade."""
    return decode(tuple[Feedback, ...], json.loads(text))


def trimmed(number: Fraction) -> str:
    """A whole number without decimals, else one decimal.

    >>> trimmed(Fraction(75)), trimmed(Fraction(145, 2))
    ('75', '72.5')
    """
    return str(number.numerator) if number.denominator == 1 else decimals(number, 1)


def _lesson_page(desk: Desk, connection: Connection, assignment: str) -> str:
    """The page of the lesson that was assigned, empty where an exercise was or nothing."""
    wanted = select(assignments.c.lesson).where(assignments.c.id == assignment)
    lesson = desk.content.lessons.get(connection.execute(wanted).scalar() or "") if assignment else None
    return lesson.page if lesson else ""


def _item(item: Item, hints: Mapping[str, int]) -> ItemResult:
    points = item_points(item, hints)
    return ItemResult(item.id, item.title, item.group, decimals(points, 1), decimals(item.weight, 1), points == item.weight)


def _capped(grade: Grade, hints: Mapping[str, int], reached: Fraction) -> str:
    weights = sum((item.weight for item in grade.items), Fraction(0))
    earned = sum((item_points(item, hints) for item in grade.items), Fraction(0)) / (weights or 1)
    if earned <= reached:
        return ""
    parts, limit = decimals(earned * 100, 1), trimmed(reached * 100)
    return f"The parts add up to {parts} points; a mistake in this attempt limits the score to {limit}."
