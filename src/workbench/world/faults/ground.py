"""What a fault is planted in: the tables, the ids that are free, and draws of its own. It changes nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from workbench.world.columns import Ints
from workbench.world.faults.edits import Cell, Changed, Held
from workbench.world.rules import Tables
from workbench.world.streams import Streams


@dataclass(frozen=True, slots=True)
class Ground:
    """`added` counts the rows that other faults have added to a table; `draw` belongs to this fault at this place."""

    tables: Tables
    draw: Streams
    added: Mapping[str, int] = field(default_factory=dict)

    def number(self, name: str, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return int(self.draw.between(name, 1, low, high)[0])

    def value(self, table: str, row: int, column: str) -> Cell:
        """A cell by the position of its row."""
        return self.tables[table][column].iat[row]

    def cents(self, table: str, row: int, column: str) -> int:
        """A whole number by the position of its row: cents or an id."""
        return int(self.tables[table][column].iat[row])

    def rows(self, table: str, column: str, wanted: int) -> list[int]:
        """The positions of the rows that have that number in a column."""
        return [int(row) for row in np.flatnonzero(self.tables[table][column].to_numpy() == wanted)]

    def row(self, table: str, wanted: int) -> int:
        """The position of the row with that id. Raises IndexError when there is none."""
        return self.rows(table, str(self.tables[table].columns[0]), wanted)[0]

    def record(self, table: str, row: int) -> dict[str, Cell]:
        """A whole row, to be changed and added."""
        return {column: self.value(table, row, column) for column in self.tables[table].columns}

    def next_id(self, table: str) -> int:
        """The first id that no row has."""
        return int(self.tables[table].iloc[:, 0].max()) + 1 + self.added.get(table, 0)

    def month(self, day: Cell) -> pd.Timestamp:
        """The first day of a day's month."""
        return pd.Timestamp(day).to_period("M").to_timestamp()

    def moved(self, table: str, row: int, column: str, by: int) -> Changed:
        """That cell, so many cents higher."""
        return Changed(table, row, column, self.cents(table, row, column) + by)

    def held(self, line: int) -> Held:
        """Keeps everything about the claim of a service line."""
        return self.held_claim(self.cents("lines", line - 1, "claim"))

    def held_claim(self, claim: int) -> Held:
        """Keeps everything about a claim, its second insurance's claim included."""
        return Held("claims", self.cents("claims", claim - 1, "first_claim"))


def positions(marks: "pd.Series[bool]") -> Ints:
    """Where a column of flags is set."""
    found: Ints = np.flatnonzero(marks.to_numpy())
    return found


def swapped(cents: int, pick: int) -> int:
    """An amount with two neighbouring digits exchanged; the same amount where that is not possible. The first stays above 0.

    >>> swapped(-12345, 0), swapped(12345, 3), swapped(700, 5), swapped(1111, 0)
    (-21345, 12354, 700, 1111)
    """
    digits = str(abs(cents))
    places = [place for place in range(len(digits) - 1)
              if digits[place] != digits[place + 1] and (place > 0 or digits[1] != "0")]
    if not places:
        return cents
    place = places[pick % len(places)]
    turned = f"{digits[:place]}{digits[place + 1]}{digits[place]}{digits[place + 2:]}"
    return int(turned) * (1 if cents > 0 else -1)


def swap(ground: Ground, table: str, row: int, column: str) -> Iterator[Changed]:
    """That amount with two digits exchanged; nothing where all its digits are alike."""
    cents = ground.cents(table, row, column)
    wrong = swapped(cents, ground.number("digits", 0, 59))
    if wrong != cents:
        yield Changed(table, row, column, wrong)
