"""The register of controlled documents: which version of what was published when, and which one is in force on a day.

A file proposes, the register remembers: a published version never changes, its number never goes back, and what differs from it
needs a number of its own. Nothing is entered while anything is refused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, insert, select

from workbench.content.controlled import digest
from workbench.content.sop_checks import version_of
from workbench.desk.desk import Desk
from workbench.model import BadContent, Exercise, Sop, Status
from workbench.model.wire import Json, dumps, loads
from workbench.store import THE_SITE, Act, append
from workbench.store.tables import exercise_versions, sop_versions

FIRST = (1, 0)
"""The first version that is published; anything below is a draft."""
DRAFTS = (0, 0)
"""The first version that an author's own look at the content enters."""
MINOR, EMERGENCY = "minor", "emergency"
"""Classes of a version. A minor one asks nobody to sign again."""
_RAISE = "Raise the version and add what changed to the change log."


@dataclass(frozen=True, slots=True)
class InForce:
    """An SOP as it is in force. `read_from` is the oldest version whose acknowledgement still holds, `asked_on` the day it came
    into force; `urgent`: that version is an emergency.
    """

    sop: Sop
    digest: str
    effective_on: date
    read_from: tuple[int, int]
    asked_on: date
    urgent: bool

    def covers(self, version: str) -> bool:
        """Whether an acknowledgement of that version still holds: only minor versions came since."""
        return version_of(version) >= self.read_from


def enter(desk: Desk, first: tuple[int, int] = FIRST) -> tuple[str, ...]:
    """Enters every version that is new and names them. An SOP that was never entered begins at `first`.

    Raises BadContent with all that is refused; then nothing is entered.
    """
    with desk.store.writing() as connection:
        new_sops, wrong = _new_sops(desk, connection, first)
        new_exercises, also_wrong = _new_exercises(desk, connection)
        if wrong or also_wrong:
            raise BadContent("\n".join((*wrong, *also_wrong)))
        for sop in new_sops:
            _enter_sop(desk, connection, sop)
        for exercise in new_exercises:
            _enter_exercise(desk, connection, exercise)
    names = [f"{sop.id} {sop.version}" for sop in new_sops]
    return (*names, *(f"{exercise.code} version {exercise.version}" for exercise in new_exercises))


def in_force(desk: Desk, connection: Connection) -> tuple[InForce, ...]:
    """The version in force today of every SOP that the content still holds, by id."""
    wanted = select(sop_versions).where(sop_versions.c.effective_on <= desk.today())
    known: dict[str, list[Row[*tuple[Json, ...]]]] = {}
    for row in connection.execute(wanted):
        known.setdefault(row.sop, []).append(row)
    return tuple(_in_force(known[sop]) for sop in sorted(known) if sop in desk.content.sops)


def _in_force(rows: Iterable[Row[*tuple[Json, ...]]]) -> InForce:
    ordered = sorted(rows, key=lambda row: version_of(row.version))
    newest = ordered[-1]
    asking = next((row for row in reversed(ordered) if row.revision != MINOR), ordered[0])
    return InForce(loads(Sop, newest.text), newest.digest, newest.effective_on, version_of(asking.version), asking.effective_on,
                   asking.revision == EMERGENCY)


def _new_sops(desk: Desk, connection: Connection, first: tuple[int, int]) -> tuple[list[Sop], list[str]]:
    columns = (sop_versions.c.sop, sop_versions.c.version, sop_versions.c.digest)
    known: dict[str, dict[str, str]] = {}
    for row in connection.execute(select(*columns)):
        known.setdefault(row.sop, {})[row.version] = row.digest
    new, wrong = [], []
    for sop in desk.content.sops.values():
        versions = known.get(sop.id, {})
        where = f"{desk.content.sop_files.get(sop.id, sop.id)} · version"
        highest = max(map(version_of, versions), default=(0, 0))
        published = versions.get(sop.version) == digest(sop) and version_of(sop.version) == highest
        if published or (not versions and version_of(sop.version) < first):
            continue
        if sop.version in versions and version_of(sop.version) == highest:
            wrong.append(f"{where}: the text is not the one that was published as {sop.version}. {_RAISE}")
        elif version_of(sop.version) <= highest:
            wrong.append(f"{where}: {sop.version} is not above {highest[0]}.{highest[1]}, which was published. {_RAISE}")
        else:
            new.append(sop)
    return new, wrong


def _new_exercises(desk: Desk, connection: Connection) -> tuple[list[Exercise], list[str]]:
    known: dict[str, dict[int, str]] = {}
    for row in connection.execute(select(exercise_versions)):
        known.setdefault(row.exercise, {})[row.version] = row.content
    new, wrong = [], []
    for exercise in desk.content.exercises.values():
        versions: Mapping[int, str] = known.get(exercise.uuid, {})
        where = f"exercises/{exercise.slug}/exercise.toml · version"
        highest = max(versions, default=0)
        if exercise.status is not Status.ACTIVE or (exercise.version == highest and versions[highest] == exercise.seen):
            continue
        if exercise.version == highest:
            wrong.append(f"{where}: the folder is not the one that was published as version {highest}. Raise the version.")
        elif exercise.version < highest:
            wrong.append(f"{where}: {exercise.version} is not above {highest}, which was published. Raise the version.")
        else:
            new.append(exercise)
    return new, wrong


def _enter_sop(desk: Desk, connection: Connection, sop: Sop) -> None:
    id, now = desk.new_id(), desk.now()
    connection.execute(insert(sop_versions).values(
        id=id, sop=sop.id, version=sop.version, revision=sop.revision, digest=digest(sop), text=dumps(sop),
        effective_on=desk.today(), published_at=now, published_by=THE_SITE,
    ))
    append(connection, Act.PUBLISHED, THE_SITE, id, now)


def _enter_exercise(desk: Desk, connection: Connection, exercise: Exercise) -> None:
    id, now = desk.new_id(), desk.now()
    connection.execute(insert(exercise_versions).values(
        id=id, exercise=exercise.uuid, version=exercise.version, content=exercise.seen, published_at=now,
    ))
    append(connection, Act.EXERCISE_PUBLISHED, THE_SITE, id, now)
