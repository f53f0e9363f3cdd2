"""People: who they are, what job role they have, which groups they are in. Everyone is staff."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from workbench.desk.desk import Desk
from workbench.desk.passwords import SHORTEST, fits, hash_password
from workbench.model import Conflict, Group, NotAllowed, NotFound, Person
from workbench.store import THE_SITE, Act, Store, append
from workbench.store.tables import people, person_groups

LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{0,63}")
LONGEST_NAME = 200
UNPRINTABLE = frozenset(("Cc", "Cs", "Co", "Cn", "Zl", "Zp"))
"""Control characters, halves of letters, private and unassigned ones, line and paragraph ends (Unicode general categories)."""


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


def unfit_name(whose: str, name: str) -> str:
    """What is wrong with the name of a "person" or a "team", in a sentence; "" when nothing is.

    >>> unfit_name("team", "Billing team"), unfit_name("team", chr(0x200b))
    ('', 'A team has a name with at least one letter or digit.')
    """
    if len(name.strip()) > LONGEST_NAME:
        return f"A {whose} has a name of at most {LONGEST_NAME} letters."
    if any(unicodedata.category(letter) in UNPRINTABLE for letter in name.strip()):
        return f"The name of a {whose} holds a letter that cannot be printed, such as a line break or a tab."
    if not any(letter.isalnum() for letter in name):
        return f"A {whose} has a name with at least one letter or digit."
    return ""


def _add(desk: Desk, by: str, new: NewPerson) -> Person:
    if sentence := _unfit(desk, new):
        raise Conflict(sentence)
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
        append(connection, Act.PERSON_ADDED, by, person.id, desk.now())
    return person


def _unfit(desk: Desk, new: NewPerson) -> str:
    """What is wrong with a person who is to be added, in a sentence; "" when nothing is."""
    if not LOGIN.fullmatch(new.login):
        return ("A sign-in name has 1 to 64 small letters, digits, dots, dashes, underscores or @, and starts with a letter"
                " or a digit.")
    if sentence := unfit_name("person", new.name):
        return sentence
    if len(new.password) < SHORTEST:
        return f"A password has at least {SHORTEST} letters or digits."
    if new.job_role and new.job_role not in desk.content.roles.asks:
        return f'There is no job role "{new.job_role}" in roles.toml. It has {", ".join(desk.content.roles.asks)}.'
    return ""
