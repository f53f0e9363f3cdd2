"""Why a claim of a remittance cannot be posted in the grid of PAY-04, in sentences. It changes nothing and imports nothing."""

import re
from collections import Counter
from collections.abc import Iterator

from workbench.money import shown
from workbench.x12.balance import claim_difference, line_difference
from workbench.x12.remittance import Claim, ServiceLine, Transaction

OWN_COLUMNS = ("CO-45", "PR-1", "PR-2", "PR-3")
"""The adjustments that have a column of their own."""
CUTS = ("CO-253", "CO-59")
"""Sequestration and the cut of a second procedure: written off at once, never the patient's (RULES P1, N3); PAY-06 teaches it."""
MOST_LINES = 12
PRIMARY = ("1", "19")
"""CLP02 of a claim that was processed as primary; 19 was also forwarded to the next payer (RULES P4)."""
_GROUPS = ("CO", "PR", "OA", "PI")
_REASON = re.compile(r"[A-Z]?[0-9]{1,3}", re.ASCII)


def imbalances(transaction: Transaction, claim: Claim) -> Iterator[str]:
    """What does not add up: lines and claim first, else the transaction around them."""
    fits = True
    for number, line in enumerate(claim.lines, 1):
        if line_difference(line):
            fits = False
            yield f"line {number} is out of balance by {shown(line_difference(line))}"
    if claim_difference(claim):
        fits = False
        yield f"the claim is out of balance by {shown(claim_difference(claim))}"
    if fits and not transaction.balance.balanced:
        yield f"its transaction {transaction.control[:40]} does not balance"


def misfits(transaction: Transaction, claim: Claim) -> Iterator[str]:
    """What the grid has no place for."""
    if transaction.date is None:
        yield "the remittance has no payment date (BPR16)"
    if claim.status not in PRIMARY:
        yield f"its status is {claim.status[:40] or 'missing'}; only claims processed as primary (1 or 19) fit"
    if claim.adjustments:
        yield "it has adjustments at claim level; the grid has a row for each line only"
    if not 1 <= len(claim.lines) <= MOST_LINES:
        yield f"it has {len(claim.lines)} lines; the grid takes 1 to {MOST_LINES}"
    if sum(line.charge for line in claim.lines) != claim.charge or sum(line.paid for line in claim.lines) != claim.paid:
        yield "its lines do not add up to the claim"
    for number, line in enumerate(claim.lines, 1):
        for reason in _line_misfits(line):
            yield f"line {number} {reason}"


def _line_misfits(line: ServiceLine) -> Iterator[str]:
    kept = [each for each in line.adjustments if each.amount]
    if line.charge <= 0 or line.paid < 0 or any(each.amount < 0 for each in kept):
        yield "has a negative amount or no charge"
    for units in (line.units_billed, line.units_paid):
        if units is None or units < 0 or units != int(units):
            yield "has units that are not a whole number"
            break
    if any(each.group not in _GROUPS or not _REASON.fullmatch(each.reason) for each in kept):
        yield "has an adjustment whose group or reason is no known code"
    for cut in CUTS:
        if line.paid and any(each.code == cut for each in kept):
            yield f"has {cut}, a cut of the payment; the grid would send it to the work list, where it does not belong"
    counts = Counter(each.code for each in kept)
    if any(counts[code] > 1 for code in OWN_COLUMNS):
        yield "has the same adjustment twice"
    if sum(count for code, count in counts.items() if code not in OWN_COLUMNS) > 1:
        yield f"has more than one adjustment beside {', '.join(OWN_COLUMNS)}"
