"""Feedback of PAY-04 that once said something untrue: each test is named after the sentence that has to be right."""

from datetime import date
from pathlib import Path

import pytest

from workbench.billing.eob import Adjustment, Eob, EobLine
from workbench.content import feedback, read_content
from workbench.kinds.kind import Case
from workbench.kinds.posting.eob_answers import all_wrong
from workbench.kinds.registry import KINDS
from workbench.model import Answer, Feedback, Table, Verdict, wire

ROOT = Path(__file__).resolve().parents[2]
CONTENT, _ = read_content(ROOT / "exercises", ROOT / "sop")
EXERCISE = CONTENT.exercises["post-one-eob"]
STEPS = CONTENT.sops["SOP-05"]
KIND = KINDS["post-one-eob"]


def line(row: int, text: str) -> EobLine:
    """A line as "J3301 8/4 7200 2200 CO-45=1400": code, units billed/paid, charge, paid and reasons in cents."""
    code, units, charge, paid, *reasons = text.split()
    billed, _, paid_units = units.partition("/")
    adjustments = tuple(Adjustment(*each.partition("=")[0].split("-"), int(each.partition("=")[2])) for each in reasons)
    return EobLine(code, "a service", int(billed), int(paid_units or billed), int(charge), int(paid), adjustments, row)


def posted(*lines: str, layout: str = "bluefen", secondary: str = "", order: tuple[int, ...] = ()):
    """Prompt and key of a remittance with these lines of our claim; `order`: the rows as the page prints them."""
    ours = [line(row, text) for row, text in enumerate(lines)]
    eob = Eob("Some Plan", layout, "Ilsabet Fairlocke", date(1980, 1, 2), "WB1234567", "LMG-200001", "X-1", "26-010101",
              "Renata Colvard MD", "2633901279", "77001", date(2026, 3, 2), date(2026, 2, 9), date(2026, 2, 2),
              date(2026, 2, 5), tuple(ours[row] for row in order or range(len(ours))), sum(each.paid for each in ours),
              secondary, 0, 0, 0, 0)
    return KIND.generate(Case("true sentences", 2, EXERCISE, CONTENT.codes, eob=eob))


def said(made, changes: str) -> dict[str, Feedback]:
    """What is said of the model answer with changes such as "row1.pr1= row1.transfer=Work_list", by mistake name."""
    fields = dict(KIND.model_answer(made.key).fields)
    fields |= {name: text.replace("_", " ") for name, _, text in (change.partition("=") for change in changes.split())}
    found = [each for each in KIND.grade(made.key, Answer(fields)).findings if each.code]
    return {each.code.partition(".")[2]: feedback(EXERCISE, CONTENT.sops, each) for each in reversed(found)}


VISIT = "PS104 1 21000 11000 CO-45=7000 PR-3=3000"
PROCEDURE = "PS455 1 16500 3040 CO-45=6700 PR-1=6000 PR-2=760"
DRUG = "J3301 8/4 7200 2200 CO-45=1400 CO-151=3600"
REFUSED = "PS203 1 4000 0 CO-45=1000 PR-96=3000"
A = posted(VISIT, PROCEDURE, DRUG)


def test_co45_of_a_line_with_another_reason_is_not_called_billed_minus_allowed_and_nothing_else():
    words = said(A, "row3.co45=15.00")["wrong-amount"]

    assert words.why == (
        "CO-45 is charge minus allowed, less every other reason of the line, here CO-151: 72.00 - 22.00 - 36.00 = 14.00.")
    assert words.where == 'Columns "Billed" and "Allowed", note b, line 3.'
    assert STEPS.step("SOP-05.5").action.endswith("billed minus allowed, less every other reason of the line (step 7).")


def test_a_deductible_written_off_on_a_line_with_another_reason_takes_that_reason_off_as_well():
    made = posted("PS455 2/1 16500 3000 CO-45=2000 PR-1=6000 CO-151=5500")

    assert said(made, "row1.co45=80.00 row1.pr1=")["deductible-written-off"].why.startswith(
        "CO-45 is only charge minus allowed, less CO-151.")


def test_the_sop_posts_a_zero_payment_and_routes_by_what_was_billed_wrong():
    steps = {step.id: step for step in STEPS.steps}

    assert "zero payment (no money expected): post the same day" in steps["SOP-05.1"].decisions
    assert "Payment poster" not in steps["SOP-05.1"].actor
    assert "trace number (SOP-07)" in steps["SOP-05.2"].decisions
    assert "Medicaid: only a copay that the state permits" in steps["SOP-05.6"].decisions
    assert "right as billed: send records or appeal; billed wrong: corrected claim" in steps["SOP-05.7"].decisions
    assert "SOP-06" in steps["SOP-05.8"].decisions


def test_a_row_that_adds_up_is_not_said_to_hold_the_batch_open():
    swapped = said(A, "row2.pr1=7.60 row2.pr2=60.00")["wrong-patient-share"]

    assert swapped.cost == "The row adds up and hides it: $52.40 stands in the wrong cell until somebody asks for it."
    assert said(A, "row2.pr1=59.00")["wrong-patient-share"].cost == "The row is $1.00 off and holds the batch open."


@pytest.mark.parametrize(("changes", "name", "step"), [
    ("row1.paid=111.00", "wrong-amount", "SOP-05.5"), ("row1.co45=71.00", "wrong-amount", "SOP-05.5"),
    ("row1.pr3=31.00", "wrong-patient-share", "SOP-05.6"), ("row3.other_amount=35.00", "wrong-other-amount", "SOP-05.7"),
])
def test_a_wrong_amount_points_to_the_step_of_its_column(changes, name, step):
    assert said(A, changes)[name].sop == step


