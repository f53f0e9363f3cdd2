"""Faults on Keystone's list bills: who is on them, in which tier and band, at what rate, under which month."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from workbench.world.columns import Ints
from workbench.world.faults.edits import Added, Cell, Changed, Edit, Held, Removed, Shown
from workbench.world.faults.fault import Fault
from workbench.world.faults.ground import Ground, positions, swap
from workbench.world.faults.groups import places
from workbench.world.faults.premiums import GROUPS, billed, part_of, text_of
from workbench.world.premium_law import PremiumLaw
from workbench.world.rules import PremiumRule, Tables
from workbench.world.rules.groups import STARTS

_BILL_AGAIN = "Correct it on the next bill, month by month, and tell the employer."
_TIERS = ("EMP", "ESP", "ECH", "FAM")


def on_bill(ground: Ground, bill: int, cents: int) -> Iterator[Edit]:
    """So many cents more on a list bill, and on what counts it."""
    row = ground.row("list_bills", bill)
    yield from billed(ground, GROUPS, ground.cents("list_bills", row, "group"), bill,
                      ground.value("list_bills", row, "issued_date"), cents)


def _left_out(ground: Ground, row: int) -> Iterator[Edit]:
    member = ground.cents("list_bill_lines", row, "member")
    yield Removed("list_bill_lines", row)
    yield from on_bill(ground, ground.cents("list_bill_lines", row, "bill"), -ground.cents("list_bill_lines", row, "amount"))
    yield Held("members", member)
    yield Shown("members", member)


def _ended(tables: Tables) -> Ints:
    """Ends that were taken into account before the newest bill."""
    events, bills = tables["enrolment_events"], tables["list_bills"]
    month = bills.groupby("group")["month"].max().reindex(events["group"]).to_numpy()
    return positions(places.last_ends(tables) & (events["accepted_date"].to_numpy() < month))


def billed_on(ground: Ground, event: int) -> Iterator[Edit]:
    """The newest bill has a line for somebody who left; nothing when the rates have changed since."""
    group, member = (ground.cents("enrolment_events", event, each) for each in ("group", "member"))
    bill = places.newest_bill(ground, group)
    month = pd.Timestamp(ground.value("list_bills", bill, "month"))
    lines = [row for row in ground.rows("list_bill_lines", "member", member)
             if ground.value("list_bill_lines", row, "kind") == "current"]
    if not lines or not places.same_rates(ground, group, ground.value("list_bill_lines", lines[-1], "month"), month):
        return
    if text_of(ground, "list_bill_lines", lines[-1], "tier") != text_of(ground, "enrolment_events", event, "tier"):
        return
    cents = ground.cents("list_bill_lines", lines[-1], "amount")
    yield Added("list_bill_lines", places.line(ground, lines[-1], bill + 1, month, "current", cents))
    yield from on_bill(ground, bill + 1, cents)
    yield Held("members", member)


def _still_billed(ground: Ground, row: int) -> Iterator[Edit]:
    edits = list(billed_on(ground, row))
    yield from edits
    if edits:
        yield Shown("members", ground.cents("enrolment_events", row, "member"))


def _at(ground: Ground, row: int, column: str, value: Cell, cents: int) -> Iterator[Edit]:
    """A line gets another tier or band, and what that costs."""
    if column != "amount":
        yield Changed("list_bill_lines", row, column, value)
        yield Shown("list_bill_lines", ground.cents("list_bill_lines", row, "line"))
    was, days, past = (ground.cents("list_bill_lines", row, each) for each in ("amount", "days", "earned_days"))
    yield Changed("list_bill_lines", row, "amount", cents)
    if part_of(cents, past, days) != ground.cents("list_bill_lines", row, "earned"):
        yield Changed("list_bill_lines", row, "earned", part_of(cents, past, days))
    yield from on_bill(ground, ground.cents("list_bill_lines", row, "bill"), cents - was)
    yield Held("members", ground.cents("list_bill_lines", row, "member"))


def _rated(ground: Ground, row: int, tier: str, age_from: int, years_back: int = 0) -> int:
    bill = ground.row("list_bills", ground.cents("list_bill_lines", row, "bill"))
    return places.rate(ground, ground.cents("list_bills", bill, "group"), tier, age_from,
                       pd.Timestamp(ground.value("list_bill_lines", row, "month")), years_back)


def _other_tier(ground: Ground, row: int) -> Iterator[Edit]:
    own = text_of(ground, "list_bill_lines", row, "tier")
    others = [tier for tier in _TIERS if tier != own]
    tier = others[ground.number("tier", 0, len(others) - 1)]
    yield from _at(ground, row, "tier", tier, _rated(ground, row, tier, ground.cents("list_bill_lines", row, "age_from")))


def _other_band(ground: Ground, row: int) -> Iterator[Edit]:
    """The band below, as before a birthday; of the youngest the one above."""
    ages = np.sort(ground.tables["group_rates"]["age_from"].unique()).tolist()
    place = ages.index(ground.cents("list_bill_lines", row, "age_from"))
    band = int(ages[place - 1] if place else ages[1])
    yield from _at(ground, row, "age_from", band, _rated(ground, row, text_of(ground, "list_bill_lines", row, "tier"), band))


def _old_rate(ground: Ground, row: int) -> Iterator[Edit]:
    tier, band = text_of(ground, "list_bill_lines", row, "tier"), ground.cents("list_bill_lines", row, "age_from")
    cents = _rated(ground, row, tier, band, 1)
    if cents:
        yield from _at(ground, row, "amount", 0, cents)


def _first_corrections(tables: Tables) -> Ints:
    """The first corrected month of a report, where nobody has compared it with a payment yet."""
    lines, bills, events = tables["list_bill_lines"], tables["list_bills"], tables["enrolment_events"]
    free = bills["group"].isin(places.by_invoice(tables)) | bills["bill"].isin(places.newest_unpaid(tables))
    free &= bills["group"].isin(places.with_us(tables))
    first = pd.Series(False, index=lines.index)
    for kind, reports in STARTS.items():
        since = events.loc[events["kind"].isin(reports)].groupby("member")["accepted_date"].min()
        known = since.reindex(lines["member"]).set_axis(lines.index)
        first |= (lines["kind"] == kind) & (lines["month"] >= known) & (lines["month"] - pd.Timedelta(days=20) < known)
    return positions(first & lines["bill"].isin(bills.loc[free, "bill"]) & (lines["month"] > bills["month"].min()))


def _month_before(ground: Ground, row: int) -> Iterator[Edit]:
    month = pd.Timestamp(ground.value("list_bill_lines", row, "month")) - pd.offsets.MonthBegin(1)
    days, past = places.earned_days(ground, month)
    earned = part_of(ground.cents("list_bill_lines", row, "amount"), past, days)
    yield Changed("list_bill_lines", row, "month", month)
    for column, value in (("days", days), ("earned_days", past), ("earned", earned)):
        if ground.cents("list_bill_lines", row, column) != value:
            yield Changed("list_bill_lines", row, column, value)
    yield Held("members", ground.cents("list_bill_lines", row, "member"))
    yield Shown("list_bill_lines", ground.cents("list_bill_lines", row, "line"))


def _newest(tables: Tables) -> Ints:
    return positions(tables["list_bills"]["bill"].isin(places.newest_unpaid(tables)))


def _total_wrong(ground: Ground, row: int) -> Iterator[Edit]:
    for wrong in swap(ground, "list_bills", row, "amount"):
        yield wrong
        yield Changed("list_bills", row, "open", wrong.value)


def _not_yet_earned(tables: Tables) -> Ints:
    lines = tables["list_bill_lines"]
    return positions(lines["earned_days"] < lines["days"])


def _earned_whole(ground: Ground, row: int) -> Iterator[Edit]:
    yield Changed("list_bill_lines", row, "earned", ground.cents("list_bill_lines", row, "amount"))
    yield Held("members", ground.cents("list_bill_lines", row, "member"))


FAULTS = (
    Fault("employee-not-billed", PremiumRule.NOT_BILLED, "An employee is enrolled and active, and not on the bill (M3).",
          f"Add the employee for the month. {_BILL_AGAIN}", "", places.newest_lines, _left_out),
    Fault("former-employee-billed", PremiumRule.NOT_COVERED, "The bill asks for an employee whose cover has ended (M3).",
          f"Take the month back. {_BILL_AGAIN}", "", _ended, _still_billed),
    Fault("wrong-tier", PremiumRule.TIER, "An employee is billed in another tier than the one reported (M3).",
          f"Bill the difference between the tiers. {_BILL_AGAIN}", "", places.newest_lines, _other_tier),
    Fault("wrong-age-band", PremiumRule.AGE_BAND, "An employee is billed in the wrong age band (M1).",
          f"Take the age in full years at the group's renewal, and bill the difference. {_BILL_AGAIN}",
          "", places.newest_lines, _other_band),
    Fault("last-years-rate", PremiumLaw.RATE, "An employee is billed at the rate from before the group's renewal (M1).",
          f"Bill the difference to the rate of the last renewal. {_BILL_AGAIN}", "", places.newest_lines, _old_rate),
    Fault("correction-in-wrong-month", PremiumRule.RETRO_MONTH,
          "An addition, change or end was corrected under the month before the one it belongs to (M3).",
          "Move the correction to its month: the employee was covered in the one, and not in the other.",
          "", _first_corrections, _month_before),
    Fault("list-bill-total-wrong", PremiumLaw.BILL,
          "Two digits of a list bill's total are swapped: it is not the sum of its lines.",
          "Add the lines up again and send the bill with the right total before it is paid.",
          "", _newest, _total_wrong, books=True),
    Fault("earned-too-soon", PremiumLaw.EARNED, "The premium of a month that is not over is counted as earned.",
          "Count the days up to the world's date out of the days of the month.", "", _not_yet_earned, _earned_whole),
)
"""Faults of list bills."""
