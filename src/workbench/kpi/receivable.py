"""What is owed to us: days in A/R gross and net, DSO, A/R by age (SOP-10, SOP-16; measures 5.3, RULES A1 and A2).

Debit and credit balances are told apart visit by visit. Gross and net are never mixed: gross A/R stands over gross charges, net
A/R over net revenue. Ages count from the date of service.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pandas as pd

from workbench.kpi.accounts import Accounts, accounts_of
from workbench.kpi.ages import RECEIVABLE, Aged, in_buckets
from workbench.kpi.facts import Facts, Flags, Ints, Share, Tables, days_of, places_of, sums

DAYS = 90
"""Averages are over so many days, and A/R older than this is old."""
_PERIOD = timedelta(days=DAYS)


@dataclass(frozen=True, slots=True)
class Receivable:
    """Cents: `debit` is the sum of what visits owe, `credit` of what we owe on them (positive); `billed` is the part of `debit`
    that a payer or patient has been sent, and `aged` that part by age.
    """

    debit: int
    credit: int
    billed: int
    aged: Aged

    @property
    def old(self) -> Share:
        """Billed and older than 90 days, of what is billed; credits are left out of both."""
        return Share(sum(self.aged.cents[RECEIVABLE.index(DAYS) + 1:]), self.billed)


@dataclass(frozen=True, slots=True)
class DaysHeld:
    """Cents owed on a day, and cents earned in the 90 days up to it."""

    owed: int
    earned: int

    @property
    def value(self) -> Fraction | None:
        """In days; None where nothing was earned."""
        return Fraction(self.owed * DAYS, self.earned) if self.earned else None


def receivable(tables: Tables, as_of: date, payer: str = "") -> Facts[Receivable]:
    """What each visit owed on that day: `balance` in cents, `days` since its service, whether it is `billed`."""
    accounts = accounts_of(tables, payer)
    balance = next(accounts.owed([as_of]))
    rows = accounts.visits[balance != 0]
    found = rows[["claim", "patient", "payer", "day"]].assign(
        balance=balance[balance != 0], days=_ages(rows, as_of), billed=_billed(rows, as_of))
    return Facts(found, _summed)


def receivable_at(tables: Tables, days: Sequence[date], payer: str = "") -> tuple[tuple[date, Receivable], ...]:
    """The same sums at the end of each of those days, which come in order."""
    accounts = accounts_of(tables, payer)
    return tuple((day, _sums(balance, _ages(accounts.visits, day), _billed(accounts.visits, day)))
                 for day, balance in zip(days, accounts.owed(days), strict=True))


def gross_days(tables: Tables, days: Sequence[date], payer: str = "") -> tuple[tuple[date, DaysHeld], ...]:
    """Debit less credit balances at the end of each day, over the gross charges entered in the 90 days up to it."""
    return _held(accounts_of(tables, payer), days, _charged)


def sales_outstanding(tables: Tables, days: Sequence[date], payer: str = "") -> tuple[tuple[date, DaysHeld], ...]:
    """DSO: debit less credit balances at the end of each day, over the claims first billed in the 90 days up to it."""
    return _held(accounts_of(tables, payer), days, _sent)


def net_days(tables: Tables, days: Sequence[date], payer: str = "") -> tuple[tuple[date, DaysHeld], ...]:
    """Net A/R at the end of each day, over the net revenue of the 90 days up to it.

    Net A/R is debit less credit balances, less what contracts will still take off: on a service that owes something and of which
    nothing was taken off yet, its charge less what its payer's contract allows. Net revenue is what was charged less contractual,
    discounts and write-offs entered in the same days.
    """
    accounts = accounts_of(tables, payer)
    owed = zip(days, accounts.owed(days), _still_to_come_off(tables, accounts, days), strict=True)
    return tuple((day, DaysHeld(int(balance.sum()) - ahead, _net_revenue(accounts, day) if _whole(accounts, day) else 0))
                 for day, balance, ahead in owed)


def _net_revenue(accounts: Accounts, day: date) -> int:
    return sum(accounts.moved(kind, day - _PERIOD, day) for kind in ("charge", "contractual", "discount", "write-off"))


def _still_to_come_off(tables: Tables, accounts: Accounts, days: Sequence[date]) -> Iterator[int]:
    """What contracts will still take off at the end of each of those days, which come in order."""
    lines = tables["lines"]
    lines = lines[places_of(lines["claim"].to_numpy(), accounts.claims) >= 0]
    place = places_of(accounts.line, lines["line"].to_numpy())
    settles = accounts.kind.isin(("contractual", "insurance payment")).to_numpy()
    above = lines["charge"].to_numpy() - lines["contract"].to_numpy()
    balance, settled, done = np.zeros(len(lines), dtype=np.int64), np.zeros(len(lines) + 1, dtype=np.bool_), 0
    for day in days:
        now = slice(done, accounts.until(day))
        balance += sums(accounts.amount[now], place[now], len(lines))
        settled[place[now][settles[now]]] = True
        yield int(np.minimum(above, balance)[~settled[:-1] & (balance > 0)].sum())
        done = now.stop


def _held(accounts: Accounts, days: Sequence[date], earned: Callable[[Accounts, date], int]) -> tuple[tuple[date, DaysHeld], ...]:
    owed = ((day, int(balance.sum())) for day, balance in zip(days, accounts.owed(days), strict=True))
    return tuple((day, DaysHeld(cents, earned(accounts, day) if _whole(accounts, day) else 0)) for day, cents in owed)


def _charged(accounts: Accounts, day: date) -> int:
    return accounts.moved("charge", day - _PERIOD, day)


def _sent(accounts: Accounts, day: date) -> int:
    billed = accounts.visits["billed_date"]
    here = (billed > pd.Timestamp(day - _PERIOD)) & (billed <= pd.Timestamp(day))
    return int(accounts.visits["charge"][here].sum())


def _whole(accounts: Accounts, day: date) -> bool:
    """Whether the books go back all of the 90 days."""
    began = accounts.began()
    return began is not None and began <= day - _PERIOD + timedelta(days=1)


def _summed(rows: pd.DataFrame) -> Receivable:
    return _sums(rows["balance"].to_numpy(), rows["days"].to_numpy(), rows["billed"].to_numpy())


def _sums(balance: Ints, days: Ints, billed: Flags) -> Receivable:
    debit = np.maximum(balance, 0)
    sent = billed & (balance > 0)
    return Receivable(int(debit.sum()), int(debit.sum() - balance.sum()), int(debit[sent].sum()),
                      in_buckets(days[sent], debit[sent], RECEIVABLE))


def _ages(visits: pd.DataFrame, day: date) -> Ints:
    """Days since the service; what was paid ahead of any service has no age."""
    served = days_of(visits["day"])
    return np.where(np.isnat(served), 0, (np.datetime64(day, "D") - served).astype(np.int64))


def _billed(visits: pd.DataFrame, day: date) -> Flags:
    sent: Flags = (visits["billed_date"] <= pd.Timestamp(day)).to_numpy()
    return sent
