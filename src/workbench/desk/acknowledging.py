"""Acknowledging: who is asked to read which SOP by when, and the record that somebody has. Records are only ever added.

The days run from the day the version came into force, or from the day the person was added if that was later (curriculum,
SOPs, 5.1). A minor version leaves an acknowledgement in force; any other makes it outdated.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, insert, select

from workbench.content.sop_checks import version_of
from workbench.desk.desk import Desk
from workbench.desk.register import InForce, in_force
from workbench.model import Conflict, Coverage, NotFound, Person, Signed, Signer, Sop, SopRow
from workbench.store import Act, append
from workbench.store.tables import acknowledgements, people

DAYS = {"critical": 7, "standard": 14}
"""Days to acknowledge, by criticality."""
EMERGENCY_DAYS = 2
CHANGED = "This SOP has changed since you opened it. Open it again and read what is new before you acknowledge it."


@dataclass(frozen=True, slots=True)
class Reading:
    """How one SOP stands for one person. `due` None: nothing is asked. `at` when the acknowledgement in force was given.

    `previous` is the newest version acknowledged, when it is not the one in force.
    """

    signed: Signed
    due: date | None
    at: datetime | None
    previous: str


def readings(desk: Desk, connection: Connection, person: Person, sops: Iterable[InForce]) -> Mapping[str, Reading]:
    """How each of these SOPs stands for the person today, by id."""
    given: dict[str, dict[str, datetime]] = {}
    for row in connection.execute(select(acknowledgements).where(acknowledgements.c.person == person.id)):
        given.setdefault(row.sop, {})[row.version] = row.at
    added = desk.local(connection.execute(select(people.c.added_at).where(people.c.id == person.id)).scalar_one()).date()
    return {each.sop.id: _reading(desk, person, added, each, given.get(each.sop.id, {})) for each in sops}


def to_sign(desk: Desk, connection: Connection, person: Person) -> tuple[SopRow, ...]:
    """The SOPs that the person is asked to acknowledge, due soonest first."""
    sops = in_force(desk, connection)
    read = readings(desk, connection, person, sops)
    asked = [(due, sop_row(each, read[each.sop.id])) for each in sops if (due := read[each.sop.id].due) is not None]
    return tuple(row for _, row in sorted(asked, key=lambda each: (each[0], each[1].id)))


def coverage(desk: Desk, connection: Connection, team: Iterable[Person]) -> tuple[Coverage, ...]:
    """Every SOP that somebody of the team is asked for, with where each of those stands today."""
    sops = in_force(desk, connection)
    read = [(person, readings(desk, connection, person, sops)) for person in team]
    asked = (Coverage(each.sop.id, each.sop.title, each.sop.version, tuple(
        Signer(person.id, person.name, stands[each.sop.id].signed, stands[each.sop.id].due)
        for person, stands in read if is_asked(person.job_role, each.sop.audience))) for each in sops)
    return tuple(each for each in asked if each.signers)


def sop_row(each: InForce, read: Reading) -> SopRow:
    """The line that stands for an SOP in a list."""
    sop = each.sop
    return SopRow(sop.id, sop.title, sop.owner_role, sop.version, sop.criticality == "critical", each.effective_on, read.signed,
                  read.due)


def acknowledge(desk: Desk, person: Person, sop: str, version: str, digest: str, shown: bool) -> None:
    """Records that the person has read that version; a second time changes nothing.

    Raises NotFound for an SOP that is not there, Conflict when another version or text is in force.
    """
    with desk.store.writing() as connection:
        current = find_in_force(desk, connection, sop)
        if (version, digest) != (current.sop.version, current.digest):
            raise Conflict(CHANGED)
        mine = (acknowledgements.c.person == person.id) & (acknowledgements.c.sop == sop)
        if connection.execute(select(acknowledgements.c.id).where(mine, acknowledgements.c.version == version)).first():
            return
        id, now = desk.new_id(), desk.now()
        connection.execute(insert(acknowledgements).values(
            id=id, person=person.id, sop=sop, version=version, digest=digest, statement=statement(current.sop), shown=shown,
            at=now,
        ))
        append(connection, Act.ACKNOWLEDGED, person.id, id, now)


def find_in_force(desk: Desk, connection: Connection, sop: str) -> InForce:
    """The SOP with that id. Raises NotFound."""
    for each in in_force(desk, connection):
        if each.sop.id == sop:
            return each
    raise NotFound("There is no such SOP.")


def statement(sop: Sop) -> str:
    """What acknowledging says."""
    return f"I have read {sop.id} version {sop.version} and will work by it."


def is_asked(job_role: str, audience: Collection[str]) -> bool:
    """Whether the SOP is for that job role, in small or capital letters."""
    return job_role.casefold() in {name.casefold() for name in audience}


def _reading(desk: Desk, person: Person, added: date, current: InForce, given: Mapping[str, datetime]) -> Reading:
    newest = max(given, key=version_of, default="")
    previous = "" if newest == current.sop.version else newest
    if newest and current.covers(newest):
        return Reading(Signed.SIGNED, None, desk.local(given[newest]), previous)
    if not is_asked(person.job_role, current.sop.audience):
        return Reading(Signed.OUTDATED if newest else Signed.NOT_ASKED, None, None, previous)
    days = EMERGENCY_DAYS if current.urgent else DAYS[current.sop.criticality]
    due = max(current.asked_on, added) + timedelta(days=days)
    if due < desk.today():
        return Reading(Signed.OVERDUE, due, None, previous)
    return Reading(Signed.OUTDATED if newest else Signed.DUE, due, None, previous)
