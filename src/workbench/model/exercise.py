"""An exercise type as its folder describes it, and the SOP steps that feedback points to. The desk alone sees these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from workbench.model.grade import Words
from workbench.model.lesson import Moment


class Status(StrEnum):
    """Where a piece of content stands. Retired content stays, because old attempts speak of it."""

    PLANNED = "planned"
    WIP = "wip"
    ACTIVE = "active"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Trap:
    """A documented trap. `fails`: made everywhere, the score falls below the pass mark."""

    code: str
    place: str
    title: str
    fails: bool


@dataclass(frozen=True, slots=True)
class Weight:
    """A bracket of the rubric: an item and its points out of 100."""

    item: str
    title: str
    group: str
    competency: str
    points: Fraction


@dataclass(frozen=True, slots=True)
class Expected:
    """A wrong answer that an author expects, and which mistake it is. `says` is the part of its feedback that belongs to this
    answer alone; `cents` what is at stake, 0 where the visit is.
    """

    code: str
    mistake: str
    says: str = ""
    cents: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """A finding of a pool, to be answered with one code. Shown are only one of `stories` and the `assessment`.

    `codes` maps a side ("right", "left", "both", "unstated") to its code, or "" to the one code. `slot` says what the finding is
    for, `sprung` whether it springs the trap of its place. `main`, `quote` and `search` are words for the feedback, `note` says
    why the code is right. {side} stands for the drawn side.
    """

    id: str
    slot: str
    sprung: bool
    stories: tuple[str, ...]
    assessment: str
    codes: Mapping[str, str]
    main: str
    quote: str
    search: str
    note: str
    expected: tuple[Expected, ...] = ()


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise type. `figures` are the whole numbers and lists of its [figures] table (cents, percent, days).

    `hints` maps a group to its three texts; `words` a mistake code to its template; `right` a column to the sentence
    that says why a right answer is right; `phrases` is its pool of findings, if it has one; `moments` the questions of a lesson,
    of which an attempt asks one. `seen` is the SHA-256 of the folder's files, the content hash of issued variants.
    """

    uuid: str
    code: str
    slug: str
    title: str
    kind: str
    module: str
    levels: tuple[int, ...]
    minutes: int
    pass_mark: Fraction
    competencies: tuple[str, ...]
    sop: str
    status: Status
    version: int
    task: str
    brief: str
    traps: tuple[Trap, ...] = ()
    weights: tuple[Weight, ...] = ()
    figures: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    hints: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[str, Words] = field(default_factory=dict)
    right: Mapping[str, str] = field(default_factory=dict)
    phrases: tuple[Phrase, ...] = ()
    moments: tuple[Moment, ...] = ()
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an SOP. `id` is "SOP-05.6"; empty strings where the SOP says nothing."""

    id: str
    title: str
    actor: str
    action: str
    input: str = ""
    output: str = ""
    system: str = ""
    decisions: str = ""
    time_limit: str = ""
    control: str = ""
    mistake: str = ""


@dataclass(frozen=True, slots=True)
class SopChange:
    """An entry of an SOP's change log. `revision`: its class (major, minor, emergency); `steps`: the numbers of changed steps."""

    version: str
    day: date
    revision: str
    summary: str
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sop:
    """A controlled document as its file states it; status, approvals and dates are events in the desk.

    `revision` is the class of this version, `criticality` "critical" or "standard", `audience` the job roles that acknowledge it,
    `changes` the change log with the newest version last. `panels` are ids of its live figures; like `exercises` (codes of what
    practises it) they are no part of what is signed.
    """

    id: str
    title: str
    version: str
    owner_role: str
    purpose: str
    steps: tuple[Step, ...]
    module: str = ""
    scope: str = ""
    revision: str = "major"
    criticality: str = "standard"
    audience: tuple[str, ...] = ()
    review_every_months: int = 12
    related: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    changes: tuple[SopChange, ...] = ()
    panels: tuple[str, ...] = ()

    def step(self, step_id: str) -> Step | None:
        """The step with that id, whole ("SOP-05.6"), or None."""
        return next((step for step in self.steps if step.id == step_id), None)
