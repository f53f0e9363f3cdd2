"""Each fault of the insurers breaks what it names and nothing else, and its answer names every row that is wrong."""

import json
from collections import Counter
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.unit.world.differing import differences
from tests.unit.world.test_faults import Reading, named
from workbench.cli import app
from workbench.content import read_content
from workbench.world.digest import digest
from workbench.world.faults import CATALOGUES, NoRoom, plant
from workbench.world.files import answers_folder, build_world, facts_of, open_world, write_world
from workbench.world.insurer_laws import LAWS_OF
from workbench.world.premium_law import PremiumLaw
from workbench.world.rules import RULES_OF
from workbench.world.spec import WorldSpec

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[3]
SIZES = (7_000, 30_000, 60_000)
INSURERS = ("thistlepaw", "keystone")
CHECKS = {practice: {**LAWS_OF[practice], **RULES_OF[practice]} for practice in INSURERS}
FAULTS = [(practice, name) for practice in INSURERS for name in CATALOGUES[practice]]


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


@cache
def made(practice, seed, lines):
    """A clean world, what each check finds in it, and which tables it reads for that."""
    world, found = build_world(WorldSpec(practice, lines, f"fault {seed}")), {}
    for name, check in CHECKS[practice].items():
        tables = Reading(world.tables)
        found[name] = (set(check(tables)), tables.read)
    return world, found


def planted_in(practice, seed, wanted):
    """The clean world and the planted one, as large as it has to be: some faults are too rare for a small world."""
    *tries, last = ((seed, lines) for lines in SIZES)
    for each in tries:
        with suppress(NoRoom):
            return *made(practice, *each), plant(made(practice, *each)[0], wanted)
    return *made(practice, *last), plant(made(practice, *last)[0], wanted)


def new_findings(practice, clean, found, planted):
    """What each check finds that it did not find before. A check whose tables are the same ones finds the same."""
    changed = {name for name, frame in planted.items() if frame is not clean[name]}
    findings = {name: set(CHECKS[practice][name](planted)) ^ before for name, (before, read) in found.items() if read & changed}
    return {name: each for name, each in findings.items() if each}


