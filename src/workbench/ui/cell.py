"""What a cell of a lesson's notebook shows: finished HTML, or a page widget with its HTML in its place until it is drawn."""

from html.parser import HTMLParser

from IPython.display import display
from markupsafe import Markup

from workbench.ui.page import Page

_BLOCKS = frozenset(("p", "div", "section", "article", "header", "figure", "h1", "h2", "h3", "h4", "tr", "caption", "table", "dl",
                     "dt", "ul", "ol", "li", "form", "fieldset", "legend", "br", "figcaption", "details", "summary"))
_CELLS = frozenset(("td", "th", "dd"))
_SILENT = frozenset(("style", "script", "svg"))
_BETWEEN = "\x1f"


def show(shown: Markup | Page) -> None:
    """Shows HTML with the same words as plain text, or a widget with its HTML, so that nothing jumps while it is drawn."""
    if isinstance(shown, Page):
        display(shown.bundle() | {"text/html": str(shown.still())}, raw=True)
    else:
        display({"text/html": str(shown), "text/plain": words_of(shown)}, raw=True)


def words_of(html: str) -> str:
    """The words of our own HTML, a line for each row and block; the cells of a row are parted by a bar.

    >>> words_of("<h2>Paid</h2><table><tr><th>Row 1</th><td></td><td>72.00</td></tr></table>").splitlines()
    ['Paid', 'Row 1 | | 72.00']
    """
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.replace(_BETWEEN, " | ").split()) for line in "".join(reader.found).split("\n"))
    return "\n".join(line for line in lines if line.strip("| "))


class _Words(HTMLParser):
    """Collects text; a block begins a line, each cell of a row but the first a bar."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0
        self._first = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.found.append("\n")
            self._first = {"tr": True, "dt": False}.get(tag, self._first)
        elif tag in _CELLS:
            self.found.append("" if self._first else _BETWEEN)
            self._first = False

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT
        if tag in _BLOCKS and tag != "dt":
            self.found.append("\n")

    def handle_data(self, text: str) -> None:
        if not self._silent:
            self.found.append(text.replace("\n", " "))
