"""Keystone's list bills and what employers remit, month by month: each as far as it knows, with corrections of earlier months."""

from dataclasses import dataclass

import numpy as np

from workbench.world.columns import Flags, Ints, sums
from workbench.world.insurers.figures import GroupFigures
from workbench.world.insurers.group.people import Employees, Groups, first_billed
from workbench.world.insurers.group.rating import GroupRates, tier_as_employed, tier_as_reported
from workbench.world.insurers.group.words import CURRENT, GROUP_ENDED, RETRO_ADD, RETRO_CHANGE, RETRO_END
from workbench.world.insurers.months import day_in, month_of
from workbench.world.insurers.rows import Rows
from workbench.world.insurers.setting import Setting

_LOOKS_BACK = 5
_PAYROLL_DAYS = 2
"""Payroll closes so many days before it pays."""
_EARLY, _USUAL, _LATE_FROM = -6, 5, 11
NONE = -1


@dataclass(frozen=True, slots=True)
class Billed:
    """Bills by row: number of the month's bill (0 for the first), the group's place. Lines and payments hang on rows of them."""

    bills: Rows
    lines: Rows
    payments: Rows
    remitted: Rows


@dataclass(frozen=True, slots=True)
class Keystone:
    """Everything that the year is told with."""

    to: Setting
    figures: GroupFigures
    groups: Groups
    people: Employees
    rates: GroupRates


def billed_of(at: Keystone) -> Billed:
    """Every bill up to the world's date, and what came for it."""
    first = first_billed(at.to)
    last = int(month_of(np.array([at.to.today + 31 - at.figures.bill_day]))[0])
    told = Billed(
        Rows("group", "month", "issued"), Rows("bill", "member", "month", "kind", "tier", "band", "amount", "billed"),
        Rows("group", "bill", "received", "amount", "short"), Rows("payment", "bill", "member", "month", "amount"))
    wide = (at.people.count, max(0, last - first + 1))
    billed, paid = np.zeros(wide, dtype=np.int64), np.zeros(wide, dtype=np.int64)
    day = np.zeros(at.groups.count, dtype=np.int64)
    for number in range(wide[1]):
        issued = int(day_in(np.array([first + number - 1]), at.figures.bill_day)[0])
        if issued <= at.to.today:
            bills = _bill(at, told, billed, first, number, issued)
            day = _remit(at, told, paid, bills, day, first, number)
    return told


def _bill(at: Keystone, told: Billed, billed: Ints, first: int, number: int, issued: int) -> Ints:
    """Bills every group that is with us; returns the row of each group's bill, NONE where there is none."""
    groups, people, month = at.groups, at.people, first + number
    with_us = groups.entered > issued
    place = np.flatnonzero(with_us)
    rows = np.full(groups.count, NONE, dtype=np.int64)
    rows[place] = told.bills.add(len(place), group=place, month=month, issued=issued)
    settles = ~_taken_back(groups, number)[people.group]
    day = np.full(people.count, issued, dtype=np.int64)
    for covered in range(month, max(first, month - _LOOKS_BACK) - 1, -1):
        tier = tier_as_reported(people, covered, day)
        charge, before = at.rates.charges(covered, tier), billed[:, covered - first]
        differs = with_us[people.group] & (charge != before)
        if covered != month:
            differs &= settles
        who = np.flatnonzero(differs)
        was, will = before[who], charge[who]
        kind = np.where(was == 0, RETRO_ADD, np.where(will == 0, RETRO_END, RETRO_CHANGE))
        told.lines.add(len(who), bill=rows[people.group[who]], member=who, month=covered, amount=will - was, billed=issued,
                       kind=CURRENT if covered == month else kind,
                       tier=np.where(will > 0, tier[who], _tier_before(at, covered, who, issued)),
                       band=at.rates.bands(covered)[1][who])
        billed[who, covered - first] = will
    _take_back(at, told, billed, rows, first, number)
    return rows


def _tier_before(at: Keystone, month: int, who: Ints, issued: int) -> Ints:
    """The tier that stood on the bill which is now taken back."""
    changed = (at.people.says <= issued) & (at.people.changes <= month)
    return np.where(changed, at.people.next_tier, at.people.tier)[who]


def _taken_back(groups: Groups, number: int) -> Flags:
    """Groups whose cover ends before the month of this bill: when they do not pay, two bills are out; when they leave, one."""
    taken: Flags = (groups.bill == number) & (groups.not_paid | groups.left) | (groups.bill == number - 1) & groups.not_paid
    return taken


