"""Where the charged dollar goes: paid, written off by contract, left to the patient, or not paid for another reason."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from workbench.kpi.facts import Facts, Tables, known, of_payer
from workbench.kpi.remitted import lines_of

CONTRACT = ("45", "59", "253")
"""Reasons under CO that the contract settles: above the fee schedule, the cut of a second procedure, and sequestration. Other CO
reasons stay in work."""


@dataclass(frozen=True, slots=True)
class Dollars:
    """Cents charged and where they went: the four parts add up to the charge."""

    charge: int
    paid: int
    contractual: int
    patient: int
    other: int


def dollar_split(tables: Tables, as_of: date, payer: str = "") -> Facts[Dollars]:
    """The split of what was charged, line by line, as the first payer remitted it; by day received. A reversal takes back."""
    lines = lines_of(tables, of_payer(known(tables["remittances"], "received_date", as_of), payer))
    claims, adjusted = tables["claims"], tables["adjustments"]
    lines = lines[lines["claim"].isin(claims.loc[claims["rank"] == 1, "claim"])]
    contract = adjusted[(adjusted["group"] == "CO") & adjusted["reason"].isin(CONTRACT)]
    patient = adjusted[adjusted["group"] == "PR"]
    rows = lines[["day", "payer", "charge", "paid"]].assign(contractual=_sums(contract, lines), patient=_sums(patient, lines))
    return Facts(rows, _dollars)


def _sums(adjusted: pd.DataFrame, lines: pd.DataFrame) -> pd.Series:
    """The cents adjusted on each line, 0 where there are none."""
    sums = adjusted.groupby("remitted_line")["amount"].sum()
    return sums.reindex(lines["remitted_line"], fill_value=0).set_axis(lines.index)


def _dollars(rows: pd.DataFrame) -> Dollars:
    charge, paid, contractual, patient = (int(rows[name].sum()) for name in ("charge", "paid", "contractual", "patient"))
    return Dollars(charge, paid, contractual, patient, charge - paid - contractual - patient)
