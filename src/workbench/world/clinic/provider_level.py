"""Money between payer and practice that belongs to no claim of its payment (PLB): interest, take-backs, refunds, balances.

A positive amount lowers the payment (RULES R4). L6 is interest (P6). A take-back that is kept from a later payment is given back
with WO here and kept with WO there (V4). Our own refund is acknowledged by WO and 72, which cancel each other out (V6). What
would make a payment negative is carried forward with FB (R7, V5); a small balance the payer gives up with CS (V7).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa

from workbench.world.clinic.billing import Billed
from workbench.world.clinic.decisions import Decisions, Kind
from workbench.world.clinic.numbers import payer_claims_of
from workbench.world.clinic.payments import ERA
from workbench.world.clinic.second import SecondClaims
from workbench.world.columns import NEVER, Ints, Words, positions, rounded_share, sums
from workbench.world.frames import frame
from workbench.world.streams import MYRIAD

CODES = ("WO", "FB", "L6", "72", "CS")
_PROMPT_DAYS = 45
_BUSINESS_DAYS_TO_REFUND = (12, 48)
_NOT_SEEN = 1500
"""Of 10,000 payments that came twice."""
_BUSINESS_DAYS_TO_CREDIT = (8, 20)
"""From our refund check to the day on which the payer's next payment can acknowledge it."""


@dataclass(frozen=True, slots=True)
class ProviderAdjustment:
    """A PLB of the payment at `place`, in cents."""

    place: int
    code: str
    reference: str
    amount: int


_Adjustments: TypeAlias = Iterator[ProviderAdjustment]


@dataclass(frozen=True, slots=True)
class Announcing:
    """The decisions, what each pays (cents), and the payment that each is in. `payer`, `form` and `run` are the payments'."""

    billed: Billed
    second: SecondClaims
    decisions: Decisions
    paid: Ints
    of_decision: Ints
    payer: Ints
    form: Ints
    run: Ints

    @property
    def claims_paid(self) -> Ints:
        """What the claims of each payment come to."""
        return sums(self.paid, self.of_decision, len(self.run))

    def next_payment(self, place: int, since: int) -> int:
        """The next payment of the same payer and form after that one, on that day or later; -1 where there is none."""
        same = (self.payer == self.payer[place]) & (self.form == self.form[place]) & (self.run >= since)
        later = np.flatnonzero(same)
        later = later[later > place]
        return int(later[0]) if len(later) else -1

    def numbers(self, rows: Ints) -> list[str]:
        """The payer's own claim numbers of those decisions."""
        found: list[str] = payer_claims_of(self.billed, self.second.billed, self.decisions, rows).to_pylist()
        return found


def listed_of(of: Announcing) -> tuple[ProviderAdjustment, ...]:
    """Every PLB of every payment."""
    listed = (*_interest(of), *_kept_later(of), *_refunds(of))
    total = of.claims_paid - levels(listed, len(of.run))
    return (*listed, *_carried(of, total, _given_up(of, total)))


def levels(adjustments: Collection[ProviderAdjustment], count: int) -> Ints:
    """The sum of each payment's provider-level amounts."""
    level = np.zeros(count, dtype=np.int64)
    for each in adjustments:
        level[each.place] += each.amount
    return level


def _interest(of: Announcing) -> _Adjustments:
    """What a payer owes for a claim that it decided late."""
    to, decisions, accepted = of.billed.to, of.decisions, of.billed.bills.accepted[of.decisions.visit]
    days = decisions.run - accepted - _PROMPT_DAYS
    kinds = np.array([each.kind in ("commercial", "hmo") for each in to.figures.payers])[decisions.payer]
    owing = np.flatnonzero((decisions.kind == Kind.FIRST) & kinds & (days > 0) & (of.paid > 0))
    amounts = rounded_share(of.paid[owing] * days[owing], to.figures.interest, MYRIAD * 365)
    for row, amount, number in zip(owing.tolist(), amounts.tolist(), of.numbers(owing), strict=True):
        if amount:
            yield ProviderAdjustment(int(of.of_decision[row]), "L6", number, -amount)


