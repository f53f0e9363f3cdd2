"""The arithmetic of every practice's laws: sums by key, what two sides differ by, and the ties of a bank account."""

from collections.abc import Mapping
from typing import TypeAlias

import pandas as pd

Off: TypeAlias = "Mapping[str, pd.Series[int]]"
"""By name of the place, how many cents what is told exceeds what is found, key by key."""


def summed(table: pd.DataFrame, by: str, amount: str) -> "pd.Series[int]":
    """The sum of `amount` for each key."""
    return table.groupby(by, observed=True)[amount].sum()


def less(told: "pd.Series[int]", found: "pd.Series[int]") -> "pd.Series[int]":
    """What is told less what is found, key by key; a key that only one of them has counts 0 in the other."""
    return told.sub(found, fill_value=0).astype("int64")


def bank_days_off(tables: Mapping[str, pd.DataFrame]) -> Off:
    """A bank day's total is the sum of its bank lines, and matched + listed + unexplained."""
    days = tables["bank_days"].set_index("bank_date")
    told = days["matched"] + days["listed"] + days["unexplained"]
    return {"bank_days": less(days["total"], summed(tables["bank_lines"], "bank_date", "amount")),
            "bank_days parts": told - days["total"]}


def deposits_off(tables: Mapping[str, pd.DataFrame], payments: str) -> Off:
    """A deposit is the sum of its payments, a table of that name, and arrives as that less the card fee."""
    deposits = tables["deposits"].set_index("deposit")
    held = tables[payments]
    gross = less(deposits["gross"], summed(held[held["deposit"] > 0], "deposit", "amount"))
    arrived = deposits.loc[deposits["bank_line"] > 0]
    booked = arrived["bank_line"].map(tables["bank_lines"].set_index("bank_line")["amount"]).fillna(0).astype("int64")
    return {"deposits": gross, "deposits at the bank": booked - (arrived["gross"] - arrived["fee"])}
