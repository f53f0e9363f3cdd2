"""Faults in Thistlepaw's cover: lapsed too early, though paid, or not at all; brought back with a gap or without waiting."""

from collections.abc import Iterator

import pandas as pd

from workbench.world.bank_days import BANK_HOLIDAYS
from workbench.world.columns import Ints
from workbench.world.faults.edits import Added, Changed, Edit, Held, Removed, Shown
from workbench.world.faults.fault import Fault
from workbench.world.faults.ground import Ground, positions
from workbench.world.faults.pets import places
from workbench.world.faults.premiums import PETS, billed, moved, part_of
from workbench.world.rules import PremiumRule, Tables

_DAY = pd.Timedelta(days=1)
_SETTLED = pd.Timedelta(days=7)
_LATELY = pd.Timedelta(days=45)
_WAITS = pd.Timedelta(days=13)
_NOT_PAID = "not paid by the end of grace"


def _business_day(day: pd.Timestamp, step: int) -> pd.Timestamp:
    """That day, or the next business day in steps of 1 or -1."""
    while day.weekday() > 4 or day.date() in BANK_HOLIDAYS:
        day += step * _DAY
    return day


def _final(tables: Tables) -> "pd.Series[bool]":
    """Lapses that nobody reversed, on whose bill nothing was written off."""
    events = tables["coverage_events"]
    undone = pd.concat([places.of(tables, "lapse reversed"), tables["write_offs"]["invoice"]])
    return (events["kind"] == "lapsed") & ~events["invoice"].isin(undone)


def _lapses(tables: Tables) -> Ints:
    return positions(_final(tables))


def _too_early(ground: Ground, row: int) -> Iterator[Edit]:
    """Entered within grace; the bill is taken back and the letter goes out on that day."""
    invoice, policy = (ground.cents("coverage_events", row, each) for each in ("invoice", "policy"))
    last = pd.Timestamp(ground.value("invoices", ground.row("invoices", invoice), "grace_date"))
    day = _business_day(last - ground.number("days", 0, 5) * _DAY, -1)
    was = pd.Timestamp(ground.value("coverage_events", row, "entered_date"))
    yield Changed("coverage_events", row, "entered_date", day)
    for letter in _letters(ground, invoice):
        yield Changed("notices", letter, "sent_date", day)
    for line in _credits(ground, invoice):
        cents = ground.cents("invoice_lines", line, "amount")
        yield Changed("invoice_lines", line, "billed_date", day)
        yield from moved(ground, PETS, "billed", policy, invoice, was, -cents)
        yield from moved(ground, PETS, "billed", policy, invoice, day, cents)
    yield Held("policies", policy)
    yield Shown("coverage_events", ground.cents("coverage_events", row, "event"))


def _credits(ground: Ground, invoice: int) -> list[int]:
    return [line for line in ground.rows("invoice_lines", "invoice", invoice) if ground.cents("invoice_lines", line, "corrects")]


def _letters(ground: Ground, invoice: int) -> list[int]:
    return [row for row in ground.rows("notices", "invoice", invoice) if ground.value("notices", row, "kind") == "lapsed"]


def _paid_lately(tables: Tables) -> Ints:
    """The last bill of a policy in force, paid in time, whose grace is over."""
    invoices, policies = tables["invoices"], tables["policies"]
    last = ~invoices["policy"].duplicated(keep="last") & invoices["kind"].isin(("instalment", "annual"))
    over = invoices["grace_date"] + _SETTLED <= places.today(tables)
    received = tables["premium_payments"].set_index("payment")["received_date"]
    applied = tables["applications"].drop_duplicates("invoice").set_index("invoice")["payment"].reindex(invoices["invoice"])
    in_time = (received.reindex(applied.fillna(0)).to_numpy() <= invoices["grace_date"].to_numpy())
    fine = policies.loc[policies["status"] == "in force", "policy"]
    return positions(last & over & in_time & invoices["policy"].isin(fine) & invoices["invoice"].isin(places.paid_once(tables)))


def _though_paid(ground: Ground, row: int) -> Iterator[Edit]:
    """The policy lapses on the day after grace as if nothing had come."""
    invoice, policy = (ground.cents("invoices", row, each) for each in ("invoice", "policy"))
    due, grace = (pd.Timestamp(ground.value("invoices", row, each)) for each in ("due_date", "grace_date"))
    day = _business_day(grace + _DAY, 1)
    event = ground.next_id("coverage_events")
    yield Added("coverage_events", {
        "event": event, "policy": policy, "kind": "lapsed", "effective_date": due, "entered_date": day, "invoice": invoice,
        "reason": _NOT_PAID, "checked": True})
    yield Added("notices", {"notice": ground.next_id("notices"), "policy": policy, "invoice": invoice, "kind": "lapsed",
                            "sent_date": day})
    yield Changed("policies", ground.row("policies", policy), "status", "lapsed")
    yield Changed("invoices", row, "covered_date", pd.NaT)
    fresh = ground.next_id("invoice_lines")
    for line in ground.rows("invoice_lines", "invoice", invoice):
        entry, cents = ground.record("invoice_lines", line), ground.cents("invoice_lines", line, "amount")
        fee = not ground.cents("invoice_lines", line, "days")
        yield Added("invoice_lines", {**entry, "line": fresh, "days": 0, "covered_days": 0, "earned_days": 0, "amount": -cents,
                                      "earned": -cents if fee else 0, "billed_date": day, "corrects": entry["line"]})
        yield from billed(ground, PETS, policy, invoice, day, -cents, "credited")
        for column in ("covered_days", "earned_days", "earned"):
            if not fee and ground.cents("invoice_lines", line, column):
                yield Changed("invoice_lines", line, column, 0)
        fresh += 1
    yield Held("policies", policy)
    yield Shown("coverage_events", event)


