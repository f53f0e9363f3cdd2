"""Building Larkmere: its parts in the order in which they depend on each other."""

from types import MappingProxyType

import pandas as pd

from workbench.world.clinic import banking, billing, claims_tables, people, remitted_tables, visiting
from workbench.world.clinic.billing import Billed, billed_of
from workbench.world.clinic.books import general_ledger_table, ledger_of, receivable_months_table
from workbench.world.clinic.claims_tables import Ids, ids_of
from workbench.world.clinic.deciding import Outcomes, outcomes_of
from workbench.world.clinic.decisions import decisions_of, remitted_of
from workbench.world.clinic.entries import insurers_entries, patients_entries
from workbench.world.clinic.patient_money import Balances, balances_of, patient_payments_table, payments_by_patients
from workbench.world.clinic.payments import payment_days_of
from workbench.world.clinic.pricing import prices_of, second_prices_of
from workbench.world.clinic.provider_level import provider_adjustments_table
from workbench.world.clinic.remittances import Announced, announced_of, remittances_table
from workbench.world.clinic.second import second_claims_of
from workbench.world.clinic.setting import Setting, setting_of
from workbench.world.figures import Figures
from workbench.world.frames import World
from workbench.world.spec import WorldSpec
from workbench.world.tables import TABLES

Tables = dict[str, pd.DataFrame]


def build(spec: WorldSpec, figures: Figures) -> World:
    """The world of that spec. The same spec and figures give the same rows on every machine; nothing is opened."""
    tables = _tables(setting_of(spec, figures))
    return World(spec, MappingProxyType({name: tables[name] for name in TABLES}))


def _tables(to: Setting) -> Tables:
    who = people.people_of(to)
    visits = visiting.visits_of(to, who)
    billed = billed_of(to, who, visits, visiting.services_of(to, who, visits))
    paying = payment_days_of(to)
    outcomes = outcomes_of(billed, paying)
    prices = prices_of(billed, outcomes)
    second, seconds = second_claims_of(billed, outcomes, prices, paying), second_prices_of(billed, prices)
    decisions = decisions_of(billed, outcomes, second, paying)
    announced = announced_of(billed, second, decisions, remitted_of(billed, outcomes, prices, seconds, decisions), paying)
    balances = balances_of(billed, outcomes, prices, second, seconds)
    ids, numbers = ids_of(billed, second), remitted_tables.remitted_ids_of(announced)
    return {
        **_standing(billed),
        "claims": claims_tables.claims_table(billed, second, ids), "lines": claims_tables.lines_table(billed, ids),
        "submissions": claims_tables.submissions_table(billed, outcomes, second, ids),
        "remittances": remittances_table(to, announced.payments),
        "remitted_claims": remitted_tables.remitted_claims_table(billed, announced, second, ids, numbers),
        "remitted_lines": remitted_tables.remitted_lines_table(to, announced, ids, numbers),
        "adjustments": remitted_tables.adjustments_table(to, announced.remitted, numbers),
        "denials": remitted_tables.denials_table(to, outcomes, announced, ids, numbers),
        "provider_adjustments": provider_adjustments_table(announced.payments.adjustments, announced.payments.id),
        **_money(billed, outcomes, announced, balances, ids),
    }


def _standing(billed: Billed) -> Tables:
    """The tables of what stands before any claim: payers, places, prices, patients, visits."""
    to = billed.to
    return {
        "payers": billing.payers_table(to), **billing.places_tables(), **billing.prices_tables(to),
        "patients": people.patients_table(to, billed.people), "coverages": people.coverages_table(to, billed.people),
        "encounters": visiting.encounters_table(to, billed.visits), "diagnoses": visiting.diagnoses_table(billed.visits),
    }


def _money(billed: Billed, outcomes: Outcomes, announced: Announced, balances: Balances, ids: Ids) -> Tables:
    """The tables of patient payments, bank and books."""
    to, payments = billed.to, announced.payments
    paid = payments_by_patients(billed, balances)
    deposits = banking.deposits_of(to, paid)
    returned = banking.returned_of(to, paid, deposits)
    statement = banking.statement_of(to, payments, deposits, returned)
    ledger = ledger_of(to, [*insurers_entries(billed, announced, ids),
                            *patients_entries(billed, outcomes, balances, paid, returned, ids)])
    return {
        "patient_payments": patient_payments_table(billed, paid, ids, deposits.of_payment + 1),
        **banking.bank_tables(to, payments, deposits, statement), "ledger": ledger,
        "general_ledger": general_ledger_table(to, ledger, payments, deposits, statement, returned),
        "receivable_months": receivable_months_table(to, ledger),
    }
