"""An insurer's bank: payments put into deposits, the lines of the statement, the daily reconciliation.

What is paid out leaves from another account and is not told.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from workbench.world.columns import Flags, Ints, Words, numbered, sums, zeros
from workbench.world.daily_tie import Tied, bank_days_table
from workbench.world.frames import frame
from workbench.world.insurers.months import day_in, month_of
from workbench.world.insurers.setting import Setting

CARD, DEBIT, LOCKBOX, BILL_PAY, EFT, RETURNED, FEE = range(7)
_SOURCES = ("card", "bank debit", "lockbox", "bill pay", "eft", "returned", "fee")
_TOGETHER = 4
"""The first so many sources come as deposits, each other payment as a line of its own."""
_PRINTED = ("MERCHANT CARD SETTLEMENT", "ACH DEBIT BATCH PREMIUM", "LOCKBOX 7302 CHECKS", "BILL PAY CONSOLIDATED")
_FEE_PRINTED = "ACCOUNT ANALYSIS FEE"
_FEE_DAY = 2
"""The bank takes its fee on the third business day of a month."""
_NONE = -1


@dataclass(frozen=True, slots=True)
class Came:
    """Payments up to the world's date, in the order of their ids: day, cents, source, the card processor's fee.

    `printed` and `trace` are what the bank shows where the payment is a line of its own; `unknown` marks transfers that cannot be
    tied on their day, so that they are listed.
    """

    day: Ints
    amount: Ints
    source: Ints
    fee: Ints
    printed: pa.Array
    trace: pa.Array
    unknown: Flags


@dataclass(frozen=True, slots=True)
class Banked:
    """The tables of the bank, and for each payment the id of its deposit; 0 for none."""

    tables: dict[str, pd.DataFrame]
    deposit: Ints


@dataclass(frozen=True, slots=True)
class _Deposits:
    made: Ints
    source: Ints
    gross: Ints
    fee: Ints
    arrives: Ints


def banked_of(to: Setting, came: Came, monthly_fee: int) -> Banked:
    """Brings payments to the bank. Card payments arrive a business day later, less the fee; everything else on its day."""
    deposits, of_payment = _deposits(to, came)
    arrived, alone, fees = np.flatnonzero(deposits.arrives <= to.today), np.flatnonzero(of_payment < 0), _fee_days(to)
    day = np.concatenate([deposits.arrives[arrived], came.day[alone], fees])
    source = np.concatenate([deposits.source[arrived], came.source[alone], np.full(len(fees), FEE)])
    amount = np.concatenate([(deposits.gross - deposits.fee)[arrived], came.amount[alone], np.full(len(fees), -monthly_fee)])
    payment = np.concatenate([zeros(len(arrived)), alone + 1, zeros(len(fees))])
    unknown = np.concatenate([zeros(len(arrived)), came.unknown[alone], zeros(len(fees))])
    deposit = np.concatenate([arrived, np.full(len(alone) + len(fees), _NONE)])
    printed = pa.concat_arrays([pa.array(_PRINTED, pa.string()).take(pa.array(deposits.source[arrived])),
                                came.printed.take(pa.array(alone)), pa.array([_FEE_PRINTED] * len(fees), pa.string())])
    trace = pa.concat_arrays([pa.array([""] * len(arrived), pa.string()), came.trace.take(pa.array(alone)),
                              pa.array([""] * len(fees), pa.string())])
    order = np.lexsort((payment, source, day))
    line = zeros(len(deposits.made))
    brings = deposit[order] >= 0
    line[deposit[order][brings]] = numbered(len(order))[brings]
    tables = {
        "deposits": frame("deposits", {
            "deposit": numbered(len(deposits.made)), "made_date": deposits.made,
            "source": Words(deposits.source, _SOURCES[:_TOGETHER]), "gross": deposits.gross, "fee": deposits.fee,
            "bank_line": line}),
        "bank_lines": frame("bank_lines", {
            "bank_line": numbered(len(order)), "bank_date": day[order], "source": Words(source[order], _SOURCES),
            "description": printed.take(pa.array(order)), "trace": trace.take(pa.array(order)), "amount": amount[order],
            "payment": payment[order]}),
        "bank_days": bank_days_table(to, Tied(day, amount, np.where(unknown, amount, 0), np.where(source == FEE, amount, 0))),
    }
    return Banked(tables, of_payment + 1)


def _deposits(to: Setting, came: Came) -> tuple[_Deposits, Ints]:
    """A deposit for each day and source, and the place of each payment's; NONE for what comes alone."""
    together = np.flatnonzero(came.source < _TOGETHER)
    made = to.business.on_or_after(came.day[together])
    keys, place = np.unique(made * _TOGETHER + came.source[together], return_inverse=True)
    made, source, count = keys // _TOGETHER, keys % _TOGETHER, len(keys)
    of_payment = np.full(len(came.day), _NONE, dtype=np.int64)
    of_payment[together] = place
    gross, fee = (sums(each[together], place, count) for each in (came.amount, came.fee))
    return _Deposits(made, source, gross, fee, to.business.shifted(made, (source == CARD).astype(np.int64))), of_payment


def _fee_days(to: Setting) -> Ints:
    """The days on which the bank takes its fee for the month before."""
    months = month_of(np.array([to.first, to.today], dtype=np.int64))
    days = to.business.shifted(day_in(np.arange(months[0] + 1, months[1] + 1)), _FEE_DAY)
    return days[days <= to.today]
