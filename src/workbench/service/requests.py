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
    """POST /assignments. `due` is a date like 2026-12-01, or empty."""

    exercise: str
    case: str = ""
    people: tuple[str, ...] = ()
    team: str = ""
    due: str = ""
    mode: Mode = Mode.ASSESSED

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


async def sent(request: Request) -> bytes:
    """The body, for a handler that is no coroutine."""
    return await request.body()
