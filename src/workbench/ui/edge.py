"""The edge of a page: whatever goes wrong behind it becomes one calm sentence. Details go to the log, never to the person."""

import logging
import os
import secrets
from collections.abc import Callable
from typing import TypeVar

from markupsafe import Markup

from workbench.model import SignedOut, WorkbenchError
from workbench.ui.markup import alert, button, fill, head, part
from workbench.ui.page import Page, View

T = TypeVar("T")
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_LOG = logging.getLogger("workbench.pages")


def keep_log() -> None:
    """Sends this page's log to the file that PAGE_LOG names, if any. What a page prints could be read in the browser."""
    _LOG.propagate = False
    path = os.environ.pop("PAGE_LOG", "")
    _LOG.addHandler(logging.FileHandler(path, encoding="utf-8", delay=True) if path else logging.NullHandler())


class Edge:
    """Runs what a person asked for. Refusals are shown as the desk worded them; anything else gets a reference to quote."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def run(self, ask: Callable[[], T]) -> T | None:
        """The result, or None when it was refused or failed: then the page's alert says so."""
        try:
            return ask()
        except SignedOut:
            self._page.blank()
        except WorkbenchError as refusal:
            self.say(alert("warn", str(refusal)))
        except Exception:  # noqa: BLE001 - the outermost edge
            self.say(_unexpected())
        return None

    def say(self, words: Markup) -> None:
        """Shows an alert at the head of the view; when nothing is open yet, a view with a way to try again."""
        if self._page.html:
            self._page.patch(alert=words)
        else:
            again = button("Try again", "open", primary=True)
            html = fill("{}{}{}", head("This page did not open", fill("What you saved before is safe.")), part("alert"), again)
            self._page.show(View("Not open", html, parts={"alert": words}))


def _unexpected() -> Markup:
    reference = "".join(secrets.choice(_LETTERS) for _ in range(3)) + "-" + "".join(secrets.choice(_LETTERS) for _ in range(2))
    _LOG.exception("reference %s", reference)
    return alert(
        "wrong",
        "That did not work.",
        f"What you saved is safe. Try again in a minute; if it stays, tell your lead reference {reference}.",
    )
