"""The paper of an exercise: documents as data, so that every layout is drawn, escaped and marked in one place."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of printed text. `anchor` names it, so that feedback can mark it ("line2.deductible"); empty: never marked."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A printed column; money columns are right-aligned."""

    title: str
    money: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: each bit on its own line."""

    bits: tuple[Bit, ...] = ()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who sent it, and the small lines at the right."""

    TAGGED: ClassVar[bool] = True
    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value, as in "Check 00718843"."""

    label: str
    value: Bit


@dataclass(frozen=True, slots=True)
class Pairs:
    """A block of labels and values."""

    TAGGED: ClassVar[bool] = True
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A printed table; `totals` is its last, ruled row (empty: none)."""

    TAGGED: ClassVar[bool] = True
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[Cell, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A line of print under the table."""

    TAGGED: ClassVar[bool] = True
    text: Bit


Block = Letterhead | Pairs | Table | Note


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the case, top to bottom."""

    title: str
    blocks: tuple[Block, ...]
