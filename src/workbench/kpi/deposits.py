"""The daily deposit: what was left unexplained, and how far money and remittance come apart (SOP-07; measures 5.3)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pandas as pd

from workbench.kpi.facts import Facts, Share, Tables, business_days, known, looked_up, of_payer, share

NEAR = 3
"""A payer releases a remittance within so many business days before or after its money (CORE 370, section 4.2)."""


@dataclass(frozen=True, slots=True)
class Variance:
    """What signed bank days left unexplained: `cents` without regard to sign, over `days`, of which `off` are not at 0.00."""

    cents: int
    days: int
    off: int


def deposit_variance(tables: Tables, as_of: date) -> Facts[Variance]:
    """The unexplained amount of each bank day that was signed by then, as a positive number of cents. It knows no payer."""
    signed = known(tables["bank_days"], "signed_date", as_of)
    rows = {"day": signed["bank_date"], "unexplained": signed["unexplained"], "variance": signed["unexplained"].abs()}
    return Facts(pd.DataFrame(rows), _variance)


def unsigned_days(tables: Tables, as_of: date) -> int:
    """How many bank days had come and were not signed."""
    come = known(tables["bank_days"], "bank_date", as_of)
    return int((~(come["signed_date"] <= pd.Timestamp(as_of))).sum())


def eft_era_gap(tables: Tables, as_of: date, payer: str = "", holidays: Collection[date] = frozenset()) -> Facts[Share]:
    """ERA remittances that came near their EFT, of all where both had come, on the day the second of the two came.

    `days` counts business days from the money to the remittance: negative when the remittance came first.
    """
    remits = of_payer(known(tables["remittances"], "received_date", as_of), payer)
    remits = remits[(remits["form"] == "era") & (remits["method"] == "ACH")]
    money = known(tables["bank_lines"], "bank_date", as_of)
    money = money[money["remittance"].isin(remits["remittance"])]
    received = looked_up(money["remittance"], remits, "remittance", "received_date")
    days = business_days(money["bank_date"], received, holidays)
    rows = {"day": received.where(received > money["bank_date"], money["bank_date"]),
            "payer": looked_up(money["remittance"], remits, "remittance", "payer"), "days": days, "part": abs(days) <= NEAR}
    return Facts(pd.DataFrame(rows), share)


def _variance(rows: pd.DataFrame) -> Variance:
    return Variance(int(rows["variance"].sum()), len(rows), int((rows["variance"] > 0).sum()))
