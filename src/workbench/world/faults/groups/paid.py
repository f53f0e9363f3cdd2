"""Faults in what employers pay and in how it is applied."""

from collections.abc import Iterator

import pandas as pd

from workbench.world.columns import Ints
from workbench.world.faults.edits import Added, Changed, Edit, Held, Shown
from workbench.world.faults.fault import Fault
from workbench.world.faults.ground import Ground, positions, swap
from workbench.world.faults.groups import places
from workbench.world.faults.premiums import GROUPS, banked, moved
from workbench.world.premium_law import PremiumLaw
from workbench.world.rules import PremiumRule, Tables
from workbench.world.rules.group_money import MISTAKES_KNOWN

_ASK = "Ask the employer which employee it is about, and correct the remittance, not the bill."


def _as_billed(tables: Tables) -> Ints:
    return positions(places.last_payment(tables) & (tables["group_payments"]["form"] == "by invoice"))


def _paid_more(ground: Ground, row: int, cents: int) -> Iterator[Edit]:
    """The payment and the money at the bank are so much higher."""
    payment, group = (ground.cents("group_payments", row, each) for each in ("payment", "group"))
    yield ground.moved("group_payments", row, "amount", cents)
    deposit = ground.cents("group_payments", row, "deposit")
    if deposit:
        at = ground.row("deposits", deposit)
        yield ground.moved("deposits", at, "gross", cents)
        yield Held("deposits", deposit)
        yield from banked(ground, ground.cents("deposits", at, "bank_line") - 1, cents)
    for line in ground.rows("bank_lines", "payment", payment):
        yield from banked(ground, line, cents, "matched" if ground.value("bank_lines", line, "trace") else "listed")
    yield Held("groups", group)
    yield Shown("group_payments", payment)


def _one_premium(ground: Ground, row: int) -> int:
    """What one employee costs on the bill that a payment names."""
    lines = ground.rows("list_bill_lines", "bill", ground.cents("group_payments", row, "bill"))
    costs = [cents for cents in (ground.cents("list_bill_lines", line, "amount") for line in lines) if cents > 0]
    return costs[ground.number("employee", 0, len(costs) - 1)]


def _short(ground: Ground, row: int) -> Iterator[Edit]:
    cents, payment = _one_premium(ground, row), ground.cents("group_payments", row, "payment")
    if cents >= ground.cents("group_payments", row, "amount"):
        return
    yield from _paid_more(ground, row, -cents)
    (told,), (entry,) = (ground.rows(table, "payment", payment) for table in ("remittance_lines", "group_applications"))
    yield ground.moved("remittance_lines", told, "amount", -cents)
    yield ground.moved("group_applications", entry, "amount", -cents)
    group, bill = (ground.cents("group_payments", row, each) for each in ("group", "bill"))
    yield from moved(ground, GROUPS, "collected", group, bill, ground.value("group_applications", entry, "applied_date"), -cents)


def _over(ground: Ground, row: int) -> Iterator[Edit]:
    cents = _one_premium(ground, row)
    (told,) = ground.rows("remittance_lines", "payment", ground.cents("group_payments", row, "payment"))
    yield from _paid_more(ground, row, cents)
    yield ground.moved("remittance_lines", told, "amount", cents)
    yield ground.moved("group_payments", row, "unapplied", cents)


def _by_member(tables: Tables) -> Ints:
    """The last payment of groups that pay member by member."""
    payments = tables["group_payments"]
    last = ~payments["group"].duplicated(keep="last") & payments["group"].isin(places.with_us(tables))
    return positions(last & (payments["form"] == "by member"))


def _for_former(ground: Ground, row: int) -> Iterator[Edit]:
    """The payroll pays for somebody whose end it reported itself."""
    payment, bill = (ground.cents("group_payments", row, each) for each in ("payment", "bill"))
    month = pd.Timestamp(ground.value("list_bills", ground.row("list_bills", bill), "month"))
    gone = _gone(ground, row, month)
    if not gone:
        return
    member = gone[ground.number("member", 0, len(gone) - 1)]
    lines = ground.tables["list_bill_lines"]
    asked = lines.loc[(lines["member"] == member) & (lines["amount"] > 0), "amount"]
    if asked.empty:
        return
    cents, told = int(asked.iloc[-1]), ground.next_id("remittance_lines")
    yield Added("remittance_lines", {"remittance_line": told, "payment": payment, "bill": bill, "member": member,
                                     "month": month, "amount": cents})
    yield Added("match_results", {
        "result": ground.next_id("match_results"), "bill": bill, "payment": payment, "member": member, "month": month,
        "billed": 0, "paid": cents, "difference": cents, "cause": "late termination", "settled_date": pd.NaT})
    yield from (edit for edit in _paid_more(ground, row, cents) if not isinstance(edit, Shown))
    yield ground.moved("group_payments", row, "unapplied", cents)
    if not ground.value("group_payments", row, "touched"):
        yield Changed("group_payments", row, "touched", True)
    yield Shown("remittance_lines", told)


def _gone(ground: Ground, row: int, month: pd.Timestamp) -> list[int]:
    """Employees of the payer whose cover ended before that month, as it has long reported."""
    known = pd.Timestamp(ground.value("group_payments", row, "received_date")) - MISTAKES_KNOWN
    events = ground.tables["enrolment_events"]
    own = events.loc[events["group"] == ground.cents("group_payments", row, "group")]
    own = own.loc[own["kind"].isin((places.END, "025"))].drop_duplicates("member", keep="last")
    long_ago = (own["kind"] == places.END) & (own["reported_date"] < known) & (own["accepted_date"] < month)
    gone: list[int] = own.loc[long_ago, "member"].tolist()
    return gone


