"""Rows of one table while they are collected, some at a time: whole numbers only. It knows no table."""

from collections.abc import Sequence

import numpy as np

from workbench.world.columns import Flags, Ints


class Rows:
    """Columns of equal length that grow. A row's number is its place, from 0."""

    def __init__(self, *names: str) -> None:
        self._parts: dict[str, list[Ints]] = {name: [] for name in names}
        self.count = 0

    def add(self, count: int, **columns: int | Ints) -> Ints:
        """Adds `count` rows and returns their numbers; a single number stands for all. Raises KeyError on wrong names."""
        if set(columns) != set(self._parts):
            raise KeyError(f"{set(columns) ^ set(self._parts)}")
        for name, column in columns.items():
            self._parts[name].append(np.broadcast_to(np.asarray(column, dtype=np.int64), (count,)))
        numbers = np.arange(self.count, self.count + count, dtype=np.int64)
        self.count += count
        return numbers

    def __getitem__(self, name: str) -> Ints:
        parts = self._parts[name]
        if len(parts) != 1:
            self._parts[name] = parts = [np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)]
        return parts[0]


class Chosen:
    """Some rows in a new order: where they stood, and the ids that they get."""

    def __init__(self, keep: Flags, *order_by: Ints) -> None:
        rows = np.flatnonzero(keep)
        keys: Sequence[Ints] = [key[rows] for key in reversed(order_by)]
        self.rows: Ints = rows[np.lexsort(keys)] if keys else rows
        self._ids = np.zeros(len(keep) + 1, dtype=np.int64)
        self._ids[self.rows] = np.arange(1, len(self.rows) + 1)

    def __len__(self) -> int:
        return len(self.rows)

    def ids(self, rows: Ints) -> Ints:
        """The ids of rows; 0 for -1 and for rows that were left out."""
        return self._ids[rows]
