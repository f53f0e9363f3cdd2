"""Whatever a person, a payer or an author wrote, a page shows it and never runs it."""

from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model import Bit, Document, Letterhead, Note, Person
from workbench.ui.exercise import exercise_view
from workbench.ui.feedback import feedback_view, submitted_sheet
from workbench.ui.home import home_view
from workbench.ui.leading import Leading
from workbench.ui.markup import alert, badge, button, link, press
from workbench.ui.paper import documents
from workbench.ui.sheet import Worksheet
from workbench.ui.training import Training

EVIL = '<script>alert("1")</script><img src=x onerror=alert(1)>"\'&=cmd|calc'


@given(st.text())
def test_no_part_lets_a_tag_through(text: str) -> None:
    drawn = (badge("info", text), alert("warn", text, text), button(text, text), link(text, "open", text), press(text, text))
    plain = (badge("info", ""), alert("warn", "", ""), button("", ""), link("", "open", ""), press("", ""))

    for part, empty in zip(drawn, plain, strict=True):
        assert part.count("<") == empty.count("<")
        assert part.count('"') == empty.count('"')


def test_a_name_that_is_a_script_stays_text_on_home(make: ModuleType) -> None:
    home = make.home(past=(make.past(title=EVIL),), going=None)

    html = str(home_view(home).html)

    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_a_document_is_printed_as_text() -> None:
    paper = Document(EVIL, (Letterhead(EVIL, (EVIL,)), Note(Bit(EVIL, "here"))))

    html = str(documents((paper,), {"here": (1,)}))

    assert "<script" not in html
    assert "<img" not in html


def test_a_brief_may_use_markdown_but_no_html(make: ModuleType) -> None:
    issued = make.issued(prompt=make.prompt(task=EVIL, brief=f"Post **it**. {EVIL} [here](javascript:alert(1))"))

    html = str(exercise_view(issued, Worksheet(issued.prompt.work, issued.answer)).html)

    assert "<strong>it</strong>" in html
    assert "<script" not in html
    assert 'href="javascript' not in html


def test_feedback_words_are_text(make: ModuleType) -> None:
    words = dict.fromkeys(("title", "you_entered", "expected", "why", "where", "cost", "next", "sop"), EVIL)
    graded = make.graded(make.finding(**words))

    html = str(feedback_view(graded, submitted_sheet(graded), make.TODAY).html)

    assert "<script" not in html
    assert "<img" not in html


@pytest.mark.parametrize("name", [EVIL, "=cmd|' /C calc'!A0", "O'Brien & Sons"])
def test_a_persons_name_is_text_on_the_team_page(make: ModuleType, name: str) -> None:
    person = Person("p-1", "login", name, "Billing Specialist", ())
    desk = make.ReadableDesk(leads=make.board(progress=(make.Progress(person, 1, 1, 0, 0, "", ()),)))

    page = Leading(desk).page

    assert "<script" not in page.html + "".join(page.parts.values())


def test_a_wish_from_an_address_never_reaches_the_page(make: ModuleType) -> None:
    page = Training(make.ReadableDesk(), EVIL).page

    assert EVIL not in page.html + page.address
