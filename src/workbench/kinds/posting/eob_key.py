"""The key of an EOB to post: what each row of our claim comes to, where the rest goes, and where on the page it stands.

Rule of the transfer (curriculum PAY-04, 5.4): a patient's share goes to the next payer or the patient, an open amount to the work
list. The group decides who pays (RULES 1.2). Cents throughout. It decides nothing about wording.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.billing.eob import Eob, EobLine
from workbench.model import Weight

COLUMNS = ("paid", "co45", "pr1", "pr2", "pr3", "other")
"""The amounts of a row, in the order of the grid."""
SHARES = ("pr1", "pr2", "pr3")
"""The columns that hold the patient's share."""
CUT_UNITS = "CO-151"
"""The reason for units that were not supported."""
REASONS = {"co45": "CO-45", "pr1": "PR-1", "pr2": "PR-2", "pr3": "PR-3"}
"""The reason that a column stands for."""


class Transfer(StrEnum):
    """Where the rest of a row goes."""

    PATIENT = "Patient"
    NEXT = "Next payer"
    WORK = "Work list"
    NOTHING = "Nothing left"


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amounts of a row in cents, as expected or as typed; 0 is an empty cell."""

    paid: int = 0
    co45: int = 0
    pr1: int = 0
    pr2: int = 0
    pr3: int = 0
    other: int = 0

    def of(self, column: str) -> int:
        """The amount of one of COLUMNS."""
        amount: int = getattr(self, column)
        return amount

    def filled(self) -> tuple[str, ...]:
        """The columns that are not empty."""
        return tuple(column for column in COLUMNS if self.of(column))

    def total(self) -> int:
        """All of them together; it must come to the charge."""
        return sum(self.of(column) for column in COLUMNS)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in the documents: `place` in words ('Column "Deductible"'), `anchors` as printed there."""

    place: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A row of our claim. `line` is the number the payer printed, `spots` maps a column, "units" or "line" to its place."""

    id: str
    number: int
    code: str
    line: str
    units: int
    units_paid: int
    charge: int
    allowed: int
    amounts: Amounts
    other_code: str
    transfer: Transfer
    spots: Mapping[str, Spot]

    @property
    def patient(self) -> int:
        """The patient's share of the row."""
        return self.allowed - self.amounts.paid

    @property
    def open_amount(self) -> int:
        """What is neither paid nor discount nor the patient's, and has to be worked first."""
        return 0 if self.other_code.startswith("PR-") else self.amounts.other

    @property
    def cut_units(self) -> bool:
        """The plan paid fewer units than were billed, for lack of support."""
        return self.units_paid < self.units and self.other_code == CUT_UNITS


@dataclass(frozen=True, slots=True)
class EobKey:
    """The whole key. `prefix` is the exercise's code, `weights` its rubric, `page` the row (0-based) that each EOB line shows.

    `plan` names what the coverage box says after coverage 1, with its anchors; `off_page` are amounts of the key that the
    page prints nowhere, as shown text.
    """

    prefix: str
    rows: tuple[KeyRow, ...]
    check: int
    secondary: str
    coinsurance: int
    weights: tuple[Weight, ...]
    page: tuple[int, ...]
    coverage: Spot
    check_spot: Spot
    off_page: tuple[str, ...]

    def sprung(self) -> tuple[str, ...]:
        """The names of the traps that this case holds."""
        holds = {
            "line-order": self.page != tuple(range(len(self.page))),
            "deductible-written-off": any(row.amounts.pr1 for row in self.rows),
            "units-written-off": any(row.cut_units for row in self.rows),
        }
        return tuple(name for name, there in holds.items() if there)


def transfer_of(amounts: Amounts, other_code: str, secondary: bool) -> Transfer:
    """Where the rest of a row goes for the amounts that stand in it."""
    ours_to_bill = any(amounts.of(column) for column in SHARES) or (amounts.other and other_code.startswith("PR-"))
    if ours_to_bill:
        return Transfer.NEXT if secondary else Transfer.PATIENT
    return Transfer.WORK if amounts.other and other_code != REASONS["co45"] else Transfer.NOTHING


def amounts_of(line: EobLine) -> tuple[Amounts, str]:
    """The amounts of a line in the columns of the grid, and the code of the one that has no column of its own."""
    others = [each for each in line.adjustments if each.code not in REASONS.values()]
    own = {column: line.adjusted(code) for column, code in REASONS.items()}
    return Amounts(paid=line.paid, other=sum(each.amount for each in others), **own), others[0].code if others else ""


def key_rows(eob: Eob, numbers: tuple[str, ...], spots: tuple[Mapping[str, Spot], ...]) -> tuple[KeyRow, ...]:
    """The rows of our claim, in our order. `numbers` and `spots` come from the page, in our order too."""
    rows = []
    for number, line in enumerate(sorted(eob.lines, key=lambda each: each.row), start=1):
        amounts, code = amounts_of(line)
        rows.append(KeyRow(
            id=f"row{number}", number=number, code=line.code, line=numbers[number - 1], units=line.units,
            units_paid=line.units_paid, charge=line.charge, allowed=line.allowed, amounts=amounts, other_code=code,
            transfer=transfer_of(amounts, code, bool(eob.secondary)), spots=spots[number - 1],
        ))
    return tuple(rows)


def cannot_post(eob: Eob) -> str:
    """Why this grid cannot hold the remittance, as a sentence; empty when it can."""
    if not 1 <= len(eob.lines) <= 12:
        return f"Claim {eob.ours} has {len(eob.lines)} lines. A case takes 1 to 12."
    if sorted(line.row for line in eob.lines) != list(range(len(eob.lines))):
        return f"The lines of claim {eob.ours} do not fit its rows one to one."
    for number, line in enumerate(sorted(eob.lines, key=lambda each: each.row), start=1):
        if line.paid + sum(each.amount for each in line.adjustments) != line.charge:
            return f"Row {number} of claim {eob.ours} does not add up to its charge."
        if line.paid < 0 or line.charge <= 0 or any(each.amount <= 0 for each in line.adjustments):
            return f"Row {number} of claim {eob.ours} has a negative or empty amount. Reversals are another exercise."
        if len({each.code for each in line.adjustments} - set(REASONS.values())) > 1:
            return f"Row {number} of claim {eob.ours} has more than one reason beside CO-45, PR-1, PR-2 and PR-3."
    if eob.check != sum(line.paid for line in eob.lines):
        return f"The lines of claim {eob.ours} do not add up to the payment."
    return ""
