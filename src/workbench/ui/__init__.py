"""The pages: what a person meets in the browser. Draws finished views of the desk, sends back typed text, knows no key."""

from workbench.client import connect
from workbench.ui.edge import keep_log
from workbench.ui.leading import Leading
from workbench.ui.learning import Learning
from workbench.ui.notebook import ask, example, exercise, lesson, panel
from workbench.ui.page import Page
from workbench.ui.reading import Reading
from workbench.ui.sheet import Worksheet
from workbench.ui.training import Training
from workbench.ui.visit import visit

__all__ = [
    "Leading", "Learning", "Page", "Reading", "Training", "Worksheet", "ask", "example", "exercise", "lesson", "panel",
    "show_lessons", "show_library", "show_team", "show_training", "visit",
]


def show_training(wish: str = "") -> Page:
    """The page *My training*, at what its address asks for, else at `wish` (a public id), else at home."""
    keep_log()
    desk = connect()
    return Training(desk, visit(wish)).page


def show_team(wish: str = "") -> Page:
    """The page *Team* of a manager, at the attempt its address asks for, else at the board."""
    keep_log()
    desk = connect()
    return Leading(desk, visit(wish)).page


def show_lessons() -> Page:
    """The page *Lessons*."""
    keep_log()
    desk = connect()
    visit()  # an address says nothing more here; its variables go all the same
    return Learning(desk).page


def show_library(wish: str = "") -> Page:
    """The page *SOP library*, at the SOP or step its address asks for, else at `wish`, else at the list."""
    keep_log()
    desk = connect()
    return Reading(desk, visit(wish)).page
