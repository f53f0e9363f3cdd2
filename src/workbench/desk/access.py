"""How a person is related to a piece of work: whose attempt it is, which teams one leads. Asked on every request."""

from sqlalchemy import Connection, select

from workbench.desk.desk import Desk
from workbench.desk.teams import leads, led_by
from workbench.model import NotFound, Person
from workbench.store.tables import attempts


def owns(desk: Desk, person: Person, attempt: str) -> bool:
    """Whether the attempt is this person's. Raises NotFound when there is none."""
    with desk.store.reading() as connection:
        return owner_of(connection, attempt) == person.id


def leads_owner(desk: Desk, person: Person, attempt: str) -> bool:
    """Whether the attempt belongs to a member of a team that this person leads. Raises NotFound when there is none."""
    with desk.store.reading() as connection:
        return leads(connection, person.id, owner_of(connection, attempt))


def leads_team(desk: Desk, person: Person, team: str) -> bool:
    """Whether the person leads that team; "" asks for any team."""
    with desk.store.reading() as connection:
        return any(team in ("", each.id) for each in led_by(connection, person.id))


def owner_of(connection: Connection, attempt: str) -> str:
    """The number of the person whose attempt it is. Raises NotFound."""
    found = connection.execute(select(attempts.c.person).where(attempts.c.id == attempt)).scalar_one_or_none()
    if found is None:
        raise NotFound("There is no such attempt.")
    return str(found)
