from types import ModuleType

from workbench.ui.feedback import feedback_view, submitted_sheet


def html(make: ModuleType, *findings: object, **changes: object) -> str:
    graded = make.graded(*findings, **changes)
    return str(feedback_view(graded, submitted_sheet(graded), make.TODAY).html)


def test_each_mistake_has_its_six_lines_in_the_same_order(make: ModuleType) -> None:
    page = html(make, make.finding(), make.UNITS)

    finding = page[page.index("<dl class=\"wb-six\">"):]
    places = [finding.index(f"<dt>{name}</dt>") for name in (
        "You entered", "Expected", "Why", "Where to see it", "What it would have cost", "Try next")]
    assert places == sorted(places)
    assert page.count("<dl class=\"wb-six\">") == 2


def test_the_heading_counts_the_mistakes(make: ModuleType) -> None:
    assert "One mistake to learn from" in html(make, make.finding())
    assert "Two mistakes to learn from" in html(make, make.finding(), make.UNITS, make.RIGHT)
    assert "Everything right" in html(make, make.RIGHT)


def test_the_exercise_of_an_assigned_lesson_leads_back_to_it_for_whoever_did_it(make: ModuleType) -> None:
    graded = make.graded(make.RIGHT, lesson="lesson-payment-posting", assignment="d-1")

    own, read, alone = (str(feedback_view(graded, submitted_sheet(graded), make.TODAY, reader=reader, links=links).html)
                        for reader, links in ((False, True), (True, True), (False, False)))

    assert 'href="lesson-payment-posting?open=d-1">Back to the lesson' in own
    assert "Back to the team" in read
    assert "Back to my training" in alone


def test_a_number_links_document_finding_and_worksheet(make: ModuleType) -> None:
    graded = make.graded(make.finding(), make.UNITS, make.RIGHT)
    sheet = submitted_sheet(graded)

    page = str(feedback_view(graded, sheet, make.TODAY).html)

    assert 'href="#mark-2"' in page
    assert 'id="mark-2"' in page
    assert sheet.marks["row2.other_code"]["pin"] == "2"


def test_a_right_cell_says_why_when_it_is_selected_and_carries_no_pin(make: ModuleType) -> None:
    mark = submitted_sheet(make.graded(make.finding(), make.RIGHT)).marks["row3.paid"]

    assert mark == {"kind": "right", "text": "Paid is what the plan paid on this line.", "pin": ""}


def test_amounts_stand_out_and_codes_stay_whole(make: ModuleType) -> None:
    page = html(make, make.finding(you_entered="M54.50 for $140.00, CO-45 1,120.00 and Q99.99."))

    assert "M54.50 for $<b>140.00</b>, CO-45 <b>1,120.00</b> and Q99.99" in page


def test_only_a_trap_offers_to_practise_that_trap(make: ModuleType) -> None:
    page = html(make, make.finding(), make.finding(code="PAY-04.wrong-amount", trap=False, next="New variant of this exercise."))

    assert 'data-value="post-one-eob|PAY-04.deductible-written-off"' in page
    assert "PAY-04.wrong-amount" not in page


def test_hints_lower_a_right_part_without_calling_it_wrong(make: ModuleType) -> None:
    items = (make.ItemResult("row1", "Amounts row 1", "row1", "16.2", "18.0", False),)

    page = html(make, items=items, hints=(make.Hint("row1", 1, "Find the line."),))

    assert "All right, after hints" in page
    assert "1 hint used" in page


def test_points_of_a_group_are_added_up_and_shown_with_one_decimal(make: ModuleType) -> None:
    page = html(make, make.finding())

    assert "<dd>7.0 <small>of 14</small></dd>" in page
    assert "46.5 %" in page


def test_a_capped_score_says_why(make: ModuleType) -> None:
    assert "limits the score to 60" in html(make, make.finding(), capped="A mistake in this attempt limits the score to 60.")


def test_a_manager_reads_the_feedback_and_practises_nothing(make: ModuleType) -> None:
    graded = make.graded(make.finding())

    page = str(feedback_view(graded, submitted_sheet(graded), make.TODAY, reader=True).html)

    assert "Maya Ortiz" in page
    assert 'data-act="practise"' not in page
