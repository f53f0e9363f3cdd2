"""Cash that waits for its other half: money without an account, EFTs and ERAs that do not find each other (SOP-07, SOP-08)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pandas as pd

from workbench.kpi.ages import CASH, Aged, aged
from workbench.kpi.facts import Facts, Tables, business_days, days_of, known, looked_up, of_payer

LATE = 3
"""An EFT and its ERA come within so many business days of each other (CORE 370, section 4.2)."""


@dataclass(frozen=True, slots=True)
class Unmatched:
    """EFTs without a remittance and remittances without money: how many, the late ones among them, and the late cents."""

    items: int
    late: int
    late_cents: int


def unapplied(tables: Tables, as_of: date, payer: str = "") -> Facts[Aged]:
    """Money that lay without an account on that day: `amount`, and `days` since it was opened."""
    opened = of_payer(known(tables["unapplied"], "opened_date", as_of), payer)
    held = opened[~(opened["cleared_date"] <= pd.Timestamp(as_of))]
    rows = held[["payer", "trace", "amount"]].assign(day=held["opened_date"], days=_ages(held["opened_date"], as_of))
    return Facts(rows, aged(CASH))


def unmatched(tables: Tables, as_of: date, payer: str = "", holidays: Collection[date] = frozenset()) -> Facts[Unmatched]:
    """EFTs whose remittance had not come and ERAs whose money had not, with the business days since the first of the two.

    Money whose remittance never came is settled when its unapplied item is cleared. A remittance that pays nothing needs none.
    """
    rows = pd.concat([_money_alone(tables, as_of), _remittances_alone(tables, as_of)], ignore_index=True)
    rows = of_payer(rows, payer)
    until = pd.Series(pd.Timestamp(as_of), index=rows.index)
    return Facts(rows.assign(days=business_days(rows["day"], until, holidays)), _unmatched)


def _money_alone(tables: Tables, as_of: date) -> pd.DataFrame:
    money, held, remits = known(tables["bank_lines"], "bank_date", as_of), tables["unapplied"], tables["remittances"]
    money = money[money["source"] == "eft"]
    received = looked_up(money["remittance"], remits, "remittance", "received_date")
    cleared = looked_up(money["bank_line"], held, "bank_line", "cleared_date")
    alone = money[~(received <= pd.Timestamp(as_of)) & ~((money["remittance"] == 0) & (cleared <= pd.Timestamp(as_of)))]
    announced = looked_up(alone["remittance"], remits, "remittance", "payer").astype("str")
    sender = looked_up(alone["bank_line"], held, "bank_line", "payer").astype("str")
    return pd.DataFrame({"day": alone["bank_date"], "payer": announced.where(announced.notna(), sender),
                         "trace": alone["trace"].astype("str"), "amount": alone["amount"], "what": "EFT without its ERA"})


def _remittances_alone(tables: Tables, as_of: date) -> pd.DataFrame:
    remits, money = known(tables["remittances"], "received_date", as_of), known(tables["bank_lines"], "bank_date", as_of)
    remits = remits[(remits["form"] == "era") & (remits["method"] == "ACH")]
    alone = remits[~remits["remittance"].isin(money["remittance"])]
    return pd.DataFrame({"day": alone["received_date"], "payer": alone["payer"].astype("str"),
                         "trace": alone["trace"].astype("str"), "amount": alone["amount"], "what": "ERA without its EFT"})


def _ages(since: "pd.Series[pd.Timestamp]", as_of: date) -> "pd.Series[int]":
    days = (pd.Timestamp(as_of).to_datetime64().astype("datetime64[D]") - days_of(since)).astype("int64")
    return pd.Series(days, index=since.index)


def _unmatched(rows: pd.DataFrame) -> Unmatched:
    late = rows["days"] > LATE
    return Unmatched(len(rows), int(late.sum()), int(rows.loc[late, "amount"].sum()))
