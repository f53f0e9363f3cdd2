"""What a pet costs: the rates by plan, kind and age, and the premium of a policy's pets."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from workbench.world.columns import Ints, Words, day_number, members
from workbench.world.frames import frame
from workbench.world.insurers.figures import PetFigures
from workbench.world.insurers.months import full_years
from workbench.world.insurers.pet.households import Households, Pets
from workbench.world.insurers.pet.words import KINDS, PLANS
from workbench.world.insurers.rates import yearly_rates

RATE_DAYS = (date(2024, 4, 1), date(2025, 4, 1), date(2026, 4, 1))
"""A policy year is priced by the rates in force on its first day."""


@dataclass(frozen=True, slots=True)
class Priced:
    """A month's premium of each pet of some policies: the policy's place among those asked for, the pet, cents."""

    of: Ints
    pet: Ints
    monthly: Ints


@dataclass(frozen=True, slots=True)
class Rates:
    """`monthly` in cents by rate day, plan, kind and age band."""

    monthly: Ints
    ages: Ints
    days: Ints
    houses: Households
    pets: Pets

    def priced(self, policy: Ints, counts: Ints, year_start: Ints) -> Priced:
        """The first `counts` pets of those policies, in the policy years that start on those days."""
        of = np.repeat(np.arange(len(policy), dtype=np.int64), counts)
        pet = members(self.houses.first_pet[policy], counts)
        start = year_start[of]
        band = np.searchsorted(self.ages, full_years(self.pets.born[pet], start), side="right") - 1
        since = np.searchsorted(self.days, start, side="right") - 1
        plan = self.houses.plan[self.pets.policy[pet]]
        return Priced(of, pet, self.monthly[since, plan, self.pets.kind[pet], np.maximum(band, 0)])


def rates_of(figures: PetFigures, houses: Households, pets: Pets) -> Rates:
    """The rates of every rate day."""
    base, ages = np.array(figures.monthly, dtype=np.int64), np.array(figures.age_factor, dtype=np.int64)
    monthly = yearly_rates(base, ages[:, 1], figures.yearly_rise, len(RATE_DAYS))
    return Rates(monthly, ages[:, 0], np.array([day_number(day) for day in RATE_DAYS]), houses, pets)


def rates_table(rates: Rates) -> pd.DataFrame:
    """The table `pet_rates`."""
    since, plan, kind, band = (each.ravel() for each in np.indices(rates.monthly.shape))
    return frame("pet_rates", {
        "plan": Words(plan, PLANS), "kind": Words(kind, KINDS), "age_from": rates.ages[band], "from_date": rates.days[since],
        "monthly": rates.monthly.ravel(),
    })
