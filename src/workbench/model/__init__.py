"""The frozen words that both sides share: what the desk says and what a page may know. Standard library only."""

from workbench.model.errors import (
    BadContent,
    Conflict,
    NotAllowed,
    NotFound,
    SignedOut,
    Unavailable,
    WorkbenchError,
)
from workbench.model.exercise import Exercise, Expected, Phrase, Sop, Status, Step, Trap, Weight
from workbench.model.grade import Feedback, Finding, Grade, Item, Verdict, Words
from workbench.model.paper import Bit, Block, Cell, Column, Document, Letterhead, Note, Pair, Pairs, Table
from workbench.model.people import Due, Group, Me, Mode, Person, Standing, Team
from workbench.model.problem import Problem, Severity
from workbench.model.views import (
    Assigned,
    Board,
    Checked,
    Choice,
    CodeHit,
    CodeHits,
    Download,
    Going,
    Graded,
    Hint,
    Home,
    Issued,
    ItemResult,
    LevelRow,
    NextStep,
    Past,
    Progress,
    Saved,
    Stumble,
    Submitted,
    Visit,
)
from workbench.model.work import (
    Answer,
    CodeList,
    CodeRow,
    Entry,
    HintGroup,
    Matching,
    MatchLine,
    MatchSide,
    Prompt,
    Sheet,
    SheetColumn,
    SheetRow,
    Work,
)

__all__ = [
    "Answer", "Assigned", "BadContent", "Bit", "Block", "Board", "Cell", "Checked", "Choice", "CodeHit", "CodeHits", "CodeList",
    "CodeRow", "Column", "Conflict", "Document", "Download", "Due", "Entry", "Exercise", "Expected", "Feedback", "Finding",
    "Going", "Grade", "Graded", "Group", "Hint", "HintGroup", "Home", "Issued", "Item", "ItemResult", "Letterhead", "LevelRow",
    "MatchLine", "MatchSide", "Matching", "Me", "Mode", "NextStep", "NotAllowed", "NotFound", "Note", "Pair", "Pairs", "Past",
    "Person", "Phrase", "Problem", "Progress", "Prompt", "Saved", "Severity", "Sheet", "SheetColumn", "SheetRow", "SignedOut",
    "Sop", "Standing", "Status", "Step", "Stumble", "Submitted", "Table", "Team", "Trap", "Unavailable", "Verdict", "Visit",
    "Weight", "Words", "Work", "WorkbenchError",
]
