"""Who joins, changes and leaves an employer's group (834), as the employer tells the insurer. Cents and days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.x12.parties import Party, Person


class Maintenance(StrEnum):
    """What is to be done with a member (INS03); the complete list of 005010X220A1."""

    CHANGE = "001"
    ADD = "021"
    CANCEL = "024"
    REINSTATE = "025"
    AUDIT = "030"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One benefit of a member (loop 2300). `line` HD03 (HLT, DEN, VIS), `plan` HD04, `tier` HD05 (EMP, ESP, ECH, FAM).

    `begins` and `ends` are the first and the last day (DTP*348, DTP*349); `premium` the month's amount in cents (AMT*P3).
    """

    maintenance: str
    line: str
    plan: str
    tier: str
    begins: date | None = None
    ends: date | None = None
    premium: int | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One INS loop. `relationship` 18 is the employee; `subscriber` the employee's member number (REF*0F), also of a dependent.

    `reason` INS04, `status` INS05 (A active, C COBRA, T retired), `employment` INS08, `effective` the day of the event (DTP*303).
    """

    person: Person
    relationship: str
    maintenance: str
    subscriber: str
    coverages: tuple[Coverage, ...]
    reason: str = ""
    status: str = "A"
    employment: str = ""
    effective: date | None = None


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One ST to SE. `group` is the master policy (REF*38), `action` BGN08: 2 changes only, 4 everybody, to compare.

    `sponsor` is the employer, `insurer` the insurer, each with its tax number; `effective` the day of the file (DTP*007).
    """

    control: str
    reference: str
    group: str
    sponsor: Party
    insurer: Party
    effective: date | None
    members: tuple[Member, ...]
    action: str = "2"
