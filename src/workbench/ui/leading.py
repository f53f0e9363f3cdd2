"""The team page, moving: the board, one attempt, the form that assigns, exports. It asks the desk in the manager's name."""

from collections.abc import Callable, Mapping
from datetime import date

from markupsafe import Markup

from workbench.client import Desk
from workbench.model import Board, CodeHits, Graded, SignedOut, WorkbenchError
from workbench.ui.attempt_card import attempt_card, empty_card, no_card
from workbench.ui.edge import Edge
from workbench.ui.feedback import feedback_view, submitted_sheet
from workbench.ui.markup import NOTHING, alert, fill
from workbench.ui.page import Act, Page
from workbench.ui.step import show_step
from workbench.ui.team import acts, assign_form, assigned_to, assigned_words, attempts_of, newest, team_view
from workbench.ui.visit import public_id


class Leading:
    """The page of one manager. `wish` is an attempt id, or "" for the board."""

    def __init__(self, desk: Desk, wish: str = "") -> None:
        self._desk = desk
        self.page = Page(self._hear)
        self._edge = Edge(self.page)
        self._board: Board | None = None
        self._edge.run(lambda: self._open(wish))

    def _hear(self, act: Act) -> None:
        known: Mapping[str, Callable[[Act], None]] = {
            "home": lambda _: self._open(""),
            "open": lambda act: self._open(public_id(act.value)),
            "form": self._form,
            "assign": self._assign,
            "team": lambda act: self._show_board(NOTHING, team=act.value),
            "export": lambda act: self.page.hand_over(self._desk.scores(act.value, team=self._read().team_id)),
            "person": self._person,
            "attempt": lambda act: self._card(self._desk.graded(public_id(act.value))),
            "step": lambda act: show_step(self.page, self._desk, public_id(act.value)),
        }
        do = known.get(act.name)
        if do is not None:
            self._edge.run(lambda: do(act))

    def _open(self, attempt: str) -> None:
        if attempt:
            graded = self._desk.graded(attempt)
            self.page.show(feedback_view(graded, submitted_sheet(graded, self._search), self._desk.me().today, reader=True))
        else:
            self._show_board(NOTHING)

    def _search(self, text: str) -> CodeHits | None:
        return self._edge.run(lambda: self._desk.codes(text))

    def _show_board(self, said: Markup, team: str = "") -> None:
        board = self._board = self._desk.board(team or (self._board.team_id if self._board else ""))
        last = newest(board)
        card = self._drawn(self._desk.graded(last.attempt)) if last else no_card()
        self.page.show(team_view(board, card, said))

    def _read(self) -> Board:
        self._board = self._board or self._desk.board()
        return self._board

    def _drawn(self, graded: Graded) -> Markup:
        board = self._read()
        return attempt_card(graded, attempts_of(board, graded.person.id), board.me.today)

    def _card(self, graded: Graded) -> None:
        self.page.patch(attempt=self._drawn(graded))
        self.page.focus("h-att")

    def _person(self, act: Act) -> None:
        person = next((each.person for each in self._read().progress if each.person.id == act.value), None)
        if person is None:
            return
        past = attempts_of(self._read(), act.value)
        card = self._drawn(self._desk.graded(past[0].attempt)) if past else empty_card(person)
        self.page.patch(attempt=fill("{}{}", assigned_to(self._read(), person), card))
        self.page.focus("h-given")

    def _form(self, act: Act) -> None:
        form = assign_form(self._read()) if act.value else NOTHING
        self.page.patch(assign=form, acts=acts(bool(act.value)))
        self.page.focus("assign-what")

    def _assign(self, act: Act) -> None:
        board, due, who = self._read(), act.form.get("due", ""), act.form.get("who", "")
        choice = next((each for each in board.choices if each.id == act.form.get("what")), None)
        day = _day(due)
        if choice is None or (due and day is None):
            self._again("Choose what to assign, and a whole date or none.", act)
            return
        people, team = ((who,), "") if who else ((), board.team_id)
        try:
            count = self._desk.assign(choice.exercise, case=choice.case, lesson=choice.lesson, payer=choice.payer, people=people,
                                      team=team, due=due)
        except SignedOut:
            raise
        except WorkbenchError as refusal:
            self._again(str(refusal), act)
            return
        self._show_board(alert("info", assigned_words(board, choice, who, count, day)))


    def _again(self, problem: str, act: Act) -> None:
        """The form once more, with what stood in it and why it was not taken."""
        chosen = {name: str(value) for name, value in act.form.items()}
        self.page.patch(assign=assign_form(self._read(), problem, chosen))
        self.page.focus("assign-due")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
