"""A panel: one measure as a small finished view, with its formula and the day it is true for. Computed in the desk alone."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Light(StrEnum):
    """How a figure stands against its target. NO_DATA when there was nothing to measure, INFO where there is no target."""

    GOOD = "good"
    WATCH = "watch"
    BAD = "bad"
    INFO = "info"
    NO_DATA = "no data"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which part of a practice a figure is asked for; empty and 0 mean all.

    `payer` is a key, `site` and `provider` are numbers, `period` is so many months back; 0 for what is usual.
    """

    payer: str = ""
    site: int = 0
    provider: int = 0
    period: int = 0


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter: `value` as `Scope` has it in text, "" for all; `name` as people say it."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to narrow figures down. `name` is the word of `Scope`, `title` what stands over it; the first option is all."""

    name: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A bar. `value` in the chart's unit, `shown` as printed, `note` beside it ("11 of 38"); `over`: beyond the target."""

    label: str
    value: Fraction
    shown: str
    note: str = ""
    over: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars: `kind` "column" over time, "bar" over names. `title` says what it shows; `target` None: no line is drawn.

    `columns` are the titles of its numbers as a table: of the labels, the values, the notes.
    """

    kind: str
    title: str
    caption: str
    points: tuple[Point, ...]
    target: Fraction | None = None
    target_shown: str = ""
    columns: tuple[str, ...] = ("Name", "Value", "Counted")


@dataclass(frozen=True, slots=True)
class PanelTable:
    """A small table. `columns` titles; a column named in `numbers` is right-aligned. At most 500 rows of finished text."""

    title: str
    columns: tuple[str, ...]
    numbers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A measure. `value` as shown ("0.8", "87.1 %", "no data"), `unit` in small print ("business days"), `target` "≤ 1".

    `basis` says what was counted ("645 of 742 lines"), `formula` how, `source` from which records, `as_of` for which day. `says`
    stands in the place of the target where there is more to say ("2 items over 1 day"), `whole` which filter it cannot follow,
    `advice` what to do when it is not as it should be.
    """

    id: str
    title: str
    value: str
    unit: str
    target: str
    light: Light
    basis: str
    formula: str
    source: str
    as_of: date
    organisation: str
    chart: Chart | None = None
    table: PanelTable | None = None
    says: str = ""
    whole: str = ""
    advice: str = ""
