"""Denials: how much is denied at first, why, how fast it is worked, and what an appeal brings (SOP-09; measures 5.3).

A line is denied when nothing was paid and the payer's reasons do not explain it: what the contract takes off, what the patient
owes (PR) and what another payer has paid (OA-23) is no denial. CLP02 says nothing about it (RULES P4).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from workbench.kpi.dollars import CONTRACT
from workbench.kpi.facts import (
    Facts,
    Flags,
    Ints,
    Median,
    Share,
    Tables,
    business_days,
    cents_share,
    known,
    looked_up,
    median,
    of_payer,
    places_of,
    sums,
)

_REVERSAL = "22"
_CAPITATION = "24"
_MEDICARE = "medicare"
"""CO-24 from Medicare sends us to the patient's Medicare Advantage plan: that is no capitation of ours (RULES P5)."""


@dataclass(frozen=True, slots=True)
class Denied:
    """Claims remitted for the first time: how many have a denied line, and the cents charged and denied."""

    claims: Share
    cents: Share


@dataclass(frozen=True, slots=True)
class Refused:
    """Denied lines: how many, and the cents charged for them."""

    lines: int
    cents: int


def initial_denials(tables: Tables, as_of: date, payer: str = "") -> Facts[Denied]:
    """Claims on their first remittance, by the day it was received: with at least one line denied, of all; and in cents.

    Cents are the charges of the denied lines, of the charges of all those claims. A reversal is no first remittance.
    """
    first = _first_remitted(tables, as_of, payer)
    lines = _denied_lines(tables, first)
    denied = sums(lines["charge"].to_numpy(), places_of(lines["remitted_claim"].to_numpy(), _keys(first)), len(first))
    return Facts(first[["day", "payer", "charge"]].assign(denied=denied, part=denied > 0), _denied)


def denial_reasons(tables: Tables, as_of: date, payer: str = "") -> Facts[Refused]:
    """The denied lines of first remittances, by the day received; also by `reason`, the first that explains nothing: CO-16."""
    first = _first_remitted(tables, as_of, payer)
    lines = _denied_lines(tables, first)
    rows = lines[["charge", "reason"]].assign(
        day=looked_up(lines["remitted_claim"], first, "remitted_claim", "day"),
        payer=looked_up(lines["remitted_claim"], first, "remitted_claim", "payer"))
    return Facts(rows, _refused)


def overturned(tables: Tables, as_of: date, payer: str = "") -> Facts[Share]:
    """Denied cents that were paid after an appeal, of all denied cents whose appeal was decided, by the day of the decision.

    A claim that was corrected and sent again is no appeal.
    """
    decided = known(_worked(tables, payer), "decided_date", as_of)
    decided = decided[decided["action"] == "appeal"]
    part = decided["amount"].where(decided["outcome"] == "paid", 0)
    return Facts(decided[["payer"]].assign(day=decided["decided_date"], part=part, whole=decided["amount"]), cents_share)


def days_to_work(tables: Tables, as_of: date, payer: str = "", holidays: Collection[date] = frozenset()) -> Facts[Median]:
    """Business days from the day a denial was posted to what was done first about it, by the day it was done."""
    worked = known(_worked(tables, payer), "action_date", as_of)
    days = business_days(worked["denied_date"], worked["action_date"], holidays)
    return Facts(worked[["payer"]].assign(day=worked["action_date"], days=days), median)


def unworked(tables: Tables, as_of: date, payer: str = "") -> int:
    """How many denied lines were posted and nothing had been done about them."""
    posted = known(_worked(tables, payer), "denied_date", as_of)
    return int((~(posted["action_date"] <= pd.Timestamp(as_of))).sum())


def _worked(tables: Tables, payer: str) -> pd.DataFrame:
    denials = tables["denials"]
    return of_payer(denials.assign(payer=looked_up(denials["claim"], tables["claims"], "claim", "payer")), payer)


def _first_remitted(tables: Tables, as_of: date, payer: str) -> pd.DataFrame:
    """The first answer to each claim, with its `day` and `payer`, in the order of its id."""
    reported = tables["remitted_claims"]
    reported = reported[reported["status"] != _REVERSAL]
    reported = reported.assign(day=looked_up(reported["remittance"], tables["remittances"], "remittance", "received_date"),
                               payer=looked_up(reported["remittance"], tables["remittances"], "remittance", "payer"))
    reported = of_payer(known(reported, "day", as_of), payer)
    order = np.lexsort((reported["remitted_claim"].to_numpy(), reported["day"].to_numpy(), reported["claim"].to_numpy()))
    claims = reported["claim"].to_numpy()[order]
    firsts = order[np.flatnonzero(np.append(True, claims[1:] != claims[:-1])[:len(order)])]
    return reported.iloc[np.sort(firsts)].sort_values("remitted_claim", kind="stable")


def _keys(reported: pd.DataFrame) -> Ints:
    keys: Ints = reported["remitted_claim"].to_numpy()
    return keys


def _denied_lines(tables: Tables, reported: pd.DataFrame) -> pd.DataFrame:
    """The denied lines of those claims, each with its `reason`."""
    lines, adjusted = tables["remitted_lines"], tables["adjustments"]
    unpaid = lines[(lines["paid"] == 0) & (lines["charge"] > 0)]
    unpaid = unpaid[places_of(unpaid["remitted_claim"].to_numpy(), _keys(reported)) >= 0]
    adjusted = adjusted[places_of(adjusted["remitted_line"].to_numpy(), unpaid["remitted_line"].to_numpy()) >= 0]
    claims = looked_up(adjusted["remitted_line"], unpaid, "remitted_line", "remitted_claim")
    from_medicare = looked_up(claims, reported, "remitted_claim", "payer").to_numpy() == _MEDICARE
    why = adjusted[~_explained(adjusted, from_medicare)].drop_duplicates("remitted_line")
    reason = why["group"].astype("str") + "-" + why["reason"].astype("str")
    denied = unpaid[places_of(unpaid["remitted_line"].to_numpy(), why["remitted_line"].to_numpy()) >= 0]
    return denied.assign(reason=looked_up(denied["remitted_line"], why.assign(reason=reason), "remitted_line", "reason"))


def _explained(adjusted: pd.DataFrame, from_medicare: Flags) -> "pd.Series[bool]":
    """Which adjustments are no denial: patient, contract, earlier payer, capitation."""
    contract = (adjusted["group"] == "CO") & adjusted["reason"].isin(CONTRACT)
    capitation = (adjusted["group"] == "CO") & (adjusted["reason"] == _CAPITATION) & ~from_medicare
    earlier = (adjusted["group"] == "OA") & (adjusted["reason"] == "23")
    found: pd.Series[bool] = (adjusted["group"] == "PR") | contract | capitation | earlier
    return found


def _denied(rows: pd.DataFrame) -> Denied:
    return Denied(Share(int(rows["part"].sum()), len(rows)), Share(int(rows["denied"].sum()), int(rows["charge"].sum())))


def _refused(rows: pd.DataFrame) -> Refused:
    return Refused(len(rows), int(rows["charge"].sum()))
