"""What planting a fault does to tables, as a list of small steps, and how they are carried out. Rows are positions in a table.

Nothing is changed in place: tables that no step names stay the same objects.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import pandas as pd

from workbench.world.rules import Tables

Cell: TypeAlias = "int | str | bool | pd.Timestamp"
Key: TypeAlias = "tuple[pd.Timestamp | str | int, ...]"


@dataclass(frozen=True, slots=True)
class Changed:
    """A cell gets another value."""

    table: str
    row: int
    column: str
    value: Cell


@dataclass(frozen=True, slots=True)
class Added:
    """A row comes in, at the end of its table."""

    table: str
    values: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Removed:
    """A row goes out."""

    table: str
    row: int


@dataclass(frozen=True, slots=True)
class Carried:
    """A total that counts the changed rows moves by so much. `key` finds its row by the table's first columns."""

    table: str
    key: Key
    column: str
    by: int


@dataclass(frozen=True, slots=True)
class Held:
    """A fault keeps this for itself: no other fault touches the same claim, remittance, bank line or deposit."""

    table: str
    id: int


@dataclass(frozen=True, slots=True)
class Shown:
    """Where the rule that the fault breaks sees it."""

    table: str
    id: int


Edit: TypeAlias = Changed | Added | Removed | Carried | Held | Shown


def applied(tables: Tables, edits: Iterable[Edit]) -> Tables:
    """The tables with all the edits made."""
    by_table: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        if not isinstance(edit, Held | Shown):
            by_table[edit.table].append(edit)
    return {name: _with(frame, by_table[name]) if name in by_table else frame for name, frame in tables.items()}


def _with(frame: pd.DataFrame, edits: Iterable[Edit]) -> pd.DataFrame:
    edits, made = list(edits), frame.copy()
    for edit in edits:
        if isinstance(edit, Changed):
            made[edit.column] = _allowing(made[edit.column], edit.value)
            made.iloc[edit.row, made.columns.get_loc(edit.column)] = edit.value
    added = [edit.values for edit in edits if isinstance(edit, Added)]
    added += _carry(made, [edit for edit in edits if isinstance(edit, Carried)])
    made = made.drop(index=[edit.row for edit in edits if isinstance(edit, Removed)]).reset_index(drop=True)
    if not added:
        return made
    for column in made.columns:
        for row in added:
            made[column] = _allowing(made[column], row[column])
    rows = pd.DataFrame(added, columns=made.columns).astype(made.dtypes)
    return pd.concat([made, rows], ignore_index=True)


def _allowing(column: "pd.Series[Cell]", value: Cell) -> "pd.Series[Cell]":
    """The column with that word among its categories, if it has any."""
    if not isinstance(column.dtype, pd.CategoricalDtype) or value in column.cat.categories:
        return column
    allowed: pd.Series[Cell] = column.cat.add_categories([value])
    return allowed


def _carry(made: pd.DataFrame, totals: Iterable[Carried]) -> list[Mapping[str, Cell]]:
    """Moves totals in place. What has no row yet (an account in a month) comes back as a row to add."""
    totals = list(totals)
    if not totals:
        return []
    width = len(totals[0].key)
    rows = {key: row for row, key in enumerate(made.iloc[:, :width].itertuples(index=False, name=None))}
    new: dict[Key, dict[str, Cell]] = {}
    for each in totals:
        row = rows.get(each.key)
        if row is not None:
            made.iloc[row, made.columns.get_loc(each.column)] += each.by
            continue
        fresh = new.setdefault(each.key, {**dict(zip(made.columns[:width], each.key, strict=True)),
                                          **dict.fromkeys(made.columns[width:], 0)})
        fresh[each.column] = int(fresh[each.column]) + each.by
    return list(new.values())
