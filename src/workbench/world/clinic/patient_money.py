"""What patients owe and pay: copays at the visit, balances after the insurers' last word, discounts, refunds, what is given up.

A balance is billed only when insurance is final (SOP-11). Some is paid in two parts a month apart; what stays open is given up in
part, and always when it is small.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.world.clinic.billing import Billed
from workbench.world.clinic.claims_tables import Ids
from workbench.world.clinic.deciding import Outcomes
from workbench.world.clinic.decisions import reasons_of
from workbench.world.clinic.people import NOBODY
from workbench.world.clinic.pricing import Prices, SecondPrices
from workbench.world.clinic.second import SecondClaims
from workbench.world.columns import NEVER, Flags, Ints, Words, changes, numbered, rounded_share, sums, zeros
from workbench.world.frames import frame
from workbench.world.streams import MYRIAD

METHODS = ("card", "cash", "check", "lockbox")
_AT_VISIT, _LATER = (70, 12, 18, 0), (48, 4, 8, 40)
_DAYS_TO_SECOND = 6
_GIVEN_UP = 8500
"""Of 10,000 unpaid balances that are written off after four months or more."""
_SMALL = 1_000
"""Cents: nobody asks for less that long."""
_REST_PAID, _DAYS_TO_REST = 7500, 30
"""Of 10,000 balances of which one half was paid: the other half comes too."""


@dataclass(frozen=True, slots=True)
class Balances:
    """One row for each line of a first claim, in cents. `due` is what is left to the patient once insurance is final, on `day`.

    `copay` was paid at the visit, `discount` is taken off for patients without insurance, `denied` is lost with a final denial.
    """

    copay: Ints
    discount: Ints
    due: Ints
    day: Ints
    denied: Ints
    denied_day: Ints


@dataclass(frozen=True, slots=True)
class PatientPayments:
    """One row for each line that a payment was for, by day. Rows with the same `event` were one payment. Money is cents."""

    row: Ints
    bill: Ints
    event: Ints
    amount: Ints
    received: Ints
    posted: Ints
    method: Words


def balances_of(billed: Billed, outcomes: Outcomes, prices: Prices, second: SecondClaims, seconds: SecondPrices) -> Balances:
    """What is left of each line for the patient and what is lost."""
    to, bills, lines = billed.to, billed.bills, billed.lines
    bill, copay = lines.bill, _copays(billed)
    discount = np.where(bills.insured[bill], 0, rounded_share(lines.charge, to.figures.uninsured_discount, MYRIAD))
    asked = (second.billed < NEVER)[bill]
    share = np.where(asked, seconds.deductible + seconds.coinsurance, prices.patient_part)
    patients = np.array([code.startswith("PR") for code in reasons_of(to)])[outcomes.denial[bill]]
    kept = prices.denied & ~outcomes.won[bill]
    share = np.where(kept, np.where(patients, lines.charge, 0), share)
    final = np.where(second.billed < NEVER, second.posted, np.where(outcomes.won, outcomes.posted_again, outcomes.posted))
    day = np.where(bills.insured, final, bills.made)[bill]
    due = np.where(bills.insured[bill], share, lines.charge - discount)
    lost = np.where(kept & ~patients, lines.charge - copay, 0)
    return Balances(copay, discount, due, day, lost, outcomes.written_off[bill])


def _copays(billed: Billed) -> Ints:
    """What was paid at the visit of each line: the copay, on the office visit."""
    to, bills, lines, count = billed.to, billed.bills, billed.lines, billed.visits.count
    visit_codes = np.array([each.group == "visit" for each in to.figures.services])
    office = visit_codes[lines.code[bills.start]]
    asked = to.draw.chance("copay", count, to.figures.copay_collected) & (billed.second == NOBODY)
    asked |= to.draw.chance("copay by mistake", count, to.figures.copay_by_mistake) & (billed.second != NOBODY)
    copay = zeros(len(lines.bill))
    copay[bills.start] = np.where(office & asked, billed.people.copay[billed.visits.patient], 0)
    return copay


def payments_by_patients(billed: Billed, balances: Balances) -> PatientPayments:
    """Draws the payments that have come by today."""
    to, lines, count = billed.to, billed.lines, billed.visits.count
    at_visit, later = _at_visit(billed, balances), _later(billed, balances)
    method_now = to.draw.weighted("method at visit", count, _AT_VISIT)
    method_later = to.draw.weighted("method later", count, _LATER)
    row = np.concatenate([at_visit[0], later[0]])
    amount = np.concatenate([at_visit[1], later[1]])
    received = np.concatenate([at_visit[2], later[2]])
    is_later = np.arange(len(row)) >= len(at_visit[0])
    bill = lines.bill[row]
    method = np.where(is_later, method_later[bill], method_now[bill])
    order = np.lexsort((row, bill, received))
    order = order[(received[order] <= to.today) & (amount[order] > 0)]
    received, bill = received[order], bill[order]
    lag = to.draw.weighted("patient posting", count, (78, 20, 2))[bill]
    event = np.cumsum(changes(received, bill)) - 1
    return PatientPayments(row[order], bill, event, amount[order], received, to.business.shifted(received, lag),
                           Words(method[order], METHODS))


def _at_visit(billed: Billed, balances: Balances) -> tuple[Ints, Ints, Ints]:
    to, bills, bill = billed.to, billed.bills, billed.lines.bill
    cash = ~bills.insured & to.draw.chance("pays at visit", len(bills.payer), to.figures.uninsured_pays_at_visit)
    rows = np.flatnonzero((balances.copay > 0) | cash[bill])
    return rows, np.where(cash[bill[rows]], balances.due[rows], balances.copay[rows]), billed.visits.day[bill[rows]]


def _later(billed: Billed, balances: Balances) -> tuple[Ints, Ints, Ints]:
    to, bills, lines, count = billed.to, billed.bills, billed.lines, billed.visits.count
    paid_now = ~bills.insured & to.draw.chance("pays at visit", count, to.figures.uninsured_pays_at_visit)
    pays = to.draw.chance("pays", count, to.figures.balance_paid) & ~paid_now
    half = to.draw.chance("pays half", count, to.figures.balance_half)
    days = 9 + to.draw.weighted("pays after", count, (3,) * 12 + (2,) * 20 + (1,) * 20)
    rows = np.flatnonzero(pays[lines.bill] & (balances.day < NEVER) & (balances.due > balances.copay))
    bill = lines.bill[rows]
    whole = balances.due[rows] - balances.copay[rows]
    amount = np.where(half[bill], whole // 2, whole)
    day = to.business.on_or_after(balances.day[rows] + days[bill])
    rest = np.flatnonzero((half & to.draw.chance("pays the rest", count, _REST_PAID))[bill])
    rest_day = to.business.on_or_after(day[rest] + _DAYS_TO_REST)
    again = np.flatnonzero((to.draw.chance("pays twice", count, to.figures.balance_paid_twice) & ~half)[bill])
    second_day = to.business.shifted(day[again], _DAYS_TO_SECOND)
    return (np.concatenate([rows, rows[again], rows[rest]]), np.concatenate([amount, amount[again], (whole - amount)[rest]]),
            np.concatenate([day, second_day, rest_day]))


def refunds_of(billed: Billed, outcomes: Outcomes, balances: Balances, paid: PatientPayments) -> tuple[Ints, Ints, Ints]:
    """What patients had paid too much and got back by today: row, cents, day. Copays that were not due, balances paid twice."""
    to, bills, lines = billed.to, billed.bills, billed.lines
    rows = len(lines.bill)
    over = sums(paid.amount, paid.row, rows) - balances.due
    last = np.zeros(rows, dtype=np.int64)
    np.maximum.at(last, paid.row, paid.posted)
    final = (balances.day < NEVER) & (outcomes.denial < 0)[lines.bill] & (outcomes.taken >= NEVER)[lines.bill]
    returned = to.draw.chance("refund", len(bills.payer), 8000)[lines.bill]
    days = to.draw.between("refund days", len(bills.payer), 8, 35)[lines.bill]
    day = to.business.on_or_after(np.where(final, np.maximum(balances.day, last) + days, NEVER))
    found = np.flatnonzero((over > 0) & returned & (day <= to.today))
    return found, over[found], day[found]


def given_up_of(billed: Billed, balances: Balances, paid: PatientPayments, returned: Ints) -> tuple[Ints, Ints, Ints]:
    """What patients still owed and was written off by today: row, cents, day. `returned`: payments that came back."""
    to, bills, bill = billed.to, billed.bills, billed.lines.bill
    kept = sums(paid.amount, paid.row, len(bill)) - sums(paid.amount[returned], paid.row[returned], len(bill))
    left = balances.due - kept
    small = sums(np.maximum(left, 0), bill, len(bills.payer))[bill] < _SMALL
    lost = to.draw.chance("given up on", len(bills.payer), _GIVEN_UP)[bill] | small
    days = to.draw.between("given up after", len(bills.payer), 125, 200)[bill]
    day = to.business.on_or_after(np.where(balances.day < NEVER, balances.day + days, NEVER))
    rows = np.flatnonzero(lost & (left > 0) & (day <= to.today))
    return rows, left[rows], day[rows]


def patient_payments_table(billed: Billed, payments: PatientPayments, ids: Ids, deposit: Ints) -> pd.DataFrame:
    """The table `patient_payments`. `deposit` is the deposit of each payment."""
    to, visits = billed.to, billed.visits
    return frame("patient_payments", {
        "payment": numbered(len(payments.row)), "patient": visits.patient[payments.bill] + 1, "line": ids.line[payments.row],
        "received_date": payments.received, "posted_date": np.where(payments.posted <= to.today, payments.posted, NEVER),
        "method": payments.method, "amount": payments.amount, "deposit": deposit,
    })


def first_rows(payments: PatientPayments) -> Flags:
    """Marks the first row of each payment."""
    return changes(payments.event)
