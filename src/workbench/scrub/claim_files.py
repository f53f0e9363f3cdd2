"""Claim files (837P) held against the edits: what the reader says of the file, and what the scrubber says of each claim.

Pure: bytes in, findings out. Within a file a claim is also held against those before it, for the same patient at the same payer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from workbench.model import Severity as Gravity
from workbench.scrub.claim_parts import done, first_bill, provider
from workbench.scrub.edit import Edit, Severity
from workbench.scrub.scrubbing import scrub
from workbench.scrub.setting import Earlier, Setting
from workbench.x12 import BilledClaim, EraProblem, read_claims

CLEAN, WITH_ERRORS, NOT_AN_837 = 0, 1, 2
_NO_CLAIM_FILE = "ERA010"


@dataclass(frozen=True, slots=True)
class ScrubbedClaim:
    """A claim by its number (CLM01), and what was found."""

    account: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class ScrubbedFile:
    """A file as it was named: the reader's problems by segment, all its claims in their order, its earliest day of service."""

    file: str
    problems: tuple[EraProblem, ...]
    claims: tuple[ScrubbedClaim, ...]
    earliest: date | None

    @property
    def exit_code(self) -> int:
        """0 nothing or warnings alone, 1 an error, 2 it is no 837."""
        if any(each.code == _NO_CLAIM_FILE for each in self.problems):
            return NOT_AN_837
        wrong = any(each.severity is Gravity.ERROR for each in self.problems) or self._count(Severity.ERROR)
        return WITH_ERRORS if wrong else CLEAN

    def lines(self) -> Iterator[str]:
        """The findings for people, a line each: file, claim, line, sentence, code; then how many there are."""
        for problem in self.problems:
            yield f"{self.file} · segment {problem.segment}: {problem.message} ({problem.code}, {problem.severity})"
        for claim in self.claims:
            for edit in claim.edits:
                where = f"claim {claim.account}{f' · line {edit.line}' if edit.line else ''}"
                yield f"{self.file} · {where}: {edit.message} ({edit.code}, {edit.severity})"
        errors, warnings = self._count(Severity.ERROR), self._count(Severity.WARNING)
        yield (f"{self.file}: {_counted(len(self.claims), 'claim')}, {_counted(errors, 'error')}, "
               f"{_counted(warnings, 'warning')}.")

    def _count(self, severity: Severity) -> int:
        return sum(edit.severity is severity for claim in self.claims for edit in claim.edits)


def scrub_file(name: str, data: bytes, setting: Setting) -> ScrubbedFile:
    """Everything that the reader and the edits find in a file. Never raises on what it says.

    >>> scrub_file("photo.jpg", bytes([255, 216]), Setting(date(2026, 9, 30))).exit_code
    2
    """
    batches, problems = read_claims(data)
    claims = [claim for batch in batches for claim in batch.claims]
    days = [line.service_date for claim in claims for line in claim.lines if line.service_date]
    return ScrubbedFile(name, problems, tuple(_scrubbed(claims, setting)), min(days, default=None))


def _scrubbed(claims: Iterable[BilledClaim], setting: Setting) -> Iterator[ScrubbedClaim]:
    sent: dict[tuple[str, str], tuple[Earlier, ...]] = {}
    for claim in claims:
        whose = (claim.payer.number, claim.insured.member)
        before = sent.get(whose, ()) if all(whose) else ()
        yield ScrubbedClaim(claim.account, scrub(claim, replace(setting, history=(*setting.history, *before))))
        if first_bill(claim):
            sent[whose] = (*before, *_lines_of(claim))


def _lines_of(claim: BilledClaim) -> Iterator[Earlier]:
    """Its lines as the payer will have them."""
    for each in done(claim):
        yield Earlier(claim.account, claim.payer.number, provider(claim), each.code, each.modifiers, int(each.units), each.day)


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"
