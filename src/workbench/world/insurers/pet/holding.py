"""Money that Thistlepaw holds: paid twice or too late, carried to the next bill or given back."""

from dataclasses import replace

import numpy as np

from workbench.world.columns import Ints
from workbench.world.insurers.pet.billing import Thistlepaw
from workbench.world.insurers.pet.book import NONE, Bills, give_back
from workbench.world.insurers.pet.paying import apply, pay, pay_and_apply, pay_days
from workbench.world.insurers.pet.words import Refund

_CARRIED = 6_000
_LAST_HELD_DAYS = 25


def nothing_billed(at: Thistlepaw, policy: Ints) -> Bills:
    """Those policies without a bill: where money is booked that none of their bills asked for."""
    none = np.full(len(policy), NONE, dtype=np.int64)
    return Bills(none, policy, none, none, none * 0, at.houses.method[policy], at.houses.sends[policy])


def give_back_held(at: Thistlepaw, bills: Bills, payment: Ints, amount: Ints, day: Ints) -> None:
    """Money that belongs to no bill is booked to the policy and refunded on the same day."""
    nothing = replace(nothing_billed(at, bills.policy), method=bills.method)
    apply(at, nothing, payment, day, amount)
    give_back(at.book, nothing, day, Refund.OVERPAID, amount)


def return_held(at: Thistlepaw, bills: Bills, issued: Ints) -> None:
    """The next bill asks for another amount: what was held is refunded."""
    give_back_held(at, bills, at.now.held[bills.policy], at.now.held_amount[bills.policy], at.to.business.shifted(issued, 3))
    at.now.held[bills.policy] = NONE


def twice(at: Thistlepaw, month: int, bills: Bills, issued: Ints) -> None:
    """Paid in time and once more: the second payment waits for the next bill of the same amount, or is asked back."""
    day = pay_days(at, f"twice {month}", bills, issued)
    pay_and_apply(at, f"twice {month}", bills, day, bills.amount)
    second = at.to.business.on_or_after(day + at.to.draw.between(f"again twice {month}", len(bills), 1, 5))
    paid = pay(at, f"again twice {month}", bills, second, bills.amount, False)
    waits = at.to.draw.chance(f"carried {month}", len(bills), _CARRIED) & ~at.now.annual[bills.policy]
    at.now.held[bills.policy[waits]] = paid.payment[waits]
    at.now.held_amount[bills.policy[waits]] = bills.amount[waits]
    asked = ~waits
    refunded = at.to.business.shifted(second[asked], at.to.draw.between(f"overpaid {month}", int(asked.sum()), 4, 9))
    give_back_held(at, bills.of(asked), paid.payment[asked], bills.amount[asked], refunded)


def carried(at: Thistlepaw, _month: int, bills: Bills, issued: Ints) -> None:
    """What was held pays this bill on the day it is sent."""
    apply(at, bills, at.now.held[bills.policy], at.to.business.on_or_after(issued), bills.amount)
    at.now.held[bills.policy] = NONE


def settle(at: Thistlepaw) -> None:
    """After the last month: what is still held for a next bill that never came is given back."""
    policy = np.flatnonzero(at.now.held != NONE)
    held = at.now.held[policy]
    day = at.to.business.shifted(at.book.payments["received"][held], _LAST_HELD_DAYS)
    give_back_held(at, nothing_billed(at, policy), held, at.now.held_amount[policy], day)
