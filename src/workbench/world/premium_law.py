"""The words of the insurers' conservation laws: which there are, and where one does not hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from workbench.world.balances import Off

Tables = Mapping[str, pd.DataFrame]


class PremiumLaw(StrEnum):
    """Which law: the last three belong to the fourth of the curriculum, all others to the seventh."""

    BILL = "bill"
    PAYMENT = "payment"
    REMITTANCE = "820"
    ACCOUNT = "account"
    OPEN = "open"
    ROLL_FORWARD = "premium roll-forward"
    EARNED = "earned"
    CREDIT = "credit"
    RATE = "rate"
    MATCH = "match"
    DEPOSIT = "deposit"
    BANK = "at the bank"
    BANK_DAY = "bank day"


@dataclass(frozen=True, slots=True)
class PremiumBreach:
    """Where a law does not hold ("invoices 17") and by how many cents what is there exceeds what should be."""

    law: PremiumLaw
    where: str
    difference: int


Breaches = tuple[PremiumBreach, ...]


def breaches(law: PremiumLaw, where: str, differences: "pd.Series[int]") -> Breaches:
    """A breach for each difference that is not zero."""
    off = differences[differences != 0]
    return tuple(PremiumBreach(law, f"{where} {key}", int(cents)) for key, cents in off.items())


def breaches_of(law: PremiumLaw, off: Off) -> Breaches:
    """The breaches of several places."""
    return tuple(breach for where, differences in off.items() for breach in breaches(law, where, differences))
