"""What every piece of work on a page has in common: a widget that shows it and hears what is typed.

What comes from the browser is typed text and nothing else: known fields, bounded length. A subclass shows one type of work.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

import anywidget
import traitlets

from workbench.model import Answer, CodeHits, Work

STATIC = Path(__file__).parent / "static"
_LONGEST = 200

W = TypeVar("W", bound=Work)
Typed = Callable[[Answer], str]
"""Saves what was typed; returns the words of the badge ("Draft saved 10:42"), or raises what it cannot save."""
Search = Callable[[str], CodeHits | None]
"""Looks codes up by words or by the beginning of a code; None when they cannot be looked up just now."""


class WorkWidget(anywidget.AnyWidget, Generic[W]):
    """A piece of work to fill in. With `readonly` it shows what was submitted, with its marks.

    `marks` maps a field id to {"kind": "unreadable" | "wrong" | "right", "text", "pin"}, and
    "told" where the page beside it has the words already. The browser sends
    {"act": "typed", "seq", "values"} and keeps the changes until it is answered, across a reload of the page under the
    `attempt`'s name, with the `revision` of the draft that it last saw.
    """

    NOUN: ClassVar[str]
    """What one entry is called ("cell")."""
    CHECK: ClassVar[str]
    """What Check looks at, in one sentence."""
    PRAISE: ClassVar[str]
    """Said when there was nothing to correct."""
    SUBMITTED: ClassVar[str]
    """The heading over what was submitted."""
    COLUMNS: ClassVar[str]
    """How document and work stand: "wb-pay" beside each other, "wb-over" one above the other."""
    WIDE: ClassVar[bool] = False
    """Whether what was submitted needs the page's whole width. It stands above the findings then."""

    spec = traitlets.Dict().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    marks = traitlets.Dict().tag(sync=True)
    readonly = traitlets.Bool(False).tag(sync=True)
    saved = traitlets.Unicode("").tag(sync=True)
    edition = traitlets.Int(0).tag(sync=True)
    attempt = traitlets.Unicode("").tag(sync=True)
    revision = traitlets.Int(0).tag(sync=True)

    def __init__(
        self,
        work: W,
        answer: Answer,
        *,
        readonly: bool = False,
        marks: Mapping[str, Mapping[str, str]] | None = None,
        saved: str = "",
        attempt: str = "",
        revision: int = 0,
        typed: Typed | None = None,
        search: Search | None = None,
    ) -> None:
        super().__init__(
            spec=self.described(work),
            values=dict(answer.fields),
            readonly=readonly,
            saved=saved,
            attempt=attempt,
            revision=revision,
            marks={name: dict(mark) for name, mark in (marks or {}).items()},
        )
        self._fields = frozenset(work.fields())
        self._typed, self._search = typed, search
        self.on_msg(self._heard)
        self.observe(self._keep_text, names="values")

    @classmethod
    def described(cls, work: W) -> dict[str, object]:
        """The work as the browser draws it."""
        raise NotImplementedError

    @classmethod
    def place(cls, work: W, field: str) -> str:
        """What a person calls a field ("Row 1, Paid"); empty when messages about it name their place themselves."""
        raise NotImplementedError

    def answer_of(self, values: object) -> Answer:
        """What a browser's message says was typed; unknown fields and what is no text are left out."""
        if not isinstance(values, Mapping):
            return Answer()
        known = {str(name): text[:_LONGEST] for name, text in values.items() if name in self._fields and isinstance(text, str)}
        return Answer({name: text for name, text in known.items() if text.strip()})

    def load(self, answer: Answer, saved: str = "") -> None:
        """Shows another state of the work, and forgets what could be undone."""
        with self.hold_sync():
            self.values, self.marks, self.saved, self.edition = dict(answer.fields), {}, saved, self.edition + 1

    def refuse(self) -> None:
        """Says that what is typed here is not saved any more (another window has the draft)."""
        self.send({"act": "refused"})

    def hear(self, message: Mapping[str, object]) -> None:
        """One message of the browser that is not about a draft. There are none unless a subclass knows some."""

    def _keep_text(self, change: Mapping[str, object]) -> None:
        kept = dict(self.answer_of(change["new"]).fields)
        if kept != change["new"]:
            self.values = kept

    def _heard(self, _widget: object, content: object, _buffers: object) -> None:
        if not isinstance(content, Mapping):
            return
        if content.get("act") != "typed":
            self.hear(content)
        elif not self.readonly and self._typed is not None:
            self._keep(self._typed, content)

    def _keep(self, typed: Typed, content: Mapping[str, object]) -> None:
        answer = self.answer_of(content.get("values"))
        self.values = dict(answer.fields)
        words = typed(answer)
        if words:
            self.saved = words
            self.send({"act": "kept", "seq": content.get("seq", 0)})
