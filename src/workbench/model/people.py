"""People, teams and what is asked of them, as the pages read it. Times are aware, in the site's own time zone."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Group(StrEnum):
    """What a person may do. Everyone is staff. A job role (roles.toml) is another thing."""

    STAFF = "staff"
    LEADS = "leads"
    MANAGERS = "managers"
    COMPLIANCE = "compliance"
    AUTHORS = "authors"
    ADMINS = "admins"


class Mode(StrEnum):
    """Whether an attempt can be evidence."""

    PRACTICE = "practice"
    ASSESSED = "assessed"


class Standing(StrEnum):
    """Where an assignment stands for one person; derived when read."""

    OPEN = "open"
    IN_PROGRESS = "in progress"
    DONE = "done"
    DONE_LATE = "done late"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Person:
    """A person as others may see them. `id` is the random public number, `login` the sign-in name."""

    id: str
    login: str
    name: str
    job_role: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """A team with its members and the managers who lead it (person ids)."""

    id: str
    name: str
    members: tuple[str, ...]
    managers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Me:
    """The signed-in person and the site's today. `organisation` is the practice the site trains."""

    person: Person
    organisation: str
    today: date
    now: datetime
    leads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """An assignment as the person who has it sees it. `open` is the address to open it, on `page`; `why` explains the date."""

    id: str
    open: str
    code: str
    title: str
    note: str
    due: date | None
    why: str
    standing: Standing
    page: str = "home"
