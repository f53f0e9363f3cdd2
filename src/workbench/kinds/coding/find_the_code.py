"""The kind "find-the-code" (COD-01): ten findings, one diagnosis code each. It joins drawing, key and grading."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction

from workbench.codes.icd10 import Icd10, category_of
from workbench.kinds.coding import finding_answer
from workbench.kinds.coding.finding_answer import read_codes
from workbench.kinds.coding.finding_case import FIGURES, Chosen, draw_findings
from workbench.kinds.coding.finding_grade import MISTAKES, SENTENCES, grade_findings
from workbench.kinds.coding.finding_key import CodingKey, KeyRow
from workbench.kinds.coding.slots import PLACES, SLOT_OF
from workbench.kinds.kind import Case, Declared, Draw, Mistake, Variant, refuse_unpublished
from workbench.model import (
    Answer,
    BadContent,
    CodeList,
    CodeRow,
    Exercise,
    Grade,
    HintGroup,
    Problem,
    Prompt,
    Weight,
)

TRAPS = tuple(PLACES.values())
_MODULE = "Claim coding"
_GROUPS = {"side": "Side", "how-sure": "How sure", "wording": "Wording"}


class FindTheCode:
    """Give each of ten findings its one ICD-10-CM code."""

    name = "find-the-code"
    key_type = CodingKey
    declared = Declared(items=tuple(SLOT_OF), groups=tuple(_GROUPS), traps=TRAPS, figures=FIGURES, mistakes=MISTAKES,
                        sentences=SENTENCES, pool=True)

    def generate(self, case: Case) -> Variant[CodingKey]:
        """The case's prompt and key. Raises NotFound for an unknown level or trap, BadContent when the pool is too small."""
        refuse_unpublished(case, TRAPS)
        if case.eob is not None:
            raise BadContent(f"{case.exercise.code} takes no remittance.")
        draw = Draw(case.seed)
        return coding_variant(case, draw_findings(case, draw), draw.one(case.exercise.figures["visit"]))

    def check(self, prompt: Prompt, answer: Answer) -> tuple[Problem, ...]:
        """Fields that cannot be read as a code, and nothing else."""
        return read_codes(prompt.work.fields(), answer)[1]

    def grade(self, key: CodingKey, answer: Answer) -> Grade:
        """See finding_grade."""
        return grade_findings(key, answer)

    def model_answer(self, key: CodingKey) -> Answer:
        """The answer with full marks."""
        return finding_answer.model_answer(key)

    def wrong_answers(self, key: CodingKey) -> tuple[Mistake, ...]:
        """One answer for each sprung trap."""
        return finding_answer.wrong_answers(key)

    def all_wrong(self, key: CodingKey, trap: str) -> Answer:
        """The answer that makes the trap's mistake wherever a finding offers it."""
        return finding_answer.all_wrong(key, trap)

    def secrets(self, key: CodingKey) -> tuple[str, ...]:
        """The codes of all sides, the wrong answers that are expected, and the sprung traps."""
        codes = {code for row in key.rows for code in (*row.codes.values(), *(each.code for each in row.expected))}
        return (*sorted(codes), *(f"{key.prefix}.{trap}" for trap in key.sprung()))


def coding_variant(case: Case, chosen: Sequence[Chosen], visit: int) -> Variant[CodingKey]:
    """Prompt and key of ten findings in their order. `visit` is the amount of a visit in cents."""
    exercise, book = case.exercise, case.codes.icd10
    rows = tuple(_key_row(number, each) for number, each in enumerate(chosen, start=1))
    weights = tuple(_weight(exercise, each.item, row) for each, row in zip(chosen, rows, strict=True))
    own = {row.code for row in rows}
    if missing := {category_of(code) for code in own} - book.families.keys():
        raise BadContent(f"The extract of the release lacks {', '.join(sorted(missing))}. Write it anew.")
    percent = exercise.figures
    key = CodingKey(prefix=exercise.code, rows=rows, weights=weights, book=_titled(book.only(own), own), visit=visit, credits={
        "same-category": Fraction(percent["same_category_percent"][0], 100),
        "wrong-side": Fraction(percent["wrong_side_percent"][0], 100)})
    cards = tuple(CodeRow(row.id, row.day, each.text()) for each, row in zip(chosen, rows, strict=True))
    prompt = Prompt(
        exercise=exercise.slug, code=exercise.code, title=exercise.title, level=case.level, minutes=exercise.minutes,
        module=_MODULE, task=exercise.task, brief=exercise.brief, documents=(),
        work=CodeList("Findings", "icd10cm", cards), hint_groups=_hint_groups(weights, rows), sop=exercise.sop,
    )
    return Variant(prompt, key)




def _key_row(number: int, each: Chosen) -> KeyRow:
    phrase = each.phrase
    return KeyRow(
        id=f"finding{number}", number=number, day=each.day, side=each.side, codes=phrase.codes, trap=each.springs,
        main=each.told(phrase.main), quote=each.told(phrase.quote), search=phrase.search, note=phrase.note,
        order="the X-ray order" if "X-ray" in each.text() else "the order", expected=phrase.expected,
    )


def _weight(exercise: Exercise, item: str, row: KeyRow) -> Weight:
    weight = next(each for each in exercise.weights if each.item == item)
    return replace(weight, item=row.id, title=f"Finding {row.number}")


def _titled(book: Icd10, kept: Collection[str]) -> Icd10:
    return replace(book, titles={code: title for code, title in book.titles.items() if code in kept})


def _hint_groups(weights: Sequence[Weight], rows: Sequence[KeyRow]) -> tuple[HintGroup, ...]:
    """The groups in a fixed order, each with the findings it covers and what they are worth together."""
    groups = []
    for group, title in _GROUPS.items():
        own = [(row.number, weight.points) for row, weight in zip(rows, weights, strict=True) if weight.group == group]
        numbers = ", ".join(str(number) for number, _ in own)
        groups.append(HintGroup(group, f"{title}: findings {numbers}", str(sum((points for _, points in own), Fraction(0)))))
    return tuple(groups)
