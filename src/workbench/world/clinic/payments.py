"""When payers pay: their payment days, and for each possible payment when its remittance comes and when it is posted."""

from dataclasses import dataclass

import numpy as np

from workbench.world.clinic.setting import Setting
from workbench.world.columns import NEVER, Ints

ERA, PAPER = 0, 1
FORMS = ("era", "paper")
_FULL_WEEK = 20
"""So many claims a week make another payment day worth its while."""
_LEAN_WEEK = 3
"""With fewer claims a week a payer pays every second week."""
_FIRST_ERA_SHIFT = 3
_STILL_WAITING = 2
"""What came on the last so many business days is not posted yet on the world's date."""


@dataclass(frozen=True, slots=True)
class PaymentDays:
    """For each payer, form and business day: `received` and `banked` and `posted`, as arrays payer, form, place of the day.

    `next_run` gives for payer and place the place of the next payment day.
    """

    next_run: Ints
    received: Ints
    banked: Ints
    posted: Ints


def payment_days_of(to: Setting) -> PaymentDays:
    """Draws what would become of a payment on any day, so that no payment depends on another."""
    days, payers = to.business.days, len(to.insurers)
    shape = (payers, len(FORMS), len(days))
    size = int(np.prod(shape))
    shift = to.draw.weighted("era shift", size, to.figures.era_days).reshape(shape) - _FIRST_ERA_SHIFT
    mailed = to.draw.weighted("mail days", size, (0, 0, 10, 40, 35, 15)).reshape(shape)
    lag = to.draw.weighted("posting lag", size, to.figures.posting_days).reshape(shape)
    run = np.broadcast_to(days, shape)
    received = to.business.shifted(run, shift)
    received[:, PAPER] = to.business.shifted(run[:, PAPER], mailed[:, PAPER])
    banked = run.copy()
    banked[:, PAPER] = received[:, PAPER]
    here = np.maximum(received, banked)
    ahead = to.business.place(np.array([to.today]))[0] + 1 - to.business.place(here)
    waiting = (ahead >= 1) & (ahead <= _STILL_WAITING)
    lag = np.where(waiting, np.maximum(lag, ahead), lag)
    return PaymentDays(_next_runs(to), received, banked, to.business.shifted(here, lag))


def _next_runs(to: Setting) -> Ints:
    days = to.business.days
    weeks = max(1, (to.today - to.busy) // 7)
    nexts = np.zeros((len(to.insurers), len(days)), dtype=np.int64)
    for number, payer in enumerate(to.insurers):
        weekly = to.visits * payer.share // 10_000 // weeks
        count = min(5, payer.pay_days + weekly // _FULL_WEEK)
        weekdays = [(payer.pay_weekday + step) % 5 for step in (0, 2, 4, 1, 3)[:count]]
        paying = (days + 3) // 7 % 2 == number % 2 if weekly < _LEAN_WEEK else np.ones(len(days), dtype=np.bool_)
        wanted = np.isin((days + 3) % 7, weekdays) & paying
        # A payment day that falls on a holiday moves to the next business day.
        wanted |= np.array([_after_holiday(days, place, weekdays) and bool(paying[place - 1]) for place in range(len(days))])
        runs = np.append(np.flatnonzero(wanted), len(days) - 1)
        nexts[number] = runs[np.minimum(np.searchsorted(runs, np.arange(len(days))), len(runs) - 1)]
    return nexts


def _after_holiday(days: Ints, place: int, weekdays: list[int]) -> bool:
    """True when a weekday just before that business day was a payment day and a holiday."""
    if place == 0:
        return False
    return any((day + 3) % 7 in weekdays for day in range(int(days[place - 1]) + 1, int(days[place])) if (day + 3) % 7 < 5)


def run_day(to: Setting, paying: PaymentDays, payer: Ints, ready: Ints) -> Ints:
    """The payment day of what is ready on those days; NEVER stays."""
    known = np.minimum(payer, len(to.insurers) - 1)
    run = to.business.days[paying.next_run[known, to.business.place(ready)]]
    return np.where(ready >= NEVER, NEVER, run)


def posting_day(to: Setting, paying: PaymentDays, payer: Ints, form: Ints, run: Ints) -> Ints:
    """When a payment of that day is posted, if nothing stops it; NEVER stays."""
    known = np.minimum(payer, len(to.insurers) - 1)
    return np.where(run >= NEVER, NEVER, paying.posted[known, form, to.business.place(run)])
