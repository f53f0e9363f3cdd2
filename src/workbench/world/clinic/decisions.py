"""Every decision of every payer, one after the other: first, after work, reversed and corrected, twice, taken back, second.

Each becomes a claim of a remittance, and each of its lines a line there. `remitted_of` settles their money; it makes no table.
"""

from dataclasses import dataclass, fields
from enum import IntEnum

import numpy as np

from workbench.world.clinic.billing import Billed, lines_of
from workbench.world.clinic.deciding import Outcomes
from workbench.world.clinic.payments import PaymentDays, posting_day
from workbench.world.clinic.pricing import Prices, SecondPrices
from workbench.world.clinic.second import SecondClaims
from workbench.world.clinic.setting import Setting
from workbench.world.columns import NEVER, Flags, Ints, zeros


class Kind(IntEnum):
    """What a decision is. The order is the order in a remittance: a reversal stands before its correction."""

    FIRST = 0
    AGAIN = 1
    BACK = 2
    CORRECTED = 3
    GONE = 4
    TWICE = 5
    SECOND = 6


SLOTS = ("CO-45", "CO-59", "PR-1", "PR-2", "PR-3", "CO-253", "OA-23")
"""The adjustments with a column of their own; a denial stands in the column after them."""
DENIAL_SLOT = len(SLOTS)
CONTRACTUAL = ("CO-45", "CO-59", "CO-253")
"""What is written off at once: above the schedule, the cut of a second procedure, sequestration."""
COVERAGE_ENDED, SENT_TWICE = "PR-27", "OA-18"


@dataclass(frozen=True, slots=True)
class Decisions:
    """One row for each decision of a payment that was made. `visit` counts from 0; `stop` is a position in STOPS."""

    visit: Ints
    kind: Ints
    payer: Ints
    form: Ints
    run: Ints
    posted: Ints
    stop: Ints

    def taken(self, rows: Ints | Flags) -> "Decisions":
        """Those rows."""
        return Decisions(*(getattr(self, each.name)[rows] for each in fields(self)))


@dataclass(frozen=True, slots=True)
class Remitted:
    """One row for each line of each decision. `decision` counts from 0; `slots` has a column for each of SLOTS and for a denial.

    Money is cents. `reason` is a position in `reasons` for the denial's column.
    """

    decision: Ints
    line: Ints
    charge: Ints
    allowed: Ints
    paid: Ints
    slots: Ints
    reason: Ints
    denied: Flags
    units: Ints

    @property
    def contractual(self) -> Ints:
        """What is written off at once."""
        contractual: Ints = self.slots[:, [SLOTS.index(each) for each in CONTRACTUAL]].sum(axis=1)
        return contractual

    @property
    def patients(self) -> Ints:
        """What PR leaves to the patient or the next payer, a denial left aside."""
        patients: Ints = self.slots[:, [place for place, code in enumerate(SLOTS) if code.startswith("PR")]].sum(axis=1)
        return patients


def reasons_of(to: Setting) -> tuple[str, ...]:
    """The codes a denial can have: those of the figures, and that of a claim sent twice."""
    return (*(each.code for each in to.figures.denials), SENT_TWICE)


