"""The remittances: which decisions one payment holds, what is paid, and what is carried from payment to payment.

PLB signs: a positive amount lowers the payment (RULES R4). What would make it negative is carried forward with FB (R7, V5); a
take-back that is kept from a later payment is given back with WO here and kept with WO there (V4); L6 is interest (P6).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from workbench.world.clinic.billing import Billed
from workbench.world.clinic.decisions import Decisions, Kind, Remitted
from workbench.world.clinic.numbers import payer_claims, traces
from workbench.world.clinic.payments import FORMS, PAPER, PaymentDays
from workbench.world.clinic.setting import Setting
from workbench.world.columns import NEVER, Flags, Ints, Words, changes, rounded_share, sums
from workbench.world.frames import frame
from workbench.world.streams import MYRIAD

_PROMPT_DAYS = 45
METHODS = ("ACH", "CHK", "NON")


@dataclass(frozen=True, slots=True)
class ProviderAdjustment:
    """A PLB of the payment at `place`, in cents."""

    place: int
    code: str
    reference: str
    amount: int


@dataclass(frozen=True, slots=True)
class Payments:
    """One row for each payment, by day. `of_decision` gives each decision's payment. Days beyond today have not come.

    `known` marks those whose remittance is here: only they stand in the table, under `id`.
    """

    payer: Ints
    form: Ints
    run: Ints
    received: Ints
    banked: Ints
    posted: Ints
    claims_paid: Ints
    provider_level: Ints
    trace: tuple[str, ...]
    adjustments: tuple[ProviderAdjustment, ...]
    of_decision: Ints
    known: Flags
    id: Ints

    @property
    def amount(self) -> Ints:
        """BPR02."""
        return self.claims_paid - self.provider_level

    @property
    def method(self) -> Words:
        """BPR04: NON where nothing is paid."""
        return Words(np.where(self.amount == 0, 2, np.where(self.form == PAPER, 1, 0)), METHODS)


@dataclass(frozen=True, slots=True)
class Announced:
    """Everything that payers announced: decisions, their lines, and the payments they came with."""

    decisions: Decisions
    remitted: Remitted
    payments: Payments

    @property
    def here(self) -> Flags:
        """Decisions whose remittance is here."""
        return self.payments.known[self.payments.of_decision]


def announced_of(billed: Billed, decisions: Decisions, remitted: Remitted, paying: PaymentDays) -> Announced:
    """Puts the decisions of one payer, form and day into one payment. Decisions come sorted by day, payer and form."""
    to = billed.to
    begins = changes(decisions.run, decisions.payer, decisions.form)
    of_decision = np.cumsum(begins) - 1
    payer, form, run = (each[begins] for each in (decisions.payer, decisions.form, decisions.run))
    count, place = len(run), to.business.place(run)
    received, banked = paying.received[payer, form, place], paying.banked[payer, form, place]
    claim_paid = sums(remitted.paid, remitted.decision, len(decisions.visit))
    claims_paid = sums(claim_paid, of_decision, count)
    listed = (*_interest(billed, decisions, claim_paid, of_decision), *_kept_later(billed, decisions, claim_paid, of_decision))
    adjustments = (*listed, *_carried(payer, form, claims_paid - _levels(listed, count)))
    known = received <= to.today
    payments = Payments(payer, form, run, received, banked, _batch_closed(to, decisions, of_decision, count), claims_paid,
                        _levels(adjustments, count), traces(to, payer, form, run), adjustments, of_decision, known,
                        np.where(known, np.cumsum(known), 0))
    return Announced(decisions, remitted, payments)


def _batch_closed(to: Setting, decisions: Decisions, of_decision: Ints, count: Ints | int) -> Ints:
    """The day on which the last claim of each payment was posted, NEVER while one is not."""
    closed = np.zeros(count, dtype=np.int64)
    np.maximum.at(closed, of_decision, np.where(decisions.posted > to.today, NEVER, decisions.posted))
    return closed


def _levels(adjustments: tuple[ProviderAdjustment, ...], count: int) -> Ints:
    """The sum of each payment's provider-level amounts."""
    level = np.zeros(count, dtype=np.int64)
    for each in adjustments:
        level[each.place] += each.amount
    return level


