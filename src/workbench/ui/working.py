"""One open attempt on a page: its draft, Check, hints and the submission. It asks the desk and shows the answer."""

import uuid
from collections.abc import Callable
from datetime import date

from workbench.client import Desk
from workbench.model import Answer, CodeHits, Conflict, Graded, Issued
from workbench.ui.edge import Edge
from workbench.ui.exercise import checked, elsewhere, exercise_view, hints, saved_words, unread, unread_marks
from workbench.ui.markup import NOTHING, alert
from workbench.ui.page import Act, Page
from workbench.ui.widgets import widget_for
from workbench.ui.words import clock


class Working:
    """An attempt from when it is opened until it is graded. The submission id is made once, so that a retry is no second try."""

    def __init__(self, desk: Desk, page: Page, edge: Edge, issued: Issued, today: date) -> None:
        self._desk, self._page, self._edge = desk, page, edge
        self._attempt, self._prompt, self._hints = issued.attempt, issued.prompt, issued.hints
        self._revision, self._saved = issued.revision, dict(issued.answer.fields)
        self._submission = str(uuid.uuid4())
        words, self._work = saved_words(issued, today), issued.prompt.work
        self._sheet = widget_for(self._work)(
            self._work, issued.answer, saved=words, attempt=issued.attempt, revision=issued.revision,
            typed=self._typed, search=self._search,
        )
        page.show(exercise_view(issued, self._sheet))

    def _typed(self, answer: Answer) -> str:
        return self._edge.run(lambda: self._save(answer)) or ""

    def _search(self, text: str) -> CodeHits | None:
        return self._edge.run(lambda: self._desk.codes(text))

    def _save(self, answer: Answer) -> str:
        words = self._sheet.saved or "Draft saved"
        if dict(answer.fields) != self._saved:
            try:
                saved = self._desk.save(self._attempt, answer, self._revision)
            except Conflict as refusal:
                self._sheet.refuse()
                self._edge.say(elsewhere(str(refusal), self._attempt))
                return ""
            self._revision, self._saved = saved.revision, dict(answer.fields)
            self._sheet.revision = saved.revision
            if self._page.parts.get("said"):
                self._page.patch(said=NOTHING)  # it spoke of what stood there before
            words = f"Draft saved {clock(saved.saved_at)}"
        if self._page.parts.get("alert"):
            self._edge.say(NOTHING)
        return words

    def hint(self, act: Act) -> None:
        """Shows the next hint of a group."""
        self._hints += (self._desk.hint(self._attempt, act.value),)
        self._page.patch(hints=hints(self._prompt, self._hints))

    def check(self, act: Act) -> None:
        """Says whether everything can be read and adds up."""
        result = self._desk.check(self._attempt, self._sheet.answer_of(act.fields))
        marks = unread_marks(result.problems, self._work)
        self._sheet.marks = {name: {**mark, "told": "said"} for name, mark in marks.items()}  # the list of Check has the words
        self._page.patch(said=checked(result, self._work))

    def submit(self, act: Act, graded: Callable[[Graded], None]) -> None:
        """Hands in what stands in the sheet; `graded` is called with the grade. What cannot be read is marked and stays here.

        An empty sheet is not handed in: it would cost the attempt by a slip of the finger.
        """
        answer = self._sheet.answer_of(act.fields)
        if not any(text.strip() for text in answer.fields.values()):
            self._page.patch(said=alert("info", "Nothing is entered yet.", "Enter something, then submit."))
            return
        try:
            result = self._desk.submit(self._attempt, self._submission, answer, self._revision)
        except Conflict as refusal:
            self._edge.say(elsewhere(str(refusal), self._attempt))
            return
        if result.graded is not None:
            graded(result.graded)
            return
        self._sheet.marks = unread_marks(result.problems, self._work)
        self._page.patch(said=unread(result.problems, self._work))
