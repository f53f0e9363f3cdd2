"""The conservation laws of a world, to the cent: money that goes in comes out. They look, and change nothing.

A clean world has no breach, whatever its seed and size; a planted fault breaks the law that it names and no other.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from workbench.world.balances import Off, bank_days_off, deposits_off
from workbench.world.balances import less as _less
from workbench.world.balances import summed as _summed
from workbench.world.frames import World

Tables = Mapping[str, pd.DataFrame]


class Law(StrEnum):
    """Which law. The first six are those of the curriculum; the last three tie remittance, bank and ledger to each other."""

    LINE = "line"
    CLAIM = "claim"
    REMITTANCE = "remittance"
    BANK_DAY = "bank day"
    ROLL_FORWARD = "roll-forward"
    GENERAL_LEDGER = "general ledger"
    PAYMENT = "payment"
    DEPOSIT = "deposit"
    POSTING = "posting"


@dataclass(frozen=True, slots=True)
class Breach:
    """Where a law does not hold ("remitted_lines 17") and by how many cents what is there exceeds what should be."""

    law: Law
    where: str
    difference: int


def line(tables: Tables) -> tuple[Breach, ...]:
    """1. Every remitted line: charge = paid + adjustments (RULES R1)."""
    lines = tables["remitted_lines"].set_index("remitted_line")
    off = _less(lines["charge"] - lines["paid"], _summed(tables["adjustments"], "remitted_line", "amount"))
    return _breaches(Law.LINE, "remitted_lines", off)


def claim(tables: Tables) -> tuple[Breach, ...]:
    """2. Every claim, billed or remitted, is the sum of its lines (R2); the patient's part is its PR, none when reversed (R6)."""
    claims, remitted = tables["claims"].set_index("claim"), tables["remitted_claims"].set_index("remitted_claim")
    billed = _less(claims["charge"], _summed(tables["lines"], "claim", "charge"))
    charge = _less(remitted["charge"], _summed(tables["remitted_lines"], "remitted_claim", "charge"))
    paid = _less(remitted["paid"], _summed(tables["remitted_lines"], "remitted_claim", "paid"))
    borne = tables["adjustments"].loc[tables["adjustments"]["group"] == "PR"]
    by_claim = borne.merge(tables["remitted_lines"][["remitted_line", "remitted_claim"]], on="remitted_line")
    part = _summed(by_claim, "remitted_claim", "amount").reindex(remitted.index, fill_value=0)
    part = part.where(remitted["status"] != "22", 0)
    return (*_breaches(Law.CLAIM, "claims", billed), *_breaches(Law.CLAIM, "remitted_claims charge", charge),
            *_breaches(Law.CLAIM, "remitted_claims paid", paid),
            *_breaches(Law.CLAIM, "remitted_claims patient_part", remitted["patient_part"] - part))


def remittance(tables: Tables) -> tuple[Breach, ...]:
    """3. Every remittance: paid = sum of its claims - sum of its PLB amounts (R3), and never negative (R7)."""
    remittances = tables["remittances"].set_index("remittance")
    claims = _summed(tables["remitted_claims"], "remittance", "paid")
    level = _summed(tables["provider_adjustments"], "remittance", "amount")
    return (*_breaches(Law.REMITTANCE, "remittances", _less(_less(remittances["amount"], claims), -level)),
            *_breaches(Law.REMITTANCE, "remittances claims_paid", _less(remittances["claims_paid"], claims)),
            *_breaches(Law.REMITTANCE, "remittances provider_level", _less(remittances["provider_level"], level)),
            *_breaches(Law.REMITTANCE, "remittances below zero", remittances["amount"].clip(upper=0)))


def bank_day(tables: Tables) -> tuple[Breach, ...]:
    """4. Every bank day: total = sum of its bank lines = matched + listed + unexplained."""
    return _all(Law.BANK_DAY, bank_days_off(tables))


