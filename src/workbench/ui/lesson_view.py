"""The head of a lesson and the card that leads on to its exercise. Draws what the desk says; h1 of the page."""

from markupsafe import Markup

from workbench.model import LessonView
from workbench.ui.markup import NOTHING, badge, fill, head, lines, part
from workbench.ui.page import View
from workbench.ui.words import plural

_LINK = '<a href="{}">{}</a>'
_CARD = """<section class="wb-card is-next wb-going" aria-labelledby="h-exercise"><p class="wb-note">Now do it yourself</p>
<div class="wb-head"><div><h2 id="h-exercise">{} {}</h2><p>{}</p></div><div class="wb-acts">{}</div></div>{}</section>"""


def lesson_head(lesson: LessonView, links: bool) -> Markup:
    """Where one is, what the lesson is about, how long it takes and what it leads to. `links`: the other pages can be opened."""
    crumb = fill("{} / {}", fill(_LINK, "lessons", "Lessons"), lesson.title) if links else NOTHING
    then = f"{plural(len(lesson.moments), 'question')}, then the exercise {lesson.exercise_code} {lesson.exercise_title}"
    facts = [fill("{}", each) for each in (f"About {lesson.minutes} min", then, f"level {lesson.level}", lesson.payer_name)]
    if lesson.sop:
        facts.append(fill(_LINK, f"sop?open={lesson.sop}", lesson.sop) if links else fill("{}", lesson.sop))
    under = fill('{}<br><span class="wb-small">{}</span>', lesson.summary, lines(facts, " · "))
    return head(lesson.title, under, crumb=crumb)


def not_open(slug: str, links: bool) -> Markup:
    """The head of a lesson that did not open, with only its prose below; the page's alert says why."""
    afresh, back = fill(_LINK, f"lesson-{slug}", "Open the lesson afresh"), fill(_LINK, "lessons", "all lessons")
    ways = fill("{}, or go back to {}.", afresh, back) if links else NOTHING
    return head("This lesson did not open", fill("What you saved before is safe. Below stands the text alone. {}", ways))


def way_on(lesson: LessonView) -> View:
    """The card of the exercise, with where the lesson stands."""
    verb = f"Do {lesson.exercise_code} again" if lesson.exercise_done else f"Start {lesson.exercise_code}"
    start = fill('<a class="wb-btn is-primary" href="home?open={}">{}</a>', lesson.exercise_open, verb)
    payer = f", {lesson.payer_name}" if lesson.assignment else ""  # without an assignment it brings a payer of its own
    facts = f"About {lesson.exercise_minutes} min, level {lesson.level}{payer}"
    html = fill(_CARD, lesson.exercise_code, lesson.exercise_title, facts, start, part("state"))
    return View(lesson.exercise_title, html, parts={"state": standing(lesson)})


def standing(lesson: LessonView) -> Markup:
    """Questions answered, exercise submitted, lesson done: each as shape and word."""
    count, of = sum(moment.answered for moment in lesson.moments), len(lesson.moments)
    shape = "right" if count == of else "half" if count else "missing"
    states = (
        badge(shape, f"{count} of {of} questions answered"),
        badge("right", "Exercise submitted") if lesson.exercise_done else badge("missing", "Exercise not submitted yet"),
        badge("right", "Lesson done", filled=True) if lesson.done else NOTHING,
    )
    return fill('<p class="wb-acts" role="status">{}</p>', lines(states))
