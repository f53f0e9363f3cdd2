"""The card of one question of a lesson: asked, or answered with what it says of the answer. Draws, and decides nothing."""

from markupsafe import Markup

from workbench.model import Entry, Feedback, Graded, Question, Questions, Verdict, Work
from workbench.ui.markup import NOTHING, button, fill, icon, lines, part, step_link, whole
from workbench.ui.page import View
from workbench.ui.words import phrase

_CARD = """<section class="wb-card wb-moment" aria-labelledby="q-{0}"><p class="wb-note">Question {1} of {2}</p>
<h3 id="q-{0}">{3}</h3>{4}{5}{6}</section>"""
_FORM = '<form class="wb-stack" data-act="answer" autocomplete="off">{}</form>'
_LINE = """<p><label for="a-{0}">{1}</label></p><div class="wb-acts"><input class="wb-input {2}" id="a-{0}" name="answer"
 value="{3}" type="text" {4} spellcheck="false" autocomplete="off">{5}</div>"""
_CHOICES = '<fieldset class="wb-choices"><legend>{}</legend>{}</fieldset><div class="wb-acts">{}</div>'
_CHOICE = """<label class="wb-check"><input type="radio" id="a-{0}{1}" name="answer" value="{2}"{3}>{2}</label>"""
_ANSWER = Markup('<button type="submit" class="wb-btn">Answer</button>')
_SAID = """<div class="wb-alert is-{0}">{1}<div><h4 id="s-{2}" tabindex="-1">{3}</h4>{4}<p>{5}</p></div></div>
<div class="wb-acts wb-under">{6}</div>"""


def question_of(work: Work) -> Question:
    """The one question of an issued moment. Raises ValueError for another piece of work."""
    if not isinstance(work, Questions) or len(work.questions) != 1:
        raise ValueError(f"a moment asks one question, not a {type(work).__name__}")
    return work.questions[0]


def moment_view(moment: str, title: str, number: int, of: int, ask: Markup, said: Markup = NOTHING) -> View:
    """The card of question `number` of `of`; `ask` and `said` are what `asked` and `answered` drew."""
    parts = {"ask": ask, "said": said, "alert": NOTHING}
    html = fill(_CARD, moment, number, of, title, part("ask"), part("alert"), part("said"))
    return View(title, html, parts=parts)


def asked(question: Question, text: str = "") -> Markup:
    """The question with its field and the button; `text` stands in the field."""
    return fill(_FORM, _choices(question, text) if question.entry is Entry.CHOICE else _line(question, text))


def _line(question: Question, text: str) -> Markup:
    money = question.entry is Entry.MONEY
    looks = "wb-num wb-amount" if money else "wb-amount"
    mode = Markup('inputmode="decimal"' if money else 'autocapitalize="characters"')
    return fill(_LINE, question.id, whole(question.text), looks, text, mode, _ANSWER)


def _choices(question: Question, text: str) -> Markup:
    """The first choice carries the field's own id, so that the focus finds it."""
    each = (
        fill(_CHOICE, question.id, f"-{number}" if number else "", choice, Markup(" checked") if choice == text else NOTHING)
        for number, choice in enumerate(question.choices)
    )
    return fill(_CHOICES, whole(question.text), lines(each), _ANSWER)


def closed(graded: Graded) -> Markup:
    """The question once it is answered: its text, and no field."""
    return fill("<p>{}</p>", whole(question_of(graded.prompt.work).text))


def answered(graded: Graded, title: str) -> Markup:
    """Right or wrong, what was answered and what was expected, why, and the ways on; `title` is the question's."""
    question = question_of(graded.prompt.work)
    found = next((each for each in graded.feedback if each.field == question.id), None)
    another = button("Try another", "another", question.id, small=True, spoken=f"question: {title}")
    if found is None:
        return fill('<div class="wb-acts">{}</div>', another)
    right = found.verdict is Verdict.RIGHT
    ways = lines((step_link(found.sop, found.sop_title), another) if found.sop else (another,))
    typed = graded.answer.text(question.id)
    lead = f"Right: {typed}" if right else f"Wrong: you answered {typed or 'nothing'}"
    kind = "right" if right else "wrong"
    return fill(_SAID, kind, icon(), question.id, lead, NOTHING if right else _expected(found), whole(found.why), ways)


def _expected(found: Feedback) -> Markup:
    return fill('<p>Expected: <b class="wb-strong">{}</b></p>', phrase(found.expected))
