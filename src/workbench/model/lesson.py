"""A guided lesson: what its folder says, and what a page is told of it. The answers of its moments stay in the desk."""

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.model.people import Me
from workbench.model.work import Answer, Entry, Prompt


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong answer that an author expects: the name of a value of the case, or a choice; `why` says what went wrong."""

    code: str
    answer: str
    why: str


@dataclass(frozen=True, slots=True)
class MomentCase:
    """One set of values for the words of a moment, with the answer expected there."""

    values: Mapping[str, str]
    expected: str


@dataclass(frozen=True, slots=True)
class Moment:
    """An inline question of a lesson. `ask`, `right` and the slips' `why` may use {values} of the case and {expected}.

    `choices` for a choice; `sop` the step that says so.
    """

    id: str
    title: str
    entry: Entry
    ask: str
    choices: tuple[str, ...]
    right: str
    sop: str
    slips: tuple[Slip, ...]
    cases: tuple[MomentCase, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson as its folder exercises/lesson-<slug>/ states it. `exercise` is the slug of the exercise it leads to.

    `practices`, `payers`, `levels`: the parameters it takes, the first of each is the default.
    """

    slug: str
    title: str
    summary: str
    module: str
    minutes: int
    exercise: str
    sop: str
    practices: tuple[str, ...]
    payers: tuple[str, ...]
    levels: tuple[int, ...]
    moments: tuple[Moment, ...]

    @property
    def page(self) -> str:
        """What its page is called. Its folder and the exercise that asks its moments have the same name."""
        return f"lesson-{self.slug}"


@dataclass(frozen=True, slots=True)
class MomentState:
    """Where a moment stands for one person. `attempt` is its newest answered attempt, else its newest; empty: not asked yet."""

    id: str
    title: str
    attempt: str
    answered: bool


@dataclass(frozen=True, slots=True)
class LessonCard:
    """A lesson in the list. `open` is the assignment's id when it was assigned, else the lesson's slug."""

    slug: str
    title: str
    summary: str
    module: str
    minutes: int
    moments: int
    answered: int
    exercise_code: str
    exercise_title: str
    exercise_done: bool
    done: bool
    open: str


@dataclass(frozen=True, slots=True)
class Lessons:
    """The page of all lessons."""

    me: Me
    cards: tuple[LessonCard, ...]


@dataclass(frozen=True, slots=True)
class LessonView:
    """A lesson opened by one person, with the parameters that hold (an assignment's win over the notebook's).

    `exercise_open` is the public id that opens its exercise: the assignment's id with ".exercise", else the exercise's slug.
    """

    slug: str
    title: str
    summary: str
    minutes: int
    practice: str
    payer: str
    payer_name: str
    level: int
    assignment: str
    sop: str
    exercise: str
    exercise_code: str
    exercise_title: str
    exercise_minutes: int
    exercise_open: str
    exercise_done: bool
    moments: tuple[MomentState, ...]
    done: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: variant 0 of an exercise with its model answer, both public by design.

    `notes` says for a field of the answer why it is right.
    """

    prompt: Prompt
    answer: Answer
    notes: Mapping[str, str]
