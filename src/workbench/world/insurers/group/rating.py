"""What a month of cover costs: the rates by plan, tier and age, and what is charged for an employee as far as somebody knows."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from workbench.world.columns import NEVER, Flags, Ints, Words, day_number
from workbench.world.frames import frame
from workbench.world.insurers.figures import GroupFigures
from workbench.world.insurers.group.people import Employees, Groups
from workbench.world.insurers.group.words import PLANS, TIERS
from workbench.world.insurers.months import day_in, full_years
from workbench.world.insurers.rates import yearly_rates

RATE_DAYS = (date(2024, 1, 1), date(2025, 1, 1), date(2026, 1, 1))
"""A group's rates are those in force at its last renewal."""
_FIRST_YEAR = 2024
_YEAR, _EPOCH_YEAR = 12, 1970


@dataclass(frozen=True, slots=True)
class GroupRates:
    """`monthly` in cents by rate day, plan, tier (from EMP on) and age band."""

    monthly: Ints
    ages: Ints
    groups: Groups
    people: Employees

    def bands(self, month: int) -> tuple[Ints, Ints]:
        """Rate day and age band of every employee in a month: both as of the group's last renewal."""
        renewal = self.groups.renewal[self.people.group] - 1
        at = month - (month - renewal) % _YEAR
        band = np.searchsorted(self.ages, full_years(self.people.born, day_in(at)), side="right") - 1
        return at // _YEAR + _EPOCH_YEAR - _FIRST_YEAR, np.maximum(band, 0)

    def charges(self, month: int, tier: Ints) -> Ints:
        """Cents of that month for every employee; nothing for tier 0."""
        since, band = self.bands(month)
        charge = self.monthly[since, self.groups.plan[self.people.group], np.maximum(tier, 1) - 1, band]
        return np.where(tier > 0, charge, 0)


def group_rates_of(figures: GroupFigures, groups: Groups, people: Employees) -> GroupRates:
    """The rates of every rate day, whole cents half up."""
    base, ages = np.array(figures.monthly, dtype=np.int64), np.array(figures.age_factor, dtype=np.int64)
    monthly = yearly_rates(base, ages[:, 1], figures.yearly_rise, len(RATE_DAYS))
    return GroupRates(monthly, ages[:, 0], groups, people)


def group_rates_table(rates: GroupRates) -> pd.DataFrame:
    """The table `group_rates`."""
    since, plan, tier, band = (each.ravel() for each in np.indices(rates.monthly.shape))
    days = np.array([day_number(day) for day in RATE_DAYS], dtype=np.int64)
    return frame("group_rates", {
        "plan": Words(plan, PLANS), "tier": Words(tier + 1, TIERS), "age_from": rates.ages[band], "from_date": days[since],
        "monthly": rates.monthly.ravel(),
    })


def tier_as_reported(people: Employees, month: int, day: Ints) -> Ints:
    """The tier that the insurer bills for a month, as it was told by `day` (one for each employee); 0 when not covered."""
    over = (people.told <= day) & (people.back > day) & (month > people.kept)
    active = (people.added <= day) & (people.accepted <= month) & ~over
    return _tier(people, active, (people.says <= day) & (people.changes <= month))


def tier_as_employed(people: Employees, month: int, day: Ints) -> Ints:
    """The tier that the employer's payroll pays for a month on `day`; 0 for nobody. It knows at once, and learns what was cut."""
    begins = np.where(people.added <= day, people.accepted, people.begins)
    ends = np.where(people.agrees & (people.told + 30 <= day), people.kept, people.ends)
    gone = ~people.mistaken & (people.left <= day) & (month > ends)
    active = (people.hired <= day) & (begins <= month) & ~gone
    return _tier(people, active, (people.changed <= day) & (people.changes <= month) & (people.changed < NEVER))


def _tier(people: Employees, active: Flags, changed: Flags) -> Ints:
    return np.where(active, np.where(changed, people.next_tier, people.tier), 0)
