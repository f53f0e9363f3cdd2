"""The kind "post-one-eob" (PAY-04): one EOB, one grid. It joins case, page, key and grading and adds no rule of its own."""

from collections.abc import Mapping
from fractions import Fraction

from workbench.billing.eob import Eob
from workbench.kinds.kind import Case, Declared, Draw, Mistake, Variant, refuse_unpublished
from workbench.kinds.posting import eob_answers
from workbench.kinds.posting.account_panel import account_panel, coverage_spot
from workbench.kinds.posting.eob_answer import read_rows, row_problems
from workbench.kinds.posting.eob_case import FIGURES, draw_eob, in_shown_codes
from workbench.kinds.posting.eob_grade import grade_eob
from workbench.kinds.posting.eob_key import EobKey, Spot, Transfer, cannot_post, key_rows
from workbench.kinds.posting.eob_layouts import print_eob
from workbench.kinds.posting.eob_values import MISTAKES, SENTENCES
from workbench.model import (
    Answer,
    BadContent,
    Entry,
    Exercise,
    Grade,
    HintGroup,
    Problem,
    Prompt,
    Sheet,
    SheetColumn,
    SheetRow,
    Weight,
)

TRAPS = ("deductible-written-off", "units-written-off", "line-order")
_MODULE = "Payment posting"
_SHEET_COLUMNS = (
    SheetColumn("paid", "Paid", "Paid", Entry.MONEY),
    SheetColumn("co45", "CO-45", "CO-45 discount", Entry.MONEY),
    SheetColumn("pr1", "PR-1", "PR-1 deductible", Entry.MONEY),
    SheetColumn("pr2", "PR-2", "PR-2 coinsurance", Entry.MONEY),
    SheetColumn("pr3", "PR-3", "PR-3 copay", Entry.MONEY),
    SheetColumn("other_code", "Other code", "Other code", Entry.CODE),
    SheetColumn("other_amount", "Other amount", "Other amount", Entry.MONEY),
    SheetColumn("transfer", "Transfer to", "Transfer to", Entry.CHOICE, tuple(choice.value for choice in Transfer)),
)
_GROUP_TITLES = {"rows": "Amounts", "transfers": "Transfers", "balance": "Balance"}


class PostOneEob:
    """Post one paper EOB to our claim."""

    name = "post-one-eob"
    key_type = EobKey
    declared = Declared(
        items=("row1", "row2", "row3", "transfer1", "transfer2", "transfer3", "balance"),
        groups=("row1", "row2", "row3", "rows", "transfers", "balance"),
        traps=TRAPS, figures=FIGURES, mistakes=MISTAKES, sentences=SENTENCES,
    )

    def generate(self, case: Case) -> Variant[EobKey]:
        """The case's prompt and key. Raises NotFound for an unknown level or trap, BadContent when nothing can be made of it."""
        refuse_unpublished(case, TRAPS)
        if case.eob is not None:
            reason = cannot_post(case.eob)
            if reason:
                raise BadContent(reason)
            return eob_variant(case, case.eob, imported_weights(len(case.eob.lines), case.exercise))
        draw = Draw(case.seed)
        eob = draw_eob(case, draw)
        return eob_variant(case, eob, case.exercise.weights, own_numbers=draw.chance(2))

    def check(self, prompt: Prompt, answer: Answer) -> tuple[Problem, ...]:
        """Fields that cannot be read, rows that do not add up, the paid column against the check."""
        assert isinstance(prompt.work, Sheet)
        typed, unreadable = read_rows([row.id for row in prompt.work.rows], answer)
        return unreadable + row_problems(prompt.work, typed, unreadable)

    def grade(self, key: EobKey, answer: Answer) -> Grade:
        """See eob_grade."""
        return grade_eob(key, answer)

    def model_answer(self, key: EobKey) -> Answer:
        """The answer with full marks."""
        return eob_answers.model_answer(key)

    def wrong_answers(self, key: EobKey) -> tuple[Mistake, ...]:
        """One answer for each sprung trap."""
        return eob_answers.wrong_answers(key)

    def all_wrong(self, key: EobKey, trap: str) -> Answer:
        """The answer that falls into the trap everywhere, with its consequences."""
        return eob_answers.all_wrong(key, trap)

    def secrets(self, key: EobKey) -> tuple[str, ...]:
        """Amounts that the page does not print, and the sprung traps. Transfers are choices and cannot be searched for."""
        return key.off_page + tuple(f"{key.prefix}.{trap}" for trap in key.sprung())


def eob_variant(case: Case, eob: Eob, weights: tuple[Weight, ...], own_numbers: bool = False) -> Variant[EobKey]:
    """Prompt and key of an EOB whose facts are settled."""
    exercise, eob = case.exercise, in_shown_codes(eob, case.codes.procedures)
    page = print_eob(eob, case.codes, own_numbers)
    rows = key_rows(eob, page.numbers, page.spots)
    key = EobKey(
        prefix=exercise.code, rows=rows, check=eob.check, secondary=eob.secondary, coinsurance=eob.coinsurance, weights=weights,
        page=tuple(line.row for line in eob.lines), coverage=coverage_spot(eob),
        check_spot=Spot("The amount of the check", ("check",)), off_page=page.off_page,
    )
    prompt = Prompt(
        exercise=exercise.slug, code=exercise.code, title=exercise.title, level=case.level, minutes=exercise.minutes,
        module=_MODULE, task=exercise.task.replace("{payer}", eob.payer).replace("{patient}", eob.patient), brief=exercise.brief,
        documents=(page.document, account_panel(eob, case.codes)), work=_sheet(eob),
        hint_groups=_hint_groups(weights, exercise), sop=exercise.sop,
    )
    return Variant(prompt, key)


def imported_weights(rows: int, exercise: Exercise) -> tuple[Weight, ...]:
    """The rubric of a case with any number of rows: 70 points over the amounts, 20 over the transfers, 10 for the balance."""
    competency = exercise.competencies[0] if exercise.competencies else ""
    numbers = range(1, rows + 1)
    amounts, transfers = Fraction(70, rows), Fraction(20, rows)
    return (
        *(Weight(f"row{number}", f"Amounts, row {number}", "rows", competency, amounts) for number in numbers),
        *(Weight(f"transfer{number}", f"Transfer, row {number}", "transfers", competency, transfers) for number in numbers),
        Weight("balance", "Balance", "balance", competency, Fraction(10)),
    )


def _sheet(eob: Eob) -> Sheet:
    lines = sorted(eob.lines, key=lambda line: line.row)
    rows = tuple(
        SheetRow(f"row{number}", str(number), line.code + (f" × {line.units}" if line.units > 1 else ""),
                 line.label[:1].upper() + line.label[1:], line.charge)
        for number, line in enumerate(lines, start=1)
    )
    return Sheet("Posting worksheet", _SHEET_COLUMNS, rows, "paid", eob.check, "the check")


def _hint_groups(weights: tuple[Weight, ...], exercise: Exercise) -> tuple[HintGroup, ...]:
    points: dict[str, Fraction] = {}
    for weight in weights:
        points[weight.group] = points.get(weight.group, Fraction(0)) + weight.points
    titles: Mapping[str, str] = {weight.group: weight.title for weight in weights} | _GROUP_TITLES
    return tuple(HintGroup(group, titles[group], str(total)) for group, total in points.items() if group in exercise.hints)
