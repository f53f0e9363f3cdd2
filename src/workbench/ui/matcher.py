"""Two lists to pair as a widget. It shows both sides, who is paired with whom and what is left; never who belongs together."""

from workbench.model import Matching, MatchSide
from workbench.ui.work import STATIC, WorkWidget


class Matcher(WorkWidget[Matching]):
    """Two lists side by side, with pairs as letters and a label for each line that stays open."""

    NOUN = "answer"
    CHECK = "Check says which leftovers have no label yet. It is free and does not say what is right."
    PRAISE = "Every pair and every label is right."
    SUBMITTED = "The pairs as submitted"
    COLUMNS = "wb-over"
    WIDE = True
    _esm = STATIC / "matcher.js"
    _css = STATIC / "matcher.css"

    @classmethod
    def described(cls, work: Matching) -> dict[str, object]:
        """Both sides, line by line."""
        return {"title": work.title, "left": _side(work.left), "right": _side(work.right)}

    @classmethod
    def place(cls, work: Matching, field: str) -> str:
        """The line of a pair; a message about a label names its line itself."""
        return field.removesuffix(".pair") if field.endswith(".pair") else ""


def _side(side: MatchSide) -> dict[str, object]:
    lines = [
        {
            "id": line.id,
            "day": f"{line.day:%m/%d}",
            "party": line.party,
            "trace": line.trace,
            "payee": line.payee,
            "amount": line.amount,
        }
        for line in side.lines
    ]
    return {"title": side.title, "labels": list(side.labels), "lines": lines}
