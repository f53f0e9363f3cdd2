"""What payers allow of several procedures, and what passes between payer and practice beside the claims (PLB)."""

import pytest

from workbench.world.files import read_figures

PROCEDURES = {each.code for each in read_figures().services if each.group == "procedure"}
SHARES = {each.key: each.second_procedure for each in read_figures().payers}


@pytest.fixture(scope="module")
def procedures(year):
    """The lines of visits with several procedures, the dearest first, with the payer."""
    lines = year["lines"].merge(year["claims"][["claim", "payer", "rank"]], on="claim").query("rank == 1 and payer != 'self'")
    lines = lines.loc[lines["code"].isin(PROCEDURES)]
    lines = lines.loc[lines["claim"].duplicated(keep=False)]
    return lines.sort_values(["claim", "contract"], ascending=[True, False])


@pytest.fixture(scope="module")
def level(year):
    told = year["remittances"][["remittance", "payer", "posted_date", "amount"]]
    return year["provider_adjustments"].merge(told, on="remittance", suffixes=("", "_paid"))


def test_every_procedure_but_the_dearest_is_cut_to_the_payers_share_under_co_59(year, procedures):
    cut = year["adjustments"].query("reason == '59'").set_index("remitted_line")["amount"]
    told = year["remitted_lines"].query("allowed > 0").drop_duplicates("line").set_index("line")
    paid = procedures.loc[procedures["line"].isin(told.index)]
    off = paid["line"].map(told["remitted_line"]).map(cut).fillna(0)
    allowed = paid["line"].map(told["allowed"])
    second = procedures["claim"].duplicated()[paid.index]
    share = paid["payer"].astype("str").map(SHARES)

    assert (off[~second] == 0).all()
    assert ((allowed - (allowed + off) * share / 100).abs()[second] <= 0.5).all()
    assert set(share[second & (off > 0)]) == set(SHARES.values()) - {100}
    assert (allowed == paid["contract"]).all()


def test_two_procedures_name_two_sides_or_places(year, procedures):
    claims = set(procedures["claim"])

    assert len(claims) > 30
    assert not procedures.duplicated(["claim", "code"]).any()
    assert set(procedures["modifier"]) <= {"RT", "LT", "59", ""}


def test_our_refund_is_acknowledged_once_it_was_sent_and_moves_no_money(year, level):
    returned = level.query("code == '72'")
    kept = level.query("code == 'WO' and amount > 0").merge(returned, on=["remittance", "reference"], suffixes=("", "_72"))
    twice = year["remitted_lines"].query("exception == 'duplicate'").merge(year["remitted_claims"], on="remitted_claim")
    refunds = year["ledger"].query("kind == 'refund' and remittance > 0")

    assert len(returned) == len(kept) > 0
    assert (kept["amount"] == -kept["amount_72"]).all()
    for row in kept.itertuples():
        lines = twice.loc[twice["payer_claim"] == row.reference]
        sent = refunds.loc[refunds["line"].isin(lines["line"])]
        assert sent["amount"].sum() == lines["paid_x"].sum() == row.amount
        assert sent["posted_date"].max() < year["remittances"].set_index("remittance").at[row.remittance, "payment_date"]


def test_a_balance_that_the_payer_gives_up_comes_up_and_is_cancelled_beside_it(year, level):
    given_up = level.query("code == 'CS'")
    carried = level.query("code == 'FB' and amount > 0").merge(given_up, on=["remittance", "reference"], suffixes=("", "_cs"))
    books = year["general_ledger"].query("account == 'other income'")

    assert len(given_up) == len(carried) > 0
    assert (carried["amount"] == -carried["amount_cs"]).all()
    assert books["credit"].sum() == -given_up.loc[given_up["posted_date"].notna(), "amount"].sum()


def test_no_provider_level_amount_is_nothing_and_what_is_settled_leaves_no_balance(year, level):
    posted = level.loc[level["posted_date"].notna() & ~level["code"].isin(["L6", "CS"])]
    balances = year["general_ledger"].query("account == 'payer balances'")

    assert (level["amount"] != 0).all()
    assert balances["debit"].sum() - balances["credit"].sum() == posted["amount"].sum()
    assert posted.groupby("reference")["amount"].sum().isin([0, *posted["amount"]]).all()