def roll_forward(tables: Tables) -> tuple[Breach, ...]:
    """5. Every month: opening + charges - payments - adjustments + refunds + NSF = closing; it opens where the last closed and
    moves as the ledger does."""
    months = tables["receivable_months"].set_index("month")
    lowers = months[["insurance_payments", "patient_payments", "contractual", "write_offs", "discounts"]].sum(axis=1)
    raised = months[["opening", "charges", "refunds", "returned"]].sum(axis=1)
    moved = _less(raised - lowers - months["opening"], _by_month(tables["ledger"]))
    return (*_breaches(Law.ROLL_FORWARD, "receivable_months", months["closing"] - raised + lowers),
            *_breaches(Law.ROLL_FORWARD, "receivable_months ledger", moved),
            *_breaches(Law.ROLL_FORWARD, "receivable_months opening", months["opening"] - months["closing"].shift(fill_value=0)))


def general_ledger(tables: Tables) -> tuple[Breach, ...]:
    """6. The sub-ledger moves as the control account does, month by month; debits equal credits."""
    ledger, books = tables["ledger"], tables["general_ledger"]
    sub = _by_month(ledger)
    net = books["debit"] - books["credit"]
    receivable = books["account"] == "receivable"
    control = net[receivable].groupby(books["month"][receivable]).sum()
    balance = net.groupby(books["month"]).sum()
    return (*_breaches(Law.GENERAL_LEDGER, "general_ledger receivable", _less(control, sub)),
            *_breaches(Law.GENERAL_LEDGER, "general_ledger balance", balance))


def payment(tables: Tables) -> tuple[Breach, ...]:
    """7. A bank line that pays a remittance brings what the remittance says, and only one does (D1, D2)."""
    remittances = tables["remittances"].set_index("remittance")["amount"]
    lines = tables["bank_lines"]
    lines = lines.loc[lines["remittance"] > 0].set_index("bank_line")
    brought = lines["amount"] - lines["remittance"].map(remittances).fillna(0).astype("int64")
    again = lines["amount"].where(lines["remittance"].duplicated(), 0)
    return (*_breaches(Law.PAYMENT, "bank_lines", brought), *_breaches(Law.PAYMENT, "bank_lines again", again))


def deposit(tables: Tables) -> tuple[Breach, ...]:
    """8. Every deposit is the sum of its payments, and arrives as that less the card fee."""
    return _all(Law.DEPOSIT, deposits_off(tables, "patient_payments"))


def posting(tables: Tables) -> tuple[Breach, ...]:
    """9. What was posted to a service is what its remittances paid: once each, no more and no less."""
    lines, ledger = tables["lines"].set_index("line"), tables["ledger"]
    posted = tables["remitted_lines"].loc[tables["remitted_lines"]["posted_date"].notna(), ["line", "paid"]]
    service = posted["line"].map(lines["first_line"])
    paid = posted["paid"].groupby(service).sum()
    entries = ledger.loc[ledger["kind"] == "insurance payment"]
    booked = _summed(entries, "line", "amount")
    charged = _summed(ledger.loc[ledger["kind"] == "charge"], "line", "amount")
    owed = lines["charge"].where(lines["first_line"] == lines.index, 0)
    return (*_breaches(Law.POSTING, "lines paid", _less(-booked, paid)),
            *_breaches(Law.POSTING, "lines charged", _less(charged, owed)))


LAWS: Mapping[Law, Callable[[Tables], tuple[Breach, ...]]] = {
    Law.LINE: line, Law.CLAIM: claim, Law.REMITTANCE: remittance, Law.BANK_DAY: bank_day, Law.ROLL_FORWARD: roll_forward,
    Law.GENERAL_LEDGER: general_ledger, Law.PAYMENT: payment, Law.DEPOSIT: deposit, Law.POSTING: posting,
}
"""The laws by name."""


def broken(world: World) -> tuple[Breach, ...]:
    """Every breach of every law; none in a clean world."""
    return tuple(breach for law in LAWS.values() for breach in law(world.tables))


def _by_month(ledger: pd.DataFrame) -> "pd.Series[int]":
    """What the ledger moved in each month, by the month's first day."""
    return ledger["amount"].groupby(ledger["posted_date"].dt.to_period("M").dt.to_timestamp()).sum()


def _all(law: Law, off: Off) -> tuple[Breach, ...]:
    return tuple(breach for where, differences in off.items() for breach in _breaches(law, where, differences))


def _breaches(law: Law, where: str, differences: "pd.Series[int]") -> tuple[Breach, ...]:
    off = differences[differences != 0]
    return tuple(Breach(law, f"{where} {key}", int(cents)) for key, cents in off.items())
