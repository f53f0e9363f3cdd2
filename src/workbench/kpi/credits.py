"""Credit balances: visits on which we owe, since when, to whom, and how long the law leaves (SOP-13; RULES C1 and C2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from workbench.kpi.accounts import Accounts, accounts_of
from workbench.kpi.facts import Facts, Ints, Tables, days_of, looked_up

DEADLINE = 60
"""Medicare and Medicaid: report and return within so many days of identifying an overpayment (SSA 1128J(d)). We count from the
day the credit arose, the earliest it can have been seen."""
LATE = 45
"""None should be older than this."""
_LAWFUL = ("medicare", "medicaid")
_PAYERS = ("charge", "insurance payment", "contractual")


@dataclass(frozen=True, slots=True)
class Credits:
    """Overpaid visits: `cents` (positive), `count`, how many are older than 45 days, how many are beyond a legal deadline.

    `ahead` and `ahead_count` are what patients paid before their charge was entered: nobody is owed that yet.
    """

    cents: int
    count: int
    late: int
    overdue: int
    ahead: int
    ahead_count: int


def credit_balances(tables: Tables, as_of: date, payer: str = "") -> Facts[Credits]:
    """Every account below zero on that day: `amount` owed (positive), `day` since when, `days`, `to` (payer or patient).

    `left` are the days to a legal deadline, missing where no law sets one: it does for what Medicare or Medicaid overpaid.
    """
    accounts = accounts_of(tables, payer)
    balance = next(accounts.owed([as_of]))
    places = np.flatnonzero(balance < 0)
    rows = accounts.visits.iloc[places][["claim", "patient", "payer"]].assign(amount=-balance[places], place=places)
    entries = _entries(accounts, places, as_of)
    since = _since(entries).reindex(places).to_numpy().astype("datetime64[us]")
    rows = rows.assign(day=since, to=np.where(_from_payer(entries, places), "payer", "patient"))
    rows = rows.assign(days=(np.datetime64(as_of, "D") - days_of(rows["day"])).astype(np.int64))
    number = looked_up(rows["claim"], tables["claims"], "claim", "number")
    return Facts(rows.assign(number=number, left=_left(rows)), _credits)


def credits_at(tables: Tables, days: Sequence[date], payer: str = "") -> tuple[tuple[date, int, int], ...]:
    """The cents owed on overpaid visits at the end of each of those days, which come in order, and how many visits they are."""
    accounts = accounts_of(tables, payer)
    visits = (accounts.visits["claim"] > 0).to_numpy()
    over = ((day, balance[visits & (balance < 0)]) for day, balance in zip(days, accounts.owed(days), strict=True))
    return tuple((day, -int(below.sum()), len(below)) for day, below in over)


def _entries(accounts: Accounts, places: Ints, as_of: date) -> pd.DataFrame:
    """The entries of those accounts, summed by account and day."""
    until = accounts.until(as_of)
    wanted = np.zeros(len(accounts.visits) + 1, dtype=np.bool_)
    wanted[places] = True
    here = np.flatnonzero(wanted[accounts.place[:until]])
    by_payer = accounts.kind.iloc[here].isin(_PAYERS).to_numpy()
    rows = pd.DataFrame({"place": accounts.place[here], "day": accounts.day[here].astype("datetime64[s]"),
                         "amount": accounts.amount[here], "by_payer": np.where(by_payer, accounts.amount[here], 0)})
    return rows.groupby(["place", "day"], as_index=False, sort=True).sum()


def _since(entries: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    """The day from which on each account is below zero: the day after which it never stood at zero or above again."""
    balance = entries.groupby("place")["amount"].cumsum()
    above = entries[balance >= 0].groupby("place")["day"].max()
    last = above.reindex(entries["place"]).set_axis(entries.index)
    found: pd.Series[pd.Timestamp] = entries[last.isna() | (entries["day"] > last)].groupby("place")["day"].min()
    return found


def _from_payer(entries: pd.DataFrame, places: Ints) -> "pd.Series[bool]":
    """Whether the insurer alone has paid and taken off more than was charged."""
    return entries.groupby("place")["by_payer"].sum().reindex(places) < 0


def _left(rows: pd.DataFrame) -> "pd.Series[float]":
    """The days to the legal deadline, missing where there is none."""
    lawful = rows["payer"].isin(_LAWFUL) & (rows["to"] == "payer")
    left: pd.Series[float] = (DEADLINE - rows["days"]).where(lawful)
    return left


def _credits(rows: pd.DataFrame) -> Credits:
    over = rows["claim"] > 0
    owed, late, overdue = rows[over], rows["days"][over] > LATE, rows["left"][over] < 0
    return Credits(int(owed["amount"].sum()), len(owed), int(late.sum()), int(overdue.sum()), int(rows["amount"][~over].sum()),
                   int((~over).sum()))
