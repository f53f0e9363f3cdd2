"""What an audited row says, as the one text whose hash the chain keeps: written once, read back by the check."""

from sqlalchemy import ColumnElement, Connection, Row, Table, func, select

from workbench.model.wire import Json, dumps
from workbench.store.tables import (
    acknowledgements,
    assignment_people,
    assignments,
    attempts,
    cases,
    exercise_versions,
    hints,
    people,
    person_groups,
    sop_versions,
    submissions,
    team_people,
    teams,
)

KEPT = {"issued": attempts, "submitted": submissions, "hint shown": hints, "assigned": assignments, "case imported": cases,
        "SOP published": sop_versions, "exercise published": exercise_versions, "acknowledged": acknowledgements}
"""The acts whose rows never change afterwards, and the tables that hold them."""
PERSON, TEAM = "person added", "team added"
"""Of a person the groups are kept, of a team its seats: numbers only. The newest act on a team says who sits in it now."""


def payload_of(connection: Connection, act: str, subject: str) -> str | None:
    """The payload as the tables hold it now; None for acts whose payload is not kept, empty text for a row that is gone."""
    if act == PERSON:
        return _groups(connection, subject)
    if act == TEAM:
        return _seats(connection, subject)
    table = KEPT.get(act)
    if table is None:
        return None
    row = connection.execute(select(table).where(_is(table, subject))).one_or_none()
    return "" if row is None else row_text(connection, table, row)


def row_text(connection: Connection, table: Table, row: Row[*tuple[Json, ...]]) -> str:
    """The canonical text of a row; of an assignment together with the people it was given to."""
    said = {name: value for name, value in row._mapping.items() if value is not None}
    if table is assignments:
        given = select(assignment_people.c.person).where(assignment_people.c.assignment == row._mapping["id"])
        said["people"] = tuple(sorted(connection.execute(given).scalars()))
    return dumps(said)


def counted(connection: Connection) -> dict[str, int]:
    """How many rows each kept act has now: a row that no record speaks of was slipped in."""
    tables = KEPT | {PERSON: people, TEAM: teams}
    return {act: connection.execute(select(func.count()).select_from(table)).scalar_one() for act, table in tables.items()}


def hint_subject(attempt: str, group: str, number: int) -> str:
    """The id of a shown hint in the chain."""
    return f"{attempt}/{group}/{number}"


def _groups(connection: Connection, person: str) -> str:
    if connection.execute(select(people.c.id).where(people.c.id == person)).first() is None:
        return ""
    names = connection.execute(select(person_groups.c.name).where(person_groups.c.person == person)).scalars()
    return dumps({"person": person, "groups": tuple(sorted(names))})


def _seats(connection: Connection, team: str) -> str:
    if connection.execute(select(teams.c.id).where(teams.c.id == team)).first() is None:
        return ""
    seated = connection.execute(select(team_people.c.part, team_people.c.person).where(team_people.c.team == team))
    return dumps({"team": team, "seats": tuple(sorted(f"{row.part} {row.person}" for row in seated))})


def _is(table: Table, subject: str) -> ColumnElement[bool]:
    if table is hints:
        attempt, group, number = subject.split("/")
        return (hints.c.attempt == attempt) & (hints.c.group == group) & (hints.c.number == int(number))
    found: ColumnElement[bool] = table.c.id == subject
    return found
