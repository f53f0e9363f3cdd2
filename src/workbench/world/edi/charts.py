"""What the files say of each claim beside its money: the patient and cover, the doctor, the site, the days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from workbench.world.edi.rows import Row, Tables, among, day, rows
from workbench.world.edi.who import PAYERS, doctor, home, site
from workbench.world.injuries import injured_on
from workbench.x12 import Party, Person

_ACCEPTED = "A2"
_AT_WORK = "granger"


@dataclass(frozen=True, slots=True)
class Chart:
    """One claim. `next_payer` insures the patient after this one; `received` is the day the payer took the claim in,
    `hurt_at_work` that of the injury that workers' compensation pays for."""

    claim: int
    number: str
    payer: str
    rank: int
    charge: int
    encounter: int
    first_claim: int
    billed: date | None
    received: date | None
    served: date | None
    person: Person
    group: str
    doctor: Person
    billing: Party
    next_payer: Party
    hurt_at_work: date | None


Charts: TypeAlias = Mapping[int, Chart]
"""By claim."""


def charts_of(tables: Tables, claims: Iterable[int]) -> Charts:
    """The charts of those claims that go to an insurer."""
    chosen = [row for row in rows(among(tables["claims"], "claim", claims)) if row.payer in PAYERS]
    patients = {row.patient: row for row in rows(among(tables["patients"], "patient", {row.patient for row in chosen}))}
    covers = {row.coverage: row for row in rows(among(tables["coverages"], "patient", patients))}
    visits = {row.encounter: row for row in rows(among(tables["encounters"], "encounter", {row.encounter for row in chosen}))}
    doctors = {row.provider: doctor(row.name, row.npi) for row in rows(tables["providers"])}
    sites = {row.site: site(row.npi) for row in rows(tables["sites"])}
    second = {row.patient: PAYERS[row.payer].party for row in covers.values() if row.rank > 1 and row.payer in PAYERS}
    taken = _taken_in(tables, [row.claim for row in chosen])
    hurt = _hurt_at_work(tables, [patients[row.patient] for row in chosen if row.payer == _AT_WORK])
    found = {}
    for row in chosen:
        visit, cover = visits[row.encounter], covers[row.coverage]
        found[row.claim] = Chart(
            row.claim, row.number, row.payer, row.rank, row.charge, row.encounter, row.first_claim, day(row.billed_date),
            taken.get(row.claim, day(row.billed_date)), day(visit.service_date), _person(patients[row.patient], cover.member),
            cover.group_number, doctors[visit.provider], sites[visit.site],
            second.get(row.patient, Party()) if row.rank == 1 else Party(),
            hurt.get(row.patient) if row.payer == _AT_WORK else None)
    return found


def _hurt_at_work(tables: Tables, patients: Iterable[Row]) -> Mapping[int, date]:
    """The day of each patient's injury."""
    accounts = {row.patient: str(row.account) for row in patients}
    first = among(tables["encounters"], "patient", accounts).groupby("patient")["service_date"].min()
    return {patient: injured_on(accounts[patient], on.date()) for patient, on in first.items()}


def _taken_in(tables: Tables, claims: Iterable[int]) -> Mapping[int, date | None]:
    """When each claim was sent for the time that it was accepted."""
    sent = among(tables["submissions"], "claim", claims)
    return {row.claim: day(row.sent_date) for row in rows(sent[sent["category"] == _ACCEPTED])}


def _person(patient: Row, member: str) -> Person:
    first, last = patient.name.upper().split(" ", 1)
    return Person(last, first, member, day(patient.born), patient.sex, *home(patient.patient))
