"""A lesson cell by cell, on its page and on paper, and the list of lessons."""

from dataclasses import replace

import pytest
from markupsafe import Markup

from tests.unit.ui.lesson_desk import LessonDesk, card, lesson, moment
from workbench.model import NotFound, Unavailable
from workbench.ui.guided import Guided
from workbench.ui.handout import Handout
from workbench.ui.learning import Learning
from workbench.ui.lesson_view import not_open, standing
from workbench.ui.notebook import Sitting, calm
from workbench.ui.page import Page

DONE = tuple(moment(each, answered=True) for each in ("write-off", "next-owner", "reason"))


def test_the_head_says_what_it_is_about_how_long_it_takes_and_what_it_leads_to() -> None:
    head = Guided(LessonDesk(), lesson(), links=True).head()

    for words in ("<h1", "Posting a payment", "About 12 min", "level 2", "Bluefen Health PPO",
                  "3 questions, then the exercise PAY-04", 'href="sop?open=SOP-05"', 'href="lessons"'):
        assert words in head, words


def test_a_lesson_without_other_pages_links_to_none() -> None:
    assert "href" not in Guided(LessonDesk(), lesson(), links=False).head()


def test_the_example_is_the_exercises_with_the_lessons_payer_and_level() -> None:
    desk = LessonDesk()

    guided = Guided(desk, lesson(payer="corvane"), links=True)

    assert desk.asked == [("example", "post-one-eob", "corvane", 2)]
    assert "Bluefen Health PPO" in guided.documents()
    assert "CO-45 is charge minus allowed." in guided.answer()


def test_a_live_figure_is_asked_for_the_lessons_payer() -> None:
    desk = LessonDesk()

    drawn = Guided(desk, lesson(payer="tessel"), links=True).panel("dollar-split")

    assert desk.asked[-1] == ("panel", "dollar-split", "tessel")
    assert "41.5 %" in drawn


def test_the_way_on_leads_to_the_exercise_and_counts_questions_as_they_are_answered() -> None:
    guided = Guided(LessonDesk(), lesson(exercise_open="d-1"), links=True)
    card_of_exercise, question = guided.exercise(), guided.ask("write-off")
    assert 'href="home?open=d-1"' in card_of_exercise.html
    assert "0 of 3 questions answered" in card_of_exercise.parts["state"]

    question._heard(question, {"act": "answer", "seq": 1, "form": {"answer": "68.00"}}, [])

    assert "1 of 3 questions answered" in card_of_exercise.parts["state"]


def test_the_way_on_names_a_payer_only_when_the_assignment_holds_one() -> None:
    free, assigned = (Guided(LessonDesk(), lesson(assignment=id), links=True).exercise().html for id in ("", "d-1"))

    assert "Bluefen" not in free
    assert "Bluefen" in assigned


def test_a_lesson_is_done_when_the_desk_says_so() -> None:
    assert "Lesson done" not in standing(lesson(moments=DONE))
    assert "Lesson done" in standing(lesson(moments=DONE, exercise_done=True, done=True))


def test_a_question_that_the_lesson_does_not_have_names_those_it_has() -> None:
    guided = Guided(LessonDesk(), lesson(), links=True)

    with pytest.raises(NotFound, match="write-off, next-owner, reason"):
        guided.ask("write-of")


def test_a_handout_holds_no_widget_and_no_answer_before_its_last_page() -> None:
    paper = Handout(LessonDesk(), lesson())

    printed = [paper.head(), paper.documents(), paper.panel("dollar-split"), *map(paper.ask, ("write-off", "next-owner"))]

    assert all(isinstance(each, Markup) for each in printed)
    assert "68.00" not in "".join(printed)
    assert "<input" not in "".join(printed)
    assert "Question 1" in printed[3]
    assert "Answer: " in printed[3]
    assert printed[4].count("wb-box") == 2


def test_the_last_page_of_a_handout_is_the_case_an_empty_worksheet_and_the_answers() -> None:
    case, answers = Handout(LessonDesk(), lesson()).exercise().split("wb-answers")

    assert "Post the payment." in case
    assert "72.00" not in case
    assert "72.00" in answers
    assert "68.00" in answers
    assert "Billed minus allowed." in answers


def test_a_handout_is_the_same_at_every_run() -> None:
    first, second = (Handout(LessonDesk(), lesson()).exercise() for _ in range(2))

    assert first == second


def test_what_goes_wrong_on_a_page_is_one_calm_sentence_at_its_place() -> None:
    def refused() -> Markup:
        raise Unavailable("The workbench does not answer right now.")

    page = calm(refused, Markup("<h1>Not open</h1>"))

    assert isinstance(page, Page)
    assert "<h1>Not open</h1>" in page.still()
    assert "does not answer right now" in page.still()


def test_a_broken_program_shows_a_reference_and_no_error() -> None:
    page = calm(lambda: {}["sop"])

    assert "tell your lead reference" in page.still()
    assert "KeyError" not in page.still()


def test_a_piece_of_a_lesson_that_is_not_open_says_what_comes_first() -> None:
    with pytest.raises(Exception, match="comes first"):
        Sitting().piece("payment-posting", lambda each: each.documents())


def test_a_lesson_that_did_not_open_can_be_opened_afresh_where_there_are_other_pages() -> None:
    assert 'href="lesson-payment-posting"' in not_open("payment-posting", links=True)
    assert "href" not in not_open("payment-posting", links=False)


def test_an_unknown_mode_names_the_two_there_are() -> None:
    with pytest.raises(Exception, match="guided and handout"):
        Sitting().open("payment-posting", "", "", 0, "solution")


@pytest.mark.parametrize(("state", "verb", "words"), [
    ({}, "Start", "Not started"),
    ({"answered": 2}, "Continue", "2 of 3 questions, exercise not submitted yet"),
    ({"answered": 3, "exercise_done": True, "done": True}, "Again", "Done"),
])
def test_the_list_says_where_one_stands_and_offers_the_next_step(state: dict[str, object], verb: str, words: str) -> None:
    page = Learning(LessonDesk(cards=(card(**state),))).page

    assert words in page.html
    assert f'href="lesson-payment-posting">{verb}<' in page.html


def test_an_assigned_lesson_is_opened_as_such() -> None:
    assert 'href="lesson-payment-posting?open=d-1"' in Learning(LessonDesk(cards=(card(open="d-1"),))).page.html


def test_a_list_without_lessons_says_so() -> None:
    assert "There is no lesson yet." in Learning(LessonDesk(cards=())).page.html


def test_a_list_that_does_not_open_can_be_tried_again() -> None:
    desk = LessonDesk(refusal=Unavailable("The workbench does not answer right now."))
    page = Learning(desk).page
    assert "Try again" in page.html
    desk.refusal = None

    page._heard(page, {"act": "open", "seq": 1}, [])

    assert "Posting a payment" in page.html


def test_words_of_a_lesson_are_text() -> None:
    evil = '<script>alert("1")</script>'
    view = lesson(title=evil, summary=evil, payer_name=evil, exercise_title=evil)
    guided = Guided(LessonDesk(), view, links=True)

    listed = Learning(LessonDesk(cards=(replace(card(), title=evil, summary=evil),))).page.html

    assert "<script" not in guided.head() + guided.exercise().still() + listed
