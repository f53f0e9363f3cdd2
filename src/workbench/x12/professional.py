"""Claims as a practice bills them (837P): who bills whom for which services, and what earlier payers did. Cents throughout.

Text as X12 sends it: diagnosis codes without the dot, pointers as places from 1 on. The patient is the subscriber; every claim
names its payer and its billing provider, because one file may hold several of both.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workbench.billing.eob import Adjustment
from workbench.x12.parties import NOBODY, Party, Person

EMPLOYMENT = "EM"
"""CLM11: what the claim is for happened at work."""


@dataclass(frozen=True, slots=True)
class LineAdjudication:
    """What an earlier payer did with a line (loop 2430). `payer` is its number, as in PriorPayer; `decided` the day it paid."""

    payer: str
    paid: int
    code: str
    modifiers: tuple[str, ...]
    units: Decimal | None
    adjustments: tuple[Adjustment, ...]
    decided: date | None


@dataclass(frozen=True, slots=True)
class BilledLine:
    """A service (loop 2400). `place` only where it differs from the claim's; `control` comes back in the remittance (REF*6R)."""

    code: str
    modifiers: tuple[str, ...]
    charge: int
    units: Decimal | None
    pointers: tuple[int, ...]
    service_date: date | None
    control: str = ""
    place: str = ""
    adjudications: tuple[LineAdjudication, ...] = ()


@dataclass(frozen=True, slots=True)
class PriorPayer:
    """An earlier payer of the claim (loop 2320). `rank` P, S or T; `patient` is what it left to the patient (AMT*EAF).

    `adjustments` are those of the claim as a whole; `decided` is its day when it decided no line by itself.
    """

    payer: Party
    insured: Person
    rank: str
    filing: str
    paid: int
    adjustments: tuple[Adjustment, ...] = ()
    patient: int | None = None
    group: str = ""
    payer_claim: str = ""
    decided: date | None = None


@dataclass(frozen=True, slots=True)
class BilledClaim:
    """One claim (loop 2300) with its subscriber and payer. `rank` P, S or T: which payer this one is.

    `filing` SBR09, `insurance_type` SBR05 (Medicare as secondary), `place` and `frequency` of CLM05, `authorization` REF*G1,
    `payer_claim` REF*F8, `patient_paid` AMT*F5; `hurt_at_work` is the day of the accident (DTP*439) where
    CLM11 says EM.
    """

    account: str
    charge: int
    place: str
    frequency: str
    diagnoses: tuple[str, ...]
    lines: tuple[BilledLine, ...]
    billing: Party
    taxonomy: str
    payer: Party
    insured: Person
    rank: str
    filing: str
    group: str = ""
    insurance_type: str = ""
    rendering: Person = NOBODY
    authorization: str = ""
    payer_claim: str = ""
    patient_paid: int | None = None
    prior: tuple[PriorPayer, ...] = ()
    hurt_at_work: date | None = None


@dataclass(frozen=True, slots=True)
class ClaimBatch:
    """One ST to SE: the claims that a submitter sends to a receiver. `reference` BHT03, which a 277CA answers."""

    control: str
    reference: str
    submitter: Party
    receiver: Party
    claims: tuple[BilledClaim, ...]
