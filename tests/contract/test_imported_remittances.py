"""A real payer's remittance as a case: any rows, any one other reason, the same rules."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from workbench.billing.eob import Adjustment, Eob, EobLine
from workbench.content import feedback, read_content
from workbench.grading import score
from workbench.kinds.kind import Case
from workbench.kinds.registry import KINDS
from workbench.model import Answer, BadContent, wire

ROOT = Path(__file__).resolve().parents[2]
CONTENT, _ = read_content(ROOT / "exercises", ROOT / "sop")
EXERCISE = CONTENT.exercises["post-one-eob"]
KIND = KINDS["post-one-eob"]


def remit(*lines: str, layout: str = "corvane", secondary: str = "") -> Eob:
    """Lines as "PS201 2/1 8000 5000 CO-45=1000 PR-1=2000": code, units billed/paid, charge, paid and reasons in cents."""
    parsed = []
    for row, text in enumerate(lines):
        code, units, charge, paid, *reasons = text.split()
        billed, _, paid_units = units.partition("/")
        named = [each.split("=") for each in reasons]
        adjustments = tuple(Adjustment(*name.split("-"), int(amount)) for name, amount in named)
        counts = (int(billed), int(paid_units or billed))
        parsed.append(EobLine(code, "a service", *counts, int(charge), int(paid), adjustments, row))
    return Eob("Some Plan", layout, "Ilsabet Fairlocke", date(1980, 1, 2), "WB1234567", "LMG-200001", "X-1", "26-010101",
               "Renata Colvard MD", "2633901279", "77001", date(2026, 3, 2), date(2026, 2, 9), date(2026, 2, 2),
               date(2026, 2, 5), tuple(parsed),
               sum(line.paid for line in parsed), secondary, 0, 0, 0, 0)


def made(eob: Eob):
    return KIND.generate(Case("imported", 2, EXERCISE, CONTENT.codes, eob=eob))


MIXED = ("PS201 1 10000 6000 CO-45=2500 PR-2=1500", "PS202 1 5000 0 CO-16=5000", "PS203 1 4000 0 CO-45=1000 PR-96=3000",
         "PS204 2 3000 3000", "PS205 4/2 8000 2000 CO-45=2000 CO-151=4000")


def test_points_are_shared_by_the_rows():
    weights = made(remit(*MIXED)).key.weights

    assert [each.points for each in weights if each.group == "rows"] == [Fraction(14)] * 5
    assert [each.points for each in weights if each.group == "transfers"] == [Fraction(4)] * 5
    assert [each.id for each in made(remit(*MIXED)).prompt.hint_groups] == ["rows", "transfers", "balance"]


def test_transfers_follow_the_group_of_the_reason():
    assert [row.transfer.value for row in made(remit(*MIXED)).key.rows] == [
        "Patient", "Work list", "Patient", "Nothing left", "Work list"]
    assert made(remit(*MIXED, secondary="Tessel HMO")).key.rows[0].transfer.value == "Next payer"


@pytest.mark.parametrize("layout", ["corvane", "bluefen", "tessel", "nobody's"])
def test_every_layout_prints_any_adjustment(layout):
    variant = made(remit(*MIXED, layout=layout))
    text = wire.dumps(variant.prompt.documents)

    assert score(KIND.grade(variant.key, KIND.model_answer(variant.key)), {}) == 1
    assert score(KIND.grade(variant.key, Answer()), {}) == 0
    assert "50.00" in text
    assert "CO-16" in text or "CO 16" in text


def test_one_and_twelve_rows_are_posted_and_graded():
    for count in (1, 12):
        variant = made(remit(*[f"PS2{row:02d} 1 {10000 + row} {5000 + row} CO-45=5000" for row in range(count)]))
        grade = KIND.grade(variant.key, KIND.model_answer(variant.key))
        assert (sum(item.weight for item in grade.items), score(grade, {})) == (100, 1)


def test_cut_units_and_deductibles_are_traps_here_as_well():
    variant = made(remit("PS201 1 10000 4000 CO-45=2000 PR-1=4000", "PS205 4/2 8000 2000 CO-45=2000 CO-151=4000"))

    for wrong in KIND.wrong_answers(variant.key):
        assert KIND.grade(variant.key, wrong.answer).findings[0].code == wrong.trap


def test_a_denied_line_is_no_cut_of_units():
    variant = made(remit("PS201 1/0 5000 0 CO-16=5000"))

    assert KIND.wrong_answers(variant.key) == ()
    codes = [each.code for each in KIND.grade(variant.key, Answer({"row1.co45": "50.00"})).findings if each.code]
    assert codes[0] == "PAY-04.stray-amount"


def test_equal_lines_in_another_order_accuse_nobody():
    eob = remit("PS201 1 5000 3000 CO-45=2000", "PS201 1 5000 3000 CO-45=2000")
    swapped = replace(eob, lines=(replace(eob.lines[0], row=1), replace(eob.lines[1], row=0)))
    variant = made(swapped)

    assert score(KIND.grade(variant.key, KIND.model_answer(variant.key)), {}) == 1


def test_every_finding_has_words():
    variant = made(remit(*MIXED))
    for answer in (Answer(), KIND.model_answer(variant.key), Answer({"row2.co45": "50.00", "row1.other_amount": "3.00"})):
        for finding in KIND.grade(variant.key, answer).findings:
            words = feedback(EXERCISE, CONTENT.sops, finding)
            assert "{" not in words.why + words.where + words.cost + words.you_entered + words.expected


@pytest.mark.parametrize(("line", "reason"), [
    ("PS201 1 10000 6000 CO-45=2500", "does not add up to its charge"),
    ("PS201 1 -10000 -6000 CO-45=-4000", "negative or empty amount"),
    ("PS201 1 10000 6000 CO-16=2500 OA-23=1500", "more than one reason"),
])
def test_what_the_grid_cannot_hold_is_refused_with_a_sentence(line, reason):
    with pytest.raises(BadContent, match=reason):
        made(remit(line))
