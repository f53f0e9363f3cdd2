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
from workbench.model.exercise import Exercise, Expected, Phrase, Sop, SopChange, Status, Step, Trap, Weight
from workbench.model.grade import Feedback, Finding, Grade, Item, Verdict, Words
from workbench.model.lesson import (
    Example,
    Lesson,
    LessonCard,
    Lessons,
    LessonView,
    Moment,
    MomentCase,
    MomentState,
    Slip,
)
from workbench.model.library import Coverage, Library, Signed, Signer, SopExercise, SopHit, SopRow, SopView, StepTrouble
from workbench.model.panel import Chart, Filter, Light, Option, Panel, PanelTable, Point, Scope
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
    Question,
    Questions,
    Sheet,
    SheetColumn,
    SheetRow,
    Work,
)

__all__ = [
    "Answer", "Assigned", "BadContent", "Bit", "Block", "Board", "Cell", "Chart", "Checked", "Choice", "CodeHit", "CodeHits",
    "CodeList", "CodeRow", "Column", "Conflict", "Coverage", "Document", "Download", "Due", "Entry", "Example", "Exercise",
    "Expected", "Feedback", "Filter", "Finding", "Going", "Grade", "Graded", "Group", "Hint", "HintGroup", "Home", "Issued",
    "Item", "ItemResult", "Lesson", "LessonCard", "Lessons", "LessonView", "Letterhead", "LevelRow", "Library", "Light",
    "Matching", "MatchLine", "MatchSide", "Me", "Mode", "Moment", "MomentCase", "MomentState", "NextStep", "NotAllowed", "Note",
    "NotFound", "Option", "Pair", "Pairs", "Panel", "PanelTable", "Past", "Person", "Phrase", "Point", "Problem", "Progress",
    "Prompt", "Question", "Questions", "Saved", "Scope", "Severity", "Sheet", "SheetColumn", "SheetRow", "Signed",
    "Signer", "SignedOut", "Slip", "Sop", "SopChange", "SopExercise", "SopHit", "SopRow", "SopView", "Standing", "Status", "Step",
    "StepTrouble", "Stumble", "Submitted", "Table", "Team", "Trap", "Unavailable", "Verdict", "Visit", "Weight", "Words",
    "Work", "WorkbenchError",
]
