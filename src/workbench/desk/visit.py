"""Where a page's address leads. `?open=` is a wish: what it may open, with which assignment, is decided here."""

from sqlalchemy import Connection, select

from workbench.desk.assignments import Given, given_to
from workbench.desk.desk import Desk
from workbench.desk.teams import leads
from workbench.model import Exercise, Group, NotFound, Person, Visit
from workbench.store.tables import attempts, submissions

HOME = "home"
NOTHING_HERE = "This address leads nowhere that you can open. Here is your training instead."


def visit(desk: Desk, person: Person, wish: str) -> Visit:
    """The view for an assignment id, exercise slug, SOP step id or attempt id; anything else is home with a sentence."""
    if not wish:
        return Visit(HOME)
    with desk.store.reading() as connection:
        found = (_attempt(desk, connection, person, wish) or _assignment(desk, connection, person, wish)
                 or _exercise(desk, connection, person, wish) or _step(desk, wish))
    return found or Visit(HOME, sentence=NOTHING_HERE)


def may_see_grade(connection: Connection, asker: Person, owner: str) -> bool:
    """Own work, work of a member of a team one leads, everything for compliance."""
    groups = set(asker.groups)
    if asker.id == owner or Group.COMPLIANCE in groups:
        return True
    return bool(groups & {Group.MANAGERS, Group.LEADS}) and leads(connection, asker.id, owner)


def _attempt(desk: Desk, connection: Connection, person: Person, wish: str) -> Visit | None:
    wanted = select(attempts, submissions.c.id.label("submission")).outerjoin(submissions, submissions.c.attempt == attempts.c.id)
    row = connection.execute(wanted.where(attempts.c.id == wish)).one_or_none()
    if row is None:
        return None
    slug = desk.exercise_of(row.exercise).slug
    if row.submission is not None and may_see_grade(connection, person, row.person):
        return Visit("feedback", exercise=slug, attempt=wish)
    if row.person == person.id:
        return Visit("exercise", exercise=slug, assignment=row.assignment or "", attempt=wish)
    return None


def _assignment(desk: Desk, connection: Connection, person: Person, wish: str) -> Visit | None:
    for given in given_to(connection, (person.id,)):
        if given.id == wish and given.passed:
            slug = desk.exercise_of(given.exercise).slug
            return Visit("feedback", exercise=slug, assignment=wish, attempt=given.passed.attempt)
        if given.id == wish:
            return Visit("exercise", exercise=desk.exercise_of(given.exercise).slug, assignment=wish)
    return None


def _exercise(desk: Desk, connection: Connection, person: Person, wish: str) -> Visit | None:
    try:
        exercise: Exercise = desk.exercise(wish)
    except NotFound:
        return None
    given: list[Given] = [each for each in given_to(connection, (person.id,))
                          if each.exercise == exercise.uuid and each.done_at is None]
    return Visit("exercise", exercise=wish, assignment=given[0].id if given else "")


def _step(desk: Desk, wish: str) -> Visit | None:
    try:
        desk.step(wish)
    except NotFound:
        return None
    return Visit("step", step=wish)
