"""Variants A and B of the worked example of PAY-04: the facts by hand, everything else derived by the product."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from workbench.billing.eob import Adjustment, Eob, EobLine, eob_balances
from workbench.content import feedback, read_content
from workbench.grading import score
from workbench.kinds.kind import Case, Variant
from workbench.kinds.posting.eob_answers import all_wrong, model_answer, wrong_answers
from workbench.kinds.posting.eob_grade import grade_eob
from workbench.kinds.posting.eob_key import EobKey
from workbench.kinds.posting.eob_values import MISTAKES
from workbench.kinds.posting.post_one_eob import eob_variant
from workbench.model import Answer, Feedback, Grade, Verdict

ROOT = Path(__file__).resolve().parents[2]
CONTENT, _ = read_content(ROOT / "exercises", ROOT / "sop")
EXERCISE = CONTENT.exercises["post-one-eob"]


def line(code: str, units: str, charge: int, paid: int, row: int, reasons: str) -> EobLine:
    """`units` "8/4"; `reasons` "CO-45 1400, CO-151 3600", cents."""
    billed, _, paid_units = units.partition("/")
    adjustments = []
    for reason in reasons.split(", "):
        name, amount = reason.split()
        adjustments.append(Adjustment(*name.split("-"), int(amount)))
    return EobLine(code, f"label of {code}", int(billed), int(paid_units or billed), charge, paid, tuple(adjustments), row)


VARIANT_A = Eob(
    payer="Bluefen Health PPO", layout="bluefen", patient="Marta Quillen", born=date(1979, 4, 17), member="WB4471093",
    account="LMG-204418", claim="BF26240-771903", ours="26-081207", provider="Renata Colvard MD", npi="2633901279",
    check_number="00718843", check_date=date(2026, 9, 2), received=date(2026, 8, 19), service_date=date(2026, 8, 12),
    billed_on=date(2026, 8, 17), check=16240, secondary="", coinsurance=20, copay=3000,
    deductible_year=75000, deductible_before=69000,
    lines=(
        line("PS104-25", "1", 21000, 11000, 0, "CO-45 7000, PR-3 3000"),
        line("PS455-RT", "1", 16500, 3040, 1, "CO-45 6700, PR-1 6000, PR-2 760"),
        line("J3301", "8/4", 7200, 2200, 2, "CO-45 1400, CO-151 3600"),
    ),
)
VARIANT_B = Eob(
    payer="Corvane Commercial", layout="corvane", patient="Theo Abernack", born=date(1984, 2, 3), member="WB9028814",
    account="LMG-207731", claim="CV-6620418-1", ours="26-082104", provider="Renata Colvard MD", npi="2633901279",
    check_number="5106627", check_date=date(2026, 9, 9), received=date(2026, 8, 27), service_date=date(2026, 8, 21),
    billed_on=date(2026, 8, 25), check=13136, secondary="Bluefen Health PPO", coinsurance=10, copay=2500, deductible_year=50000,
    deductible_before=50000,
    lines=(
        line("J0696", "4", 5600, 2720, 2, "CO-45 2880"),
        line("PS103-25", "1", 15800, 7950, 0, "CO-45 5350, PR-3 2500"),
        line("PS420", "1", 4800, 2466, 1, "CO-45 2060, PR-2 274"),
    ),
)


def variant(eob: Eob) -> Variant[EobKey]:
    """The EOB as a drawn case, with the rubric of the exercise."""
    return eob_variant(Case("worked example", 2, EXERCISE, CONTENT.codes), eob, EXERCISE.weights)


A = variant(VARIANT_A).key
B = variant(VARIANT_B).key


def typed(key, changes: str = "") -> Answer:
    """The model answer with changes such as "row2.co45=127.00 row2.pr1= row3.transfer=Work_list"."""
    fields = dict(model_answer(key).fields)
    for change in changes.split():
        name, _, text = change.partition("=")
        fields[name] = text.replace("_", " ")
    return Answer(fields)


def points(grade: Grade, hints: dict[str, int] | None = None) -> Fraction:
    """Points out of 100 before the cap."""
    return score(Grade(grade.items, ()), hints or {}) * 100


def said(key, changes: str, code: str) -> Feedback:
    """The words of the finding with that code."""
    found = [each for each in grade_eob(key, typed(key, changes)).findings if each.code == f"PAY-04.{code}"]
    assert found
    assert MISTAKES[code] <= found[0].values.keys()
    return feedback(EXERCISE, CONTENT.sops, found[0])


def six(words: Feedback) -> list[str]:
    return [words.you_entered, words.expected, words.why, words.where, words.cost, words.next]


def test_the_worked_examples_balance():
    assert eob_balances(VARIANT_A)
    assert eob_balances(VARIANT_B)


def test_the_key_of_variant_a_is_the_worked_one():
    rows = [[getattr(row.amounts, column) for column in ("paid", "co45", "pr1", "pr2", "pr3", "other")] for row in A.rows]

    assert rows == [[11000, 7000, 0, 0, 3000, 0], [3040, 6700, 6000, 760, 0, 0], [2200, 1400, 0, 0, 0, 3600]]
    assert [row.transfer.value for row in A.rows] == ["Patient", "Patient", "Work list"]
    assert A.off_page == ("14.00",)
    assert A.sprung() == ("deductible-written-off", "units-written-off")


def test_the_key_of_variant_b_stands_in_the_order_of_our_claim():
    assert [row.code for row in B.rows] == ["PS103-25", "PS420", "J0696"]
    assert [row.transfer.value for row in B.rows] == ["Next payer", "Next payer", "Nothing left"]
    assert B.sprung() == ("line-order",)


def test_the_perfect_answer_has_100_points():
    assert points(grade_eob(A, model_answer(A))) == 100
    assert score(grade_eob(B, model_answer(B)), {}) == 1


def test_the_typical_new_hire_reaches_323_fifths():
    grade = grade_eob(A, typed(A, "row2.co45=127.00 row2.pr1= row3.transfer=Patient"))

    assert points(grade, {"transfers": 1}) == Fraction(323, 5)
    assert grade.cap is None
    assert [each.code for each in grade.findings if each.code] == [
        "PAY-04.deductible-written-off", "PAY-04.denied-units-to-patient"]


def test_the_careless_answer_reaches_143_halves_and_is_capped_at_60():
    grade = grade_eob(A, typed(A, "row1.paid=101.00 row2.pr1= row2.pr2=67.60"))

    assert points(grade) == Fraction(143, 2)
    assert score(grade, {}) == Fraction(60, 100)
    assert [each.code for each in grade.findings if each.code] == [
        "PAY-04.transposed-digits", "PAY-04.deductible-merged", "PAY-04.out-of-balance"]


def test_the_deductible_alone_leaves_72():
    answer = next(each.answer for each in wrong_answers(A) if each.trap == "PAY-04.deductible-written-off")

    assert points(grade_eob(A, answer)) == 72


def test_the_units_with_their_consequence_leave_74_and_a_half():
    assert points(grade_eob(A, all_wrong(A, "PAY-04.units-written-off"))) == Fraction(149, 2)


def test_deductible_and_units_together_leave_46_and_a_half():
    grade = grade_eob(A, typed(A, "row2.co45=127.00 row2.pr1= row3.co45=50.00 row3.other_code= row3.other_amount= "
                                  "row3.transfer=Nothing_left"))

    assert points(grade) == Fraction(93, 2)


def test_the_page_order_leaves_67_quarters_or_20_with_the_transfers_right():
    followed = grade_eob(B, all_wrong(B, "line-order"))

    assert points(followed) == Fraction(67, 4)
    assert [each.code for each in followed.findings if each.code] == [
        *["PAY-04.line-order"] * 3, "PAY-04.followed-through", "PAY-04.followed-through", "PAY-04.out-of-balance"]
    assert points(grade_eob(B, wrong_answers(B)[0].answer)) == 20


def test_points_and_losses_add_up_to_100():
    for key, changes in ((A, "row1.paid=101.00 row2.pr1= row2.pr2=67.60"),
                         (A, "row2.co45=127.00 row2.pr1= row3.transfer=Patient"),
                         (A, "row3.pr1=36.00 row3.other_amount= row3.other_code="), (B, "row1.paid=104.50 row2.pr1=5.00")):
        grade = grade_eob(key, typed(key, changes))
        assert points(grade) + sum(each.lost for each in grade.findings) == 100


def test_a_deductible_written_off_reads_as_written_down():
    assert six(said(A, "row2.co45=127.00 row2.pr1=", "deductible-written-off")) == [
        "CO-45 127.00 and no deductible on row 2.",
        "CO-45 67.00, PR-1 deductible 60.00.",
        "CO-45 is only charge minus allowed. The deductible is part of the allowed amount, and the patient owes it.",
        'Column "Deductible", line 2: 60.00.',
        "$60.00 never billed. Usually found 30 days later in the write-off review, if at all; forgiving deductibles as a habit "
        "also breaks the plan contract.",
        "Practise this trap again: a new EOB with a deductible.",
    ]


def test_cut_units_written_off_read_as_written_down():
    words = said(A, "row3.co45=50.00 row3.other_code= row3.other_amount=", "units-written-off")

    assert six(words)[:4] == [
        "CO-45 50.00 on row 3.", "CO-45 14.00 and other CO-151 36.00.",
        "The plan refused 4 units for lack of support. That is not the contract discount. Keep it open until somebody has "
        "checked the dose.",
        "Units 8 / 4 and note b.",
    ]
    assert (words.sop, words.sop_title, words.trap, words.lost) == ("SOP-05.7", "SOP-05 Payment posting, step 7", True, "24.0")


def test_the_page_order_reads_as_written_down():
    words = feedback(EXERCISE, CONTENT.sops, grade_eob(B, wrong_answers(B)[0].answer).findings[0])

    assert six(words) == [
        "the amounts of J0696 on the row of PS103-25.",
        "every EOB line on the row with the same code, date and charge.",
        "Plans print lines in their own order. Match code, date of service and charge, never the position on the page.",
        "EOB lines 01, 02, 03 beside our rows 3, 1, 2.",
        "No money at once, but 3 wrong line balances: a bill of about $25.00 for the wrong service, and 20 minutes to undo it "
        "about 30 days later.",
        "Practise this trap again: a new EOB in another order.",
    ]


@pytest.mark.parametrize(("changes", "code", "you_entered", "expected", "where", "cost"), [
    ("row3.pr1=36.00 row3.other_amount= row3.other_code=", "denied-units-to-patient", "36.00 as the patient's part of row 3.",
     "other CO-151 36.00, transfer to the work list.", "Note b: CO-151.",
     "$36.00 billed to somebody who does not owe it: a complaint and a corrected statement, about 14 days; from level 3 this is "
     "a critical error."),
    ("row2.pr1= row2.pr2=67.60", "deductible-merged", "PR-2 coinsurance 67.60, no deductible, on row 2.",
     "PR-1 60.00 and PR-2 7.60.", 'Column "Deductible", line 2: 60.00.',
     "The total is right today, but a second plan would return the claim: about 14 days, $67.60 delayed."),
    ("row1.pr3= row1.pr2=30.00", "patient-share-column", "30.00 as PR-2 coinsurance on row 1.", "PR-3 copay 30.00.",
     'Column "Copay", line 1.', "Statement text wrong and copay report short by $30.00; one call, about 10 minutes."),
    ("row1.co45=100.00 row1.pr3=", "patient-share-written-off", "CO-45 100.00 and no copay on row 1.",
     "CO-45 70.00, PR-3 copay 30.00.", "Line 1: allowed 140.00, paid 110.00, copay 30.00.", "$30.00 never billed."),
    ("row1.paid=140.00", "allowed-as-paid", "140.00 as paid on row 1.", "110.00.", 'Column "Plan paid", line 1.',
     "The batch is $30.00 over the check and cannot be closed today."),
    ("row3.pr1=5.00", "stray-amount", "5.00 in PR-1 of row 3.", "an empty cell.", "Line 3: the plan names no deductible.",
     "A bill or write-off of $5.00 that nobody can explain later."),
    ("row3.other_code=CO-45 row3.transfer=Nothing_left", "other-code-wrong",
     "other amount 36.00 with the code CO-45.", "CO-151.", "Note b.",
     "The line reaches no work list: $36.00 unworked until the 30-day review."),
    ("row1.paid=101.00", "transposed-digits", "101.00 as paid on row 1.", "110.00.", 'Column "Plan paid", line 1.',
     "The batch is off by $9.00; finding it takes about 15 minutes at close."),
    ("row1.co45=-70.00", "wrong-sign", "-70.00.", "70.00.", 'Row 1, "Left" grew instead of shrinking.',
     "A balance too high by $140.00 until the row is corrected."),
    ("row2.pr2=", "missing-amount", "nothing.", "7.60.", 'Column "Coins.", line 2.',
     "$7.60 stays open under the plan's name and is worked for nothing, about 30 days."),
    ("row1.co45=72.00", "wrong-amount", "72.00.", "70.00.", 'Columns "Billed" and "Allowed", line 1.',
     "The row is $2.00 off and holds the batch open."),
    ("row2.transfer=Nothing_left", "transfer-wrong", "Nothing left.", "Patient.", "Row 2, the amounts beside the transfer.",
     "$67.60 open with nobody assigned, about 30 days."),
    ("row1.paid=101.00", "out-of-balance", "rows that leave 9.00 on row 1.", "0.00 on every row, and paid 162.40 = the check.",
     'Column "Left".', "The batch stays open; the deposit of $162.40 cannot be reconciled today."),
])
def test_each_slip_of_variant_a_reads_as_written_down(changes, code, you_entered, expected, where, cost):
    words = said(A, changes, code)

    assert (words.you_entered, words.expected, words.where, words.cost) == (you_entered, expected, where, cost)
    assert "{" not in "".join((*six(words), words.title))


def test_a_wrong_discount_is_explained_with_its_own_numbers():
    assert said(A, "row1.co45=72.00", "wrong-amount").why == "CO-45 is charge minus allowed: 210.00 - 140.00 = 70.00."


def test_a_followed_transfer_names_the_amount_it_followed():
    words = said(A, "row3.co45=50.00 row3.other_code= row3.other_amount= row3.transfer=Nothing_left", "followed-through")

    assert words.why == "Method right, earlier error carried: with 50.00 under CO-45 nothing was left to send on."
    assert words.lost == "1.5"


def test_a_skipped_second_plan_names_the_plan_and_what_the_row_bills():
    words = said(B, "row1.transfer=Patient", "next-payer-skipped")

    assert words.where == "Coverage 2: Bluefen Health PPO."
    assert words.cost.startswith("A bill of $25.00 to somebody")


def test_half_the_other_cell_is_for_the_code():
    grade = grade_eob(A, typed(A, "row3.other_code="))

    assert points(grade) == 100 - Fraction(24, 3) / 2


def test_a_code_counts_whatever_its_case_and_dash():
    assert points(grade_eob(A, typed(A, "row3.other_code=co151"))) == 100


def test_denied_units_in_a_patient_column_cost_the_row_and_its_transfer():
    grade = grade_eob(A, typed(A, "row3.pr1=36.00 row3.other_amount= row3.other_code= row3.transfer=Patient"))

    assert points(grade) == 100 - 24 - 6
    assert [each.code for each in grade.findings if each.code] == ["PAY-04.denied-units-to-patient"]


def test_a_stray_amount_costs_the_amounts_of_its_row_and_nothing_of_its_transfer():
    grade = grade_eob(A, typed(A, "row1.pr1=5.00 row1.paid=105.00"))

    assert {item.id: item.credit for item in grade.items}["row1"] == 0
    assert {item.id: item.credit for item in grade.items}["transfer1"] == 1


def test_right_cells_say_why_they_are_right():
    right = {each.field: feedback(EXERCISE, CONTENT.sops, each).why
             for each in grade_eob(A, model_answer(A)).findings if each.verdict is Verdict.RIGHT}

    assert len(right) == 10 + 3 + 1
    assert right["row2.pr2"] == (
        "Coinsurance is 20 % of what the deductible leaves of the allowed amount: 20 % of 98.00 less 60.00 is 7.60.")
    assert right["row3.co45"] == (
        "CO-45 is charge minus allowed, less every other reason of the line, here CO-151: 72.00 - 22.00 - 36.00 = 14.00.")
    assert all(right.values())


def test_tessel_prints_the_split_of_line_2_in_a_footnote():
    page = variant(replace(VARIANT_A, layout="tessel", payer="Tessel HMO")).prompt.documents[0]

    assert "discount 67.00 (CO-45), deductible 60.00 (PR-1)" in str(page)


def test_a_transfer_beside_an_empty_row_follows_from_nothing():
    grade = grade_eob(A, Answer({f"row{number}.transfer": "Nothing left" for number in (1, 2, 3)}))

    assert points(grade) == 0
    assert "PAY-04.followed-through" not in {each.code for each in grade.findings}
