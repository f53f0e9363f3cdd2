"""What a billing lead would look for in the clinic's claims."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from workbench.content import read_content
from workbench.world.files import read_figures
from workbench.world.visits import OFFICE_VISIT, VISITS

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def remitted(year):
    return (year["remitted_lines"].merge(year["remitted_claims"], on="remitted_claim", suffixes=("", "_claim"))
            .merge(year["remittances"], on="remittance", suffixes=("", "_remittance")))


@pytest.fixture(scope="module")
def adjusted(year, remitted):
    rows = year["adjustments"].merge(remitted[["remitted_line", "payer", "status", "charge", "claim"]], on="remitted_line")
    return rows.assign(code=rows["group"].astype("str") + "-" + rows["reason"].astype("str"))


@pytest.mark.release
def test_every_diagnosis_is_a_billable_code_of_the_release():
    """Asked in a process of its own, because the release is large. None of these codes began or ended inside the year."""
    asked = "import sys, simple_icd_10_cm as book; print([each for each in sys.argv[1:] if not book.is_leaf(each)])"
    codes = sorted({code for visit in VISITS for story in visit.diagnoses for code in story})

    done = subprocess.run([sys.executable, "-W", "ignore", "-c", asked, *codes], check=True, capture_output=True, text=True)

    assert done.stdout == "[]\n"


def test_the_levels_of_every_visit_are_weighed_out_of_a_hundred():
    assert {sum(visit.levels) for visit in VISITS} == {100}


def test_every_service_is_known_and_labelled_as_the_exercises_label_it():
    taught = read_content(ROOT / "exercises", ROOT / "sop")[0].codes.services
    labels = {each.code: each.label for each in read_figures().services}

    assert {slot.code for visit in VISITS for slot in visit.services} - {OFFICE_VISIT} <= set(labels)
    shared = set(labels) & set(taught)

    assert {code: labels[code] for code in shared} == {code: taught[code] for code in shared}


def test_an_office_visit_beside_a_procedure_carries_modifier_25(year):
    lines = year["lines"]
    procedure = lines["claim"].isin(lines.loc[lines["code"].isin(["PS455", "PS459", "PS510", "PS520", "G0439"]), "claim"])
    office = lines["code"].astype("str").str.fullmatch(r"PS1[01][2-5]")

    assert (lines.loc[procedure & office, "modifier"] == "25").all()
    assert not lines.loc[lines["code"] == "G2211", "claim"].isin(lines.loc[lines["modifier"] == "25", "claim"]).any()


def test_an_injected_joint_is_the_side_of_its_diagnosis(year):
    lines = year["lines"].merge(year["claims"][["claim", "encounter"]], on="claim")
    causes = year["diagnoses"].query("position == 1")
    knees = lines.loc[lines["code"] == "PS455"].merge(causes, on="encounter", suffixes=("", "_dx"))

    assert set(zip(knees["code_dx"], knees["modifier"], strict=True)) == {("M17.11", "RT"), ("M17.12", "LT")}


def test_office_visit_levels_are_spread_as_in_practices(year):
    codes = year["lines"]["code"].astype("str")
    share = codes[codes.str.fullmatch("PS10[2-5]")].value_counts(normalize=True)

    assert share["PS104"] == pytest.approx(0.57, abs=0.06)
    assert share["PS103"] == pytest.approx(0.33, abs=0.06)


def test_a_simple_visit_is_never_of_the_highest_level(year):
    simple = {visit.reason for visit in VISITS if visit.levels[3] == 0}
    lines = year["lines"].merge(year["claims"][["claim", "encounter"]], on="claim").merge(year["encounters"], on="encounter")

    assert simple
    assert not set(lines.loc[lines["reason"].isin(simple), "code"]) & {"PS105", "PS115"}


def test_cover_ends_only_after_a_patients_last_visit(year, adjusted):
    ended = year["claims"].loc[year["claims"]["claim"].isin(adjusted.loc[adjusted["code"] == "PR-27", "claim"]), "encounter"]
    last = year["encounters"].groupby("patient")["encounter"].max()

    assert len(ended) > 5
    assert set(ended) <= set(last)


def test_medicare_is_old_enough_and_children_owe_no_medicaid_copay(year):
    people = year["coverages"].query("rank == 1").merge(year["patients"], on="patient")
    age = (pd.Timestamp(2026, 9, 30) - people["born"]).dt.days / 365.25
    children = people.loc[(people["payer"] == "medicaid") & (age < 18)]

    assert (age[people["payer"] == "medicare"] >= 65).mean() > 0.8
    assert (children["copay"] == 0).all()


def test_duplicates_and_prior_payers_stand_under_oa_only(adjusted):
    assert set(adjusted.loc[adjusted["reason"].isin(["18", "23"]), "group"]) == {"OA"}
    assert set(adjusted.loc[adjusted["reason"] == "253", "payer"]) == {"medicare"}


def test_a_contractual_amount_is_never_the_whole_charge(adjusted):
    contractual = adjusted.loc[adjusted["code"] == "CO-45"]

    assert (contractual["amount"].abs() < contractual["charge"].abs()).all()


def test_sequestration_is_two_percent_of_the_payment_and_never_the_patients(adjusted, remitted):
    cut = adjusted.loc[adjusted["code"] == "CO-253"].set_index("remitted_line")["amount"]
    paid = remitted.set_index("remitted_line")["paid"][cut.index]

    assert ((cut - (cut + paid) * 0.02).abs() <= 0.5).all()


def test_what_is_allowed_is_the_contract_price(year, remitted):
    first = remitted.loc[(remitted["status"] != "2") & (remitted["allowed"] > 0)]
    lines, claims = year["lines"][["line", "code", "units"]], year["claims"][["claim", "encounter"]]
    billed = first.merge(lines, on="line").merge(claims, on="claim").merge(year["encounters"], on="encounter")
    billed = billed.merge(year["providers"], on="provider", suffixes=("", "_provider"))
    doctors = billed.loc[~billed["name"].str.endswith(("NP", "PA")) & (billed["service_date"] >= "2026-01-01")]
    prices = year["fee_schedules"].loc[year["fee_schedules"]["from_date"] == "2026-01-01", ["payer", "code", "allowed"]]
    priced = doctors.astype({"payer": "str", "code": "str"}).merge(
        prices.astype({"payer": "str", "code": "str"}), on=["payer", "code"], suffixes=("", "_contract"))

    cut = year["adjustments"].query("reason == '59'").set_index("remitted_line")["amount"]
    assert len(priced) == len(doctors) > 0
    assert (priced["allowed"] + priced["remitted_line"].map(cut).fillna(0) == priced["allowed_contract"] * priced["units"]).all()


def test_a_reversal_is_the_first_payment_negated_and_a_correction_follows_in_the_same_remittance(year):
    rows = year["remitted_claims"]
    for back in rows.loc[rows["status"] == "22"].itertuples():
        same = rows.loc[rows["claim"] == back.claim]
        assert (same["paid"].iloc[0], same["charge"].iloc[0]) == (-back.paid, -back.charge)
        after = same.loc[same["remitted_claim"] == back.remitted_claim + 1]
        assert list(after["remittance"]) == [back.remittance]


def test_the_second_payer_and_the_patient_get_what_the_first_left(year):
    rows = year["remitted_claims"].merge(year["claims"][["claim", "first_claim"]], on="claim")
    left = rows.loc[rows["status"].isin(["1", "19"])].groupby("claim")["patient_part"].last()
    second = rows.loc[rows["status"] == "2"]

    assert len(second) > 0
    assert (second["paid"] + second["patient_part"] <= second["first_claim"].map(left)).all()


def test_a_forwarded_claim_is_not_sent_again_by_us(year):
    forwarded = year["remitted_claims"].loc[year["remitted_claims"]["status"] == "19", "claim"]
    second = year["claims"].query("rank == 2")
    ours = second.loc[second["first_claim"].isin(forwarded), "claim"]

    assert len(ours) > 0
    assert not year["submissions"]["claim"].isin(ours).any()


def test_nobody_owes_less_than_nothing_for_long(year):
    balance = year["ledger"].query("line > 0").groupby("line")["amount"].sum()

    assert (balance < 0).mean() < 0.005


def test_rates_are_near_the_figures(year):
    first = year["submissions"].query("number == 1 and category != ''")
    denied = year["remitted_lines"].query("exception == 'denial'").merge(year["remitted_claims"], on="remitted_claim")
    seen = year["remitted_claims"].loc[year["remitted_claims"]["status"].isin(["1", "19"]), "claim"]

    assert (first["category"] == "A2").mean() == pytest.approx(0.97, abs=0.02)
    assert denied["claim"].nunique() / seen.nunique() == pytest.approx(0.1181, abs=0.03)


def test_the_default_world_shows_what_lessons_talk_about(year):
    tables, level = year, year["provider_adjustments"]["code"].value_counts()

    assert {"1", "2", "19", "22"} <= set(tables["remitted_claims"]["status"])
    assert set(level[level > 0].index) == {"WO", "FB", "L6", "72", "CS"}
    assert level[["72", "CS"]].max() <= 4
    assert {"ACH", "CHK"} <= set(tables["remittances"]["method"])
    assert {"eft", "lockbox", "card", "counter", "nsf"} == set(tables["bank_lines"]["source"])
    assert (tables["bank_days"]["unexplained"] != 0).sum() in (1, 2)
    assert (tables["unapplied"]["cleared_date"].isna()).any()
    assert (tables["deposits"]["bank_line"] == 0).any()
    assert 0.05 < (tables["remitted_lines"]["exception"] != "").mean() < 0.15


def test_what_came_on_the_last_two_business_days_still_waits(year):
    remittances = year["remittances"]
    late = remittances["received_date"] >= "2026-09-29"

    assert late.any()
    assert remittances.loc[late, "posted_date"].isna().all()


def test_money_that_nobody_announced_lies_unapplied_until_it_is_sent_back(year):
    known = year["unapplied"].merge(year["bank_lines"], on="bank_line", suffixes=("", "_bank"))
    stray = known.loc[(known["remittance"] == 0) & (known["trace"] == "")]
    days = (stray["cleared_date"] - stray["opened_date"]).dt.days

    assert len(known) == len(year["unapplied"])
    assert (known["amount"] == known["amount_bank"]).all()
    assert len(stray) > 2
    assert days.dropna().between(25, 155).all()


def test_a_payer_that_paid_twice_is_sent_its_money_back_once(year):
    paid = year["remitted_lines"].query("exception == 'duplicate' and paid > 0").groupby("line")["paid"].sum()
    entries = year["ledger"].loc[year["ledger"]["line"].isin(paid.index)]
    sent_back = entries.query("kind == 'refund' and remittance > 0").groupby("line")["amount"].sum()

    assert len(paid) > 0
    assert (sent_back == paid[sent_back.index]).all()
    assert (entries.query("kind == 'contractual'").groupby("line").size() == 1).all()


def test_a_contract_is_what_the_first_payer_allows_and_the_charge_where_there_is_none(year):
    lines = year["lines"].merge(year["claims"][["claim", "payer", "rank"]], on="claim")
    first, second = lines.query("rank == 1"), lines.query("rank == 2")

    assert (first["contract"] <= first["charge"]).all()
    assert (first.loc[first["payer"] == "self", "contract"] == first.loc[first["payer"] == "self", "charge"]).all()
    assert (second["contract"] == 0).all()


def test_a_denial_is_worked_then_decided(year):
    denials = year["denials"]
    acted, decided = denials["action_date"].notna(), denials["decided_date"].notna()

    assert (denials.loc[acted, "action_date"] > denials.loc[acted, "denied_date"]).all()
    assert (denials.loc[decided, "decided_date"] > denials.loc[decided, "action_date"]).all()
    assert set(denials.loc[denials["outcome"] == "upheld", "action"]) == {"appeal"}
    assert (denials.loc[~acted, "action"] == "").all()
    assert not denials["reason"].astype("str").str.startswith("PR").any()