def _kept_later(of: Announcing) -> _Adjustments:
    """A take-back's money is given back in its own payment and kept from the next one. Its reversal is the row before it.

    Where nothing had been paid there is nothing to keep; what its payment cannot bear is carried forward instead.
    """
    to, paid_before = of.billed.to, -np.append(0, of.paid[:-1])
    taken = (of.decisions.kind == Kind.GONE) & (paid_before > 0) & (of.claims_paid[of.of_decision] >= 0)
    gone = np.flatnonzero(to.draw.some("kept later", taken, to.figures.taken_back_later, at_least=1))
    for row, number in zip(gone.tolist(), of.numbers(gone), strict=True):
        place, amount = int(of.of_decision[row]), int(paid_before[row])
        yield ProviderAdjustment(place, "WO", number, -amount)
        later = of.next_payment(place, 0)
        if later >= 0:
            yield ProviderAdjustment(later, "WO", number, amount)


def refund_days(billed: Billed, posted: Ints, bill: Ints) -> Ints:
    """When what a payer paid twice went back to it, from the day it was posted; NEVER where nobody has seen it yet."""
    to, count = billed.to, len(billed.bills.payer)
    day = to.business.shifted(posted, to.draw.between("payer refund", count, *_BUSINESS_DAYS_TO_REFUND)[bill])
    return np.where(to.draw.chance("not seen", count, _NOT_SEEN)[bill], NEVER, day)


def _refunds(of: Announcing) -> _Adjustments:
    """The payer has our refund check: it keeps the overpaid claim's money and acknowledges it as returned, under its number."""
    to, decisions = of.billed.to, of.decisions
    sent = refund_days(of.billed, decisions.posted, decisions.visit)
    twice = (decisions.kind == Kind.TWICE) & (of.paid > 0) & (sent <= to.today)
    rows = np.flatnonzero(to.draw.some("acknowledged", twice, to.figures.refund_acknowledged, at_least=1))
    known = to.business.shifted(sent[rows], to.draw.between("credited", len(rows), *_BUSINESS_DAYS_TO_CREDIT))
    for row, since, number in zip(rows.tolist(), known.tolist(), of.numbers(rows), strict=True):
        place, amount = of.next_payment(int(of.of_decision[row]), since), int(of.paid[row])
        if place >= 0:
            yield ProviderAdjustment(place, "WO", number, amount)
            yield ProviderAdjustment(place, "72", number, -amount)


def _given_up(of: Announcing, total: Ints) -> frozenset[int]:
    """The payments by EFT whose balance, carried forward, the payer does not ask for: some of the small ones."""
    figures, count = of.billed.to.figures, len(of.run)
    small = np.zeros(count, dtype=np.bool_)
    for each in _carried(of, total, frozenset()):
        small[each.place] |= of.form[each.place] == ERA and -figures.balance_small <= each.amount < 0
    at_least = min(1, int(small.sum()))
    return frozenset(np.flatnonzero(of.billed.to.draw.some("given up", small, figures.balance_given_up, at_least)).tolist())


def _carried(of: Announcing, total: Ints, given_up: Collection[int]) -> _Adjustments:
    """What would make a payment negative goes to the payer's next one, with the same reference in both."""
    waiting: dict[tuple[int, int], tuple[str, int, bool]] = {}
    for place, key in enumerate(zip(of.payer.tolist(), of.form.tolist(), strict=True)):
        reference, owed, free = waiting.pop(key, ("", 0, False))
        if owed:
            yield ProviderAdjustment(place, "FB", reference, owed)
        if free:
            yield ProviderAdjustment(place, "CS", reference, -owed)
        left = int(total[place]) - (0 if free else owed)
        if left < 0:
            waiting[key] = (f"FB{place + 1:06d}", -left, place in given_up)
            yield ProviderAdjustment(place, "FB", waiting[key][0], left)


def provider_adjustments_table(adjustments: Collection[ProviderAdjustment], ids: Ints) -> pd.DataFrame:
    """The table `provider_adjustments`. `ids` gives each payment's remittance, 0 where it is not here."""
    listed = sorted((each for each in adjustments if ids[each.place]), key=lambda each: each.place)
    place = np.array([each.place for each in listed], dtype=np.int64)
    counts = np.bincount(place, minlength=len(ids)).astype(np.int64)
    return frame("provider_adjustments", {
        "remittance": ids[place], "position": positions(counts),
        "code": Words(np.array([CODES.index(each.code) for each in listed], dtype=np.int64), CODES),
        "reference": pa.array([each.reference for each in listed], pa.string()),
        "amount": np.array([each.amount for each in listed], dtype=np.int64),
    })
