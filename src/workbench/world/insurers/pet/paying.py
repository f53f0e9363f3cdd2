"""How Thistlepaw's money comes: the row of a payment, how matching reads it, and when it is applied."""

from dataclasses import dataclass

import numpy as np

from workbench.world.columns import NEVER, Flags, Ints
from workbench.world.insurers.pet.billing import RETURNED_FEE, Thistlepaw
from workbench.world.insurers.pet.book import NONE, Bills, write
from workbench.world.insurers.pet.words import Match, Method, Notice

RIGHT, SWAPPED, MISSING = range(3)
"""What a payment says about the policy: its number, the number with two digits swapped, nothing."""
_PAYMENT, _RETURNED = 0, 1


@dataclass(frozen=True, slots=True)
class Paid:
    """Payments that were written: their rows, and the day on which each is applied."""

    payment: Ints
    posted: Ints


def pay(at: Thistlepaw, name: str, bills: Bills, day: Ints, amount: Ints, exact: bool | Flags, method: Ints | None = None,
        wrong: bool = False) -> Paid:
    """Writes a payment for each bill, and does not apply it. `name` is that of its draws; `exact`: as much as asked."""
    draw, count = at.to.draw, len(bills)
    how = bills.method if method is None else method
    sent = (how == Method.CHECK) | (how == Method.BILL_PAY)
    reference = np.where(sent, draw.weighted(f"{name} reference", count, at.figures.reference), RIGHT)
    if wrong:
        reference[:] = SWAPPED
    other = sent & (draw.chance(f"{name} payer", count, at.figures.other_payer) | wrong)
    number = reference == RIGHT
    match = np.where(number & exact, Match.BOTH, np.where(number, Match.NUMBER, np.where(~other & exact, Match.NAME, Match.NONE)))
    touched = match != Match.BOTH
    payment = at.book.payments.add(count, policy=bills.policy, kind=_PAYMENT, received=day, method=how, amount=amount,
                                   reference=reference, other=other, match=match, touched=touched, reverses=NONE)
    later = draw.between(f"{name} touched", count, 1, 3)
    return Paid(payment, at.to.business.shifted(day, np.where(touched, later, 0)))


def apply(at: Thistlepaw, bills: Bills, payment: Ints, day: Ints, amount: Ints) -> None:
    """Applies cents of each payment to its bill."""
    at.book.applications.add(len(bills), payment=payment, policy=bills.policy, invoice=bills.invoice, day=day, amount=amount)


def pay_and_apply(at: Thistlepaw, name: str, bills: Bills, day: Ints, amount: Ints, exact: bool | Flags = True,
                  method: Ints | None = None) -> Paid:
    """A payment that goes to its bill as a whole."""
    paid = pay(at, name, bills, day, amount, exact, method)
    apply(at, bills, paid.payment, paid.posted, amount)
    return paid


def pay_together(at: Thistlepaw, name: str, bills: Bills, day: Ints, together: Ints) -> None:
    """Payments in full; bills with the same number in `together` are paid with one payment."""
    _, first, of = np.unique(together, return_index=True, return_inverse=True)
    amount = np.zeros(len(first), dtype=np.int64)
    np.add.at(amount, of, bills.amount)
    alone = np.bincount(of, minlength=len(first)) == 1
    paid = pay(at, name, bills.of(first), day[first], amount, alone)
    apply(at, bills, paid.payment[of], paid.posted[of], bills.amount)


def come_back(at: Thistlepaw, bills: Bills, paid: Paid, day: Ints) -> None:
    """The bank returns a payment: a row of its own, its application taken back, and a fee on the bill."""
    count = len(bills)
    back = at.book.payments.add(count, policy=bills.policy, kind=_RETURNED, received=day, method=bills.method,
                                amount=-bills.amount,
                                reference=RIGHT, other=0, match=Match.TRACE, touched=1, reverses=paid.payment)
    apply(at, bills, back, day, -bills.amount)
    at.book.lines.add(count, invoice=bills.invoice, kind=RETURNED_FEE, pet=NONE, since=NEVER, until=NEVER, days=0,
                      amount=at.figures.returned_fee, billed=day)


def pay_days(at: Thistlepaw, name: str, bills: Bills, issued: Ints) -> Ints:
    """When a bill is paid in time: what we draw on its due day, what is sent some days before or after the bill came."""
    early = at.to.draw.below(f"{name} early", at.houses.count, 7)[at.houses.leader[bills.policy]]
    sent = at.to.business.on_or_after(np.maximum(bills.due - early, issued + 3))
    banked = at.to.business.on_or_after(bills.due)
    return np.where(bills.sent, sent, np.where(bills.method == Method.DEBIT, banked, bills.due))


def late_days(at: Thistlepaw, name: str, bills: Bills, first: int = 1) -> Ints:
    """A day within grace, `first` days after the due day or later."""
    last = bills.due + at.figures.grace_days
    day = bills.due + at.to.draw.between(f"{name} late", len(bills), first, at.figures.grace_days)
    return np.where(bills.method == Method.CARD, day, at.to.by(day, last))


def pay_part(at: Thistlepaw, name: str, bills: Bills, issued: Ints) -> Ints:
    """Pays about half of it, in whole dollars; returns the cents."""
    half = bills.amount // 200 * 100
    pay_and_apply(at, name, bills, pay_days(at, name, bills, issued), half, exact=False)
    return half


def sent_back(at: Thistlepaw, name: str, bills: Bills, issued: Ints) -> Ints:
    """Paid, and returned by the bank three business days later; the day of that."""
    paid = pay_and_apply(at, name, bills, np.minimum(pay_days(at, name, bills, issued), at.to.by(bills.due, bills.due + 2)),
                         bills.amount)
    day = at.to.business.shifted(paid.posted, 3)
    come_back(at, bills, paid, day)
    write(at.book, bills, Notice.RETURNED_PAYMENT, day)
    return day
