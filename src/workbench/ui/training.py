"""My training, moving: home, exercise, feedback in one page and one kernel. It asks the desk and decides nothing."""

from collections.abc import Callable, Mapping

from workbench.client import Desk
from workbench.model import CodeHits, Graded, Issued, Me, Visit
from workbench.ui.edge import Edge
from workbench.ui.feedback import feedback_view, submitted_sheet
from workbench.ui.home import home_view, lesson_way, levels
from workbench.ui.page import Act, Page
from workbench.ui.step import show_step
from workbench.ui.visit import beside_other_pages, public_id
from workbench.ui.working import Working


class Training:
    """The page of one person. `wish` is the public id its address asked for."""

    def __init__(self, desk: Desk, wish: str = "", *, embedded: bool = False) -> None:
        self._desk = desk
        self.page = Page(self._hear, embedded=embedded)
        self._edge = Edge(self.page)
        self._me: Me | None = None
        self._work: Working | None = None
        self._edge.run(lambda: self._open(wish))

    def _hear(self, act: Act) -> None:
        known: Mapping[str, Callable[[Act], None]] = {
            "home": lambda _: self._open(""),
            "open": lambda act: self._open(public_id(act.value)),
            "reload": lambda act: self._show(self._desk.attempt(public_id(act.value))),
            "practise": self._practise,
            "step": lambda act: show_step(self.page, self._desk, public_id(act.value)),
            "levels": lambda act: self.page.patch(levels=levels(self._desk.home().levels, every=bool(act.value))),
        }
        work = self._work
        if work is not None:
            known = {**known, "hint": work.hint, "check": work.check, "submit": lambda act: work.submit(act, self._feedback)}
        do = known.get(act.name)
        if do is not None:
            self._edge.run(lambda: do(act))

    def _open(self, wish: str) -> None:
        visit = self._desk.visit(wish) if wish else Visit("home")
        if visit.view == "exercise" and visit.attempt:
            self._show(self._desk.attempt(visit.attempt))
        elif visit.view == "exercise":
            self._show(self._desk.issue(visit.exercise, assignment=visit.assignment))
        elif visit.view == "feedback":
            self._feedback(self._desk.graded(visit.attempt))
        elif visit.view == "lesson":
            self.page.show(lesson_way(visit, beside_other_pages()))
        elif visit.view != "step" or not self.page.html:
            self._home(visit.sentence)
        if visit.view == "step":
            show_step(self.page, self._desk, visit.step)

    def _home(self, sentence: str) -> None:
        home = self._desk.home()
        self._me, self._work = home.me, None
        self.page.show(home_view(home, sentence))

    def _practise(self, act: Act) -> None:
        exercise, _, trap = act.value.partition("|")
        self._show(self._desk.issue(exercise, trap=trap, fresh=not trap))

    def _show(self, issued: Issued) -> None:
        if issued.graded:
            self._feedback(self._desk.graded(issued.attempt))
        else:
            self._work = Working(self._desk, self.page, self._edge, issued, self._who().today)

    def _feedback(self, graded: Graded) -> None:
        me, self._work = self._who(), None
        another = graded.person.id != me.person.id
        sheet = submitted_sheet(graded, self._search)
        self.page.show(feedback_view(graded, sheet, me.today, reader=another, links=beside_other_pages()))

    def _search(self, text: str) -> CodeHits | None:
        return self._edge.run(lambda: self._desk.codes(text))

    def _who(self) -> Me:
        self._me = self._me or self._desk.me()
        return self._me
