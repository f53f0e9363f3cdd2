"""Faults between Thistlepaw and its bank."""

from collections.abc import Iterator

import pandas as pd

from workbench.world.columns import Ints
from workbench.world.faults.edits import Carried, Changed, Edit, Held, Removed
from workbench.world.faults.fault import Fault
from workbench.world.faults.ground import Ground, positions
from workbench.world.faults.pets import places
from workbench.world.faults.premiums import PETS, RETURN_STEP, billed, moved
from workbench.world.premium_law import PremiumLaw
from workbench.world.rules import Tables


def _came_back(tables: Tables) -> Ints:
    """Bank lines that take back a payment whose bill did not lapse."""
    lines, applied = tables["bank_lines"], tables["applications"]
    alone = applied.loc[~applied["invoice"].isin(places.lapsed(tables)), "payment"]
    return positions((lines["source"] == "returned") & lines["payment"].isin(alone))


def _missed(ground: Ground, row: int) -> Iterator[Edit]:
    """Nobody wrote it down: no returned payment, no fee, no letter."""
    payment, day = ground.cents("bank_lines", row, "payment"), pd.Timestamp(ground.value("bank_lines", row, "bank_date"))
    cents = ground.cents("bank_lines", row, "amount")
    yield Changed("bank_lines", row, "payment", 0)
    yield Carried("bank_days", (day,), "matched", -cents)
    yield Carried("bank_days", (day,), "unexplained", cents)
    yield Removed("premium_payments", ground.row("premium_payments", payment))
    for entry in ground.rows("applications", "payment", payment):
        policy, invoice = (ground.cents("applications", entry, each) for each in ("policy", "invoice"))
        yield Removed("applications", entry)
        yield from moved(ground, PETS, "collected", policy, invoice, ground.value("applications", entry, "applied_date"), -cents)
        yield from _without_fee(ground, policy, invoice)
        yield Held("policies", policy)


def _without_fee(ground: Ground, policy: int, invoice: int) -> Iterator[Edit]:
    for line in ground.rows("invoice_lines", "invoice", invoice):
        if ground.value("invoice_lines", line, "kind") == "returned payment fee":
            yield Removed("invoice_lines", line)
            yield from billed(ground, PETS, policy, invoice, ground.value("invoice_lines", line, "billed_date"),
                              -ground.cents("invoice_lines", line, "amount"))
    for letter in ground.rows("notices", "invoice", invoice):
        if ground.value("notices", letter, "kind") == "returned payment":
            yield Removed("notices", letter)


FAULTS = (
    Fault("return-missed", PremiumLaw.BANK,
          "The bank took a payment back, and nobody wrote it down: no return, no fee, no letter.",
          "Find the payment by the trace of the line, take it off its bill on that day, charge the fee and write to the holder.",
          RETURN_STEP, _came_back, _missed),
)
"""Faults at the bank."""
