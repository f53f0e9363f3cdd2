"""Grades the answer to one question: right, a slip that the author expects, another wrong answer, or nothing.

It fails closed: an answer that cannot be read is not graded. It writes no words; findings carry codes and values.
"""

from collections.abc import Mapping
from fractions import Fraction

from workbench.kinds.lessons.moment_answer import one_form, read_answer
from workbench.kinds.lessons.moment_key import MomentKey
from workbench.model import Answer, Entry, Finding, Grade, Item, Verdict

OTHER, MISSING = "other", "missing"
"""The names of the mistakes that every moment has beside its slips."""
TAKEN = frozenset({"entered", "expected", "right", "right_cost", "place"})
"""Names that mean something else in feedback, so that no case has a value of that name."""
_WHOLE = Fraction(100)


def grade_moment(key: MomentKey, answer: Answer) -> Grade:
    """The grade of an answer. Pure; the same for the same answer."""
    typed, problems = read_answer(key.question(), answer)
    if problems:
        unreadable = tuple(Finding(each.where, (each.where,), "", Verdict.UNREADABLE, "", {"right": "", "sentence": each.message})
                           for each in problems)
        return Grade((), unreadable, counts_as_attempt=False)
    name = mistake_of(key, typed)
    verdict = Verdict.RIGHT if not name else Verdict.MISSING if name == MISSING else Verdict.WRONG
    credit = Fraction(0 if name else 1)
    finding = Finding(key.moment, (key.moment,), key.moment, verdict, key.code(name) if name else "",
                      _values(key, answer.text(key.moment), typed), lost=_WHOLE * (1 - credit))
    return Grade((Item(key.moment, key.title, "", key.competency, _WHOLE, credit),), (finding,))


def mistake_of(key: MomentKey, typed: str) -> str:
    """The bare name of the mistake of an answer in one form, empty when it is right."""
    if not typed:
        return MISSING
    if typed == one_form(key.entry, key.choices, key.expected):
        return ""
    return next((slip.code for slip in key.slips if typed == one_form(key.entry, key.choices, slip.answer)), OTHER)


def _values(key: MomentKey, text: str, typed: str) -> Mapping[str, str]:
    entered = typed if key.entry is not Entry.CODE else text
    return {**key.values, "entered": entered or "nothing", "expected": key.expected, "right": key.moment}
