"""Lessons that were assigned, on the pages My training and Team."""

from dataclasses import replace
from types import ModuleType

import pytest

from workbench.ui.leading import Leading
from workbench.ui.training import Training


def press(page: Leading | Training, act: str, value: str = "", **more: object) -> None:
    page.page._heard(None, {"act": act, "value": value, **more}, [])


def test_a_lesson_that_is_due_is_a_link_to_its_own_page(make: ModuleType) -> None:
    home = make.home()
    lesson = replace(home.due[0], id="d-9", open="d-9", title="Posting a payment", page="lesson-payment-posting")

    html = Training(make.ReadableDesk(at_home=replace(home, due=(lesson, home.due[1])))).page.html

    assert '<a href="lesson-payment-posting?open=d-9">Start' in html
    assert '<a href="?open=d-2"' in html


def test_a_lesson_asked_for_on_my_training_moves_on_to_its_page(make: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_URL", "http://127.0.0.1:1")

    html = Training(make.ReadableDesk(), "d-9").page.html

    assert '<a href="lesson-payment-posting?open=d-9" data-go>Open the lesson</a>' in html


def test_where_there_are_no_other_pages_nothing_moves(make: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DESK_URL", raising=False)

    html = Training(make.ReadableDesk(), "d-9").page.html

    assert "Open the lesson" in html
    assert "data-go" not in html


def test_a_manager_assigns_a_lesson_with_its_payer(make: ModuleType) -> None:
    desk = make.ReadableDesk()
    lead = Leading(desk)

    press(lead, "form", "open")
    offered = lead.page.parts["assign"]
    press(lead, "assign", form={"what": "lesson-payment-posting|tessel", "who": "p-tomas", "due": ""})

    assert '<option value="lesson-payment-posting|tessel">Lesson: Posting a payment (Tessel HMO)</option>' in offered
    assert ("assign", "", ("p-tomas",), "", "", "payment-posting", "tessel") in desk.asked
    assert "Lesson: Posting a payment (Tessel HMO) is assigned to Tomas Reyes" in lead.page.parts["alert"]
