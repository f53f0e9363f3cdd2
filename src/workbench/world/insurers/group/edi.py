"""Keystone's files: who is enrolled and what changed (834), what employers paid (820). As the tables say, a planted fault too.

Tax numbers begin with 07 and routing numbers with 99, which are not handed out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import pandas as pd

from workbench.world.edi.rows import Row, Tables, among, day, grouped, rows
from workbench.world.edi.who import home
from workbench.world.frames import World
from workbench.world.larkmere import FIRST_SERVICE
from workbench.x12 import (
    BankAccount,
    Coverage,
    Enrolment,
    Interchange,
    Maintenance,
    Member,
    MemberPremium,
    Party,
    Person,
    PremiumDetail,
    PremiumPayment,
    write_enrolments,
    write_premiums,
)

FIRST_MEMBERS = 2_000
"""Groups have files as long as they cover no more people together, unless somebody wants more; the first group always has."""
KEYSTONE = Party("KEYSTONE GROUP HEALTH", tax="079000001")
_KEYSTONE_ACCOUNT = BankAccount("990000026", "61200451")
_RECEIVER = "KEYSTONE"
_MORNING = time(7)
_FILES_OF_GROUP = 1_000
_EMPLOYEE, _EVERYBODY, _CONTROL = "18", "4", "0001"
_REASONS = {"hired": "28", "married": "32", "child": "02", "left": "08", "mistake": "41"}
"""INS04 for each reason of `enrolment_events`."""


@dataclass(frozen=True, slots=True)
class _Group:
    """An employer and its people: families by employee, the employee first."""

    row: Row
    party: Party
    families: Mapping[int, Sequence[Row]]

    @property
    def sender(self) -> str:
        """How its interchanges name it."""
        return str(self.row.number).replace("-", "")

    @property
    def originator(self) -> str:
        """BPR10: 1 and its tax number."""
        return f"1{self.party.tax}"


def group_files(world: World, members: int = FIRST_MEMBERS) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file of the first groups, which cover up to `members` people: .834 and .820."""
    tables = world.tables
    sizes = tables["members"]["group"].value_counts(sort=False).sort_index().cumsum()
    wanted = [group for place, (group, size) in enumerate(sizes.items()) if size <= members or place == 0]
    people = grouped(among(tables["members"], "group", wanted), "group")
    events = grouped(among(tables["enrolment_events"], "group", wanted), "group")
    payments = grouped(among(tables["group_payments"], "group", wanted), "group")
    bills = {row.bill: row for row in rows(among(tables["list_bills"], "group", wanted))}
    for row in rows(among(tables["groups"], "group", wanted)):
        group = _group(row, people[row.group])
        yield _opening(group, events.get(row.group, ()))
        yield from _changes(group, events.get(row.group, ()))
        yield from _payments(tables, group, payments.get(row.group, ()), bills)


def _group(row: Row, people: Iterable[Row]) -> _Group:
    families: dict[int, list[Row]] = {}
    for person in people:
        families.setdefault(person.employee, []).append(person)
    return _Group(row, Party(row.name.upper(), tax=f"07{row.group:07d}"), families)


def _opening(group: _Group, events: Iterable[Row]) -> tuple[str, bytes]:
    """Everybody who is covered on the first day, to compare (BGN08 4, INS03 030)."""
    before = {event.member: event.tier_before for event in events if event.tier_before}
    here = [person for family in group.families.values() for person in family if _covered_on(person, FIRST_SERVICE)]
    tiers = {person.member: before.get(person.member, person.tier) for person in here if person.relationship == _EMPLOYEE}
    told = tuple(_member(group, person, Maintenance.AUDIT, tiers[person.employee], "", begins=day(person.from_date))
                 for person in here if person.employee in tiers)
    enrolment = _enrolment(group, FIRST_SERVICE, told, _EVERYBODY)
    envelope = _envelope(group, FIRST_SERVICE, _numbered(group, 1))
    return f"{FIRST_SERVICE:%Y%m%d}-{group.row.number}-all.834", write_enrolments([enrolment], envelope)


def _covered_on(person: Row, on: date) -> bool:
    begins, ends = day(person.from_date), day(person.to_date)
    return begins is not None and begins <= on and (ends is None or ends >= on)


