"""An electronic remittance (835) as it is read and written: payment, claims, service lines. Cents throughout.

A patient's name is read only when it is asked for. Where a segment stood and what a transaction sums up to are no part of what
it says: two transactions that say the same are equal.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from workbench.billing.eob import Adjustment
from workbench.x12.parties import NO_ACCOUNT, NO_PARTY, NOBODY, BankAccount, Party, Person


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """One SVC loop. `charge`, `paid` and `allowed` (AMT*B6, None when not sent) in cents; units None when they cannot be read."""

    code: str
    modifiers: tuple[str, ...]
    charge: int
    paid: int
    units_paid: Decimal | None
    units_billed: Decimal | None
    adjustments: tuple[Adjustment, ...]
    service_date: date | None
    allowed: int | None
    control: str
    remarks: tuple[str, ...]
    segment: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Claim:
    """One CLP loop. `account` CLP01, `status` CLP02, `patient` CLP05, `number` CLP07; `adjustments` of the claim level only.

    `filing` CLP06, `facility` CLP08, `frequency` CLP09, `rendering` the NPI of the doctor, `forwarded_to` the next payer
    (NM1*TT), `remarks` of the whole claim (MOA), at most five.
    """

    account: str
    status: str
    charge: int
    paid: int
    patient: int
    number: str
    adjustments: tuple[Adjustment, ...]
    lines: tuple[ServiceLine, ...]
    service_date: date | None
    received: date | None
    segment: int = field(default=0, compare=False)
    filing: str = "12"
    facility: str = ""
    frequency: str = ""
    person: Person = NOBODY
    rendering: str = ""
    forwarded_to: Party = NO_PARTY
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProviderAdjustment:
    """One pair of a PLB segment. A positive amount lowers the payment (RULES R4); cents."""

    reason: str
    reference: str
    amount: int


@dataclass(frozen=True, slots=True)
class Balance:
    """Counts and sums of one transaction in cents, and what does not hold. Lines are named "CLP01:line number", from 1.

    `balanced` is R1, R2 and R3 together, and false as soon as one amount of the transaction is missing or cannot be read.
    """

    claims: int
    lines: int
    charged: int
    paid: int
    adjustments: int
    plb: int
    balanced: bool
    unbalanced_claims: tuple[str, ...]
    unbalanced_lines: tuple[str, ...]


NOT_WEIGHED = Balance(0, 0, 0, 0, 0, 0, False, (), ())
"""What a transaction has that nobody has read: one that was made to be written."""


@dataclass(frozen=True, slots=True)
class Transaction:
    """One ST to SE. `amount` is BPR02 in cents, as written; `direction` BPR03, C or D, `method` BPR04, `date` BPR16.

    D (debit) still means money to the payee, drawn by the payee on the payer's account, so it changes no sign.
    `claims` is empty when the file was read without keeping them; `balance` counts them all the same. `originator` TRN03
    (1 and the payer's tax number). The accounts are written and not read back.
    """

    control: str
    amount: int
    direction: str
    method: str
    date: date | None
    trace: str
    payer: Party
    payee: Party
    claims: tuple[Claim, ...]
    provider_adjustments: tuple[ProviderAdjustment, ...]
    balance: Balance = field(default=NOT_WEIGHED, compare=False)
    originator: str = ""
    payer_account: BankAccount = field(default=NO_ACCOUNT, compare=False)
    payee_account: BankAccount = field(default=NO_ACCOUNT, compare=False)