def _carried(payer: Ints, form: Ints, total: Ints) -> Iterator[ProviderAdjustment]:
    """What would make a payment negative goes to the payer's next one, with the same reference in both."""
    waiting: dict[tuple[int, int], tuple[str, int]] = {}
    for place, key in enumerate(zip(payer.tolist(), form.tolist(), strict=True)):
        reference, owed = waiting.pop(key, ("", 0))
        if owed:
            yield ProviderAdjustment(place, "FB", reference, owed)
        left = int(total[place]) - owed
        if left < 0:
            waiting[key] = (f"FB{place + 1:06d}", -left)
            yield ProviderAdjustment(place, "FB", waiting[key][0], left)


def _interest(billed: Billed, decisions: Decisions, claim_paid: Ints, of_decision: Ints) -> Iterator[ProviderAdjustment]:
    to, accepted = billed.to, billed.bills.accepted[decisions.visit]
    days = decisions.run - accepted - _PROMPT_DAYS
    kinds = np.array([each.kind in ("commercial", "hmo") for each in to.figures.payers])[decisions.payer]
    owing = np.flatnonzero((decisions.kind == Kind.FIRST) & kinds & (days > 0) & (claim_paid > 0))
    amounts = rounded_share(claim_paid[owing] * days[owing], to.figures.interest, MYRIAD * 365)
    numbers = payer_claims(to, decisions.payer[owing], decisions.visit[owing], accepted[owing])
    for row, amount, number in zip(owing.tolist(), amounts.tolist(), numbers.to_pylist(), strict=True):
        if amount:
            yield ProviderAdjustment(int(of_decision[row]), "L6", number, -amount)


def _kept_later(billed: Billed, decisions: Decisions, claim_paid: Ints, of_decision: Ints) -> Iterator[ProviderAdjustment]:
    """A take-back's money is given back in its own payment and kept from the next one. Its reversal is the row before it."""
    to, bills = billed.to, billed.bills
    taken = decisions.kind == Kind.GONE
    gone = np.flatnonzero(to.draw.some("kept later", taken, to.figures.taken_back_later, at_least=1))
    numbers = payer_claims(to, decisions.payer[gone], decisions.visit[gone], bills.accepted[decisions.visit[gone]])
    key = decisions.payer * len(FORMS) + decisions.form
    for row, number in zip(gone.tolist(), numbers.to_pylist(), strict=True):
        place, amount = int(of_decision[row]), -int(claim_paid[row - 1])
        yield ProviderAdjustment(place, "WO", number, -amount)
        following = np.flatnonzero((key[row:] == key[row]) & (of_decision[row:] > place))
        if len(following):
            yield ProviderAdjustment(int(of_decision[row + following[0]]), "WO", number, amount)


def remittances_table(to: Setting, payments: Payments) -> pd.DataFrame:
    """The table `remittances`."""
    rows = payments.known
    traces_known = [trace for trace, known in zip(payments.trace, rows.tolist(), strict=True) if known]
    return frame("remittances", {
        "remittance": payments.id[rows], "payer": Words(payments.payer[rows], to.payer_keys),
        "trace": pa.array(traces_known, pa.string()), "method": payments.method.taken(rows),
        "form": Words(payments.form[rows], FORMS), "payment_date": payments.run[rows], "received_date": payments.received[rows],
        "posted_date": payments.posted[rows], "amount": payments.amount[rows], "claims_paid": payments.claims_paid[rows],
        "provider_level": payments.provider_level[rows],
    })


def provider_adjustments_table(payments: Payments) -> pd.DataFrame:
    """The table `provider_adjustments`."""
    listed = sorted((each for each in payments.adjustments if payments.known[each.place]), key=lambda each: each.place)
    place = np.array([each.place for each in listed], dtype=np.int64)
    begins = np.flatnonzero(changes(place)) if len(place) else place
    position = np.arange(len(place), dtype=np.int64) - np.repeat(begins, np.diff(np.append(begins, len(place)))) + 1
    codes = ("WO", "FB", "L6", "72", "CS")
    return frame("provider_adjustments", {
        "remittance": payments.id[place], "position": position,
        "code": Words(np.array([codes.index(each.code) for each in listed], dtype=np.int64), codes),
        "reference": pa.array([each.reference for each in listed], pa.string()),
        "amount": np.array([each.amount for each in listed], dtype=np.int64),
    })
