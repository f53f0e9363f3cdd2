"""Views as the desk would give them, and a desk that a page can talk to without a server."""

import sys
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from types import ModuleType

import pytest

from workbench.model import (
    Answer,
    Assigned,
    Bit,
    Board,
    Cell,
    Checked,
    Choice,
    CodeHit,
    CodeHits,
    CodeList,
    CodeRow,
    Column,
    Conflict,
    Document,
    Download,
    Due,
    Entry,
    Feedback,
    Going,
    Graded,
    Group,
    Hint,
    HintGroup,
    Home,
    Issued,
    ItemResult,
    Letterhead,
    LevelRow,
    Matching,
    MatchLine,
    MatchSide,
    Me,
    Mode,
    NextStep,
    Note,
    NotFound,
    Pair,
    Pairs,
    Past,
    Person,
    Problem,
    Progress,
    Prompt,
    Saved,
    Sheet,
    SheetColumn,
    SheetRow,
    Standing,
    Step,
    Stumble,
    Submitted,
    Table,
    Verdict,
    Visit,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
MAYA = Person("p-maya", "maya", "Maya Ortiz", "Billing Specialist", (Group.STAFF,))
TOMAS = Person("p-tomas", "tomas", "Tomas Reyes", "Billing Specialist", (Group.STAFF,))


def cells(*texts: str | tuple[str, str]) -> tuple[Cell, ...]:
    """Table cells; lines of a cell are parted by a bar, and ("text", "anchor") is a cell that can be marked."""
    return tuple(
        Cell(tuple(Bit(line, each[1]) for line in each[0].split("|")))
        if isinstance(each, tuple)
        else Cell(tuple(Bit(line) for line in each.split("|")))
        for each in texts
    )


def document() -> Document:
    money = [Column(title, money=True) for title in ("Charge", "Allowed", "Paid")]
    return Document(
        "Explanation of benefits",
        (
            Letterhead("Bluefen Health PPO", ("Explanation of benefits", "24 Sep 2026, page 1 of 1", "SYNTHETIC DATA")),
            Pairs(
                (
                    Pair("Pay to", Bit("Larkmere Medical Group")),
                    Pair("Patient", Bit("Ruth Halvorsen, member WB4471902")),
                    Pair("Claim", Bit("LMG-26-08814, service 8 Sep 2026")),
                    Pair("Check", Bit("0048213 for 133.20", "check")),
                )
            ),
            Table(
                (Column("Service"), *money[:2], Column("Reason"), Column("Amount", money=True), money[2]),
                (
                    cells(
                        "PS213|1 unit",
                        "210.00",
                        "140.00",
                        ("CO-45|PR-1|PR-2", "row1.reasons"),
                        ("70.00|50.00|18.00", "row1.reasons"),
                        "72.00",
                    ),
                    cells("PS730|1 unit", "96.00", "61.50", "CO-45|PR-2", "34.50|12.30", "49.20"),
                    cells(
                        ("J1885|2 of 4 units paid", "row2.units"),
                        "48.00",
                        "15.00",
                        "CO-45|CO-151|PR-2",
                        "9.00|24.00|3.00",
                        "12.00",
                    ),
                ),
                cells("Total", "354.00", "216.50", "", "220.80", "133.20"),
            ),
            Note(Bit("CO-45 charge above the contracted fee. PR-1 deductible. PR-2 coinsurance.")),
        ),
    )


def sheet() -> Sheet:
    titles = {
        "paid": ("Paid", "Paid"),
        "co45": ("CO-45", "CO-45 contractual"),
        "pr1": ("PR-1", "PR-1 deductible"),
        "pr2": ("PR-2", "PR-2 coinsurance"),
        "pr3": ("PR-3", "PR-3 copay"),
    }
    columns = (
        *(SheetColumn(name, title, spoken, Entry.MONEY) for name, (title, spoken) in titles.items()),
        SheetColumn("other_code", "Other code", "Other code", Entry.CODE),
        SheetColumn("other_amount", "Other amount", "Other amount", Entry.MONEY),
        SheetColumn(
            "transfer", "Transfer to", "Transfer to", Entry.CHOICE, ("Patient", "Next payer", "Work list", "Nothing left")
        ),
    )
    rows = (
        SheetRow("row1", "1", "PS213", "Office visit, established", 21000),
        SheetRow("row2", "2", "J1885", "Ketorolac, per 15 mg, 4 units", 4800),
        SheetRow("row3", "3", "PS730", "Knee x-ray, 2 views", 9600),
    )
    return Sheet("Posting worksheet", columns, rows, "paid", 13320, "the check")


def findings() -> CodeList:
    return CodeList("Findings", "icd10cm", (
        CodeRow("finding1", date(2026, 9, 8), "Knee hurts for three weeks. Assessment: pain in the right knee."),
        CodeRow("finding2", date(2026, 9, 10), "Worse when bending. Assessment: low back pain."),
    ))


def deposits() -> Matching:
    """Two payments and two remittances; amounts in cents."""
    bank = (MatchLine("B1", date(2026, 9, 22), "MEDICARE PART B", "882610047", "2044175307", 341822),
            MatchLine("B2", date(2026, 9, 23), "CORVANE COMM INS", "", "2044175307", 98615))
    received = (MatchLine("R1", date(2026, 9, 22), "Medicare Part B", "882610047", "2044175307", 341822),
                MatchLine("R2", date(2026, 9, 24), "Tessel HMO", "5500310877", "2044175489", 81235))
    return Matching("Match EFT to ERA", date(2026, 9, 30), MatchSide("Bank", bank, ("wait", "ask for it")),
                    MatchSide("Remittances", received, ("wait", "ask for it", "no money expected")))


def hit(code: str = "M54.50", title: str = "Low back pain, unspecified") -> CodeHit:
    return CodeHit(code, title, "", {"Also means": ("Loin pain", "Lumbago NOS")})


def prompt(
    task: str = "Post Bluefen's payment to Ruth Halvorsen's claim.",
    brief: str = "A check came in the mail. **Post it** to the claim.",
) -> Prompt:
    groups = tuple(
        HintGroup(name, title, points)
        for name, title, points in (
            ("row1", "Amounts of row 1", "18"),
            ("row2", "Amounts of row 2", "28"),
            ("row3", "Amounts of row 3", "24"),
            ("transfers", "Transfer to", "20"),
            ("balance", "Balance", "10"),
        )
    )
    return Prompt(
        "post-one-eob", "PAY-04", "Post one EOB", 2, 12, "Payment posting", task, brief, (document(),), sheet(), groups, "SOP-05"
    )


def issued(**changes: object) -> Issued:
    return replace(Issued("a-1", prompt(), Mode.ASSESSED, 3, Answer(), 0, None, (), False), **changes)


def finding(**changes: object) -> Feedback:
    return replace(
        Feedback(
            "row1.co45",
            ("row1.co45", "row1.pr1"),
            "row1",
            Verdict.WRONG,
            "PAY-04.deductible-written-off",
            "Row 1: deductible written off",
            "CO-45 120.00 and no deductible on row 1.",
            "CO-45 70.00, PR-1 deductible 50.00.",
            "CO-45 is only charge minus allowed. The deductible is part of the allowed amount, and the patient owes it.",
            "Line 1: PR-1 50.00.",
            "50.00 never billed to the patient.",
            "Practise this trap again: a new EOB with a deductible.",
            "SOP-05.6",
            "SOP-05 Payment posting, step 6",
            ("row1.reasons",),
            "18.0",
            True,
        ),
        **changes,
    )


UNITS = finding(
    field="row2.co45",
    fields=("row2.co45", "row2.other_code", "row2.other_amount"),
    item="row2",
    code="PAY-04.units-written-off",
    title="Row 2: cut units hidden in CO-45",
    you_entered="CO-45 33.00 on row 2.",
    expected="CO-45 9.00 and other CO-151 24.00.",
    why="The plan refused 2 units for lack of support. That is not the contract discount.",
    where="Units 2 of 4.",
    cost="24.00 given away, about 45 days before a report shows it.",
    next="Practise this trap again: a new EOB with cut units.",
    sop="SOP-05.7",
    sop_title="SOP-05 Payment posting, step 7",
    anchors=("row2.units",),
    lost="28.0",
)
RIGHT = finding(
    field="row3.paid",
    fields=("row3.paid",),
    item="row3",
    verdict=Verdict.RIGHT,
    code="",
    title="",
    why="Paid is what the plan paid on this line.",
    anchors=(),
    lost="0",
    trap=False,
)


def graded(*feedback: Feedback, **changes: object) -> Graded:
    typed = {
        "row1.paid": "72.00",
        "row1.co45": "120.00",
        "row1.pr2": "18.00",
        "row1.transfer": "Patient",
        "row2.paid": "12.00",
        "row2.co45": "33.00",
        "row2.pr2": "3.00",
        "row2.transfer": "Patient",
        "row3.paid": "49.20",
        "row3.co45": "34.50",
        "row3.pr2": "12.30",
        "row3.transfer": "Patient",
    }
    items = (
        ItemResult("row1", "Amounts row 1", "row1", "0.0", "18.0", False),
        ItemResult("row2", "Amounts row 2", "row2", "0.0", "28.0", False),
        ItemResult("row3", "Amounts row 3", "row3", "24.0", "24.0", True),
        ItemResult("transfer1", "Transfer row 1", "transfers", "7.0", "7.0", True),
        ItemResult("transfer2", "Transfer row 2", "transfers", "0.0", "7.0", False),
        ItemResult("balance", "Balance", "balance", "10.0", "10.0", True),
    )
    plain = Graded(
        "a-1",
        MAYA,
        prompt(),
        Mode.ASSESSED,
        3,
        Answer(typed),
        "0.4650",
        "46.50",
        False,
        "75",
        "",
        items,
        feedback,
        (),
        NOW - timedelta(minutes=6),
        NOW + timedelta(minutes=5),
    )
    return replace(plain, **changes)


def past(**changes: object) -> Past:
    return replace(Past("a-1", "post-one-eob", "PAY-04", "Post one EOB", Mode.ASSESSED, 3, "74.5", False, NOW), **changes)


def me() -> Me:
    return Me(MAYA, "Larkmere Medical Group", TODAY, NOW, ())


def home(**changes: object) -> Home:
    due = (
        Due(
            "d-1",
            "d-1",
            "PAY-04",
            "Post one EOB",
            "3 lines, 12 min, level 2",
            date(2026, 11, 25),
            "Assigned 18 Nov by Helen Brandt",
            Standing.OPEN,
        ),
        Due(
            "d-2",
            "d-2",
            "PAY-04",
            "Post one EOB",
            "3 lines, 12 min, level 2",
            date(2026, 11, 30),
            "Your start 16 Nov + 14 days",
            Standing.IN_PROGRESS,
        ),
    )
    plain = Home(
        me(),
        Going("a-1", "PAY-04", "Post one EOB", "Bluefen Health PPO, 3 lines. Two are posted, 12.30 is left on the third.", NOW),
        due,
        NextStep(
            "Practise the trap you met most",
            "deductible written off, 3 times in your last 10 attempts.",
            "Practise",
            "post-one-eob",
        ),
        (
            Stumble(
                "PAY-04.deductible-written-off",
                "Deductible written off instead of moved to the patient",
                3,
                "SOP-05.6",
                "SOP-05 step 6",
                "post-one-eob",
            ),
        ),
        (
            LevelRow("C01", "Claim coding", 1, 3, "One more exercise type and the level 2 check"),
            LevelRow("C02", "Payment posting", 1, 3, "Average 71 %, level 2 needs 75 %"),
            LevelRow("C03", "Reconciliation", 0, 0, "Not asked by your role"),
        ),
        (past(),),
    )
    return replace(plain, **changes)


def board(**changes: object) -> Board:
    late = Assigned(
        "d-9",
        TOMAS,
        "PAY-04",
        "Post one EOB",
        date(2026, 11, 20),
        "due Fri 20 Nov = assigned 6 Nov + 14 days",
        Standing.OVERDUE,
        (),
    )
    plain = Board(
        me(),
        "Billing team, Larkmere",
        "t-1",
        (late,),
        (
            Progress(MAYA, 2, 1, 1, 0, "74.5", (past(), past(attempt="a-0", case=2, score="81.25"))),
            Progress(TOMAS, 1, 0, 0, 1, "", ()),
        ),
        (Choice("post-one-eob", "", "PAY-04 Post one EOB"),
         Choice("", "", "Lesson: Posting a payment (Tessel HMO)", "payment-posting", "tessel")),
    )
    return replace(plain, **changes)


@dataclass
class ReadableDesk:
    """Answers like the desk, and remembers what it was asked."""

    at_home: Home = field(default_factory=home)
    variant: Issued = field(default_factory=issued)
    grade: Graded = field(default_factory=lambda: graded(finding(), UNITS, RIGHT))
    leads: Board = field(default_factory=board)
    refusal: Exception | None = None
    asked: list[tuple[object, ...]] = field(default_factory=list)
    revision: int = 0
    has_it_already: bool = False

    def _heard(self, *words: object) -> None:
        self.asked.append(words)
        if self.refusal:
            raise self.refusal

    def me(self) -> Me:
        return self.at_home.me

    def home(self) -> Home:
        self._heard("home")
        return self.at_home

    def visit(self, wish: str) -> Visit:
        self._heard("visit", wish)
        if wish in ("a-1", "d-1", "d-2", "post-one-eob"):
            return (
                Visit("feedback", attempt="a-1")
                if self.variant.graded
                else Visit("exercise", exercise="post-one-eob", attempt="a-1")
            )
        if wish == "d-9":
            return Visit("lesson", assignment="d-9", page="lesson-payment-posting", lesson="payment-posting")
        return Visit("step", step=wish) if wish.startswith("SOP") else Visit("home", sentence="That is not open to you.")

    def issue(self, exercise: str, assignment: str = "", trap: str = "", fresh: bool = False) -> Issued:
        self._heard("issue", exercise, trap, fresh)
        self.variant = issued(mode=Mode.PRACTICE, case=self.variant.case + 1) if trap or fresh else self.variant
        return self.variant

    def attempt(self, attempt: str) -> Issued:
        self._heard("attempt", attempt)
        return self.variant

    def save(self, attempt: str, answer: Answer, revision: int) -> Saved:
        self._heard("save", attempt, dict(answer.fields), revision)
        if revision != self.revision:
            raise Conflict("This exercise is open in another window, and newer work was saved there.")
        self.revision += 1
        self.variant = replace(self.variant, answer=answer, revision=self.revision, saved_at=NOW)
        return Saved(self.revision, NOW)

    def check(self, attempt: str, answer: Answer) -> Checked:
        self._heard("check")
        return Checked("Everything can be read. Row 3 is 12.30 short of its charge.", ())

    def hint(self, attempt: str, group: str) -> Hint:
        number = 1 + sum(hint.group == group for hint in self.variant.hints)
        shown = Hint(group, number, "Find the EOB line with the same code and charge as this row.")
        self.variant = replace(self.variant, hints=(*self.variant.hints, shown))
        return shown

    def submit(self, attempt: str, submission: str, answer: Answer, revision: int) -> Submitted:
        self._heard("submit", submission, dict(answer.fields))
        unread = [name for name, text in answer.fields.items() if "o" in text and not name.endswith("transfer")]
        if unread:
            return Submitted(None, tuple(Problem(name, "WB", "Line 3, Paid: write an amount like 49.20") for name in unread))
        self.variant = replace(self.variant, graded=True)
        self.grade = replace(self.grade, answer=answer)
        return Submitted(self.grade, ())

    def graded(self, attempt: str) -> Graded:
        self._heard("graded", attempt)
        return self.grade

    def step(self, step: str) -> Step:
        if step == "SOP-05.10":
            raise NotFound("SOP-05 ends at step 9.")
        return Step(
            step,
            "post the patient's part",
            "Payment poster",
            "Enter deductible, coinsurance and copay each under its reason.",
            control="Every line ends at 0.00",
            mistake="One lump sum under coinsurance",
            time_limit="Same business day",
        )

    def codes(self, text: str) -> CodeHits:
        self._heard("codes", text)
        return CodeHits("ICD-10-CM, April 1, 2026", (hit(),) if text in ("low back", "M54.50", "m5450") else ())

    def board(self, team: str = "") -> Board:
        self._heard("board", *(each for each in (team,) if each))
        return self.leads

    def assign(
        self, exercise: str, people: tuple[str, ...] = (), team: str = "", due: str = "", mode: str = "assessed", case: str = "",
        lesson: str = "", practice: str = "", payer: str = "", level: int = 0,
    ) -> int:
        self._heard("assign", exercise, people, team, due, *(each for each in (lesson, payer) if each))
        return 0 if self.has_it_already else len(people) or len(self.leads.progress)

    def scores(self, form: str, team: str = "") -> Download:
        return Download(f"scores.{form}", "text/csv", "bmFtZSxzY29yZQo=")


@pytest.fixture
def desk() -> ReadableDesk:
    return ReadableDesk()


@pytest.fixture
def make() -> ModuleType:
    """The builders of this file: make.issued(case=1), make.graded(make.finding(title="...")), make.home(due=())."""
    return sys.modules[__name__]
