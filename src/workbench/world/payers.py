"""The invented payers that send paper, each with its own page layout and its own way to number checks and claims."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.world.draws import Draws


class Layout(StrEnum):
    """How a payer's page looks. It belongs to the payer, not to the difficulty."""

    BLUEFEN = "bluefen"
    CORVANE = "corvane"
    TESSEL = "tessel"


@dataclass(frozen=True, slots=True)
class Payer:
    """A payer and its numbers. `claim_number` takes the day it received the claim, `check_number` only the draw."""

    name: str
    layout: Layout
    office: str
    phone: str
    claim_number: Callable[[Draws, date], str]
    check_number: Callable[[Draws], str]


def _bluefen_claim(draw: Draws, received: date) -> str:
    return f"BF{received:%y%j}-{draw.whole(100_000, 999_999)}"


def _corvane_claim(draw: Draws, _received: date) -> str:
    return f"CV-{draw.whole(1_000_000, 9_999_999)}-1"


def _tessel_claim(draw: Draws, received: date) -> str:
    return f"T{received:%y}/{draw.whole(10_000_000, 99_999_999)}"


BLUEFEN = Payer("Bluefen Health PPO", Layout.BLUEFEN, "Claims Service, Bluefen Point", "555-0142", _bluefen_claim,
                lambda draw: f"{draw.whole(600_000, 999_999):08d}")
CORVANE = Payer("Corvane Commercial", Layout.CORVANE, "Remittance Office, Corvane House", "555-0117", _corvane_claim,
                lambda draw: str(draw.whole(5_000_000, 5_999_999)))
TESSEL = Payer("Tessel HMO", Layout.TESSEL, "Provider Payments, Tessel Square", "555-0168", _tessel_claim,
               lambda draw: f"TS{draw.whole(100_000, 999_999)}")
PAYERS = (BLUEFEN, CORVANE, TESSEL)


def payer_named(name: str) -> Payer | None:
    """The payer with that whole name, or None."""
    return next((payer for payer in PAYERS if payer.name == name), None)
