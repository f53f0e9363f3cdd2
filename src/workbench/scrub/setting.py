"""What a claim is judged beside: the day, the payer's rules, the member's cover, what was billed before, the code tables.

The claim words do not hold these facts. Where one is not given (empty, None) the edits that need it find nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from workbench.codes.icd10 import Span
from workbench.codes.index import CodeFacts
from workbench.scrub.tables import EditTables, Tables

SELF = "18"
"""The patient is the subscriber (X12 individual relationship code)."""


class Diagnoses(Protocol):
    """The book of diagnosis codes; `workbench.codes.index.CodeIndex` is one."""

    def look_up(self, code: str) -> CodeFacts:
        """What the book says of a code, with the notes of the headings above it."""


class ProviderType(StrEnum):
    """What an NPI was given for: 1 a person, 2 an organisation (45 CFR 162.404)."""

    PERSON = "1"
    ORGANISATION = "2"


class TwoSides(StrEnum):
    """How a payer wants a service that was done on both sides: one line with modifier 50, or a line each with LT and RT."""

    ONE_LINE = "one line"
    TWO_LINES = "two lines"


@dataclass(frozen=True, slots=True)
class FilingLimit:
    """How long after the service a first claim may arrive, in days; 0 days is Medicare's calendar year (42 CFR 424.44)."""

    days: int = 0


@dataclass(frozen=True, slots=True)
class PayerRules:
    """What is agreed with the payer that gets the claim. `number` is its payer number, `authorized_first` the service codes
    that need an authorization; `replacements` whether it takes frequency 7 and 8.
    """

    number: str = ""
    group_needed: bool = False
    replacements: bool = True
    authorized_first: Collection[str] = ()
    filing: FilingLimit | None = None
    two_sides: TwoSides | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """What the payer says of the member (its 271). `first_day` and `last_day` of cover, None where it is open."""

    member: str = ""
    group: str = ""
    last: str = ""
    first: str = ""
    born: date | None = None
    first_day: date | None = None
    last_day: date | None = None
    relationship: str = SELF


@dataclass(frozen=True, slots=True)
class Earlier:
    """A line of the same patient that a payer already has. Lines of a rejected claim were never filed: leave them out."""

    account: str
    payer: str
    provider: str
    code: str
    modifiers: tuple[str, ...]
    units: int
    service_date: date


@dataclass(frozen=True, slots=True)
class Setting:
    """`today` is the day on which the claim goes out. `book` and `spans` are the diagnosis codes with their dates, `npis` what
    is known of NPIs, `history` what was billed for this patient, `died` the patient's date of death.

    `warning_days`: so many days before the filing limit S17 begins to warn.
    """

    today: date
    tables: Tables = field(default_factory=EditTables)
    book: Diagnoses | None = None
    spans: Mapping[str, Span] = field(default_factory=dict)
    payer: PayerRules = field(default_factory=PayerRules)
    cover: Cover | None = None
    died: date | None = None
    history: tuple[Earlier, ...] = ()
    npis: Mapping[str, ProviderType] = field(default_factory=dict)
    holidays: Collection[date] = ()
    warning_days: int = 14
