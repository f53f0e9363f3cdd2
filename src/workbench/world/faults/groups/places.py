"""Where faults of employers fit: rows of a clean world, found for whole tables at once; and what a line of theirs costs."""

from collections.abc import Mapping

import pandas as pd

from workbench.world.columns import Ints
from workbench.world.faults.edits import Cell
from workbench.world.faults.ground import Ground, positions
from workbench.world.faults.premiums import part_of
from workbench.world.rules import Tables

EMPLOYEE, END = "18", "024"


def with_us(tables: Tables) -> "pd.Series[int]":
    """Groups whose cover goes on."""
    groups = tables["groups"]
    ids: pd.Series[int] = groups.loc[groups["ended_date"].isna(), "group"]
    return ids


def newest_unpaid(tables: Tables) -> "pd.Series[int]":
    """The last bill of each group that is with us, when nobody has paid anything on it."""
    bills = tables["list_bills"]
    last = bills.loc[~bills["group"].duplicated(keep="last") & bills["group"].isin(with_us(tables)) & (bills["amount"] > 0)]
    touched = pd.concat([tables["group_payments"]["bill"], tables["group_applications"]["bill"]])
    ids: pd.Series[int] = last.loc[~last["bill"].isin(touched), "bill"]
    return ids


def by_invoice(tables: Tables) -> "pd.Series[int]":
    """Groups that pay as billed."""
    groups = tables["groups"]
    ids: pd.Series[int] = groups.loc[groups["pays"] == "as billed", "group"]
    return ids


def known_members(tables: Tables) -> "pd.Series[int]":
    """Employees of whom every report came before their group's last bill."""
    events, members = tables["enrolment_events"], tables["members"]
    issued = tables["list_bills"].groupby("group")["issued_date"].max()
    late = events.loc[events["reported_date"].to_numpy() > issued.reindex(events["group"]).to_numpy(), "member"]
    ids: pd.Series[int] = members.loc[(members["relationship"] == EMPLOYEE) & ~members["member"].isin(late), "member"]
    return ids


def newest_lines(tables: Tables) -> Ints:
    """Current lines of such bills and employees."""
    lines = tables["list_bill_lines"]
    return positions((lines["kind"] == "current") & lines["bill"].isin(newest_unpaid(tables))
                     & lines["member"].isin(known_members(tables)))


def last_ends(tables: Tables) -> "pd.Series[bool]":
    """Reports of an end that is the last thing that was said about somebody's cover, in groups with an unpaid newest bill."""
    events, bills = tables["enrolment_events"], tables["list_bills"]
    of_cover = events.loc[events["kind"].isin((END, "025"))]
    last = of_cover.loc[~of_cover["member"].duplicated(keep="last"), "event"]
    groups = bills.loc[bills["bill"].isin(newest_unpaid(tables)), "group"]
    marks: pd.Series[bool] = ((events["kind"] == END) & events["event"].isin(last) & events["group"].isin(groups)
                              & events["member"].isin(known_members(tables)))
    return marks


def newest_bill(ground: Ground, group: int) -> int:
    """The position of a group's last bill."""
    return ground.rows("list_bills", "group", group)[-1]


def last_payment(tables: Tables) -> "pd.Series[bool]":
    """The last payment of each group that is with us, applied as a whole to the bill that it names, and nothing else on that."""
    payments, applied = tables["group_payments"], tables["group_applications"]
    written = pd.concat([tables["group_write_offs"]["bill"], tables["group_refunds"]["bill"]])
    alone = applied.loc[~applied["payment"].duplicated(keep=False) & ~applied["bill"].duplicated(keep=False)
                        & ~applied["bill"].isin(written)]
    fits = alone.merge(payments, on=["payment", "bill", "amount"])["payment"]
    last = ~payments["group"].duplicated(keep="last") & payments["group"].isin(with_us(tables))
    marks: pd.Series[bool] = last & payments["payment"].isin(fits) & (payments["unapplied"] == 0)
    return marks


def rate(ground: Ground, group: int, tier: str, age_from: int, month: pd.Timestamp, years_back: int = 0) -> int:
    """Cents of a month by the rates of the group's last renewal; 0 when there are none."""
    row, rates = ground.row("groups", group), ground.tables["group_rates"]
    year = month.year - (month.month < ground.cents("groups", row, "renewal_month")) - years_back
    found = rates.loc[(rates["plan"] == ground.value("groups", row, "plan")) & (rates["tier"] == tier)
                      & (rates["age_from"] == age_from) & (rates["from_date"].dt.year == year), "monthly"]
    return int(found.iloc[0]) if len(found) else 0


def same_rates(ground: Ground, group: int, first: Cell, other: pd.Timestamp) -> bool:
    """Whether both months are between the same two renewals."""
    one = pd.Timestamp(first)
    renewal = ground.cents("groups", ground.row("groups", group), "renewal_month")
    return bool(one.year - (one.month < renewal) == other.year - (other.month < renewal))


def line(ground: Ground, pattern: int, bill: int, month: Cell, kind: str, cents: int, number: int = 0) -> Mapping[str, Cell]:
    """A new line like that one (its position), for that month and amount; `number` counts those that were made before."""
    days, past = earned_days(ground, month)
    issued = ground.value("list_bills", ground.row("list_bills", bill), "issued_date")
    return {**ground.record("list_bill_lines", pattern), "line": ground.next_id("list_bill_lines") + number, "bill": bill,
            "month": pd.Timestamp(month), "kind": kind, "amount": cents, "days": days, "earned_days": past,
            "earned": part_of(cents, past, days), "billed_date": issued}


def earned_days(ground: Ground, month: Cell) -> tuple[int, int]:
    """The days of a month that is billed somewhere, and how many of them are over."""
    lines = ground.tables["list_bill_lines"]
    row = int(positions(lines["month"] == pd.Timestamp(month))[0])
    return ground.cents("list_bill_lines", row, "days"), ground.cents("list_bill_lines", row, "earned_days")
