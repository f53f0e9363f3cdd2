"""What the scrubber finds: one edit is one sentence about one claim. It says where, what, and what to do, and changes nothing."""

from dataclasses import dataclass
from enum import StrEnum

WHOLE_CLAIM = 0
"""The line number of an edit that belongs to no single line."""


class Severity(StrEnum):
    """ERROR: as it stands the claim will be returned or denied. WARNING: somebody has to look; it may be right."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Edit:
    """`code` is stable ("S9.25") and listed in docs/edits.md; `line` counts from 1, WHOLE_CLAIM for the claim as a whole."""

    code: str
    severity: Severity
    line: int
    message: str

    @property
    def rule(self) -> str:
        """The edit of the list S1 to S18 that it belongs to: "S9"."""
        return self.code.partition(".")[0]

    @property
    def where(self) -> str:
        """As a person finds it: "claim" or "line 2"."""
        return f"line {self.line}" if self.line else "claim"

    def __str__(self) -> str:
        return f"{self.where}: {self.message} ({self.code})"
