"""A lesson on its page: the worked example, live figures, questions that answer at once, and the way on to the exercise.

What does not move is plain HTML; each question and the card of the exercise is a page widget of its own.
"""

from markupsafe import Markup

from workbench.client import Desk
from workbench.model import LessonView, MomentState, NotFound
from workbench.ui.asking import Asking
from workbench.ui.lesson_view import lesson_head, standing, way_on
from workbench.ui.page import Page
from workbench.ui.panel import figure
from workbench.ui.training import Training
from workbench.ui.worked import case, worked


class Guided:
    """One lesson of one person, cell by cell. Every method raises the WorkbenchError tree.

    `links`: the other pages stand beside this one. Without them (JupyterLab, a preview) the exercise opens in its own cell.
    """

    def __init__(self, desk: Desk, lesson: LessonView, links: bool) -> None:
        self._desk, self.lesson, self._links = desk, lesson, links
        self._example = desk.example(lesson.exercise, payer=lesson.payer, level=lesson.level)
        self._way_on: Page | None = None

    def head(self) -> Markup:
        """The lesson's head."""
        return lesson_head(self.lesson, self._links)

    def documents(self) -> Markup:
        """The case of the worked example."""
        return case(self._example.prompt)

    def answer(self) -> Markup:
        """Its model answer."""
        return worked(self._example)

    def panel(self, panel: str) -> Markup:
        """A live figure."""
        return figure(self._desk.panel(panel, payer=self.lesson.payer))

    def ask(self, item: str) -> Page:
        """A question, asked and answered in its place."""
        return Asking(self._desk, self.lesson, self._moment(item), self._told).page

    def exercise(self) -> Page:
        """The card that leads to the exercise; where there is no other page, the exercise itself."""
        if not self._links:
            return Training(self._desk, self.lesson.exercise_open, embedded=True).page
        self._way_on = Page(lambda _: None, embedded=True)
        self._way_on.show(way_on(self.lesson))
        return self._way_on

    def _moment(self, item: str) -> MomentState:
        for moment in self.lesson.moments:
            if moment.id == item:
                return moment
        raise NotFound(f'This lesson has no question "{item}". It has {", ".join(each.id for each in self.lesson.moments)}.')

    def _told(self) -> None:
        """A question has been answered: the card of the exercise says how far one is."""
        now = self.lesson
        self.lesson = self._desk.lesson(now.slug, now.practice, now.payer, now.level, now.assignment)
        if self._way_on is not None:
            self._way_on.patch(state=standing(self.lesson))
