"""Faults on Thistlepaw's bills: fees, the multi-pet discount, totals, earned days."""

from collections.abc import Iterator

import numpy as np

from workbench.world.columns import Ints, rounded_share
from workbench.world.faults.edits import Added, Cell, Changed, Edit, Held, Removed, Shown
from workbench.world.faults.fault import Fault
from workbench.world.faults.ground import Ground, positions, swap
from workbench.world.faults.pets import places
from workbench.world.faults.premiums import PETS, billed, part_of
from workbench.world.premium_law import PremiumLaw
from workbench.world.rules import PremiumRule, Tables

_DISCOUNT_OF_100 = 5
_BILL_AGAIN = "Correct the bill and send it again before it is due."


def _fees(tables: Tables) -> Ints:
    """Fees for returned payments on bills that did not lapse."""
    lines = tables["invoice_lines"]
    return positions((lines["kind"] == "returned payment fee") & ~lines["invoice"].isin(places.lapsed(tables)))


def _of(ground: Ground, row: int, cents: int, day: Cell) -> Iterator[Edit]:
    """So many cents more on the bill of a line, and on what counts it."""
    invoice = ground.cents("invoice_lines", row, "invoice")
    policy = ground.cents("invoices", ground.row("invoices", invoice), "policy")
    yield from billed(ground, PETS, policy, invoice, day, cents)
    yield Held("policies", policy)
    yield Shown("invoices", invoice)


def _gone(ground: Ground, row: int) -> Iterator[Edit]:
    yield Removed("invoice_lines", row)
    yield from _of(ground, row, -ground.cents("invoice_lines", row, "amount"), ground.value("invoice_lines", row, "billed_date"))


def _fee_again(ground: Ground, row: int) -> Iterator[Edit]:
    yield Added("invoice_lines", {**ground.record("invoice_lines", row), "line": ground.next_id("invoice_lines")})
    yield from _of(ground, row, ground.cents("invoice_lines", row, "amount"), ground.value("invoice_lines", row, "billed_date"))


def _discounts(tables: Tables) -> Ints:
    return places.lines_of_unpaid(tables, "multi-pet discount")


def _of_one_pet(tables: Tables) -> Ints:
    """The only premium line of an unpaid bill."""
    rows, lines, invoices = places.lines_of_unpaid(tables, "premium"), tables["invoice_lines"], tables["invoices"]
    alone = ~lines["invoice"].iloc[rows].duplicated(keep=False).to_numpy()
    joined = invoices.loc[invoices["kind"] == "pet added", "invoice"]
    kept: Ints = rows[alone & ~lines["invoice"].iloc[rows].isin(joined).to_numpy()]
    return kept


def _discount(cents: int) -> int:
    return -int(rounded_share(np.array([cents]), _DISCOUNT_OF_100, 100)[0])


def _for_one_pet(ground: Ground, row: int) -> Iterator[Edit]:
    cents = _discount(ground.cents("invoice_lines", row, "amount"))
    days, earned = (ground.cents("invoice_lines", row, each) for each in ("days", "earned_days"))
    yield Added("invoice_lines", {
        **ground.record("invoice_lines", row), "line": ground.next_id("invoice_lines"), "kind": "multi-pet discount", "pet": 0,
        "amount": cents, "earned": part_of(cents, earned, days)})
    yield from _of(ground, row, cents, ground.value("invoice_lines", row, "billed_date"))


def _on_fees(ground: Ground, row: int) -> Iterator[Edit]:
    """5 % of everything above it on the bill."""
    invoice, cents = ground.cents("invoice_lines", row, "invoice"), ground.cents("invoice_lines", row, "amount")
    amounts = [ground.cents("invoice_lines", line, "amount") for line in ground.rows("invoice_lines", "invoice", invoice)]
    wrong = _discount(sum(amount for amount in amounts if amount > 0))
    if wrong == cents:
        return
    days, earned = (ground.cents("invoice_lines", row, each) for each in ("days", "earned_days"))
    yield Changed("invoice_lines", row, "amount", wrong)
    if part_of(wrong, earned, days) != part_of(cents, earned, days):
        yield Changed("invoice_lines", row, "earned", part_of(wrong, earned, days))
    yield from _of(ground, row, wrong - cents, ground.value("invoice_lines", row, "billed_date"))


def _annual(tables: Tables) -> Ints:
    """The first line of unpaid bills for a year."""
    rows, lines, invoices = places.lines_of_unpaid(tables, "premium"), tables["invoice_lines"], tables["invoices"]
    annual = lines["invoice"].iloc[rows].isin(invoices.loc[invoices["kind"] == "annual", "invoice"])
    kept: Ints = rows[annual.to_numpy() & ~lines["invoice"].iloc[rows].duplicated().to_numpy()]
    return kept


