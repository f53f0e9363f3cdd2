"""Faults in Keystone's enrolment: an end that nobody entered, one taken back too far, a group ended though it had paid."""

from collections.abc import Iterator

import pandas as pd

from workbench.world.columns import Ints
from workbench.world.faults.edits import Added, Changed, Edit, Held, Removed, Shown
from workbench.world.faults.fault import Fault
from workbench.world.faults.ground import Ground, positions
from workbench.world.faults.groups import places
from workbench.world.faults.groups.bills import billed_on, on_bill
from workbench.world.faults.premiums import GROUPS, billed
from workbench.world.rules import PremiumRule, Tables

_DAY = pd.Timedelta(days=1)


def _family(ground: Ground, event: int) -> list[int]:
    """The employee and those whose cover ended on the same day."""
    accepted = ground.value("enrolment_events", event, "accepted_date")
    return [row for row in ground.rows("members", "employee", ground.cents("enrolment_events", event, "member"))
            if ground.value("members", row, "to_date") == accepted]


def _lately_ended(tables: Tables) -> Ints:
    """Ends that were reported between the last two bills, or end with the month before the newest one."""
    events, bills = tables["enrolment_events"], tables["list_bills"]
    before = bills.loc[bills["group"].duplicated(keep="last")].groupby("group")["issued_date"].max()
    month = bills.groupby("group")["month"].max().reindex(events["group"]).to_numpy()
    since = before.reindex(events["group"]).to_numpy()
    return positions(places.last_ends(tables) & (events["reported_date"].to_numpy() > since)
                     & (events["accepted_date"].to_numpy() < month))


def _not_entered(ground: Ground, row: int) -> Iterator[Edit]:
    member = ground.cents("enrolment_events", row, "member")
    on = list(billed_on(ground, row))
    if not on:
        return
    yield from on
    for person in _family(ground, row):
        yield Changed("members", person, "to_date", pd.NaT)
    for line in ground.rows("list_bill_lines", "member", member):
        if ground.value("list_bill_lines", line, "kind") == "retro termination":
            yield Removed("list_bill_lines", line)
            yield from on_bill(ground, ground.cents("list_bill_lines", line, "bill"),
                               -ground.cents("list_bill_lines", line, "amount"))
    yield Shown("members", member)


def _cut(tables: Tables) -> Ints:
    """Ends that the contract cut short, of groups that pay as billed."""
    events = tables["enrolment_events"]
    return positions(places.last_ends(tables) & events["cut"] & events["group"].isin(places.by_invoice(tables)))


def _too_far(ground: Ground, row: int) -> Iterator[Edit]:
    """The months beyond the limit are credited on the newest bill."""
    member, group = (ground.cents("enrolment_events", row, each) for each in ("member", "group"))
    cover, accepted = (pd.Timestamp(ground.value("enrolment_events", row, each)) for each in ("cover_date", "accepted_date"))
    bill, made = places.newest_bill(ground, group) + 1, 0
    for line in ground.rows("list_bill_lines", "member", member):
        month = pd.Timestamp(ground.value("list_bill_lines", line, "month"))
        if ground.value("list_bill_lines", line, "kind") == "current" and cover < month <= accepted:
            cents = -ground.cents("list_bill_lines", line, "amount")
            yield Added("list_bill_lines", places.line(ground, line, bill, month, "retro termination", cents, made))
            yield from on_bill(ground, bill, cents)
            made += 1
    if not made:
        return
    for person in _family(ground, row):
        yield Changed("members", person, "to_date", cover)
    yield Changed("enrolment_events", row, "accepted_date", cover)
    yield Changed("enrolment_events", row, "cut", False)
    yield Held("members", member)
    yield Shown("enrolment_events", ground.cents("enrolment_events", row, "event"))


def _just_paid(tables: Tables) -> Ints:
    """Groups that pay as billed and owe nothing but their newest bill, and whose people were all there a month before it."""
    groups, bills, members = tables["groups"], tables["list_bills"], tables["members"]
    newest = bills.loc[bills["bill"].isin(places.newest_unpaid(tables))].set_index("group")
    old = bills.loc[~bills["bill"].isin(newest["bill"])]
    owing = old.loc[old["open"] != 0, "group"]
    paid = tables["group_payments"].loc[places.last_payment(tables)].merge(bills, on=["group", "bill"])
    before = (newest["month"] - pd.offsets.MonthBegin(1)).reindex(paid["group"]).to_numpy()
    paid = paid.loc[(paid["month"].to_numpy() == before) & (paid["received_date"] <= paid["grace_date"])]
    since = (newest["month"] - pd.offsets.MonthBegin(1)).reindex(members["group"]).to_numpy()
    joining = members.loc[members["from_date"].to_numpy() >= since, "group"]
    return positions(groups["group"].isin(newest.index) & groups["group"].isin(places.by_invoice(tables))
                     & groups["group"].isin(paid["group"]) & ~groups["group"].isin(owing) & ~groups["group"].isin(joining))


def _ended_though_paid(ground: Ground, row: int) -> Iterator[Edit]:
    """The paid month and the newest bill are taken back as if nothing had come."""
    group = ground.cents("groups", row, "group")
    bills = ground.rows("list_bills", "group", group)[-2:]
    first = pd.Timestamp(ground.value("list_bills", bills[0], "month"))
    today, ended, made = ground.tables["bank_days"]["bank_date"].max(), first - _DAY, 0
    yield Changed("groups", row, "ended_date", ended)
    yield Changed("groups", row, "ended_reason", "not paid")
    yield Added("group_notices", {"notice": ground.next_id("group_notices"), "group": group, "bill": bills[0] + 1,
                                  "kind": "ended", "sent_date": today})
    for person in ground.rows("members", "group", group):
        until = ground.value("members", person, "to_date")
        if pd.isna(until) or pd.Timestamp(until) > ended:
            yield Changed("members", person, "to_date", ended)
        yield Held("members", ground.cents("members", person, "employee"))
    lines = ground.tables["list_bill_lines"]
    ours = lines.loc[lines["bill"].isin([bill + 1 for bill in ground.rows("list_bills", "group", group)])]
    for bill in bills:
        month = pd.Timestamp(ground.value("list_bills", bill, "month"))
        of_month = ours.loc[ours["month"] == month]
        net = of_month.groupby("member")["amount"].sum()
        for line, member in of_month.drop_duplicates("member")["member"].items():
            cents = -int(net[member])
            if cents:
                fresh = places.line(ground, line, bill + 1, month, "group ended", cents, made)
                yield Added("list_bill_lines", {**fresh, "billed_date": today})
                yield from billed(ground, GROUPS, group, bill + 1, today, cents, "credited")
                made += 1
    yield Held("groups", group)
    yield Shown("groups", group)


FAULTS = (
    Fault("end-not-entered", PremiumRule.ENROLLED,
          "An 834 ended an employee's cover, and the end never reached the enrolment: the employee is billed on (M3).",
          "Enter the end from the 834 and take back what was billed since; look at what else came in that file.",
          "", _lately_ended, _not_entered),
    Fault("end-taken-back-too-far", PremiumRule.RETRO_LIMIT,
          "An end was taken back further than the 60 days of the contract (M4).",
          "Take back the contract's 60 days, bill the months before again, and tell the employer why.", "", _cut, _too_far),
    Fault("group-ended-though-paid", PremiumRule.ENDED_PAID,
          "A group was ended as unpaid although its premium had come within grace (M5).",
          "Reinstate the group without a gap and bill what was taken back again. A paid month is not taken away.",
          "", _just_paid, _ended_though_paid),
)
"""Faults of enrolment."""
