"""What both insurers' worlds must hold: their laws, their tables, their size, the same rows for the same words."""

import os
import subprocess
import sys

import pandas as pd
import pytest

from workbench.world.digest import digest
from workbench.world.files import build_world, open_world, write_world, write_x12
from workbench.world.frames import World
from workbench.world.insurer_laws import LAWS_OF, broken
from workbench.world.premium_law import PremiumLaw
from workbench.world.rules import seen
from workbench.world.spec import USUAL_LINES, WorldSpec
from workbench.world.tables import TABLES_OF, Holds

pytestmark = pytest.mark.long
INSURERS = ("thistlepaw", "keystone")
LINES = {"thistlepaw": "invoices", "keystone": "list_bill_lines"}
TODAY = pd.Timestamp(2026, 9, 30)
HELD = {Holds.ID: "int64", Holds.CENTS: "int64", Holds.COUNT: "int64", Holds.FLAG: "bool", Holds.DATE: "datetime64[us]"}
PLANNED = {"due_date", "grace_date", "from_date", "to_date", "covered_date", "waiting_date", "month", "cover_date",
           "accepted_date"}
"""Days that may lie ahead: a bill is sent before its period begins."""
PRINT_DIGEST = ("import sys; from workbench.world.digest import digest; from workbench.world.files import build_world; "
                "from workbench.world.spec import WorldSpec; print(digest(build_world(WorldSpec(sys.argv[1], 600, 'same'))))")


@pytest.fixture(scope="module", params=INSURERS)
def world(request):
    return build_world(WorldSpec(request.param))


@pytest.mark.parametrize("practice", INSURERS)
@pytest.mark.parametrize("lines", [50, 700])
def test_every_law_holds_to_the_cent_and_every_rule_is_kept_whatever_the_seed_and_size(practice, lines, seeds):
    for seed in seeds:
        world = build_world(WorldSpec(practice, lines, f"law {seed}"))

        assert broken(world) == ()
        assert seen(world.tables, practice) == ()


def test_the_usual_world_keeps_every_law_and_rule_also_in_the_middle_of_a_month(world):
    in_may = build_world(WorldSpec(world.spec.practice, seed="May", world_date=TODAY.date().replace(month=5, day=17)))

    for each in (world, in_may):
        assert broken(each) == ()
        assert seen(each.tables, each.spec.practice) == ()


@pytest.mark.parametrize(("practice", "law", "table", "column"), [
    ("thistlepaw", PremiumLaw.BILL, "invoices", "amount"), ("thistlepaw", PremiumLaw.PAYMENT, "premium_payments", "unapplied"),
    ("thistlepaw", PremiumLaw.ACCOUNT, "premium_accounts", "collected"), ("thistlepaw", PremiumLaw.OPEN, "invoices", "open"),
    ("thistlepaw", PremiumLaw.ROLL_FORWARD, "premium_months", "closing"),
    ("thistlepaw", PremiumLaw.EARNED, "invoice_lines", "earned"), ("thistlepaw", PremiumLaw.DEPOSIT, "deposits", "fee"),
    ("thistlepaw", PremiumLaw.BANK_DAY, "bank_days", "matched"),
    ("keystone", PremiumLaw.BILL, "list_bills", "amount"), ("keystone", PremiumLaw.PAYMENT, "group_payments", "unapplied"),
    ("keystone", PremiumLaw.REMITTANCE, "remittance_lines", "amount"),
    ("keystone", PremiumLaw.ACCOUNT, "group_accounts", "billed"),
    ("keystone", PremiumLaw.OPEN, "list_bills", "open"), ("keystone", PremiumLaw.ROLL_FORWARD, "premium_months", "refunded"),
    ("keystone", PremiumLaw.EARNED, "list_bill_lines", "earned"), ("keystone", PremiumLaw.RATE, "list_bill_lines", "amount"),
    ("keystone", PremiumLaw.BANK_DAY, "bank_lines", "amount"), ("keystone", PremiumLaw.MATCH, "match_results", "difference"),
])
def test_a_cent_too_much_is_noticed(practice, law, table, column):
    world = build_world(WorldSpec(practice, 700))
    rows = world.tables[table].copy()
    rows.loc[0, column] += 1

    breaches = LAWS_OF[practice][law]({**world.tables, table: rows})

    assert {abs(each.difference) for each in breaches} == {1}


def test_a_refunded_overpayment_that_is_a_cent_too_small_breaks_the_account_of_its_policy_and_nothing_else():
    world = build_world(WorldSpec("thistlepaw"))
    rows = world.tables["refunds"].copy()
    rows.loc[rows.index[rows["invoice"] == 0][0], "amount"] += 1

    breaches = broken(World(world.spec, {**world.tables, "refunds": rows}))

    assert {each.law for each in breaches} == {PremiumLaw.ACCOUNT}


def test_a_world_has_exactly_the_tables_columns_and_types_that_are_written_down(world):
    wanted = TABLES_OF[world.spec.practice]

    assert list(world.tables) == list(wanted)
    for name, table in wanted.items():
        assert list(world.tables[name].columns) == [column.name for column in table.columns], name
        for column in table.columns:
            held = HELD.get(column.holds)
            found = str(world.tables[name][column.name].dtype)
            assert found in ((held,) if held else ("str", "category")), f"{name}.{column.name}"
            assert column.holds is Holds.DATE or not world.tables[name][column.name].isna().any(), f"{name}.{column.name}"


def test_an_id_points_to_a_row_that_exists(world):
    wanted = TABLES_OF[world.spec.practice]
    for name, table in wanted.items():
        for column in (each for each in table.columns if each.of):
            key = wanted[column.of].columns[0].name
            assert set(world.tables[name][column.name]) - {0} <= set(world.tables[column.of][key]), f"{name}.{column.name}"


def test_nothing_but_what_is_planned_is_later_than_the_worlds_date(world):
    for name, frame in world.tables.items():
        for column in set(frame.select_dtypes("datetime")) - PLANNED:
            assert not (frame[column] > TODAY).any(), f"{name}.{column}"


@pytest.mark.parametrize("practice", INSURERS)
@pytest.mark.parametrize("lines", [600, 3_000])
def test_a_world_has_about_the_lines_that_were_asked_for(practice, lines):
    made = len(build_world(WorldSpec(practice, lines)).tables[LINES[practice]])

    assert abs(made - lines) < lines * 0.25


def test_the_usual_size_is_nine_hundred_policies_and_fourteen_groups(world):
    assert world.spec.lines == USUAL_LINES[world.spec.practice]
    assert len(world.tables.get("policies", ())) == (900 if world.spec.practice == "thistlepaw" else 0)
    assert len(world.tables.get("groups", ())) == (14 if world.spec.practice == "keystone" else 0)


@pytest.mark.parametrize("practice", INSURERS)
def test_two_processes_with_different_hash_seeds_build_the_same_rows(practice):
    other = "77" if os.environ.get("PYTHONHASHSEED") != "77" else "1"
    told = subprocess.run([sys.executable, "-c", PRINT_DIGEST, practice], env={**os.environ, "PYTHONHASHSEED": other}, check=True,
                          capture_output=True, text=True).stdout

    assert told == digest(build_world(WorldSpec(practice, 600, "same"))) + "\n"


@pytest.mark.parametrize("practice", INSURERS)
def test_a_world_comes_back_from_its_folder_as_it_was(practice, tmp_path):
    world = build_world(WorldSpec(practice, 300))
    write_world(world, tmp_path / "kept")

    assert digest(open_world(tmp_path / "kept")) == digest(world)
    assert (write_x12(world, tmp_path / "kept") > 0) is (practice == "keystone")
