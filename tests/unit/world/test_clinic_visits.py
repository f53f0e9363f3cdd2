"""Who comes when and what for, as an appointment book would show it; and what follows from it for the first bill."""

import pandas as pd
import pytest

from workbench.world.files import read_figures
from workbench.world.visits import VISITS

APART = {visit.reason: visit.apart for visit in VISITS}
PART_B_2025 = 25_700


@pytest.fixture(scope="module")
def visits(year):
    """The visits by patient and day, with the patient's first payer and age."""
    payer = year["claims"].query("rank == 1").set_index("encounter")["payer"].astype("str")
    rows = year["encounters"].merge(year["patients"], on="patient").sort_values(["patient", "service_date"])
    age = (rows["service_date"] - rows["born"]).dt.days / 365.25
    return rows.assign(payer=rows["encounter"].map(payer), age=age, reason=rows["reason"].astype("str"))


@pytest.fixture(scope="module")
def billed(year, visits):
    lines = year["lines"].merge(year["claims"].query("rank == 1")[["claim", "encounter"]], on="claim")
    return lines.merge(visits, on="encounter").merge(year["providers"], on="provider", suffixes=("", "_provider"))


def test_nobody_comes_again_within_two_days(visits):
    assert (visits.groupby("patient")["service_date"].diff().dropna() >= pd.Timedelta(days=3)).all()


def test_a_routine_check_or_an_injection_is_not_repeated_before_its_time(visits):
    days = visits.groupby(["patient", "reason"])["service_date"].diff().dt.days.dropna()

    assert (days >= visits.loc[days.index, "reason"].map(APART)).all()
    assert {apart for apart in APART.values() if apart} == {42, 84}


def test_an_injury_at_work_is_treated_for_weeks_and_not_for_a_year(visits):
    course = visits.query("payer == 'granger'").groupby("patient")["service_date"].agg(["min", "max", "size"])

    assert (course["size"] > 2).any()
    assert ((course["max"] - course["min"]).dt.days <= 100).all()


def test_from_sixty_five_on_ketorolac_is_given_at_half_the_dose(billed):
    given = billed.query("code == 'J1885' and (age > 65.1 or age < 64.9)")

    assert set(given.loc[given["age"] > 65, "units"]) == {2}
    assert set(given.loc[given["age"] < 65, "units"]) == {4}


def test_medicare_pays_practitioners_less_for_visits_but_not_for_laboratory_and_drugs(year, billed):
    share, group = read_figures().payers[0].practitioner_share, {each.code: each.group for each in read_figures().services}
    now = year["fee_schedules"].loc[year["fee_schedules"]["from_date"] == "2026-01-01"].astype({"code": "str"})
    fees = now.loc[now["payer"] == "medicare"].set_index("code")["allowed"]
    theirs = billed.loc[billed["name_provider"].str.endswith(("NP", "PA")) & (billed["payer"] == "medicare")]
    theirs = theirs.loc[theirs["service_date"] >= "2026-01-01"].astype({"code": "str"})
    full, kind = theirs["code"].map(fees) * theirs["units"], theirs["code"].map(group)
    whole, visit = kind.isin(["lab", "drug"]), kind == "visit"

    assert set(kind[whole]) == {"lab", "drug"}
    assert (theirs["contract"] == full)[whole].all()
    assert ((theirs["contract"] - full * share / 100).abs()[visit] <= 0.5).all()


def test_medicare_pays_from_the_fourteenth_day_on(year):
    sent = year["submissions"].query("category == 'A2'").groupby("claim")["sent_date"].min()
    paid = year["remitted_claims"].merge(year["remittances"], on="remittance").query("payer == 'medicare'")
    days = paid.groupby("claim")["payment_date"].min() - paid["claim"].drop_duplicates().map(sent).set_axis(
        paid["claim"].drop_duplicates())

    assert (days.dt.days >= 14).all()


def test_nobody_pays_more_deductible_in_a_year_than_the_plan_has(year, visits):
    taken = year["adjustments"].query("reason == '1'").merge(year["remitted_lines"], on="remitted_line")
    taken = taken.merge(year["lines"][["line", "claim", "first_line"]], on="line").merge(year["claims"], on="claim")
    taken = taken.query("rank == 1").merge(visits, on="encounter", suffixes=("", "_visit"))
    by_year = taken.groupby(["patient", taken["service_date"].dt.year])["amount"].sum().reset_index()
    most = year["coverages"].query("rank == 1").set_index("patient")[["payer", "deductible"]]
    limit = by_year["patient"].map(most["deductible"])
    old = (by_year["service_date"] == 2025) & (by_year["patient"].map(most["payer"]) == "medicare")

    assert (by_year["amount"] <= limit.where(~old, PART_B_2025)).all()


def test_no_small_balance_of_a_patient_stays_open_for_long(year):
    balance = year["ledger"].query("line > 0").groupby("line").agg(amount=("amount", "sum"), last=("posted_date", "max"))
    claims = year["lines"].merge(balance, left_on="line", right_index=True).groupby("claim")
    open_lines = claims.agg({"amount": "sum", "last": "max"})
    patients = open_lines.loc[(open_lines["amount"] > 0) & (open_lines["amount"] < 1_000)]

    assert (patients["last"] > pd.Timestamp(2026, 1, 1)).all()


def test_who_pays_in_two_parts_pays_the_second_a_month_later(year):
    paid = year["patient_payments"].groupby("line").agg(
        parts=("amount", "size"), least=("amount", "min"), most=("amount", "max"), first=("received_date", "min"),
        last=("received_date", "max"))
    halves = paid.loc[(paid["parts"] == 2) & (paid["most"] - paid["least"] <= 1)]

    assert (halves["last"] - halves["first"]).dt.days.between(30, 34).sum() > 20
