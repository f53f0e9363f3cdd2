"""The team page: who was assigned what, who has started, finished or is late, and every graded attempt of the team's members."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, select

from workbench.desk.acknowledging import coverage
from workbench.desk.desk import Desk
from workbench.desk.given import Given, given_to, named, of_lesson, so_far, standing, why
from workbench.desk.history import Done, done_by, past
from workbench.desk.people import find_people
from workbench.desk.teams import led_by, led_team
from workbench.model import Assigned, Board, Choice, Me, Person, Progress, Standing
from workbench.store.tables import cases
from workbench.world.payer_names import PAYER_NAMES

DONE = (Standing.DONE, Standing.DONE_LATE)
FIRST = (Standing.OVERDUE, Standing.IN_PROGRESS, Standing.OPEN)


def board(desk: Desk, manager: Person, team: str = "") -> Board:
    """The board of a team the manager leads; "" means the first. Raises NotAllowed for other teams."""
    with desk.store.reading() as connection:
        led = led_team(connection, manager.id, team)
        members = find_people(connection, led.members)
        given, done = given_to(desk, connection, led.members), done_by(desk, connection, led.members)
        teams = {each.id: each.name for each in led_by(connection, manager.id)}
        return Board(
            me=Me(manager, desk.organisation, desk.today(), desk.local(desk.now()), tuple(teams)),
            team=led.name, team_id=led.id, assigned=_assigned(desk, given, members, done),
            progress=tuple(_progress(desk, members[each], given, done) for each in led.members),
            choices=_choices(desk, connection),
            coverage=coverage(desk, connection, (members[each] for each in led.members)), teams=teams,
        )


def _assigned(desk: Desk, given: tuple[Given, ...], members: Mapping[str, Person],
              done: tuple[Done, ...]) -> tuple[Assigned, ...]:
    rows = [_row(desk, each, members[each.person], done) for each in given]
    order = {each: place for place, each in enumerate((*FIRST, *DONE))}
    return tuple(sorted(rows, key=lambda row: (order[row.standing], row.due or date.max, row.person.name, row.id)))


def _row(desk: Desk, given: Given, person: Person, done: tuple[Done, ...]) -> Assigned:
    exercise = desk.exercise_of(given.exercise)
    mine = tuple(past(desk, each) for each in done if each.person == person.id and each.assignment == given.id)
    stands = standing(given, desk.now(), desk.zone)
    return Assigned(given.id, person, exercise.code, named(desk, given), given.due, _so(desk, given), stands, mine)


def _so(desk: Desk, given: Given) -> str:
    last = f" {of_lesson(given)}" if given.lesson else so_far(given)
    return f"{why(desk, given)}.{last.removesuffix('.')}" if last else why(desk, given)


def _progress(desk: Desk, person: Person, given: tuple[Given, ...], done: tuple[Done, ...]) -> Progress:
    """`started` counts what is begun and not done, overdue work included; `late` what is overdue now."""
    mine = [each for each in given if each.person == person.id]
    stands = [standing(each, desk.now(), desk.zone) for each in mine]
    attempts = tuple(past(desk, each) for each in done if each.person == person.id)
    return Progress(
        person=person, assigned=len(mine), started=sum(1 for each in mine if each.started and each.done_at is None),
        done=sum(1 for each in stands if each in DONE), late=stands.count(Standing.OVERDUE),
        last_score=attempts[0].score if attempts else "", attempts=attempts,
    )


def _choices(desk: Desk, connection: Connection) -> tuple[Choice, ...]:
    active = desk.exercises()
    own = [Choice(each.slug, "", f"{each.code} {each.title}") for each in active]
    by_uuid = {each.uuid: each for each in active}
    imported = connection.execute(select(cases.c.id, cases.c.exercise, cases.c.label).order_by(cases.c.imported_at, cases.c.id))
    own += [Choice(by_uuid[row.exercise].slug, row.id, f"{by_uuid[row.exercise].code} {row.label}")
            for row in imported if row.exercise in by_uuid]
    return (*own, *(Choice("", "", f"Lesson: {lesson.title} ({PAYER_NAMES[payer]})", lesson.slug, payer)
                    for lesson, _ in desk.lessons() for payer in lesson.payers))
