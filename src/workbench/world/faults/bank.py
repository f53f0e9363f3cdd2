"""Faults between deposit slip, bank statement and accounts."""

from collections.abc import Iterator

import pandas as pd

from workbench.world.columns import Ints
from workbench.world.faults.carrying import booked, counted, entry_removed
from workbench.world.faults.edits import Added, Carried, Changed, Edit, Held, Removed, Shown
from workbench.world.faults.fault import Fault
from workbench.world.faults.ground import Ground, positions, swap, swapped
from workbench.world.laws import Law
from workbench.world.rules import Rule, Tables


def _slips(tables: Tables) -> Ints:
    return positions(tables["deposits"]["gross"] > 0)


def _slip_wrong(ground: Ground, row: int) -> Iterator[Edit]:
    for wrong in swap(ground, "deposits", row, "gross"):
        yield wrong
        yield Held("deposits", row + 1)


def _matched_transfers(tables: Tables) -> Ints:
    lines = tables["bank_lines"]
    return positions((lines["source"] == "eft") & (lines["remittance"] > 0)
                     & ~lines["bank_line"].isin(tables["unapplied"]["bank_line"]))


def _transfer_differs(ground: Ground, row: int) -> Iterator[Edit]:
    cents, day = ground.cents("bank_lines", row, "amount"), ground.value("bank_lines", row, "bank_date")
    wrong = swapped(cents, ground.number("digits", 0, 59))
    if wrong == cents:
        return
    yield Changed("bank_lines", row, "amount", wrong)
    for column in ("total", "unexplained"):
        yield Carried("bank_days", (pd.Timestamp(day),), column, wrong - cents)
    yield from booked(ground, "cash", "clearing", day, cents, -1)
    yield from booked(ground, "cash", "clearing", day, wrong)
    yield Held("bank_lines", row + 1)
    yield Held("remittances", ground.cents("bank_lines", row, "remittance"))


def _tied_twice(ground: Ground, row: int) -> Iterator[Edit]:
    """The line is tied to the remittance of the transfer before it."""
    lines, own = ground.tables["bank_lines"], ground.cents("bank_lines", row, "remittance")
    tied = positions((lines["source"] == "eft") & (lines["remittance"] > 0) & (lines["bank_line"] <= row))
    if not len(tied):
        return
    other = int(tied[-1])
    yield Changed("bank_lines", row, "remittance", ground.cents("bank_lines", other, "remittance"))
    yield Held("remittances", own)
    yield Held("remittances", ground.cents("bank_lines", other, "remittance"))
    yield Held("bank_lines", row + 1)
    yield Held("bank_lines", other + 1)


def _open_items(tables: Tables) -> Ints:
    return positions(tables["unapplied"]["amount"] > 0)


def _parked(ground: Ground, row: int) -> Iterator[Edit]:
    cents, day = ground.cents("unapplied", row, "amount"), pd.Timestamp(ground.value("unapplied", row, "opened_date"))
    line, patients, entry = ground.cents("unapplied", row, "bank_line"), ground.tables["patients"], ground.next_id("ledger")
    yield Added("ledger", {"entry": entry, "posted_date": day, "line": 0,
                           "patient": ground.number("patient", 1, len(patients)), "kind": "patient payment", "amount": -cents,
                           "remittance": 0, "payment": 0})
    yield Removed("unapplied", row)
    for column, by in (("listed", -cents), ("matched", cents), ("open_items", -1)):
        yield Carried("bank_days", (day,), column, by)
    yield from booked(ground, "cash", "unapplied", day, cents, -1)
    yield from booked(ground, "cash", "clearing", day, cents)
    cleared, remittance = ground.value("unapplied", row, "cleared_date"), ground.cents("bank_lines", line - 1, "remittance")
    if not pd.isna(cleared):
        yield from booked(ground, "unapplied", "clearing" if remittance else "refunds", cleared, cents, -1)
    yield from counted(ground, "patient payment", day, -cents)
    yield Held("bank_lines", line)
    if remittance:
        yield Held("remittances", remittance)
    yield Shown("ledger", entry)


def _returned(tables: Tables) -> Ints:
    """Returned checks whose reversal is the only one of that amount, and has had time to be made."""
    lines = tables["bank_lines"]
    back = lines["source"] == "nsf"
    due = lines["bank_date"] <= lines["bank_date"].max() - pd.Timedelta(days=5)
    return positions(back & due & ~lines["amount"].where(back).duplicated(keep=False))


def _not_reversed(ground: Ground, row: int) -> Iterator[Edit]:
    ledger, day = ground.tables["ledger"], pd.Timestamp(ground.value("bank_lines", row, "bank_date"))
    wait = (ledger["posted_date"] - day).dt.days
    entries = ledger.loc[(ledger["kind"] == "nsf") & wait.between(0, 5)]
    payments = ground.tables["patient_payments"].set_index("payment")
    event = entries["payment"].map(payments["received_date"]).astype("str") + entries["patient"].astype("str")
    for _, check in entries.groupby(event):
        if int(check["amount"].sum()) == -ground.cents("bank_lines", row, "amount"):
            for place in check.index:
                yield from entry_removed(ground, int(place))
                yield ground.held(int(check["line"].at[place]))
            yield Held("bank_lines", row + 1)
            yield Shown("bank_lines", row + 1)
            return


FAULTS = (
    Fault("deposit-slip-wrong", Law.DEPOSIT,
          "Two digits of the total on a deposit slip are swapped.",
          "Add the slip up again, have its maker correct it, and tie it to the bank's line.", "SOP-07.6", _slips, _slip_wrong),
    Fault("eft-amount-differs", Law.PAYMENT,
          "The bank shows another amount than the remittance whose trace it names (D4).",
          "Do not force the match: look for a provider-level amount, then ask bank and payer which amount is right.",
          "SOP-07.2", _matched_transfers, _transfer_differs),
    Fault("eft-tied-twice", Law.PAYMENT,
          "Two transfers are tied to the same remittance (D2).",
          "Untie the second one and match it by its own trace.", "SOP-07.2", _matched_transfers, _tied_twice),
    Fault("eft-parked", Rule.PARKED,
          "A transfer whose remittance had not come was parked on a patient's account (D6).",
          "Take it off the account and hold it as unapplied, with an owner and a date, until the remittance is here.",
          "SOP-07.3", _open_items, _parked),
    Fault("nsf-not-reversed", Rule.RETURNED_CHECK,
          "A patient's check came back unpaid, and the payment still stands on the account.",
          "Reverse the payment on the day it came in and tell whoever handles the account.",
          "SOP-07.5", _returned, _not_reversed),
)
"""Faults with the bank."""
