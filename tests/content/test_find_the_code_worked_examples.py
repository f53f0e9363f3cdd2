"""Variants A and B of the worked example of COD-01: the findings by hand, everything else derived by the product."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from workbench.content import feedback, read_content
from workbench.grading import score
from workbench.kinds.coding.find_the_code import coding_variant
from workbench.kinds.coding.finding_answer import all_wrong, model_answer, wrong_answers
from workbench.kinds.coding.finding_case import Chosen, go_together
from workbench.kinds.coding.finding_grade import MISTAKES, grade_findings
from workbench.kinds.kind import Case, Variant
from workbench.kinds.registry import KINDS
from workbench.model import Answer, Feedback, Grade, Verdict

ROOT = Path(__file__).resolve().parents[2]
CONTENT, _ = read_content(ROOT / "exercises", ROOT / "sop")
EXERCISE = CONTENT.exercises["find-the-code"]
EXERCISE_KIND = KINDS["find-the-code"]
POOL = {phrase.id: phrase for phrase in EXERCISE.phrases}

# Finding, what it is for, side, day of September 2026.
TOLD_A = """
knee-pain          side        right   8
acute-cough        plain-sure  right   9
low-back-pain      heading     right  10
major-depression   more        right  10
urinary-infection  symptom     right  11
type-2-diabetes    plain-1     right  14
otitis-media       sided-1     left   15
hay-fever          plain-2     right  16
carpal-tunnel      sided-2     left   17
raised-pressure    not-made    right  18
"""
TOLD_B = """
reflux             plain-1     right   8
depression         more        right   9
conjunctivitis     sided-1     left   10
burning-urination  symptom     right  10
iron-deficiency    plain-sure  right  11
mid-back-pain      heading     right  14
prediabetes        not-made    right  15
tennis-elbow       sided-2     right  16
plantar-fasciitis  side        left   17
thyroid            plain-2     right  18
"""


def chosen(told: str) -> tuple[Chosen, ...]:
    lines = [line.split() for line in told.strip().splitlines()]
    return tuple(Chosen(item, POOL[name], side, 0, date(2026, 9, int(day))) for name, item, side, day in lines)


def variant(told: str) -> Variant:
    return coding_variant(Case("by hand", 1, EXERCISE, CONTENT.codes), chosen(told), 14000)


A, B = variant(TOLD_A).key, variant(TOLD_B).key
RIGHT_A = ["M25.561", "R05.1", "M54.50", "F32.9", "N39.0", "E11.9", "H66.92", "J30.1", "G56.02", "R03.0"]
RIGHT_B = ["K21.9", "F32.A", "H10.32", "R30.0", "D50.9", "M54.6", "R73.03", "M77.11", "M72.2", "E03.9"]


def typed(key, changes: str) -> Answer:
    """The model answer with changes such as "3=M54.5 9="."""
    given = dict(change.split("=") for change in changes.split())
    return Answer(dict(model_answer(key).fields) | {f"finding{number}": code for number, code in given.items()})


def points(grade: Grade, hints: dict[str, int] | None = None) -> Fraction:
    """Points out of 100."""
    return score(grade, hints or {}) * 100


def said(key, changes: str, code: str) -> Feedback:
    """The words of the first finding, which has that code."""
    found = grade_findings(key, typed(key, changes)).findings[0]
    assert found.code == f"COD-01.{code}"
    assert MISTAKES[code] <= found.values.keys()
    return feedback(EXERCISE, CONTENT.sops, found)


def six(words: Feedback) -> list[str]:
    return [words.you_entered, words.expected, words.why, words.where, words.cost, words.next]


def test_the_keys_are_the_worked_ones():
    assert [row.code for row in A.rows] == RIGHT_A
    assert [row.code for row in B.rows] == RIGHT_B


def test_the_sprung_places_are_the_worked_ones():
    assert A.sprung() == ("side-left-out", "not-billable", "symptom-with-diagnosis")
    assert [row.number for row in A.rows if row.trap] == [1, 3, 5]
    assert [(row.number, row.trap) for row in B.rows if row.trap] == [(2, "more-than-the-note-says")]


@pytest.mark.parametrize("told", [TOLD_A, TOLD_B])
def test_the_findings_of_the_worked_examples_go_together(told):
    findings = [each.phrase for each in chosen(told)]

    assert all(go_together(one, other) for one in findings for other in findings if one is not other)


def test_the_cards_of_variant_a_read_as_written_down():
    cards = [(f"{row.day:%m/%d/%Y}", row.text) for row in variant(TOLD_A).prompt.work.rows]

    assert cards == [
        ("09/08/2026", "Knee hurts for three weeks, no injury. X-ray normal. Assessment: pain in the right knee, cause not yet "
                       "known."),
        ("09/09/2026", "Six days, no fever, lungs clear. Assessment: acute cough."),
        ("09/10/2026", "Six weeks, worse when bending, does not go down the leg. Assessment: low back pain."),
        ("09/10/2026", "Second visit, no earlier episode. Assessment: major depression. Severity not stated."),
        ("09/11/2026", "Burning when passing urine for two days. Urine test positive. Assessment: urinary tract infection, site "
                       "and germ not stated."),
        ("09/14/2026", "Yearly check. Diet only, no medicine. Eyes, feet and kidneys without findings. Assessment: type 2 "
                       "diabetes, no complication."),
        ("09/15/2026", "Recheck after treatment, eardrum still red, no hole. Assessment: otitis media, left ear, type not "
                       "stated."),
        ("09/16/2026", "Every September. Skin test positive for ragweed pollen. Assessment: hay fever."),
        ("09/17/2026", "Nerve test positive at the left wrist. Assessment: carpal tunnel syndrome, left."),
        ("09/18/2026", "148/92 measured twice, first high reading ever. Assessment: raised blood pressure reading, recheck in "
                       "two weeks; hypertension not diagnosed."),
    ]


@pytest.mark.parametrize(("told", "groups"), [
    (TOLD_A, {"side": "1, 7, 9", "how-sure": "2, 5, 10", "wording": "3, 4, 6, 8"}),
    (TOLD_B, {"side": "3, 8, 9", "how-sure": "4, 5, 7", "wording": "1, 2, 6, 10"}),
])
def test_the_hint_groups_name_the_findings_they_cover(told, groups):
    made = variant(told).prompt.hint_groups

    assert {group.id: group.title.partition("findings ")[2] for group in made} == groups
    assert [group.points for group in made] == ["30", "30", "40"]


def test_the_perfect_answer_has_100_points():
    assert points(grade_findings(A, model_answer(A))) == 100
    assert score(grade_findings(B, model_answer(B)), {}) == 1


def test_the_typical_new_hire_reaches_72():
    grade = grade_findings(A, typed(A, "3=M54.5 8=J30.2 10=I10"))

    assert points(grade, {"side": 1}) == 72
    assert score(grade, {"side": 1}) == Fraction(72, 100)
    assert [each.code for each in grade.findings if each.code] == [
        "COD-01.not-billable", "COD-01.same-category", "COD-01.diagnosis-not-made"]


def test_the_careless_answer_reaches_29():
    grade = grade_findings(A, typed(A, "1=M25.562 2=R05 3=M54.5 4=F32.9 5=R30.0 6=E11.9 7=H66.90 8=J30.9 9= 10=I10"))

    assert points(grade) == 29
    assert [each.code.partition(".")[2] for each in grade.findings if each.code] == [
        "wrong-side", "not-billable", "not-billable", "symptom-with-diagnosis", "side-left-out", "same-category", "missing",
        "diagnosis-not-made"]


def test_three_traps_made_once_each_leave_70_just_enough():
    all_three = {name: text for each in wrong_answers(A) for name, text in each.answer.fields.items()
                 if text != model_answer(A).fields[name]}
    grade = grade_findings(A, Answer(dict(model_answer(A).fields) | all_three))

    assert points(grade) == 70 == EXERCISE.pass_mark * 100


def test_a_side_left_out_everywhere_costs_the_three_findings_with_a_side():
    assert points(grade_findings(A, all_wrong(A, "COD-01.side-left-out"))) == 70


def test_points_and_losses_add_up_to_100():
    for changes in ("1=M25.562 2=R05 8=J30.9 9=", "3=M54.5 8=J30.2 10=I10", "1=M25.511 2=Z99.Z"):
        grade = grade_findings(A, typed(A, changes))
        assert points(grade) + sum(each.lost for each in grade.findings) == 100


@pytest.mark.parametrize(("key", "changes", "code", "lines"), [
    (A, "3=M54.5", "not-billable", [
        "M54.5.", "M54.50.",
        "M54.5 is only a heading since October 1, 2021. A claim needs a code at the end of its branch.",
        "Finding 3; in the list, the codes below M54.5.",
        "Rejected at the front door, never filed: about 5 days, $140.00 delayed.",
        "Practise this trap again: another heading."]),
    (B, "2=F32.9", "more-than-the-note-says", [
        "F32.9.", "F32.A.",
        "F32.9 is major depression. The note says depression. Since October 1, 2021 that has its own code, F32.A.",
        "Finding 2, last sentence.",
        "Paid today, $140.00 at risk in an audit: a diagnosis in the record that nobody made.",
        "Practise this trap again."]),
    (A, "1=M25.569", "side-left-out", [
        "M25.569.", "M25.561.",
        'The note gives the side. "Unspecified" is only for a note that does not.',
        'Finding 1: "right knee".',
        "Many plans refuse an unspecified side: denied, about 14 days, $140.00 delayed.",
        "Practise this trap again: another finding with a side."]),
    (A, "5=R30.0", "symptom-with-diagnosis", [
        "R30.0.", "N39.0.",
        "A symptom that belongs to a confirmed diagnosis is not coded. Code the diagnosis.",
        'Finding 5: "Assessment: urinary tract infection".',
        "A urine culture is often not covered for a symptom alone: denied, about 14 days, $38.00 delayed.",
        "Practise this trap again."]),
    (A, "10=I10", "diagnosis-not-made", [
        "I10.", "R03.0.",
        'Code what is known at the end of the visit. In the office, "suspected" or "recheck" is not a diagnosis.',
        "Finding 10, last words.",
        "No money at once. The patient carries hypertension in every plan's file; correcting it takes about 30 days.",
        "New findings."]),
    (A, "1=M25.562", "wrong-side", [
        "M25.562, the left.", "M25.561, the right.",
        "Right code, wrong side. In most codes 1 is right and 2 is left; read the title to be sure.",
        'Finding 1: "right knee".',
        "Does not match the X-ray order: denied CO-11 or records asked for, about 20 days, $140.00 delayed.",
        "New findings."]),
    (A, "8=J30.2", "same-category", [
        "J30.2.", "J30.1.",
        "The family is right. J30.1 names hay fever and pollen; J30.2 is for other seasonal causes.",
        'Finding 8: "ragweed pollen".',
        "Usually paid. Less exact than the note: counts as an error in a coding audit.",
        "New findings."]),
    (A, "9=M79.642", "other-code", [
        "M79.642.", "G56.02.",
        "Start from the assessment, look up its main word, then read the title of the code you found.",
        'Finding 9: "carpal tunnel syndrome".',
        "The diagnosis does not support the service: denied CO-11, about 14 days, $140.00 delayed.",
        "New findings."]),
    (A, "9=G56.92X", "unknown-code", [
        "G56.92X.", "G56.02.",
        "There is no such code. Take codes from the list; it holds every code that can be billed.",
        'Finding 9; type "carpal".',
        "Rejected by the scrubber: about 2 days, $140.00 delayed.",
        "New findings."]),
    (A, "9=", "missing", [
        "nothing.", "G56.02.",
        "Each finding has one code. If you are unsure, the family is worth half.",
        "Finding 9.",
        "The claim waits for a code: about 3 days, $140.00 delayed.",
        "New findings."]),
])
def test_each_mistake_reads_as_written_down(key, changes, code, lines):
    assert six(said(key, changes, code)) == lines


@pytest.mark.parametrize(("code", "step", "trap"), [
    ("3=M54.5", "SOP-02 Claim coding and modifier use, step 4", True),
    ("5=R30.0", "SOP-02 Claim coding and modifier use, step 2", True),
    ("9=M79.642", "SOP-02 Claim coding and modifier use, step 3", False),
])
def test_feedback_points_to_the_step(code, step, trap):
    words = feedback(EXERCISE, CONTENT.sops, grade_findings(A, typed(A, code)).findings[0])

    assert (words.sop_title, words.trap, words.lost) == (step, trap, "10.0")


# Pool rows of the worked example: key, wrong answer, mistake, points kept of 10.
SLIPS = """
M25.561  M25.562  wrong-side               4
M25.561  M25.511  same-category            5
M54.50   M54.59   same-category            5
M54.50   M54.9    same-category            5
M54.50   M54      not-billable             0
M54.6    M54.9    same-category            5
F32.A    F32.0    same-category            5
F32.A    F32.1    same-category            5
F32.9    F32.A    same-category            5
F32.9    F33.9    other-code               0
N39.0    N30.00   other-code               0
R30.0    N39.0    diagnosis-not-made       0
R30.0    R30.9    same-category            5
R05.1    R05      not-billable             0
R05.1    R05.9    same-category            5
R05.1    R05.3    same-category            5
H66.92   H66.90   side-left-out            0
H66.92   H66.91   wrong-side               4
H66.92   H66.93   wrong-side               4
H66.92   H66.9    not-billable             0
H10.32   H10.30   side-left-out            0
H10.32   H10.9    same-category            5
G56.02   G56.00   side-left-out            0
G56.02   G56.0    not-billable             0
M77.11   M77.10   side-left-out            0
M77.11   M77.12   wrong-side               4
M77.11   M25.521  symptom-with-diagnosis   0
M72.2    M79.672  symptom-with-diagnosis   0
J30.1    J30.9    same-category            5
E11.9    E11      not-billable             0
E11.9    E11.8    same-category            5
R73.03   E11.9    diagnosis-not-made       0
R73.03   R73.9    same-category            5
K21.9    R12      symptom-with-diagnosis   0
K21.9    K21.00   same-category            5
D50.9    R53.83   symptom-with-diagnosis   0
E03.9    J45      not-billable             0
E03.9    Q99.9    other-code               0
E03.9    W47      unknown-code             0
E03.9    E03.99   unknown-code             0
"""


@pytest.mark.parametrize("line", SLIPS.strip().splitlines())
def test_each_row_of_the_pool_has_its_mistake_and_its_credit(line):
    right, entered, mistake, kept = line.split()
    key = A if right in RIGHT_A else B
    number = [row.code for row in key.rows].index(right) + 1

    grade = grade_findings(key, typed(key, f"{number}={entered}"))

    assert grade.findings[0].code == f"COD-01.{mistake}"
    assert points(grade) == 90 + int(kept)


@pytest.mark.parametrize("text", ["m25561", " M25.561 ", "M25561", "m25.561"])
def test_a_code_counts_whatever_its_case_and_dot(text):
    assert points(grade_findings(A, Answer(dict(model_answer(A).fields) | {"finding1": text}))) == 100


@pytest.mark.parametrize("text", ["knee right", "25.561", "M2", "M25.56111", "M25..561", "M-5", "ＭＭ５", "K21,9"])
def test_an_entry_that_is_no_code_is_named_and_nothing_is_graded(text):
    grade = grade_findings(A, Answer({"finding1": text, "finding2": "R05"}))

    assert [(each.field, each.verdict) for each in grade.findings] == [("finding1", Verdict.UNREADABLE)]
    assert feedback(EXERCISE, CONTENT.sops, grade.findings[0]).why == "Type a code such as K21.9, or pick one from the list."
    assert not grade.counts_as_attempt


def test_check_says_only_whether_an_entry_can_be_read():
    prompt = variant(TOLD_A).prompt
    problems = EXERCISE_KIND.check(prompt, Answer({"finding1": "Z99.89", "finding2": "knee"}))

    assert [(each.where, each.code) for each in problems] == [("finding2", "WB107")]


def test_right_codes_say_why_they_are_right():
    grade = grade_findings(A, model_answer(A))
    words = feedback(EXERCISE, CONTENT.sops, grade.findings[3])

    assert {each.verdict for each in grade.findings} == {Verdict.RIGHT}
    assert words.why == "Includes major depression without more; the note says major."
    assert words.where == 'Finding 4: "major depression".'
