"""Faults of payers that balance to the cent: a price below the contract, a wrong denial, a remittance twice."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from workbench.world.columns import Ints
from workbench.world.faults import places
from workbench.world.faults.carrying import booked, entry_changed, payment_lowered
from workbench.world.faults.edits import Added, Cell, Changed, Edit, Held, Shown
from workbench.world.faults.fault import Fault
from workbench.world.faults.ground import Ground, positions, swapped
from workbench.world.rules import Rule, Tables


def _underpaid(ground: Ground, row: int) -> Iterator[Edit]:
    claim = ground.cents("remitted_lines", row, "remitted_claim") - 1
    remittance, line = ground.cents("remitted_claims", claim, "remittance"), ground.cents("remitted_lines", row, "line")
    short = ground.cents("remitted_lines", row, "paid") * ground.number("share", 5, 25) // 100
    yield ground.moved("remitted_lines", row, "allowed", -short)
    yield ground.moved("remitted_lines", row, "paid", -short)
    for reason in ground.rows("adjustments", "remitted_line", row + 1):
        if ground.value("adjustments", reason, "reason") == "45":
            yield ground.moved("adjustments", reason, "amount", short)
    yield ground.moved("remitted_claims", claim, "paid", -short)
    yield ground.moved("remittances", remittance - 1, "claims_paid", -short)
    yield from payment_lowered(ground, remittance, short)
    for entry in ground.rows("ledger", "line", line):
        if ground.cents("ledger", entry, "remittance") == remittance:
            paid = ground.value("ledger", entry, "kind") == "insurance payment"
            yield from entry_changed(ground, entry, ground.cents("ledger", entry, "amount") + (short if paid else -short))
    yield ground.held(line)
    yield Shown("remitted_lines", row + 1)


def _denied_as_late(ground: Ground, row: int) -> Iterator[Edit]:
    for line in ground.rows("remitted_lines", "remitted_claim", row + 1):
        for reason in ground.rows("adjustments", "remitted_line", line + 1):
            yield Changed("adjustments", reason, "reason", "29")
        if ground.value("remitted_lines", line, "remark") != "":
            yield Changed("remitted_lines", line, "remark", "")
        for denial in ground.rows("denials", "remitted_line", line + 1):
            yield Changed("denials", denial, "reason", "CO-29")
    yield ground.held_claim(ground.cents("remitted_claims", row, "claim"))
    yield Shown("remitted_claims", row + 1)


def _older_plain(tables: Tables) -> Ints:
    """Remittances of an 835 without provider-level amounts that were posted at least a week ago."""
    told, today = tables["remittances"], tables["bank_days"]["bank_date"].max()
    return positions(told["remittance"].isin(places.plain(tables)) & told["remittance"].isin(places.on_file(tables))
                     & told["posted_date"].notna() & (told["received_date"] <= today - pd.Timedelta(days=7)))


def _twice(ground: Ground, row: int) -> Iterator[Edit]:
    remittance, claim, line = (ground.next_id(each) for each in ("remittances", "remitted_claims", "remitted_lines"))
    again = pd.Timestamp(ground.value("remittances", row, "received_date")) + pd.Timedelta(days=7)
    yield Added("remittances", {**ground.record("remittances", row), "remittance": remittance, "received_date": again,
                                "posted_date": pd.NaT})
    for told in ground.rows("remitted_claims", "remittance", row + 1):
        yield Added("remitted_claims", {**ground.record("remitted_claims", told), "remitted_claim": claim,
                                        "remittance": remittance})
        for service in ground.rows("remitted_lines", "remitted_claim", told + 1):
            yield Added("remitted_lines", {**ground.record("remitted_lines", service), "remitted_line": line,
                                           "remitted_claim": claim, "posted_date": pd.NaT})
            for reason in ground.rows("adjustments", "remitted_line", service + 1):
                yield Added("adjustments", {**ground.record("adjustments", reason), "remitted_line": line})
            line += 1
        claim += 1
    yield Held("remittances", row + 1)
    yield Shown("remittances", remittance)


def _posted_plain(tables: Tables) -> Ints:
    """Remittances without provider-level amounts that were posted."""
    told = tables["remittances"]
    return positions(told["remittance"].isin(places.plain(tables)) & told["posted_date"].notna())


def _kept_back(ground: Ground, row: int) -> Iterator[Edit]:
    claim = _paid_before(ground, row)
    if claim < 0:
        return
    kept, remittance = ground.cents("remitted_claims", claim, "paid"), row + 1
    reference: Cell = ground.value("remitted_claims", claim, "payer_claim")
    yield Added("provider_adjustments", {"remittance": remittance, "position": 1, "code": "WO", "reference": reference,
                                         "amount": kept})
    yield ground.moved("remittances", row, "provider_level", kept)
    yield from payment_lowered(ground, remittance, kept)
    yield from booked(ground, "payer balances", "clearing", ground.value("remittances", row, "posted_date"), kept)
    yield ground.held_claim(ground.cents("remitted_claims", claim, "claim"))
    yield Shown("remittances", remittance)


def _paid_before(ground: Ground, row: int) -> int:
    """A claim that the same payer paid in an earlier remittance, with less than this one pays; -1 where there is none."""
    told, claims = ground.tables["remittances"], ground.tables["remitted_claims"]
    earlier = told.loc[(told["payer"] == told["payer"].iat[row]) & (told["remittance"] <= row), "remittance"]
    fit = np.flatnonzero((claims["remittance"].isin(earlier) & places.once_decided(ground.tables) & (claims["paid"] > 0)
                          & (claims["paid"] < told["amount"].iat[row])).to_numpy())
    return int(fit[ground.number("claim", 0, len(fit) - 1)]) if len(fit) else -1


def _kept(tables: Tables) -> Ints:
    """Amounts that a payer kept back after it had given them back under the same reference."""
    level = tables["provider_adjustments"]
    return positions(level["code"].isin(("WO", "FB")) & (level["amount"] > 0))


def _other_reference(ground: Ground, row: int) -> Iterator[Edit]:
    told = str(ground.value("provider_adjustments", row, "reference"))
    number = told.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ-")
    wrong = str(swapped(int(number), ground.number("digits", 0, 59))) if number.isdigit() and number[0] != "0" else number[::-1]
    if wrong != number:
        yield Changed("provider_adjustments", row, "reference", told[:len(told) - len(number)] + wrong)
        yield Held("remittances", ground.cents("provider_adjustments", row, "remittance"))
        yield Shown("remittances", ground.cents("provider_adjustments", row, "remittance"))


FAULTS = (
    Fault("underpaid", Rule.UNDERPAID,
          "The payer allowed less than its fee schedule says; the difference went into CO-45 (P7).",
          "Flag the line as underpaid, take the difference out of the write-off, and dispute it with the fee schedule.",
          "SOP-05.5", places.plainly_paid, _underpaid),
    Fault("denied-as-late", Rule.LATE_DENIAL,
          "The payer denied a claim as late (CO-29) that it had accepted in time (T1, T2).",
          "Send the acceptance report (277CA) as proof and ask for the claim to be processed; write nothing off.",
          "SOP-05.7", places.denied_and_open, _denied_as_late),
    Fault("remittance-twice", Rule.DUPLICATE_REMITTANCE,
          "The same 835 came a second time: same payer, same trace number (D4).",
          "Do not post it again; mark it as a duplicate of the first.", "SOP-05.2", _older_plain, _twice),
    Fault("take-back-alone", Rule.TAKE_BACK,
          "The payer kept money back (PLB WO) for a claim that it never reversed (V4).",
          "Post it to the payer's balance, not to a claim, and ask the payer for the reversal or the money.",
          "", _posted_plain, _kept_back),
    Fault("take-back-reference", Rule.TAKE_BACK,
          "The reference of a take-back is not the one under which it was announced (V4, V5).",
          "Find the earlier PLB by payer and amount, have the payer confirm the reference, then net the two.",
          "", _kept, _other_reference),
)
"""Faults that balance."""
