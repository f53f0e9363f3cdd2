"""My training: what to continue, what is due and why, what next and why, what went wrong, where the levels stand."""

from sqlalchemy import Connection

from workbench.desk.acknowledging import to_sign
from workbench.desk.desk import Desk
from workbench.desk.given import Given, given_to, short_date, so_far, standing, why
from workbench.desk.going import going, unfinished
from workbench.desk.history import Done, done_by, past
from workbench.desk.levels import level_rows
from workbench.desk.stumbles import stumbles
from workbench.desk.teams import led_by
from workbench.model import Due, Exercise, Home, Me, NextStep, Person, Standing, Stumble
from workbench.world.payer_names import PAYER_NAMES


def me(desk: Desk, person: Person) -> Me:
    """The signed-in person and the site's today."""
    with desk.store.reading() as connection:
        return me_of(desk, connection, person)


def home(desk: Desk, person: Person) -> Home:
    """The whole page of one person, as of now."""
    with desk.store.reading() as connection:
        to_do = [each for each in given_to(desk, connection, (person.id,)) if each.done_at is None]
        done = done_by(desk, connection, (person.id,))
        met = stumbles(desk, connection, person.id)
        return Home(
            me=me_of(desk, connection, person), going=going(desk, connection, person.id),
            due=tuple(due(desk, each) for each in to_do), next=_next(desk, connection, person, to_do, met, done),
            stumbles=met, levels=level_rows(desk, connection, person), past=tuple(past(desk, each) for each in done),
            to_sign=to_sign(desk, connection, person),
        )


def due(desk: Desk, given: Given) -> Due:
    """An assignment as its owner sees it."""
    exercise = desk.exercise_of(given.exercise)
    note = _lesson_note(exercise, given) if given.lesson else _exercise_note(exercise, given)
    return Due(given.id, given.id, exercise.code, exercise.title, note, given.due, why(desk, given),
               standing(given, desk.now(), desk.zone), exercise.slug if given.lesson else "home")


def me_of(desk: Desk, connection: Connection, person: Person) -> Me:
    """Me, within the caller's transaction."""
    leads = tuple(team.id for team in led_by(connection, person.id))
    return Me(person, desk.organisation, desk.today(), desk.local(desk.now()), leads)


def _exercise_note(exercise: Exercise, given: Given) -> str:
    note = f"Level {given.level}, about {exercise.minutes} min, {given.mode.value}"
    last = so_far(given)
    return f"{note}. Not passed yet.{last}" if last else note


def _lesson_note(exercise: Exercise, given: Given) -> str:
    handed_in = "exercise submitted" if given.handed_in else "exercise not submitted yet"
    return (f"Lesson, {PAYER_NAMES.get(given.payer, given.payer)}, about {exercise.minutes} min, {len(given.answered)} of "
            f"{len(given.moments)} questions answered, {handed_in}")


def _next(desk: Desk, connection: Connection, person: Person, to_do: list[Given], met: tuple[Stumble, ...],
          done: tuple[Done, ...]) -> NextStep | None:
    """Overdue, then due soonest, then the trap met most often, then an exercise not done yet (managers-and-trainees 6.3).

    What stands under Continue already is not suggested a second time.
    """
    now = unfinished(connection, person.id)
    waiting = [each for each in to_do if now is None or each.id != now.assignment]
    if waiting:
        return _assigned_next(desk, waiting[0])
    if met and met[0].sop:
        times = "once" if met[0].count == 1 else f"{met[0].count} times"
        reason = f"{met[0].title}: you met this trap {times} in your last ten attempts."
        return NextStep(f"Read {met[0].sop_title}", reason, "Read the step", met[0].sop)
    return _new_next(desk, {each.exercise.uuid for each in done} | ({now.exercise} if now else set()))


def _assigned_next(desk: Desk, given: Given) -> NextStep:
    exercise = desk.exercise_of(given.exercise)
    late = standing(given, desk.now(), desk.zone) is Standing.OVERDUE
    if given.due is None:
        reason = f"{why(desk, given)}, without a date."
    else:
        reason = f"It {'was' if late else 'is'} due {short_date(given.due)}. {why(desk, given)}."
    verb = "Continue" if given.waiting else "Start"
    return NextStep(f"{exercise.code} {exercise.title}", reason + so_far(given), verb, given.id)


def _new_next(desk: Desk, known: set[str]) -> NextStep | None:
    fresh: list[Exercise] = [each for each in desk.exercises() if each.uuid not in known]
    if not fresh:
        return None
    first = min(fresh, key=lambda each: (min(each.levels), each.code))
    return NextStep(f"{first.code} {first.title}", "You have not done this exercise yet.", "Start", first.slug)
