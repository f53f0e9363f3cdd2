"""What becomes of Thistlepaw's bills: paid in time, late, in parts, short; and which module tells the rest."""

from collections.abc import Callable

import numpy as np

from workbench.world.columns import Ints
from workbench.world.insurers.months import day_in
from workbench.world.insurers.pet.billing import ANNUAL, Thistlepaw, bill
from workbench.world.insurers.pet.book import Bills, credit, tell, write_off
from workbench.world.insurers.pet.holding import carried, twice
from workbench.world.insurers.pet.lapsing import (
    never_paid,
    part_and_lapsed,
    reinstated,
    remind,
    returned_and_lapsed,
    too_late,
    wrong_number,
)
from workbench.world.insurers.pet.paying import (
    apply,
    late_days,
    pay,
    pay_and_apply,
    pay_days,
    pay_part,
    pay_together,
    sent_back,
)
from workbench.world.insurers.pet.words import Event, Fate, Method, Reason, WriteOff


def _paid(at: Thistlepaw, month: int, bills: Bills, issued: Ints) -> None:
    """The first bill is paid when the policy is bought, which no check can do; policies of one holder are paid together."""
    at_once = bills.due == at.houses.began[bills.policy]
    first = bills.of(at_once)
    pay_and_apply(at, f"first {month}", first, first.due, first.amount, True, np.where(first.sent, Method.CARD, first.method))
    rest, sent_on = bills.of(~at_once), issued[~at_once]
    leader = at.houses.leader[rest.policy]
    day = pay_days(at, f"paid {month}", rest, sent_on)
    together = np.where(rest.sent, leader, rest.policy) * 4096 + (day - at.to.first)
    pay_together(at, f"paid {month}", rest, day, together)


def _late(at: Thistlepaw, month: int, bills: Bills, _issued: Ints) -> None:
    day = late_days(at, f"late {month}", bills)
    pay_and_apply(at, f"late {month}", bills, day, bills.amount)
    remind(at, bills, day)


def _returned(at: Thistlepaw, month: int, bills: Bills, issued: Ints) -> None:
    back = sent_back(at, f"returned {month}", bills, issued)
    last = bills.due + at.figures.grace_days
    again = np.minimum(back + at.to.draw.between(f"again {month}", len(bills), 1, 6), last)
    pay_and_apply(at, f"again {month}", bills, again, bills.amount + at.figures.returned_fee,
                  method=np.full(len(bills), Method.PHONE))


def _short(at: Thistlepaw, month: int, bills: Bills, issued: Ints) -> None:
    less = at.to.draw.between(f"short {month}", len(bills), 1, at.figures.tolerance)
    paid = pay_and_apply(at, f"short {month}", bills, pay_days(at, f"short {month}", bills, issued), bills.amount - less)
    write_off(at.book, bills, paid.posted, WriteOff.TOLERANCE, less)


def _parts(at: Thistlepaw, month: int, bills: Bills, issued: Ints) -> None:
    half = pay_part(at, f"part {month}", bills, issued)
    day = late_days(at, f"rest {month}", bills, 5)
    pay_and_apply(at, f"rest {month}", bills, day, bills.amount - half, exact=True)
    remind(at, bills, day)


def _switched(at: Thistlepaw, month: int, bills: Bills, issued: Ints) -> None:
    """At a renewal the premium of the whole year comes: the monthly bill is taken back, and a bill for the year is made."""
    day = pay_days(at, f"year {month}", bills, issued)
    at.now.annual[bills.policy] = True
    until = day_in(np.full(len(bills), month + 12, dtype=np.int64), at.houses.due_day[bills.policy]) - 1
    posted = at.to.business.shifted(day, at.to.draw.between(f"year touched {month}", len(bills), 1, 2))
    year = bill(at, month, bills.policy, ANNUAL, posted, bills.due, until, until - bills.due + 1)
    paid = pay(at, f"year {month}", year, day, year.amount, False, np.where(bills.sent, bills.method, Method.BILL_PAY))
    credit(at.book, bills, bills.due, posted, fees=True)
    apply(at, year, paid.payment, posted, year.amount)
    tell(at.book, year, Event.SWITCHED, bills.due, posted, Reason.WHOLE_YEAR)


def _void(_at: Thistlepaw, _month: int, _bills: Bills, _issued: Ints) -> None:
    """Nothing comes: the policy ends before the period begins."""


def _ended_unpaid(at: Thistlepaw, _month: int, bills: Bills, _issued: Ints) -> None:
    remind(at, bills)


TOLD: dict[Fate, Callable[[Thistlepaw, int, Bills, Ints], None]] = {
    Fate.PAID: _paid, Fate.LATE: _late, Fate.RETURNED: _returned, Fate.RETURNED_LAPSED: returned_and_lapsed,
    Fate.NEVER: never_paid, Fate.REINSTATED: reinstated, Fate.TOO_LATE: too_late, Fate.SHORT: _short, Fate.PARTS: _parts,
    Fate.PART_LAPSED: part_and_lapsed, Fate.TWICE: twice, Fate.WRONG_NUMBER: wrong_number, Fate.CARRIED: carried,
    Fate.SWITCHED: _switched, Fate.VOID: _void, Fate.ENDED_UNPAID: _ended_unpaid,
}
