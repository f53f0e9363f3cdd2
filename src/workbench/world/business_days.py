"""Counting in bank business days over whole columns. Days are numbers since 1970-01-01."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from workbench.world.bank_days import BANK_HOLIDAYS
from workbench.world.columns import NEVER, Ints, day_number


@dataclass(frozen=True, slots=True)
class BusinessDays:
    """The business days from `first` on, in order."""

    days: Ints

    @classmethod
    def between(cls, first: date, last: date) -> "BusinessDays":
        """Monday to Friday without the bank holidays, both ends included."""
        span = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return cls(np.array([day_number(day) for day in span if day.weekday() < 5 and day not in BANK_HOLIDAYS], dtype=np.int64))

    def place(self, day: Ints) -> Ints:
        """The position of that day, or of the next business day; the last one for what never happens."""
        return np.minimum(np.searchsorted(self.days, day), len(self.days) - 1).astype(np.int64)

    def on_or_after(self, day: Ints) -> Ints:
        """That day or the next business day; NEVER stays."""
        return self.shifted(day, 0)

    def shifted(self, day: Ints, by: int | Ints) -> Ints:
        """So many business days later (earlier when negative), counted from that day or the next business day; NEVER stays."""
        place = np.clip(np.searchsorted(self.days, day) + by, 0, len(self.days) - 1)
        return np.where(day >= NEVER, NEVER, self.days[place]).astype(np.int64)
