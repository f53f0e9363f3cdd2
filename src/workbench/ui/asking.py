"""One question of a lesson, moving: asked, answered, asked again with other values. It asks the desk and shows the answer."""

import uuid
from collections.abc import Callable, Mapping

from workbench.client import Desk
from workbench.model import Answer, Conflict, Graded, Issued, LessonView, MomentState
from workbench.ui.edge import Edge
from workbench.ui.markup import NOTHING, alert
from workbench.ui.moment_card import answered, asked, closed, moment_view, question_of
from workbench.ui.page import Act, Page
from workbench.ui.step import show_step
from workbench.ui.visit import public_id

EXERCISE = "lesson-"
"""What the exercise that asks a lesson's questions is called before the lesson's slug."""


class Asking:
    """The card of one question; `told` is called when it has been answered. Raises the tree when it cannot be asked.

    The submission id is made once for each set of values, so that a retry is no second answer.
    """

    def __init__(self, desk: Desk, lesson: LessonView, moment: MomentState, told: Callable[[], None]) -> None:
        self._desk, self._lesson, self._moment, self._told = desk, lesson, moment, told
        self._issued: Issued | None = None
        self._submission = ""
        self.page = Page(self._hear, embedded=True)
        self._edge = Edge(self.page)
        number, of = [each.id for each in lesson.moments].index(moment.id) + 1, len(lesson.moments)
        if moment.answered:
            graded = desk.graded(moment.attempt)
            self.page.show(moment_view(moment.id, moment.title, number, of, closed(graded), answered(graded, moment.title)))
        else:
            self.page.show(moment_view(moment.id, moment.title, number, of, asked(question_of(self._issue().prompt.work))))

    def _hear(self, act: Act) -> None:
        known: Mapping[str, Callable[[Act], None]] = {
            "answer": self._answer,
            "another": self._another,
            "step": lambda act: show_step(self.page, self._desk, public_id(act.value)),
        }
        do = known.get(act.name)
        if do is not None:
            self._edge.run(lambda: do(act))

    def _issue(self, fresh: bool = False) -> Issued:
        lesson = self._lesson
        issued = self._desk.issue(EXERCISE + lesson.slug, assignment=lesson.assignment, item=self._moment.id, fresh=fresh)
        self._issued, self._submission = issued, str(uuid.uuid4())
        return issued

    def _answer(self, act: Act) -> None:
        issued, text = self._issued, act.form.get("answer", "")
        if issued is None or issued.graded:
            return
        if not text.strip():
            self.page.patch(alert=alert("info", "There is no answer yet.", "Give one, then press Answer."))
            self.page.focus(f"a-{self._moment.id}")
            return
        try:
            result = self._desk.submit(issued.attempt, self._submission, Answer({self._moment.id: text}), issued.revision)
        except Conflict:
            self._answered(self._desk.graded(issued.attempt))
            self.page.patch(alert=alert("info", "You answered this in another window.", "The answer given there stands."))
            return
        if result.graded is not None:
            self._answered(result.graded)
        else:
            advice = " ".join(each.message for each in result.problems)
            self.page.patch(alert=alert("warn", "This cannot be read, so nothing was graded.", advice))
            self.page.focus(f"a-{self._moment.id}")

    def _answered(self, graded: Graded) -> None:
        self._issued = None
        self.page.patch(ask=closed(graded), said=answered(graded, self._moment.title), alert=NOTHING)
        self.page.focus(f"s-{self._moment.id}")
        self._told()

    def _another(self, act: Act) -> None:
        question = question_of(self._issue(fresh=True).prompt.work)
        self.page.patch(ask=asked(question), said=NOTHING, alert=NOTHING)
        self.page.focus(f"a-{self._moment.id}")
