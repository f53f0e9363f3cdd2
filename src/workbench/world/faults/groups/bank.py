"""Faults between Keystone and its bank: a transfer that is not what the 820 says, or tied to another employer's."""

from collections.abc import Iterator

from workbench.world.columns import Ints
from workbench.world.faults.edits import Changed, Edit, Held
from workbench.world.faults.fault import Fault
from workbench.world.faults.ground import Ground, positions, swapped
from workbench.world.faults.premiums import BANK_STEP, banked
from workbench.world.premium_law import PremiumLaw
from workbench.world.rules import Tables


def _transfers(tables: Tables) -> Ints:
    """Transfers with a trace."""
    lines = tables["bank_lines"]
    return positions((lines["source"] == "eft") & (lines["trace"] != ""))


def _differs(ground: Ground, row: int) -> Iterator[Edit]:
    cents = ground.cents("bank_lines", row, "amount")
    wrong = swapped(cents, ground.number("digits", 0, 59))
    if wrong != cents:
        yield from banked(ground, row, wrong - cents, "unexplained")
        yield Held("groups", _group(ground, row))


def _group(ground: Ground, row: int) -> int:
    return ground.cents("group_payments", ground.row("group_payments", ground.cents("bank_lines", row, "payment")), "group")


def _wrong_employer(ground: Ground, row: int) -> Iterator[Edit]:
    """The line is tied to the payment of the transfer before it."""
    before = [int(line) for line in _transfers(ground.tables) if line < row and _group(ground, int(line)) != _group(ground, row)]
    if not before:
        return
    yield Changed("bank_lines", row, "payment", ground.cents("bank_lines", before[-1], "payment"))
    for line in (row, before[-1]):
        yield Held("bank_lines", line + 1)
        yield Held("groups", _group(ground, line))


FAULTS = (
    Fault("transfer-differs", PremiumLaw.BANK, "The bank shows another amount than the 820 whose trace it names (M2, D4).",
          "Do not force the match: ask bank and employer which amount is right, and apply what came.",
          BANK_STEP, _transfers, _differs),
    Fault("transfer-tied-to-wrong-employer", PremiumLaw.BANK,
          "An employer's transfer is tied to the 820 of another employer (D1, D2).",
          "Untie it, and match it by its own trace, then by amount and employer.", BANK_STEP, _transfers, _wrong_employer),
)
"""Faults at the bank."""
