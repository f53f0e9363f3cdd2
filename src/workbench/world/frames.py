"""From columns to data frames, exactly as tables.py names them, and the world that holds them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa

from workbench.world.columns import NEVER, Flags, Ints, Words
from workbench.world.spec import WorldSpec
from workbench.world.tables import TABLES_OF, Column, Holds

Drawn: TypeAlias = "Ints | Flags | Words | pa.Array"
"""A column as it was drawn: whole numbers, flags, words or texts."""
DATES = "datetime64[us]"
_KNOWN = {(name, frozenset(column.name for column in table.columns)): table
          for tables in TABLES_OF.values() for name, table in tables.items()}
"""By name and columns: the practices' bank lines have one column that differs."""


@dataclass(frozen=True, slots=True)
class World:
    """A finished world: what it was made of, and its tables by name, in the order in which tables.py names them."""

    spec: WorldSpec
    tables: Mapping[str, pd.DataFrame]


def frame(table: str, columns: Mapping[str, Drawn]) -> pd.DataFrame:
    """The table of that name. Its columns are put in order and get their types.

    Raises KeyError when one is missing or too many.
    """
    wanted = _KNOWN[table, frozenset(columns)].columns
    return pd.DataFrame({each.name: _typed(each, columns[each.name]) for each in wanted}, copy=False)


def _typed(column: Column, drawn: Drawn) -> object:
    if isinstance(drawn, Words):
        return pd.Categorical.from_codes(drawn.codes, categories=list(drawn.of))
    if not isinstance(drawn, np.ndarray):
        return pd.array(drawn, dtype="str")
    if column.holds is not Holds.DATE:
        return drawn
    days = drawn.astype("datetime64[D]")
    days[drawn >= NEVER] = np.datetime64("NaT")
    return days.astype(DATES)
