"""What a paid line comes to: allowed, the patient's share, sequestration, paid; and what a second insurance makes of the rest.

Deductibles are taken in the order in which the payer decides, for each patient and calendar year of service.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from workbench.world.clinic.billing import Billed, allowed_by, reduced_by
from workbench.world.clinic.deciding import Outcomes
from workbench.world.clinic.people import NOBODY
from workbench.world.columns import NEVER, Flags, Ints, changes, day_number, rounded_share, running_before, zeros
from workbench.world.streams import MYRIAD

_NEW_YEAR = day_number(date(2026, 1, 1))
_DAYS = 365


@dataclass(frozen=True, slots=True)
class Prices:
    """One row for each line of a first claim, in cents: what the first payer makes of it once it pays it, 0 while it does not.

    `denied` marks lines that the first decision does not pay. charge = paid + (charge - allowed) + deductible + coinsurance +
    copay + sequestration for a line that is paid.
    """

    denied: Flags
    allowed: Ints
    deductible: Ints
    coinsurance: Ints
    copay: Ints
    sequestration: Ints
    paid: Ints

    @property
    def patient_part(self) -> Ints:
        """What PR leaves to the patient or the next payer."""
        return self.deductible + self.coinsurance + self.copay


@dataclass(frozen=True, slots=True)
class SecondPrices:
    """One row for each line of a first claim, in cents: what the second insurance pays of the patient's part, what is left."""

    paid: Ints
    write_off: Ints
    deductible: Ints
    coinsurance: Ints


def prices_of(billed: Billed, outcomes: Outcomes) -> Prices:
    """Prices every line; one that is denied at first is priced on the day it is paid after all."""
    to, people, visits, bills, lines = billed.to, billed.people, billed.visits, billed.bills, billed.lines
    bill = lines.bill
    patient = visits.patient[bill]
    whole = outcomes.whole[bill]
    denied = whole | (outcomes.line[bill] == np.arange(len(bill)))
    decided = np.where(denied, np.where(outcomes.won, outcomes.again, NEVER)[bill], outcomes.first[bill])
    priced = decided < NEVER
    groups = np.array([each.group for each in to.figures.services])[lines.code]
    medicare = bills.payer[bill] == to.payer("medicare")
    free = medicare & np.isin(groups, ("lab", "wellness"))
    office = np.isin(groups, ("visit",)) & (people.copay[patient] > 0)
    copay = np.where(office & priced, np.minimum(people.copay[patient], lines.allowed), 0)
    open_to_share = np.where(priced & ~free & ~office, lines.allowed, 0)
    deductible = _deductibles(billed, decided, open_to_share)
    coinsurance = rounded_share(open_to_share - deductible, people.coinsurance[patient], 100)
    allowed = np.where(priced, lines.allowed, 0)
    before = allowed - copay - deductible - coinsurance
    cut = np.where(medicare, rounded_share(before, to.figures.sequestration, MYRIAD), 0)
    return Prices(denied, allowed, deductible, coinsurance, copay, cut, before - cut)


def _deductibles(billed: Billed, decided: Ints, amount: Ints) -> Ints:
    """What the deductible takes of each amount."""
    people, bill = billed.people, billed.lines.bill
    patient, day = billed.visits.patient[bill], billed.visits.day[bill]
    year = (day >= _NEW_YEAR).astype(np.int64)
    rows = np.flatnonzero((amount > 0) & (people.deductible[patient] > 0))
    order = rows[np.lexsort((rows, decided[rows], year[rows], patient[rows]))]
    taken = zeros(len(amount))
    if not len(order):
        return taken
    used = _used_elsewhere(billed, patient[order], decided[order], year[order])
    before = used + running_before(amount[order], changes(patient[order], year[order]))
    earlier = (people.payer[patient[order]] == billed.to.payer("medicare")) & (year[order] == 0)
    whole = np.where(earlier, billed.to.figures.medicare_deductible_before, people.deductible[patient[order]])
    taken[order] = np.clip(whole - before, 0, amount[order])
    return taken


def _used_elsewhere(billed: Billed, patient: Ints, decided: Ints, year: Ints) -> Ints:
    """What other practices' care has taken of each patient's deductible by that day: it grows evenly over the year of service."""
    to = billed.to
    in_a_year = to.draw.below("care elsewhere", billed.people.count, to.figures.care_elsewhere + 1)[patient]
    opened = np.where(year == 1, _NEW_YEAR, _NEW_YEAR - _DAYS)
    return in_a_year * np.clip(decided - opened, 0, _DAYS) // _DAYS


def second_prices_of(billed: Billed, prices: Prices) -> SecondPrices:
    """What the second insurance makes of each line: Medicaid pays up to its own amount, a supplement the coinsurance,
    another plan all or four fifths of the patient's part."""
    to, people, visits, bills, lines = billed.to, billed.people, billed.visits, billed.bills, billed.lines
    bill = lines.bill
    patient = visits.patient[bill]
    second = people.second[patient]
    pool = np.where(second != NOBODY, prices.patient_part, 0)
    own = allowed_by(to, np.maximum(second, 0), lines.code, lines.units, visits.day[bill], visits.provider[bill])
    own = reduced_by(to, np.maximum(second, 0), bill, lines.code, own)
    medicaid, supplement = second == to.payer("medicaid"), bills.payer[bill] == to.payer("medicare")
    generous = (to.draw.below("generous second", people.count, 100) < 60)[patient]
    share = np.where(generous, pool, rounded_share(pool, 80, 100))
    paid = np.where(medicaid, np.minimum(pool, np.maximum(0, own - prices.paid)),
                    np.where(supplement, np.minimum(pool, prices.coinsurance), share))
    rest = pool - paid
    left = np.where(medicaid, 0, rest)
    return SecondPrices(paid, np.where(medicaid, rest, 0), np.where(supplement, left, 0), np.where(supplement, 0, left))
