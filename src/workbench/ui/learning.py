"""The page of all lessons, moving. It asks the desk and decides nothing; every way from here is an address of its own."""

from workbench.client import Desk
from workbench.ui.edge import Edge
from workbench.ui.lesson_list import lessons_view
from workbench.ui.page import Act, Page


class Learning:
    """The page of one person."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.page = Page(self._hear)
        self._edge = Edge(self.page)
        self._edge.run(self._open)

    def _hear(self, act: Act) -> None:
        if act.name == "open":  # it did not open at first
            self._edge.run(self._open)

    def _open(self) -> None:
        self.page.show(lessons_view(self._desk.lessons()))
