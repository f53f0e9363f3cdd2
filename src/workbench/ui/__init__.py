"""The pages: what a person meets in the browser. Draws finished views of the desk, sends back typed text, knows no key."""

from workbench.client import connect
from workbench.ui.edge import keep_log
from workbench.ui.leading import Leading
from workbench.ui.page import Page
from workbench.ui.sheet import Worksheet
from workbench.ui.training import Training
from workbench.ui.visit import visit

__all__ = ["Leading", "Page", "Training", "Worksheet", "show_team", "show_training", "visit"]


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
