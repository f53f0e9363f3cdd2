import pytest

from workbench.world.files import build_world
from workbench.world.frames import World
from workbench.world.laws import LAWS, Law, broken
from workbench.world.spec import WorldSpec


@pytest.mark.parametrize("lines", [60, 650, 1_600])
def test_every_law_holds_to_the_cent_whatever_the_seed_and_size(lines, seeds):
    for seed in seeds:
        assert broken(build_world(WorldSpec(lines=lines, seed=f"law {seed}"))) == ()


def test_a_year_holds_too(year):
    assert [law for law in LAWS if LAWS[law](year)] == []


@pytest.mark.parametrize(("law", "table", "column"), [
    (Law.LINE, "adjustments", "amount"),
    (Law.CLAIM, "claims", "charge"), (Law.CLAIM, "remitted_claims", "patient_part"),
    (Law.REMITTANCE, "provider_adjustments", "amount"),
    (Law.BANK_DAY, "bank_days", "total"), (Law.BANK_DAY, "bank_days", "matched"),
    (Law.ROLL_FORWARD, "receivable_months", "closing"), (Law.ROLL_FORWARD, "receivable_months", "refunds"),
    (Law.GENERAL_LEDGER, "general_ledger", "debit"),
    (Law.PAYMENT, "remittances", "amount"),
    (Law.DEPOSIT, "deposits", "fee"), (Law.DEPOSIT, "patient_payments", "amount"),
    (Law.POSTING, "remitted_lines", "paid"),
])
def test_a_cent_too_much_is_noticed(year, law, table, column):
    rows = year[table].copy()
    posted = rows["posted_date"].notna() if law is Law.POSTING else rows["amount"] > 0 if law is Law.PAYMENT else slice(None)
    rows.loc[rows[posted].index[0], column] += 1

    breaches = LAWS[law]({**year, table: rows})

    assert breaches
    assert {abs(each.difference) for each in breaches} == {1}


@pytest.mark.parametrize(("table", "column", "only"), [
    ("general_ledger", "debit", Law.GENERAL_LEDGER), ("receivable_months", "closing", Law.ROLL_FORWARD),
    ("bank_days", "unexplained", Law.BANK_DAY), ("deposits", "gross", Law.DEPOSIT), ("claims", "charge", Law.CLAIM),
])
def test_a_fault_breaks_its_own_law_and_no_other(world, table, column, only):
    rows = world.tables[table].copy()
    rows.loc[0, column] += 100

    breaches = broken(World(world.spec, {**world.tables, table: rows}))

    assert {each.law for each in breaches} == {only}


def test_a_bank_line_that_pays_twice_is_noticed(tables):
    lines = tables["bank_lines"].copy()
    paying = lines.index[lines["remittance"] > 0]
    lines.loc[paying[1], "remittance"] = lines.loc[paying[0], "remittance"]

    assert any(each.where.startswith("bank_lines again") for each in LAWS[Law.PAYMENT]({**tables, "bank_lines": lines}))
