"""Assignments: who was asked to do what by when. How they stand is worked out whenever somebody looks, from times and now.

A due date ends at midnight in the site's time zone. An assignment is done when an attempt of it has passed; a failed one
leaves it to do, with new numbers. Practice that somebody chose by themselves is no attempt of it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, insert, select

from workbench.desk.desk import Desk
from workbench.desk.graded import trimmed
from workbench.desk.teams import led_by, led_team
from workbench.model import Conflict, Exercise, Mode, NotAllowed, NotFound, Person, Standing
from workbench.model.wire import NotReadable
from workbench.store import Act, append
from workbench.store.tables import assignment_people, assignments, attempts, cases, people, submissions

YEARS_AHEAD = 5
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Request:
    """What a manager asks for. `case` is empty but for an imported remittance; `due` None: no date."""

    exercise: str
    case: str
    people: tuple[str, ...]
    team: str
    due: date | None
    mode: Mode


@dataclass(frozen=True, slots=True)
class Given:
    """One assignment of one person. `done_at`: when the first attempt passed."""

    id: str
    person: str
    exercise: str
    level: int
    case: str
    mode: Mode
    due: date | None
    assigned_by: str
    assigned_at: datetime
    tries: tuple["Try", ...]

    @property
    def started(self) -> bool:
        """Whether a variant was issued."""
        return bool(self.tries)

    @property
    def waiting(self) -> bool:
        """Whether a variant that was issued is not handed in yet."""
        return any(each.at is None for each in self.tries)

    @property
    def last(self) -> "Try | None":
        """The attempt that was graded last."""
        graded = [each for each in self.tries if each.at is not None]
        return graded[-1] if graded else None

    @property
    def passed(self) -> "Try | None":
        """The first attempt that passed."""
        return next((each for each in self.tries if each.passed), None)

    @property
    def done_at(self) -> datetime | None:
        """When it was done; None: still to do."""
        return self.passed.at if self.passed else None


@dataclass(frozen=True, slots=True)
class Try:
    """An attempt of an assignment. `score` and `mark` are 0..1, exact; `at` None: not graded yet."""

    attempt: str
    score: Fraction
    mark: Fraction
    at: datetime | None

    @property
    def passed(self) -> bool:
        """Whether it is graded and reaches the pass mark that was in force."""
        return self.at is not None and self.score >= self.mark


def assign(desk: Desk, manager: Person, request: Request) -> int:
    """Gives an exercise to people of the manager's teams. Returns how many got it.

    Somebody who still has the same thing open, due no later, is not given it twice. Raises NotAllowed for people of other teams.
    """
    exercise = desk.exercise(request.exercise)
    _refuse_odd_date(request.due, desk.today())
    with desk.store.writing() as connection:
        asked = _people_asked(connection, manager, request)
        case = _case(connection, exercise, request.case)
        busy = {each.person for each in given_to(connection, asked)
                if each.exercise == exercise.uuid and each.case == request.case and each.mode is request.mode
                and each.done_at is None and _no_later(each.due, request.due)}
        new = [person for person in asked if person not in busy]
        if new:
            _write(desk, connection, manager, exercise, case, request, new)
    return len(new)


def given_to(connection: Connection, persons: Collection[str]) -> tuple[Given, ...]:
    """All assignments of these people, the earliest due first, those without a date last."""
    tries = _tries(connection, persons)
    wanted = (select(assignments, assignment_people.c.person, people.c.name)
              .join(assignment_people, assignment_people.c.assignment == assignments.c.id)
              .join(people, people.c.id == assignments.c.assigned_by)
              .where(assignment_people.c.person.in_(persons)))
    found = [Given(row.id, row.person, row.exercise, row.level, row.case or "", Mode(row.mode), row.due, row.name,
                   row.assigned_at, tuple(tries[row.id, row.person])) for row in connection.execute(wanted)]
    return tuple(sorted(found, key=lambda each: (each.due or date.max, each.assigned_at, each.id)))


def assigned(connection: Connection, person: str, assignment: str) -> Given:
    """That assignment of that person. Raises NotFound."""
    for each in given_to(connection, (person,)):
        if each.id == assignment:
            return each
    raise NotFound("There is no such assignment.")


def ends(due: date, zone: ZoneInfo) -> datetime:
    """The moment a due date is over: the midnight that follows it."""
    last = date.max - timedelta(days=2)  # a calendar ends somewhere, and old records may hold any date
    return datetime.combine(min(due, last) + timedelta(days=1), time(), zone)


def standing(given: Given, now: datetime, zone: ZoneInfo) -> Standing:
    """Where an assignment stands at `now`."""
    end = ends(given.due, zone) if given.due else None
    if given.done_at is not None:
        return Standing.DONE_LATE if end is not None and given.done_at >= end else Standing.DONE
    if end is not None and now >= end:
        return Standing.OVERDUE
    return Standing.IN_PROGRESS if given.started else Standing.OPEN


def why(desk: Desk, given: Given) -> str:
    """Why this date: "Assigned 18 Nov by Helen Brandt"."""
    return f"Assigned {short_date(desk.local(given.assigned_at).date())} by {given.assigned_by}"


def so_far(given: Given) -> str:
    """How the last graded attempt went, when none has passed: " Last result 48 %, 75 % is enough."."""
    if given.passed or given.last is None:
        return ""
    return f" Last result {trimmed(given.last.score * 100)} %, {trimmed(given.last.mark * 100)} % is enough."


def short_date(day: date) -> str:
    """As people write it.

    >>> short_date(date(2026, 11, 18))
    '18 Nov'
    """
    return f"{day.day} {MONTHS[day.month - 1]}"


def _refuse_odd_date(due: date | None, today: date) -> None:
    if due is not None and due < today:
        raise NotReadable("The due date has passed already.")
    if due is not None and (due.year - YEARS_AHEAD, due.month, due.day) > (today.year, today.month, today.day):
        raise NotReadable(f"The due date is more than {YEARS_AHEAD} years ahead. Choose an earlier one.")


def _tries(connection: Connection, persons: Collection[str]) -> Mapping[tuple[str, str], list[Try]]:
    """The attempts of each assignment and person, in the order in which they were graded, the one not graded last."""
    wanted = (select(attempts.c.id, attempts.c.assignment, attempts.c.person, submissions.c.score_over,
                     submissions.c.score_under, submissions.c.pass_over, submissions.c.pass_under, submissions.c.at)
              .outerjoin(submissions, submissions.c.attempt == attempts.c.id)
              .where(attempts.c.assignment.is_not(None), attempts.c.person.in_(persons))
              .order_by(submissions.c.at.is_(None), submissions.c.at, attempts.c.number))
    found: defaultdict[tuple[str, str], list[Try]] = defaultdict(list)
    for row in connection.execute(wanted):
        score = Fraction(row.score_over, row.score_under) if row.at else Fraction(0)
        mark = Fraction(row.pass_over, row.pass_under) if row.at else Fraction(0)
        found[row.assignment, row.person].append(Try(row.id, score, mark, row.at))
    return found


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


def _write(desk: Desk, connection: Connection, manager: Person, exercise: Exercise, case: str | None, request: Request,
           new: list[str]) -> None:
    if not exercise.levels:
        raise Conflict(f"{exercise.code} is published at no level.")
    number = desk.new_id()
    connection.execute(insert(assignments).values(
        id=number, exercise=exercise.uuid, level=exercise.levels[0], case=case, mode=request.mode.value, due=request.due,
        assigned_by=manager.id, assigned_at=desk.now(),
    ))
    connection.execute(insert(assignment_people), [{"assignment": number, "person": person} for person in new])
    append(connection, Act.ASSIGNED, manager.id, number, desk.now())