def _never_paid(tables: Tables) -> Ints:
    """Lapses of the last weeks on whose bill nothing ever came, of policies that are still lapsed."""
    events, policies, invoices = tables["coverage_events"], tables["policies"], tables["invoices"].set_index("invoice")
    lapsed, now = policies.loc[policies["status"] == "lapsed", "policy"], places.today(tables)
    came = tables["applications"]["invoice"]
    grace = invoices["grace_date"].reindex(events["invoice"]).to_numpy()
    over = pd.Series(grace + _SETTLED <= tables["bank_days"]["bank_date"].max(), index=events.index)
    return positions(_final(tables) & over & (events["entered_date"] >= now - _LATELY) & ~events["invoice"].isin(came)
                     & events["policy"].isin(lapsed))


def _missed(ground: Ground, row: int) -> Iterator[Edit]:
    """Nobody enters the lapse: cover goes on, and the bill stays open."""
    invoice, policy = (ground.cents("coverage_events", row, each) for each in ("invoice", "policy"))
    bill, now = ground.row("invoices", invoice), places.today(ground.tables)
    yield Removed("coverage_events", row)
    for letter in _letters(ground, invoice):
        yield Removed("notices", letter)
    for line in _credits(ground, invoice):
        yield Removed("invoice_lines", line)
        yield from billed(ground, PETS, policy, invoice, ground.value("invoice_lines", line, "billed_date"),
                          -ground.cents("invoice_lines", line, "amount"), "credited")
        source = ground.row("invoice_lines", ground.cents("invoice_lines", line, "corrects"))
        days, cents = (ground.cents("invoice_lines", source, each) for each in ("days", "amount"))
        if days:
            past = min((now - pd.Timestamp(ground.value("invoice_lines", source, "from_date"))).days + 1, days)
            yield Changed("invoice_lines", source, "covered_days", days)
            yield Changed("invoice_lines", source, "earned_days", past)
            yield Changed("invoice_lines", source, "earned", part_of(cents, past, days))
    yield Changed("invoices", bill, "covered_date", ground.value("invoices", bill, "to_date"))
    yield Changed("policies", ground.row("policies", policy), "status", "in grace")
    yield Held("policies", policy)
    yield Shown("invoices", invoice)


def _reversals(tables: Tables) -> Ints:
    return positions(tables["coverage_events"]["kind"] == "lapse reversed")


def _with_gap(ground: Ground, row: int) -> Iterator[Edit]:
    """Cover begins again only on the day on which the payment was found."""
    yield Changed("coverage_events", row, "effective_date", ground.value("coverage_events", row, "entered_date"))
    yield Held("policies", ground.cents("coverage_events", row, "policy"))
    yield Shown("coverage_events", ground.cents("coverage_events", row, "event"))


def _reinstated(tables: Tables) -> Ints:
    """Policies that were reinstated after their first waiting period."""
    events, policies = tables["coverage_events"], tables["policies"]
    back = events.loc[events["kind"] == "reinstated", "policy"]
    return positions(policies["policy"].isin(back) & (policies["waiting_date"] > policies["began_date"] + _WAITS))


def _not_renewed(ground: Ground, row: int) -> Iterator[Edit]:
    yield Changed("policies", row, "waiting_date", pd.Timestamp(ground.value("policies", row, "began_date")) + _WAITS)
    yield Held("policies", ground.cents("policies", row, "policy"))
    yield Shown("policies", ground.cents("policies", row, "policy"))


FAULTS = (
    Fault("lapsed-too-early", PremiumRule.LAPSED_EARLY, "A policy lapsed before its 14 days of grace were over.",
          "Reverse the lapse; a payment until the last day of grace keeps the cover. Tell the holder.", "", _lapses, _too_early),
    Fault("lapsed-though-paid", PremiumRule.LAPSED_PAID, "A policy lapsed although its premium had come within grace.",
          "Reverse the lapse from the day it took effect, bill again what was taken back, and tell the holder at once.",
          "", _paid_lately, _though_paid),
    Fault("lapse-missed", PremiumRule.NOT_LAPSED, "Grace is over, nothing has come, and the policy has not lapsed.",
          "Look once more for the money under other names and numbers, then have the lapse checked and entered.",
          "", _never_paid, _missed),
    Fault("reinstated-with-gap", PremiumRule.GAP,
          "A lapse was reversed because the payment had been here, and cover begins again only on that day.",
          "Let cover go on from the day on which it had ended: the holder paid in time and has no gap.",
          "", _reversals, _with_gap),
    Fault("waiting-not-renewed", PremiumRule.WAITING, "A policy was reinstated without a new waiting period.",
          "Count the waiting period anew, from the day of the reinstatement.", "", _reinstated, _not_renewed),
)
"""Faults of cover."""
