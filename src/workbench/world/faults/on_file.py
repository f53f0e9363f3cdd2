"""Faults inside one 835: it does not balance, and a reader sees it (RULES R1 to R3)."""

from collections.abc import Iterator

from workbench.world.faults import places
from workbench.world.faults.edits import Edit, Held, Removed
from workbench.world.faults.fault import Fault
from workbench.world.faults.ground import Ground, swap
from workbench.world.laws import Law

_ASK = ("Do not post the remittance. Ask the payer for a corrected one, and log the money as waiting. "
        "Where it was posted, hold the entries against the corrected one.")


def _of_line(ground: Ground, remitted_line: int) -> Iterator[Edit]:
    return _of_claim(ground, ground.cents("remitted_lines", remitted_line - 1, "remitted_claim"))


def _of_claim(ground: Ground, remitted_claim: int) -> Iterator[Edit]:
    yield Held("remittances", ground.cents("remitted_claims", remitted_claim - 1, "remittance"))
    yield ground.held_claim(ground.cents("remitted_claims", remitted_claim - 1, "claim"))


def _adjustment_missing(ground: Ground, row: int) -> Iterator[Edit]:
    yield Removed("adjustments", row)
    yield from _of_line(ground, ground.cents("adjustments", row, "remitted_line"))


def _adjustment_swapped(ground: Ground, row: int) -> Iterator[Edit]:
    for wrong in swap(ground, "adjustments", row, "amount"):
        yield wrong
        yield from _of_line(ground, ground.cents("adjustments", row, "remitted_line"))


def _claim_total(ground: Ground, row: int) -> Iterator[Edit]:
    for wrong in swap(ground, "remitted_claims", row, "charge"):
        yield wrong
        yield from _of_claim(ground, row + 1)


def _interest_sign(ground: Ground, row: int) -> Iterator[Edit]:
    yield ground.moved("provider_adjustments", row, "amount", -2 * ground.cents("provider_adjustments", row, "amount"))
    yield Held("remittances", ground.cents("provider_adjustments", row, "remittance"))


def _interest_missing(ground: Ground, row: int) -> Iterator[Edit]:
    yield Removed("provider_adjustments", row)
    yield Held("remittances", ground.cents("provider_adjustments", row, "remittance"))


FAULTS = (
    Fault("adjustment-missing", Law.LINE,
          "A line of an 835 was not paid in full, and the adjustment that says why is missing (R1).",
          _ASK, "SOP-05.4", places.last_contractual_on_file, _adjustment_missing),
    Fault("adjustment-swapped-digits", Law.LINE,
          "Two digits of a contractual adjustment in an 835 are swapped (R1).",
          _ASK, "SOP-05.8", places.contractual_on_file, _adjustment_swapped),
    Fault("claim-charge-wrong", Law.CLAIM,
          "The charge of a claim in an 835 is not the sum of its lines (R2).",
          _ASK, "SOP-05.8", places.claims_on_file, _claim_total),
    Fault("interest-sign-turned", Law.REMITTANCE,
          "Interest stands in an 835 as if the payer had taken it: its PLB sign is turned (R3).",
          _ASK, "SOP-05.8", places.interest_on_file, _interest_sign),
    Fault("interest-left-out", Law.REMITTANCE,
          "Interest was paid, and the 835 has no PLB that says so (R3).",
          _ASK, "SOP-05.8", places.last_interest_on_file, _interest_missing),
)
"""Faults that our reader and others see in the file."""
