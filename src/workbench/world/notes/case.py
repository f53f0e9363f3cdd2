"""What a note is about: one visit with everything that the tables say of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from workbench.world.edi.rows import Row, Tables, among, day, grouped, rows
from workbench.world.frames import World
from workbench.world.notes.hand import Hand
from workbench.world.notes.phrases import DIAGNOSES

_OFFICE = re.compile(r"PS1([01])([2-5])")
_SIDE = re.compile(r"\b(right|left)\b")
OTHER = {"right": "left", "left": "right", "both": "both", "": ""}
SIDE_OF = {"RT": "right", "LT": "left", "50": "both"}
"""The side that a modifier names."""


@dataclass(frozen=True, slots=True)
class Service:
    """A line of the visit's first claim, in teaching codes."""

    code: str
    modifier: str
    units: int


@dataclass(frozen=True, slots=True)
class Case:
    """A visit. `level` is the office visit's, 0 when none is billed; `last` the visit before it, here or before the world began.

    `reason` has {side} where the table says right or left; `since` is the patient's first visit of the world.
    """

    seed: str
    account: str
    name: str
    born: date
    sex: str
    member: str
    payer: str
    site: str
    provider: int
    provider_name: str
    seen: date
    released: date
    since: date
    last: date
    reason: str
    side: str
    diagnoses: tuple[str, ...]
    services: tuple[Service, ...]
    level: int
    new: bool

    @property
    def age(self) -> int:
        """Whole years on the day of the visit."""
        return self.seen.year - self.born.year - ((self.seen.month, self.seen.day) < (self.born.month, self.born.day))

    @property
    def hand(self) -> Hand:
        """The choices of this note."""
        return Hand(f"{self.seed}|{self.account}|{self.seen}")

    @property
    def own_hand(self) -> Hand:
        """Choices that are the same in every note of this patient."""
        return Hand(f"{self.seed}|{self.account}")

    @property
    def others(self) -> tuple[Service, ...]:
        """The services beside the office visit."""
        return tuple(each for each in self.services if not _OFFICE.fullmatch(each.code))

    @property
    def beside(self) -> bool:
        """Whether the office visit stands beside a procedure, with modifier 25."""
        return any(each.modifier == "25" for each in self.services)


def cases_of(world: World, claims: int) -> Iterator[Case]:
    """The visits of the first `claims` claims in their order, once each. Services have to be in teaching codes."""
    tables = world.tables
    wanted = list(dict.fromkeys(tables["claims"]["encounter"].head(claims)))
    first = _first_claims(tables, wanted)
    lines = grouped(among(tables["lines"], "claim", [row.claim for row in first.values()]), "claim")
    visits = {row.encounter: row for row in rows(among(tables["encounters"], "encounter", wanted))}
    people = {row.patient: row for row in rows(among(tables["patients"], "patient", {row.patient for row in visits.values()}))}
    came = grouped(among(tables["encounters"], "patient", people), "patient")
    codes = grouped(among(tables["diagnoses"], "encounter", wanted), "encounter")
    covers = {row.coverage: row.member for row in rows(among(tables["coverages"], "patient", people))}
    providers, sites = ({row[0]: row.name for row in rows(tables[name])} for name in ("providers", "sites"))
    for encounter in wanted:
        visit, claim = visits[encounter], first[encounter]
        yield _case(world, visit, people[visit.patient], claim, covers.get(claim.coverage, ""), lines[claim.claim],
                    tuple(row.code for row in codes[encounter]), came[visit.patient], providers, sites)


def _first_claims(tables: Tables, encounters: Sequence[int]) -> Mapping[int, Row]:
    """The claim under which each visit was billed first."""
    found: dict[int, Row] = {}
    for row in rows(among(tables["claims"], "encounter", encounters)):
        found.setdefault(row.encounter, row)
    return found


def _case(world: World, visit: Row, person: Row, claim: Row, member: str, lines: Sequence[Row], codes: tuple[str, ...],
          came: Sequence[Row], providers: Mapping[int, str], sites: Mapping[int, str]) -> Case:
    services = tuple(Service(str(row.code), str(row.modifier), int(row.units)) for row in lines)
    office = next((found for each in services for found in [_OFFICE.fullmatch(each.code)] if found), None)
    side = _SIDE.search(str(visit.reason))
    seen, born = _day(visit.service_date), _day(person.born)
    days = sorted(_day(row.service_date) for row in came)
    earlier = [each for each in days if each < seen]
    return Case(
        world.spec.seed, person.account, person.name, born, str(person.sex), member, str(claim.payer), sites[visit.site],
        int(visit.provider) - 1, providers[visit.provider], seen, day(visit.released_date) or seen, days[0],
        earlier[-1] if earlier else _before(world, person.account, codes, seen),
        _SIDE.sub("{side}", str(visit.reason)), side[1] if side else _side(codes), codes, services,
        int(office[2]) if office else 0, office is not None and office[1] == "1")


def _day(value: Row) -> date:
    found = day(value)
    if found is None:
        raise ValueError("A visit and a patient have their dates.")
    return found


def _side(codes: Sequence[str]) -> str:
    return next((DIAGNOSES[code].side for code in codes if DIAGNOSES[code].side), "")


def _before(world: World, account: str, codes: Sequence[str], seen: date) -> date:
    """A weekday before the world began; a yearly visit follows the last one after a little more than a year."""
    hand = Hand(f"{world.spec.seed}|{account}|before")
    if "Z00.00" in codes:
        return weekday(seen - timedelta(days=hand.whole("yearly", 368, 400)))
    return weekday(world.spec.first_service - timedelta(days=hand.whole("days", 20, 480)))


def weekday(on: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return on - timedelta(days=max(0, on.weekday() - 4))
