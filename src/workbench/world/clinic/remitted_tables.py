"""The tables remitted_claims, remitted_lines, adjustments and denials: what stands in the remittances here, and its posting."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.world.clinic.billing import Billed
from workbench.world.clinic.claims_tables import Ids
from workbench.world.clinic.deciding import STOPS, Outcomes
from workbench.world.clinic.decisions import DENIAL_SLOT, SLOTS, Decisions, Kind, Remitted, reasons_of
from workbench.world.clinic.denial_work import ACTIONS, RETURNED
from workbench.world.clinic.numbers import payer_claims_of
from workbench.world.clinic.payments import PAPER
from workbench.world.clinic.remittances import Announced
from workbench.world.clinic.second import SecondClaims
from workbench.world.clinic.setting import Setting
from workbench.world.columns import NEVER, Ints, Words, numbered, positions, sums
from workbench.world.frames import frame

EXCEPTIONS = (*STOPS, "denial", "reversal", "duplicate")
_UNPROCESSABLE = "MA130"
"""What Medicare says with CO-16: send a new claim, there is nothing to appeal (RULES T4)."""
_STATUS = ("1", "2", "19", "22")


@dataclass(frozen=True, slots=True)
class RemittedIds:
    """Ids by row of Decisions and of Remitted, 0 where the remittance is not here yet."""

    claim: Ints
    line: Ints


def remitted_ids_of(announced: Announced) -> RemittedIds:
    """Numbers the claims and lines of the remittances that are here."""
    claims = announced.here
    lines = claims[announced.remitted.decision]
    return RemittedIds(np.where(claims, np.cumsum(claims), 0), np.where(lines, np.cumsum(lines), 0))


def remitted_claims_table(billed: Billed, announced: Announced, second: SecondClaims, ids: Ids,
                          numbers: RemittedIds) -> pd.DataFrame:
    """The table `remitted_claims`."""
    to, decisions, remitted, payments = billed.to, announced.decisions, announced.remitted, announced.payments
    count, rows = len(decisions.visit), np.flatnonzero(numbers.claim)
    charge, paid = sums(remitted.charge, remitted.decision, count), sums(remitted.paid, remitted.decision, count)
    codes = np.array([code.startswith("PR") for code in reasons_of(to)])
    patients = remitted.patients + np.where(codes[remitted.reason], remitted.slots[:, DENIAL_SLOT], 0)
    part = np.where(decisions.kind == Kind.BACK, 0, sums(patients, remitted.decision, count))
    visit = decisions.visit
    passed_on = second.forwarded[visit] & (decisions.run == second.billed[visit]) & (decisions.kind != Kind.BACK)
    status = np.where(decisions.kind == Kind.SECOND, 1, np.where(decisions.kind == Kind.BACK, 3, np.where(passed_on, 2, 0)))
    claim = np.where(decisions.kind == Kind.SECOND, ids.second_claim[visit], ids.claim[visit])
    return frame("remitted_claims", {
        "remitted_claim": numbers.claim[rows], "remittance": payments.id[payments.of_decision[rows]], "claim": claim[rows],
        "status": Words(status[rows], _STATUS),
        "payer_claim": payer_claims_of(billed, second.billed, decisions, rows),
        "charge": charge[rows], "paid": paid[rows], "patient_part": part[rows],
    })


def remitted_lines_table(to: Setting, announced: Announced, ids: Ids, numbers: RemittedIds) -> pd.DataFrame:
    """The table `remitted_lines`."""
    decisions, remitted = announced.decisions, announced.remitted
    rows = np.flatnonzero(numbers.line)
    decision, line = remitted.decision[rows], remitted.line[rows]
    kind = decisions.kind[decision]
    day = decisions.posted[decision]
    exception = _exceptions(decisions, remitted, rows)
    return frame("remitted_lines", {
        "remitted_line": numbers.line[rows], "remitted_claim": numbers.claim[decision],
        "line": np.where(kind == Kind.SECOND, ids.second_line[line], ids.line[line]), "charge": remitted.charge[rows],
        "allowed": remitted.allowed[rows], "paid": remitted.paid[rows], "units_paid": remitted.units[rows],
        "remark": _remarks(to, decisions, remitted, rows),
        "posted_date": np.where(day <= to.today, day, NEVER),
        "touched": (exception > 0) | (decisions.form[decision] == PAPER), "exception": Words(exception, EXCEPTIONS),
    })


def _remarks(to: Setting, decisions: Decisions, remitted: Remitted, rows: Ints) -> Words:
    """The RARC of each line that a first decision denied."""
    decision, reason = remitted.decision[rows], remitted.reason[rows]
    payer = decisions.payer[decision]
    words = tuple(dict.fromkeys(("", _UNPROCESSABLE, *(each.remark for each in to.figures.denials))))
    of_reason = np.array([*(words.index(each.remark) for each in to.figures.denials), 0], dtype=np.int64)[reason]
    for place, each in enumerate(to.figures.denials):
        if each.remark_from:
            of_reason[(reason == place) & ~np.isin(payer, [to.payer(name) for name in each.remark_from])] = 0
    returned = (reason == reasons_of(to).index(RETURNED)) & (payer == to.payer("medicare"))
    spoken = remitted.denied[rows] & np.isin(decisions.kind[decision], (Kind.FIRST, Kind.BACK))
    return Words(np.where(spoken, np.where(returned, words.index(_UNPROCESSABLE), of_reason), 0), words)


def _exceptions(decisions: Decisions, remitted: Remitted, rows: Ints) -> Ints:
    decision = remitted.decision[rows]
    kind = decisions.kind[decision]
    found = decisions.stop[decision]
    found = np.where(remitted.denied[rows], EXCEPTIONS.index("denial"), found)
    found = np.where(np.isin(kind, (Kind.BACK, Kind.CORRECTED, Kind.GONE)), EXCEPTIONS.index("reversal"), found)
    return np.where(kind == Kind.TWICE, EXCEPTIONS.index("duplicate"), found)


def denials_table(to: Setting, outcomes: Outcomes, announced: Announced, ids: Ids, numbers: RemittedIds) -> pd.DataFrame:
    """The table `denials`: lines that a first decision denied, once they are posted, and what was done about them."""
    decisions, remitted = announced.decisions, announced.remitted
    denied = remitted.denied & (decisions.kind == Kind.FIRST)[remitted.decision] & (numbers.line > 0)
    rows = np.flatnonzero(denied & (decisions.posted <= to.today)[remitted.decision])
    visit = decisions.visit[remitted.decision[rows]]
    ours = outcomes.work.action[visit] > 0
    rows, visit, work = rows[ours], visit[ours], outcomes.work
    acted, again = (np.where(day[visit] <= to.today, day[visit], NEVER) for day in (work.worked, work.again))
    # A second appeal that is still to come is not known yet: the first answer is the last one.
    only_once = (again >= NEVER) & (work.again[visit] < NEVER)
    decided = np.where(only_once, work.upheld[visit], outcomes.decided[visit])
    outcome = np.where(decided > to.today, 0, np.where(outcomes.won[visit] & ~only_once, 1, 2))
    return frame("denials", {
        "denial": numbered(len(rows)), "remitted_line": numbers.line[rows], "claim": ids.claim[visit],
        "denied_date": decisions.posted[remitted.decision[rows]], "amount": remitted.charge[rows],
        "reason": Words(remitted.reason[rows], reasons_of(to)), "action_date": acted,
        "action": Words(np.where(acted < NEVER, work.action[visit], 0), ACTIONS),
        "upheld_date": np.where(again < NEVER, work.upheld[visit], NEVER), "second_appeal_date": again,
        "decided_date": np.where(decided <= to.today, decided, NEVER), "outcome": Words(outcome, ("", "paid", "upheld")),
    })


def adjustments_table(to: Setting, remitted: Remitted, numbers: RemittedIds) -> pd.DataFrame:
    """The table `adjustments`: what is not zero of each line's slots, in their order."""
    rows = np.flatnonzero(numbers.line)
    amounts = remitted.slots[rows]
    row, slot = np.nonzero(amounts)
    codes = (*SLOTS, *reasons_of(to))
    code = np.where(slot == DENIAL_SLOT, len(SLOTS) + remitted.reason[rows[row]], slot)
    groups = tuple(dict.fromkeys(each.split("-")[0] for each in codes))
    reasons = tuple(dict.fromkeys(each.split("-")[1] for each in codes))
    counts = np.bincount(row, minlength=len(rows)).astype(np.int64)
    return frame("adjustments", {
        "remitted_line": numbers.line[rows[row]], "position": positions(counts),
        "group": Words(np.array([groups.index(each.split("-")[0]) for each in codes])[code], groups),
        "reason": Words(np.array([reasons.index(each.split("-")[1]) for each in codes])[code], reasons),
        "amount": amounts[row, slot],
    })
