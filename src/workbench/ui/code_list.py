"""Findings to code as a widget: one search field for each. It asks the desk for codes and knows nothing of which is right."""

from collections.abc import Mapping

from workbench.model import CodeHit, CodeList
from workbench.ui.work import STATIC, WorkWidget

_LONGEST_TEXT = 100
_MOST_NAMES = 50


class CodeSheet(WorkWidget[CodeList]):
    """A list of findings with a code each.

    The browser sends {"act": "find", "seq", "text"} and is answered {"act": "found", "seq", "release", "hits"}, with "hits" null
    when codes cannot be looked up; and {"act": "name", "codes"}, answered {"act": "named", "release", "hits"} with those that are
    codes of the book.
    """

    NOUN = "code"
    CHECK = "Check looks at format only. It is free and does not say what is right."
    PRAISE = "Every code says what the note says, no more and no less."
    SUBMITTED = "The codes as submitted"
    COLUMNS = "wb-over"
    _esm = STATIC / "codes.js"
    _css = STATIC / "codes.css"

    @classmethod
    def described(cls, work: CodeList) -> dict[str, object]:
        """The findings in their order."""
        rows = [{"id": row.id, "day": f"{row.day:%m/%d/%Y}", "text": row.text} for row in work.rows]
        return {"title": work.title, "rows": rows}

    @classmethod
    def place(cls, work: CodeList, field: str) -> str:
        """The number of a finding."""
        return next((f"Finding {number}" for number, row in enumerate(work.rows, 1) if row.id == field), "")

    def hear(self, message: Mapping[str, object]) -> None:
        """A search, or the wish to know what typed codes are called."""
        text, codes = message.get("text"), message.get("codes")
        if message.get("act") == "find" and isinstance(text, str):
            self._find(text[:_LONGEST_TEXT], message.get("seq", 0))
        elif message.get("act") == "name" and isinstance(codes, list):
            self._name([code[:_LONGEST_TEXT] for code in codes[:_MOST_NAMES] if isinstance(code, str)])

    def _find(self, text: str, seq: object) -> None:
        found = self._search(text) if self._search else None
        hits = None if found is None else [_described(hit) for hit in found.hits]
        self.send({"act": "found", "seq": seq, "text": text, "release": found.release if found else "", "hits": hits})

    def _name(self, codes: list[str]) -> None:
        hits, release = [], ""
        for code in codes:
            found = self._search(code) if self._search else None
            if found is None:
                break
            release = found.release
            hits += [_described(hit) for hit in found.hits if _bare(hit.code) == _bare(code)]
        self.send({"act": "named", "release": release, "hits": hits})


def _bare(code: str) -> str:
    return code.upper().replace(".", "").strip()


def _described(hit: CodeHit) -> dict[str, object]:
    notes = [[name, list(texts)] for name, texts in hit.notes.items()]
    return {"code": hit.code, "title": hit.title, "because": hit.because, "notes": notes}
