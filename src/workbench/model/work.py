"""What a trainee is given and gives back: the prompt with its worksheet, and the answer as typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar

from workbench.model.paper import Document


class Entry(StrEnum):
    """What a worksheet column takes."""

    MONEY = "money"
    CODE = "code"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column to fill. `spoken` is its whole name ("PR-1 deductible"), `title` what fits the head ("PR-1")."""

    id: str
    title: str
    spoken: str
    entry: Entry
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the claim. `charge` in cents. Its fields are named ``<row id>.<column id>``."""

    id: str
    label: str
    code: str
    note: str
    charge: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A posting worksheet. The money columns of a row must add up to its charge (cents).

    `tie_column` summed over the rows must equal `tie_total` (cents), which the page calls `tie_name` ("the check").
    """

    TAGGED: ClassVar[bool] = True
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    tie_column: str
    tie_total: int
    tie_name: str

    def fields(self) -> tuple[str, ...]:
        """Every field id, row by row."""
        return tuple(f"{row.id}.{column.id}" for row in self.rows for column in self.columns)


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A finding to code. `id` is its field; `day` the date of the visit, `text` what the note says."""

    id: str
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of findings, each answered with one code of `code_set` ("icd10cm")."""

    TAGGED: ClassVar[bool] = True
    title: str
    code_set: str
    rows: tuple[CodeRow, ...]

    def fields(self) -> tuple[str, ...]:
        """Every field id."""
        return tuple(row.id for row in self.rows)


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A line of one side. `id` as printed ("B4"); `amount` in cents; `trace` empty when none was sent."""

    id: str
    day: date
    party: str
    trace: str
    payee: str
    amount: int


@dataclass(frozen=True, slots=True)
class MatchSide:
    """One side of a matching: its lines and the labels for what stays open there."""

    title: str
    lines: tuple[MatchLine, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Two lists to pair one to one. The field ``<left id>.pair`` holds the ids of the right lines it is paired with, parted by
    spaces (one, if all is well); ``<id>.label`` holds the label of a line that stays open.
    """

    TAGGED: ClassVar[bool] = True
    title: str
    today: date
    left: MatchSide
    right: MatchSide

    def fields(self) -> tuple[str, ...]:
        """Every field id: the pairs of the left side, then the labels of both."""
        both = (*self.left.lines, *self.right.lines)
        return tuple(f"{line.id}.pair" for line in self.left.lines) + tuple(f"{line.id}.label" for line in both)


@dataclass(frozen=True, slots=True)
class Question:
    """A short question; `id` is its field."""

    id: str
    text: str
    entry: Entry
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Questions:
    """Short questions, each answered in one field: the moments of a lesson."""

    TAGGED: ClassVar[bool] = True
    title: str
    questions: tuple[Question, ...]

    def fields(self) -> tuple[str, ...]:
        """Every field id."""
        return tuple(question.id for question in self.questions)


Work = Sheet | CodeList | Matching | Questions


@dataclass(frozen=True, slots=True)
class HintGroup:
    """A group of items that share three hints; `points` out of 100 is what they are worth."""

    id: str
    title: str
    points: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """Everything a trainee may see before submission, and nothing else."""

    exercise: str
    code: str
    title: str
    level: int
    minutes: int
    module: str
    task: str
    brief: str
    documents: tuple[Document, ...]
    work: Work
    hint_groups: tuple[HintGroup, ...]
    sop: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed, field by field, exactly as typed. A field that is absent or blank was left empty."""

    fields: Mapping[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The trimmed text of a field, empty when it was left empty."""
        return self.fields.get(name, "").strip()
