"""How a changed entry or bank line reaches the totals that count it: roll-forward, general ledger, bank day.

A fault in an entry is a fault in that entry alone: the books add it up as they add up everything.
"""

from collections.abc import Iterator, Mapping

import pandas as pd

from workbench.world.clinic.books import AGAINST
from workbench.world.faults.edits import Carried, Cell, Changed, Edit, Held, Removed
from workbench.world.faults.ground import Ground

_COLUMNS: Mapping[str, tuple[str, int]] = {
    "charge": ("charges", 1), "insurance payment": ("insurance_payments", -1), "patient payment": ("patient_payments", -1),
    "contractual": ("contractual", -1), "write-off": ("write_offs", -1), "discount": ("discounts", -1), "refund": ("refunds", 1),
    "nsf": ("returned", 1),
}
"""The column of the roll-forward that counts each kind of entry, and its sign there."""
_ONCE, _UNDONE = 1, -1


def booked(ground: Ground, up: str, down: str, day: Cell, cents: int, times: int = _ONCE) -> Iterator[Carried]:
    """A movement of the general ledger: `up` is debited, `down` credited; below zero the other way. `times` -1 takes it back."""
    month = ground.month(day)
    debited, credited = (up, down) if cents >= 0 else (down, up)
    yield Carried("general_ledger", (month, debited), "debit", abs(cents) * times)
    yield Carried("general_ledger", (month, credited), "credit", abs(cents) * times)


def counted(ground: Ground, kind: str, day: Cell, cents: int, times: int = _ONCE) -> Iterator[Carried]:
    """An entry of the ledger in the general ledger and in the roll-forward."""
    yield from booked(ground, "receivable", AGAINST[kind], day, cents, times)
    column, sign = _COLUMNS[kind]
    month = ground.month(day)
    yield Carried("receivable_months", (month,), column, cents * sign * times)
    for each in ground.tables["receivable_months"]["month"]:
        if each > month:
            yield Carried("receivable_months", (each,), "opening", cents * times)
        if each >= month:
            yield Carried("receivable_months", (each,), "closing", cents * times)


def entry_changed(ground: Ground, row: int, cents: int, kind: str = "") -> Iterator[Edit]:
    """An entry of the ledger gets another amount, or another kind, and the totals follow."""
    was, old = str(ground.value("ledger", row, "kind")), ground.cents("ledger", row, "amount")
    day = ground.value("ledger", row, "posted_date")
    if kind and kind != was:
        yield Changed("ledger", row, "kind", kind)
    if cents != old:
        yield Changed("ledger", row, "amount", cents)
    yield from counted(ground, was, day, old, _UNDONE)
    yield from counted(ground, kind or was, day, cents)


def entry_removed(ground: Ground, row: int) -> Iterator[Edit]:
    """An entry of the ledger goes, and the totals follow."""
    yield Removed("ledger", row)
    yield from counted(ground, str(ground.value("ledger", row, "kind")), ground.value("ledger", row, "posted_date"),
                       ground.cents("ledger", row, "amount"), _UNDONE)


def payment_lowered(ground: Ground, remittance: int, cents: int) -> Iterator[Edit]:
    """A remittance pays so much less: its total, the money at the bank and the totals that count it."""
    yield Held("remittances", remittance)
    yield ground.moved("remittances", remittance - 1, "amount", -cents)
    for row in ground.rows("bank_lines", "remittance", remittance):
        yield Held("bank_lines", row + 1)
        yield ground.moved("bank_lines", row, "amount", -cents)
        day = ground.value("bank_lines", row, "bank_date")
        waiting = ground.rows("unapplied", "bank_line", row + 1)
        yield Carried("bank_days", (pd.Timestamp(day),), "total", -cents)
        yield Carried("bank_days", (pd.Timestamp(day),), "listed" if waiting else "matched", -cents)
        yield from booked(ground, "cash", "unapplied" if waiting else "clearing", day, cents, _UNDONE)
        for item in waiting:
            yield ground.moved("unapplied", item, "amount", -cents)
            cleared = ground.value("unapplied", item, "cleared_date")
            if not pd.isna(cleared):
                yield from booked(ground, "unapplied", "clearing", cleared, cents, _UNDONE)
