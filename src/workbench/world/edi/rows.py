"""Some rows of a table, and values as the files' words want them. The tables are large, the files small."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

import pandas as pd

Tables: TypeAlias = Mapping[str, pd.DataFrame]
Row: TypeAlias = Any
"""A row by column names. Any, because pandas has no types."""


def among(table: pd.DataFrame, column: str, values: Iterable[int]) -> pd.DataFrame:
    """The rows whose `column` is one of those numbers, in the order of the table."""
    return table[table[column].isin(list(values))]


def rows(table: pd.DataFrame) -> Iterable[Row]:
    """Its rows one after the other."""
    found: Iterable[Row] = table.itertuples(index=False)
    return found


def grouped(table: pd.DataFrame, column: str) -> Mapping[int, Sequence[Row]]:
    """The rows of each value of `column`, in the order of the table."""
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows(table):
        found[getattr(row, column)].append(row)
    return found


def day(value: Row) -> date | None:
    """A date column's value; None where there is no date."""
    return None if pd.isna(value) else value.date()
