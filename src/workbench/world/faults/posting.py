"""Faults of our own posting: twice, swapped, wrong patient, wrong bucket, written off too early, forgotten."""

from collections.abc import Iterator

import pandas as pd

from workbench.world.columns import Ints
from workbench.world.faults import places
from workbench.world.faults.carrying import counted, entry_changed
from workbench.world.faults.edits import Added, Changed, Edit, Removed, Shown
from workbench.world.faults.fault import Fault
from workbench.world.faults.ground import Ground, positions, swapped
from workbench.world.laws import Law
from workbench.world.rules import Rule, Tables

_CORRECT = "Correct it by a new entry with a reason; the closed batch stays as it is."


def _twice(ground: Ground, row: int) -> Iterator[Edit]:
    entry = ground.record("ledger", row)
    yield Added("ledger", {**entry, "entry": ground.next_id("ledger")})
    yield from counted(ground, "insurance payment", entry["posted_date"], ground.cents("ledger", row, "amount"))
    yield ground.held(ground.cents("ledger", row, "line"))


def _swapped(ground: Ground, row: int) -> Iterator[Edit]:
    cents = ground.cents("ledger", row, "amount")
    wrong = swapped(cents, ground.number("digits", 0, 59))
    if wrong != cents:
        yield from entry_changed(ground, row, wrong)
        yield ground.held(ground.cents("ledger", row, "line"))


def _wrong_patient(ground: Ground, row: int) -> Iterator[Edit]:
    """Another patient whose claim is in the same remittance gets the payment."""
    remittance, patient = ground.cents("ledger", row, "remittance"), ground.cents("ledger", row, "patient")
    others = [each for each in ground.rows("ledger", "remittance", remittance)
              if ground.cents("ledger", each, "patient") != patient]
    if not others:
        return
    other = others[ground.number("other", 0, len(others) - 1)]
    yield Changed("ledger", row, "patient", ground.cents("ledger", other, "patient"))
    yield Changed("ledger", row, "line", ground.cents("ledger", other, "line"))
    yield ground.held(ground.cents("ledger", row, "line"))
    yield ground.held(ground.cents("ledger", other, "line"))


def _with_deductible(tables: Tables) -> Ints:
    """Contractual entries of services whose first insurance left a deductible to the patient."""
    ledger, lines, reasons = tables["ledger"], tables["remitted_lines"], tables["adjustments"]
    owed = reasons.loc[(reasons["reason"] == "1") & (reasons["group"] == "PR") & (reasons["amount"] > 0), "remitted_line"]
    told = lines.merge(tables["remitted_claims"].loc[places.once_decided(tables)], on="remitted_claim")
    service = told.loc[told["remitted_line"].isin(owed) & told["posted_date"].notna(), "line"]
    return positions((ledger["kind"] == "contractual") & ledger["line"].isin(service))


def _deductible_written_off(ground: Ground, row: int) -> Iterator[Edit]:
    line = ground.cents("ledger", row, "line")
    deductible = sum(ground.cents("adjustments", reason, "amount") for each in ground.rows("remitted_lines", "line", line)
                     for reason in ground.rows("adjustments", "remitted_line", each + 1)
                     if ground.value("adjustments", reason, "reason") == "1")
    yield from entry_changed(ground, row, ground.cents("ledger", row, "amount") - deductible)
    yield ground.held(line)
    yield Shown("lines", line)


def _given_up(tables: Tables) -> Ints:
    """Write-offs and discounts: what is off, but by no contract."""
    return positions(tables["ledger"]["kind"].isin(("write-off", "discount")))


def _wrong_bucket(ground: Ground, row: int) -> Iterator[Edit]:
    line = ground.cents("ledger", row, "line")
    yield from entry_changed(ground, row, ground.cents("ledger", row, "amount"), "contractual")
    yield ground.held(line)
    yield Shown("lines", line)


def _denial_written_off(ground: Ground, row: int) -> Iterator[Edit]:
    line, day = ground.cents("remitted_lines", row, "line"), ground.value("remitted_lines", row, "posted_date")
    claim = ground.cents("remitted_lines", row, "remitted_claim")
    left = sum(ground.cents("ledger", each, "amount") for each in ground.rows("ledger", "line", line))
    if left <= 0:
        return
    yield Added("ledger", {
        "entry": ground.next_id("ledger"), "posted_date": day, "line": line, "kind": "contractual", "amount": -left,
        "patient": ground.cents("claims", ground.cents("lines", line - 1, "claim") - 1, "patient"),
        "remittance": ground.cents("remitted_claims", claim - 1, "remittance"), "payment": 0})
    yield from counted(ground, "contractual", day, -left)
    yield ground.held(line)
    yield Shown("lines", line)


def _forgotten(ground: Ground, row: int) -> Iterator[Edit]:
    for line in ground.rows("remitted_lines", "remitted_claim", row + 1):
        yield Changed("remitted_lines", line, "posted_date", pd.NaT)
        for denial in ground.rows("denials", "remitted_line", line + 1):
            yield Removed("denials", denial)
    yield ground.held_claim(ground.cents("remitted_claims", row, "claim"))
    yield Shown("remitted_claims", row + 1)


FAULTS = (
    Fault("posted-twice", Law.POSTING,
          "An insurer's payment was posted to its line a second time.", _CORRECT,
          "SOP-05.8", places.posted_payments, _twice),
    Fault("posted-swapped-digits", Law.POSTING,
          "Two digits of a payment were swapped when it was posted.", _CORRECT,
          "SOP-05.8", places.posted_payments, _swapped),
    Fault("posted-to-wrong-patient", Law.POSTING,
          "A payment was posted to another patient of the same remittance.",
          "Move the payment to the right account by a new entry; check name and birth date or member ID first.",
          "SOP-05.3", places.posted_payments, _wrong_patient),
    Fault("deductible-written-off", Rule.WRITTEN_OFF,
          "The patient's deductible (PR-1) was written off with the contractual amount.",
          "Take the deductible out of the write-off and leave it to the next payer, else to the patient.",
          "SOP-05.6", _with_deductible, _deductible_written_off),
    Fault("wrong-bucket", Rule.WRITTEN_OFF,
          "A write-off or discount that no contract asks for was entered as contractual (A3).",
          "Enter it again under its own adjustment type; the balance stays as it is.", "SOP-05.7", _given_up, _wrong_bucket),
    Fault("denial-written-off", Rule.WRITTEN_OFF,
          "A denied line was written off on the day of its denial because the denial says CO (1.2).",
          "Undo the write-off, leave the charge open and work the denial: correct, send records or appeal.",
          "SOP-05.7", places.denied_lines_and_open, _denial_written_off),
    Fault("zero-payment-missed", Rule.UNPOSTED,
          "A claim that was paid 0.00 was left out when the batch was posted and closed.",
          "Post it with 0.00 and its reason, and send the denial to the work list.",
          "SOP-05.1", places.denied_in_a_closed_batch, _forgotten),
)
"""Faults in the accounts."""
