"""The worksheet as a widget. What comes from the browser is typed text and nothing else: known fields, bounded length."""

from collections.abc import Callable, Mapping
from pathlib import Path

import anywidget
import traitlets

from workbench.model import Answer, Prompt, Sheet

_STATIC = Path(__file__).parent / "static"
_LONGEST = 200

Typed = Callable[[Answer], str]
"""Saves what was typed; returns the words of the badge ("Draft saved 10:42"), or raises what it cannot save."""


def sheet_of(prompt: Prompt) -> Sheet:
    """The prompt's worksheet. Other kinds of work have no page yet, so no exercise with them can be opened."""
    assert isinstance(prompt.work, Sheet)
    return prompt.work


class Worksheet(anywidget.AnyWidget):
    """A posting grid with its running balance. With `readonly` it shows a submitted sheet and its marks.

    `marks` maps a field id to {"kind": "unreadable" | "wrong" | "right", "text", "pin"}. The browser sends
    {"act": "typed", "seq", "values"} and keeps the changes until it is answered.
    """

    _esm = _STATIC / "sheet.js"
    _css = _STATIC / "sheet.css"
    spec = traitlets.Dict().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    marks = traitlets.Dict().tag(sync=True)
    readonly = traitlets.Bool(False).tag(sync=True)
    saved = traitlets.Unicode("").tag(sync=True)
    edition = traitlets.Int(0).tag(sync=True)

    def __init__(
        self,
        sheet: Sheet,
        answer: Answer,
        *,
        readonly: bool = False,
        marks: Mapping[str, Mapping[str, str]] | None = None,
        saved: str = "",
        typed: Typed | None = None,
    ) -> None:
        super().__init__(
            spec=_spec(sheet),
            values=dict(answer.fields),
            readonly=readonly,
            saved=saved,
            marks={name: dict(mark) for name, mark in (marks or {}).items()},
        )
        self._fields = frozenset(sheet.fields())
        self._typed = typed
        self.on_msg(self._heard)
        self.observe(self._keep_text, names="values")

    def answer_of(self, values: object) -> Answer:
        """What a browser's message says was typed; unknown fields and what is no text are left out."""
        if not isinstance(values, Mapping):
            return Answer()
        known = {str(name): text[:_LONGEST] for name, text in values.items() if name in self._fields and isinstance(text, str)}
        return Answer({name: text for name, text in known.items() if text.strip()})

    def load(self, answer: Answer, saved: str = "") -> None:
        """Shows another state of the sheet, and forgets what could be undone."""
        with self.hold_sync():
            self.values, self.marks, self.saved, self.edition = dict(answer.fields), {}, saved, self.edition + 1

    def _keep_text(self, change: Mapping[str, object]) -> None:
        kept = dict(self.answer_of(change["new"]).fields)
        if kept != change["new"]:
            self.values = kept

    def _heard(self, _widget: object, content: object, _buffers: object) -> None:
        if not isinstance(content, Mapping) or content.get("act") != "typed" or self.readonly or self._typed is None:
            return
        answer = self.answer_of(content.get("values"))
        self.values = dict(answer.fields)
        words = self._typed(answer)
        if words:
            self.saved = words
            self.send({"act": "kept", "seq": content.get("seq", 0)})

    def refuse(self) -> None:
        """Says that what is typed here is not saved any more (another window has the draft)."""
        self.send({"act": "refused"})


def _spec(sheet: Sheet) -> dict[str, object]:
    columns = [
        {
            "id": column.id,
            "title": column.title,
            "spoken": column.spoken,
            "entry": column.entry.value,
            "choices": list(column.choices),
        }
        for column in sheet.columns
    ]
    rows = [{"id": row.id, "label": row.label, "code": row.code, "note": row.note, "charge": row.charge} for row in sheet.rows]
    return {
        "title": sheet.title,
        "columns": columns,
        "rows": rows,
        "tie_column": sheet.tie_column,
        "tie_total": sheet.tie_total,
        "tie_name": sheet.tie_name,
    }
