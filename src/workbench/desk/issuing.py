"""Issuing: draws the person's own variant and stores it with its key. The seed is an HMAC of a secret that stays in the desk.

A lesson's question is issued like an exercise, one at a time, always as practice, and only once until somebody asks for another.
"""

import hmac
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from workbench.billing.eob import Eob
from workbench.desk.attempt import find_attempt, issued
from workbench.desk.desk import Desk
from workbench.desk.given import Given, assigned, given_to, open_lesson
from workbench.desk.stumbles import trap_named
from workbench.kinds.kind import Case, Variant
from workbench.model import Exercise, Issued, Mode, NotFound, Person
from workbench.model.wire import dumps, loads
from workbench.store import Act, append
from workbench.store.tables import attempts, cases, drafts, hints, submissions

_TURNS = 40
"""How often a question is drawn again to find a case that was not asked last."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a page asks for. `trap` or `fresh` always means numbers not worked on yet, as practice. `item` is a lesson's question.
    """

    exercise: str
    assignment: str = ""
    trap: str = ""
    fresh: bool = False
    item: str = ""


@dataclass(frozen=True, slots=True)
class _Plan:
    exercise: Exercise
    level: int
    mode: Mode
    assignment: str | None
    case: str | None
    trap: str
    item: str | None = None
    payer: str = ""
    practice: str = ""


def issue(desk: Desk, person: Person, wish: Wish) -> Issued:
    """The person's open variant of that exercise, else the next one. Raises NotFound for what there is not.

    Of a lesson's question the answered variant comes back, unless `fresh`.
    """
    exercise = desk.exercise(wish.exercise)
    _refuse_unknown(exercise, wish)
    with desk.store.writing() as connection:
        plan = _plan(desk, connection, person, exercise, wish)
        going = None if wish.trap else _going(connection, person, plan, untouched=wish.fresh)
        answered = _answered(connection, person, plan) if wish.item and not wish.fresh else None
        attempt = answered or going or _issue(desk, connection, person, plan)
        return issued(desk, connection, find_attempt(connection, attempt))


def seed_of(secret: bytes, exercise: Exercise, person: str, number: int, turn: int = 0) -> str:
    """The seed of a person's variant: nobody without the site's secret can foresee it. Another `turn` is another draw."""
    again = f"|{turn}" if turn else ""
    return hmac.new(secret, f"{exercise.uuid}|{exercise.version}|{person}|{number}{again}".encode(), "sha256").hexdigest()


def _plan(desk: Desk, connection: Connection, person: Person, exercise: Exercise, wish: Wish) -> _Plan:
    given = _given(desk, connection, person, exercise, wish)
    if wish.item:
        level, assignment = (given.level, given.id) if given else (exercise.levels[0], None)
        payer, practice = (given.payer, given.practice) if given else ("", "")
        return _Plan(exercise, level, Mode.PRACTICE, assignment, None, "", wish.item, payer, practice)
    if wish.trap or wish.fresh or given is None:
        mode = Mode.PRACTICE if wish.trap or wish.fresh else Mode.ASSESSED
        return _Plan(exercise, given.level if given else exercise.levels[0], mode, None, None, wish.trap)
    # An imported remittance has the same numbers every time: once its key has been shown it is no evidence any more.
    mode = Mode.PRACTICE if given.case and _has_seen(connection, person, given.case) else given.mode
    return _Plan(exercise, given.level, mode, given.id, given.case or None, "", None, given.payer, given.practice)


def _given(desk: Desk, connection: Connection, person: Person, exercise: Exercise, wish: Wish) -> Given | None:
    """The assignment that the wish names; for a question without one an open assignment of its lesson. Raises NotFound."""
    if not wish.assignment:
        slug = exercise.slug.removeprefix("lesson-")
        return open_lesson(given_to(desk, connection, (person.id,)), slug) if wish.item else None
    given = assigned(desk, connection, person.id, wish.assignment)
    lesson = desk.content.lessons.get(given.lesson)
    if exercise.uuid != given.exercise and (lesson is None or exercise.slug != lesson.exercise):
        raise NotFound("This assignment is for another exercise.")
    return given


def _refuse_unknown(exercise: Exercise, wish: Wish) -> None:
    if wish.trap and trap_named(exercise, wish.trap) is None:
        raise NotFound("This exercise has no such trap.")
    if exercise.moments and not wish.item:
        raise NotFound("This is a lesson: it asks its questions one by one.")
    if wish.item and wish.item not in {moment.id for moment in exercise.moments}:
        raise NotFound("There is no such question.")


