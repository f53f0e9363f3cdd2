"""What happens happens in order, and nothing after the world's own today."""

import numpy as np
import pandas as pd

from workbench.world.bank_days import BANK_HOLIDAYS

TODAY = pd.Timestamp(2026, 9, 30)


def test_nothing_is_later_than_the_worlds_date_but_the_day_of_an_announced_payment(year):
    for name, frame in year.items():
        for column in frame.select_dtypes("datetime"):
            latest = TODAY + pd.Timedelta(days=5) if (name, column) == ("remittances", "payment_date") else TODAY
            assert not (frame[column] > latest).any(), f"{name}.{column}"


def test_a_visit_is_released_then_billed_then_answered_then_paid_then_posted(year):
    claims = year["claims"].merge(year["encounters"][["encounter", "service_date", "released_date"]], on="encounter")
    paid = year["remitted_claims"].merge(year["remittances"], on="remittance").merge(claims, on="claim")

    assert (claims["service_date"] <= claims["released_date"]).all()
    assert (claims["released_date"] <= claims["billed_date"]).all()
    assert (paid["billed_date"] < paid["payment_date"]).all()
    assert (paid["received_date"] <= paid["posted_date"])[paid["posted_date"].notna()].all()


def test_submissions_of_a_claim_follow_each_other(year):
    sent = year["submissions"].sort_values(["claim", "number"])
    before = sent.groupby("claim")[["number", "answered_date"]].shift()
    again = before["number"].notna()

    assert (sent["answered_date"] >= sent["sent_date"])[sent["answered_date"].notna()].all()
    assert (sent["number"] == before["number"].fillna(0) + 1).all()
    assert (sent["sent_date"] >= before["answered_date"])[again].all()


def test_no_claim_is_decided_before_it_was_accepted(year):
    accepted = year["submissions"].query("category == 'A2'").groupby("claim")["answered_date"].min()
    decided = year["remitted_claims"].merge(year["remittances"][["remittance", "payment_date"]], on="remittance")
    first = decided.groupby("claim")["payment_date"].min()
    both = first.to_frame().join(accepted, how="inner")

    assert (both["payment_date"] > both["answered_date"]).all()


def test_a_second_insurance_is_billed_after_the_first_has_decided(year):
    second = year["claims"].query("rank == 2")
    decided = year["remitted_claims"].merge(year["remittances"][["remittance", "payment_date"]], on="remittance")
    first = decided.groupby("claim")["payment_date"].min()

    assert (second["billed_date"].to_numpy() >= second["first_claim"].map(first).to_numpy()).all()


def test_an_electronic_remittance_comes_near_its_money_and_paper_with_it(year):
    remittances = year["remittances"]
    paid, received = (remittances[day].to_numpy().astype("datetime64[D]") for day in ("payment_date", "received_date"))
    days = pd.Series(np.busday_count(paid, received, holidays=sorted(BANK_HOLIDAYS)))
    paper = remittances["form"] == "paper"

    assert days[~paper].between(-3, 5).all()
    assert days[~paper].between(-3, 3).mean() > 0.95
    assert days[paper].between(2, 5).all()


def test_money_reaches_the_bank_on_business_days_only(year):
    assert (year["bank_lines"]["bank_date"].dt.day_of_week < 5).all()
    assert set(year["bank_lines"]["bank_date"]) <= set(year["bank_days"]["bank_date"])