def _movable(tables: Tables) -> Ints:
    """Last payments of groups whose newest bill is unpaid and comes after the one that was paid."""
    payments, bills = tables["group_payments"], tables["list_bills"]
    groups = bills.loc[bills["bill"].isin(places.newest_unpaid(tables)), "group"]
    return positions(places.last_payment(tables) & payments["group"].isin(groups))


def _newer_bill(ground: Ground, row: int) -> Iterator[Edit]:
    payment, bill, group = (ground.cents("group_payments", row, each) for each in ("payment", "bill", "group"))
    cents = ground.cents("group_payments", row, "amount")
    *earlier, newest = ground.rows("list_bills", "group", group)
    credit = sum(ground.cents("list_bills", each, "open") for each in earlier)
    if cents > ground.cents("list_bills", newest, "open") or credit < 0:
        return
    (entry,) = ground.rows("group_applications", "payment", payment)
    day = ground.value("group_applications", entry, "applied_date")
    yield Changed("group_applications", entry, "bill", newest + 1)
    yield from moved(ground, GROUPS, "collected", group, bill, day, -cents)
    yield from moved(ground, GROUPS, "collected", group, newest + 1, day, cents)
    yield Held("groups", group)
    yield Shown("group_applications", ground.cents("group_applications", entry, "application"))


def _applied(tables: Tables) -> Ints:
    return positions(tables["group_applications"]["amount"] > 0)


def _twice(ground: Ground, row: int) -> Iterator[Edit]:
    entry, group = ground.record("group_applications", row), ground.cents("group_applications", row, "group")
    yield Added("group_applications", {**entry, "application": ground.next_id("group_applications")})
    yield from moved(ground, GROUPS, "collected", group, ground.cents("group_applications", row, "bill"), entry["applied_date"],
                     ground.cents("group_applications", row, "amount"))
    yield Held("groups", group)


def _details(tables: Tables) -> Ints:
    return positions(tables["remittance_lines"]["amount"] > 0)


def _detail_wrong(ground: Ground, row: int) -> Iterator[Edit]:
    payment = ground.row("group_payments", ground.cents("remittance_lines", row, "payment"))
    yield from swap(ground, "remittance_lines", row, "amount")
    yield Held("groups", ground.cents("group_payments", payment, "group"))


def _differences(tables: Tables) -> Ints:
    return positions(tables["match_results"]["difference"] != 0)


def _difference_wrong(ground: Ground, row: int) -> Iterator[Edit]:
    yield from swap(ground, "match_results", row, "difference")


def _owing(tables: Tables) -> Ints:
    return positions(tables["list_bills"]["open"] > 0)


def _open_wrong(ground: Ground, row: int) -> Iterator[Edit]:
    yield from swap(ground, "list_bills", row, "open")


def _given_up(tables: Tables) -> Ints:
    return positions(tables["group_accounts"]["written_off"] > 0)


def _as_collected(ground: Ground, row: int) -> Iterator[Edit]:
    yield ground.moved("group_accounts", row, "collected", ground.cents("group_accounts", row, "written_off"))
    yield Changed("group_accounts", row, "written_off", 0)


FAULTS = (
    Fault("paid-short", PremiumRule.AS_BILLED, "An employer that pays as billed left one employee's premium out (M3).",
          f"{_ASK} A part payment does not stop the grace period.", "", _as_billed, _short),
    Fault("paid-over", PremiumRule.AS_BILLED, "An employer that pays as billed paid one employee's premium twice (M3).",
          f"{_ASK} Hold the rest as unapplied, with an owner and a date.", "", _as_billed, _over),
    Fault("paid-for-former-employee", PremiumRule.PAID_ENDED,
          "An employer paid for an employee whose end it had reported itself (M3).",
          "Hold the amount as unapplied and ask the employer: take it off the next payment or give it back.",
          "", _by_member, _for_former),
    Fault("applied-to-newer-bill", PremiumRule.OLDEST_FIRST,
          "A payment was applied to the newest bill while the one it names is open (M6).",
          "Move it to the oldest open bill by a new entry, and look at the grace period again.", "", _movable, _newer_bill),
    Fault("applied-twice", PremiumLaw.PAYMENT, "A payment was applied to its bill a second time.",
          "Take the second application back by a new entry with a reason.", "", _applied, _twice),
    Fault("remittance-swapped-digits", PremiumLaw.REMITTANCE,
          "Two digits of an amount in an 820 are swapped: its details are not its total (M2).",
          "Do not apply it by member. Ask the employer for a corrected 820, and hold the money meanwhile.",
          "", _details, _detail_wrong),
    Fault("difference-swapped-digits", PremiumLaw.MATCH,
          "Two digits of a difference between bill and payment are swapped in the match results.",
          "Take paid less billed again; all differences together are the payment less the bill.",
          "", _differences, _difference_wrong),
    Fault("open-swapped-digits", PremiumLaw.OPEN, "Two digits of what is open under a list bill are swapped.",
          "Reckon it from the bill's lines and entries, and correct what was carried.", "", _owing, _open_wrong, books=True),
    Fault("write-off-as-collected", PremiumLaw.ACCOUNT, "On a group's account written-off premium stands as collected.",
          "Show what was collected and what was given up apart; what is open stays as it is.",
          "", _given_up, _as_collected, books=True),
)
"""Faults of employers' money."""
