"""Months and years over whole columns. A month is its number since January 1970, a day its number since 1970-01-01."""

import numpy as np

from workbench.world.columns import Ints


def month_of(day: Ints) -> Ints:
    """The month of each day."""
    return day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def day_in(month: Ints, day: int | Ints = 1) -> Ints:
    """That day of each month; the first, when nothing is said."""
    first: Ints = month.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return first + day - 1


def last_day(month: Ints) -> Ints:
    """The last day of each month."""
    return day_in(month + 1) - 1


def full_years(born: Ints, day: Ints) -> Ints:
    """Full years of age on a day."""
    months = month_of(day) - month_of(born)
    not_yet = (day - day_in(month_of(day))) < (born - day_in(month_of(born)))
    years: Ints = (months - not_yet) // 12
    return years


def pro_rata(amount: Ints, days: Ints, of: Ints) -> Ints:
    """The part of signed cents that falls on `days` of a period's days, half a cent up; nothing of a period without days.

    PREM-G: 42.50 a month of 30 days, ended at 12:01 a.m. on day 12, has earned 11 days.

    >>> int(pro_rata(np.array([4250]), np.array([11]), np.array([30]))[0])
    1558
    """
    whole = np.maximum(of, 1)
    part: Ints = np.sign(amount) * ((np.abs(amount) * days * 2 + whole) // (2 * whole)) * (of > 0)
    return part
