"""Building Thistlepaw: households, a year of months, and the tables of what had happened by the world's date."""

from types import MappingProxyType

import numpy as np
import pandas as pd

from workbench.world.columns import Ints
from workbench.world.frames import World
from workbench.world.insurers.figures import PetFigures
from workbench.world.insurers.months import month_of
from workbench.world.insurers.pet.billing import Thistlepaw, standing_of
from workbench.world.insurers.pet.book import Book
from workbench.world.insurers.pet.closing import closed_of
from workbench.world.insurers.pet.holding import settle
from workbench.world.insurers.pet.households import households_of
from workbench.world.insurers.pet.rating import rates_of, rates_table
from workbench.world.insurers.pet.tables import accounts_tables, household_tables, invoice_tables, money_tables, story_tables
from workbench.world.insurers.pet.telling import tell_month
from workbench.world.insurers.setting import setting_of
from workbench.world.spec import WorldSpec
from workbench.world.tables import PET_TABLES


def build(spec: WorldSpec, figures: PetFigures) -> World:
    """The world of that spec. The same spec and figures give the same rows on every machine; nothing is opened."""
    to = setting_of(spec)
    houses, pets = households_of(to, figures)
    rates = rates_of(figures, houses, pets)
    at = Thistlepaw(to, figures, houses, rates, Book(), standing_of(to, figures, houses))
    for month in _months(to.first, to.today):
        tell_month(at, month)
    settle(at)
    closed = closed_of(at.book, to.today)
    tables: dict[str, pd.DataFrame] = {
        "pet_rates": rates_table(rates), **household_tables(at, pets, closed), **invoice_tables(at, pets, closed),
        **money_tables(at, closed),
        **story_tables(at, closed), **accounts_tables(at, closed),
    }
    return World(spec, MappingProxyType({name: tables[name] for name in PET_TABLES}))


def _months(first: int, today: int) -> range:
    ends: Ints = month_of(np.array([first, today], dtype=np.int64))
    return range(int(ends[0]), int(ends[1]) + 2)
