"""The page of all lessons: what each is about, how long it takes, where one stands, the way in."""

from markupsafe import Markup

from workbench.model import LessonCard, Lessons
from workbench.ui.markup import badge, fill, head, heads, number, only_spoken, part, quiet, row, table
from workbench.ui.page import View

_UNDER = "Each lesson explains one piece of work on the figures of {}, asks a few questions and leads to the exercise."
_WHAT = '<b class="wb-strong">{}</b><br><span class="wb-note">{}</span>'


def lessons_view(lessons: Lessons) -> View:
    """The view of `lessons`."""
    top = heads(("Lesson", ""), ("Time", "wb-num"), ("Leads to", ""), ("Where you stand", ""), ("(Open)", ""))
    listed = table(top, map(_row, lessons.cards), looks="wb-lessons") if lessons.cards else quiet("There is no lesson yet.")
    html = fill("{}{}{}", head("Lessons", fill(_UNDER, lessons.me.organisation)), part("alert"), listed)
    return View("Lessons", html)


def lesson_address(card: LessonCard) -> str:
    """The address of a lesson's page, with the assignment when it was assigned.

    >>> lesson_address(LessonCard("reconciliation", "", "", "", 20, 3, 0, "", "", False, False, "d-1"))
    'lesson-reconciliation?open=d-1'
    """
    return f"lesson-{card.slug}" + (f"?open={card.open}" if card.open not in ("", card.slug) else "")


def _row(card: LessonCard) -> Markup:
    what = fill(_WHAT, card.title, card.summary)
    verb = "Again" if card.done else "Continue" if card.answered or card.exercise_done else "Start"
    way = fill('<a href="{}">{}{}</a>', lesson_address(card), verb, only_spoken(card.title))
    leads = fill("{} {}", card.exercise_code, card.exercise_title)
    return row(what, number(f"{card.minutes} min"), leads, _state(card), number(way))


def _state(card: LessonCard) -> Markup:
    if card.done:
        return badge("right", "Done")
    if not card.answered and not card.exercise_done:
        return badge("missing", "Not started")
    then = "exercise submitted" if card.exercise_done else "exercise not submitted yet"
    return badge("half", f"{card.answered} of {card.moments} questions, {then}")
