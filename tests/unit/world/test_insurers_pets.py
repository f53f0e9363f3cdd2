"""What a premium lead would look for in Thistlepaw's policies, from bill to closed balance."""

import pandas as pd
import pytest

from workbench.world.files import build_world
from workbench.world.spec import WorldSpec

pytestmark = pytest.mark.long
GRACE = pd.Timedelta(days=14)


@pytest.fixture(scope="module")
def tables():
    return build_world(WorldSpec("thistlepaw")).tables


@pytest.fixture(scope="module")
def many():
    """Large enough for what is rare."""
    return build_world(WorldSpec("thistlepaw", 16_000, "rare")).tables


@pytest.fixture(scope="module")
def paid(many):
    """Applications with the payment and the invoice that each connects."""
    return (many["applications"].query("invoice > 0").merge(many["premium_payments"], on="payment", suffixes=("", "_payment"))
            .merge(many["invoices"], on="invoice", suffixes=("", "_invoice")))


def events(tables, kind):
    return tables["coverage_events"].loc[tables["coverage_events"]["kind"] == kind]


def test_everything_that_can_become_of_a_policy_happens_in_the_usual_world(tables):
    assert set(tables["coverage_events"]["kind"]) == set(tables["coverage_events"]["kind"].cat.categories)
    assert set(tables["refunds"]["reason"]) == set(tables["refunds"]["reason"].cat.categories)
    assert {"returned", "payment"} == set(tables["premium_payments"]["kind"])
    assert set(tables["policies"]["status"]) == set(tables["policies"]["status"].cat.categories)


def test_nine_of_ten_payments_are_matched_without_a_touch(tables):
    payments = tables["premium_payments"].query("kind == 'payment'")

    assert 0.90 <= 1 - payments["touched"].mean() <= 0.985


def test_a_payment_is_matched_without_a_touch_only_by_number_and_amount(many):
    payments = many["premium_payments"].query("kind == 'payment'")

    assert (payments["touched"] == (payments["match"] != "number and amount")).all()
    assert (payments.loc[payments["match"] == "none", "proposed"] == 0).all()


def test_what_matching_proposes_is_what_the_payment_was_applied_to(many):
    proposed = many["premium_payments"].query("proposed > 0").merge(many["applications"], on="payment")
    first = many["policies"].set_index("policy")["holder"]

    assert (proposed["proposed"].map(first) == proposed["policy"].map(first)).all()


def test_nobody_lapses_whose_payment_arrived_within_grace_but_where_it_was_found_and_reversed(many, paid):
    lapsed = events(many, "lapsed").merge(many["invoices"], on="invoice", suffixes=("", "_invoice"))
    in_time = paid.loc[(paid["amount"] > 0) & (paid["received_date"] <= paid["grace_date"])].groupby("invoice")["amount"].sum()
    back = many["applications"].query("amount < 0").groupby("invoice")["amount"].sum()
    net = in_time.add(back, fill_value=0).reindex(lapsed["invoice"], fill_value=0).to_numpy()
    reversed_ = lapsed["invoice"].isin(events(many, "lapse reversed")["invoice"]).to_numpy()

    assert (net < lapsed["amount"].to_numpy())[~reversed_].all()
    assert lapsed["checked"].all()
    assert (lapsed["entered_date"] > lapsed["grace_date"]).all()


def test_a_lapse_ends_cover_with_the_last_paid_day_and_leaves_nothing_billed(many):
    lapsed = events(many, "lapsed").merge(many["invoices"], on="invoice", suffixes=("", "_invoice"))
    stays = ~lapsed["invoice"].isin(events(many, "lapse reversed")["invoice"])
    fees = many["write_offs"].query("reason == 'fee of a lapsed policy'").groupby("invoice")["amount"].sum()

    assert (lapsed["effective_date"] == lapsed["due_date"]).all()
    assert lapsed.loc[stays, "covered_date"].isna().all()
    assert (lapsed["amount"] + lapsed["credited"] - lapsed["invoice"].map(fees).fillna(0) == 0)[stays].all()


def test_a_reinstatement_pays_only_the_days_that_are_left_and_waits_anew(many):
    back = events(many, "reinstated").merge(many["invoices"], on="invoice", suffixes=("", "_invoice"))
    last = back.groupby("policy")["effective_date"].max() + pd.Timedelta(days=13)
    waiting = many["policies"].set_index("policy")["waiting_date"]

    assert (back["from_date"] == back["effective_date"]).all()
    assert (back["open"] == 0).all()
    assert (waiting[last.index] == last).all()


