"""The words in which a table is written down: what it is called, its columns, what each holds. It names no table."""

from dataclasses import dataclass
from enum import StrEnum


class Holds(StrEnum):
    """What a column holds."""

    ID = "id"
    TEXT = "text"
    CENTS = "cents"
    DATE = "date"
    COUNT = "count"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `of` names the table an id points to, when that is not its own."""

    name: str
    holds: Holds
    means: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Its first column is its key, alone or with the second."""

    name: str
    means: str
    columns: tuple[Column, ...]


def id_column(name: str, means: str, of: str = "") -> Column:
    """An id: counts from 1 in its own table, 0 where there is none."""
    return Column(name, Holds.ID, means, of)


def text_column(name: str, means: str) -> Column:
    """A text, empty where there is none."""
    return Column(name, Holds.TEXT, means)


def cents_column(name: str, means: str) -> Column:
    """Money in whole cents."""
    return Column(name, Holds.CENTS, means)


def date_column(name: str, means: str) -> Column:
    """A day; NaT where there is none."""
    return Column(name, Holds.DATE, means)


def count_column(name: str, means: str) -> Column:
    """A whole number that is no money."""
    return Column(name, Holds.COUNT, means)


def flag_column(name: str, means: str) -> Column:
    """Yes or no."""
    return Column(name, Holds.FLAG, means)
