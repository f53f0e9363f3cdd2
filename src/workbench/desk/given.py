"""What was assigned to whom, and how it stands. That is worked out whenever somebody looks, from times and now.

A due date ends at midnight in the site's time zone. An exercise is done when an attempt of it has passed; a failed one leaves it
to do, with new numbers. A lesson is done when its questions are answered and its exercise is handed in. Practice that somebody
chose by themselves is no attempt of an assignment.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, select

from workbench.desk.desk import Desk
from workbench.desk.graded import trimmed
from workbench.model import Mode, NotFound, Standing
from workbench.model.wire import Json
from workbench.store.tables import assignment_people, assignments, attempts, people, submissions
from workbench.world.payer_names import PAYER_NAMES

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
EXERCISE_OF = ".exercise"
"""After the id of a lesson's assignment: the exercise of that lesson. The id alone is the lesson."""


@dataclass(frozen=True, slots=True)
class Given:
    """One assignment of one person. `lesson` is its slug, empty for an exercise; then `exercise` is the uuid of its questions
    and `moments` are their ids. `tries` are the attempts of both.
    """

    id: str
    person: str
    exercise: str
    level: int
    case: str
    mode: Mode
    due: date | None
    assigned_by: str
    assigned_at: datetime
    lesson: str
    practice: str
    payer: str
    moments: tuple[str, ...]
    tries: tuple["Try", ...]

    @property
    def started(self) -> bool:
        """Whether a variant was issued."""
        return bool(self.tries)

    @property
    def waiting(self) -> bool:
        """Whether something that was begun is to be gone on with."""
        return self.started if self.lesson else any(each.at is None for each in self.tries)

    @property
    def handed_in(self) -> tuple["Try", ...]:
        """The graded attempts of the exercise, the first one first."""
        return tuple(each for each in self.tries if each.at is not None and not each.item)

    @property
    def last(self) -> "Try | None":
        """The attempt of the exercise that was graded last."""
        return self.handed_in[-1] if self.handed_in else None

    @property
    def passed(self) -> "Try | None":
        """The first attempt of the exercise that passed."""
        return next((each for each in self.handed_in if each.passed), None)

    @property
    def answered(self) -> Mapping[str, datetime]:
        """The moments of the lesson that are answered, each with the time of its first answer."""
        first: dict[str, datetime] = {}
        for each in self.tries:
            if each.item in self.moments and each.at is not None:
                first.setdefault(each.item, each.at)
        return first

    @property
    def done_at(self) -> datetime | None:
        """When it was done; None: still to do."""
        if not self.lesson:
            return self.passed.at if self.passed else None
        if not self.handed_in or len(self.answered) < len(self.moments):
            return None
        return max([*self.answered.values(), *(each.at for each in self.handed_in[:1] if each.at)])


@dataclass(frozen=True, slots=True)
class Try:
    """An attempt of an assignment. `score` and `mark` are 0..1, exact; `at` None: not graded yet. `item`: a lesson's question."""

    attempt: str
    item: str
    score: Fraction
    mark: Fraction
    at: datetime | None

    @property
    def passed(self) -> bool:
        """Whether it is graded and reaches the pass mark that was in force."""
        return self.at is not None and self.score >= self.mark


def given_to(desk: Desk, connection: Connection, persons: Collection[str]) -> tuple[Given, ...]:
    """All assignments of these people, the earliest due first, those without a date last."""
    tries = _tries(connection, persons)
    wanted = (select(assignments, assignment_people.c.person, people.c.name)
              .join(assignment_people, assignment_people.c.assignment == assignments.c.id)
              .join(people, people.c.id == assignments.c.assigned_by)
              .where(assignment_people.c.person.in_(persons)))
    found = [_given(desk, row, tuple(tries[row.id, row.person])) for row in connection.execute(wanted)]
    return tuple(sorted(found, key=lambda each: (each.due or date.max, each.assigned_at, each.id)))


def assigned(desk: Desk, connection: Connection, person: str, assignment: str) -> Given:
    """That assignment of that person. Raises NotFound."""
    for each in given_to(desk, connection, (person,)):
        if each.id == assignment:
            return each
    raise NotFound("There is no such assignment.")


def open_lesson(given: Sequence[Given], slug: str) -> Given | None:
    """The assignment of that lesson that is still to do, the one due soonest."""
    return next((each for each in given if each.lesson == slug and each.done_at is None), None)


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
    """How the last graded attempt of an exercise went, when none has passed: " Last result 48 %, 75 % is enough."."""
    if given.lesson or given.passed or given.last is None:
        return ""
    return f" Last result {trimmed(given.last.score * 100)} %, {trimmed(given.last.mark * 100)} % is enough."


def of_lesson(given: Given) -> str:
    """How far a lesson is: "3 of 3 questions answered, exercise 48 %, not passed"."""
    last = given.passed or given.last
    exercise = f"{trimmed(last.score * 100)} %, {'passed' if last.passed else 'not passed'}" if last else "not submitted yet"
    return f"{len(given.answered)} of {len(given.moments)} questions answered, exercise {exercise}"


def named(desk: Desk, given: Given) -> str:
    """What was assigned, by its title; a lesson with its payer."""
    title = desk.exercise_of(given.exercise).title
    return f"{title}, {PAYER_NAMES.get(given.payer, given.payer)}" if given.lesson else title


def short_date(day: date) -> str:
    """As people write it.

    >>> short_date(date(2026, 11, 18))
    '18 Nov'
    """
    return f"{day.day} {MONTHS[day.month - 1]}"


def _given(desk: Desk, row: Row[*tuple[Json, ...]], tries: tuple[Try, ...]) -> Given:
    lesson = desk.content.lessons.get(row.lesson or "")
    return Given(
        row.id, row.person, row.exercise, row.level, row.case or "", Mode(row.mode), row.due, row.name, row.assigned_at,
        row.lesson or "", row.practice or "", row.payer or "", tuple(each.id for each in lesson.moments) if lesson else (), tries,
    )


def _tries(connection: Connection, persons: Collection[str]) -> Mapping[tuple[str, str], list[Try]]:
    """The attempts of each assignment and person, in the order in which they were graded, the one not graded last."""
    wanted = (select(attempts.c.id, attempts.c.assignment, attempts.c.person, attempts.c.item, submissions.c.score_over,
                     submissions.c.score_under, submissions.c.pass_over, submissions.c.pass_under, submissions.c.at)
              .outerjoin(submissions, submissions.c.attempt == attempts.c.id)
              .where(attempts.c.assignment.is_not(None), attempts.c.person.in_(persons))
              .order_by(submissions.c.at.is_(None), submissions.c.at, attempts.c.number))
    found: defaultdict[tuple[str, str], list[Try]] = defaultdict(list)
    for row in connection.execute(wanted):
        score = Fraction(row.score_over, row.score_under) if row.at else Fraction(0)
        mark = Fraction(row.pass_over, row.pass_under) if row.at else Fraction(0)
        found[row.assignment, row.person].append(Try(row.id, row.item or "", score, mark, row.at))
    return found
