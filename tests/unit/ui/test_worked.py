"""Model answers as tables, and the same tables empty."""

from types import ModuleType

from tests.unit.ui.lesson_desk import asked, posted, prompt
from workbench.model import Answer, Entry, Example, Question
from workbench.ui.cell import words_of
from workbench.ui.worked import blank, case, question_on_paper, worked


def test_a_posted_sheet_shows_each_row_with_its_reasons_under_it() -> None:
    lines = words_of(worked(posted())).splitlines()

    assert lines[0] == "Claim line | Charge | Paid | CO-45 | Transfer to"
    assert lines[2] == "Office visit | 210.00 | 72.00 | 70.00 | Patient"
    assert lines[3] == "CO-45 is charge minus allowed. The patient owes the rest."


def test_a_coded_list_shows_finding_code_and_why(make: ModuleType) -> None:
    example = Example(prompt(make.findings()), Answer({"finding1": "M25.561"}), {"finding1": "Pain in a joint, right knee."})

    lines = words_of(worked(example)).splitlines()

    assert lines[0] == "Finding | Visit | Code | Why"
    assert lines[1].endswith("09/08/2026 | M25.561 | Pain in a joint, right knee.")


def test_a_matching_shows_its_pairs_and_what_is_left_with_its_label(make: ModuleType) -> None:
    answer = Answer({"B1.pair": "R1", "B2.label": "ask for it", "R2.label": "wait"})
    notes = {"B1.pair": "The trace is the same.", "B2.label": "It is late."}

    words = words_of(worked(Example(prompt(make.deposits()), answer, notes)))

    assert "B1 09/22 · MEDICARE PART B · trace 882610047 | 3,418.22 | R1" in words
    assert "The trace is the same." in words
    assert "| 986.15 | ask for it | It is late." in words
    assert "| 812.35 | wait" in words


def test_a_blank_table_holds_the_work_and_no_answer(make: ModuleType) -> None:
    sheet, codes, lists = (words_of(blank(work)) for work in (posted().prompt.work, make.findings(), make.deposits()))

    assert "210.00" in sheet
    assert "72.00" not in sheet
    assert codes.startswith("Finding | Visit | Code\n")
    assert "Goes with, or label" in lists


def test_questions_are_answered_in_their_order() -> None:
    lines = words_of(worked(asked())).splitlines()

    assert lines[0] == "Question 1"
    assert lines[2] == "68.00 Billed minus allowed."
    assert "CO-45" in lines[-1]


def test_the_lines_of_a_question_stay_lines_on_paper() -> None:
    printed = question_on_paper(2, Question("code", "Which code is it?\nM54.5 Heading\nM54.50 Unspecified", Entry.CODE))

    assert words_of(printed).splitlines()[:4] == ["Question 2", "Which code is it?", "M54.5 Heading", "M54.50 Unspecified"]


def test_the_lines_that_no_document_shows_belong_to_the_case(make: ModuleType) -> None:
    deposits, findings = (words_of(case(prompt(work))) for work in (make.deposits(), make.findings()))

    assert "B1 | 09/22 | MEDICARE PART B | 882610047 | 2044175307 | 3,418.22" in deposits
    assert "09/10/2026 | Worse when bending. Assessment: low back pain." in findings
    assert "Bluefen Health PPO" in findings


def test_the_case_of_a_sheet_is_its_documents() -> None:
    lines = words_of(case(posted().prompt)).splitlines()

    assert lines == ["The document of the example", "Bluefen Health PPO", "Explanation of benefits"]
