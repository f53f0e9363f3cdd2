"""A problem: what a person typed or wrote that cannot stay so. Returned, never raised."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether the thing can be used all the same."""

    NOTE = "note"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Problem:
    """Where, what and what to do.

    `where` is a path and key for files ("exercises/x/exercise.toml · traps[1].sop"), a field id for answers ("row1.paid").
    `code` is stable and listed in docs/problems.md; `message` is one or two plain sentences.
    """

    where: str
    code: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.where}: {self.message} ({self.code})"
