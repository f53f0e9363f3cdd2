"""The remittances: which decisions one payment holds, and what is paid."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from workbench.world.clinic.billing import Billed
from workbench.world.clinic.decisions import Decisions, Remitted
from workbench.world.clinic.numbers import traces
from workbench.world.clinic.payments import FORMS, PAPER, PaymentDays
from workbench.world.clinic.provider_level import Announcing, ProviderAdjustment, levels, listed_of
from workbench.world.clinic.second import SecondClaims
from workbench.world.clinic.setting import Setting
from workbench.world.columns import NEVER, Flags, Ints, Words, changes, sums
from workbench.world.frames import frame

METHODS = ("ACH", "CHK", "NON")


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


def announced_of(billed: Billed, second: SecondClaims, decisions: Decisions, remitted: Remitted,
                 paying: PaymentDays) -> Announced:
    """Puts the decisions of one payer, form and day into one payment. Decisions come sorted by day, payer and form."""
    to = billed.to
    begins = changes(decisions.run, decisions.payer, decisions.form)
    of_decision = np.cumsum(begins) - 1
    payer, form, run = (each[begins] for each in (decisions.payer, decisions.form, decisions.run))
    count, place = len(run), to.business.place(run)
    received, banked = paying.received[payer, form, place], paying.banked[payer, form, place]
    paid = sums(remitted.paid, remitted.decision, len(decisions.visit))
    announcing = Announcing(billed, second, decisions, paid, of_decision, payer, form, run)
    adjustments = listed_of(announcing)
    known = received <= to.today
    payments = Payments(payer, form, run, received, banked, _batch_closed(to, decisions, of_decision, count),
                        announcing.claims_paid, levels(adjustments, count), traces(to, payer, form, run), adjustments,
                        of_decision, known, np.where(known, np.cumsum(known), 0))
    return Announced(decisions, remitted, payments)


def _batch_closed(to: Setting, decisions: Decisions, of_decision: Ints, count: Ints | int) -> Ints:
    """The day on which the last claim of each payment was posted, NEVER while one is not."""
    closed = np.zeros(count, dtype=np.int64)
    np.maximum.at(closed, of_decision, np.where(decisions.posted > to.today, NEVER, decisions.posted))
    return closed


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
