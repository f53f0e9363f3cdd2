"""The payers that pay by EFT: how the bank shortens their names and how each numbers its traces.

All but Medicare and Medicaid are invented, and so is every number. Patients send no EFT, so self-pay is not among them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from workbench.world.draws import Draws


@dataclass(frozen=True, slots=True)
class EftPayer:
    """`name` stands on its remittances, `bank_name` in the bank's report, `short` in a sentence; `money` says whose money it is.

    `trace` makes a trace number in the payer's own form for a payment of that date.
    """

    name: str
    bank_name: str
    short: str
    money: str
    trace: Callable[[Draws, date], str]


def _medicare(draw: Draws, _day: date) -> str:
    return f"88261{draw.whole(0, 9_999):04d}"


def _medicaid(draw: Draws, day: date) -> str:
    return f"M{day:%y%m%d}{draw.whole(11_000, 12_999)}"


def _bluefen(draw: Draws, day: date) -> str:
    return f"BF{day:%y%j}{draw.whole(11, 989):03d}"


def _corvane(draw: Draws, _day: date) -> str:
    return f"00{draw.whole(10_000_000, 89_999_999)}"


def _tessel(draw: Draws, _day: date) -> str:
    return f"550031{draw.whole(0, 9_999):04d}"


def _granger(draw: Draws, _day: date) -> str:
    return f"GW0088{draw.whole(0, 999):03d}"


MEDICARE = EftPayer("Medicare Part B", "MEDICARE PART B", "Medicare", "Medicare", _medicare)
MEDICAID = EftPayer("State Medicaid", "ST MEDICAID TRSRY", "Medicaid", "Medicaid", _medicaid)
BLUEFEN = EftPayer("Bluefen Health PPO", "BLUEFEN HLTH PPO", "Bluefen", "health plan", _bluefen)
CORVANE = EftPayer("Corvane Commercial", "CORVANE COMM INS", "Corvane", "health plan", _corvane)
TESSEL = EftPayer("Tessel HMO", "TESSEL HMO", "Tessel", "health plan", _tessel)
GRANGER = EftPayer("Granger Workers' Comp", "GRANGER WORK COMP", "Granger", "workers' compensation", _granger)
EFT_PAYERS = (MEDICARE, MEDICAID, BLUEFEN, CORVANE, TESSEL, GRANGER)


def eft_payer_named(name: str) -> EftPayer:
    """The payer with that name, in full or as the bank prints it. Raises KeyError."""
    for payer in EFT_PAYERS:
        if name in (payer.name, payer.bank_name):
            return payer
    raise KeyError(name)
