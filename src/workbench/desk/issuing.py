"""Issuing: draws the person's own variant and stores it with its key. The seed is an HMAC of a secret that stays in the desk."""

import hmac
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from workbench.billing.eob import Eob
from workbench.desk.assignments import Given, assigned
from workbench.desk.attempt import find_attempt, issued
from workbench.desk.desk import Desk
from workbench.desk.stumbles import trap_named
from workbench.kinds.kind import Case
from workbench.model import Exercise, Issued, Mode, NotFound, Person
from workbench.model.wire import dumps, loads
from workbench.store import Act, append
from workbench.store.tables import attempts, cases, drafts, hints, submissions


@dataclass(frozen=True, slots=True)
class Wish:
    """What a page asks for. `trap` or `fresh` always means numbers not worked on yet, as practice."""

    exercise: str
    assignment: str = ""
    trap: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class _Plan:
    exercise: Exercise
    level: int
    mode: Mode
    assignment: str | None
    case: str | None
    trap: str


def issue(desk: Desk, person: Person, wish: Wish) -> Issued:
    """The person's open variant of that exercise, else the next one. Raises NotFound for what there is not."""
    exercise = desk.exercise(wish.exercise)
    _refuse_unknown_trap(exercise, wish.trap)
    with desk.store.writing() as connection:
        given = assigned(connection, person.id, wish.assignment) if wish.assignment else None
        plan = _plan(connection, person, exercise, wish, given)
        going = None if wish.trap else _going(connection, person, plan, untouched=wish.fresh)
        attempt = going or _issue(desk, connection, person, plan)
        return issued(desk, connection, find_attempt(connection, attempt))


def seed_of(secret: bytes, exercise: Exercise, person: str, number: int) -> str:
    """The seed of a person's variant: nobody without the site's secret can foresee it."""
    return hmac.new(secret, f"{exercise.uuid}|{exercise.version}|{person}|{number}".encode(), "sha256").hexdigest()


def _plan(connection: Connection, person: Person, exercise: Exercise, wish: Wish, given: Given | None) -> _Plan:
    if given is not None and given.exercise != exercise.uuid:
        raise NotFound("This assignment is for another exercise.")
    if wish.trap or wish.fresh or given is None:
        mode = Mode.PRACTICE if wish.trap or wish.fresh else Mode.ASSESSED
        return _Plan(exercise, given.level if given else exercise.levels[0], mode, None, None, wish.trap)
    # An imported remittance has the same numbers every time: once its key has been shown it is no evidence any more.
    mode = Mode.PRACTICE if given.case and _has_seen(connection, person, given.case) else given.mode
    return _Plan(exercise, given.level, mode, given.id, given.case or None, "")


def _refuse_unknown_trap(exercise: Exercise, trap: str) -> None:
    if trap and trap_named(exercise, trap) is None:
        raise NotFound("This exercise has no such trap.")


def _has_seen(connection: Connection, person: Person, case: str) -> bool:
    graded = select(submissions.c.id).join(attempts, attempts.c.id == submissions.c.attempt)
    return connection.execute(graded.where(attempts.c.person == person.id, attempts.c.case == case)).first() is not None


def _going(connection: Connection, person: Person, plan: _Plan, untouched: bool) -> str | None:
    """The open variant; with `untouched` only one that nothing was typed in, no hint was asked of and no trap was forced into."""
    wanted = select(attempts.c.id).outerjoin(submissions, submissions.c.attempt == attempts.c.id).where(
        attempts.c.person == person.id, attempts.c.exercise == plan.exercise.uuid, attempts.c.mode == plan.mode.value,
        attempts.c.assignment.is_not_distinct_from(plan.assignment), submissions.c.id.is_(None))
    if untouched:
        wanted = wanted.where(
            attempts.c.trap == "", attempts.c.level == plan.level, attempts.c.content == plan.exercise.seen,
            ~select(drafts.c.attempt).where(drafts.c.attempt == attempts.c.id).exists(),
            ~select(hints.c.attempt).where(hints.c.attempt == attempts.c.id).exists())
    return connection.execute(wanted.order_by(attempts.c.number.desc()).limit(1)).scalar_one_or_none()


def _issue(desk: Desk, connection: Connection, person: Person, plan: _Plan) -> str:
    exercise = plan.exercise
    mine = select(func.max(attempts.c.number)).where(attempts.c.person == person.id, attempts.c.exercise == exercise.uuid)
    number = (connection.execute(mine).scalar_one() or 0) + 1
    seed = seed_of(desk.secret, exercise, person.id, number)
    case = Case(seed=seed, level=plan.level, exercise=exercise, codes=desk.content.codes, trap=plan.trap,
                eob=_eob(connection, plan.case))
    variant = desk.kind(exercise.kind).generate(case)
    attempt = desk.new_id()
    connection.execute(insert(attempts).values(
        id=attempt, person=person.id, exercise=exercise.uuid, version=exercise.version, content=exercise.seen,
        number=number, seed=seed, level=plan.level, mode=plan.mode.value, trap=plan.trap, assignment=plan.assignment,
        case=plan.case, prompt=dumps(variant.prompt), key=dumps(variant.key), issued_at=desk.now(),
    ))
    append(connection, Act.ISSUED, person.id, attempt, desk.now())
    return attempt


def _eob(connection: Connection, case: str | None) -> Eob | None:
    if case is None:
        return None
    return loads(Eob, connection.execute(select(cases.c.eob).where(cases.c.id == case)).scalar_one())
