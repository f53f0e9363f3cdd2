"""What an audited row says, as the one text whose hash the chain keeps: written once, read back by the check."""

from sqlalchemy import ColumnElement, Connection, Row, Table, func, select

from workbench.model.wire import Json, dumps
from workbench.store.tables import assignment_people, assignments, attempts, cases, hints, submissions

KEPT = {"issued": attempts, "submitted": submissions, "hint shown": hints, "assigned": assignments, "case imported": cases}
"""The acts whose rows never change afterwards, and the tables that hold them."""


def payload_of(connection: Connection, act: str, subject: str) -> str | None:
    """The payload as the tables hold it now; None for acts whose payload is not kept, empty text for a row that is gone."""
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
    return {act: connection.execute(select(func.count()).select_from(table)).scalar_one() for act, table in KEPT.items()}


def hint_subject(attempt: str, group: str, number: int) -> str:
    """The id of a shown hint in the chain."""
    return f"{attempt}/{group}/{number}"


def _is(table: Table, subject: str) -> ColumnElement[bool]:
    if table is hints:
        attempt, group, number = subject.split("/")
        return (hints.c.attempt == attempt) & (hints.c.group == group) & (hints.c.number == int(number))
    found: ColumnElement[bool] = table.c.id == subject
    return found
