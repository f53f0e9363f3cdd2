"""The daily reconciliation of a bank account, for every practice: what was tied, what was listed, what nobody explained."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd

from workbench.world.business_days import BusinessDays
from workbench.world.columns import NEVER, Ints, sums
from workbench.world.frames import frame
from workbench.world.streams import Streams

_OVERLOOKED = 1_500
"""Of 10,000 days with an odd item, and one at least: nobody wrote it down before the day was signed."""


class Calendar(Protocol):
    """What a practice's setting says about days."""

    @property
    def business(self) -> BusinessDays:
        """Its business days."""

    @property
    def draw(self) -> Streams:
        """Its draws."""

    @property
    def first(self) -> int:
        """The first day that is told."""

    @property
    def today(self) -> int:
        """The world's date."""


@dataclass(frozen=True, slots=True)
class Tied:
    """The lines of a statement: days, cents; `listed` of these are open items, `odd` a cost below zero that is easily overlooked.

    An odd item is listed as well, unless it was overlooked.
    """

    day: Ints
    amount: Ints
    listed: Ints
    odd: Ints


def signing_days(to: Calendar) -> Ints:
    """The day on which each business day's reconciliation is signed."""
    return to.business.shifted(to.business.days, to.draw.weighted("signed", len(to.business.days), (6, 74, 14, 6)))


def bank_days_table(to: Calendar, lines: Tied) -> pd.DataFrame:
    """The table `bank_days`: every business day up to the world's date."""
    business = to.business.days
    days = business[(business >= to.first) & (business <= to.today)]
    place, count = np.searchsorted(days, lines.day), len(days)
    signed = signing_days(to)[np.searchsorted(business, days)]
    total, listed, odd = (sums(each, place, count) for each in (lines.amount, lines.listed, lines.odd))
    overlooked = to.draw.some("overlooked", (odd < 0) & (signed <= to.today), _OVERLOOKED, at_least=1)
    unexplained = np.where(overlooked, odd, 0)
    listed += odd - unexplained
    items = sums((lines.listed != 0).astype(np.int64), place, count) + ((odd < 0) & ~overlooked)
    return frame("bank_days", {
        "bank_date": days, "total": total, "matched": total - listed - unexplained, "listed": listed, "unexplained": unexplained,
        "open_items": items, "signed_date": np.where(signed <= to.today, signed, NEVER),
    })
