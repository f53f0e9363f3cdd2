"""Rules of group cover: who is enrolled is billed, who is not is not, each in the right tier and band (RULES M1, M3, M4)."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.world.columns import Flags, Ints
from workbench.world.rules.rule import PremiumRule, Sighting, Tables, looked_up, sightings

_EMPLOYEE, _END = "18", "024"
STARTS = {"retro add": ("021", "025"), "retro change": ("001",), "retro termination": (_END,)}
"""Kinds of corrections, and the reports that they follow."""
_LIMIT = {"021": 31, "001": 31, _END: 60}
"""Days back from the report, by the contract."""


@dataclass(frozen=True, slots=True)
class _Months:
    """By employee (row) and month (column): cents billed in all, and whether it is covered. `known` marks whom to look at."""

    member: Ints
    billed: Ints
    covered: Flags
    known: Flags


def covered_and_billed(tables: Tables) -> tuple[Sighting, ...]:
    """Everybody who is covered in a month is billed for it (RULES M3)."""
    months = _months(tables)
    missing = (months.covered & (months.billed == 0)).any(axis=1) & months.known
    return sightings(PremiumRule.NOT_BILLED, "members", pd.Series(months.member[missing]))


def billed_and_covered(tables: Tables) -> tuple[Sighting, ...]:
    """Nobody is billed for a month without cover, or it is taken back (RULES M3)."""
    months = _months(tables)
    extra = (~months.covered & (months.billed != 0)).any(axis=1) & months.known
    return sightings(PremiumRule.NOT_COVERED, "members", pd.Series(months.member[extra]))


def _months(tables: Tables) -> _Months:
    members = tables["members"].loc[tables["members"]["relationship"] == _EMPLOYEE]
    bills, lines = tables["list_bills"], tables["list_bill_lines"]
    month = _month(bills["month"])
    first, width = int(month.min()), int(month.max() - month.min()) + 1
    last_month = pd.Series(month).groupby(bills["group"].to_numpy()).max()
    issued = bills.groupby("group")["issued_date"].max()
    columns = np.arange(width) + first
    begins, ends = _month(members["from_date"]), _month(members["to_date"].fillna(pd.Timestamp(2100, 1, 1)))
    last = looked_up(members["group"], last_month).fillna(-1).to_numpy()
    covered = (columns >= begins[:, None]) & (columns <= ends[:, None]) & (columns <= last[:, None])
    billed = np.zeros(covered.shape, dtype=np.int64)
    place, column = np.searchsorted(members["member"].to_numpy(), lines["member"].to_numpy()), _month(lines["month"]) - first
    np.add.at(billed, (place[column >= 0], column[column >= 0]), lines["amount"].to_numpy()[column >= 0])
    events = tables["enrolment_events"]
    late = events.loc[events["reported_date"] > looked_up(events["group"], issued), "member"]
    skipped = members["member"].isin(late) | members["member"].isin(_elsewhere(tables)["member"])
    return _Months(members["member"].to_numpy(), billed, covered, ~skipped.to_numpy())


def _month(days: "pd.Series[pd.Timestamp]") -> Ints:
    number: Ints = days.to_numpy().astype("datetime64[M]").astype(np.int64)
    return number


def month_of_a_correction(tables: Tables) -> tuple[Sighting, ...]:
    """A correction stands under the month that it corrects: not before cover began, changed or ended (RULES M3)."""
    return sightings(PremiumRule.RETRO_MONTH, "list_bill_lines", _elsewhere(tables)["line"])


def _elsewhere(tables: Tables) -> pd.DataFrame:
    """Corrections of months that no report of their kind is about."""
    events, lines = tables["enrolment_events"], tables["list_bill_lines"]
    found = []
    for kind, reports in STARTS.items():
        since = events.loc[events["kind"].isin(reports)].groupby("member")["accepted_date"].min()
        some = lines.loc[lines["kind"] == kind]
        found.append(some.loc[~(some["month"] >= looked_up(some["member"], since))])
    return pd.concat(found)


def tier(tables: Tables) -> tuple[Sighting, ...]:
    """An employee is billed in the tier that the employer had reported (RULES M1, M3)."""
    lines = _current(tables)
    told = tables["enrolment_events"].query("kind == '001'").set_index("member")
    member = lines["member"]
    changed = looked_up(member, told["reported_date"]) <= lines["issued_date"]
    changed &= looked_up(member, told["accepted_date"]) <= lines["month"]
    tiers = tables["members"].set_index("member")["tier"].astype("str")
    before, after = (looked_up(member, told[name].astype("str")) for name in ("tier_before", "tier"))
    wanted = after.where(changed, before).fillna(looked_up(member, tiers))
    return sightings(PremiumRule.TIER, "list_bill_lines", lines.loc[lines["tier"].astype("str") != wanted, "line"])


def age_band(tables: Tables) -> tuple[Sighting, ...]:
    """The age band of a line is that of the employee's full years at the group's last renewal (RULES M1)."""
    lines, ages = _current(tables), np.sort(tables["group_rates"]["age_from"].unique())
    renewal = looked_up(lines["group"], tables["groups"].set_index("group")["renewal_month"]).to_numpy()
    month = _month(lines["month"])
    renewed = month - (month + 1 - renewal) % 12
    born = looked_up(lines["member"], tables["members"].set_index("member")["born"])
    years = (renewed - _month(born) - (born.dt.day.to_numpy() > 1)) // 12
    band = ages[np.maximum(np.searchsorted(ages, years, side="right") - 1, 0)]
    return sightings(PremiumRule.AGE_BAND, "list_bill_lines", lines.loc[lines["age_from"].to_numpy() != band, "line"])


def _current(tables: Tables) -> pd.DataFrame:
    bills = tables["list_bills"][["bill", "group", "issued_date"]]
    lines = tables["list_bill_lines"]
    return lines.loc[lines["kind"] == "current"].merge(bills, on="bill")


def retro_limit(tables: Tables) -> tuple[Sighting, ...]:
    """An addition or change counts 31 days back from its report at most, an end 60 (RULES M4: contract)."""
    events = tables["enrolment_events"]
    back = (events["reported_date"] - events["accepted_date"]).dt.days
    beyond = back > looked_up(events["kind"].astype("str"), pd.Series(_LIMIT))
    return sightings(PremiumRule.RETRO_LIMIT, "enrolment_events", events.loc[beyond, "event"])


def enrolment(tables: Tables) -> tuple[Sighting, ...]:
    """Cover ends with the day of the last 834 that ended it, else with the group (RULES M3)."""
    events = tables["enrolment_events"]
    told = events.loc[events["kind"].isin((_END, "025"))].drop_duplicates("member", keep="last")
    told = told.loc[told["kind"] == _END].set_index("member")["accepted_date"]
    members = tables["members"].loc[tables["members"]["relationship"] == _EMPLOYEE]
    group = looked_up(members["group"], tables["groups"].set_index("group")["ended_date"])
    own = looked_up(members["member"], told)
    wanted = own.where(own.notna() & ~(own > group), group)
    wrong = ~((members["to_date"] == wanted) | (members["to_date"].isna() & wanted.isna()))
    return sightings(PremiumRule.ENROLLED, "members", members.loc[wrong, "member"])
