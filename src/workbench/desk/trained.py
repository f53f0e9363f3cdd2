"""What the site's records say of its training, as a panel: it reads them and lets `figures.training` count."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from sqlalchemy import Connection, select

from workbench.desk.acknowledging import coverage
from workbench.desk.desk import Desk
from workbench.desk.figures.catalogue import TRAINING
from workbench.desk.figures.training import (
    MONTHS,
    Answers,
    Asked,
    Required,
    Today,
    coverage_panel,
    hot_spot_panel,
    on_time_panel,
    readiness,
    readiness_panel,
)
from workbench.desk.given import ends, given_to, standing
from workbench.desk.levels import level_rows
from workbench.desk.people import find_people
from workbench.desk.register import in_force
from workbench.desk.sop_practice import step_trouble
from workbench.model import Panel, Person, Signed, Standing
from workbench.store.tables import people


def training_panel(desk: Desk, id: str) -> Panel:
    """The panel of the site's own training with that id, as of the site's date. Raises KeyError for another id."""
    today = Today(TRAINING[id], desk.today(), desk.organisation)
    with desk.store.reading() as connection:
        return _MAKERS[id](desk, connection, today)


def _acknowledged(desk: Desk, connection: Connection, today: Today) -> Panel:
    critical = {each.sop.id: each.sop.criticality == "critical" for each in in_force(desk, connection)}
    found = coverage(desk, connection, _active(connection))
    asked = tuple(Asked(each.id, critical[each.id], sum(signer.signed is Signed.SIGNED for signer in each.signers),
                        len(each.signers)) for each in found)
    return coverage_panel(today, asked, len({signer.person for each in found for signer in each.signers}))


def _in_time(desk: Desk, connection: Connection, today: Today) -> Panel:
    now, zone = desk.now(), desk.zone
    over = (each for each in given_to(desk, connection, [each.id for each in _active(connection)])
            if each.due is not None and ends(each.due, zone) <= now)
    required = tuple(Required(each.person, each.due, standing(each, now, zone) is Standing.DONE) for each in over if each.due)
    return on_time_panel(today, required, _months(today.day))


def _months(day: date) -> tuple[date, ...]:
    """The first days of the last six months, this one included, and of the next."""
    last = day.year * 12 + day.month
    return tuple(date(number // 12, number % 12 + 1, 1) for number in range(last - MONTHS, last + 1))


def _ready(desk: Desk, connection: Connection, today: Today) -> Panel:
    by_role: dict[str, list[tuple[int, int]]] = {}
    counts: dict[str, int] = {}
    for person in _active(connection):
        held = [(row.level, row.asked) for row in level_rows(desk, connection, person) if row.asked]
        by_role.setdefault(person.job_role, []).extend(held)
        counts[person.job_role] = counts.get(person.job_role, 0) + 1
    roles = ((role, counts[role], readiness(held)) for role, held in sorted(by_role.items()))
    return readiness_panel(today, tuple(roles))


def _hot(desk: Desk, connection: Connection, today: Today) -> Panel:
    found = (trouble for each in in_force(desk, connection) for trouble in step_trouble(desk, connection, each.sop))
    return hot_spot_panel(today, tuple(Answers(each.step, each.wrong, each.answers) for each in found))


def _active(connection: Connection) -> tuple[Person, ...]:
    ids = connection.execute(select(people.c.id).where(people.c.active)).scalars().all()
    return tuple(find_people(connection, ids).values())


_MAKERS: Mapping[str, Callable[[Desk, Connection, Today], Panel]] = MappingProxyType({
    "acknowledgement-coverage": _acknowledged, "training-coverage": _in_time, "role-readiness": _ready,
    "knowledge-hot-spots": _hot,
})