def decisions_of(billed: Billed, outcomes: Outcomes, second: SecondClaims, paying: PaymentDays) -> Decisions:
    """Every decision whose payment day is at most a few days ahead; later ones are not known yet."""
    to, bills = billed.to, billed.bills
    by_line = outcomes.won & ~outcomes.whole
    parts = [
        (Kind.FIRST, outcomes.first, outcomes.posted, outcomes.stop),
        (Kind.AGAIN, np.where(outcomes.won & outcomes.whole, outcomes.again, NEVER), outcomes.posted_again, outcomes.stop_again),
        (Kind.BACK, np.where(by_line, outcomes.again, outcomes.taken), None, None),
        (Kind.CORRECTED, np.where(by_line, outcomes.again, NEVER), outcomes.posted_again, outcomes.stop_again),
        (Kind.GONE, outcomes.taken, None, None),
        (Kind.TWICE, outcomes.twice, None, None),
        (Kind.SECOND, second.run, second.posted, second.stop),
    ]
    latest = int(to.business.days[to.business.place(np.array([to.today]))[0] + 3])
    blocks = []
    for kind, run, posted, stop in parts:
        rows = np.flatnonzero(run <= latest)
        payer = (second.payer if kind is Kind.SECOND else bills.payer)[rows]
        form = zeros(len(rows)) if kind is Kind.SECOND else outcomes.form[rows]
        day = posting_day(to, paying, payer, form, run[rows]) if posted is None else posted[rows]
        if kind is Kind.BACK:
            day = np.where(by_line[rows], outcomes.posted_again[rows], day)
        blocks.append(Decisions(rows, np.full(len(rows), int(kind), dtype=np.int64), payer, form, run[rows], day,
                                zeros(len(rows)) if stop is None else stop[rows]))
    whole = Decisions(*(np.concatenate([getattr(block, each.name) for block in blocks]) for each in fields(Decisions)))
    return whole.taken(np.lexsort((whole.kind, whole.visit, whole.form, whole.payer, whole.run)))


def remitted_of(billed: Billed, outcomes: Outcomes, prices: Prices, second: SecondPrices, decisions: Decisions) -> Remitted:
    """The money of every line of every decision. charge = paid + the sum of its slots, in each row."""
    bills, lines = billed.bills, billed.lines
    row = lines_of(bills, decisions.visit)
    decision = np.repeat(np.arange(len(decisions.visit), dtype=np.int64), bills.count[decisions.visit])
    kind, bill, charge = decisions.kind[decision], lines.bill[row], lines.charge[row]
    reason = _reasons(billed.to, outcomes, kind, bill)
    denied = _denied(billed.to, outcomes, kind, bill, prices.denied[row], reason)
    settled, asked = ~denied & (kind != Kind.SECOND), ~denied & (kind == Kind.SECOND)

    def either(by_first: Ints, by_second: Ints | int) -> Ints:
        return np.where(settled, by_first, np.where(asked, by_second, 0)).astype(np.int64)

    left = second.deductible[row] + second.coinsurance[row]
    slots = np.column_stack([
        either(charge - lines.fee[row], second.write_off[row]), either(lines.fee[row] - prices.allowed[row], 0),
        either(prices.deductible[row], second.deductible[row]),
        either(prices.coinsurance[row], second.coinsurance[row]), either(prices.copay[row], 0),
        either(prices.sequestration[row], 0), np.where(asked, charge - prices.patient_part[row], 0), np.where(denied, charge, 0)])
    sign = np.where(kind == Kind.BACK, -1, 1)
    return Remitted(decision, row, charge * sign, either(prices.allowed[row], second.paid[row] + left) * sign,
                    either(prices.paid[row], second.paid[row]) * sign, slots * sign[:, None], reason, denied,
                    np.where(denied, 0, lines.units[row]))


def _reasons(to: Setting, outcomes: Outcomes, kind: Ints, bill: Ints) -> Ints:
    names = reasons_of(to)
    own = np.maximum(outcomes.denial[bill], 0)
    return np.where(kind == Kind.TWICE, names.index(SENT_TWICE), np.where(kind == Kind.GONE, names.index(COVERAGE_ENDED), own))


def _denied(to: Setting, outcomes: Outcomes, kind: Ints, bill: Ints, at_first: Flags, reason: Ints) -> Flags:
    """Lines that a decision denies. A second payer repeats what the first left to the patient."""
    patients = np.array([each.startswith("PR") for each in reasons_of(to)])[reason]
    again = (kind == Kind.TWICE) & ~outcomes.doubled[bill]
    repeated = (kind == Kind.SECOND) & ~outcomes.won[bill] & at_first & patients
    found: Flags = (kind == Kind.GONE) | again | (at_first & np.isin(kind, (Kind.FIRST, Kind.BACK))) | repeated
    return found
