"""Second claims: what the second insurance is asked for, forwarded by Medicare or sent by us, and when it pays."""

from dataclasses import dataclass

import numpy as np

from workbench.world.clinic.billing import Billed
from workbench.world.clinic.deciding import Outcomes, posted_after_stops
from workbench.world.clinic.payments import PaymentDays, posting_day, run_day
from workbench.world.clinic.people import NOBODY
from workbench.world.clinic.pricing import Prices
from workbench.world.columns import NEVER, Flags, Ints, sums


@dataclass(frozen=True, slots=True)
class SecondClaims:
    """One row for each visit; days are NEVER where there is no second claim. `forwarded` marks those that Medicare passed on.

    `billed` is the day we sent it or it was forwarded, `answered` the day it was accepted (ours only), `run` its payment day.
    """

    payer: Ints
    forwarded: Flags
    billed: Ints
    answered: Ints
    run: Ints
    posted: Ints
    stop: Ints


def second_claims_of(billed: Billed, outcomes: Outcomes, prices: Prices, paying: PaymentDays) -> SecondClaims:
    """Draws when the second claims are sent, accepted and paid. There is one where something is left to the patient."""
    to, rows, payer = billed.to, billed.visits.count, billed.second
    left = sums(prices.patient_part, billed.lines.bill, rows)
    wanted = (payer != NOBODY) & (left > 0) & (outcomes.settled < NEVER)
    payer = np.maximum(payer, 0)
    forwarded = wanted & (billed.bills.payer == to.payer("medicare"))
    settled_posted = np.where(outcomes.won, outcomes.posted_again, outcomes.posted)
    sent = to.business.shifted(settled_posted, to.draw.between("second sent", rows, 1, 4))
    day = np.where(wanted, np.where(forwarded, outcomes.settled, sent), NEVER)
    answered = to.business.shifted(day, to.draw.between("second answered", rows, 1, 3))
    ready = np.where(answered >= NEVER, NEVER, answered + to.draw.between("second decision", rows, 7, 20))
    run = run_day(to, paying, payer, ready)
    form = np.zeros(rows, dtype=np.int64)
    stop, posted = posted_after_stops(to, "second", form, posting_day(to, paying, payer, form, run))
    return SecondClaims(payer, forwarded, day, np.where(forwarded, NEVER, answered), run, posted, stop)
