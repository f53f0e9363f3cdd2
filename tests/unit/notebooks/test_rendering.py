import re

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from workbench.model import Lesson, NotFound
from workbench.notebooks.lesson_choice import Form, chosen, form_named, lesson_page
from workbench.notebooks.rendering import VIEW, page_of, said
from workbench.notebooks.running import WIDGETS, errors

LOADS = re.compile(r"""(src|href|srcset|action)\s*=\s*["']?\s*(https?:)?//|url\(\s*["']?(https?:)?//|@import""", re.IGNORECASE)
TABLE = "<table><tr><td>72.00</td></tr></table>"
LESSON = Lesson("payment-posting", "Payment posting", "", "PAY", 20, "post-one-eob", "SOP-05", ("larkmere",), ("bluefen",),
                (2,), ())


def shown(**data: str) -> dict[str, object]:
    return new_output("display_data", {name.replace("_", "/", 1): text for name, text in data.items()})


def page(*outputs: dict[str, object]) -> str:
    cells = [new_markdown_cell("## A Tuesday\n\nRead **this**."), new_code_cell("ui.secret()", outputs=list(outputs))]
    return page_of(new_notebook(cells=cells), "Payment <posting>", "payer bluefen")


def test_a_page_carries_its_look_and_loads_nothing() -> None:
    html = page(shown(text_html=TABLE, text_plain="72.00"))

    assert "--accent:" in html
    assert not LOADS.search(html)
    assert "<script" not in html


def test_a_page_shows_title_banner_prose_and_tables_and_no_code() -> None:
    html = page(shown(text_html=TABLE, text_plain="72.00 as text"))

    for part in ("Payment &lt;posting&gt;", "payer bluefen", "Synthetic data", "<strong>this</strong>", TABLE):
        assert part in html
    assert "ui.secret" not in html
    assert "72.00 as text" not in html


def test_plain_text_is_escaped_and_what_was_printed_as_an_error_is_left_out() -> None:
    html = page(shown(text_plain="a < b"), new_output("stream", name="stderr", text="a warning"))

    assert "a &lt; b" in html
    assert "a warning" not in html


def test_a_widget_without_html_is_named_and_never_half_drawn() -> None:
    html = page(new_output("display_data", {VIEW: {"model_id": "a"}, "text/plain": "Page(html='')"}))

    assert "works on the lesson" in html
    assert "Page(" not in html


def test_the_head_names_practice_and_payer_as_people_do() -> None:
    assert said({"practice": "larkmere", "payer": "bluefen", "level": 2, "mode": "handout"}) == (
        "Practice: Larkmere Medical Group · Payer: Bluefen Health PPO · Level 2")


def test_a_form_that_does_not_exist_is_refused() -> None:
    assert form_named("ipynb") is Form.IPYNB
    with pytest.raises(NotFound, match="html, ipynb"):
        form_named("pdf")


@pytest.mark.parametrize(("given", "sentence"), [
    ({"payr": "bluefen"}, "There are practice, payer, level, mode"), ({"payer": "medicare"}, "There are bluefen"),
    ({"level": "two"}, "There are 2"), ({"level": 3}, "There are 2"), ({"mode": "exam"}, "There are guided, handout"),
])
def test_values_that_the_lesson_does_not_take_are_refused(given, sentence) -> None:
    with pytest.raises(NotFound, match=re.escape(sentence)):
        chosen(LESSON, given)


def test_values_that_the_lesson_takes_get_its_types() -> None:
    assert chosen(LESSON, {"level": "2", "mode": "handout"}) == {"level": 2, "mode": "handout"}


def test_a_lesson_without_a_page_is_refused(tmp_path) -> None:
    with pytest.raises(NotFound, match="has no page"):
        lesson_page(tmp_path, LESSON.slug)


ERROR = new_output("error", ename="KeyError", evalue="'sop'", traceback=[])


@pytest.mark.parametrize(("cell", "state", "logged", "what"), [
    ([ERROR], {}, "", ["cell 1 shows KeyError: 'sop'."]),
    ([], {"outputs": [dict(ERROR)]}, "", ["a widget shows KeyError: 'sop'."]),
    ([shown(text_html='<div role="alert">')], {}, "", ["cell 1 shows an alert."]),
    ([], {"parts": {"alert": '<div role="alert">'}}, "", ["a page shows an alert."]),
    ([], {}, "reference ABC-DE\nKeyError: 'sop'\n", ["the page logged: KeyError: 'sop'"]),
    ([shown(text_html=TABLE)], {"html": TABLE, "outputs": []}, "", []),
])
def test_an_error_is_seen_wherever_it_stands(cell, state, logged, what) -> None:
    widgets = {WIDGETS: {"state": {"a": {"state": state}}}}

    book = new_notebook(cells=[new_code_cell("", outputs=cell)], metadata={"widgets": widgets})

    assert list(errors(book, logged)) == what
