"""The kind "inline-moments": one question of a lesson, with one of the cases that its author wrote. It invents nothing."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from workbench.kinds.kind import Case, Declared, Draw, Mistake, Variant, refuse_unpublished
from workbench.kinds.lessons.moment_answer import one_form, read_answer
from workbench.kinds.lessons.moment_grade import grade_moment
from workbench.kinds.lessons.moment_key import KeySlip, MomentKey
from workbench.model import (
    Answer,
    BadContent,
    Entry,
    Exercise,
    Grade,
    Moment,
    MomentCase,
    NotFound,
    Problem,
    Prompt,
    Question,
    Questions,
)
from workbench.model.template import fill

MODULES: Mapping[str, str] = MappingProxyType({"COD": "Claim coding", "PAY": "Payment posting", "REC": "Reconciliation"})
"""What a module's code stands for."""


class InlineMoments:
    """Answer one question of a lesson."""

    name = "inline-moments"
    key_type = MomentKey
    declared = Declared(items=(), groups=(), traps=(), figures={}, mistakes={}, sentences={})

    def generate(self, case: Case) -> Variant[MomentKey]:
        """One moment with one of its cases; the case's `item`, or any. Raises NotFound for an unknown level, trap or moment."""
        refuse_unpublished(case, ())
        if case.eob is not None:
            raise BadContent(f"{case.exercise.code} takes no remittance.")
        draw = Draw(case.seed)
        moment = _moment(case, draw)
        return moment_variant(case, moment, draw.one(moment.cases))

    def check(self, prompt: Prompt, answer: Answer) -> tuple[Problem, ...]:
        """A field that cannot be read, and nothing else."""
        assert isinstance(prompt.work, Questions)
        return read_answer(prompt.work.questions[0], answer)[1]

    def grade(self, key: MomentKey, answer: Answer) -> Grade:
        """See moment_grade."""
        return grade_moment(key, answer)

    def model_answer(self, key: MomentKey) -> Answer:
        """The answer with full marks."""
        return Answer({key.moment: key.expected})

    def wrong_answers(self, key: MomentKey) -> tuple[Mistake, ...]:
        """One answer for each slip."""
        return tuple(Mistake(key.code(slip.code), Answer({key.moment: slip.answer})) for slip in key.slips)

    def all_wrong(self, key: MomentKey, trap: str) -> Answer:
        """The answer of that slip. Raises NotFound when the moment has no such slip."""
        for wrong in self.wrong_answers(key):
            if wrong.trap.rpartition(".")[2] == trap.rpartition(".")[2]:
                return wrong.answer
        raise NotFound(f'This question expects no slip "{trap}".')

    def secrets(self, key: MomentKey) -> tuple[str, ...]:
        """The expected amount or code, where the question does not show it. A choice is offered and cannot be searched for."""
        return () if key.entry is Entry.CHOICE or key.printed else (key.expected,)


def moment_variant(case: Case, moment: Moment, chosen: MomentCase) -> Variant[MomentKey]:
    """Prompt and key of a moment whose case is chosen."""
    exercise = case.exercise
    text = fill(moment.ask, chosen.values)
    expected = _shown(moment, chosen.expected)
    key = MomentKey(
        prefix=exercise.code, moment=moment.id, title=moment.title, entry=moment.entry, choices=moment.choices,
        competency=exercise.competencies[0] if exercise.competencies else "", values=chosen.values, expected=expected,
        printed=_stands_in(expected, text),
        slips=tuple(KeySlip(slip.code, _shown(moment, chosen.values.get(slip.answer, slip.answer))) for slip in moment.slips),
    )
    return Variant(_prompt(case, moment, text), key)


def _prompt(case: Case, moment: Moment, text: str) -> Prompt:
    exercise: Exercise = case.exercise
    return Prompt(
        exercise=exercise.slug, code=exercise.code, title=exercise.title, level=case.level, minutes=exercise.minutes,
        module=MODULES.get(exercise.module, exercise.module), task="", brief="", documents=(),
        work=Questions(moment.title, (Question(moment.id, text, moment.entry, moment.choices),)), hint_groups=(),
        sop=exercise.sop,
    )


def _moment(case: Case, draw: Draw) -> Moment:
    moments = {moment.id: moment for moment in case.exercise.moments}
    if not moments:
        raise BadContent(f"{case.exercise.code} has no questions.")
    if case.item and case.item not in moments:
        raise NotFound(f'{case.exercise.code} has no question "{case.item}". It has {", ".join(moments)}.')
    return moments[case.item] if case.item else draw.one(tuple(moments.values()))


def _shown(moment: Moment, text: str) -> str:
    """A text as people read it: amounts with two decimals, the rest as written."""
    if moment.entry is Entry.CODE:
        return text
    return one_form(moment.entry, moment.choices, text) or text


def _stands_in(expected: str, text: str) -> bool:
    return re.search(rf"(?<![\w.,]){re.escape(expected)}(?!\w|[.,]\d)", text) is not None
