"""A paid claim as the payer reports it: lines with charge, payment and adjustments. Cents throughout."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Why a part of a charge was not paid. `group` CO, PR, OA or PI; `reason` a claim adjustment reason code; cents."""

    group: str
    reason: str
    amount: int

    @property
    def code(self) -> str:
        """As people write it: "CO-45"."""
        return f"{self.group}-{self.reason}"


@dataclass(frozen=True, slots=True)
class EobLine:
    """A service line. `label` in our own words; `units` billed, `units_paid` paid; `row` is its place on our claim (0-based)."""

    code: str
    label: str
    units: int
    units_paid: int
    charge: int
    paid: int
    adjustments: tuple[Adjustment, ...]
    row: int

    def adjusted(self, *codes: str) -> int:
        """The sum of the adjustments with one of these codes ("CO-45")."""
        return sum(each.amount for each in self.adjustments if each.code in codes)

    @property
    def patient(self) -> int:
        """The patient's share: every PR amount (RULES 1.2, group decides who pays)."""
        return sum(each.amount for each in self.adjustments if each.group == "PR")

    @property
    def allowed(self) -> int:
        """Paid plus the patient's share (RULES P1; no sequestration here)."""
        return self.paid + self.patient


@dataclass(frozen=True, slots=True)
class Eob:
    """One claim on one remittance. Lines stand in the payer's order. `check` in cents is what the payer sent for it."""

    payer: str
    layout: str
    patient: str
    born: date
    member: str
    account: str
    claim: str
    ours: str
    provider: str
    npi: str
    check_number: str
    check_date: date
    received: date
    service_date: date
    billed_on: date
    lines: tuple[EobLine, ...]
    check: int
    secondary: str
    coinsurance: int
    copay: int
    deductible_year: int
    deductible_before: int


def line_balances(line: EobLine) -> bool:
    """R1: charge = paid + all adjustments of the line (ASC X12 005010X221A1, balancing)."""
    return line.charge == line.paid + sum(each.amount for each in line.adjustments)


def eob_balances(eob: Eob) -> bool:
    """R1 for every line, and the check equals what the lines were paid."""
    return all(line_balances(line) for line in eob.lines) and eob.check == sum(line.paid for line in eob.lines)
