"""Faults in Thistlepaw's money: applied to the wrong policy, twice, with swapped digits; not reversed; refunded wrong."""

from collections.abc import Iterator

import pandas as pd

from workbench.world.columns import Ints
from workbench.world.faults.edits import Added, Changed, Edit, Held, Removed, Shown
from workbench.world.faults.fault import Fault
from workbench.world.faults.ground import Ground, positions, swapped
from workbench.world.faults.pets import places
from workbench.world.faults.premiums import PETS, RETURN_STEP, billed, moved, part_of, text_of
from workbench.world.premium_law import PremiumLaw
from workbench.world.rules import PremiumRule, Tables

_AGAIN = pd.Timedelta(days=7)
_CORRECT = "Correct it by a new entry with a reason; the payment as it came stays as it is."


def _in_grace(tables: Tables) -> Ints:
    """Applications to invoices whose grace is not over, of payments under the right number."""
    applied, invoices = tables["applications"], tables["invoices"]
    payments, policies = tables["premium_payments"], tables["policies"].set_index("policy")["number"]
    known = payments.loc[payments["reference"] == policies.reindex(payments["proposed"]).to_numpy(), "payment"]
    late = invoices.loc[invoices["grace_date"] >= places.today(tables), "invoice"]
    return positions(applied["invoice"].isin(late) & applied["invoice"].isin(places.paid_once(tables))
                     & applied["policy"].isin(places.in_force(tables)) & applied["payment"].isin(known))


def _other_number(ground: Ground, number: str) -> int:
    """The position of a policy in force whose number is that one with two neighbouring digits swapped; -1 when there is none."""
    policies = ground.tables["policies"]
    wanted = [number[:place] + number[place + 1] + number[place] + number[place + 2:]
              for place in range(len(number) - 2, 2, -1) if number[place] != number[place + 1]]
    found = policies.index[policies["number"].isin(wanted) & (policies["status"] == "in force")]
    return int(found[ground.number("other", 0, len(found) - 1)]) if len(found) else -1


def _wrong_policy(ground: Ground, row: int) -> Iterator[Edit]:
    """Two digits of the policy number were swapped when the payment was applied."""
    own, invoice = ground.cents("applications", row, "policy"), ground.cents("applications", row, "invoice")
    mine = ground.row("policies", own)
    other = _other_number(ground, text_of(ground, "policies", mine, "number"))
    bills = ground.rows("invoices", "policy", other + 1)
    if other < 0 or not bills or ground.cents("invoices", bills[-1], "open") or _surname(ground, mine) == _surname(ground, other):
        return
    wrong, cents = ground.cents("invoices", bills[-1], "invoice"), ground.cents("applications", row, "amount")
    day = ground.value("applications", row, "applied_date")
    yield Changed("applications", row, "policy", other + 1)
    yield Changed("applications", row, "invoice", wrong)
    if pd.Timestamp(ground.value("invoices", ground.row("invoices", invoice), "due_date")) < places.today(ground.tables):
        yield Changed("policies", mine, "status", "in grace")
    yield from moved(ground, PETS, "collected", own, invoice, day, -cents)
    yield from moved(ground, PETS, "collected", other + 1, wrong, day, cents)
    yield Held("policies", own)
    yield Held("policies", other + 1)
    yield Shown("premium_payments", ground.cents("applications", row, "payment"))


def _surname(ground: Ground, policy: int) -> str:
    holder = ground.row("holders", ground.cents("policies", policy, "holder"))
    return text_of(ground, "holders", holder, "name").rsplit(" ", 1)[-1]


def _applied(tables: Tables) -> Ints:
    return positions(tables["applications"]["invoice"].isin(places.paid_once(tables)))


def _twice(ground: Ground, row: int) -> Iterator[Edit]:
    entry = ground.record("applications", row)
    yield Added("applications", {**entry, "application": ground.next_id("applications")})
    yield from _collected(ground, row, ground.cents("applications", row, "amount"))


def _collected(ground: Ground, row: int, cents: int) -> Iterator[Edit]:
    policy = ground.cents("applications", row, "policy")
    yield from moved(ground, PETS, "collected", policy, ground.cents("applications", row, "invoice"),
                     ground.value("applications", row, "applied_date"), cents)
    yield Held("policies", policy)


def _swapped(ground: Ground, row: int) -> Iterator[Edit]:
    """More than came, so that nothing looks unpaid."""
    cents = ground.cents("applications", row, "amount")
    wrong = swapped(cents, ground.number("digits", 0, 59))
    if wrong > cents:
        yield Changed("applications", row, "amount", wrong)
        yield from _collected(ground, row, wrong - cents)


