"""Enrolled, billed, paid: where what an employer paid for somebody is not what was billed, why, and when it was settled."""

import numpy as np
import pandas as pd

from workbench.world.columns import NEVER, Flags, Ints, Words, numbered
from workbench.world.frames import frame
from workbench.world.insurers.group import words
from workbench.world.insurers.group.billing import Billed, Keystone
from workbench.world.insurers.group.settling import Settled
from workbench.world.insurers.group.words import GROUP_ENDED, LATE_END, MISSING_ADD, RETRO_LIMIT, SETTLED, TIER
from workbench.world.insurers.months import day_in
from workbench.world.insurers.rows import Chosen

_MONTHS = 4_096


def match_table(at: Keystone, told: Billed, settled: Settled) -> tuple[pd.DataFrame, Flags]:
    """The table `match_results`, and for each payment that came whether a person had to act on it."""
    bills, payments = told.bills, told.payments
    chosen = Chosen(payments["received"] <= at.to.today, payments["received"], payments["group"])
    of_bill = np.zeros(bills.count, dtype=np.int64)
    of_bill[payments["bill"][chosen.rows]] = chosen.ids(chosen.rows)
    keys, billed, paid = _compared(at, told, of_bill)
    bill, rest = keys // (at.people.count * _MONTHS), keys % (at.people.count * _MONTHS)
    member, month = rest // _MONTHS, rest % _MONTHS
    cause, known = _causes(at, bills["month"][bill], member, month, billed, paid)
    settled_on = _first_bill_after(at, told, bills["group"][bill], known, bills["issued"][bill])
    received = np.zeros(bills.count, dtype=np.int64)
    received[payments["bill"]] = payments["received"]
    settled_on = np.maximum(settled_on, received[bill])
    touched = np.zeros(len(chosen) + 1, dtype=np.bool_)
    touched[of_bill[bill]] = True
    table = frame("match_results", {
        "result": numbered(len(keys)), "bill": bill + 1, "payment": of_bill[bill], "member": member + 1, "month": day_in(month),
        "billed": billed, "paid": paid, "difference": paid - billed, "cause": Words(cause, words.CAUSES),
        "settled_date": np.where(cause == RETRO_LIMIT, _approved(at, settled, bills["group"][bill]), settled_on),
    })
    return table, touched[1:]


def _compared(at: Keystone, told: Billed, of_bill: Ints) -> tuple[Ints, Ints, Ints]:
    """Bill, employee and month as one key, cents billed and cents paid, where they differ in a payment by member."""
    lines, remitted = told.lines, told.remitted
    ours = at.groups.own_payroll[told.bills["group"]] & (of_bill > 0)
    line = np.flatnonzero(ours[lines["bill"]] & (lines["kind"] != GROUP_ENDED))
    row = np.flatnonzero(ours[remitted["bill"]])
    bill, member, month = (np.concatenate([lines[name][line], remitted[name][row]]) for name in ("bill", "member", "month"))
    keys, place = np.unique((bill * at.people.count + member) * _MONTHS + month, return_inverse=True)
    billed, paid = np.zeros(len(keys), dtype=np.int64), np.zeros(len(keys), dtype=np.int64)
    np.add.at(billed, place[:len(line)], lines["amount"][line])
    np.add.at(paid, place[len(line):], remitted["amount"][row])
    differs = billed != paid
    return keys[differs], billed[differs], paid[differs]


def _causes(at: Keystone, bill_month: Ints, member: Ints, month: Ints, billed: Ints, paid: Ints) -> tuple[Ints, Ints]:
    """Why they differ, and the day on which the insurer knew, so that its next bill agrees."""
    people = at.people
    kept = (month > people.ends[member]) & (month <= people.kept[member]) & ~people.mistaken[member]
    ended = (month > people.ends[member])
    earlier = month < people.accepted[member]
    tier = (paid != 0) & (billed != 0) | ((people.changes[member] <= month) & (people.says[member] < NEVER) & ~ended)
    cause = np.where(kept & (billed > 0), RETRO_LIMIT, np.where(ended, LATE_END, np.where(tier, TIER, MISSING_ADD)))
    cause = np.where((month < bill_month) & (paid == 0) & ~kept, SETTLED, cause)
    known = np.where(cause == LATE_END, np.where(people.mistaken[member], people.back[member], people.told[member]),
                     np.where(cause == TIER, people.says[member], people.added[member]))
    return cause, np.where((cause == SETTLED) | earlier, 0, known)


def _first_bill_after(at: Keystone, told: Billed, group: Ints, known: Ints, issued: Ints) -> Ints:
    """The issue day of the group's first bill after a day, not before the bill that is looked at."""
    days = np.unique(told.bills["issued"])
    wanted = np.maximum(known, issued)
    place = np.searchsorted(days, wanted)
    day = np.where(place < len(days), days[np.minimum(place, len(days) - 1)], NEVER)
    return np.where(day < at.groups.entered[group], day, NEVER)


def _approved(at: Keystone, settled: Settled, group: Ints) -> Ints:
    """The day on which the group's months beyond the limit were written off; NEVER while they are disputed."""
    day = np.full(at.groups.count, NEVER, dtype=np.int64)
    beyond = settled.write_offs.reason == 1
    np.minimum.at(day, settled.write_offs.group[beyond], settled.write_offs.day[beyond])
    return day[group]