def _fee_not_waived(ground: Ground, row: int) -> Iterator[Edit]:
    fees = positions(ground.tables["invoice_lines"]["kind"] == "policy fee")
    if not len(fees):
        return
    entry, day = ground.record("invoice_lines", int(fees[0])), ground.value("invoice_lines", row, "billed_date")
    yield Added("invoice_lines", {**entry, "line": ground.next_id("invoice_lines"), "billed_date": day,
                                  "invoice": ground.cents("invoice_lines", row, "invoice")})
    yield from _of(ground, row, ground.cents("invoice_lines", int(fees[0]), "amount"), day)


def _unpaid(tables: Tables) -> Ints:
    return positions(tables["invoices"]["invoice"].isin(places.unpaid(tables)))


def _total_wrong(ground: Ground, row: int) -> Iterator[Edit]:
    for wrong in swap(ground, "invoices", row, "amount"):
        yield wrong
        yield Changed("invoices", row, "open", wrong.value)
        yield Held("policies", ground.cents("invoices", row, "policy"))


def _partly_earned(tables: Tables) -> Ints:
    """Premium of periods that are not over."""
    lines = tables["invoice_lines"]
    return positions((lines["earned_days"] > 0) & (lines["earned_days"] < lines["covered_days"]))


def _earned_less(ground: Ground, row: int) -> Iterator[Edit]:
    """Without the last day."""
    cents, past, days = (ground.cents("invoice_lines", row, each) for each in ("amount", "earned_days", "days"))
    wrong = part_of(cents, past - 1, days)
    if wrong != ground.cents("invoice_lines", row, "earned"):
        invoice = ground.row("invoices", ground.cents("invoice_lines", row, "invoice"))
        yield Changed("invoice_lines", row, "earned", wrong)
        yield Held("policies", ground.cents("invoices", invoice, "policy"))


def _owing(tables: Tables) -> Ints:
    return positions((tables["invoices"]["open"] > 0) & (tables["invoices"]["grace_date"] >= places.today(tables)))


def _open_wrong(ground: Ground, row: int) -> Iterator[Edit]:
    yield from swap(ground, "invoices", row, "open")


def _refunded(tables: Tables) -> Ints:
    return positions(tables["premium_accounts"]["refunded"] < 0)


def _netted(ground: Ground, row: int) -> Iterator[Edit]:
    yield ground.moved("premium_accounts", row, "collected", ground.cents("premium_accounts", row, "refunded"))
    yield Changed("premium_accounts", row, "refunded", 0)


FAULTS = (
    Fault("returned-fee-missing", PremiumRule.RETURNED_FEE, "A payment came back, and no fee was charged for it.",
          "Charge the fee on the bill of the payment that came back, with the day of the return.", "", _fees, _gone),
    Fault("returned-fee-twice", PremiumRule.RETURNED_FEE, "The fee for a returned payment was charged twice.",
          "Take the second fee off. An unpaid fee alone ends no cover.", "", _fees, _fee_again),
    Fault("discount-left-out", PremiumRule.DISCOUNT, "A bill for several pets has no multi-pet discount.",
          f"Take 5 % off the premium of all pets together. {_BILL_AGAIN}", "", _discounts, _gone),
    Fault("discount-for-one-pet", PremiumRule.DISCOUNT, "A bill for a single pet has the multi-pet discount.",
          f"Take the discount off. {_BILL_AGAIN}", "", _of_one_pet, _for_one_pet),
    Fault("discount-on-fees", PremiumRule.DISCOUNT, "The multi-pet discount was taken off the fees too.",
          f"Reckon 5 % of the premium alone. {_BILL_AGAIN}", "", _discounts, _on_fees),
    Fault("policy-fee-not-waived", PremiumRule.FEES, "The policy fee was charged to a holder who pays the year at once.",
          f"Take the fee off. {_BILL_AGAIN}", "", _annual, _fee_not_waived),
    Fault("invoice-total-wrong", PremiumLaw.BILL, "Two digits of a bill's total are swapped: it is not the sum of its lines.",
          f"Add the lines up again. {_BILL_AGAIN}", "", _unpaid, _total_wrong),
    Fault("earned-by-wrong-days", PremiumLaw.EARNED, "Earned premium was reckoned without the last day: a day too little.",
          "Count the days from the first one on, the world's date included, out of the days of the period itself.",
          "", _partly_earned, _earned_less),
    Fault("open-swapped-digits", PremiumLaw.OPEN, "Two digits of what is open under a bill are swapped.",
          "Reckon it from the bill's lines and entries, and correct what was carried.", "", _owing, _open_wrong, books=True),
    Fault("refund-netted", PremiumLaw.ACCOUNT, "On a policy's account the refunds were taken off what was collected.",
          "Show what was collected and what was given back apart; what is open stays as it is.",
          "", _refunded, _netted, books=True),
)
"""Faults of bills."""
