"""A whole file -> its 835 transactions and every problem found on the way, read stretch by stretch.

Tolerant: what can be read is returned, what cannot is named. Transactions of other kinds are noted and not read.
"""

from dataclasses import dataclass

from workbench.x12.envelope import Envelope
from workbench.x12.problems import EraProblem, Findings, quoted
from workbench.x12.reader import stretches
from workbench.x12.reading import Reading
from workbench.x12.remittance import Transaction


@dataclass(frozen=True, slots=True)
class RemittanceFile:
    """What one file holds. `is_835` is false when neither an ST*835 nor an otherwise empty 835 envelope (GS*HP) was found."""

    transactions: tuple[Transaction, ...]
    problems: tuple[EraProblem, ...]
    is_835: bool


def read_remittance(data: bytes, keep_claims: bool = True) -> RemittanceFile:
    """All 835 transactions of a file, and the problems in the order of its segments, balance included. Never raises.

    A file that is no 835 has exactly one problem, ERA010. Without `keep_claims` the claims are weighed and let go, which is
    faster and keeps a large file small.
    """
    reading = Reading(keep_claims)
    transactions: list[Transaction] = []
    others: list[str] = []
    for_claims, number = False, 0
    for stretch in stretches(data, reading.findings):
        envelope = Envelope(reading, stretch, number)
        number = envelope.read()
        transactions += envelope.transactions
        others += envelope.others
        for_claims |= envelope.for_claims
    if not transactions and (others or not for_claims):
        return RemittanceFile((), _not_835(data, others), False)
    return RemittanceFile(tuple(transactions), reading.findings.ordered(), True)


def _not_835(data: bytes, others: list[str]) -> tuple[EraProblem, ...]:
    findings = Findings()
    if not data.strip():
        findings.error(0, "ERA010", "The file is empty. Fetch it again from the payer or clearinghouse.")
    elif others:
        findings.error(0, "ERA010", f"The file holds {quoted(others[0])}, not an 835 remittance. Choose another file.")
    else:
        findings.error(0, "ERA010", "The file is not an 835 remittance: no ST*835 was found in it. Choose another file.")
    return findings.ordered()
