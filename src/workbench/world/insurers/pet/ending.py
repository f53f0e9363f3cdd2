"""Policies that their holders end: earned days stay, the rest is given back."""

import numpy as np

from workbench.world.columns import NEVER, Ints
from workbench.world.insurers.pet.billing import Thistlepaw
from workbench.world.insurers.pet.book import Bills, credit, give_back, tell, write, write_off
from workbench.world.insurers.pet.words import Event, Fate, Notice, Reason, Refund, WriteOff

_UNCOLLECTED_DAYS = 60


def end_policies(at: Thistlepaw, bills: Bills, fate: Ints, ends: Ints) -> None:
    """The holder's own end: what was paid for the days after it is given back; earned days that nobody paid stay owed."""
    ending = np.flatnonzero(ends < NEVER)
    some, day = bills.of(ending), ends[ending]
    entered = at.to.business.on_or_after(day)
    returns = at.houses.returns[some.policy]
    void = fate[ending] == Fate.VOID
    whole = returns | void
    lead = np.where(at.now.annual[some.policy], at.figures.bill_days[1], at.figures.bill_days[0])
    at.now.over[some.policy] = void | (at.houses.ends[some.policy] < some.until + 1 - lead)
    for each in (False, True):
        here = whole == each
        part = some.of(here)
        since = np.where(whole[here], part.due, day[here])
        taken = credit(at.book, part, since, entered[here], fees=each)
        paid = ~void[here] & (fate[ending][here] != Fate.ENDED_UNPAID)
        lag = at.to.draw.between(f"refund {each} {int(bills.invoice[0])}", len(part), 4, 9)
        give_back(at.book, part.of(paid), at.to.business.shifted(entered[here], lag)[paid],
                  np.where(returns[here], Refund.RETURNED_POLICY, Refund.CANCELLED)[paid], 0, taken[paid])
        left = fate[ending][here] == Fate.ENDED_UNPAID
        given_up = at.to.business.on_or_after(entered[here] + _UNCOLLECTED_DAYS)
        write_off(at.book, part.of(left), given_up[left], WriteOff.UNCOLLECTED, 0, taken[left])
    cancels = ~returns & ~void
    returns &= ~void
    tell(at.book, some.of(returns), Event.RETURNED, some.due[returns], entered[returns], Reason.FREE_LOOK)
    why = Reason.FIRST_OF_HOLDER + at.houses.why[some.policy[cancels]]
    tell(at.book, some.of(cancels), Event.CANCELLED, day[cancels], entered[cancels], why)
    write(at.book, some.of(returns), Notice.RETURNED, entered[returns])
    write(at.book, some.of(cancels), Notice.CANCELLED, entered[cancels])
