"""How denials are worked: each payer's way, within its days, and what comes of it."""

import pandas as pd
import pytest

from workbench.scrub import Setting, scrub
from workbench.world.edi import x12_files
from workbench.world.larkmere import WORLD_DATE
from workbench.x12 import read_claims

RECEIPT = pd.Timedelta(days=5)
"""Medicare takes a remittance as received so long after its date (42 CFR 405.942)."""


@pytest.fixture(scope="module")
def denials(year):
    """The denials with the payer and the day of the remittance."""
    told = year["remitted_lines"][["remitted_line", "remitted_claim", "remark"]].merge(
        year["remitted_claims"][["remitted_claim", "remittance"]], on="remitted_claim")
    told = told.merge(year["remittances"][["remittance", "payer", "payment_date"]], on="remittance")
    rows = year["denials"].merge(told, on="remitted_line").merge(
        year["payers"][["payer", "appeal_days", "second_appeal_days"]].astype({"payer": "str"}), on="payer")
    return rows.assign(reason=rows["reason"].astype("str"), action=rows["action"].astype("str"))


def days(count):
    return pd.to_timedelta(count, unit="D")


def test_medicare_gets_new_claims_reopenings_and_appeals_and_others_corrected_claims(denials):
    medicare = denials["payer"] == "medicare"

    assert set(denials.loc[medicare, "action"]) - {""} == {"new claim", "reopening", "records", "appeal", "write-off"}
    assert set(denials.loc[~medicare, "action"]) - {""} == {"corrected claim", "records", "appeal", "write-off"}
    assert set(denials.loc[denials["action"] == "new claim", "remark"]) == {"MA130"}
    assert set(denials.loc[denials["remark"] == "MA130", "action"]) <= {"new claim", "write-off", ""}


def test_what_is_in_dispute_is_appealed_and_a_late_denial_is_not(denials):
    assert set(denials.loc[denials["action"] == "appeal", "reason"]) <= {"CO-50", "CO-97", "CO-197"}
    assert set(denials.loc[denials["reason"] == "CO-29", "action"]) <= {"write-off", ""}


def test_claims_are_sent_again_for_new_and_corrected_ones_only(year, denials):
    sent = set(zip(year["submissions"]["claim"], year["submissions"]["sent_date"], strict=True))
    done = denials.loc[denials["action_date"].notna()]
    again = [pair in sent for pair in zip(done["claim"], done["action_date"], strict=True)]

    assert list(done["action"].isin(["corrected claim", "new claim"])) == again


def test_a_lost_appeal_is_appealed_again_only_where_the_payer_takes_that_and_in_time(denials):
    again = denials.loc[denials["second_appeal_date"].notna()]

    assert len(again) > 2
    assert (again["action"] == "appeal").all()
    assert (again["second_appeal_date"] > again["upheld_date"]).all()
    assert (again["second_appeal_date"] <= again["upheld_date"] + days(again["second_appeal_days"])).all()
    assert (again["decided_date"] > again["second_appeal_date"])[again["decided_date"].notna()].all()
    assert denials.loc[again.index.symmetric_difference(denials.index), "upheld_date"].isna().all()


def test_every_appeal_is_sent_within_the_payers_days(denials):
    appeals = denials.loc[denials["action"] == "appeal"]

    assert (appeals["action_date"] <= appeals["payment_date"] + RECEIPT + days(appeals["appeal_days"])).all()


def test_what_was_upheld_for_good_is_written_off_then(year, denials):
    off = year["ledger"].query("kind == 'write-off'")
    line = denials["remitted_line"].map(year["remitted_lines"].set_index("remitted_line")["line"])
    lost = denials.loc[(denials["outcome"] == "upheld") & (denials["decided_date"] < "2026-09-15")]
    when = off.groupby("line")["posted_date"].min()

    assert len(lost) > 5
    assert (line[lost.index].map(when) >= lost["decided_date"]).all()


def test_about_half_of_the_appeals_win_and_most_corrections_do(denials):
    decided = denials.loc[denials["decided_date"].notna()]
    old = denials.loc[(denials["denied_date"] < "2026-05-01") & (denials["action"] != "appeal")]

    appealed = decided.loc[decided["action"] == "appeal"]
    assert 0.4 <= (appealed["outcome"] == "paid").mean() <= 0.75
    assert 0.75 <= old.loc[old["outcome"] == "paid", "amount"].sum() / old["amount"].sum() <= 0.97


def test_a_corrected_claim_replaces_the_payers_claim_and_a_new_one_does_not(world, tables):
    files = x12_files(world)
    claims = [claim for name, data in files if name.endswith(".837") for batch in read_claims(data)[0] for claim in batch.claims]
    numbers = tables["claims"].set_index("claim")["number"]
    corrected = tables["denials"].query("action == 'corrected claim'")
    told = tables["remitted_claims"].drop_duplicates("claim").set_index("claim")["payer_claim"]

    replaced = {claim.account: claim.payer_claim for claim in claims if claim.frequency == "7"}

    assert replaced == {numbers[claim]: told[claim] for claim in corrected["claim"]}
    assert {claim.payer_claim for claim in claims if claim.frequency == "1"} == {""}
    assert [edit for claim in claims for edit in scrub(claim, Setting(WORLD_DATE)) if edit.code.startswith("S14")] == []
