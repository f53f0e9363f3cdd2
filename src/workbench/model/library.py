"""The SOP library as a reader sees it: what there is, what a search found, one document with what is asked of this person."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from workbench.model.exercise import Sop
from workbench.model.panel import Filter
from workbench.model.people import Me


class Signed(StrEnum):
    """Whether a person has acknowledged the version in force; derived when read."""

    NOT_ASKED = "not asked"
    DUE = "due"
    OVERDUE = "overdue"
    OUTDATED = "outdated"
    SIGNED = "acknowledged"


@dataclass(frozen=True, slots=True)
class SopRow:
    """An SOP in the list. `due` the last day to acknowledge, None when nothing is asked."""

    id: str
    title: str
    owner_role: str
    version: str
    critical: bool
    effective_on: date
    signed: Signed
    due: date | None


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody of a team who is asked to acknowledge an SOP. `due` None: nothing is left to do."""

    person: str
    name: str
    signed: Signed
    due: date | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """An SOP and everybody of one team who is asked for it; `signers` as the team lists them."""

    id: str
    title: str
    version: str
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class SopHit:
    """Where a search found its words: an SOP, or a step of it. `step` is empty for the SOP itself. `text` is plain text."""

    sop: str
    sop_title: str
    step: str
    step_title: str
    text: str


@dataclass(frozen=True, slots=True)
class Library:
    """The library page. `text` is what was searched for, `hits` the likeliest first; no text: no hits.

    Nothing has `text`, but something what it is nearly written like: then the hits are those of `meant`.
    """

    me: Me
    rows: tuple[SopRow, ...]
    text: str
    hits: tuple[SopHit, ...]
    meant: str = ""


@dataclass(frozen=True, slots=True)
class StepTrouble:
    """How often answers went wrong at a step: `wrong` of `answers`. Only from 5 people and 8 answers."""

    step: str
    wrong: int
    answers: int


@dataclass(frozen=True, slots=True)
class SopExercise:
    """An exercise that practises an SOP. `mine` and `team` as shown ("74.5 %", "" without); `open` its public id."""

    code: str
    title: str
    open: str
    mine: str
    team: str


@dataclass(frozen=True, slots=True)
class SopView:
    """One SOP for one person. `digest` is the SHA-256 of the controlled text; `signed_at` when this version was acknowledged.

    `previous` the version acknowledged before ("" none), `statement` what acknowledging says, `panels` ids of its live figures,
    `filters` how those can be narrowed down.
    """

    me: Me
    sop: Sop
    digest: str
    effective_on: date
    review_due: date
    signed: Signed
    due: date | None
    signed_at: datetime | None
    previous: str
    statement: str
    trouble: tuple[StepTrouble, ...]
    exercises: tuple[SopExercise, ...]
    panels: tuple[str, ...]
    filters: tuple[Filter, ...] = ()
