"""A whole remittance file -> its 835 transactions and every problem found on the way.

Tolerant: what can be read is returned, what cannot is named. Transactions of other kinds are noted and not read.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from workbench.x12.problems import EraProblem
from workbench.x12.reading import Reading
from workbench.x12.remittance import Transaction
from workbench.x12.sets import REMITTANCE
from workbench.x12.transaction_builder import TransactionBuilder
from workbench.x12.transaction_file import TransactionFile


@dataclass(frozen=True, slots=True)
class RemittanceFile:
    """What one file holds. `is_835` is false when neither an ST*835 nor an otherwise empty 835 envelope (GS*HP) was found."""

    transactions: tuple[Transaction, ...]
    problems: tuple[EraProblem, ...]
    is_835: bool


def read_remittance(data: bytes, keep_claims: bool = True, keep_people: bool = False) -> RemittanceFile:
    """All 835 transactions of a file, and the problems in the order of its segments, balance included. Never raises.

    A file that is no 835 has exactly one problem, ERA010. Without `keep_claims` the claims are weighed and let go, which is
    faster and keeps a large file small. Patients' names and member numbers are read only with `keep_people`.
    """
    file = remittances(BytesIO(data), keep_claims, keep_people)
    return RemittanceFile(tuple(file), file.problems, file.recognised)


def remittances(file: BinaryIO, keep_claims: bool = True, keep_people: bool = False) -> TransactionFile[Transaction]:
    """The same from an open file, one transaction after the other: no more than one of them is held, whatever the file's size."""
    return TransactionFile(file, REMITTANCE, TransactionBuilder, Reading(keep_claims, keep_people))
