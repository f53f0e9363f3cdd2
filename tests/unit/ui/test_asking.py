"""One question of a lesson: asked, answered, asked again. The browser is played by `press`."""

from dataclasses import replace

import pytest

from tests.unit.ui.lesson_desk import LessonDesk, lesson, moment
from workbench.model import Conflict, Unavailable
from workbench.ui.asking import Asking
from workbench.ui.cell import words_of


def ask(desk: LessonDesk, item: str = "write-off", **changes: object) -> Asking:
    view = lesson(**changes)
    return Asking(desk, view, next(each for each in view.moments if each.id == item), lambda: desk.asked.append(("told",)))


def press(asking: Asking, act: str, **form: str) -> list[dict[str, object]]:
    """Presses what carries this act; returns the messages to the browser."""
    said: list[dict[str, object]] = []
    asking.page.send = said.append
    asking.page._heard(asking.page, {"act": act, "value": "", "seq": 1, "form": form}, [])
    return said


def test_an_amount_is_asked_in_one_field_at_the_right_edge_and_without_a_verdict() -> None:
    asking = ask(LessonDesk())

    still = asking.page.still()

    assert 'for="a-write-off"' in still
    assert "wb-num" in still
    assert "Question 1 of 3" in still
    assert "68.00" not in still + repr(asking.page.get_state())


def test_a_choice_is_a_group_of_radio_buttons_named_by_its_question() -> None:
    still = ask(LessonDesk(), "next-owner").page.still()

    assert still.count('type="radio"') == 2
    assert "<legend>Where does the open amount of 42.00 go?</legend>" in still


def test_a_question_is_issued_for_the_assignment_of_the_lesson() -> None:
    desk = LessonDesk()

    ask(desk, assignment="d-1")

    assert desk.asked == [("issue", "lesson-payment-posting", "d-1", False, "write-off")]


def test_a_right_answer_says_so_with_its_reason_and_tells_the_page() -> None:
    desk = LessonDesk()
    asking = ask(desk)

    said = press(asking, "answer", answer="68.00")

    assert "Right: 68.00" in asking.page.parts["said"]
    assert "CO-45 is billed minus allowed." in words_of(asking.page.parts["said"])
    assert "Expected" not in asking.page.parts["said"]
    assert {"act": "focus", "id": "s-write-off"} in said
    assert desk.asked[-1] == ("told",)


def test_a_wrong_answer_shows_what_was_typed_what_was_expected_why_and_where_the_rule_stands() -> None:
    asking = ask(LessonDesk())

    press(asking, "answer", answer="133.20")

    for words in ("is-wrong", "Wrong: you answered 133.20", "68.00", "CO-45 is billed minus allowed.", "SOP-05 step 5",
                  "Try another"):
        assert words in asking.page.parts["said"] + words_of(asking.page.parts["said"]), words
    assert "<input" not in asking.page.parts["ask"]


def test_an_empty_answer_is_not_handed_in() -> None:
    desk = LessonDesk()
    asking = ask(desk)

    press(asking, "answer")

    assert "There is no answer yet." in asking.page.parts["alert"]
    assert "submit" not in [each[0] for each in desk.asked]


def test_what_cannot_be_read_stays_in_its_field_and_says_how_to_write_it() -> None:
    asking = ask(LessonDesk())
    before = asking.page.parts["ask"]

    press(asking, "answer", answer="12o.00")

    assert "Write the amount in digits" in asking.page.parts["alert"]
    assert asking.page.parts["ask"] == before


def test_another_brings_new_values_and_takes_the_verdict_away() -> None:
    desk = LessonDesk()
    asking = ask(desk)
    press(asking, "answer", answer="133.20")

    said = press(asking, "another")

    assert desk.asked[-1] == ("issue", "lesson-payment-posting", "", True, "write-off")
    assert "(2)" in asking.page.parts["ask"]
    assert asking.page.parts["said"] == ""
    assert {"act": "focus", "id": "a-write-off"} in said


def test_an_answered_question_comes_back_answered() -> None:
    desk = LessonDesk()

    asking = ask(desk, moments=(moment("write-off", answered=True),))

    assert "Right: 68.00" in asking.page.still()
    assert [each[0] for each in desk.asked] == ["graded"]


def test_a_retry_hands_in_the_same_answer_and_loses_nothing() -> None:
    desk = LessonDesk()
    asking = ask(desk)
    desk.refusal = Unavailable("The workbench does not answer right now.")
    press(asking, "answer", answer="68.00")
    assert "does not answer" in asking.page.parts["alert"]
    assert "<input" in asking.page.parts["ask"]
    desk.refusal = None

    press(asking, "answer", answer="68.00")

    assert len({each[1] for each in desk.asked if each[0] == "submit"}) == 1
    assert asking.page.parts["alert"] == ""


def test_an_answer_given_in_another_window_is_shown() -> None:
    class Elsewhere(LessonDesk):
        def submit(self, *_: object) -> None:  # type: ignore[override]
            raise Conflict("It is graded already.")

    asking = ask(Elsewhere(typed={"write-off": "1.00"}))

    press(asking, "answer", answer="68.00")

    assert "Wrong: you answered 1.00" in asking.page.parts["said"]
    assert "You answered this in another window." in asking.page.parts["alert"]


def test_those_who_hear_the_page_are_told_which_question_they_may_try_again() -> None:
    asking = ask(LessonDesk())

    press(asking, "answer", answer="68.00")

    assert "Try another question: Write off" in words_of(asking.page.parts["said"])


def test_the_step_opens_in_the_drawer() -> None:
    asking = ask(LessonDesk())
    said: list[dict[str, object]] = []
    asking.page.send = said.append

    asking.page._heard(asking.page, {"act": "step", "value": "SOP-05.5", "seq": 1}, [])

    assert "post the discount" in str(said[0]["html"])


@pytest.mark.parametrize("form", [{"answer": 5}, {"other": "68.00"}, []])
def test_a_malformed_answer_is_none(form: object) -> None:
    asking = ask(LessonDesk())

    asking.page._heard(asking.page, {"act": "answer", "seq": 1, "form": form}, [])

    assert "There is no answer yet." in asking.page.parts["alert"]


def test_what_an_author_or_a_person_wrote_stays_text() -> None:
    evil = '<img src=x onerror=alert(1)>"\''
    desk = LessonDesk(typed={"write-off": evil})
    view = lesson(moments=(replace(moment("write-off", answered=True), title=evil),))

    still = Asking(desk, view, view.moments[0], lambda: None).page.still()

    assert "<img" not in still
    assert "&lt;img" in still