def test_rows_that_add_up_beside_another_check_point_to_the_total_of_paid():
    words = said(A, "row1.paid=111.00 row1.co45=69.00")["out-of-balance"]

    assert words.you_entered == "rows that leave 0.00, but paid comes to 163.40 and the check is 162.40."
    assert words.why.startswith("Every row adds up, but the payments do not come to the money that arrived.")
    assert words.where == 'The total of "Paid" beside the check.'


def test_a_deductible_written_off_with_the_coinsurance_counts_both():
    words = said(A, "row2.co45=134.60 row2.pr1= row2.pr2=")["deductible-written-off"]

    assert words.you_entered == "CO-45 134.60 and no deductible and no coinsurance on row 2."
    assert words.expected == "CO-45 67.00, PR-1 deductible 60.00 and PR-2 coinsurance 7.60."
    assert words.cost.startswith("$67.60 never billed.")


def test_a_line_on_the_work_list_is_not_said_to_reach_none():
    assert "stands under a reason that the plan did not give" in said(A, "row3.other_code=CO-16")["other-code-wrong"].cost


def test_a_pr_code_in_the_place_of_a_co_code_is_said_to_bill_the_patient():
    words = said(A, "row3.other_code=PR-2")["other-code-wrong"]

    assert words.why == "A PR code bills the patient. CO-151 does not: the amount stays with us until somebody has looked at it."


def test_an_amount_that_is_the_patients_is_not_said_to_be_looked_at_first():
    words = said(posted(REFUSED), "row1.other_code=CO-96")["other-code-wrong"]

    assert words.why == "The reason decides who owes the amount. PR-96 says that the patient does."


@pytest.mark.parametrize(("changes", "name", "cost"), [
    ("row1.transfer=Work_list", "transfer-wrong", "$30.00 waits on a list where nothing has to be checked, about 30 days."),
    ("row1.transfer=Nothing_left", "transfer-wrong", "$30.00 open with nobody assigned, about 30 days."),
    ("row3.transfer=", "work-list-missed", "$36.00 open with nobody assigned, about 30 days."),
    ("row3.co45=50.00 row3.other_code= row3.other_amount= row3.transfer=Patient", "work-list-missed",
     "$36.00 billed to somebody who does not owe it: a complaint and a corrected statement, about 14 days."),
])
def test_nobody_is_assigned_only_where_nobody_was_chosen(changes, name, cost):
    assert said(A, changes)[name].cost == cost


def test_a_next_payer_that_is_not_on_file_is_said_to_be_missing():
    patient, work = said(A, "row1.transfer=Next_payer")["transfer-wrong"], said(A, "row3.transfer=Next_payer")["work-list-missed"]

    assert patient.why == work.why == "No second plan is on file, so there is no next payer to ask."
    assert patient.where == work.where == "Coverage 2: none."
    assert (patient.sop, work.sop) == ("SOP-05.6", "SOP-05.7")


def test_an_amount_missing_from_a_row_that_adds_up_is_not_said_to_stay_open():
    words = said(A, "row1.paid=180.00 row1.co45=")["missing-amount"]

    assert words.cost == "The row adds up and hides it: $70.00 stands in the wrong cell until somebody asks for it."


def test_swapped_digits_in_the_discount_put_the_row_off_and_not_the_batch():
    words = said(posted("PS104 1 21000 13890 CO-45=7110"), "row1.co45=71.01")["transposed-digits"]

    assert words.cost == "The row is off by $0.09; finding it takes about 15 minutes at close."


def test_a_co_amount_sent_to_the_patient_by_the_transfer_alone_says_so():
    assert said(A, "row3.transfer=Patient")["denied-units-to-patient"].you_entered == "Patient as the transfer of row 3."


def test_a_stray_amount_on_a_page_with_one_column_for_all_reductions_denies_only_the_reason():
    words = said(posted(VISIT, DRUG, layout="tessel"), "row2.pr1=5.00")["stray-amount"]

    assert words.where == "Line 2: the plan names no deductible."


def test_a_wrong_cell_in_a_row_without_points_is_said_to_be_counted_already():
    words = said(A, "row2.co45=127.00 row2.pr1= row2.paid=20.00")["wrong-amount"]

    assert (words.lost, words.cost) == ("0.0", "Counted with the mistake above.")


def test_every_row_in_the_order_of_the_page_has_its_own_finding_with_its_own_points():
    made = posted(VISIT, PROCEDURE, DRUG, order=(2, 0, 1))
    grade = KIND.grade(made.key, all_wrong(made.key, "line-order"))

    moved = [feedback(EXERCISE, CONTENT.sops, each) for each in grade.findings if each.code == "PAY-04.line-order"]

    assert [each.item for each in moved] == ["row1", "row2", "row3"]
    assert sum(each.lost for each in grade.findings) == 100 - sum(item.weight * item.credit for item in grade.items)
    assert [each.you_entered for each in moved][1] == "the amounts of PS104 on the row of PS455."
    assert [each.cost for each in moved][1:] == ["Counted with the mistake above."] * 2
    assert not {each.item for each in grade.findings if each.verdict is Verdict.RIGHT} & {"row1", "row2", "row3"}


def test_a_transfer_that_follows_a_pr_code_names_the_amount_under_it():
    words = said(posted(DRUG, secondary="Tessel HMO"), "row1.other_code=PR-2 row1.transfer=Next_payer")["followed-through"]

    assert "with 36.00 as the patient's part" in words.why


def test_hints_and_tessels_heading_name_nothing_that_only_one_layout_prints():
    tessel = posted(VISIT, layout="tessel").prompt.documents[0]
    table = next(block for block in tessel.blocks if isinstance(block, Table))

    assert "Reductions" in [column.title for column in table.columns]
    assert "Not payable" not in wire.dumps(dict(EXERCISE.hints))
