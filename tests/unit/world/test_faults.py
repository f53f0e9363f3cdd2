"""Each fault of the catalogue breaks what it names and nothing else, and its answer names every row that is wrong."""

from collections import Counter
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from tests.unit.world.differing import differences
from workbench.content import read_content
from workbench.world.faults import CATALOGUE, NoRoom, plant
from workbench.world.files import build_world
from workbench.world.laws import LAWS, Law
from workbench.world.rules import RULES
from workbench.world.spec import WorldSpec

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[3]
SIZES = (650, 2_000, 12_000)
CHECKS = {**LAWS, **RULES}


class Reading(dict):
    """Tables that remember which of them were read."""

    def __init__(self, tables):
        super().__init__(tables)
        self.read = set()

    def __getitem__(self, name):
        self.read.add(name)
        return super().__getitem__(name)


@cache
def made(seed, lines):
    """A clean world, what each check finds in it, and which tables it reads for that."""
    world = build_world(WorldSpec(lines=lines, seed=f"fault {seed}"))
    found = {}
    for name, check in CHECKS.items():
        tables = Reading(world.tables)
        found[name] = (set(check(tables)), tables.read)
    return world, found


def planted_in(seed, wanted):
    """The clean world and the planted one, as large as it has to be: some faults are too rare for a small world."""
    *tries, last = [(seed, lines) for lines in SIZES] + [(seed + 1_000, SIZES[-1]), (seed + 2_000, SIZES[-1])]
    for each in tries:
        with suppress(NoRoom):
            return *made(*each), plant(made(*each)[0], wanted)
    return *made(*last), plant(made(*last)[0], wanted)


def new_findings(clean, found, planted):
    """What each check finds that it did not find before. A check whose tables are the same ones finds the same."""
    changed = {name for name, frame in planted.items() if frame is not clean[name]}
    findings = {name: set(CHECKS[name](planted)) ^ before for name, (before, read) in found.items() if read & changed}
    return {name: each for name, each in findings.items() if each}


def named(answers):
    """What answers say differs: spots with their two values, and totals by how much."""
    spots = {(spot.table, spot.id, spot.field): (spot.found, spot.should_be) for each in answers for spot in each.where}
    totals = Counter()
    for each in answers:
        for total in each.totals:
            totals[total.table, total.id, total.field] += total.higher_by
    return spots, {where: by for where, by in totals.items() if by}


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_fault_breaks_its_own_law_or_rule_and_nothing_else(name, seeds):
    for seed in seeds:
        world, found, planted = planted_in(seed, {name: 1})
        (answer,) = planted.answers

        findings = new_findings(world.tables, found, planted.world.tables)

        assert set(findings) == {CATALOGUE[name].breaks}, seed
        assert answer.breaks == str(CATALOGUE[name].breaks)
        if answer.breaks not in set(Law):
            (seen,) = findings.values()
            assert ", ".join(f"{each.table} {each.id}" for each in seen) == answer.seen, seed


@pytest.mark.parametrize("name", CATALOGUE)
def test_nothing_differs_but_what_the_answer_names_and_it_says_how(name, seeds):
    world, _, planted = planted_in(seeds[0], {name: 1})

    found = differences(world.tables, planted.world.tables)
    spots, totals = named(planted.answers)

    counted = {(table, key) for table, key, _ in totals}
    new_rows = {where for where in found if not where[2] and where[:2] in counted}  # an account that the month did not have yet
    moved = {where: after - before for where, (after, before) in found.items() if where in totals}
    assert {where: cells for where, cells in found.items() if where not in moved and where not in new_rows} == spots
    assert moved == {where: by for where, by in totals.items() if (*where[:2], "") not in new_rows}


def test_many_faults_in_one_world_keep_apart_and_each_is_seen():
    world, found, planted = planted_in(0, dict.fromkeys(CATALOGUE, 1))
    rows = Counter(row for each in planted.answers for row in {(spot.table, spot.id) for spot in each.where})

    findings = new_findings(world.tables, found, planted.world.tables)

    assert {answer.fault for answer in planted.answers} == set(CATALOGUE)
    assert max(rows.values()) == 1
    assert set(findings) == {fault.breaks for fault in CATALOGUE.values()}
    seen = {f"{each.table} {each.id}" for name in RULES for each in findings[name]}
    assert seen == {answer.seen for answer in planted.answers if answer.seen}


def test_many_of_the_same_fault_have_different_rows_and_the_totals_count_them_all():
    world, _, planted = planted_in(0, {"posted-twice": 9, "posted-swapped-digits": 9, "nsf-not-reversed": 1})
    spots, totals = named(planted.answers)

    found = differences(world.tables, planted.world.tables)

    assert Counter(answer.fault for answer in planted.answers) == {
        "posted-twice": 9, "posted-swapped-digits": 9, "nsf-not-reversed": 1}
    assert {where: cells for where, cells in found.items() if where in spots} == spots
    assert {where: after - before for where, (after, before) in found.items() if where not in spots} == totals


def test_cash_in_the_books_is_still_what_the_bank_has():
    wanted = {name: 1 for name, fault in CATALOGUE.items() if not fault.books}
    tables = planted_in(1, wanted)[-1].world.tables
    books, bank = tables["general_ledger"].query("account == 'cash'").set_index("month"), tables["bank_lines"]

    by_month = bank.groupby(bank["bank_date"].dt.to_period("M").dt.to_timestamp())["amount"].sum()

    assert (books["debit"] - books["credit"]).to_dict() == by_month.to_dict()


def test_the_same_words_plant_the_same_faults_and_other_words_others():
    first, again, other = (planted_in(seed, {"posted-twice": 2, "underpaid": 1})[-1].answers for seed in (0, 0, 1))

    assert first == again
    assert first != other


def test_a_world_without_room_says_so_in_a_sentence(world):
    with pytest.raises(NoRoom, match=r"not for 900\. Ask for fewer, or build a world with more lines\.$"):
        plant(world, {"nsf-not-reversed": 900})


def test_every_fault_says_what_to_do_and_names_a_step_that_exists():
    sops = read_content(ROOT / "exercises", ROOT / "sop")[0].sops.values()
    steps = {step.id for sop in sops for step in sop.steps}

    assert {fault.sop for fault in CATALOGUE.values()} - {""} <= steps
    for fault in CATALOGUE.values():
        assert fault.means.endswith("."), fault.name
        assert fault.remedy.endswith("."), fault.name
    assert {fault.breaks for fault in CATALOGUE.values()} == set(CHECKS)
