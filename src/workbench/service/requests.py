"""What a page may send: one frozen word per route, read by the same codec as everything else. The rest is refused."""

from dataclasses import dataclass
from datetime import date

from fastapi import Request

from workbench.model import Answer, Group, Mode
from workbench.model.wire import NotReadable


@dataclass(frozen=True, slots=True)
class IssueRequest:
    """POST /attempts."""

    exercise: str
    assignment: str = ""
    trap: str = ""
    fresh: bool = False
    item: str = ""


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """PUT /attempts/{attempt}/draft."""

    answer: Answer
    revision: int


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """POST /attempts/{attempt}/check."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class HintRequest:
    """POST /attempts/{attempt}/hints."""

    group: str


@dataclass(frozen=True, slots=True)
class SubmissionRequest:
    """POST /attempts/{attempt}/submission. `submission` is a uuid made by the page, `revision` the draft it has seen."""

    submission: str
    answer: Answer
    revision: int


@dataclass(frozen=True, slots=True)
class AssignmentRequest:
    """POST /assignments: an exercise, or a lesson with its parameters. `due` is a date like 2026-12-01, or empty."""

    exercise: str = ""
    case: str = ""
    people: tuple[str, ...] = ()
    team: str = ""
    due: str = ""
    mode: Mode = Mode.ASSESSED
    lesson: str = ""
    practice: str = ""
    payer: str = ""
    level: int = 0

    def due_date(self) -> date | None:
        """The date. Raises NotReadable."""
        try:
            return date.fromisoformat(self.due) if self.due else None
        except ValueError:
            raise NotReadable("The due date cannot be read. Write it like 2026-12-01.") from None


@dataclass(frozen=True, slots=True)
class PersonRequest:
    """POST /people."""

    login: str
    name: str
    password: str
    job_role: str = ""
    groups: tuple[Group, ...] = ()

    def __repr__(self) -> str:
        return f"PersonRequest({self.login!r})"


@dataclass(frozen=True, slots=True)
class TeamRequest:
    """POST /teams. Members and managers are sign-in names."""

    name: str
    members: tuple[str, ...] = ()
    managers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AcknowledgementRequest:
    """POST /sops/{sop}/acknowledgement. `shown`: what changed stood on the page."""

    version: str
    digest: str
    shown: bool


def whole(text: str) -> int:
    """A level in an address; 0 when none was said. Raises NotReadable."""
    if text and not (text.isascii() and text.isdigit() and len(text) < 4):
        raise NotReadable("A level is a whole number, such as 2.")
    return int(text or 0)


async def sent(request: Request) -> bytes:
    """The body, for a handler that is no coroutine."""
    return await request.body()
