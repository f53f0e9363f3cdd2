"""People: who they are, what job role they have, which groups they are in. Everyone is staff."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from workbench.desk.desk import Desk
from workbench.desk.passwords import SHORTEST, fits, hash_password
from workbench.model import Conflict, Group, NotAllowed, NotFound, Person
from workbench.model.wire import dumps
from workbench.store import THE_SITE, Act, Store, append
from workbench.store.tables import people, person_groups


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to be added."""

    login: str
    name: str
    job_role: str
    groups: tuple[Group, ...]
    password: str

    def __repr__(self) -> str:
        return f"NewPerson({self.login!r})"


def add_person(desk: Desk, asker: Person, new: NewPerson) -> Person:
    """Adds a person. Raises Conflict when the sign-in name is taken or a field will not do."""
    return _add(desk, asker.id, new)


def first_admin(desk: Desk, login: str, name: str, password: str) -> Person:
    """The first person of a new site, an administrator. Raises Conflict once there is anybody."""
    with desk.store.reading() as connection:
        if connection.execute(select(people.c.id).limit(1)).first():
            raise Conflict("This site has people already; an administrator adds the next ones.")
    return _add(desk, THE_SITE, NewPerson(login, name, "", (Group.STAFF, Group.ADMINS), password))


def add_by_command(desk: Desk, new: NewPerson) -> Person:
    """Adds a person in the name of the site's own command line."""
    return _add(desk, THE_SITE, new)


def everybody(desk: Desk) -> tuple[Person, ...]:
    """All active people, by name."""
    with desk.store.reading() as connection:
        ids = connection.execute(select(people.c.id).where(people.c.active)).scalars().all()
        return tuple(sorted(find_people(connection, ids).values(), key=lambda each: (each.name, each.login)))


def signed_in(store: Store, login: str) -> Person:
    """The active person with that sign-in name. Raises NotAllowed for everybody else."""
    with store.reading() as connection:
        found = connection.execute(select(people.c.id).where(people.c.login == login, people.c.active)).scalar_one_or_none()
        if found is None:
            raise NotAllowed("This sign-in name is not known to the workbench. Your administrator can add it.")
        return find_people(connection, (found,))[found]


def sign_in(store: Store, login: str, password: str) -> Person | None:
    """The person whose name and password these are, or None. For the hub's sign-in page."""
    with store.reading() as connection:
        kept = connection.execute(select(people.c.password).where(people.c.login == login, people.c.active)).scalar_one_or_none()
    return signed_in(store, login) if fits(password, kept) else None


def find_people(connection: Connection, ids: Collection[str]) -> Mapping[str, Person]:
    """People by id. Raises NotFound when one is missing."""
    wanted = set(ids)
    groups: dict[str, list[Group]] = {each: [] for each in wanted}
    for row in connection.execute(select(person_groups).where(person_groups.c.person.in_(wanted)).order_by(person_groups.c.name)):
        groups[row.person].append(Group(row.name))
    seen = select(people.c.id, people.c.login, people.c.name, people.c.job_role).where(people.c.id.in_(wanted))
    rows = connection.execute(seen)
    found = {row.id: Person(row.id, row.login, row.name, row.job_role, tuple(groups[row.id])) for row in rows}
    if len(found) < len(wanted):
        raise NotFound("There is no such person.")
    return found


def ids_of(connection: Connection, logins: Iterable[str]) -> tuple[str, ...]:
    """Person ids of sign-in names, in order. Raises NotFound naming the first that is not there."""
    wanted = tuple(logins)
    rows = connection.execute(select(people.c.login, people.c.id).where(people.c.login.in_(wanted), people.c.active))
    found = {row.login: row.id for row in rows}
    for login in wanted:
        if login not in found:
            raise NotFound(f'There is nobody with the sign-in name "{login}".')
    return tuple(found[login] for login in wanted)


def _add(desk: Desk, by: str, new: NewPerson) -> Person:
    _refuse_unfit(desk, new)
    groups = tuple(sorted({Group.STAFF, *new.groups}))
    person = Person(desk.new_id(), new.login, new.name.strip(), new.job_role or desk.content.roles.default, groups)
    hashed = hash_password(new.password)
    with desk.store.writing() as connection:
        if connection.execute(select(people.c.id).where(people.c.login == new.login)).first():
            raise Conflict(f'The sign-in name "{new.login}" is taken.')
        connection.execute(insert(people).values(
            id=person.id, login=person.login, name=person.name, job_role=person.job_role,
            password=hashed, active=True, added_at=desk.now(),
        ))
        connection.execute(insert(person_groups), [{"person": person.id, "name": group.value} for group in groups])
        append(connection, Act.PERSON_ADDED, by, person.id, desk.now(), dumps(person))
    return person


def _refuse_unfit(desk: Desk, new: NewPerson) -> None:
    allowed = set("abcdefghijklmnopqrstuvwxyz0123456789._-@")
    if not new.login or len(new.login) > 64 or not set(new.login) <= allowed:
        raise Conflict("A sign-in name has 1 to 64 small letters, digits, dots, dashes, underscores or @.")
    if not new.name.strip() or len(new.name) > 200:
        raise Conflict("A person has a name of at most 200 letters.")
    if len(new.password) < SHORTEST:
        raise Conflict(f"A password has at least {SHORTEST} letters or digits.")
    if new.job_role and new.job_role not in desk.content.roles.asks:
        raise Conflict(f'There is no job role "{new.job_role}" in roles.toml. It has {", ".join(desk.content.roles.asks)}.')
