"""What insurers collect arrives at the bank, once and whole, on the day and in the way it should."""

import pandas as pd
import pytest

from workbench.world.bank_days import BANK_HOLIDAYS
from workbench.world.files import build_world
from workbench.world.spec import WorldSpec

pytestmark = pytest.mark.long
PAYMENTS = {"thistlepaw": "premium_payments", "keystone": "group_payments"}


@pytest.fixture(scope="module", params=PAYMENTS)
def practice(request):
    return request.param


@pytest.fixture(scope="module")
def tables(practice):
    return build_world(WorldSpec(practice)).tables


@pytest.fixture(scope="module")
def pets():
    return build_world(WorldSpec("thistlepaw")).tables


@pytest.fixture(scope="module")
def groups():
    return build_world(WorldSpec("keystone", 20_000)).tables


def test_everything_that_came_is_at_the_bank_or_on_its_way_less_the_card_fee(practice, tables):
    lines, deposits = tables["bank_lines"], tables["deposits"]
    under_way = deposits.loc[deposits["bank_line"] == 0, "gross"].sum()
    fees = deposits.loc[deposits["bank_line"] > 0, "fee"].sum()

    arrived = lines.loc[lines["source"] != "fee", "amount"].sum()

    assert arrived + fees + under_way == tables[PAYMENTS[practice]]["amount"].sum()


def test_the_bank_books_only_on_business_days_and_never_after_the_worlds_date(tables):
    days = tables["bank_lines"]["bank_date"]

    assert (days.dt.day_of_week < 5).all()
    assert not days.dt.date.isin(BANK_HOLIDAYS).any()
    assert days.max() <= pd.Timestamp(2026, 9, 30)


def test_a_signed_day_is_explained_but_for_a_bank_fee_that_was_overlooked(tables):
    off = tables["bank_days"].query("unexplained != 0")
    fees = tables["bank_lines"].query("source == 'fee'")

    assert 1 <= len(off) <= 3
    assert set(off["bank_date"]) <= set(fees["bank_date"])
    assert set(off["unexplained"]) == set(fees["amount"])


def test_card_payments_arrive_the_next_business_day_less_the_fee_and_everything_else_at_once(pets):
    arrived = pets["deposits"].query("bank_line > 0").merge(pets["bank_lines"], on="bank_line", suffixes=("", "_line"))
    card = arrived["source"] == "card"

    assert (arrived["bank_date"] > arrived["made_date"])[card].all()
    assert (arrived["fee"] > 0)[card].all()
    assert (arrived["bank_date"] == arrived["made_date"])[~card].all()
    assert (arrived["fee"] == 0)[~card].all()


def test_a_payment_that_comes_back_is_a_line_of_its_own_with_the_trace_of_what_it_takes_back(pets):
    lines = pets["bank_lines"].query("source == 'returned'")
    back = lines.merge(pets["premium_payments"], on="payment", suffixes=("", "_payment"))

    assert len(back) == (pets["premium_payments"]["kind"] == "returned").sum()
    assert (back["amount"] < 0).all()
    assert (back["bank_date"] == back["received_date"]).all()
    assert (back["trace"] == "TPW" + back["reverses"].astype("str").str.zfill(7)).all()
    assert back["description"].isin(["RETURNED DEBIT R01", "RETURNED CHECK NSF"]).all()


def test_a_transfer_carries_the_trace_of_its_820_or_is_listed_until_somebody_ties_it(groups):
    lines = groups["bank_lines"].query("source == 'eft'").merge(groups["group_payments"], on="payment", suffixes=("", "_paid"))
    silent = lines["trace"] == ""
    listed = groups["bank_days"].set_index("bank_date")["listed"]

    assert (lines["trace"] == lines["trace_paid"])[~silent].all()
    assert 0 < silent.mean() < 0.1
    assert (listed[lines.loc[silent, "bank_date"]] > 0).all()


def test_checks_of_employers_go_to_the_lockbox_together(groups):
    checks = groups["group_payments"].query("method == 'CHK'")

    assert (checks["deposit"] > 0).all()
    assert (groups["group_payments"].query("method == 'ACH'")["deposit"] == 0).all()
    assert set(groups["deposits"]["source"]) == {"lockbox"}
