"""How Keystone applies what came: oldest bill first, to the cent, over whole columns."""

from dataclasses import dataclass

import numpy as np

from workbench.world.columns import Flags, Ints, changes
from workbench.world.insurers.group.billing import NONE, Billed, Keystone
from workbench.world.insurers.group.words import GROUP_ENDED
from workbench.world.insurers.months import day_in

_APART = 1 << 42
"""More cents than one group ever owes, and room for two million groups."""
_APPROVED_DAYS = 45
_APPROVED = 7000
_REFUND_DAYS = 9


@dataclass(frozen=True, slots=True)
class Applied:
    """Money that went to bills. `source` is a row of the payments, or of the write-offs where so marked; `bill` a row."""

    source: Ints
    written_off: Flags
    group: Ints
    bill: Ints
    day: Ints
    amount: Ints


@dataclass(frozen=True, slots=True)
class Given:
    """Premium that is given up or given back: groups (places), days, cents, and a position among the reasons.

    `bill` is the row of the bill, where it is known from the start.
    """

    group: Ints
    bill: Ints
    day: Ints
    amount: Ints
    reason: Ints

    def until(self, today: int) -> "Given":
        """What had happened by then."""
        here = self.day <= today
        return Given(self.group[here], self.bill[here], self.day[here], self.amount[here], self.reason[here])


@dataclass(frozen=True, slots=True)
class Settled:
    """What was applied by the world's date, and the refunds."""

    applied: Applied
    write_offs: Given
    refunds: Given


def settled_of(at: Keystone, told: Billed) -> Settled:
    """Applies payments and write-offs of each group to its bills, the oldest first; what nobody asked for stays unapplied."""
    today, payments = at.to.today, told.payments
    write_offs, refunds = _write_offs(at, told).until(today), _refunds(at, told)
    came = np.flatnonzero(payments["received"] <= today)
    source = _Sources(
        np.concatenate([payments["group"][came], write_offs.group]), np.concatenate([payments["received"][came], write_offs.day]),
        np.concatenate([payments["amount"][came], write_offs.amount]), np.concatenate([came, np.arange(len(write_offs.day))]),
        np.repeat(np.array([False, True]), (len(came), len(write_offs.day))))
    lines, bills = told.lines, told.bills
    here = (lines["billed"] <= today) & ~((lines["kind"] == GROUP_ENDED) & np.isin(lines["bill"], refunds.bill))
    net = np.zeros(bills.count, dtype=np.int64)
    np.add.at(net, lines["bill"][here], lines["amount"][here])
    asked = _Sources(bills["group"], bills["issued"], net, np.arange(bills.count), np.zeros(bills.count, dtype=np.bool_))
    return Settled(_applied(source.ordered(), asked.ordered()), write_offs, refunds.until(today))


@dataclass(frozen=True, slots=True)
class _Sources:
    """Money that comes, or that is asked for: groups, days, cents, row, and whether it is of the second sort."""

    group: Ints
    day: Ints
    amount: Ints
    row: Ints
    second: Flags

    def ordered(self) -> "_Sources":
        """By group and day."""
        order = np.lexsort((self.row, self.second, self.day, self.group))
        return _Sources(self.group[order], self.day[order], self.amount[order], self.row[order], self.second[order])

    def ends(self) -> Ints:
        """Where each ends on its group's line of cents; lines of different groups lie far apart. Nothing goes back on it."""
        total = np.cumsum(self.amount)
        starts = np.flatnonzero(changes(self.group)) if len(self.group) else np.zeros(0, dtype=np.int64)
        before = np.append(0, total)[starts]
        own = total - np.repeat(before, np.diff(np.append(starts, len(total))))
        return np.maximum.accumulate(self.group * _APART + np.maximum(own, 0))


def _applied(sources: _Sources, asked: _Sources) -> Applied:
    comes, goes = sources.ends(), asked.ends()
    marks = np.unique(np.concatenate([comes, goes]))
    starts = np.append(-1, marks)[:-1]
    starts = np.where(starts // _APART == marks // _APART, starts, marks // _APART * _APART)
    source, target = np.searchsorted(comes, marks), np.searchsorted(goes, marks)
    within = (source < len(comes)) & (target < len(goes)) & (marks > starts)
    source, target = np.minimum(source, len(comes) - 1), np.minimum(target, len(goes) - 1)
    group = marks // _APART
    within &= (sources.group[source] == group) & (asked.group[target] == group) if len(comes) and len(goes) else False
    source, target, amount = source[within], target[within], (marks - starts)[within]
    return Applied(sources.row[source], sources.second[source], sources.group[source], asked.row[target],
                   np.maximum(sources.day[source], asked.day[target]), amount)


def _write_offs(at: Keystone, told: Billed) -> Given:
    """Cents that a payment was short, on the day it came; and, when approved, months that the contract did not take back."""
    payments, people = told.payments, at.people
    short = np.flatnonzero(payments["short"] > 0)
    disputed = (people.told <= at.to.today) & (people.kept > people.ends) & ~people.mistaken & ~people.agrees
    disputed &= at.groups.own_payroll[people.group] & at.to.draw.chance("approved", people.count, _APPROVED)
    who = np.flatnonzero(disputed)
    lines = told.lines
    beyond = np.isin(lines["member"], who)
    member, month = lines["member"][beyond], lines["month"][beyond]
    kept = (month > people.ends[member]) & (month <= people.kept[member]) & (lines["kind"][beyond] != GROUP_ENDED)
    amount = np.zeros(people.count, dtype=np.int64)
    np.add.at(amount, member[kept], lines["amount"][beyond][kept])
    who = who[amount[who] > 0]
    day = at.to.business.on_or_after(people.told[who] + _APPROVED_DAYS)
    bill = np.concatenate([payments["bill"][short], np.full(len(who), NONE)])
    return Given(np.concatenate([payments["group"][short], people.group[who]]), bill,
                 np.concatenate([payments["received"][short], day]),
                 np.concatenate([payments["short"][short], amount[who]]), np.repeat(np.array([0, 1]), (len(short), len(who))))


def _refunds(at: Keystone, told: Billed) -> Given:
    """A group that left had paid a bill which is then taken back: what was taken back is given back."""
    payments, groups = told.payments, at.groups
    month = told.bills["month"][payments["bill"]]
    taken = groups.left[payments["group"]] & (day_in(month) > groups.ended[payments["group"]])
    rows = np.flatnonzero(taken)
    group = payments["group"][rows]
    credited = np.zeros(groups.count, dtype=np.int64)
    back = told.lines["kind"] == GROUP_ENDED
    np.add.at(credited, told.bills["group"][told.lines["bill"][back]], -told.lines["amount"][back])
    return Given(group, payments["bill"][rows], at.to.business.shifted(groups.entered[group], _REFUND_DAYS), credited[group],
                 np.zeros(len(rows), dtype=np.int64))
