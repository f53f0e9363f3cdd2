"""Where a page's address leads. `?open=` is a wish: what it may open, with which assignment, is decided here."""

from sqlalchemy import Connection, select

from workbench.desk.desk import Desk
from workbench.desk.given import EXERCISE_OF, Given, given_to
from workbench.desk.teams import leads
from workbench.model import Exercise, Group, NotFound, Person, Visit
from workbench.store.tables import attempts, submissions

HOME = "home"
NOTHING_HERE = "This address leads nowhere that you can open. Here is your training instead."


def visit(desk: Desk, person: Person, wish: str) -> Visit:
    """The view for an assignment id, exercise, lesson, SOP, SOP step or attempt; anything else is home with a sentence.

    A lesson's assignment leads to the lesson; with ".exercise" after its id to the exercise of that lesson.
    """
    if not wish:
        return Visit(HOME)
    with desk.store.reading() as connection:
        found = (_attempt(desk, connection, person, wish) or _assignment(desk, connection, person, wish)
                 or _lesson(desk, wish) or _exercise(desk, connection, person, wish) or _step(desk, wish))
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
    if row.item:
        return _lesson(desk, slug, row.assignment or "") if row.person == person.id else None
    if row.submission is not None and may_see_grade(connection, person, row.person):
        return Visit("feedback", exercise=slug, attempt=wish)
    if row.person == person.id:
        return Visit("exercise", exercise=slug, assignment=row.assignment or "", attempt=wish)
    return None


def _assignment(desk: Desk, connection: Connection, person: Person, wish: str) -> Visit | None:
    id = wish.removesuffix(EXERCISE_OF)
    given = next((each for each in given_to(desk, connection, (person.id,)) if each.id == id), None)
    if given is None or (wish != id and not given.lesson):
        return None
    if given.lesson and wish == id:
        return _lesson(desk, given.lesson, id)
    lesson = desk.content.lessons.get(given.lesson)
    slug = lesson.exercise if lesson else desk.exercise_of(given.exercise).slug
    shown = given.last if given.lesson else given.passed
    if shown:
        return Visit("feedback", exercise=slug, assignment=id, attempt=shown.attempt)
    return Visit("exercise", exercise=slug, assignment=id)


def _lesson(desk: Desk, wish: str, assignment: str = "") -> Visit | None:
    """A lesson by its slug or by the name of its page."""
    lesson = next((each for each, _ in desk.lessons() if wish in (each.slug, each.page)), None)
    return Visit("lesson", assignment=assignment, page=lesson.page, lesson=lesson.slug) if lesson else None


def _exercise(desk: Desk, connection: Connection, person: Person, wish: str) -> Visit | None:
    try:
        exercise: Exercise = desk.exercise(wish)
    except NotFound:
        return None
    given: list[Given] = [each for each in given_to(desk, connection, (person.id,))
                          if each.exercise == exercise.uuid and not each.lesson and each.done_at is None]
    return Visit("exercise", exercise=wish, assignment=given[0].id if given else "")


def _step(desk: Desk, wish: str) -> Visit | None:
    if wish in desk.content.sops:
        return Visit("sop", sop=wish)
    try:
        desk.step(wish)
    except NotFound:
        return None
    return Visit("step", step=wish, sop=wish.partition(".")[0])
