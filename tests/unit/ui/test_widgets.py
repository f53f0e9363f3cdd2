"""Every type of work goes through the same pages: exercise, Check, submission, feedback, the team's card."""

from dataclasses import replace
from types import ModuleType

import pytest

from workbench.model import Answer, Work
from workbench.ui.attempt_card import attempt_card
from workbench.ui.exercise import exercise_view, unread, unread_marks
from workbench.ui.feedback import feedback_view, submitted_sheet
from workbench.ui.leading import Leading
from workbench.ui.training import Training
from workbench.ui.widgets import widget_for

WORKS = ("sheet", "findings", "deposits")
FIELD = {"sheet": "row1.paid", "findings": "finding1", "deposits": "B1.pair"}


@pytest.fixture(params=WORKS)
def name(request: pytest.FixtureRequest) -> str:
    """One type of work after the other."""
    return str(request.param)


@pytest.fixture
def work(make: ModuleType, name: str) -> Work:
    """The work of that type."""
    return getattr(make, name)()


def test_every_type_of_work_has_a_widget_that_says_what_check_does(work: Work) -> None:
    widget = widget_for(work)(work, Answer())

    assert widget.CHECK.startswith("Check ")
    assert not widget.readonly


def test_what_is_typed_in_any_work_is_saved(make: ModuleType, work: Work, name: str) -> None:
    desk = make.ReadableDesk(variant=make.issued(prompt=replace(make.prompt(), work=work)))
    training = Training(desk, "a-1")
    widget = training.page.slots["sheet"]

    widget._heard(widget, {"act": "typed", "seq": 1, "values": {FIELD[name]: "x", "foreign": "y"}}, [])

    assert desk.asked[-1] == ("save", "a-1", {FIELD[name]: "x"}, 0)
    assert widget.saved == "Draft saved 10:42"


def test_unsaved_changes_can_be_kept_under_the_attempt_and_the_draft_seen(make: ModuleType, work: Work, name: str) -> None:
    desk = make.ReadableDesk(variant=make.issued(prompt=replace(make.prompt(), work=work), revision=4), revision=4)
    widget = Training(desk, "a-1").page.slots["sheet"]

    assert (widget.attempt, widget.revision) == ("a-1", 4)
    widget._heard(widget, {"act": "typed", "seq": 1, "values": {FIELD[name]: "x"}}, [])

    assert widget.revision == 5


def test_feedback_of_any_work_shows_it_read_only_with_its_marks(make: ModuleType, work: Work, name: str) -> None:
    graded = make.graded(make.finding(fields=(FIELD[name],)), prompt=replace(make.prompt(), work=work, documents=()))
    widget = submitted_sheet(graded)

    html = str(feedback_view(graded, widget, make.TODAY).html)

    assert widget.readonly
    assert widget.marks[FIELD[name]]["pin"] == "1"
    assert widget.SUBMITTED in html
    assert html.count('data-slot="sheet"') == 1
    assert "wb-desk" not in html


def test_the_exercise_page_has_no_empty_desk_where_there_are_no_documents(make: ModuleType, work: Work) -> None:
    issued = make.issued(prompt=replace(make.prompt(), work=work, documents=()))

    html = str(exercise_view(issued, widget_for(work)(work, issued.answer)).html)

    assert "wb-desk" not in html
    assert 'data-act="submit"' in html


def test_unreadable_entries_are_called_what_they_are(make: ModuleType) -> None:
    problem = make.Problem("finding2", "WB107", "Type a code such as K21.9, or pick one from the list.")

    assert "One code cannot be read" in unread((problem,), make.findings())
    assert unread_marks((problem,), make.findings())["finding2"]["text"].startswith("Finding 2: type a code")


def test_what_check_says_of_a_cell_is_said_once(make: ModuleType) -> None:
    desk, problem = make.ReadableDesk(), make.Problem("row1.paid", "WB101", "Two decimals at most, for example 120.00.")
    desk.check = lambda attempt, answer: make.Checked("1 thing to look at before you submit.", (problem,))
    training = Training(desk, "a-1")

    training.page._heard(training.page, {"act": "check", "value": "", "seq": 1, "fields": {"row1.paid": "5.999"}}, [])

    assert "Row 1, Paid: two decimals at most" in training.page.parts["said"]
    assert training.page.slots["sheet"].marks["row1.paid"]["told"] == "said"


def test_the_card_counts_right_entries_by_their_name(make: ModuleType) -> None:
    prompt = replace(make.prompt(), work=make.findings())
    graded = make.graded(make.finding(fields=("finding1",)), prompt=prompt,
                         answer=Answer({"finding1": "M25.562", "finding2": "M54.50"}))

    assert "1 other code" in str(attempt_card(graded, (), make.TODAY))


def test_a_search_that_cannot_be_answered_says_so_on_the_page_and_work_goes_on(make: ModuleType) -> None:
    desk = make.ReadableDesk(variant=make.issued(prompt=replace(make.prompt(), work=make.findings())))
    training = Training(desk, "a-1")
    widget, said = training.page.slots["sheet"], []
    widget.send, desk.refusal = said.append, make.NotFound("The list of codes could not be made.")

    widget._heard(widget, {"act": "find", "seq": 2, "text": "low back"}, [])

    assert said[0]["hits"] is None
    assert "could not be made" in training.page.parts["alert"]


def test_a_manager_reads_what_the_codes_are_called(make: ModuleType) -> None:
    desk = make.ReadableDesk(grade=make.graded(prompt=replace(make.prompt(), work=make.findings(), documents=())))
    widget, said = Leading(desk, "a-1").page.slots["sheet"], []
    widget.send = said.append

    widget._heard(widget, {"act": "name", "codes": ["M54.50"]}, [])

    assert said[0]["hits"][0]["title"] == "Low back pain, unspecified"
