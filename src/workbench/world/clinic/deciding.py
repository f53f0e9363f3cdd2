"""What payers decide about each first claim, and what happens to those they do not pay: days and outcomes, no money yet.

A claim is decided once, or: denied as a whole and paid after work; paid but for one line, and reversed and corrected after work;
sent twice by mistake; or paid and taken back as a whole.
"""

from dataclasses import dataclass

import numpy as np

from workbench.world.clinic.billing import Billed
from workbench.world.clinic.denial_work import DenialWork, denial_work_of
from workbench.world.clinic.payments import ERA, PAPER, PaymentDays, posting_day, run_day
from workbench.world.clinic.people import NOBODY
from workbench.world.clinic.setting import Setting
from workbench.world.columns import NEVER, Flags, Ints
from workbench.world.streams import MYRIAD

_SELF_FUNDED = (2, 5)
"""Positions in EMPLOYERS of those whose own account pays by paper check, through Corvane."""
_SLOW = 200
_SLOW_ONES, _LONG_AGO = 3, 72
"""However small the world is, so many of its claims of so many days ago are decided late."""
_TIME_TO_KEEP = 14
"""A payment is taken back so many days ago at least, so that the next one could keep the money."""
STOPS = ("", "patient not matched", "provider not matched", "units differ", "unknown code")
"""Why the lines of a claim stop before they post."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """One row for each visit. `first` and `again` are payment days, NEVER when there is none; `posted` the days they are posted.

    `denial` is a position in the figures' denials, -1 for none; `line` the denied line (a row of Lines), -1 for the whole claim.
    `work` is what is done about a denial, `decided` the day on which the last answer was known here; `again` the day it was paid
    after all, `written_off` the day it was given up.
    `stop` and `stop_again` say why a person had to act before the decision was posted, as a position in STOPS.
    `twice` and `taken` are the payment days of the answer to a claim sent twice, and of a payment taken back; `doubled` marks
    the claims that were also paid twice.
    """

    form: Ints
    first: Ints
    posted: Ints
    denial: Ints
    line: Ints
    work: DenialWork
    decided: Ints
    again: Ints
    posted_again: Ints
    written_off: Ints
    sent_twice: Ints
    twice: Ints
    doubled: Flags
    taken: Ints
    stop: Ints
    stop_again: Ints

    @property
    def won(self) -> Flags:
        """Denials that were paid after all."""
        return self.work.won

    @property
    def whole(self) -> Flags:
        """Claims denied as a whole at first."""
        return (self.denial >= 0) & (self.line < 0)

    @property
    def settled(self) -> Ints:
        """The payment day of the insurer's last word (a take-back left aside)."""
        return np.where(self.won, self.again, self.first)