def _take_back(at: Keystone, told: Billed, billed: Ints, rows: Ints, first: int, number: int) -> None:
    """What such a bill asked for is credited on it when the end is entered."""
    people = at.people
    ends = _taken_back(at.groups, number)[people.group] & (rows[people.group] != NONE) & (billed[:, number] > 0)
    who = np.flatnonzero(ends)
    told.lines.add(len(who), bill=rows[people.group[who]], member=who, month=first + number, amount=-billed[who, number],
                   billed=at.groups.entered[people.group[who]], kind=GROUP_ENDED,
                   tier=_tier_before(at, first + number, who, at.to.today), band=at.rates.bands(first + number)[1][who])


def _remit(at: Keystone, told: Billed, paid: Ints, rows: Ints, before: Ints, first: int, number: int) -> Ints:
    """What each group pays for its bill of the month: as billed, or for whom its payroll knows; returns the days of it.

    No group pays a bill before the day on which it paid the one before.
    """
    groups = at.groups
    day = at.to.business.on_or_after(np.maximum(_pay_days(at, first + number, number), before + 1))
    pays = (rows != NONE) & ~(groups.not_paid & _taken_back(groups, number))
    of_bill = told.lines["kind"] != GROUP_ENDED
    asked = sums(told.lines["amount"][of_bill], told.lines["bill"][of_bill], told.bills.count)[np.maximum(rows, 0)]
    _remit_as_billed(at, told, rows, pays & ~groups.own_payroll & (asked > 0), asked, day, number)
    _remit_by_payroll(at, told, paid, rows, pays & groups.own_payroll, day, first, number)
    return day


def _pay_days(at: Keystone, month: int, number: int) -> Ints:
    """Around the first of the month, or late in the grace period; who is about to leave pays once more."""
    groups, draw, count = at.groups, at.to.draw, at.groups.count
    due = day_in(np.full(count, month, dtype=np.int64))
    late = draw.chance(f"late {number}", count, at.figures.late)
    day = due + np.where(late, draw.between(f"late days {number}", count, _LATE_FROM, at.figures.grace_days - 1),
                         draw.between(f"days {number}", count, _EARLY, _USUAL))
    return at.to.by(np.where(groups.left & (groups.bill == number), due - 2, day), due + at.figures.grace_days)


def _remit_as_billed(at: Keystone, told: Billed, rows: Ints, pays: Flags, asked: Ints, day: Ints, number: int) -> None:
    place = np.flatnonzero(pays)
    short = at.to.draw.chance(f"short {number}", at.groups.count, at.figures.short) & ~_taken_back(at.groups, number)
    less = np.where(short, at.to.draw.between(f"less {number}", at.groups.count, 1, at.figures.tolerance), 0)[place]
    payment = told.payments.add(len(place), group=place, bill=rows[place], received=day[place], amount=asked[place] - less,
                                short=less)
    told.remitted.add(len(place), payment=payment, bill=rows[place], member=NONE, month=told.bills["month"][rows[place]],
                      amount=asked[place] - less)


def _remit_by_payroll(at: Keystone, told: Billed, paid: Ints, rows: Ints, pays: Flags, day: Ints, first: int,
                      number: int) -> None:
    people, month = at.people, first + number
    known = (day - _PAYROLL_DAYS)[people.group]
    parts = []
    for covered in range(month, max(first, month - _LOOKS_BACK) - 1, -1):
        amount = at.rates.charges(covered, tier_as_employed(people, covered, known)) - paid[:, covered - first]
        parts.append((covered, np.flatnonzero(pays[people.group] & (amount != 0)), amount))
    total = sum((sums(amount[who], people.group[who], at.groups.count) for _, who, amount in parts),
                np.zeros(at.groups.count, dtype=np.int64))
    pays = pays & (total > 0)
    place = np.flatnonzero(pays)
    of_group = np.full(at.groups.count, NONE, dtype=np.int64)
    of_group[place] = told.payments.add(len(place), group=place, bill=rows[place], received=day[place], amount=total[place],
                                        short=0)
    for covered, everybody, amount in parts:
        who = everybody[pays[people.group[everybody]]]
        told.remitted.add(len(who), payment=of_group[people.group[who]], bill=rows[people.group[who]], member=who, month=covered,
                          amount=amount[who])
        paid[who, covered - first] += amount[who]
