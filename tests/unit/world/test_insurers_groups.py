"""What a premium lead would look for in Keystone's list bills, and what its files say."""

import pandas as pd
import pytest

from workbench.world.faults import plant
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


def by_kind(files, few=400):
    """Everybody on the first day, what changed, what was paid: the first files of each, put together."""
    everybody, paid = of_kind(files, "-all.834"), of_kind(files, ".820")
    told = {name: data for name, data in of_kind(files, ".834").items() if name not in everybody}
    return [b"".join(list(kind.values())[:few]) for kind in (everybody, told, paid)]


def changed(files, world):
    """The files of a planted world that are not those of the clean one."""
    return {name: data for name, data in group_files(world) if files.get(name) != data}


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
    assert [structure(data) for data in by_kind(files, 2 if len(seeds) < 25 else 400)] == [""] * 3


def test_enrolments_and_premiums_of_other_seeds_satisfy_others_too(seeds, structure):
    for seed in seeds if len(seeds) >= 200 else seeds[:2]:
        made = dict(group_files(build_world(WorldSpec("keystone", 300, f"seed {seed}"))))

        assert [problem for data in of_kind(made, ".834").values() for problem in read_enrolments(data)[1]] == []
        assert [problem for data in of_kind(made, ".820").values() for problem in read_premiums(data)[1]] == []
        assert [structure(data) for data in by_kind(made)] == [""] * 3


def test_a_fault_in_the_amounts_of_an_820_is_seen_in_its_file_and_in_no_other(world, files):
    wrong = changed(files, plant(world, {"remittance-swapped-digits": 1}).world)

    assert [problem.code for data in wrong.values() for problem in read_premiums(data)[1]] == ["ERA060"]
    assert len(wrong) == 1


@pytest.mark.parametrize("fault", ["paid-short", "paid-over", "paid-for-former-employee"])
def test_what_an_employer_paid_wrong_is_in_its_820_which_balances(world, files, fault, structure):
    ((name, data),) = changed(files, plant(world, {fault: 1}).world).items()
    (paid,), problems = read_premiums(data)
    (before,), _ = read_premiums(files[name])

    assert problems == ()
    assert paid.amount == paid.remitted != before.amount
    assert structure(data) == ""


@pytest.mark.parametrize("fault", ["wrong-tier", "end-not-entered", "transfer-differs", "applied-to-newer-bill"])
def test_our_own_mistakes_are_in_no_file_of_an_employer(world, files, fault):
    assert changed(files, plant(world, {fault: 1}).world) == {}


def test_the_files_of_the_first_groups_only_are_written_when_few_members_are_asked_for(world):
    names = {name.split(".")[0].split("-", 1)[1][:8] for name, _ in group_files(world, 1)}

    assert names == {world.tables["groups"]["number"][0]}


def test_dates_of_cover_follow_each_other(many):
    members = many["members"]

    assert (members["to_date"].isna() | (members["to_date"] >= members["from_date"])).all()
    assert (members["born"] <= pd.Timestamp(2026, 9, 30)).all()


def test_nobody_is_covered_before_birth_and_parents_are_of_an_age_to_be_parents(many):
    members = many["members"]
    children = members.query("relationship == '19'")
    parents = children["employee"].map(members.set_index("member")["born"])
    years = (children["born"] - parents).dt.days / 365.25

    assert (members["from_date"] + pd.Timedelta(days=31) > members["born"]).all()
    assert years.between(16, 50).mean() > 0.97
    assert not children.duplicated(["employee", "born"]).any()


def test_birth_days_are_spread(many):
    assert many["members"]["born"].value_counts().max() <= 8


def test_money_of_a_group_that_leaves_is_on_its_bill_until_it_is_given_back(many):
    refunds = many["group_refunds"].merge(many["list_bills"], on="bill", suffixes=("", "_bill"))
    paid = many["group_applications"].groupby("bill")["amount"].sum()

    assert len(refunds) > 0
    assert (refunds["open"] == 0).all()
    assert (paid[refunds["bill"]].to_numpy() == refunds["amount_bill"].to_numpy()).all()