def outcomes_of(billed: Billed, paying: PaymentDays) -> Outcomes:
    """Draws the outcomes."""
    to, bills = billed.to, billed.bills
    rows, payer = len(bills.payer), bills.payer
    form = _forms(billed)
    slow = to.draw.chance("slow", rows, _SLOW) & bills.insured
    slow |= to.draw.some("slow early", bills.insured & (bills.accepted < to.today - _LONG_AGO), 0, at_least=_SLOW_ONES)
    first = run_day(to, paying, payer, _ready(to, "first", payer, bills.accepted, slow))
    stop, posted = posted_after_stops(to, "first", form, posting_day(to, paying, payer, form, first))
    denial, line = _denied(billed)
    work = denial_work_of(to, paying, payer, denial, posted)
    stop_again, posted_again = posted_after_stops(to, "again", form, posting_day(to, paying, payer, form, work.paid))
    given_up = np.where(work.won, NEVER, np.where(work.refused < NEVER, work.refused, work.worked))
    written_off = to.business.shifted(given_up, to.draw.between("given up", rows, 1, 6))
    sent_twice, twice, taken = _mishaps(billed, paying, denial, first, posted)
    again_paid = twice < NEVER
    doubled = to.draw.some("paid twice", again_paid, to.figures.paid_twice, at_least=min(4, int(again_paid.sum()) // 3))
    decided = np.where(work.won, posted_again, work.refused)
    return Outcomes(form, first, posted, denial, line, work, decided, work.paid, posted_again, written_off, sent_twice, twice,
                    doubled, taken, stop, stop_again)


def posted_after_stops(to: Setting, name: str, form: Ints, posted: Ints) -> tuple[Ints, Ints]:
    """Why each decision stops, if it does, and the day it is posted then. Paper is posted by hand and does not stop."""
    reasons = to.figures.exception_reasons
    stop = to.draw.weighted(f"stop {name}", len(form), (MYRIAD - sum(reasons), *reasons))
    stop = np.where(form == ERA, stop, 0)
    days = np.where(stop > 0, to.draw.below(f"stop days {name}", len(form), 3), 0)
    return stop, to.business.shifted(posted, days)


def _forms(billed: Billed) -> Ints:
    to, payer = billed.to, billed.bills.payer
    own_check = (payer == to.payer("corvane")) & np.isin(billed.people.employer[billed.visits.patient], _SELF_FUNDED)
    return np.where((payer == to.payer("granger")) | own_check, PAPER, ERA)


def _ready(to: Setting, name: str, payer: Ints, accepted: Ints, slow: Flags) -> Ints:
    low = np.array([each.days[0] for each in to.figures.payers], dtype=np.int64)[payer]
    high = np.array([each.days[1] for each in to.figures.payers], dtype=np.int64)[payer]
    days = to.draw.between(f"decision {name}", len(payer), low, high)
    days = days + np.where(slow & (payer != to.payer("medicare")), to.draw.between(f"slow {name}", len(payer), 28, 48), 0)
    return np.where(accepted >= NEVER, NEVER, accepted + days)


def _denied(billed: Billed) -> tuple[Ints, Ints]:
    """For each claim the position of its denial and the line; -1 for none. Coverage ends (PR-27) with a patient's last visit."""
    to, bills = billed.to, billed.bills
    rows, denials = len(bills.payer), to.figures.denials
    factor = np.array([each.denials for each in to.figures.payers], dtype=np.int64)[bills.payer]
    denied = bills.insured & to.draw.chance("denied", rows, to.figures.initial_denial * factor // 100)
    groups = tuple(dict.fromkeys(each.group for each in to.figures.services))
    group_of = np.array([groups.index(each.group) for each in to.figures.services], dtype=np.int64)
    extra = bills.start + np.where(bills.count > 1, 1 + to.draw.below("denied line", rows, np.maximum(bills.count - 1, 1)), 0)
    group = np.where(bills.count > 1, group_of[billed.lines.code[extra]], len(groups))
    names = (*groups, "")
    steps = np.array([[np.cumsum([
        each.weight if payer.key not in each.never_from and (each.whole or name in each.groups) else 0
        for each in denials]) for name in names] for payer in to.figures.payers], dtype=np.int64)[bills.payer, group]
    value = to.draw.below("why denied", rows, np.maximum(steps[:, -1], 1))
    reason = (steps <= value[:, None]).sum(axis=1).astype(np.int64)
    codes = [each.code for each in denials]
    staying = ~billed.visits.last & (reason == codes.index("PR-27"))
    reason = np.where(staying, codes.index("CO-16"), np.where(bills.late, codes.index("CO-29"), reason))
    denied |= bills.late
    whole = np.array([each.whole for each in denials])[np.minimum(reason, len(denials) - 1)]
    return np.where(denied, reason, -1), np.where(denied & ~whole, extra, -1)


def _mishaps(billed: Billed, paying: PaymentDays, denial: Ints, first: Ints, posted: Ints) -> tuple[Ints, Ints, Ints]:
    """Claims sent twice (day, and payment day of the answer) and payments taken back (payment day)."""
    to, bills, rows = billed.to, billed.bills, len(denial)
    clean = bills.insured & (denial < 0) & (first < NEVER) & (billed.second == NOBODY)
    clean &= ~np.isin(bills.payer, (to.payer("granger"), to.payer("medicare")))
    resent = to.business.shifted(bills.accepted, to.draw.between("resent", rows, 5, 8))
    answer = run_day(to, paying, bills.payer, np.maximum(first + 1, resent + to.draw.between("answer to twice", rows, 5, 12)))
    doubled = to.draw.some("twice", clean & (resent < first) & (answer <= to.today), to.figures.sent_twice, at_least=2)
    take_back = run_day(to, paying, bills.payer, posted + to.draw.between("take-back", rows, 15, 75))
    come = clean & ~doubled & (take_back <= to.today - _TIME_TO_KEEP) & billed.visits.last
    taken = to.draw.some("taken back", come, to.figures.taken_back, at_least=2)
    apart = to.draw.some("taken back apart", taken, to.figures.taken_back_apart, at_least=1)
    take_back = np.where(apart, to.business.shifted(take_back, 1), take_back)
    return np.where(doubled, resent, NEVER), np.where(doubled, answer, NEVER), np.where(taken, take_back, NEVER)
