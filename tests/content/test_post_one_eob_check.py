"""What Check says of an answer without the key: whether it can be read and whether it adds up."""

from pathlib import Path

from workbench.content import read_content
from workbench.kinds.kind import Case
from workbench.kinds.registry import KINDS
from workbench.model import Answer
from workbench.money import plain, shown, usd

ROOT = Path(__file__).resolve().parents[2]
CONTENT, _ = read_content(ROOT / "exercises", ROOT / "sop")
KIND = KINDS["post-one-eob"]
MADE = KIND.generate(Case("check", 2, CONTENT.exercises["post-one-eob"], CONTENT.codes))
RIGHT = dict(KIND.model_answer(MADE.key).fields)
FIRST = MADE.prompt.work.rows[0]


def said(**changes: str) -> dict[str, str]:
    """Check's sentences by field, for the model answer with changes such as row1_paid="1.00"."""
    answer = Answer(RIGHT | {name.replace("_", ".", 1): text for name, text in changes.items()})
    return {problem.where: problem.message for problem in KIND.check(MADE.prompt, answer)}


def test_an_answer_that_adds_up_has_nothing_to_say():
    assert said() == {}


def test_wrong_amounts_that_add_up_are_not_called_wrong():
    both = usd(RIGHT["row1.co45"]) + usd(RIGHT["row1.pr3"])

    assert said(row1_co45=plain(both), row1_pr3="", row1_transfer="Nothing left") == {}


def test_a_row_says_what_is_missing_or_too_much():
    assert said(row1_pr3="") == {"row1": f"Row 1: {RIGHT['row1.pr3']} is still missing."}
    assert said(row1_pr1="5.00") == {"row1": "Row 1: 5.00 too much stands in it."}


def test_the_paid_column_is_compared_with_the_check():
    check = MADE.prompt.work.tie_total
    other = check - usd(RIGHT["row1.paid"])

    assert said(row1_paid="")["balance"] == f"Paid comes to {shown(other)}, the check is {shown(check)}."


def test_an_unreadable_cell_is_named_and_its_sums_are_left_alone():
    assert said(row1_paid="12o.00") == {"row1.paid": "Write the amount in digits, for example 120.00."}
    assert said(row1_other_code="sixteen") == {"row1.other_code": "Write the group and the reason, for example CO-16."}
    assert said(row1_transfer="Nobody")["row1.transfer"].startswith("Choose one of: Patient, Next payer")


def test_an_unreadable_cell_says_what_is_wrong_with_it():
    assert said(row1_paid="12,3") == {"row1.paid": "No comma for cents: write them after a point, for example 12.30."}
    assert said(row1_paid="5.999") == {"row1.paid": "Two decimals at most, for example 120.00."}
    assert said(row1_other_code="151") == {"row1.other_code": "Write the group too, for example CO-151."}


def test_a_blank_answer_lists_every_row_and_the_check():
    problems = KIND.check(MADE.prompt, Answer())

    assert [problem.where for problem in problems] == ["row1", "row2", "row3", "balance"]
    assert problems[0].message == f"Row 1: {shown(FIRST.charge)} is still missing."