def _returned(tables: Tables) -> Ints:
    """Returned payments of bills that did not lapse for it."""
    payments, applied = tables["premium_payments"], tables["applications"]
    alone = applied.loc[~applied["invoice"].isin(places.lapsed(tables)), "payment"]
    return positions((payments["kind"] == "returned") & payments["payment"].isin(alone))


def _not_reversed(ground: Ground, row: int) -> Iterator[Edit]:
    payment, cents = ground.cents("premium_payments", row, "payment"), ground.cents("premium_payments", row, "amount")
    yield Changed("premium_payments", row, "unapplied", cents)
    yield Changed("premium_payments", row, "posted_date", pd.NaT)
    for entry in ground.rows("applications", "payment", payment):
        yield Removed("applications", entry)
        yield from _collected(ground, entry, -cents)
    yield Shown("premium_payments", payment)


def _given_back(tables: Tables) -> Ints:
    """Refunds of ended policies and of overpayments, at least ten days ago."""
    refunds, policies = tables["refunds"], tables["policies"]
    ended = policies.loc[policies["status"].isin(("cancelled", "returned")), "policy"]
    return positions((refunds["amount"] < 0) & (refunds["policy"].isin(ended) | (refunds["invoice"] == 0))
                     & (refunds["paid_date"] <= places.today(tables) - pd.Timedelta(days=10)))


def _refunded_twice(ground: Ground, row: int) -> Iterator[Edit]:
    entry, refund = ground.record("refunds", row), ground.next_id("refunds")
    policy, day = ground.cents("refunds", row, "policy"), pd.Timestamp(ground.value("refunds", row, "paid_date")) + _AGAIN
    yield Added("refunds", {**entry, "refund": refund, "paid_date": day})
    yield from moved(ground, PETS, "refunded", policy, ground.cents("refunds", row, "invoice"), day,
                     ground.cents("refunds", row, "amount"))
    yield Held("policies", policy)
    yield Shown("refunds", refund)


def _of_days(tables: Tables) -> Ints:
    """Refunds for the days after an end."""
    refunds = tables["refunds"]
    return positions((refunds["reason"] == "cancelled") & (refunds["amount"] < 0) & (refunds["invoice"] > 0))


def _wrong_days(ground: Ground, row: int) -> Iterator[Edit]:
    """The day of the end counts as covered, or the day before it no more."""
    invoice, policy = ground.cents("refunds", row, "invoice"), ground.cents("refunds", row, "policy")
    by, more, day = 2 * ground.number("by", 0, 1) - 1, 0, ground.value("refunds", row, "paid_date")
    entered = day
    for line in ground.rows("invoice_lines", "invoice", invoice):
        corrected = ground.cents("invoice_lines", line, "corrects")
        if not corrected:
            continue
        source = ground.row("invoice_lines", corrected)
        cents, days, covered = (ground.cents("invoice_lines", source, each) for each in ("amount", "days", "covered_days"))
        if not 0 < covered + by < days:
            return
        wrong = part_of(cents, covered + by, days) - cents
        more += wrong - ground.cents("invoice_lines", line, "amount")
        entered = ground.value("invoice_lines", line, "billed_date")
        yield Changed("invoice_lines", line, "amount", wrong)
    yield ground.moved("refunds", row, "amount", more)
    yield from billed(ground, PETS, policy, invoice, entered, more, "credited")
    yield from moved(ground, PETS, "refunded", policy, invoice, day, more)
    yield Held("policies", policy)


FAULTS = (
    Fault("applied-to-swapped-number", PremiumRule.NAMED,
          "A payment was applied to another policy: two digits of the policy number were swapped.",
          "Move it to the policy that it names by a new entry; name and amount show whose it is. Lapse nobody meanwhile.",
          "", _in_grace, _wrong_policy),
    Fault("applied-twice", PremiumLaw.PAYMENT, "A payment was applied to its bill a second time.",
          f"Take the second application back. {_CORRECT}", "", _applied, _twice),
    Fault("applied-swapped-digits", PremiumLaw.PAYMENT, "Two digits of a payment were swapped when it was applied.",
          _CORRECT, "", _applied, _swapped),
    Fault("return-not-reversed", PremiumRule.RETURNED,
          "The bank returned a payment, and it still stands on the bill.",
          "Take the payment off the bill on the day it came back, and see whether grace is still running.",
          RETURN_STEP, _returned, _not_reversed),
    Fault("refund-twice", PremiumRule.REFUND, "The same refund was paid a second time.",
          "Ask for the second one back, and book it to the policy until it is here.", "", _given_back, _refunded_twice),
    Fault("refund-by-wrong-days", PremiumLaw.CREDIT,
          "A policy ended, and the refund is a day of premium too small or too large.",
          "Cover ends at 12:01 a.m. of the day: count the days again, line by line, and settle the difference.",
          "", _of_days, _wrong_days),
)
"""Faults of money."""
