"""What a premium lead would look for in Keystone's list bills, and what its files say."""

import pandas as pd
import pytest

from workbench.world.files import build_world
from workbench.world.insurers.group.edi import group_files
from workbench.world.spec import WorldSpec
from workbench.x12 import Maintenance, read_enrolments, read_premiums

pytestmark = pytest.mark.long

@pytest.fixture(scope="module")
def world():
    return build_world(WorldSpec("keystone"))


@pytest.fixture(scope="module")
def tables(world):
    return world.tables


@pytest.fixture(scope="module")
def many():
    """Large enough for what is rare."""
    return build_world(WorldSpec("keystone", 20_000, "rare")).tables


@pytest.fixture(scope="module")
def files(world):
    return dict(group_files(world))


def of_kind(files, end):
    return {name: data for name, data in files.items() if name.endswith(end)}


def test_everything_that_can_happen_to_a_group_happens_in_the_usual_world(tables):
    assert set(tables["groups"]["ended_reason"]) == {"", "not paid", "left"}
    assert set(tables["list_bill_lines"]["kind"]) == set(tables["list_bill_lines"]["kind"].cat.categories)
    assert {"021", "001", "024"} <= set(tables["enrolment_events"]["kind"])
    assert len(tables["group_refunds"]) == 1
    assert set(tables["group_write_offs"]["reason"]) == set(tables["group_write_offs"]["reason"].cat.categories)


def test_a_current_line_stands_once_for_each_covered_employee_and_month(many):
    current = many["list_bill_lines"].query("kind == 'current'").merge(many["members"], on="member", suffixes=("", "_member"))

    assert not current.duplicated(["member", "month"]).any()
    assert (current["relationship"] == "18").all()
    assert (current["month"] >= current["from_date"].dt.to_period("M").dt.to_timestamp()).all()


def test_what_was_billed_for_an_employee_ends_with_the_cover(many):
    lines = many["list_bill_lines"].merge(many["members"][["member", "to_date"]], on="member")
    after = lines.loc[lines["month"] > lines["to_date"]].groupby(["member", "month"])["amount"].sum()
    unsettled = after[after != 0].index.get_level_values("member")
    late = many["enrolment_events"].query("kind == '024' and reported_date > '2026-09-10'")["member"]

    assert set(unsettled) <= set(late)


def test_a_retro_correction_is_of_an_earlier_month_and_follows_a_late_report(many):
    bills = many["list_bills"].set_index("bill")["month"]
    lines = many["list_bill_lines"].loc[many["list_bill_lines"]["kind"].astype("str").str.startswith("retro")]

    assert (lines["month"] < lines["bill"].map(bills)).all()
    assert set(lines["member"]) <= set(many["enrolment_events"]["member"])


def test_nothing_is_taken_back_beyond_the_sixty_days_of_the_contract(many):
    ends = many["enrolment_events"].query("kind == '024'")
    back = (ends["reported_date"] - ends["accepted_date"]).dt.days

    assert (back <= 60).all()
    assert (ends["accepted_date"] >= ends["cover_date"]).all()
    assert 0 < ends["cut"].mean() < 0.3


def test_an_addition_reported_after_thirty_one_days_counts_from_the_next_month(many):
    adds = many["enrolment_events"].query("kind == '021'")
    late = (adds["reported_date"] - adds["cover_date"]).dt.days > 31

    assert (adds["cut"] == late).all()
    assert (adds.loc[late, "accepted_date"] > adds.loc[late, "reported_date"]).all()


def test_a_group_that_does_not_pay_ends_with_the_last_paid_month_and_nobody_loses_a_paid_month(many):
    ended = many["groups"].query("ended_reason == 'not paid'").merge(many["list_bills"], on="group")
    after = ended.loc[ended["month"] > ended["ended_date"]]
    before = ended.loc[ended["month"] <= ended["ended_date"]]
    payments = many["group_payments"].merge(many["list_bills"][["bill", "month"]], on="bill")

    assert (before["open"] <= 0).mean() > 0.9
    assert after.groupby("group").size().eq(2).all()
    assert not payments["bill"].isin(after["bill"]).any()


