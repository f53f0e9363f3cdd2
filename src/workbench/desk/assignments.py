"""Assigning: a manager asks people to do an exercise, or a lesson with its parameters, by a date."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, insert, select

from workbench.desk.desk import Desk
from workbench.desk.given import Given, given_to
from workbench.desk.parameters import Parameters, choose
from workbench.desk.teams import led_by, led_team
from workbench.model import Conflict, Exercise, Mode, NotAllowed, NotFound, Person
from workbench.model.wire import NotReadable
from workbench.store import Act, append
from workbench.store.tables import assignment_people, assignments, cases

YEARS_AHEAD = 5


@dataclass(frozen=True, slots=True)
class Request:
    """What a manager asks for: an exercise (`case` for an imported remittance) or a lesson with what was said of its parameters.

    `due` None: no date.
    """

    exercise: str
    case: str
    people: tuple[str, ...]
    team: str
    due: date | None
    mode: Mode
    lesson: str = ""
    practice: str = ""
    payer: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class _Task:
    """What is to be done, as the records hold it. `exercise` of a lesson: the uuid of its questions."""

    exercise: str
    level: int
    mode: str
    case: str | None = None
    lesson: str | None = None
    practice: str | None = None
    payer: str | None = None

    def is_(self, given: Given) -> bool:
        """Whether that assignment asks for the same."""
        same = (given.exercise, given.level, given.mode.value, given.case, given.lesson, given.practice, given.payer)
        return same == (self.exercise, self.level, self.mode, self.case or "", self.lesson or "", self.practice or "",
                        self.payer or "")


def assign(desk: Desk, manager: Person, request: Request) -> int:
    """Gives an exercise or a lesson to people of the manager's teams. Returns how many got it.

    Somebody who still has the same thing open, due no later, is not given it twice. Raises NotFound and NotReadable for what
    there is not, NotAllowed for people of other teams.
    """
    _refuse_odd_date(request.due, desk.today())
    with desk.store.writing() as connection:
        task = _lesson_task(desk, request) if request.lesson else _exercise_task(desk, connection, request)
        asked = _people_asked(connection, manager, request)
        busy = {each.person for each in given_to(desk, connection, asked)
                if task.is_(each) and each.done_at is None and _no_later(each.due, request.due)}
        new = [person for person in asked if person not in busy]
        if new:
            _write(desk, connection, manager, task, request.due, new)
    return len(new)


def _lesson_task(desk: Desk, request: Request) -> _Task:
    if request.exercise or request.case:
        raise NotReadable("An assignment is for an exercise or for a lesson, not for both.")
    lesson, own = desk.lesson(request.lesson)
    chosen = choose(lesson, Parameters(request.practice, request.payer, request.level))
    return _Task(own.uuid, chosen.level, request.mode.value, None, lesson.slug, chosen.practice, chosen.payer)


def _exercise_task(desk: Desk, connection: Connection, request: Request) -> _Task:
    exercise = desk.exercise(request.exercise)
    if exercise.moments:
        raise NotFound("This is a lesson. Assign it as one.")
    if request.practice or request.payer or request.level:
        raise NotReadable("Practice, payer and level are chosen for lessons only.")
    if not exercise.levels:
        raise Conflict(f"{exercise.code} is published at no level.")
    return _Task(exercise.uuid, exercise.levels[0], request.mode.value, _case(connection, exercise, request.case))


def _refuse_odd_date(due: date | None, today: date) -> None:
    if due is not None and due < today:
        raise NotReadable("The due date has passed already.")
    if due is not None and (due.year - YEARS_AHEAD, due.month, due.day) > (today.year, today.month, today.day):
        raise NotReadable(f"The due date is more than {YEARS_AHEAD} years ahead. Choose an earlier one.")


def _people_asked(connection: Connection, manager: Person, request: Request) -> tuple[str, ...]:
    led = {member for team in led_by(connection, manager.id) for member in team.members}
    asked = dict.fromkeys(request.people)
    if request.team:
        asked |= dict.fromkeys(led_team(connection, manager.id, request.team).members)
    if not asked:
        raise NotReadable("Choose at least one person or a team.")
    if not set(asked) <= led:
        raise NotAllowed("You can assign training to people of your own teams only.")
    return tuple(asked)


def _case(connection: Connection, exercise: Exercise, case: str) -> str | None:
    if not case:
        return None
    found = connection.execute(select(cases.c.id).where(cases.c.id == case, cases.c.exercise == exercise.uuid)).first()
    if found is None:
        raise NotFound("There is no such imported remittance.")
    return case


def _no_later(due: date | None, than: date | None) -> bool:
    return (due or date.max) <= (than or date.max)


def _write(desk: Desk, connection: Connection, manager: Person, task: _Task, due: date | None, new: list[str]) -> None:
    number = desk.new_id()
    connection.execute(insert(assignments).values(
        id=number, exercise=task.exercise, level=task.level, case=task.case, mode=task.mode, due=due, assigned_by=manager.id,
        assigned_at=desk.now(), lesson=task.lesson, practice=task.practice, payer=task.payer,
    ))
    connection.execute(insert(assignment_people), [{"assignment": number, "person": person} for person in new])
    append(connection, Act.ASSIGNED, manager.id, number, desk.now())
