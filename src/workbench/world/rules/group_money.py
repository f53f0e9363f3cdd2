"""Rules of employers' money: it is what was billed, for who is covered, and goes to the oldest bill (RULES M3, M5, M6)."""

import pandas as pd

from workbench.world.rules.rule import PremiumRule, Sighting, Tables, looked_up, sightings

_TOLERANCE = 500
"""Cents that a payment may be short of a list bill (figures.toml: group_tolerance)."""
MISTAKES_KNOWN = pd.Timedelta(days=45)
"""So many days after its report an end that was a mistake has been taken back."""


def paid_as_billed(tables: Tables) -> tuple[Sighting, ...]:
    """An employer that pays by invoice pays what the bill asked for, but for some cents (RULES M3)."""
    payments = tables["group_payments"].loc[tables["group_payments"]["form"] == "by invoice"]
    short = looked_up(payments["bill"], tables["list_bills"].set_index("bill")["amount"]) - payments["amount"]
    return sightings(PremiumRule.AS_BILLED, "group_payments", payments.loc[~short.between(0, _TOLERANCE), "payment"])


def paid_for_somebody_who_left(tables: Tables) -> tuple[Sighting, ...]:
    """An employer does not pay for a month after an end that it has long reported itself (RULES M3)."""
    events = tables["enrolment_events"].loc[tables["enrolment_events"]["kind"].isin(("024", "025"))]
    ends = events.drop_duplicates("member", keep="last").query("kind == '024'").set_index("member")
    lines = tables["remittance_lines"].query("member > 0 and amount > 0")
    received = looked_up(lines["payment"], tables["group_payments"].set_index("payment")["received_date"])
    after = lines["month"] > looked_up(lines["member"], ends["accepted_date"])
    known = received > looked_up(lines["member"], ends["reported_date"]) + MISTAKES_KNOWN
    return sightings(PremiumRule.PAID_ENDED, "remittance_lines", lines.loc[after & known, "remittance_line"])


def oldest_bill_first(tables: Tables) -> tuple[Sighting, ...]:
    """Money goes to a newer bill only when the older ones are paid, unless the employer says otherwise (RULES M6)."""
    bills, applied = tables["list_bills"], tables["group_applications"]
    owing = bills.assign(so_far=bills.groupby("group")["open"].cumsum())
    oldest = owing.loc[owing["so_far"] > 0].groupby("group")["bill"].min()
    newer = applied["bill"] > looked_up(applied["group"], oldest)
    return sightings(PremiumRule.OLDEST_FIRST, "group_applications", applied.loc[newer, "application"])


def end_of_a_group_that_paid(tables: Tables) -> tuple[Sighting, ...]:
    """No group ends as unpaid whose premium for the next month was here within grace (RULES M5, M6)."""
    bills = tables["list_bills"].merge(tables["groups"].query("ended_reason == 'not paid'")[["group", "ended_date"]], on="group")
    due = bills.loc[bills["month"] == bills["ended_date"] + pd.Timedelta(days=1)]
    payments = tables["group_payments"].merge(due[["bill", "grace_date"]], on="bill")
    paid = payments.loc[payments["received_date"] <= payments["grace_date"]].groupby("bill")["amount"].sum()
    wrong = looked_up(due["bill"], paid).fillna(0) >= due["amount"] - _TOLERANCE
    return sightings(PremiumRule.ENDED_PAID, "groups", due.loc[wrong, "group"])
