"""The page as a widget: it shows finished HTML, and hears which marked element was pressed. It decides nothing.

Moving about replaces the HTML; small changes replace one part of it. Never put into a trait what the person may not see.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import anywidget
import ipywidgets
import traitlets
from markupsafe import Markup

from workbench.model import Download
from workbench.ui.markup import part

_STATIC = Path(__file__).parent / "static"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class View:
    """A whole view. `address` is the public id that opens it again, `slots` the widgets that stand in it."""

    title: str
    html: Markup
    address: str = ""
    parts: Mapping[str, Markup] = field(default_factory=dict)
    slots: Mapping[str, ipywidgets.DOMWidget] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Act:
    """What a person did: an act with its value, what stands in the worksheets, and its form. All of it typed text."""

    name: str
    value: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)


Listener = Callable[[Act], None]


class Page(anywidget.AnyWidget):
    """The widget of a page. `listener` is called for each act; its errors are the caller's business.

    `embedded`: one of several on a page of prose. It leaves the address, the title and the place on the page alone.
    """

    _esm = _STATIC / "page.js"
    _css = _STATIC / "page.css"
    html = traitlets.Unicode("").tag(sync=True)
    parts = traitlets.Dict().tag(sync=True)
    slots = traitlets.Dict().tag(sync=True, **ipywidgets.widget_serialization)
    address = traitlets.Unicode("").tag(sync=True)
    title = traitlets.Unicode("").tag(sync=True)
    turn = traitlets.Int(0).tag(sync=True)
    drawer = traitlets.Unicode("").tag(sync=True)
    embedded = traitlets.Bool(False).tag(sync=True)

    def __init__(self, listener: Listener, *, embedded: bool = False) -> None:
        super().__init__(embedded=embedded)
        self._listener = listener
        self._old: tuple[ipywidgets.DOMWidget, ...] = ()
        self.on_msg(self._heard)

    def show(self, view: View) -> None:
        """Moves to a view. The widgets of the view before are closed."""
        old, self._old = self._old, tuple(view.slots.values())
        with self.hold_sync():
            self.html, self.title, self.address, self.drawer = str(view.html), view.title, view.address, ""
            self.parts, self.slots = {name: str(html) for name, html in view.parts.items()}, dict(view.slots)
            self.turn += 1
        for widget in old:
            widget.close()

    def still(self) -> Markup:
        """The view as it stands, for where nothing can be pressed."""
        html = self.html
        for name, content in self.parts.items():
            html = html.replace(str(part(name)), content)
        return Markup(html)

    def bundle(self) -> dict[str, object]:
        """What a notebook's cell holds to show this widget."""
        shown, _ = self._repr_mimebundle_()
        return dict(shown)

    def patch(self, **parts: Markup) -> None:
        """Changes single parts of the view (an underscore in a name stands for a hyphen)."""
        self.parts = dict(self.parts) | {name.replace("_", "-"): str(html) for name, html in parts.items()}

    def open_drawer(self, html: Markup) -> None:
        """Opens the drawer beside the page; the browser closes it by itself. A page that is not drawn yet opens with it."""
        self.drawer = str(html)
        self.send({"act": "drawer", "html": str(html)})

    def hand_over(self, file: Download) -> None:
        """Gives a file to the browser to save."""
        self.send({"act": "download", "name": file.name, "media_type": file.media_type, "content": file.content})

    def focus(self, name: str) -> None:
        """Moves the focus to the element with this id."""
        self.send({"act": "focus", "id": name})

    def blank(self) -> None:
        """Takes everything off the page: nobody is signed in any more."""
        self.show(View("Signed out", Markup("")))
        self.send({"act": "signed-out"})

    def _heard(self, _widget: object, content: object, _buffers: object) -> None:
        if not isinstance(content, Mapping) or not isinstance(content.get("act"), str):
            return
        try:
            self._listener(
                Act(content["act"], _text(content.get("value")), _texts(content.get("fields")), _texts(content.get("form")))
            )
        finally:
            self.send({"act": "done", "seq": content.get("seq", 0)})


def _text(value: object) -> str:
    return value[:_LONGEST] if isinstance(value, str) else ""


def _texts(values: object) -> dict[str, str]:
    return {str(name)[:_LONGEST]: _text(value) for name, value in values.items()} if isinstance(values, Mapping) else {}
