"""Thistlepaw's lapses: the letter before, the end of cover when grace is over, and the ways back."""

from dataclasses import replace

import numpy as np

from workbench.world.columns import Ints
from workbench.world.insurers.pet.billing import REINSTATEMENT, Thistlepaw, bill
from workbench.world.insurers.pet.book import Bills, credit, give_back, tell, write, write_off
from workbench.world.insurers.pet.holding import give_back_held
from workbench.world.insurers.pet.paying import apply, pay, pay_and_apply, pay_days, pay_part, sent_back
from workbench.world.insurers.pet.words import Event, Method, Notice, Reason, Refund, WriteOff

_PAST_DUE_DAYS = 4
_LAST_OF_PERIOD = 27


def remind(at: Thistlepaw, bills: Bills, paid: Ints | None = None) -> None:
    """The past-due letter, ten days before the end of grace, unless it was paid by then."""
    late = np.ones(len(bills), dtype=np.bool_) if paid is None else paid > bills.due + _PAST_DUE_DAYS
    write(at.book, bills.of(late), Notice.PAST_DUE, bills.due[late] + _PAST_DUE_DAYS)


def lapse(at: Thistlepaw, bills: Bills) -> Ints:
    """Grace is over: cover ends where the paid period ended, the bill is taken back; returns the day of that."""
    entered = at.to.business.on_or_after(bills.due + at.figures.grace_days + 1)
    credit(at.book, bills, bills.due, entered, fees=True)
    tell(at.book, bills, Event.LAPSED, bills.due, entered, Reason.NOT_PAID)
    write(at.book, bills, Notice.LAPSED, entered)
    at.now.over[bills.policy] = True
    return entered


def never_paid(at: Thistlepaw, _month: int, bills: Bills, _issued: Ints) -> None:
    """Nothing comes, and it stays lapsed."""
    remind(at, bills)
    lapse(at, bills)


def reinstated(at: Thistlepaw, month: int, bills: Bills, _issued: Ints) -> None:
    """It lapses; some days later the rest of the period is paid by phone, and the waiting period starts anew."""
    remind(at, bills)
    entered = lapse(at, bills)
    day = entered + 1 + at.to.draw.below(f"back {month}", len(bills), bills.due + _LAST_OF_PERIOD - entered)
    again = bill(at, month, bills.policy, REINSTATEMENT, day, day, bills.until, bills.until - bills.due + 1)
    pay_and_apply(at, f"back {month}", again, day, again.amount, method=np.full(len(bills), Method.PHONE))
    tell(at.book, again, Event.REINSTATED, day, day, Reason.WAITS)
    write(at.book, again, Notice.REINSTATED, day)
    at.now.over[bills.policy] = day > at.to.today
    at.now.earliest[bills.policy] = day
    come = day <= at.to.today
    at.now.waiting[bills.policy[come]] = day[come] + at.figures.waiting_days - 1


def too_late(at: Thistlepaw, month: int, bills: Bills, _issued: Ints) -> None:
    """The money comes when grace is over, most often on the day after: it is held and sent back."""
    remind(at, bills)
    lapse(at, bills)
    late = at.to.draw.weighted(f"too late {month}", len(bills), (50, 10, 10, 10, 5, 5, 5, 5)) + 1
    day = at.to.business.on_or_after(bills.due + at.figures.grace_days + late)
    method = np.where(bills.sent, bills.method, Method.BILL_PAY)
    paid = pay(at, f"too late {month}", bills, day, bills.amount, False, method)
    refunded = at.to.business.shifted(day, at.to.draw.between(f"sent back {month}", len(bills), 5, 9))
    give_back_held(at, replace(bills, method=method), paid.payment, bills.amount, refunded)


def returned_and_lapsed(at: Thistlepaw, month: int, bills: Bills, issued: Ints) -> None:
    """The bank returns the payment, and no other comes; nobody will pay the fee."""
    sent_back(at, f"lost {month}", bills, issued)
    entered = lapse(at, bills)
    write_off(at.book, bills, entered, WriteOff.FEE, at.figures.returned_fee)


def part_and_lapsed(at: Thistlepaw, month: int, bills: Bills, issued: Ints) -> None:
    """A part does not keep the cover (RULES M6): it is given back."""
    half = pay_part(at, f"half {month}", bills, issued)
    remind(at, bills)
    entered = lapse(at, bills)
    give_back(at.book, bills, at.to.business.shifted(entered, 6), Refund.LAPSED, half)


def wrong_number(at: Thistlepaw, month: int, bills: Bills, issued: Ints) -> None:
    """Paid in time by somebody else under a number that is not theirs: it lapses, until the money is found."""
    paid = pay(at, f"lost number {month}", bills, pay_days(at, f"lost number {month}", bills, issued), bills.amount, True,
               np.full(len(bills), Method.BILL_PAY), wrong=True)
    remind(at, bills)
    entered = lapse(at, bills)
    found = at.to.business.shifted(entered, at.to.draw.between(f"found {month}", len(bills), 1, 4))
    credit(at.book, bills, bills.due, found, fees=True, again=True)
    apply(at, bills, paid.payment, found, bills.amount)
    tell(at.book, bills, Event.REVERSED, bills.due, found, Reason.WAS_HERE)
    write(at.book, bills, Notice.REVERSED, found)
    at.now.over[bills.policy] = found > at.to.today
    at.now.earliest[bills.policy] = found
