"""How an insurer's changed entry reaches the totals that count it: bill, account, roll-forward; and what both insurers share.

A fault in an entry is a fault in that entry alone: the totals add it up as they add up everything.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.world.columns import Ints
from workbench.world.faults.edits import Carried, Cell, Edit, Held
from workbench.world.faults.fault import Fault
from workbench.world.faults.ground import Ground, positions, swap
from workbench.world.insurers.months import pro_rata
from workbench.world.premium_law import PremiumLaw
from workbench.world.rules import Tables

BANK_STEP, DEPOSIT_STEP, RETURN_STEP = "SOP-07.2", "SOP-07.6", "SOP-07.5"


@dataclass(frozen=True, slots=True)
class Books:
    """Where an insurer counts its entries: the table of its accounts and the table of its bills."""

    accounts: str
    bills: str


PETS, GROUPS = Books("premium_accounts", "invoices"), Books("group_accounts", "list_bills")


def moved(ground: Ground, books: Books, column: str, owner: int, bill: int, day: Cell, cents: int) -> Iterator[Carried]:
    """An entry of so many cents more under a bill (0: under none). `column` is billed, collected, written_off or refunded."""
    raised = cents if column == "billed" else -cents
    yield Carried(books.accounts, (owner,), column, cents)
    yield Carried(books.accounts, (owner,), "open", raised)
    if bill:
        yield Carried(books.bills, (bill,), "open", raised)
    month = ground.month(day)
    yield Carried("premium_months", (month,), column, cents)
    for each in ground.tables["premium_months"]["month"]:
        if each > month:
            yield Carried("premium_months", (each,), "opening", raised)
        if each >= month:
            yield Carried("premium_months", (each,), "closing", raised)


def billed(ground: Ground, books: Books, owner: int, bill: int, day: Cell, cents: int, part: str = "amount") -> Iterator[Carried]:
    """So many cents more on a bill: of its `amount`, or of what was `credited` under it."""
    yield Carried(books.bills, (bill,), part, cents)
    yield from moved(ground, books, "billed", owner, bill, day, cents)


def banked(ground: Ground, line: int, cents: int, part: str = "matched") -> Iterator[Edit]:
    """A bank line (its position) brings so many cents more, which the day counts as `part`."""
    day = pd.Timestamp(ground.value("bank_lines", line, "bank_date"))
    yield ground.moved("bank_lines", line, "amount", cents)
    yield Carried("bank_days", (day,), "total", cents)
    yield Carried("bank_days", (day,), part, cents)
    yield Held("bank_lines", line + 1)


def part_of(cents: int, days: int, of: int) -> int:
    """The days' part of signed cents, half a cent up; nothing of a period without days."""
    return int(pro_rata(np.array([cents]), np.array([days]), np.array([of]))[0])


def text_of(ground: Ground, table: str, row: int, column: str) -> str:
    """A word of a table."""
    return str(ground.value(table, row, column))


def _months(tables: Tables) -> Ints:
    return positions(tables["premium_months"]["closing"] > 0)


def _closing(ground: Ground, row: int) -> Iterator[Edit]:
    yield from swap(ground, "premium_months", row, "closing")


def _bank_days(tables: Tables) -> Ints:
    return positions(tables["bank_days"]["matched"] > 0)


def _bank_day(ground: Ground, row: int) -> Iterator[Edit]:
    yield from swap(ground, "bank_days", row, "matched")


def _deposits(tables: Tables) -> Ints:
    return positions(tables["deposits"]["gross"] > 0)


def _deposit(ground: Ground, row: int) -> Iterator[Edit]:
    for wrong in swap(ground, "deposits", row, "gross"):
        yield wrong
        yield Held("deposits", row + 1)


OF_BOTH = (
    Fault("deposit-total-wrong", PremiumLaw.DEPOSIT,
          "Two digits of a deposit's total are swapped: it is not the sum of its payments.",
          "Add the payments up again, correct the deposit, and tie it to the bank's line.", DEPOSIT_STEP, _deposits, _deposit),
    Fault("closing-swapped-digits", PremiumLaw.ROLL_FORWARD,
          "Two digits of a month's closing premium are swapped in the roll-forward.",
          "Add the month up again and correct the closing; the next month opens with it.", "", _months, _closing, books=True),
    Fault("bank-day-swapped-digits", PremiumLaw.BANK_DAY,
          "Two digits of what was matched are swapped on a day's reconciliation.",
          "Compare each source with the sheet; a difference that nine divides is two digits swapped.",
          DEPOSIT_STEP, _bank_days, _bank_day, books=True),
)
"""Faults that both insurers have."""