def _changes(group: _Group, events: Sequence[Row]) -> Iterator[tuple[str, bytes]]:
    """What an employer told on a day: one file."""
    by_day: dict[date, list[Row]] = {}
    for event in events:
        by_day.setdefault(event.reported_date.date(), []).append(event)
    for number, (on, told) in enumerate(sorted(by_day.items()), 2):
        members = tuple(member for event in told for member in _told(group, event))
        enrolment = _enrolment(group, on, members, "2")
        yield f"{on:%Y%m%d}-{group.row.number}.834", write_enrolments([enrolment], _envelope(group, on, _numbered(group, number)))


def _told(group: _Group, event: Row) -> Iterator[Member]:
    """The employee, and those of the family whom the event is about: who is covered, or who came with the change."""
    kind, cover, reason = Maintenance(event.kind), day(event.cover_date), _REASONS[event.reason]
    ends, employee = kind is Maintenance.CANCEL, group.families[event.member][0]
    for person in group.families[event.member]:
        joins = person.from_date == event.accepted_date and person is not employee
        if person is employee or joins if kind is Maintenance.CHANGE else _covered_by(person, employee, event):
            does = Maintenance.ADD if kind is Maintenance.CHANGE and joins else kind
            yield _member(group, person, does, event.tier, reason, None if ends else cover, cover if ends else None,
                          "TE" if ends else "FT", day(event.event_date))


def _covered_by(person: Row, employee: Row, event: Row) -> bool:
    """Whether somebody of a family comes with the employee's cover, or was covered when it ended."""
    since_the_start: bool = person.from_date == employee.from_date
    return since_the_start or (event.kind != Maintenance.ADD and bool(person.from_date <= event.cover_date))


def _member(group: _Group, person: Row, does: Maintenance, tier: str, reason: str, begins: date | None = None,
            ends: date | None = None, employment: str = "FT", effective: date | None = None) -> Member:
    own = person.relationship == _EMPLOYEE
    street, city, state, code = home(person.employee) if own else ("", "", "", "")
    who = Person(person.last_name.upper(), person.first_name.upper(), person.number, day(person.born), person.sex, street, city,
                 state, code)
    cover = Coverage(does.value, "HLT", group.row.plan, tier, begins, ends)
    return Member(who, person.relationship, does.value, group.families[person.employee][0].number, (cover,), reason, "A",
                  employment if own else "", effective)


def _enrolment(group: _Group, on: date, members: tuple[Member, ...], action: str) -> Enrolment:
    return Enrolment(_CONTROL, f"{group.sender}{on:%Y%m%d}", group.row.number, group.party, KEYSTONE, on, members, action)


def _payments(tables: Tables, group: _Group, payments: Sequence[Row], bills: Mapping[int, Row]) -> Iterator[tuple[str, bytes]]:
    lines = grouped(among(tables["remittance_lines"], "payment", [each.payment for each in payments]), "payment")
    for payment in payments:
        on = payment.received_date.date()
        paid = _payment(group, payment, lines[payment.payment], bills)
        name = f"{on:%Y%m%d}-{group.row.number}-{payment.payment}.820"
        yield name, write_premiums([paid], _envelope(group, on, payment.payment))


def _payment(group: _Group, payment: Row, lines: Sequence[Row], bills: Mapping[int, Row]) -> PremiumPayment:
    people = {family[0].member: family[0] for family in group.families.values()}
    by_member: dict[int, list[PremiumDetail]] = {}
    for line in lines:
        bill, month = bills[line.bill], line.month
        asked = int(bill.amount) if line.member == 0 else None
        detail = PremiumDetail(bill.number, int(line.amount), asked, month.date(), (month + pd.offsets.MonthEnd(0)).date())
        by_member.setdefault(line.member, []).append(detail)
    members = tuple(MemberPremium(Person(people[one].last_name.upper(), people[one].first_name.upper(), people[one].number),
                                  tuple(details))
                    for one, details in by_member.items() if one)
    return PremiumPayment(
        _CONTROL, int(payment.amount), payment.method, payment.received_date.date(), payment.trace, group.originator,
        group.row.number,
        KEYSTONE, group.party, tuple(by_member.get(0, ())), members, BankAccount("990000034", f"8{group.row.group:07d}"),
        _KEYSTONE_ACCOUNT)


def _numbered(group: _Group, number: int) -> int:
    """A control number that no other enrolment file has."""
    return int(group.row.group) * _FILES_OF_GROUP + number


def _envelope(group: _Group, on: date, control: int) -> Interchange:
    return Interchange(group.sender, _RECEIVER, control, datetime.combine(on, _MORNING))
