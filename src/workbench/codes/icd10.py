"""What the product knows of ICD-10-CM without opening anything: the shape of a code, and what a code is in one release.

It holds only the three-character families that content names; of all others it knows whether the family exists.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

_SHAPE = re.compile(r"([A-Z]\d[A-Z0-9])\.?([A-Z0-9]{0,4})", re.ASCII)


class Standing(StrEnum):
    """What a code is on a day. ELSEWHERE: its family exists, and more is not known here."""

    BILLABLE = "billable"
    HEADING = "heading"
    ENDED = "ended"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Family:
    """One three-character category: what follows the dot of its billable codes and of its headings, parted by spaces.

    A category without codes below it is itself a code, and both texts are empty.
    """

    billable: str = ""
    headings: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """When a code could be billed, where that is not the whole time. `last`: after that day it is a heading or gone."""

    first: date | None
    last: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Icd10:
    """A part of one release. `headed` and `whole` list every category of the release as ranges ("A00-A09 A15"): those with
    codes below them, and those that are codes themselves. `titles` and `spans` are by code with its dot.
    """

    release: str = ""
    headed: str = ""
    whole: str = ""
    families: Mapping[str, Family] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)

    def standing(self, code: str, day: date) -> Standing:
        """What a code (as `read_code` writes it) is on a day of service."""
        span = self.spans.get(code)
        if span and ((span.last and span.last < day) or (span.first and day < span.first)):
            return Standing.ENDED
        category, _, rest = code.partition(".")
        family = self.families.get(category)
        if family is None:
            return self._elsewhere(category, rest)
        if not rest:
            return Standing.HEADING if family.billable else Standing.BILLABLE
        if rest in family.billable.split():
            return Standing.BILLABLE
        return Standing.HEADING if rest in family.headings.split() else Standing.UNKNOWN

    def is_heading(self, code: str) -> bool:
        """Whether it has codes below it in the release, whatever the day."""
        category, _, rest = code.partition(".")
        family = self.families.get(category)
        if family is None:
            return not rest and in_ranges(category, self.headed)
        return rest in family.headings.split() if rest else bool(family.billable)

    def only(self, codes: Collection[str]) -> "Icd10":
        """The part that is about the families of these codes."""
        kept = {category_of(code) for code in codes}
        return Icd10(
            self.release, self.headed, self.whole, {name: each for name, each in self.families.items() if name in kept},
            {code: title for code, title in self.titles.items() if category_of(code) in kept},
            {code: span for code, span in self.spans.items() if category_of(code) in kept},
        )

    def _elsewhere(self, category: str, rest: str) -> Standing:
        if in_ranges(category, self.whole):
            return Standing.UNKNOWN if rest else Standing.BILLABLE
        if not in_ranges(category, self.headed):
            return Standing.UNKNOWN
        return Standing.ELSEWHERE if rest else Standing.HEADING


def read_code(text: str) -> str | None:
    """A code in one form, whatever case and dot were typed; None when it has not the shape of a code.

    >>> read_code(" m25561 "), read_code("R05."), read_code("knee right")
    ('M25.561', 'R05', None)
    """
    found = _SHAPE.fullmatch(text.strip().upper())
    if found is None:
        return None
    return f"{found[1]}.{found[2]}" if found[2] else found[1]


def category_of(code: str) -> str:
    """The first three characters.

    >>> category_of("M25.561")
    'M25'
    """
    return code[:3]


def ranges(categories: Collection[str]) -> str:
    """Categories as a short text; only numbers that follow each other make a range.

    >>> ranges(["A02", "A00", "A01", "C7A", "B20"])
    'A00-A02 B20 C7A'
    """
    runs: list[list[str]] = []
    for category in sorted(categories):
        if runs and _next(runs[-1][-1]) == category:
            runs[-1].append(category)
        else:
            runs.append([category])
    return " ".join(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def in_ranges(category: str, text: str) -> bool:
    """Whether a category stands in a text made by `ranges`.

    >>> in_ranges("A01", "A00-A02 C7A"), in_ranges("A0A", "A00-A02 C7A")
    (True, False)
    """
    for part in text.split():
        first, _, last = part.partition("-")
        if category == first or (last and category[1:].isdigit() and first <= category <= last):
            return True
    return False


def _next(category: str) -> str:
    return f"{category[0]}{int(category[1:]) + 1:02d}" if category[1:].isdigit() else ""