@pytest.mark.parametrize(("practice", "name"), FAULTS)
def test_a_fault_breaks_its_own_law_or_rule_and_nothing_else(practice, name, seeds):
    for seed in seeds[:max(1, len(seeds) // 8)]:
        world, found, planted = planted_in(practice, seed, {name: 1})
        (answer,) = planted.answers

        findings = new_findings(practice, world.tables, found, planted.world.tables)

        assert set(findings) == {CATALOGUES[practice][name].breaks}, seed
        if answer.breaks not in set(PremiumLaw):
            (seen,) = findings.values()
            assert ", ".join(f"{each.table} {each.id}" for each in seen) == answer.seen, seed


@pytest.mark.parametrize(("practice", "name"), FAULTS)
def test_nothing_differs_but_what_the_answer_names_and_it_says_how(practice, name):
    world, _, planted = planted_in(practice, 0, {name: 1})

    found = differences(world.tables, planted.world.tables)
    spots, totals = named(planted.answers)

    assert {where: cells for where, cells in found.items() if where not in totals} == spots
    assert {where: after - before for where, (after, before) in found.items() if where in totals} == totals


@pytest.mark.parametrize("practice", INSURERS)
def test_many_faults_in_one_world_keep_apart_and_each_is_seen(practice):
    world, found = made(practice, 0, SIZES[-1])
    planted = plant(world, dict.fromkeys(CATALOGUES[practice], 2))

    findings = new_findings(practice, world.tables, found, planted.world.tables)

    assert Counter(answer.fault for answer in planted.answers) == dict.fromkeys(CATALOGUES[practice], 2)
    assert set(findings) == {fault.breaks for fault in CATALOGUES[practice].values()}
    seen = {f"{each.table} {each.id}" for name in RULES_OF[practice] if name in findings for each in findings[name]}
    assert seen == {answer.seen for answer in planted.answers if answer.seen}


@pytest.mark.parametrize("practice", INSURERS)
def test_the_same_words_plant_the_same_faults_and_other_words_others(practice):
    wanted = dict.fromkeys(list(CATALOGUES[practice])[:3], 2)
    first, again, other = (plant(made(practice, seed, SIZES[0])[0], wanted).answers for seed in (0, 0, 1))

    assert first == again
    assert first != other


@pytest.mark.parametrize("practice", INSURERS)
def test_every_law_and_rule_has_a_fault_and_each_fault_says_what_to_do(practice):
    faults = CATALOGUES[practice].values()
    sops = read_content(ROOT / "exercises", ROOT / "sop")[0].sops.values()

    assert {fault.breaks for fault in faults} == set(CHECKS[practice])
    assert {fault.sop for fault in faults} - {""} <= {step.id for sop in sops for step in sop.steps}
    assert all(fault.means.endswith(".") and fault.remedy.endswith(".") for fault in faults)


@pytest.mark.parametrize("practice", INSURERS)
def test_a_planted_world_comes_back_from_its_folder_with_the_types_of_a_clean_one(practice, tmp_path):
    world = made(practice, 0, SIZES[-1])[0]
    planted = plant(world, dict.fromkeys(CATALOGUES[practice], 1))
    write_world(planted.world, tmp_path / practice)

    back = open_world(tmp_path / practice)

    assert digest(back) == digest(planted.world)
    for name, frame in world.tables.items():
        assert list(back.tables[name].dtypes.astype(str)) == list(frame.dtypes.astype(str)), name


@pytest.mark.parametrize(("practice", "wish"), [("keystone", "wrong-tier"), ("thistlepaw", "lapsed-too-early")])
def test_the_command_plants_what_a_file_asks_for_and_keeps_the_answers_apart(practice, wish, tmp_path):
    (tmp_path / "faults.toml").write_text(f"{wish} = 2\n", encoding="utf-8")

    done = run("world", "--practice", practice, "--out", tmp_path / "made", "--x12", 0, "--faults", tmp_path / "faults.toml")

    path = answers_folder(tmp_path, facts_of(tmp_path / "made").digest) / "answers.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    assert f"The answers are apart: {path}" in done.stdout
    assert ([each["fault"] for each in told["planted"]], told["by_itself"]) == ([wish] * 2, [])


def test_a_fault_of_another_practice_is_refused_with_the_names_there_are(tmp_path):
    (tmp_path / "faults.toml").write_text("posted-twice = 1\n", encoding="utf-8")

    done = run("world", "--practice", "keystone", "--out", tmp_path / "made", "--faults", tmp_path / "faults.toml")

    assert (done.exit_code, done.stdout) == (2, "")
    assert 'There is no fault "posted-twice" for keystone.' in done.stderr
    assert "There are employee-not-billed, " in done.stderr
    assert not (tmp_path / "made").exists()


def test_a_refund_by_wrong_days_is_one_day_of_premium_off():
    world, _, planted = planted_in("thistlepaw", 1, {"refund-by-wrong-days": 1})
    (spot,) = (each for each in planted.answers[0].where if each.table == "refunds")
    invoice = world.tables["refunds"].set_index("refund").loc[int(spot.id), "invoice"]
    lines = world.tables["invoice_lines"].loc[lambda rows: (rows["invoice"] == invoice) & (rows["days"] > 0)]

    assert abs(spot.found - spot.should_be) == pytest.approx((lines["amount"] / lines["days"]).sum(), abs=2)


def test_the_number_that_got_the_payment_is_the_right_one_with_two_digits_swapped():
    world, _, planted = planted_in("thistlepaw", 2, {"applied-to-swapped-number": 1})
    spot = next(each for each in planted.answers[0].where if each.field == "policy")
    number = world.tables["policies"].set_index("policy")["number"]

    right, wrong = number[spot.should_be], number[spot.found]

    assert sorted(right) == sorted(wrong)
    assert sum(one != other for one, other in zip(right, wrong, strict=True)) == 2


def test_a_bill_for_an_employee_who_left_asks_for_a_month_after_the_end():
    world, _, planted = planted_in("keystone", 3, {"former-employee-billed": 1})
    (spot,) = planted.answers[0].where
    line = planted.world.tables["list_bill_lines"].set_index("line").loc[int(spot.id)]
    until = world.tables["members"].set_index("member").loc[line["member"], "to_date"]

    assert line["month"] > until
    assert planted.answers[0].totals
