"""The tables behind the code edits: NCCI-style pairs, unit caps, facts of a service. Handed in; no code is known here.

The teaching tables stand in exercises/codes/edits.toml; a licensed customer's own come from imported packs.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum
from typing import Protocol

MINOR, MAJOR = frozenset({"000", "010"}), frozenset({"090"})
"""Global periods of the fee schedule: a minor procedure, a major one (Medicare claims manual 100-04, ch. 12 s. 40.1)."""


class Indicator(IntEnum):
    """Whether a modifier can open a pair (NCCI policy manual, ch. 1): never, with documentation, or the edit was deleted from its
    first day on, so that it never held (Noridian reason code guidance, CO-B15, checked 2026-11-22).
    """

    NEVER = 0
    WITH_MODIFIER = 1
    DELETED = 9


class Adjudication(IntEnum):
    """How a unit cap is applied (MUE adjudication indicator): each line, the day without appeal, the day with records."""

    LINE = 1
    DAY_ABSOLUTE = 2
    DAY_WITH_RECORDS = 3


class Bilateral(IntEnum):
    """How the fee schedule pays both sides: no rule, 150 %, already both, 100 % each, no sides at all (RULES N3)."""

    ONE_SIDE = 0
    HALF_MORE = 1
    ALREADY_BOTH = 2
    EACH_SIDE = 3
    NO_SIDES = 9


@dataclass(frozen=True, slots=True)
class Pair:
    """Column 2 is not paid beside column 1 for the same patient, provider and day. `last` is the last day it holds: the deletion
    date of a published file, a quarter's end (excerpt of the practitioner file of 2026 Q3, checked 2026-11-22).
    """

    column1: str
    column2: str
    indicator: Indicator
    first: date
    last: date | None = None
    reason: str = ""

    def holds(self, day: date) -> bool:
        """Whether the pair is an edit on that day of service."""
        return self.indicator is not Indicator.DELETED and self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class UnitCap:
    """The most units of a service that are paid, each line or each day as `adjudication` says."""

    code: str
    most: int
    adjudication: Adjudication
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """What edits need to know of a service. `split`: it has a technical part (TC) and a professional one (26).

    `places` are the place-of-service codes it is done in (empty: any), `ages` the youngest and oldest in years, `sex` F or M.
    `visit` and `split` are None where nobody said.
    """

    visit: bool | None = False
    global_days: str = ""
    bilateral: Bilateral | None = None
    split: bool | None = False
    places: tuple[str, ...] = ()
    sex: str = ""
    ages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class DiagnosisLimit:
    """For whom the codes are that begin with `starts` ("Z00.12"): `sex` F or M, `ages` in years; empty or None for everybody."""

    starts: str
    sex: str = ""
    ages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """From when until when a service code can be billed, None where that is open."""

    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        """Whether the code can be billed for a service of that day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Tables(Protocol):
    """What the edits ask about codes, each time for a day of service. What is not known is None or empty and is not judged."""

    @property
    def diagnoses(self) -> tuple[DiagnosisLimit, ...]:
        """For whom diagnoses are."""

    def pair(self, column1: str, column2: str, day: date) -> Pair | None:
        """The pair of these two codes that holds on that day, in this order of columns."""

    def cap(self, code: str, day: date) -> UnitCap | None:
        """How many units are paid on that day."""

    def service(self, code: str, day: date | None) -> Service | None:
        """The facts of a service; without a day those that hold on any."""

    def periods(self, code: str, day: date) -> tuple[Period, ...]:
        """When the code can be billed, by the list of codes of that day; empty for a code that the list lacks."""


@dataclass(frozen=True, slots=True)
class EditTables:
    """Tables of code edits that hold on all days. `pairs` by (column 1, column 2), each with all its periods; `caps` and
    `services` by code.
    """

    pairs: Mapping[tuple[str, str], tuple[Pair, ...]] = field(default_factory=dict)
    caps: Mapping[str, UnitCap] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    diagnoses: tuple[DiagnosisLimit, ...] = ()

    def pair(self, column1: str, column2: str, day: date) -> Pair | None:
        """The pair of these two codes that holds on a day of service, in this order of columns."""
        return next((each for each in self.pairs.get((column1, column2), ()) if each.holds(day)), None)

    def cap(self, code: str, _day: date) -> UnitCap | None:
        """The cap of a service."""
        return self.caps.get(code)

    def service(self, code: str, _day: date | None) -> Service | None:
        """The facts of a service."""
        return self.services.get(code)

    def periods(self, _code: str, _day: date) -> tuple[Period, ...]:
        """None: these tables do not say which codes there are."""
        return ()

    def in_shown_codes(self, shown: Callable[[str], str]) -> "EditTables":
        """The same tables about `shown(code)` in place of each service code."""
        pairs = (replace(each, column1=shown(each.column1), column2=shown(each.column2))
                 for periods in self.pairs.values() for each in periods)
        caps = {shown(code): replace(cap, code=shown(code)) for code, cap in self.caps.items()}
        return replace(self, pairs=by_codes(pairs), caps=caps,
                       services={shown(code): facts for code, facts in self.services.items()})


def by_codes(pairs: Iterable[Pair]) -> Mapping[tuple[str, str], tuple[Pair, ...]]:
    """Pairs as EditTables wants them."""
    found: dict[tuple[str, str], tuple[Pair, ...]] = {}
    for each in pairs:
        key = (each.column1, each.column2)
        found[key] = (*found.get(key, ()), each)
    return found
