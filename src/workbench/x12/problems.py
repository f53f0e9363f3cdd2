"""What can be wrong with a remittance file: stable codes, one line each, and the finding itself. Nothing here is raised."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.model import Problem, Severity

PROBLEMS: Mapping[str, str] = {
    "ERA001": "The file begins with a byte-order mark; it was skipped.",
    "ERA002": "There is text before the first or after the last segment; it was skipped.",
    "ERA003": "Segments are indented, or blank space stands before the first one.",
    "ERA004": "Segments do not end with a tilde.",
    "ERA005": "There is no ISA envelope around the transactions.",
    "ERA006": "The file is not in version 5010.",
    "ERA007": "The file holds several interchanges (ISA to IEA).",
    "ERA008": "The file holds a transaction of another kind; it was not read.",
    "ERA009": "The last segment has no terminator.",
    "ERA010": "The file is not what it was read as: an 835, 837, 277CA, 834 or 820.",
    "ERA011": "The ISA segment cannot be read.",
    "ERA020": "A closing segment (SE, GE or IEA) is missing.",
    "ERA021": "The file ends within a segment.",
    "ERA022": "A segment stands where it does not belong.",
    "ERA023": "The segment count in SE is wrong.",
    "ERA024": "The transaction count in GE is wrong.",
    "ERA025": "The group count in IEA is wrong.",
    "ERA026": "The control numbers of ST and SE differ.",
    "ERA027": "The control numbers of GS and GE differ.",
    "ERA028": "The control numbers of ISA and IEA differ.",
    "ERA030": "An amount cannot be read.",
    "ERA031": "An amount is missing.",
    "ERA032": "A transaction has no payment segment (BPR).",
    "ERA033": "The payment (BPR) is negative.",
    "ERA040": "A service line does not balance.",
    "ERA041": "A claim does not balance.",
    "ERA042": "A transaction does not balance.",
    "ERA050": "A claim does not fit the grid of PAY-04.",
    "ERA051": "A claim was not imported because it, or its remittance, does not balance.",
    "ERA052": "The code table has too few service codes to stand for those of the claim.",
    "ERA053": "The file has no such claim, or no claim at all.",
    "ERA060": "The details of a premium payment (820) do not add up to it.",
    "ERA061": "The totals of a claim acknowledgement (277CA) are not those of its claims.",
    "ERA062": "A claim (837) is for a patient who is not the subscriber; it was read under the subscriber's name.",
    "ERA063": "A premium payment (820) has adjustments (ADX), which are not read.",
}


@dataclass(frozen=True, slots=True)
class EraProblem:
    """Where, what and what to do. `segment` counts from 1 over the whole file; 0 when there is no segment to point at."""

    segment: int
    code: str
    message: str
    severity: Severity = Severity.ERROR

    def as_problem(self) -> Problem:
        """The same finding in the shape that the rest of the workbench uses."""
        return Problem(f"segment {self.segment}", self.code, self.message, self.severity)


class Findings:
    """The problems of one file while it is read; `found` in the order they were met."""

    def __init__(self) -> None:
        self.found: list[EraProblem] = []

    def error(self, segment: int, code: str, message: str) -> None:
        """A finding after which the file, or a part of it, should not be posted."""
        self.found.append(EraProblem(segment, code, message))

    def note(self, segment: int, code: str, message: str) -> None:
        """A finding to know about, told once per file; the file can be used all the same."""
        if all(each.code != code for each in self.found):
            self.found.append(EraProblem(segment, code, message, Severity.NOTE))

    def ordered(self) -> tuple[EraProblem, ...]:
        """All of them in the order of the segments."""
        return tuple(sorted(self.found, key=lambda problem: problem.segment))


def quoted(text: str) -> str:
    """A piece of the file as it may stand in a sentence: printable, at most 40 characters.

    >>> quoted("12" * 30)
    '"1212121212121212121212121212121212121212..."'
    """
    seen = "".join(letter if letter.isprintable() else "?" for letter in text[:40])
    return f'"{seen}{"..." if len(text) > 40 else ""}"'
