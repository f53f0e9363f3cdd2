"""Faults of the totals themselves: an entry by hand, a closing balance typed wrong, a bank day typed wrong."""

from collections.abc import Iterator

import pandas as pd

from workbench.world.columns import Ints
from workbench.world.faults.edits import Edit
from workbench.world.faults.fault import Fault
from workbench.world.faults.ground import Ground, positions, swap
from workbench.world.laws import Law
from workbench.world.rules import Tables


def _controls(tables: Tables) -> Ints:
    """The receivable of each month."""
    return positions(tables["general_ledger"]["account"] == "receivable")


def _by_hand(ground: Ground, row: int) -> Iterator[Edit]:
    """Somebody credits the control account directly; the other side goes to write-offs, else to contractual."""
    books, cents = ground.tables["general_ledger"], ground.number("cents", 1_000, 40_000)
    same = books["month"] == pd.Timestamp(ground.value("general_ledger", row, "month"))
    for account in ("write-off", "contractual"):
        other = positions(same & (books["account"] == account))
        if len(other):
            yield ground.moved("general_ledger", row, "credit", cents)
            yield ground.moved("general_ledger", int(other[0]), "debit", cents)
            return


def _months(tables: Tables) -> Ints:
    return positions(tables["receivable_months"]["closing"] > 0)


def _closing_typed(ground: Ground, row: int) -> Iterator[Edit]:
    yield from swap(ground, "receivable_months", row, "closing")


def _days(tables: Tables) -> Ints:
    return positions(tables["bank_days"]["matched"] > 0)


def _day_typed(ground: Ground, row: int) -> Iterator[Edit]:
    yield from swap(ground, "bank_days", row, "matched")


FAULTS = (
    Fault("control-account-off", Law.GENERAL_LEDGER,
          "An entry by hand in the receivable: the control account is not the sub-ledger.",
          "Find the entry that has no counterpart in the accounts, reverse it, and enter it where it belongs.",
          "", _controls, _by_hand, books=True),
    Fault("closing-swapped-digits", Law.ROLL_FORWARD,
          "Two digits of a month's closing balance are swapped in the roll-forward.",
          "Add the month up again and correct the closing balance; the next month opens with it.",
          "", _months, _closing_typed, books=True),
    Fault("bank-day-swapped-digits", Law.BANK_DAY,
          "Two digits of what was matched are swapped on a day's reconciliation.",
          "Compare each source with the sheet; a difference that nine divides is two digits swapped.",
          "SOP-07.6", _days, _day_typed, books=True),
)
"""Faults of the books."""
