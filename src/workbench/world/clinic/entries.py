"""What is entered into the accounts receivable, and when: charges, what insurers pay and take off, what patients pay."""

import numpy as np

from workbench.world.clinic.banking import Returned
from workbench.world.clinic.billing import Billed
from workbench.world.clinic.books import Entries
from workbench.world.clinic.claims_tables import Ids
from workbench.world.clinic.deciding import Outcomes
from workbench.world.clinic.decisions import Kind
from workbench.world.clinic.patient_money import Balances, PatientPayments, given_up_of, refunds_of
from workbench.world.clinic.provider_level import refund_days
from workbench.world.clinic.remittances import Announced
from workbench.world.columns import NEVER


def insurers_entries(billed: Billed, announced: Announced, ids: Ids) -> list[Entries]:
    """Charges, and what the remittances that are here pay and take off. CO-45, CO-59 and CO-253 are off at once (RULES P1).

    What came twice is posted as money only: it is a credit until it is sent back (RULES P8).
    """
    lines, decisions, remitted, payments = billed.lines, announced.decisions, announced.remitted, announced.payments
    patient = billed.visits.patient[lines.bill] + 1
    made = np.flatnonzero(ids.line)
    here = announced.here[remitted.decision]
    day = decisions.posted[remitted.decision]
    remittance = payments.id[payments.of_decision][remitted.decision]
    entries = [Entries("charge", billed.visits.released[lines.bill[made]], patient[made], ids.line[made], lines.charge[made])]
    double = (decisions.kind == Kind.TWICE)[remitted.decision]
    for kind, amount in (("insurance payment", remitted.paid), ("contractual", np.where(double, 0, remitted.contractual))):
        rows = np.flatnonzero(here & (amount != 0))
        line = remitted.line[rows]
        entries.append(Entries(kind, day[rows], patient[line], ids.line[line], -amount[rows], remittance[rows]))
    rows = np.flatnonzero(here & double & (remitted.paid != 0))
    line = remitted.line[rows]
    back = refund_days(billed, decisions.posted[remitted.decision[rows]], lines.bill[line])
    return [*entries, Entries("refund", back, patient[line], ids.line[line], remitted.paid[rows], remittance[rows])]


def patients_entries(billed: Billed, outcomes: Outcomes, balances: Balances, paid: PatientPayments, returned: Returned,
                     ids: Ids) -> list[Entries]:
    """What patients pay, what is taken off for them, given back or given up, and checks that came back."""
    lines = billed.lines
    patient, line = billed.visits.patient[lines.bill] + 1, ids.line
    payment = np.arange(1, len(paid.row) + 1)
    off = np.flatnonzero((balances.discount > 0) & (line > 0))
    lost = np.flatnonzero((balances.denied > 0) & (balances.denied_day < NEVER) & (line > 0))
    refunded, refund, refund_day = refunds_of(billed, outcomes, balances, paid)
    dropped, loss, loss_day = given_up_of(billed, balances, paid, returned.rows)
    back, back_day = returned.rows, returned.posted[returned.check_of_row]
    of_paid, of_back = paid.row, paid.row[returned.rows]
    return [
        Entries("patient payment", paid.posted, patient[of_paid], line[of_paid], -paid.amount, payment=payment),
        Entries("discount", billed.bills.made[lines.bill[off]], patient[off], line[off], -balances.discount[off]),
        Entries("write-off", balances.denied_day[lost], patient[lost], line[lost], -balances.denied[lost]),
        Entries("write-off", loss_day, patient[dropped], line[dropped], -loss),
        Entries("refund", refund_day, patient[refunded], line[refunded], refund),
        Entries("nsf", back_day, patient[of_back], line[of_back], paid.amount[back], payment=payment[back]),
    ]
