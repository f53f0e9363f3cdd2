"""Rates that rise from year to year: one base table, an age factor, and the same rise between all rate days."""

import numpy as np

from workbench.world.columns import Ints

_PER = 10_000


def yearly_rates(base: Ints, percent: Ints, rise: int, years: int, base_year: int = 1) -> Ints:
    """Cents by year, the two axes of `base`, and age band: `percent` of the base, whole cents half up.

    `rise` is of 10,000 a year; years before `base_year` are that much cheaper each.
    """
    made = []
    for number in range(years):
        up, down = (_PER + rise, _PER) if number > base_year else (_PER, _PER + rise)
        steps = abs(number - base_year)
        factor, of = up ** steps, down ** steps * 100
        made.append((base[:, :, None] * percent[None, None, :] * factor * 2 + of) // (2 * of))
    return np.array(made)
