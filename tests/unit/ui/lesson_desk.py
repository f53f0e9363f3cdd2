"""A lesson as the desk would give it, and a desk that its page can talk to without a server."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from workbench.model import (
    Answer,
    Document,
    Entry,
    Example,
    Feedback,
    Graded,
    Group,
    Issued,
    LessonCard,
    Lessons,
    LessonView,
    Letterhead,
    Light,
    Me,
    Mode,
    MomentState,
    NotFound,
    Panel,
    Person,
    Problem,
    Prompt,
    Question,
    Questions,
    Sheet,
    SheetColumn,
    SheetRow,
    Step,
    Submitted,
    Verdict,
)

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
NINA = Person("p-nina", "nina", "Nina Park", "Payment Poster", (Group.STAFF,))
WRITE_OFF = Question("write-off", "Billed 174.00, allowed 106.00. How much do you enter under CO-45?", Entry.MONEY)
NEXT_OWNER = Question("next-owner", "Where does the open amount of 42.00 go?", Entry.CHOICE, ("Patient", "Work list"))
REASON = Question("reason", "Which code names the discount?", Entry.CODE)
QUESTIONS = {each.id: each for each in (WRITE_OFF, NEXT_OWNER, REASON)}
EXPECTED = {"write-off": "68.00", "next-owner": "Work list", "reason": "CO-45"}


def moment(id: str, answered: bool = False) -> MomentState:
    return MomentState(id, id.replace("-", " ").capitalize(), f"a-{id}" if answered else "", answered)


def lesson(**changes: object) -> LessonView:
    plain = LessonView(
        slug="payment-posting", title="Posting a payment", summary="Split each charged dollar.", minutes=12, practice="larkmere",
        payer="bluefen", payer_name="Bluefen Health PPO", level=2, assignment="", sop="SOP-05", exercise="post-one-eob",
        exercise_code="PAY-04", exercise_title="Post one EOB", exercise_minutes=12, exercise_open="post-one-eob",
        exercise_done=False, moments=tuple(map(moment, QUESTIONS)), done=False)
    return replace(plain, **changes)


def card(**changes: object) -> LessonCard:
    plain = LessonCard("payment-posting", "Posting a payment", "Split each charged dollar.", "PAY", 12, 3, 0, "PAY-04",
                       "Post one EOB", False, False, "payment-posting")
    return replace(plain, **changes)


def prompt(work: object, **changes: object) -> Prompt:
    paper = Document("Explanation of benefits", (Letterhead("Bluefen Health PPO", ("Explanation of benefits",)),))
    plain = Prompt("post-one-eob", "PAY-04", "Post one EOB", 2, 12, "Payment posting", "Post the payment.", "", (paper,), work,
                   (), "SOP-05")
    return replace(plain, **changes)


def posted() -> Example:
    columns = (SheetColumn("paid", "Paid", "Paid", Entry.MONEY), SheetColumn("co45", "CO-45", "CO-45 contractual", Entry.MONEY),
               SheetColumn("transfer", "Transfer to", "Transfer to", Entry.CHOICE, ("Patient", "Nothing left")))
    row = SheetRow("row1", "1", "PS213", "Office visit", 21000)
    work = Sheet("Posting worksheet", columns, (row,), "paid", 7200, "the check")
    return Example(prompt(work), Answer({"row1.paid": "72.00", "row1.co45": "70.00", "row1.transfer": "Patient"}),
                   {"row1.co45": "CO-45 is charge minus allowed.", "row1.transfer": "The patient owes the rest."})


def asked() -> Example:
    work = Questions("Questions", tuple(QUESTIONS.values()))
    return Example(prompt(work, documents=()), Answer(EXPECTED), {"write-off": "Billed minus allowed."})


def panel() -> Panel:
    return Panel("dollar-split", "Where the charged dollar goes", "41.5 %", "paid", "", Light.INFO, "742 lines of Bluefen",
                 "Paid by the plan over charged.", "Remittances", date(2026, 9, 30), "Larkmere Medical Group")


@dataclass
class LessonDesk:
    """Answers like the desk, and remembers what it was asked."""

    view: LessonView = field(default_factory=lesson)
    cards: tuple[LessonCard, ...] = field(default_factory=lambda: (card(),))
    refusal: Exception | None = None
    asked: list[tuple[object, ...]] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)

    def _heard(self, *words: object) -> None:
        self.asked.append(words)
        if self.refusal:
            raise self.refusal

    def lessons(self) -> Lessons:
        self._heard("lessons")
        return Lessons(Me(NINA, "Larkmere Medical Group", NOW.date(), NOW, ()), self.cards)

    def lesson(self, slug: str, practice: str = "", payer: str = "", level: int = 0, assignment: str = "") -> LessonView:
        self._heard("lesson", slug, practice, payer, level, assignment)
        if slug != self.view.slug:
            raise NotFound(f"There is no lesson {slug}.")
        return self.view

    def example(self, slug: str, payer: str = "", level: int = 0) -> Example:
        self._heard("example", slug, payer, level)
        return asked() if slug.startswith("lesson-") else posted()

    def panel(self, id: str, payer: str = "") -> Panel:
        self._heard("panel", id, payer)
        return panel()

    def issue(self, exercise: str, assignment: str = "", trap: str = "", fresh: bool = False, item: str = "") -> Issued:
        self._heard("issue", exercise, assignment, fresh, item)
        number = sum(each[0] == "issue" for each in self.asked)
        question = QUESTIONS[item]
        work = Questions(item, (replace(question, text=f"{question.text} ({number})" if fresh else question.text),))
        return Issued(f"a-{item}", prompt(work, documents=()), Mode.PRACTICE, number, Answer(), 0, None, (), False)

    def submit(self, attempt: str, submission: str, answer: Answer, revision: int) -> Submitted:
        self._heard("submit", submission, dict(answer.fields))
        item = attempt.removeprefix("a-")
        if "o.00" in answer.text(item):
            return Submitted(None, (Problem(item, "WB121", "Write the amount in digits, for example 120.00."),))
        self.typed[item] = answer.text(item)
        moments = tuple(moment(each.id, each.answered or each.id == item) for each in self.view.moments)
        self.view = replace(self.view, moments=moments)
        return Submitted(self.graded(attempt), ())

    def graded(self, attempt: str) -> Graded:
        self._heard("graded", attempt)
        item = attempt.removeprefix("a-")
        typed = self.typed.get(item, EXPECTED[item])
        right = typed == EXPECTED[item]
        verdict, code = (Verdict.RIGHT, "") if right else (Verdict.WRONG, "LES-02.write-off.unpaid")
        found = Feedback(item, (item,), item, verdict, code, "The write-off", typed, EXPECTED[item],
                         "CO-45 is billed minus allowed.", "", "", "", "SOP-05.5",
                         "SOP-05 Payment posting, step 5", (), "0" if right else "100", False)
        work = Questions(item, (QUESTIONS[item],))
        points = "100.00" if right else "0.00"
        return Graded(attempt, NINA, prompt(work, documents=()), Mode.PRACTICE, 1, Answer({item: typed}), "1.0000", points, right,
                      "100", "", (), (found,), (), NOW, NOW)

    def step(self, step: str) -> Step:
        return Step(step, "post the discount", "Payment poster", "Enter CO-45.")
