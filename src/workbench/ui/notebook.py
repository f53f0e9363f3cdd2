"""The calls of a lesson's notebook. Each shows its piece at its place; one kernel shows one lesson to one person.

On a page whatever goes wrong becomes a calm sentence at that place. Anywhere else, and in a handout, it is raised: a run that
went wrong must not look like one that went well.
"""

from collections.abc import Callable
from functools import cache

from markupsafe import Markup

from workbench.client import Desk, connect
from workbench.model import WorkbenchError
from workbench.ui.cell import show
from workbench.ui.edge import Edge, keep_log
from workbench.ui.guided import Guided
from workbench.ui.handout import Handout
from workbench.ui.lesson_view import not_open
from workbench.ui.markup import NOTHING, alert, fill, part
from workbench.ui.page import Page, View
from workbench.ui.visit import beside_other_pages, on_a_page, visit

_GUIDED, _HANDOUT = "guided", "handout"
Shown = Markup | Page
"""What a cell shows: finished HTML, or a widget."""


class Sitting:
    """What this kernel was opened for. `calm`: on a page, where nobody must meet an error."""

    def __init__(self) -> None:
        keep_log()
        self.links, self.calm = beside_other_pages(), on_a_page()
        self._wish = visit()
        self._desk: Desk | None = None
        self._lesson: Guided | Handout | None = None
        self._failed = False

    def open(self, slug: str, practice: str, payer: str, level: int, mode: str) -> Markup:
        """Opens the lesson; its head."""
        if mode not in (_GUIDED, _HANDOUT):
            raise WorkbenchError(f'There is no mode "{mode}". There are {_GUIDED} and {_HANDOUT}.')
        self.calm, self._failed = self.calm and mode == _GUIDED, True
        self._desk = self._desk or connect()
        opened = self._desk.lesson(slug, practice, payer, level, "" if self._wish == slug else self._wish)
        self._lesson = Handout(self._desk, opened) if mode == _HANDOUT else Guided(self._desk, opened, self.links)
        self._failed = False
        return self._lesson.head()

    def piece(self, slug: str, draw: Callable[[Guided | Handout], Shown]) -> Shown:
        """A piece of the open lesson. When the lesson did not open, its head has said so already, and this is nothing."""
        if self._failed and self.calm:
            return NOTHING
        if self._lesson is None or slug not in ("", self._lesson.lesson.slug):
            raise WorkbenchError(f"The lesson {slug} is not open on this page. The cell that opens it comes first.")
        return draw(self._lesson)


@cache
def _sitting() -> Sitting:
    return Sitting()


def lesson(slug: str, *, practice: str = "", payer: str = "", level: int = 0, mode: str = _GUIDED) -> None:
    """Opens a lesson for whoever reads it and shows its head. Comes first; an assignment's parameters win over these."""
    sitting = _sitting()
    _at_its_place(lambda: sitting.open(slug, practice, payer, level, mode), not_open(slug, sitting.links))


def example(slug: str, what: str) -> None:
    """The worked example of the lesson's exercise: its "documents", or its "answer" with the reason for each row."""
    _piece(slug, lambda each: _example(each, what))


def panel(id: str) -> None:
    """A measure of the practice, for the lesson's payer."""
    _piece("", lambda each: each.panel(id))


def ask(slug: str, item: str) -> None:
    """One question of the lesson, answered where it stands."""
    _piece(slug, lambda each: each.ask(item))


def exercise(slug: str) -> None:
    """The exercise that the lesson leads to."""
    _piece(slug, lambda each: each.exercise())


def _example(each: Guided | Handout, what: str) -> Markup:
    pieces = {"documents": each.documents, "answer": each.answer}
    if what not in pieces:
        raise WorkbenchError(f'There is no "{what}" of an example. There are {" and ".join(pieces)}.')
    return pieces[what]()


def _piece(slug: str, draw: Callable[[Guided | Handout], Shown]) -> None:
    sitting = _sitting()
    _at_its_place(lambda: sitting.piece(slug, draw))


def _at_its_place(draw: Callable[[], Shown], head: Markup = NOTHING) -> None:
    """Shows what a cell asks for; on a page, what goes wrong is said here, under `head`."""
    shown = calm(draw, head) if _sitting().calm else draw()
    if shown != NOTHING:
        show(shown)


def calm(draw: Callable[[], Shown], head: Markup = NOTHING) -> Shown:
    """What `draw` gives, or a page with `head` and the sentence that says what went wrong."""
    page = Page(lambda _: None, embedded=True)
    page.show(View("", fill("{}{}", head, part("alert"))))
    shown = Edge(page).run(draw)
    if shown is not None:
        page.close()
        return shown
    if not page.html:  # nobody is signed in any more
        page.show(View("", fill("{}{}", head, alert("warn", "You are signed out.", "Reload the page to sign in again."))))
    return page
