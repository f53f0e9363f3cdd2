"""The key of ten findings: for each its code, the codes of its other sides, the wrong answers that are expected, the words.

It carries the part of the release that its own families need, so that a stored key grades alike for ever and opens nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workbench.codes.icd10 import Icd10
from workbench.model import Expected, Weight

UNSTATED = "unstated"
"""The name of the code that leaves the side out."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A finding. `codes` by side, "" for the one code; `trap` is the bare name of the trap that it springs, empty when none.

    `order` is what the visit's orders are called in the feedback.
    """

    id: str
    number: int
    day: date
    side: str
    codes: Mapping[str, str]
    trap: str
    main: str
    quote: str
    search: str
    note: str
    order: str
    expected: tuple[Expected, ...]

    @property
    def code(self) -> str:
        """The right code."""
        return self.codes[self.side]

    def listed(self, code: str) -> Expected | None:
        """What the author wrote of a wrong answer, if it was expected."""
        return next((each for each in self.expected if each.code == code), None)

    def side_of(self, code: str) -> str:
        """The side under which a wrong code stands among the sides; empty when it is none of them."""
        return next((side for side, other in self.codes.items() if other == code and side != self.side), "")

    def falls(self, trap: str) -> str:
        """The wrong answer that makes that mistake here; empty when there is none."""
        if trap == "side-left-out":
            return self.codes.get(UNSTATED, "") if self.side != UNSTATED else ""
        return next((each.code for each in self.expected if each.mistake == trap), "")


@dataclass(frozen=True, slots=True)
class CodingKey:
    """The whole key. `visit` is the amount of a visit in cents, `credits` the credit of a near answer by mistake (0..1)."""

    prefix: str
    rows: tuple[KeyRow, ...]
    weights: tuple[Weight, ...]
    book: Icd10
    visit: int
    credits: Mapping[str, Fraction]

    def sprung(self) -> tuple[str, ...]:
        """The names of the traps that this case holds, in the order of its findings."""
        return tuple(row.trap for row in self.rows if row.trap)