def test_a_group_that_leaves_gets_back_what_it_had_paid_for_later(many):
    left = many["groups"].query("ended_reason == 'left'")
    refunds = many["group_refunds"].groupby("group")["amount"].sum()

    assert set(refunds.index) <= set(left["group"])
    assert (many["group_payments"].loc[many["group_payments"]["group"].isin(left["group"]), "unapplied"] == 0).mean() > 0.9


def test_cash_goes_to_the_oldest_bill_first(many):
    applied = many["group_applications"].query("bill > 0")
    ordered = applied.sort_values(["group", "payment"], kind="stable").groupby("group")["bill"]

    assert (ordered.diff().dropna() >= 0).all()


def test_no_group_pays_a_bill_before_the_one_that_came_earlier(many):
    paid = many["group_payments"].sort_values(["group", "bill"]).groupby("group")["received_date"]

    assert (paid.diff().dropna() > pd.Timedelta(0)).all()


def test_a_difference_is_what_was_paid_less_what_was_billed_and_has_a_cause(many):
    results = many["match_results"]

    assert (results["difference"] == results["paid"] - results["billed"]).all()
    assert (results["difference"] != 0).all()
    assert set(results["cause"]) == set(results["cause"].cat.categories)


def test_enrolment_files_read_back_and_name_everybody_once(files, tables):
    first = [each for name, data in of_kind(files, "-all.834").items() for each in read_enrolments(data)[0]]
    changes = {name: read_enrolments(data) for name, data in of_kind(files, ".834").items() if "-all" not in name}
    covered = tables["members"].query("from_date <= '2025-10-01'")
    told = sum(member.relationship == "18" for read, _ in changes.values() for each in read for member in each.members)

    assert {problem for _, problems in changes.values() for problem in problems} == set()
    assert {member.maintenance for each in first for member in each.members} == {Maintenance.AUDIT.value}
    assert sum(len(each.members) for each in first) == len(covered)
    assert told == len(tables["enrolment_events"])


def test_every_820_pays_the_sum_of_its_details_and_what_the_tables_say(files, tables):
    read = {name: read_premiums(data) for name, data in of_kind(files, ".820").items()}
    paid = {int(name[:-4].rsplit("-", 1)[1]): each.amount for name, ((each,), _) in read.items()}

    assert {problem for _, problems in read.values() for problem in problems} == set()
    assert all(each.amount == each.remitted for (each,), _ in read.values())
    assert paid == dict(tables["group_payments"][["payment", "amount"]].itertuples(index=False))


def test_enrolments_and_premiums_have_a_structure_that_others_accept(files, structure, seeds):
    few = 2 if len(seeds) < 25 else 400
    kinds = (of_kind(files, "-all.834"), {name: data for name, data in of_kind(files, ".834").items() if "-all" not in name},
             of_kind(files, ".820"))

    for kind in kinds:
        assert structure(b"".join(list(kind.values())[:few])) == ""


def test_a_cent_that_is_planted_in_the_tables_is_in_the_file(world):
    rows = world.tables["group_payments"].copy()
    rows.loc[0, "amount"] += 1
    planted = type(world)(world.spec, {**world.tables, "group_payments": rows})

    problems = [problem.code for name,
                data in group_files(planted) if name.endswith(".820") for problem in read_premiums(data)[1]]

    assert problems == ["ERA060"]


def test_the_files_of_the_first_groups_only_are_written_when_few_members_are_asked_for(world):
    names = {name.split(".")[0].split("-", 1)[1][:8] for name, _ in group_files(world, 1)}

    assert names == {world.tables["groups"]["number"][0]}


def test_dates_of_cover_follow_each_other(many):
    members = many["members"]

    assert (members["to_date"].isna() | (members["to_date"] >= members["from_date"])).all()
    assert (members["born"] <= pd.Timestamp(2026, 9, 30)).all()
