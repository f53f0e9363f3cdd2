"""What every drawn EOB of PAY-04 holds: the laws of money, the ranges, no accidental equals, no clue to the traps."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest

from workbench.billing.eob import Eob, eob_balances
from workbench.billing.npi import npi_is_valid
from workbench.content import read_content
from workbench.kinds.kind import Case, Draw
from workbench.kinds.posting.eob_case import draw_eob
from workbench.kinds.posting.eob_key import EobKey
from workbench.kinds.registry import KINDS
from workbench.model import BadContent, Document, Letterhead, Note, Pairs, Table, wire
from workbench.world import larkmere

ROOT = Path(__file__).resolve().parents[2]
CONTENT, _ = read_content(ROOT / "exercises", ROOT / "sop")
EXERCISE = CONTENT.exercises["post-one-eob"]
KIND = KINDS["post-one-eob"]


def case(seed: object, trap: str = "") -> Case:
    return Case(f"fair {seed}", 2, EXERCISE, CONTENT.codes, trap)


def drawn(seed: object) -> Eob:
    return draw_eob(case(seed), Draw(f"fair {seed}"))


def key_of(seed: object, trap: str = "") -> EobKey:
    key = KIND.generate(case(seed, trap)).key
    assert isinstance(key, EobKey)
    return key


def printed_lines(document: Document) -> int:
    """How many lines of print a document has."""
    count = 0
    for block in document.blocks:
        if isinstance(block, Letterhead):
            count += 1 + len(block.lines)
        elif isinstance(block, Pairs):
            count += len(block.pairs)
        elif isinstance(block, Table):
            count += 2 + sum(max(len(cell.bits) for cell in row) for row in block.rows)
        elif isinstance(block, Note):
            count += 1
    return count


def test_every_row_claim_and_check_adds_up(seeds):
    for seed in seeds:
        key = key_of(seed)
        for row in key.rows:
            assert row.charge == row.amounts.total()
            assert row.allowed == row.amounts.paid + row.patient
        assert key.check == sum(row.amounts.paid for row in key.rows)
        assert eob_balances(drawn(seed))


def test_amounts_keep_to_the_figures_of_the_exercise(seeds):
    ranges = [EXERCISE.figures[name] for name in ("visit_charge", "procedure_charge", "drug_charge")]
    for seed in seeds:
        visit, procedure, drug = key_of(seed).rows
        for row, (low, high) in zip((visit, procedure, drug), ranges, strict=True):
            base = row.charge - row.amounts.other
            assert low <= row.charge <= high
            assert 45 * base <= 100 * row.allowed <= 75 * base
            assert base - row.allowed >= 1000
            assert row.amounts.paid > 0
        assert 2000 <= visit.amounts.pr3 <= 4500
        assert procedure.amounts.pr2 >= 200
        assert procedure.amounts.pr1 == 0 or 2000 <= procedure.amounts.pr1 <= min(9000, procedure.allowed - 1000)
        assert drug.charge % drug.units == 0
        assert drug.patient == 0
        assert drug.amounts.other == (drug.charge // 2 if drug.units_paid < drug.units else 0)


def test_dates_lie_inside_the_world_and_the_check_comes_14_to_45_days_later(seeds):
    for seed in seeds:
        eob = drawn(seed)
        assert larkmere.FIRST_SERVICE <= eob.service_date < eob.billed_on < eob.received < eob.check_date <= larkmere.WORLD_DATE
        assert timedelta(14) <= eob.check_date - eob.service_date <= timedelta(45)
        assert eob.check_date.weekday() < 5


def test_no_two_amounts_are_equal_by_accident(seeds):
    for seed in seeds:
        key = key_of(seed)
        amounts = []
        for row in key.rows:
            own = row.amounts
            amounts += [row.charge, row.allowed, own.co45, own.pr1, own.pr2, own.pr3, own.other]
            amounts += [own.paid] if row.patient else []
        amounts += [sum(row.charge for row in key.rows), sum(row.allowed for row in key.rows), key.check]
        amounts += [sum(row.patient for row in key.rows)]
        amounts += [sum(row.amounts.co45 for row in key.rows)]
        standing = [amount for amount in amounts if amount]
        assert len(standing) == len(set(standing))


def test_no_trap_amount_is_a_true_amount(seeds):
    for seed in seeds:
        key = key_of(seed)
        true = {row.amounts.of(column) for row in key.rows for column in row.amounts.filled()}
        true |= {amount for row in key.rows for amount in (row.charge, row.allowed)}
        for row in key.rows:
            own = row.amounts
            parts = [part for part in (own.pr1, own.pr2, own.pr3, own.other) if part]
            sums = {own.co45 + sum(some) for size in range(1, len(parts) + 1) for some in combinations(parts, size)}
            assert not sums & true


def test_no_amount_is_a_digit_swap_of_another_in_its_row(seeds):
    for seed in seeds:
        for row in key_of(seed).rows:
            amounts = {row.charge, row.allowed, *(row.amounts.of(column) for column in row.amounts.filled())}
            assert all(sorted(str(one)) != sorted(str(other)) for one, other in combinations(amounts, 2))


def test_eight_to_ten_cells_and_pages_of_one_length(seeds):
    lengths = []
    for seed in seeds:
        made = KIND.generate(case(seed))
        assert isinstance(made.key, EobKey)
        assert len(made.key.rows) == 3
        assert 8 <= sum(len(row.amounts.filled()) for row in made.key.rows) <= 10
        lengths.append(printed_lines(made.prompt.documents[0]))
    middle = sorted(lengths)[len(lengths) // 2]
    assert all(0.85 * middle <= length <= 1.15 * middle for length in lengths)


def test_line_numbers_do_not_tell_the_order(seeds):
    numberings = {(key.page != (0, 1, 2), min(row.line for row in key.rows)) for key in (key_of(seed) for seed in range(60))}

    assert {sprung for sprung, first in numberings if first in ("1", "01")} == {True, False}
    assert {sprung for sprung, first in numberings if first in ("10", "501")} == {True, False}


@pytest.mark.parametrize("layout", ["bluefen", "corvane", "tessel"])
def test_all_layouts_are_drawn(layout):
    assert layout in {drawn(seed).layout for seed in range(30)}


def test_identities_are_safe(seeds):
    for seed in seeds:
        eob = drawn(seed)
        text = wire.dumps(KIND.generate(case(seed)).prompt)
        assert re.fullmatch(r"WB\d{7}", eob.member)
        assert npi_is_valid(eob.npi)
        assert eob.npi.startswith("2")
        assert set(re.findall(r"555-\d{4}", text)) <= {f"555-01{last:02d}" for last in range(100)}
        assert text.count("SYNTHETIC DATA") == 2


def test_figures_that_allow_no_case_are_refused_with_a_sentence():
    narrow = replace(EXERCISE, figures={**EXERCISE.figures, "least_discount": (100_000,)})

    with pytest.raises(BadContent, match="no fair case"):
        KIND.generate(Case("narrow", 2, narrow))
