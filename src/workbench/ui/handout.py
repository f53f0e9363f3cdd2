"""A lesson on paper: the same cells as tables and text, questions with room to write, and at the end a page of answers.

It shows variant 0 alone, which is public, and nothing that is another at the next run: no times, no ids, no person.
"""

from markupsafe import Markup

from workbench.client import Desk
from workbench.model import LessonView, Light, NotFound, Panel, Question, Questions, Work
from workbench.ui.asking import EXERCISE
from workbench.ui.chart import drawn, point_table
from workbench.ui.lesson_view import lesson_head
from workbench.ui.markup import NOTHING, fill, lines
from workbench.ui.panel import as_of, panel_table
from workbench.ui.paper import documents
from workbench.ui.worked import blank, case, question_on_paper, worked

_PART = '<section class="wb-stack {}"><h2>{}</h2>{}</section>'
_SAME_CASE = "It is the case of the example: do it without looking back, then compare."
_PANEL = """<section class="wb-stack"><h3>{}</h3><p><b class="wb-strong">{}</b>{}</p>{}<p class="wb-note">{}</p></section>"""


class Handout:
    """One lesson, printed cell by cell. Every method raises the WorkbenchError tree."""

    def __init__(self, desk: Desk, lesson: LessonView) -> None:
        self._desk, self.lesson = desk, lesson
        self._example = desk.example(lesson.exercise, payer=lesson.payer, level=lesson.level)
        self._asked = desk.example(EXERCISE + lesson.slug, payer=lesson.payer, level=lesson.level)

    def head(self) -> Markup:
        """The lesson's head."""
        return lesson_head(self.lesson, links=False)

    def documents(self) -> Markup:
        """The case of the worked example."""
        return case(self._example.prompt)

    def answer(self) -> Markup:
        """Its model answer."""
        return worked(self._example)

    def panel(self, panel: str) -> Markup:
        """A measure as a table."""
        return _printed(self._desk.panel(panel, payer=self.lesson.payer))

    def ask(self, item: str) -> Markup:
        """A question with room for the answer."""
        questions = _questions(self._asked.prompt.work)
        for count, each in enumerate(questions, 1):
            if each.id == item:
                return question_on_paper(count, each)
        raise NotFound(f'This lesson has no question "{item}". It has {", ".join(each.id for each in questions)}.')

    def exercise(self) -> Markup:
        """The case of the exercise with an empty worksheet, then the answers."""
        prompt = self._example.prompt
        papers = documents(prompt.documents, name="h-case") if prompt.documents else NOTHING
        again = fill("<p>{} {}</p>{}{}", prompt.task, _SAME_CASE, papers, blank(prompt.work))
        answers = fill("{}<h3>{} {}</h3>{}", worked(self._asked), prompt.code, prompt.title, worked(self._example))
        yourself = fill(_PART, "", f"Now do it yourself: {prompt.code} {prompt.title}", again)
        return fill("{}{}", yourself, fill(_PART, "wb-answers", "Answers", answers))


def _questions(work: Work) -> tuple[Question, ...]:
    return work.questions if isinstance(work, Questions) else ()


def _printed(panel: Panel) -> Markup:
    """Value, chart, figures and source of a measure, with nothing to press."""
    chart = fill("<h4>{}</h4>{}", panel.chart.title, drawn(panel.chart)) if panel.chart else NOTHING
    listed = panel_table(panel.table) if panel.table else point_table(panel.chart) if panel.chart else NOTHING
    unit = f" {panel.unit}" if panel.unit and panel.light is not Light.NO_DATA else ""
    facts = (panel.basis, f"Target {panel.target}" if panel.target else "", panel.whole, panel.advice.removesuffix("."))
    source = f"{panel.formula} Source: {panel.source}. {as_of((panel,))}."
    return fill(_PANEL, panel.title, f"{panel.value}{unit}", "".join(f". {each}" for each in facts if each) + ".",
                lines((chart, listed)), source)
