"""The books: the ledger of the receivable entry by entry, the general ledger by month, and the roll-forward of the receivable."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.world.clinic.banking import Deposits, Returned, Statement
from workbench.world.clinic.remittances import Payments
from workbench.world.clinic.setting import Setting
from workbench.world.columns import Ints, Words, numbered, sums, zeros
from workbench.world.frames import frame

KINDS = ("charge", "insurance payment", "patient payment", "contractual", "write-off", "discount", "refund", "nsf")
ACCOUNTS = ("cash", "receivable", "revenue", "contractual", "write-off", "discount", "clearing", "unapplied", "payer balances",
            "interest", "fees", "refunds", "other income")
AGAINST = {"charge": "revenue", "insurance payment": "clearing", "patient payment": "clearing", "contractual": "contractual",
            "write-off": "write-off", "discount": "discount", "refund": "refunds", "nsf": "clearing"}
"""The account on the other side of each kind of entry."""
_OF_PROVIDER_LEVEL = {"L6": "interest", "CS": "other income"}
"""Where a PLB amount is booked; the others wait in the payer's balance until they are settled (RULES V8)."""


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of one kind: days, patients (ids), lines (ids), signed cents, and what they come from (ids)."""

    kind: str
    day: Ints
    patient: Ints
    line: Ints
    amount: Ints
    remittance: Ints | None = None
    payment: Ints | None = None


def ledger_of(to: Setting, entries: list[Entries]) -> pd.DataFrame:
    """The table `ledger`: everything up to today, by day."""
    kind = np.concatenate([np.full(len(each.day), KINDS.index(each.kind), dtype=np.int64) for each in entries])
    day = np.concatenate([each.day for each in entries])
    order = np.argsort(day, kind="stable")
    order = order[day[order] <= to.today]
    return frame("ledger", {
        "entry": numbered(len(order)), "posted_date": day[order],
        "patient": np.concatenate([each.patient for each in entries])[order],
        "line": np.concatenate([each.line for each in entries])[order], "kind": Words(kind[order], KINDS),
        "amount": np.concatenate([each.amount for each in entries])[order],
        "remittance": np.concatenate([_or_zeros(each.remittance, len(each.day)) for each in entries])[order],
        "payment": np.concatenate([_or_zeros(each.payment, len(each.day)) for each in entries])[order],
    })


def _or_zeros(column: Ints | None, count: int) -> Ints:
    return zeros(count) if column is None else column


def _months(to: Setting) -> Ints:
    ends = np.array([to.first, to.today]).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return np.arange(ends[0], ends[1] + 1)


def _month_of(day: Ints) -> Ints:
    return day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def _first_days(months: Ints) -> Ints:
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def receivable_months_table(to: Setting, ledger: pd.DataFrame) -> pd.DataFrame:
    """The table `receivable_months`."""
    months = _months(to)
    place = _month_of(ledger["posted_date"].to_numpy().astype("datetime64[D]").astype(np.int64)) - months[0]
    kinds = ledger["kind"].cat.codes.to_numpy().astype(np.int64)
    moved = sums(ledger["amount"].to_numpy(), place * len(KINDS) + kinds, len(months) * len(KINDS)).reshape(-1, len(KINDS))
    closing = np.cumsum(moved.sum(axis=1))
    names = ("charges", "insurance_payments", "patient_payments", "contractual", "write_offs", "discounts", "refunds", "returned")
    raises = ("charges", "refunds", "returned")
    columns = {name: moved[:, number] * (1 if name in raises else -1) for number, name in enumerate(names)}
    return frame("receivable_months", {"month": _first_days(months), "opening": closing - moved.sum(axis=1), **columns,
                                       "closing": closing})


def general_ledger_table(to: Setting, ledger: pd.DataFrame, payments: Payments, deposits: Deposits, statement: Statement,
                         returned: Returned) -> pd.DataFrame:
    """The table `general_ledger`."""
    months = _months(to)
    debit, credit = (np.zeros((len(months), len(ACCOUNTS)), dtype=np.int64) for _ in range(2))
    for up, down, day, amount in _movements(to, ledger, payments, deposits, statement, returned):
        month = _month_of(day) - months[0]
        for account, side, other in ((up, debit, credit), (down, credit, debit)):
            np.add.at(side[:, ACCOUNTS.index(account)], month, np.maximum(amount, 0))
            np.add.at(other[:, ACCOUNTS.index(account)], month, np.maximum(-amount, 0))
    row, column = np.nonzero((debit != 0) | (credit != 0))
    return frame("general_ledger", {"month": _first_days(months)[row], "account": Words(column, ACCOUNTS),
                                    "debit": debit[row, column], "credit": credit[row, column]})


def _movements(to: Setting, ledger: pd.DataFrame, payments: Payments, deposits: Deposits, statement: Statement,
               returned: Returned) -> Iterator[tuple[str, str, Ints, Ints]]:
    """Debited account, credited account, days and cents; a negative amount goes the other way."""
    posted = ledger["posted_date"].to_numpy().astype("datetime64[D]").astype(np.int64)
    kinds, amounts = ledger["kind"].cat.codes.to_numpy(), ledger["amount"].to_numpy()
    for number, kind in enumerate(KINDS):
        here = kinds == number
        yield "receivable", AGAINST[kind], posted[here], amounts[here]
    brought = statement.payment >= 0
    yield "cash", "clearing", statement.day[brought & ~statement.listed], statement.amount[brought & ~statement.listed]
    yield "cash", "unapplied", statement.day[statement.listed], statement.amount[statement.listed]
    settled = statement.listed & (statement.cleared <= to.today)
    for account, which in (("clearing", settled & brought), ("refunds", settled & ~brought)):
        yield "unapplied", account, statement.cleared[which], statement.amount[which]
    deposit = statement.deposit[statement.deposit >= 0]
    arrived = statement.day[statement.deposit >= 0]
    yield "cash", "clearing", arrived, (deposits.gross - deposits.fee)[deposit]
    yield "fees", "clearing", arrived, deposits.fee[deposit]
    yield "clearing", "cash", returned.day, returned.amount
    for each in payments.adjustments:
        day = payments.posted[each.place:each.place + 1]
        if payments.known[each.place] and day[0] <= to.today:
            yield _OF_PROVIDER_LEVEL.get(each.code, "payer balances"), "clearing", day, np.array([each.amount], dtype=np.int64)
