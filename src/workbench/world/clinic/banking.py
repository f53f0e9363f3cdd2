"""The bank: deposits that we made, lines of its statement, the daily reconciliation, and money that came without a remittance."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pyarrow as pa

from workbench.world.clinic.patient_money import PatientPayments, first_rows
from workbench.world.clinic.payments import PAPER
from workbench.world.clinic.remittances import Payments
from workbench.world.clinic.setting import Setting
from workbench.world.clinic.strays import strays_of
from workbench.world.columns import NEVER, Flags, Ints, Words, numbered, rounded_share, sums, zeros
from workbench.world.daily_tie import Tied, bank_days_table, signing_days
from workbench.world.eft_payers import EFT_PAYERS
from workbench.world.frames import frame
from workbench.world.streams import MYRIAD

DEPOSIT_SOURCES = ("card", "counter", "lockbox")
SOURCES = ("eft", "lockbox", "card", "counter", "nsf")
_LEAST_FOR_MONTHLY_FEE = 5_000
_PLAIN = {"lockbox": "LOCKBOX 4417 PATIENT CHECKS", "card": "MERCHANT CARD SETTLEMENT", "counter": "COUNTER DEPOSIT",
          "nsf": "RETURNED CHECK NSF"}
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Deposits:
    """One row for each deposit, by day; `of_payment` gives each patient payment's.

    `monthly` is the part of the card fee that comes once a month. It has to be listed each time and is overlooked now and then.
    """

    made: Ints
    source: Words
    gross: Ints
    fee: Ints
    monthly: Ints
    arrives: Ints
    of_payment: Ints


@dataclass(frozen=True, slots=True)
class Returned:
    """Checks of patients that came back: `rows` of the payments, and by check the day, cents and the day it was posted."""

    rows: Ints
    check_of_row: Ints
    day: Ints
    amount: Ints
    posted: Ints


@dataclass(frozen=True, slots=True)
class Statement:
    """The bank's lines by day. `payment` and `deposit` are the rows they bring, -1 for neither; `listed` marks open items.

    `payer` sent it (-1: no payer), and `cleared` is the day on which an open item was settled.
    """

    day: Ints
    source: Words
    description: tuple[str, ...]
    trace: tuple[str, ...]
    amount: Ints
    payment: Ints
    deposit: Ints
    listed: Flags
    payer: Ints
    cleared: Ints


def deposits_of(to: Setting, payments: PatientPayments) -> Deposits:
    """Puts each day's patient payments into deposits, by source."""
    source_of = np.array([0, 1, 1, 2], dtype=np.int64)[payments.method.codes]
    day = to.business.on_or_after(payments.received)
    key = day * len(DEPOSIT_SOURCES) + source_of
    keys, of_payment = np.unique(key, return_inverse=True)
    made, source = keys // len(DEPOSIT_SOURCES), keys % len(DEPOSIT_SOURCES)
    gross = sums(payments.amount, of_payment, len(keys))
    card = payments.method.are("card")
    fees = rounded_share(payments.amount, to.figures.card_fee, MYRIAD)
    fees += np.where(first_rows(payments), to.figures.card_item_fee, 0)
    fee = sums(np.where(card, fees, 0), of_payment, len(keys))
    counter_days = to.draw.weighted("counter arrives", len(to.business.days), (20, 70, 10))[to.business.place(made)]
    arrives = to.business.shifted(made, np.where(source == 0, 1, np.where(source == 1, counter_days, 0)))
    monthly = _monthly_fees(to, source, gross, arrives)
    return Deposits(made, Words(source, DEPOSIT_SOURCES), gross, fee + monthly, monthly, arrives, of_payment)


def _monthly_fees(to: Setting, source: Ints, gross: Ints, arrives: Ints) -> Ints:
    month = arrives.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    rows = np.flatnonzero((source == 0) & (gross >= _LEAST_FOR_MONTHLY_FEE))
    fee = zeros(len(source))
    fee[rows[np.unique(month[rows], return_index=True)[1]]] = to.figures.card_monthly_fee
    return fee


def returned_of(to: Setting, payments: PatientPayments, deposits: Deposits) -> Returned:
    """Draws the checks that bounce; a check is one payment with all its lines."""
    firsts = np.flatnonzero(first_rows(payments))
    paper = payments.method.are("check") | payments.method.are("lockbox")
    back = to.business.shifted(deposits.arrives[deposits.of_payment[firsts]], to.draw.between("back after", len(firsts), 3, 5))
    chosen = to.draw.some("returned", paper[firsts] & (back <= to.today), to.figures.returned_check, at_least=1)
    checks = np.flatnonzero(chosen)
    rows = np.flatnonzero(chosen[payments.event])
    check = np.searchsorted(checks, payments.event[rows])
    day = back[checks]
    posted = to.business.shifted(day, to.draw.below("return posted", len(checks), 2))
    return Returned(rows, check, day, sums(payments.amount[rows], check, len(checks)), posted)


