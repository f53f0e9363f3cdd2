"""The tables claims, lines and submissions, and the ids that everything else points to."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from workbench.world.clinic.billing import CATEGORIES, EDITS, REJECTIONS, SENDINGS, Billed, lines_of
from workbench.world.clinic.deciding import Outcomes
from workbench.world.clinic.denial_work import ACTIONS
from workbench.world.clinic.second import SecondClaims
from workbench.world.columns import NEVER, Ints, Words, numbered, sums, text, zeros
from workbench.world.frames import frame


@dataclass(frozen=True, slots=True)
class Ids:
    """Ids of claims by visit and of lines by row of Lines, 0 for what does not exist (yet). The first ones come first."""

    claim: Ints
    second_claim: Ints
    line: Ints
    second_line: Ints


def ids_of(billed: Billed, second: SecondClaims) -> Ids:
    """Numbers the claims that have been made by today, first ones by visit, then second ones by day."""
    bills, lines, today = billed.bills, billed.lines, billed.to.today
    made, seconds = bills.made <= today, second.billed <= today
    order = np.flatnonzero(seconds)[np.argsort(second.billed[seconds], kind="stable")]
    second_claim = zeros(len(made))
    second_claim[order] = int(made.sum()) + numbered(len(order))
    with_claim = made[lines.bill]
    second_line = zeros(len(lines.bill))
    rows = lines_of(bills, order)
    second_line[rows] = int(with_claim.sum()) + numbered(len(rows))
    return Ids(np.where(made, np.cumsum(made), 0), second_claim, np.where(with_claim, np.cumsum(with_claim), 0), second_line)


def in_order(ids: Ints) -> Ints:
    """The rows that have an id, by id."""
    rows = np.flatnonzero(ids)
    return rows[np.argsort(ids[rows], kind="stable")]


def claims_table(billed: Billed, second: SecondClaims, ids: Ids) -> pd.DataFrame:
    """The table `claims`."""
    to, people, visits, bills, lines = billed.to, billed.people, billed.visits, billed.bills, billed.lines
    first, then = in_order(ids.claim), in_order(ids.second_claim)
    visit = np.concatenate([first, then])
    patient = visits.patient[visit]
    rank = np.concatenate([np.ones_like(first), np.full_like(then, 2)])
    charge = sums(lines.charge, lines.bill, visits.count)
    years = visits.day.astype("datetime64[D]")
    year, month = years.astype("datetime64[Y]").astype(np.int64) + 1970, years.astype("datetime64[M]").astype(np.int64) % 12 + 1
    day = (years - years.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64) + 1
    of_day = numbered(visits.count) - np.searchsorted(visits.day, visits.day)
    number = text(year[visit] % 100, "-", month[visit], day[visit], of_day[visit],
                  Words((rank == 2).astype(np.int64), ("", "-2")), pad=(2, 2, 2, 2))
    return frame("claims", {
        "claim": numbered(len(visit)), "number": number, "encounter": visit + 1, "patient": patient + 1,
        "coverage": np.where(rank == 1, people.coverage[patient], people.second_coverage[patient]),
        "payer": Words(np.where(rank == 1, bills.payer[visit], second.payer[visit]), to.payer_keys), "rank": rank,
        "billed_date": np.where(rank == 1, bills.made[visit], second.billed[visit]), "charge": charge[visit],
        "first_claim": ids.claim[visit],
    })


def lines_table(billed: Billed, ids: Ids) -> pd.DataFrame:
    """The table `lines`."""
    to, lines = billed.to, billed.lines
    first, then = in_order(ids.line), in_order(ids.second_line)
    row, services = np.concatenate([first, then]), lines.service
    claim = np.concatenate([ids.claim[lines.bill[first]], ids.second_claim[lines.bill[then]]])
    codes = tuple(each.code for each in to.figures.services)
    return frame("lines", {
        "line": numbered(len(row)), "claim": claim, "position": lines.position[row], "code": Words(lines.code[row], codes),
        "modifier": services.modifier.taken(row), "units": lines.units[row], "pointer": services.pointer.taken(row),
        "charge": lines.charge[row], "contract": np.where(ids.line[row] == numbered(len(row)), lines.allowed[row], 0),
        "first_line": ids.line[row],
    })


def submissions_table(billed: Billed, outcomes: Outcomes, second: SecondClaims, ids: Ids) -> pd.DataFrame:
    """The table `submissions`: first claims as often as it took, claims sent again after a denial or by mistake, second claims.

    A reopening, records and an appeal are letters (RULES T4): none of them is a submission.
    """
    to, bills = billed.to, billed.bills
    nothing = zeros(len(bills.payer))
    parts = [(ids.claim, bills.sent[:, turn], bills.answered[:, turn], nothing if turn else bills.edit, bills.rejection[:, turn],
              turn > 0) for turn in range(SENDINGS)]
    as_claims = np.isin(outcomes.work.action, [ACTIONS.index(each) for each in ("corrected claim", "new claim")])
    sent_again = np.where(as_claims, outcomes.work.worked, NEVER)
    parts.append((ids.claim, sent_again, to.business.shifted(sent_again, 1), nothing, nothing, True))
    parts.append((ids.claim, outcomes.sent_twice, to.business.shifted(outcomes.sent_twice, 1), nothing, nothing, False))
    ours = np.where(second.forwarded, NEVER, second.billed)
    parts.append((ids.second_claim, ours, second.answered, nothing, nothing, False))
    claim, sent, answered, edit, rejection, mended = [], [], [], [], [], []
    for of, day, answer, spoke, why, changed in parts:
        rows = np.flatnonzero((day <= to.today) & (of > 0) & bills.insured)
        claim.append(of[rows])
        sent.append(day[rows])
        answered.append(np.where(answer[rows] <= to.today, answer[rows], NEVER))
        edit.append(spoke[rows])
        rejection.append(why[rows])
        mended.append((spoke[rows] > 0) | changed)
    return _submissions(*(np.concatenate(each) for each in (claim, sent, answered, edit, rejection, mended)))


def _submissions(claim: Ints, sent: Ints, answered: Ints, edit: Ints, rejection: Ints, mended: Ints) -> pd.DataFrame:
    order = np.lexsort((sent, claim))
    claim, sent, answered, edit, rejection = (each[order] for each in (claim, sent, answered, edit, rejection))
    before = np.searchsorted(claim, claim)
    unanswered = answered >= NEVER
    reasons = tuple(dict.fromkeys(words for _, words in REJECTIONS))
    category = np.array([CATEGORIES.index(code or "A2") for code, _ in REJECTIONS])[rejection]
    return frame("submissions", {
        "submission": numbered(len(claim)), "claim": claim, "number": numbered(len(claim), 0) - before + 1, "sent_date": sent,
        "corrected": mended[order], "edit": Words(edit, EDITS), "answered_date": answered,
        "category": Words(np.where(unanswered, 0, category), CATEGORIES),
        "reason": Words(np.where(unanswered, 0, np.array([reasons.index(words) for _, words in REJECTIONS])[rejection]), reasons),
    })
