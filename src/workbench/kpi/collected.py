"""Net collection: what came in of what was ours to collect, for service months that are closed (measures 5.3, RULES A3).

A write-off of a late or lost claim, a bad debt or a discount of our own is not contractual: it stays in what was due.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pandas as pd

from workbench.kpi.accounts import accounts_of
from workbench.kpi.facts import Facts, Flags, Ints, Tables, sums

CLOSED = timedelta(days=90)
"""A service month is closed so long after its last day; nearly all of it is paid by then."""
_PARTS = {"paid": ("insurance payment", "patient payment", "refund", "nsf"), "written_off": ("write-off",),
          "discounted": ("discount",), "due": ("charge", "contractual")}
_LOWERS = ("paid", "written_off", "discounted")


@dataclass(frozen=True, slots=True)
class Collected:
    """Cents: `due` = `paid` + `written_off` + `discounted` + `left`. `paid` is net of refunds, take-backs and returned checks."""

    due: int
    paid: int
    written_off: int
    discounted: int

    @property
    def left(self) -> int:
        """Still owed."""
        return self.due - self.paid - self.written_off - self.discounted

    @property
    def value(self) -> Fraction | None:
        """The rate; None where nothing was due."""
        return Fraction(self.paid, self.due) if self.due else None


def net_collection(tables: Tables, as_of: date, payer: str = "") -> Facts[Collected]:
    """For each day of service and payer what was due (charges less contractual, CO-253 included) and what came of it by then.

    It knows closed service months alone.
    """
    accounts = accounts_of(tables, payer)
    served = accounts.visits["day"]
    closed = (served < pd.Timestamp(closed_before(as_of))).to_numpy()
    groups, group = _groups(accounts.visits, closed)
    until = accounts.until(as_of)
    place = accounts.place[:until]
    of_entry = np.where(place >= 0, group[place], -1) if len(group) else place
    for part, kinds in _PARTS.items():
        here = accounts.kind.iloc[:until].isin(kinds).to_numpy() & (of_entry >= 0)
        cents = sums(accounts.amount[:until][here], of_entry[here], len(groups))
        groups[part] = -cents if part in _LOWERS else cents
    return Facts(groups, _collected)


def closed_before(as_of: date) -> date:
    """The first day of the first service month that is not closed.

    >>> closed_before(date(2026, 9, 30)), closed_before(date(2026, 9, 28)), closed_before(date(2026, 9, 27))
    (datetime.date(2026, 7, 1), datetime.date(2026, 7, 1), datetime.date(2026, 6, 1))
    """
    return (as_of - CLOSED + timedelta(days=1)).replace(day=1)


def _groups(visits: pd.DataFrame, closed: Flags) -> tuple[pd.DataFrame, Ints]:
    """A row for each day and payer of the closed visits, and each visit's row there, -1 for the others."""
    number = visits[closed].groupby(["day", "payer"], observed=True, sort=True).ngroup().to_numpy()
    group = np.full(len(visits), -1, dtype=np.int64)
    group[closed] = number
    first = np.unique(number, return_index=True)[1]
    return visits[closed].iloc[first][["day", "payer"]].reset_index(drop=True), group


def _collected(rows: pd.DataFrame) -> Collected:
    due, paid, written_off, discounted = (int(rows[name].sum()) for name in ("due", "paid", "written_off", "discounted"))
    return Collected(due, paid, written_off, discounted)
