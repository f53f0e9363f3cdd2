"""Single facts and how they are summed up: the total, by payer, by week, by month. Exact: whole numbers and fractions only.

A measure makes its facts once, as they were known on a day; the sums come from the same rows, so they always agree.
"""

from calendar import monthrange
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

T = TypeVar("T")
Tables = Mapping[str, pd.DataFrame]
"""Tables by name, with the columns that world/tables.py names."""
Days = npt.NDArray[np.datetime64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
_FRIDAY = timedelta(days=4)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, counted or in cents."""

    part: int
    whole: int

    @property
    def value(self) -> Fraction | None:
        """The share; None when there is nothing to take a share of."""
        return Fraction(self.part, self.whole) if self.whole else None


@dataclass(frozen=True, slots=True)
class Median:
    """A median of `count` whole numbers; `value` is None when there are none."""

    value: Fraction | None
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Facts(Generic[T]):
    """One row for each fact, with its `day`, its `payer` and what `sum_up` reads."""

    rows: pd.DataFrame
    sum_up: Callable[[pd.DataFrame], T]

    def total(self) -> T:
        """Over all rows."""
        return self.sum_up(self.rows)

    def since(self, first: date) -> "Facts[T]":
        """Only the facts of that day and later."""
        return replace(self, rows=self.rows[self.rows["day"] >= pd.Timestamp(first)])

    def by(self, column: str) -> Mapping[str, T]:
        """For each value of a column, in the order of their names."""
        return {str(name): self.sum_up(rows) for name, rows in self.rows.groupby(column, observed=True)}

    def over(self, starts: Sequence[date]) -> tuple[tuple[date, T], ...]:
        """For each period, also for those without a fact. The last of `starts` only ends the period before it."""
        edges = np.array(starts, dtype="datetime64[D]")
        number = np.searchsorted(edges, days_of(self.rows["day"]), side="right") - 1
        parts = dict(iter(self.rows.groupby(number)))
        return tuple((start, self.sum_up(parts.get(n, self.rows.iloc[:0]))) for n, start in enumerate(starts[:-1]))


def weeks(as_of: date, count: int) -> tuple[date, ...]:
    """The Mondays of the last `count` weeks whose Friday has come, and the Monday that ends them.

    >>> [f"{day:%d %b}" for day in weeks(date(2026, 9, 30), 2)]
    ['14 Sep', '21 Sep', '28 Sep']
    """
    friday_before = as_of - _FRIDAY
    last = friday_before - timedelta(days=friday_before.weekday())
    return tuple(last + _WEEK * number for number in range(1 - count, 2))


def months(as_of: date, count: int) -> tuple[date, ...]:
    """The first days of the last `count` months whose last day has come, and the first day after them.

    >>> [f"{day:%d %b}" for day in months(date(2026, 9, 30), 2)], [f"{day:%d %b}" for day in months(date(2026, 9, 29), 2)]
    (['01 Aug', '01 Sep', '01 Oct'], ['01 Jul', '01 Aug', '01 Sep'])
    """
    whole = as_of.day == monthrange(as_of.year, as_of.month)[1]
    ended = as_of.year * 12 + as_of.month - (0 if whole else 1)
    return tuple(date(number // 12, number % 12 + 1, 1) for number in range(ended - count, ended + 1))


def month_ends(as_of: date, count: int) -> tuple[date, ...]:
    """The last days of the last `count` months whose last day has come.

    >>> [f"{day:%d %b}" for day in month_ends(date(2026, 9, 29), 2)]
    ['31 Jul', '31 Aug']
    """
    return tuple(start - timedelta(days=1) for start in months(as_of, count)[1:])


def share(rows: pd.DataFrame) -> Share:
    """How many rows are marked in `part`, of all."""
    return Share(int(rows["part"].sum()), len(rows))


def cents_share(rows: pd.DataFrame) -> Share:
    """The cents in `part`, of the cents in `whole`."""
    return Share(int(rows["part"].sum()), int(rows["whole"].sum()))


def median(rows: pd.DataFrame) -> Median:
    """The median of `days`: the middle one, or halfway between the middle two."""
    days = np.sort(rows["days"].to_numpy())
    if not len(days):
        return Median(None, 0)
    return Median(Fraction(int(days[(len(days) - 1) // 2]) + int(days[len(days) // 2]), 2), len(days))


def days_of(column: pd.Series) -> Days:
    """A column of dates as plain days."""
    found: Days = column.to_numpy().astype("datetime64[D]")
    return found


def business_days(since: pd.Series, until: pd.Series, holidays: Collection[date]) -> npt.NDArray[np.int64]:
    """The business days after `since` up to `until`, row by row, as billing.business_days counts them; negative backwards."""
    closed = np.array(sorted(holidays), dtype="datetime64[D]")
    first, last = days_of(since), days_of(until)
    counted = np.busday_count(np.minimum(first, last) + 1, np.maximum(first, last) + 1, holidays=closed)
    return np.where(first <= last, counted, -counted)


def known(rows: pd.DataFrame, column: str, as_of: date) -> pd.DataFrame:
    """The rows whose date in `column` had come on that day."""
    return rows[rows[column] <= pd.Timestamp(as_of)]


def of_payer(rows: pd.DataFrame, payer: str) -> pd.DataFrame:
    """The rows of one payer; of every payer for ""."""
    return rows[rows["payer"] == payer] if payer else rows


def looked_up(keys: pd.Series, table: pd.DataFrame, key: str, column: str) -> pd.Series:
    """What stands in `column` of the table's row with that key, for each of `keys`; missing where there is none."""
    places, held = places_of(keys.to_numpy(), table[key].to_numpy()), table[column].array
    missing = len(places) > 0 and bool(places.min() < 0)
    found = pd.api.extensions.take(held, places, allow_fill=True) if missing else held.take(places)
    return pd.Series(found, index=keys.index, name=column, copy=False)


def places_of(keys: Ints, among: Ints) -> Ints:
    """The row of each key among the keys of a table, each of which is there once; -1 for one that is not there.

    Tables are kept in the order of their keys, and then it is quick.

    >>> places_of(np.array([3, 9, 1]), np.array([1, 3])), places_of(np.array([3]), np.array([4, 3]))
    (array([ 1, -1,  0]), array([1]))
    """
    if not len(among):
        return np.full(len(keys), -1, dtype=np.int64)
    steps = np.diff(among)
    if (steps < 0).any():
        order = np.argsort(among, kind="stable")
        found = places_of(keys, among[order])
        return np.where(found < 0, -1, order[found])
    if (steps == 1).all():
        places = keys - among[0]
        return np.where((places < 0) | (places >= len(among)), -1, places)
    places = np.minimum(np.searchsorted(among, keys), len(among) - 1)
    return np.where(among[places] == keys, places, -1)


def sums(amounts: Ints, places: Ints, count: int) -> Ints:
    """The exact sum of each of `count` places; what belongs to place -1 is left out."""
    total = np.zeros(count + 1, dtype=np.int64)
    np.add.at(total, places, amounts)
    return total[:count]
