"""What the desk tells a page: small finished views. None of them can carry a key; words of a finding come only with a grade."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from workbench.model.grade import Feedback
from workbench.model.library import Coverage, SopRow
from workbench.model.people import Due, Me, Mode, Person, Standing
from workbench.model.problem import Problem
from workbench.model.work import Answer, Prompt


@dataclass(frozen=True, slots=True)
class Going:
    """The one unfinished thing."""

    open: str
    code: str
    title: str
    sentence: str
    saved_at: datetime | None


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do next and why."""

    title: str
    why: str
    verb: str
    open: str


@dataclass(frozen=True, slots=True)
class Stumble:
    """A trap met in the last ten attempts. `exercise` and `trap` are what "practise this trap" asks for."""

    code: str
    title: str
    count: int
    sop: str
    sop_title: str
    exercise: str


@dataclass(frozen=True, slots=True)
class LevelRow:
    """A competency on the trainee's card. `asked` 0: the job role does not ask for it."""

    code: str
    name: str
    level: int
    asked: int
    note: str


@dataclass(frozen=True, slots=True)
class Past:
    """A graded attempt in a list. `score` is shown points, "74.5"; `attempt` its id."""

    attempt: str
    exercise: str
    code: str
    title: str
    mode: Mode
    case: int
    score: str
    passed: bool
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class Home:
    """My training. `going`, `next` None: nothing to continue, nothing to suggest. `to_sign`: SOPs to acknowledge."""

    me: Me
    going: Going | None
    due: tuple[Due, ...]
    next: NextStep | None
    stumbles: tuple[Stumble, ...]
    levels: tuple[LevelRow, ...]
    past: tuple[Past, ...]
    to_sign: tuple[SopRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """A hint that has been shown. `number` 1..3."""

    group: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Issued:
    """An issued variant, with the draft as last saved. `attempt` is its id from issue to grade and after.

    `revision` counts saved drafts; a save must name the one it has seen. `graded` True: it has its grade already.
    """

    attempt: str
    prompt: Prompt
    mode: Mode
    case: int
    answer: Answer
    revision: int
    saved_at: datetime | None
    hints: tuple[Hint, ...]
    graded: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """A draft has been saved."""

    revision: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Checked:
    """What Check says: whether every field can be read and whether the sums hold; never whether they are right."""

    sentence: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ItemResult:
    """A rubric item after hints. `points` and `out_of` are shown text, "44.5" and "70.0"."""

    id: str
    title: str
    group: str
    points: str
    out_of: str
    full: bool


@dataclass(frozen=True, slots=True)
class Graded:
    """A graded attempt as the person saw it. `score` is exact to four places ("0.7450"), `points` shown out of 100 ("74.50").

    `lesson`: the page of the lesson whose `assignment` it belongs to, empty for any other attempt.
    """

    attempt: str
    person: Person
    prompt: Prompt
    mode: Mode
    case: int
    answer: Answer
    score: str
    points: str
    passed: bool
    pass_points: str
    capped: str
    items: tuple[ItemResult, ...]
    feedback: tuple[Feedback, ...]
    hints: tuple[Hint, ...]
    issued_at: datetime
    submitted_at: datetime
    lesson: str = ""
    assignment: str = ""


@dataclass(frozen=True, slots=True)
class Submitted:
    """What a submission came to: a grade, or the fields that cannot be read (then nothing was graded and no attempt used)."""

    graded: Graded | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a manager can assign: an exercise, with `case` for an imported remittance, or a `lesson` with its `payer`."""

    exercise: str
    case: str
    label: str
    lesson: str = ""
    payer: str = ""

    @property
    def id(self) -> str:
        """What a form calls it."""
        return f"lesson-{self.lesson}|{self.payer}" if self.lesson else f"{self.exercise}|{self.case}"


@dataclass(frozen=True, slots=True)
class Assigned:
    """One assignment of one person, for the manager. `attempts` newest first."""

    id: str
    person: Person
    code: str
    title: str
    due: date | None
    why: str
    standing: Standing
    attempts: tuple[Past, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """A person's line in the team table."""

    person: Person
    assigned: int
    started: int
    done: int
    late: int
    last_score: str
    attempts: tuple[Past, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The team page of one manager. `teams` are all that this manager leads, by id with their names."""

    me: Me
    team: str
    team_id: str
    assigned: tuple[Assigned, ...]
    progress: tuple[Progress, ...]
    choices: tuple[Choice, ...]
    coverage: tuple[Coverage, ...] = ()
    teams: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Download:
    """A file to hand to the browser. `content` is base64."""

    name: str
    media_type: str
    content: str


@dataclass(frozen=True, slots=True)
class CodeHit:
    """A code that a search offers. `because` is the other name that was found, empty when it was the title.

    `notes` are what the book says beside it, by heading ("Excludes1"); headings without notes are left out.
    """

    code: str
    title: str
    because: str
    notes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CodeHits:
    """The answer to a search, the likeliest first. `release` names the book ("ICD-10-CM, April 1, 2026")."""

    release: str
    hits: tuple[CodeHit, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """Where a page's address leads for this person: the desk's answer to a wish.

    `view` is "home", "exercise", "feedback", "lesson" (which stands on `page`), "sop" or "step"; `sentence` says why a wish was
    not granted (empty: granted).
    """

    view: str
    exercise: str = ""
    assignment: str = ""
    attempt: str = ""
    step: str = ""
    sentence: str = ""
    sop: str = ""
    page: str = "home"
    lesson: str = ""