def _has_seen(connection: Connection, person: Person, case: str) -> bool:
    graded = select(submissions.c.id).join(attempts, attempts.c.id == submissions.c.attempt)
    return connection.execute(graded.where(attempts.c.person == person.id, attempts.c.case == case)).first() is not None


def _going(connection: Connection, person: Person, plan: _Plan, untouched: bool) -> str | None:
    """The open variant; with `untouched` only one that nothing was typed in, no hint was asked of and no trap was forced into."""
    wanted = select(attempts.c.id).outerjoin(submissions, submissions.c.attempt == attempts.c.id).where(
        attempts.c.person == person.id, attempts.c.exercise == plan.exercise.uuid, attempts.c.mode == plan.mode.value,
        attempts.c.assignment.is_not_distinct_from(plan.assignment), attempts.c.item.is_not_distinct_from(plan.item),
        submissions.c.id.is_(None))
    if untouched:
        wanted = wanted.where(
            attempts.c.trap == "", attempts.c.level == plan.level, attempts.c.content == plan.exercise.seen,
            ~select(drafts.c.attempt).where(drafts.c.attempt == attempts.c.id).exists(),
            ~select(hints.c.attempt).where(hints.c.attempt == attempts.c.id).exists())
    return connection.execute(wanted.order_by(attempts.c.number.desc()).limit(1)).scalar_one_or_none()


def _answered(connection: Connection, person: Person, plan: _Plan) -> str | None:
    """The newest answered variant of a question: within its assignment, or of all where there is none."""
    wanted = select(attempts.c.id).join(submissions, submissions.c.attempt == attempts.c.id).where(
        attempts.c.person == person.id, attempts.c.exercise == plan.exercise.uuid, attempts.c.item == plan.item)
    if plan.assignment:
        wanted = wanted.where(attempts.c.assignment == plan.assignment)
    return connection.execute(wanted.order_by(attempts.c.number.desc()).limit(1)).scalar_one_or_none()


def _issue(desk: Desk, connection: Connection, person: Person, plan: _Plan) -> str:
    exercise = plan.exercise
    mine = select(func.max(attempts.c.number)).where(attempts.c.person == person.id, attempts.c.exercise == exercise.uuid)
    number = (connection.execute(mine).scalar_one() or 0) + 1
    seed, variant = _draw(desk, connection, person, plan, number)
    attempt = desk.new_id()
    connection.execute(insert(attempts).values(
        id=attempt, person=person.id, exercise=exercise.uuid, version=exercise.version, content=exercise.seen,
        number=number, seed=seed, level=plan.level, mode=plan.mode.value, trap=plan.trap, assignment=plan.assignment,
        case=plan.case, item=plan.item, prompt=dumps(variant.prompt), key=dumps(variant.key), issued_at=desk.now(),
    ))
    append(connection, Act.ISSUED, person.id, attempt, desk.now())
    return attempt


def _draw(desk: Desk, connection: Connection, person: Person, plan: _Plan, number: int) -> tuple[str, Variant[object]]:
    """The next variant with its seed. A question has few cases: those asked last are not asked again while there are others."""
    eob, kind, avoid = _eob(connection, plan.case), desk.kind(plan.exercise.kind), _asked_last(connection, person, plan)
    for turn in range(_TURNS):
        seed = seed_of(desk.secret, plan.exercise, person.id, number, turn)
        variant = kind.generate(Case(
            seed=seed, level=plan.level, exercise=plan.exercise, codes=desk.content.codes, trap=plan.trap, eob=eob,
            payer=plan.payer, practice=plan.practice or "larkmere", item=plan.item or ""))
        if not avoid or dumps(variant.prompt) not in avoid:
            break
    return seed, variant


def _asked_last(connection: Connection, person: Person, plan: _Plan) -> Collection[str]:
    others = next((len(moment.cases) - 1 for moment in plan.exercise.moments if moment.id == plan.item), 0)
    asked = select(attempts.c.prompt).where(attempts.c.person == person.id, attempts.c.exercise == plan.exercise.uuid,
                                            attempts.c.item == plan.item)
    return set(connection.execute(asked.order_by(attempts.c.number.desc()).limit(others)).scalars()) if plan.item else ()


def _eob(connection: Connection, case: str | None) -> Eob | None:
    if case is None:
        return None
    return loads(Eob, connection.execute(select(cases.c.eob).where(cases.c.id == case)).scalar_one())