def statement_of(to: Setting, payments: Payments, deposits: Deposits, returned: Returned) -> Statement:
    """The bank's lines up to today: a line for each EFT and payer's check, each deposit that arrived, each returned check, and
    for money that nobody announced.
    """
    strays = strays_of(to, len(payments.run))
    paid = np.flatnonzero((payments.amount > 0) & (payments.banked <= to.today))
    arrived, back, odd = np.flatnonzero(deposits.arrives <= to.today), len(returned.day), len(strays.day)
    by_check = np.where(payments.form[paid] == PAPER, SOURCES.index("lockbox"), SOURCES.index("eft"))
    of_deposit = np.array([SOURCES.index(each) for each in DEPOSIT_SOURCES])[deposits.source.codes[arrived]]
    of_stray = np.where(strays.form == PAPER, SOURCES.index("lockbox"), SOURCES.index("eft"))
    source = np.concatenate([by_check, of_deposit, np.full(back, SOURCES.index("nsf")), of_stray]).astype(np.int64)
    day = np.concatenate([payments.banked[paid], deposits.arrives[arrived], returned.day, strays.day])
    amount = np.concatenate([payments.amount[paid], (deposits.gross - deposits.fee)[arrived], -returned.amount, strays.amount])
    payment = np.concatenate([paid, np.full(len(arrived) + back + odd, -1)])
    deposit = np.concatenate([np.full(len(paid), -1), arrived, np.full(back + odd, -1)])
    payer = np.concatenate([payments.payer[paid], np.full(len(arrived) + back, -1), strays.payer])
    cleared = np.concatenate([payments.posted[paid], np.full(len(arrived) + back, NEVER), strays.cleared])
    order = np.lexsort((np.arange(len(day)), source, day))
    day, source, amount, payment, deposit = (each[order] for each in (day, source, amount, payment, deposit))
    payer, cleared = payer[order], cleared[order]
    described, passed_on = _texts_of(to, payments, payment, source, payer)
    signed = np.minimum(signing_days(to)[to.business.place(day)], to.today)
    listed = (payment >= 0) & (payments.received[np.maximum(payment, 0)] > signed) | (payment < 0) & (payer >= 0)
    return Statement(day, Words(source, SOURCES), described, passed_on, amount, payment, deposit, listed, payer, cleared)


def _texts_of(to: Setting, payments: Payments, payment: Ints, source: Ints,
              payer: Ints) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How the bank describes each line, and the trace it passes on: none with money that nobody announced."""
    untraced = to.draw.chance("no trace", len(payments.run), to.figures.trace_missing) & (payments.form != PAPER)
    texts = [_printed(payments, bool(untraced[number]), number) if number >= 0 else _unannounced(sender, SOURCES[kind])
             for number, kind, sender in zip(payment.tolist(), source.tolist(), payer.tolist(), strict=True)]
    return tuple(told for told, _ in texts), tuple(trace for _, trace in texts)


def _unannounced(payer: int, source: str) -> tuple[str, str]:
    """How the bank prints what no payment of a payer stands behind."""
    if payer < 0:
        return _PLAIN[source], ""
    name = EFT_PAYERS[payer].bank_name
    return f"LOCKBOX 4417 CHECK {name}" if source == "lockbox" else f"{name} HCCLAIMPMT", ""


def _printed(payments: Payments, untraced: bool, number: int) -> tuple[str, str]:
    """How the bank prints a payment, and the trace that it passes on."""
    name, trace = EFT_PAYERS[int(payments.payer[number])].bank_name, payments.trace[number]
    if payments.form[number] == PAPER:
        return f"LOCKBOX 4417 CHECK {name}", trace
    day = _EPOCH + timedelta(days=int(payments.run[number]))
    return f"{name} HCCLAIMPMT {day:%y%m%d}", "" if untraced else trace


def bank_tables(to: Setting, payments: Payments, deposits: Deposits, statement: Statement) -> dict[str, pd.DataFrame]:
    """The tables deposits, bank_lines, bank_days and unapplied."""
    count = len(statement.day)
    line_of_deposit = zeros(len(deposits.made))
    brings = statement.deposit >= 0
    line_of_deposit[statement.deposit[brings]] = numbered(count)[brings]
    known = np.where(statement.payment >= 0, payments.id[np.maximum(statement.payment, 0)], 0)
    return {
        "deposits": frame("deposits", {
            "deposit": numbered(len(deposits.made)), "made_date": deposits.made, "source": deposits.source,
            "gross": deposits.gross, "fee": deposits.fee, "bank_line": line_of_deposit}),
        "bank_lines": frame("bank_lines", {
            "bank_line": numbered(count), "bank_date": statement.day, "source": statement.source,
            "description": pa.array(statement.description, pa.string()), "trace": pa.array(statement.trace, pa.string()),
            "amount": statement.amount,
            "remittance": known}),
        "bank_days": _bank_days(to, deposits, statement),
        "unapplied": _unapplied(to, statement),
    }


def _bank_days(to: Setting, deposits: Deposits, statement: Statement) -> pd.DataFrame:
    monthly = np.where(statement.deposit >= 0, -deposits.monthly[np.maximum(statement.deposit, 0)], 0)
    return bank_days_table(to, Tied(statement.day, statement.amount, np.where(statement.listed, statement.amount, 0), monthly))


def _unapplied(to: Setting, statement: Statement) -> pd.DataFrame:
    rows = np.flatnonzero(statement.listed)
    cleared = statement.cleared[rows]
    return frame("unapplied", {
        "item": numbered(len(rows)), "opened_date": statement.day[rows], "payer": Words(statement.payer[rows], to.payer_keys),
        "trace": pa.array([statement.trace[row] for row in rows.tolist()], pa.string()), "amount": statement.amount[rows],
        "cleared_date": np.where(cleared <= to.today, cleared, NEVER), "bank_line": rows + 1,
    })
