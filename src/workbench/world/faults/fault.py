"""The words of the catalogue: a fault, where it was planted, and the answer that a trainee should find."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from workbench.world.columns import Ints
from workbench.world.faults.edits import Edit
from workbench.world.faults.ground import Ground
from workbench.world.laws import Law
from workbench.world.premium_law import PremiumLaw
from workbench.world.rules import PremiumRule, Rule, Tables

Told: TypeAlias = "int | str | bool"
"""A value in an answer: cents and counts as numbers, dates as 2026-09-30, a missing date as an empty text."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of the catalogue. It breaks one law or one rule and nothing else.

    `means` says what went wrong, `remedy` what to do about it, `sop` the step that says so ("SOP-05.8"; empty: none yet).
    `places` gives the rows of a clean world where it fits, `edits` what is done there; no edits at all: it does not fit there.
    `books` marks faults of the totals themselves, which are planted when all entries are made.
    """

    name: str
    breaks: Law | Rule | PremiumLaw | PremiumRule
    means: str
    remedy: str
    sop: str
    places: Callable[[Tables], Ints]
    edits: Callable[[Ground, int], Iterator[Edit]]
    books: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell that is wrong: what is found there and what should be. An empty `field` is the whole row."""

    table: str
    id: str
    field: str
    found: Told
    should_be: Told


@dataclass(frozen=True, slots=True)
class Total:
    """A total that counts the wrong rows: by how many cents it is higher for that."""

    table: str
    id: str
    field: str
    higher_by: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One planted fault. `where` names every row that is wrong, the first one first; `totals` what counts them.

    `seen` is the row in which the rule shows, as "lines 17"; empty where a law is broken: `laws.broken`, of an insurer
    `insurer_laws.broken`, names the place.
    """

    fault: str
    breaks: str
    what: str
    remedy: str
    sop: str
    where: tuple[Spot, ...]
    totals: tuple[Total, ...]
    seen: str = ""
