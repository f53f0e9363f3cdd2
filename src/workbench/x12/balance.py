"""The three balance tests of an 835 (R1 line, R2 claim, R3 transaction), exact to the cent, each transaction by itself.

Source: ASC X12 005010X221A1, balancing. A positive adjustment lowers the payment, a negative one raises it, reversals included.
Every CLP04 counts as written: a predetermination (status 25) pays 0 by the rules, so one that names a payment is out of balance
when the BPR leaves it out. A claim without lines is tested at claim level only. Quantities are not money.
"""

from workbench.money import shown
from workbench.x12.problems import Findings, quoted
from workbench.x12.remittance import Balance, Claim, ServiceLine

_ASK = "Ask the payer for a corrected remittance before you post it."


def line_difference(line: ServiceLine) -> int:
    """R1 in cents: charge less adjustments less payment; 0 when the line balances."""
    difference = line.charge - line.paid
    for each in line.adjustments:
        difference -= each.amount
    return difference


def claim_difference(claim: Claim) -> int:
    """R2 in cents: charge less the adjustments of claim and lines less payment; 0 when the claim balances."""
    difference = claim.charge - claim.paid
    for each in claim.adjustments:
        difference -= each.amount
    for line in claim.lines:
        for each in line.adjustments:
            difference -= each.amount
    return difference


class Weighing:
    """Adds up one transaction claim by claim, so that no claim need be kept. What fails goes to `findings`."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._claims = self._lines = self._charged = self._paid = self._adjusted = 0
        self._bad_claims: dict[str, None] = {}
        self._bad_lines: dict[str, None] = {}

    def add(self, claim: Claim) -> None:
        """R2 of the claim and R1 of its lines, with a sentence for each that fails."""
        off = claim_difference(claim)
        self._claims += 1
        self._lines += len(claim.lines)
        self._charged += claim.charge
        self._paid += claim.paid
        self._adjusted += claim.charge - claim.paid - off
        if off:
            self._bad_claims[claim.account] = None
            self._findings.error(claim.segment, "ERA041", _claim_sentence(claim, off))
        for number, line in enumerate(claim.lines, 1):
            if line_difference(line):
                self._bad_lines[f"{claim.account}:{number}"] = None
                self._findings.error(line.segment, "ERA040", _line_sentence(claim, number, line))

    def finish(self, control: str, segment: int, amount: int, plb: int, readable: bool) -> Balance:
        """R3: payments of the claims less `plb` is `amount`, the BPR02 at `segment`. All in cents."""
        holds = self._paid - plb == amount
        if not holds:
            self._findings.error(segment, "ERA042", (
                f"Transaction {quoted(control)}: claims paid {shown(self._paid)} less provider adjustments (PLB) {shown(plb)} "
                f"is {shown(self._paid - plb)}, but the payment (BPR) is {shown(amount)}. {_ASK}"))
        balanced = readable and holds and not self._bad_claims and not self._bad_lines
        return Balance(self._claims, self._lines, self._charged, self._paid, self._adjusted, plb, balanced,
                       tuple(self._bad_claims), tuple(self._bad_lines))


def _line_sentence(claim: Claim, number: int, line: ServiceLine) -> str:
    due = line.paid + line_difference(line)
    return (f"Line {number} of claim {quoted(claim.account)}: charge {shown(line.charge)} less adjustments "
            f"{shown(line.charge - due)} is {shown(due)}, but the line was paid {shown(line.paid)}. {_ASK}")


def _claim_sentence(claim: Claim, off: int) -> str:
    due = claim.paid + off
    return (f"Claim {quoted(claim.account)}: charge {shown(claim.charge)} less all adjustments {shown(claim.charge - due)} "
            f"is {shown(due)}, but the claim was paid {shown(claim.paid)}. {_ASK}")
