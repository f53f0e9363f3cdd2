"""Who stands in the clinic's X12 files: the practice, its payers, its people. All numbers are invented, none can be anybody's.

Tax numbers begin with 07 and routing numbers with 99, which are not handed out; phones are 555-01xx.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from workbench.world import larkmere
from workbench.world.payer_names import PAYER_NAMES
from workbench.x12 import BankAccount, Party, Person

_TOWN, _STATE, _ZIP = "LARKMERE", "ME", "04999"
_STREETS = ("QUAY STREET", "HILL ROAD", "KELP LANE", "MILL LANE", "HARBOR ROW", "STATION ROAD", "CHURCH STREET", "ORCHARD WAY")

PRACTICE = Party(larkmere.NAME.upper(), larkmere.NPI, "18 QUAY STREET", _TOWN, _STATE, f"{_ZIP}0018", tax="071234567")
SUBMITTER = Party(larkmere.NAME.upper(), "LMG01", contact="BILLING OFFICE", phone="2075550101")
CLEARINGHOUSE = Party("QUAYSIDE CLEARINGHOUSE", "QSCH01")
TAXONOMY = "193200000X"
"""A group of several specialties."""
OUR_ACCOUNT = BankAccount("990000018", "40017733")


@dataclass(frozen=True, slots=True)
class PayerOnFile:
    """A payer as its files name it. `billed` is the filing code of an 837 (SBR09), `remitted` that of an 835 (CLP06)."""

    party: Party
    originator: str
    account: BankAccount
    billed: str
    remitted: str


def _payer(place: int, key: str, number: str, street: str, billed: str, remitted: str = "") -> PayerOnFile:
    party = Party(PAYER_NAMES[key].upper(), number, street, _TOWN, _STATE, f"{_ZIP}{place:04d}", "PROVIDER SERVICE",
                  f"2075550{140 + place}")
    account = BankAccount(f"99000{place:03d}1", f"7700{place:04d}")
    return PayerOnFile(party, f"107{place:07d}", account, billed, remitted or billed)


PAYERS: Mapping[str, PayerOnFile] = MappingProxyType({
    "medicare": _payer(1, "medicare", "MEDB01", "1 FEDERAL SQUARE", "MB"),
    "medicaid": _payer(2, "medicaid", "MCAID1", "2 STATE SQUARE", "MC"),
    "bluefen": _payer(3, "bluefen", "BFPPO1", "1 BLUEFEN POINT", "12"),
    "corvane": _payer(4, "corvane", "CVCOM1", "1 CORVANE HOUSE", "CI", "15"),
    "tessel": _payer(5, "tessel", "TSHMO1", "5 TESSEL SQUARE", "HM"),
    "granger": _payer(6, "granger", "GWCMP1", "6 GRANGER COURT", "WC"),
})
"""Everybody who gets claims, by the payer's key; patients without insurance get none."""


def site(npi: str) -> Party:
    """The practice as it bills from one of its sites."""
    return Party(PRACTICE.name, npi, PRACTICE.street if npi == larkmere.NPI else "4 HILL ROAD", PRACTICE.city, PRACTICE.state,
                 PRACTICE.zip, tax=PRACTICE.tax)


def home(patient: int) -> tuple[str, str, str, str]:
    """Where a patient lives: street, city, state, ZIP. The same patient lives always in the same house."""
    return f"{patient * 7 % 97 + 1} {_STREETS[patient % len(_STREETS)]}", _TOWN, _STATE, _ZIP


def doctor(name: str, npi: str) -> Person:
    """A provider from "Renata Colvard MD"."""
    first, last, *_ = name.upper().split()
    return Person(last, first, npi)
