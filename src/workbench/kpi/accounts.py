"""The ledger by visit: which entry belongs to which visit, and what each visit owed on a day. Others make measures of it.

A visit is its first claim; its payer is the one billed first. A payment before its charge was entered belongs to the patient
alone and to no visit yet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from workbench.kpi.facts import Days, Ints, Tables, days_of, looked_up, of_payer, places_of, sums

_SELF = "self"


@dataclass(frozen=True, slots=True, eq=False)
class Accounts:
    """`visits` has a row for each visit (claim, patient, payer, day, billed_date, charge), then one for each patient who paid
    ahead (claim 0).

    The others are columns over the entries of the ledger, by day: `place` is the row in `visits`, -1 for none.
    """

    visits: pd.DataFrame
    day: Days
    line: Ints
    amount: Ints
    kind: "pd.Series[str]"
    place: Ints

    @property
    def claims(self) -> Ints:
        """The visits' claims, without those who paid ahead."""
        claims = self.visits["claim"].to_numpy()
        found: Ints = claims[claims > 0]
        return found

    def owed(self, days: Sequence[date]) -> Iterator[Ints]:
        """What each visit owed at the end of each of those days, which come in order; below zero for a credit."""
        balance, done = np.zeros(len(self.visits), dtype=np.int64), 0
        for day in days:
            until = self.until(day)
            balance += sums(self.amount[done:until], self.place[done:until], len(balance))
            done = until
            yield balance

    def until(self, day: date) -> int:
        """How many entries there were at the end of that day."""
        return int(np.searchsorted(self.day, np.datetime64(day, "D"), side="right"))

    def moved(self, kind: str, since: date, until: date) -> int:
        """The cents that entries of one kind moved after `since` and up to `until`."""
        rows = slice(self.until(since), self.until(until))
        here = (self.kind.iloc[rows] == kind).to_numpy() & (self.place[rows] >= 0)
        return int(self.amount[rows][here].sum())

    def began(self) -> date | None:
        """The day of the first entry, if there is one."""
        return self.day[0].astype(object) if len(self.day) else None


def accounts_of(tables: Tables, payer: str = "") -> Accounts:
    """The ledger of one payer's visits, or ("") of all."""
    ledger, lines = tables["ledger"], tables["lines"]
    days = days_of(ledger["posted_date"])
    if not (days[1:] >= days[:-1]).all():
        ledger = ledger.iloc[np.argsort(days, kind="stable")]
    visits = _visits(tables, payer)
    of_line = places_of(lines["claim"].to_numpy(), visits["claim"].to_numpy())
    row = places_of(ledger["line"].to_numpy(), lines["line"].to_numpy())
    place = np.where(row >= 0, of_line[row], -1) if len(of_line) else row
    ahead = np.flatnonzero(ledger["line"].to_numpy() == 0)
    early = _early(tables, np.unique(ledger["patient"].to_numpy()[ahead]), payer).astype(dict(visits.dtypes))
    own = places_of(ledger["patient"].to_numpy()[ahead], early["patient"].to_numpy())
    place[ahead] = np.where(own >= 0, own + len(visits), -1)
    whole = pd.concat([visits, early], ignore_index=True) if len(early) else visits
    return Accounts(whole, days_of(ledger["posted_date"]), ledger["line"].to_numpy(), ledger["amount"].to_numpy(),
                    ledger["kind"], place)


def _visits(tables: Tables, payer: str) -> pd.DataFrame:
    claims = tables["claims"]
    first = of_payer(claims[claims["rank"] == 1], payer)
    day = looked_up(first["encounter"], tables["encounters"], "encounter", "service_date")
    return first[["claim", "patient", "payer", "billed_date", "charge"]].assign(day=day)


def _early(tables: Tables, patients: Ints, payer: str) -> pd.DataFrame:
    """The patients who paid before a charge was entered, with the payer that they are insured by."""
    coverages = tables["coverages"]
    first = coverages[coverages["rank"] == 1]
    insurer = looked_up(pd.Series(patients), first, "patient", "payer").astype("str").fillna(_SELF)
    never = pd.Series(pd.NaT, index=insurer.index, dtype="datetime64[us]")
    rows = pd.DataFrame({"claim": 0, "patient": patients, "payer": insurer, "billed_date": never, "charge": 0, "day": never})
    return of_payer(rows, payer)