def test_a_holder_who_ends_a_paid_policy_gets_the_unearned_days_back_half_a_cent_up(many):
    refunds = many["refunds"].query("reason == 'cancelled' and amount < 0").merge(many["invoices"], on="invoice",
                                                                                  suffixes=("", "_invoice"))
    lines = many["invoice_lines"].query("days > 0")
    unearned = lines["amount"].abs() - (lines["amount"].abs() * lines["covered_days"] * 2 + lines["days"]) // (2 * lines["days"])
    unearned = unearned.where(lines["amount"] > 0, -unearned).groupby(lines["invoice"]).sum()

    assert len(refunds) > 50
    assert (-refunds["amount"] == refunds["invoice"].map(unearned)).all()


def test_a_policy_returned_within_the_free_look_gets_everything_back(many):
    returned = events(many, "returned").merge(many["premium_accounts"], on="policy").merge(many["policies"], on="policy")

    assert len(returned) > 0
    assert (returned["billed"] == 0).all()
    assert ((returned["entered_date"] - returned["began_date"]).dt.days <= 15 + 3).all()


def test_a_returned_payment_is_followed_by_a_fee_and_another_payment_or_a_lapse(many):
    back = many["premium_payments"].query("reverses > 0").merge(many["applications"], on="payment", suffixes=("", "_applied"))
    fees = many["invoice_lines"].query("kind == 'returned payment fee'")
    lapsed, open_ = set(events(many, "lapsed")["invoice"]), many["invoices"].set_index("invoice")["open"]

    assert set(back["invoice"]) == set(fees["invoice"])
    assert all(open_[invoice] == 0 or invoice in lapsed or many["invoices"].set_index("invoice").loc[invoice, "grace_date"]
               > pd.Timestamp(2026, 9, 20) for invoice in back["invoice"])


def test_the_discount_is_of_the_premium_and_never_of_a_fee(many):
    lines = many["invoice_lines"].query("corrects == 0")
    premium = lines.query("kind == 'premium'").groupby("invoice")["amount"].agg(["sum", "count"])
    discount = lines.query("kind == 'multi-pet discount'").set_index("invoice")["amount"]
    of = premium.loc[discount.index, "sum"]

    assert (-discount == (of * 10 + 100) // 200).all()


def test_who_pays_the_year_at_once_pays_no_fee_and_twelve_months(many):
    annual = many["invoices"].query("kind == 'annual'")
    lines = many["invoice_lines"].query("corrects == 0 and kind != 'returned payment fee'")
    lines = lines.loc[lines["invoice"].isin(annual["invoice"])]

    assert not lines["kind"].isin(["policy fee", "instalment fee"]).any()
    assert (lines.loc[lines["kind"] == "premium", "amount"] % 12 == 0).all()


def test_a_premium_is_the_rate_of_the_pets_plan_kind_and_age(many):
    bills = many["invoices"].query("kind == 'annual'")[["invoice", "policy", "from_date"]]
    lines = many["invoice_lines"].query("kind == 'premium' and corrects == 0")[["invoice", "pet", "amount"]]
    billed = lines.merge(bills, on="invoice").merge(many["pets"][["pet", "kind", "born"]], on="pet")
    billed = billed.merge(many["policies"][["policy", "plan"]], on="policy")
    rates = many["pet_rates"].astype({"plan": "str", "kind": "str"})
    for row in billed.head(40).itertuples():
        age = row.from_date.year - row.born.year - ((row.from_date.month, row.from_date.day) < (row.born.month, row.born.day))
        fits = rates.loc[(rates["plan"] == row.plan) & (rates["kind"] == row.kind) & (rates["age_from"] <= age)
                         & (rates["from_date"] <= row.from_date)]
        assert row.amount == 12 * fits.sort_values(["from_date", "age_from"])["monthly"].iloc[-1]


def test_one_payment_for_two_policies_of_a_holder_is_split(tables):
    policies = tables["applications"].groupby("payment")["policy"].agg(["nunique", "min"])
    split = policies.query("nunique > 1")
    payments = tables["premium_payments"].set_index("payment").loc[split.index]

    assert len(split) > 0
    assert payments["touched"].all()


def test_periods_of_a_policy_follow_each_other_without_a_gap_unless_cover_lapsed(many):
    bills = many["invoices"].loc[many["invoices"]["kind"].isin(["first", "instalment", "annual", "reinstatement"])]
    bills = bills.dropna(subset=["covered_date"]).sort_values(["policy", "from_date"])
    before = bills.groupby("policy")["covered_date"].shift()
    gap = before.notna() & (bills["from_date"] != before + pd.Timedelta(days=1))

    assert set(bills.loc[gap, "policy"]) <= set(events(many, "lapsed")["policy"])
    assert set(bills.loc[gap, "kind"]) <= {"reinstatement"}


def test_the_past_due_letter_leaves_ten_days(many):
    letters = many["notices"].query("kind == 'past due'").merge(many["invoices"], on="invoice")

    assert (letters["grace_date"] - letters["sent_date"] == pd.Timedelta(days=10)).all()
    assert (letters["grace_date"] - letters["due_date"] == GRACE).all()
