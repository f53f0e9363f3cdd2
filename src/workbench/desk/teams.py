"""Teams: who is in them and who leads them. Leading a team is what lets a manager see its members' work."""

from sqlalchemy import Connection, insert, select

from workbench.desk.desk import Desk
from workbench.desk.people import ids_of, unfit_name
from workbench.model import Conflict, NotAllowed, Person, Team
from workbench.store import THE_SITE, Act, append
from workbench.store.tables import people, team_people, teams

MEMBER, MANAGER = "member", "manager"


def add_team(desk: Desk, asker: Person, name: str, members: tuple[str, ...], managers: tuple[str, ...]) -> Team:
    """Makes the team when there is none and adds these people; nobody is taken out. Raises NotFound, Conflict."""
    return _add(desk, asker.id, name, members, managers)


def add_team_by_command(desk: Desk, name: str, members: tuple[str, ...], managers: tuple[str, ...]) -> Team:
    """The same in the name of the site's own command line."""
    return _add(desk, THE_SITE, name, members, managers)


def led_by(connection: Connection, person: str) -> tuple[Team, ...]:
    """The teams a person leads, by name."""
    mine = select(team_people.c.team).where(team_people.c.person == person, team_people.c.part == MANAGER)
    found = connection.execute(select(teams).where(teams.c.id.in_(mine)).order_by(teams.c.name))
    return tuple(_team(connection, row.id, row.name) for row in found.all())


def led_team(connection: Connection, person: str, team: str) -> Team:
    """That team, if the person leads it; "" means the first. Raises NotAllowed."""
    for each in led_by(connection, person):
        if team in ("", each.id):
            return each
    raise NotAllowed("You do not lead this team." if team else "You do not lead a team.")


def leads(connection: Connection, manager: str, member: str) -> bool:
    """Whether the one leads a team that the other is a member of."""
    return any(member in team.members for team in led_by(connection, manager))


def _add(desk: Desk, by: str, name: str, members: tuple[str, ...], managers: tuple[str, ...]) -> Team:
    name = name.strip()
    if sentence := unfit_name("team", name):
        raise Conflict(sentence)
    with desk.store.writing() as connection:
        known = connection.execute(select(teams.c.id).where(teams.c.name == name)).scalar_one_or_none()
        number = known or desk.new_id()
        if not known:
            connection.execute(insert(teams).values(id=number, name=name))
        for part, logins in ((MEMBER, members), (MANAGER, managers)):
            _seat(connection, number, part, ids_of(connection, logins))
        team = _team(connection, number, name)
        append(connection, Act.TEAM_ADDED, by, number, desk.now())
    return team


def _seat(connection: Connection, team: str, part: str, persons: tuple[str, ...]) -> None:
    for person in dict.fromkeys(persons):
        seat = (team_people.c.team == team) & (team_people.c.person == person) & (team_people.c.part == part)
        if not connection.execute(select(team_people).where(seat)).first():
            connection.execute(insert(team_people).values(team=team, person=person, part=part))


def _team(connection: Connection, team: str, name: str) -> Team:
    return Team(team, name, _seated(connection, team, MEMBER), _seated(connection, team, MANAGER))


def _seated(connection: Connection, team: str, part: str) -> tuple[str, ...]:
    named = select(people.c.id).join(team_people, team_people.c.person == people.c.id)
    here = named.where(team_people.c.team == team, team_people.c.part == part, people.c.active)
    return tuple(connection.execute(here.order_by(people.c.name, people.c.id)).scalars())
