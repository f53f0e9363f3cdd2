"""Buckets by age. Day 30 belongs to 0-30 (RULES A1)."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.kpi.facts import Ints, sums

RECEIVABLE = (30, 60, 90, 120)
"""The last day of each bucket of the accounts receivable; older stands in one more."""
CASH = (30, 60, 90)
"""The same for unapplied cash."""


@dataclass(frozen=True, slots=True)
class Aged:
    """Cents and items in each bucket, the youngest first."""

    cents: tuple[int, ...]
    items: tuple[int, ...]

    @property
    def total(self) -> int:
        """All cents."""
        return sum(self.cents)

    @property
    def count(self) -> int:
        """All items."""
        return sum(self.items)


def names_of(last_days: tuple[int, ...]) -> tuple[str, ...]:
    """What the buckets are called.

    >>> names_of((30, 60))
    ('0-30', '31-60', '>60')
    """
    starts = (0, *(day + 1 for day in last_days))
    return (*(f"{start}-{end}" for start, end in zip(starts, last_days, strict=False)), f">{last_days[-1]}")


def buckets(days: Ints, last_days: tuple[int, ...]) -> Ints:
    """The number of each age's bucket."""
    return np.searchsorted(np.array(last_days), days, side="left").astype(np.int64)


def in_buckets(days: Ints, cents: Ints, last_days: tuple[int, ...]) -> Aged:
    """Cents and items by age."""
    number, count = buckets(days, last_days), len(last_days) + 1
    return Aged(tuple(sums(cents, number, count).tolist()), tuple(sums(np.ones_like(cents), number, count).tolist()))


def aged(last_days: tuple[int, ...]) -> Callable[[pd.DataFrame], Aged]:
    """Sums up rows with `days` and `amount`."""
    return lambda rows: in_buckets(rows["days"].to_numpy(), rows["amount"].to_numpy(), last_days)
