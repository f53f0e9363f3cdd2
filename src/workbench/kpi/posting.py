"""Payment posting: how long money waits, how much of it posts by itself, what is not posted yet (SOP-05; measures 5.3)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from workbench.kpi.facts import Facts, Median, Share, Tables, business_days, known, median, of_payer, share
from workbench.kpi.remitted import lines_of

NO_HOLIDAYS: frozenset[date] = frozenset()
LATE = 1
"""A remittance is late when more business days than this have passed since it was received (SOP-05)."""


@dataclass(frozen=True, slots=True)
class Held:
    """Remittances that are not posted: their `amount` in cents, how many, and how many of them are late."""

    amount: int
    items: int
    late: int


def posting_lag(tables: Tables, as_of: date, payer: str = "", holidays: Collection[date] = NO_HOLIDAYS) -> Facts[Median]:
    """Business days from the day the money was booked (received, where no money came) to the day its remittance was posted.

    One fact for each remittance, on the day it was posted. One that was posted before its money came waited 0 days.
    """
    posted = of_payer(known(tables["remittances"], "posted_date", as_of), payer)
    since = _booked(tables, posted["remittance"], as_of).fillna(posted["received_date"])
    waited = business_days(since, posted["posted_date"], holidays)
    rows = {"day": posted["posted_date"], "payer": posted["payer"], "days": np.maximum(waited, 0)}
    return Facts(pd.DataFrame(rows), median)


def exceptions(tables: Tables, as_of: date, payer: str = "") -> Facts[Share]:
    """ERA lines that a person had to look at before they posted, of all ERA lines posted, by the day posted.

    Also by `exception`, the reason. With the auto-posted lines they are all that posted.
    """
    lines = _posted_lines(tables, as_of, payer)
    return Facts(lines.assign(part=lines["touched"].astype(bool)), share)


def auto_posted(tables: Tables, as_of: date, payer: str = "") -> Facts[Share]:
    """ERA lines that were posted without a touch, of all ERA lines posted, by the day posted."""
    lines = _posted_lines(tables, as_of, payer)
    return Facts(lines.assign(part=~lines["touched"].astype(bool)), share)


def lines_waiting(tables: Tables, as_of: date, payer: str = "") -> int:
    """How many ERA lines were received and not posted on that day."""
    received = _era_lines(tables, as_of, payer)
    return int((~(received["posted_date"] <= pd.Timestamp(as_of))).sum())


def unposted(tables: Tables, as_of: date, payer: str = "", holidays: Collection[date] = NO_HOLIDAYS) -> Facts[Held]:
    """Remittances received and not posted on that day: trace, amount (cents) and the business days since they came."""
    received = of_payer(known(tables["remittances"], "received_date", as_of), payer)
    open_ = received[~(received["posted_date"] <= pd.Timestamp(as_of))]
    until = pd.Series(pd.Timestamp(as_of), index=open_.index)
    rows = open_[["payer", "trace", "amount"]].assign(
        day=open_["received_date"], days=business_days(open_["received_date"], until, holidays))
    return Facts(rows, _held)


def _held(rows: pd.DataFrame) -> Held:
    return Held(int(rows["amount"].sum()), len(rows), int((rows["days"] > LATE).sum()))


def _booked(tables: Tables, remittances: pd.Series, as_of: date) -> pd.Series:
    """The day the first money of each remittance was booked, missing where none had come."""
    money = known(tables["bank_lines"], "bank_date", as_of)
    first = money[money["remittance"] > 0].groupby("remittance")["bank_date"].min()
    return first.reindex(remittances).set_axis(remittances.index)


def _posted_lines(tables: Tables, as_of: date, payer: str) -> pd.DataFrame:
    lines = known(_era_lines(tables, as_of, payer), "posted_date", as_of)
    return lines.assign(day=lines["posted_date"])


def _era_lines(tables: Tables, as_of: date, payer: str) -> pd.DataFrame:
    remits = of_payer(known(tables["remittances"], "received_date", as_of), payer)
    return lines_of(tables, remits[remits["form"] == "era"])
