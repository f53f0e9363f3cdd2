"""Faults on the way to the payer: billed twice, never sent, rejected and forgotten."""

from collections.abc import Iterator

from workbench.world.clinic.billing import REJECTIONS
from workbench.world.columns import Ints
from workbench.world.faults import places
from workbench.world.faults.carrying import counted, entry_removed
from workbench.world.faults.edits import Added, Changed, Edit, Removed, Shown
from workbench.world.faults.fault import Fault
from workbench.world.faults.ground import Ground
from workbench.world.rules import Rule, Tables
from workbench.world.rules.remitted import filing_limits

_NUMBER_OF_THE_DAY = 7
"""A claim number is the day (26-0930) and the number of the visit on it."""


def _billed_twice(ground: Ground, row: int) -> Iterator[Edit]:
    old = ground.cents("submissions", row, "claim")
    claim, line, entry = (ground.next_id(each) for each in ("claims", "lines", "ledger"))
    yield Added("claims", {**ground.record("claims", old - 1), "claim": claim, "first_claim": claim,
                           "number": _next_number(ground, old)})
    yield Added("submissions", {**ground.record("submissions", row), "submission": ground.next_id("submissions"), "claim": claim})
    for service in ground.rows("lines", "claim", old):
        yield Added("lines", {**ground.record("lines", service), "line": line, "claim": claim, "first_line": line})
        for charge in ground.rows("ledger", "line", service + 1):
            if ground.value("ledger", charge, "kind") == "charge":
                yield Added("ledger", {**ground.record("ledger", charge), "entry": entry, "line": line})
                yield from counted(ground, "charge", ground.value("ledger", charge, "posted_date"),
                                   ground.cents("ledger", charge, "amount"))
                entry += 1
        line += 1
    yield ground.held_claim(old)
    yield Shown("claims", claim)


def _next_number(ground: Ground, claim: int) -> str:
    """A free claim number of the same day."""
    day = str(ground.value("claims", claim - 1, "number"))[:_NUMBER_OF_THE_DAY]
    numbers = ground.tables["claims"]["number"]
    same = numbers[numbers.str.startswith(day)].str[_NUMBER_OF_THE_DAY:].str.split("-").str[0].astype("int64")
    return f"{day}{int(same.max()) + 1 + ground.added.get('claims', 0):02d}"


def _never_sent(ground: Ground, row: int) -> Iterator[Edit]:
    claim = ground.cents("submissions", row, "claim")
    yield Removed("submissions", row)
    yield ground.held_claim(claim)
    yield Shown("claims", claim)


def _turned_away(ground: Ground, row: int) -> Iterator[Edit]:
    category, reason = REJECTIONS[ground.number("reason", 1, len(REJECTIONS) - 1)]
    claim = ground.cents("submissions", row, "claim")
    yield Changed("submissions", row, "category", category)
    yield Changed("submissions", row, "reason", reason)
    yield ground.held_claim(claim)
    yield Shown("claims", claim)


def _denied_long_ago(tables: Tables) -> Ints:
    """Denied claims, their limit over, in remittances that decide other claims too: only they can go without a trace."""
    rows, told = places.denied(tables), tables["remitted_claims"]
    over = told["claim"].map(filing_limits(tables)) < tables["bank_days"]["bank_date"].max()
    kept: Ints = rows[(over & told["remittance"].duplicated(keep=False)).to_numpy()[rows]]
    return kept


def _limit_missed(ground: Ground, row: int) -> Iterator[Edit]:
    """The claim was rejected and never sent again: no payer ever decided it, nothing was written off."""
    claim = ground.cents("remitted_claims", row, "claim")
    for sent in ground.rows("submissions", "claim", claim):
        yield from _turned_away(ground, sent)
    yield Removed("remitted_claims", row)
    for told in ground.rows("remitted_lines", "remitted_claim", row + 1):
        yield Removed("remitted_lines", told)
        for denial in ground.rows("denials", "remitted_line", told + 1):
            yield Removed("denials", denial)
        for reason in ground.rows("adjustments", "remitted_line", told + 1):
            yield Removed("adjustments", reason)
        for entry in ground.rows("ledger", "line", ground.cents("remitted_lines", told, "line")):
            if ground.value("ledger", entry, "kind") == "write-off":
                yield from entry_removed(ground, entry)


FAULTS = (
    Fault("claim-billed-twice", Rule.DUPLICATE_CLAIM,
          "A visit was charged and billed a second time under another claim number (S12).",
          "Withdraw the second claim with the payer and take its charges back before it is denied or paid.",
          "", places.waiting_first, _billed_twice),
    Fault("claim-never-sent", Rule.UNSENT,
          "A claim was made and never sent: no submission, no answer, while the filing limit runs (T1).",
          "Send it today and look at what else was held with it.", "", places.waiting_first, _never_sent),
    Fault("rejection-forgotten", Rule.REJECTED,
          "The payer's front end rejected a claim (277CA), and it was never mended and sent again.",
          "Mend what the answer names and send it again; a rejected claim was never filed.",
          "", places.long_waiting, _turned_away),
    Fault("filing-limit-missed", Rule.FILING_LIMIT,
          "A claim lay rejected until the payer's filing limit was over (T1, T2).",
          "Look for proof that it was filed in time; without it ask for approval of the write-off. Never bill the patient.",
          "", _denied_long_ago, _limit_missed),
)
"""Faults of claims."""
