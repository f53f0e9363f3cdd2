"""A balance fault that is planted in the tables is in the 835, and every reader sees it there."""

from contextlib import suppress
from functools import cache

import oxedi
import pytest

from workbench.world.edi import x12_files
from workbench.world.faults import CATALOGUE, NoRoom, plant
from workbench.world.files import build_world
from workbench.world.laws import Law
from workbench.world.spec import WorldSpec
from workbench.x12 import read_remittance

pytestmark = pytest.mark.long
CODES = {
    "adjustment-missing": {"ERA040", "ERA041"}, "adjustment-swapped-digits": {"ERA040", "ERA041"},
    "claim-charge-wrong": {"ERA041"}, "interest-sign-turned": {"ERA042"}, "interest-left-out": {"ERA042"},
}
"""What our reader says of each fault."""
BALANCED = ("underpaid", "denied-as-late", "remittance-twice", "take-back-alone", "zero-payment-missed", "posted-twice",
            "claim-billed-twice", "rejection-forgotten")


@cache
def clean(seed, lines=650):
    return build_world(WorldSpec(lines=lines, seed=f"files {seed}"))


@cache
def remittances_of(seed, name="", lines=650):
    """The 835 files of a world, with one fault planted in it."""
    world = plant(clean(seed, lines), {name: 1}).world if name else clean(seed, lines)
    return {file: data for file, data in x12_files(world) if file.endswith(".835")}


def before_and_after(seed, name):
    """The files without and with the fault, of a world that has room for it: some faults are too rare for a small one."""
    for each, lines in ((seed, 650), (seed, 2_000), (seed + 1_000, 2_000), (seed + 2_000, 2_000)):
        with suppress(NoRoom):
            return remittances_of(each, lines=lines), remittances_of(each, name, lines)
    raise AssertionError(f"no world has room for {name}")


def faulty(files):
    """The files of which our reader says something, and what."""
    found = {file: {problem.code for problem in read_remittance(data).problems} for file, data in files.items()}
    return {file: codes for file, codes in found.items() if codes}


def test_every_balance_law_of_a_remittance_has_its_faults_here():
    assert set(CODES) == {name for name, fault in CATALOGUE.items() if fault.breaks in (Law.LINE, Law.CLAIM, Law.REMITTANCE)}


@pytest.mark.parametrize("name", CODES)
def test_our_reader_and_another_one_see_a_balance_fault_in_its_file_and_in_no_other(name, seeds):
    for seed in seeds[:max(1, len(seeds) // 5)]:
        before, files = before_and_after(seed, name)

        (wrong,) = (file for file in files if files[file] != before.get(file))

        assert faulty({wrong: files[wrong]}) == {wrong: CODES[name]}
        assert list(oxedi.parse(files[wrong]).diagnostics)


@pytest.mark.parametrize("name", BALANCED)
def test_a_fault_that_balances_makes_files_that_nobody_complains_about(name):
    files, before = remittances_of(0, name), remittances_of(0)
    changed = {file: data for file, data in files.items() if data != before.get(file)}

    assert faulty(changed) == {}
    assert [str(each) for data in changed.values() for each in oxedi.parse(data).diagnostics] == []


def test_a_remittance_that_came_twice_is_two_files_with_the_same_trace():
    files, before = remittances_of(0, "remittance-twice"), remittances_of(0)
    (again,) = files.keys() - before.keys()

    (trace,) = {each.trace for each in read_remittance(files[again]).transactions}

    assert [each.trace for data in files.values() for each in read_remittance(data).transactions].count(trace) == 2
