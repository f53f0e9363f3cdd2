"""On a generated practice the measures agree with themselves, and with a plain count of the same rows."""

from datetime import date

import pytest

from workbench.kpi.claims import first_pass, waiting
from workbench.kpi.credits import credit_balances
from workbench.kpi.denials import initial_denials
from workbench.kpi.deposits import deposit_variance, unsigned_days
from workbench.kpi.dollars import CONTRACT, dollar_split
from workbench.kpi.places import of_place
from workbench.kpi.posting import auto_posted, exceptions, posting_lag, unposted
from workbench.kpi.receivable import receivable
from workbench.world.files import build_world
from workbench.world.payer_names import PAYER_NAMES
from workbench.world.spec import WorldSpec

DAYS = (date(2026, 9, 30), date(2026, 9, 1), date(2026, 6, 1))


@pytest.fixture(scope="session")
def tables():
    return build_world(WorldSpec(lines=300)).tables


@pytest.mark.parametrize("day", DAYS)
def test_the_payers_add_up_to_everybody(tables, day):
    for measure in (exceptions, auto_posted, first_pass):
        parts = [measure(tables, day, payer).total() for payer in PAYER_NAMES]

        assert (sum(each.part for each in parts), sum(each.whole for each in parts)) == (
            measure(tables, day).total().part, measure(tables, day).total().whole)


@pytest.mark.parametrize("day", DAYS)
def test_what_visits_owe_is_what_the_control_account_shows(tables, day):
    ledger = tables["ledger"]
    owed = receivable(tables, day).total()
    parts = [receivable(tables, day, payer).total() for payer in PAYER_NAMES]
    credit = credit_balances(tables, day).total()

    assert owed.debit - owed.credit == int(ledger.loc[ledger["posted_date"] <= str(day), "amount"].sum())
    assert sum(each.debit for each in parts) == owed.debit
    assert sum(each.credit for each in parts) == owed.credit == credit.cents + credit.ahead


def test_two_sites_are_the_practice(tables):
    sites = [receivable(of_place(tables, site), DAYS[0]).total() for site in (1, 2)]
    denied = [initial_denials(of_place(tables, site), DAYS[0]).total() for site in (1, 2)]
    ahead, whole = credit_balances(tables, DAYS[0]).total().ahead, receivable(tables, DAYS[0]).total()

    assert sum(each.debit - each.credit for each in sites) == whole.debit - whole.credit + ahead
    assert sum(each.claims.whole for each in denied) == initial_denials(tables, DAYS[0]).total().claims.whole


def test_every_denial_in_work_is_a_line_that_was_denied(tables):
    rows = tables["denials"].merge(tables["remitted_lines"], on="remitted_line")

    assert len(rows) == len(tables["denials"]) > 0
    assert (rows["paid"] == 0).all()
    assert (rows["amount"] == rows["charge"]).all()
    assert initial_denials(tables, DAYS[0]).total().cents.part >= int(rows["amount"].sum())


def test_what_was_charged_is_paid_or_adjusted_to_the_cent(tables):
    split, adjusted = dollar_split(tables, DAYS[0]), tables["adjustments"]
    lines = tables["remitted_lines"].loc[split.rows.index, "remitted_line"]
    mine = adjusted[adjusted["remitted_line"].isin(lines)]
    other = mine[(mine["group"] != "PR") & ~((mine["group"] == "CO") & mine["reason"].isin(CONTRACT))]

    assert split.total().charge > 0
    assert split.total().other == int(other["amount"].sum())


@pytest.mark.parametrize("day", DAYS)
def test_nothing_is_counted_twice_or_forgotten(tables, day):
    remits, days, first = tables["remittances"], tables["bank_days"], tables["submissions"]
    by_then = str(day)

    assert posting_lag(tables, day).total().count == int((remits["posted_date"] <= by_then).sum())
    assert unposted(tables, day).total().items == int((remits["received_date"] <= by_then).sum()) - int(
        (remits["posted_date"] <= by_then).sum())
    assert deposit_variance(tables, day).total().days + unsigned_days(tables, day) == int((days["bank_date"] <= by_then).sum())
    assert first_pass(tables, day).total().whole + waiting(tables, day) == int(
        ((first["number"] == 1) & (first["sent_date"] <= by_then)).sum())
