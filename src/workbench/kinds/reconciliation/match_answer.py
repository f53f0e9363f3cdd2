"""Reads a matching as typed: which lines are paired, which labels are given. Knows no key, so it can betray none.

A pair wins over a label: a label is for a line that stays open, so one that stands on a paired line is not counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.kinds.reconciliation.match_key import PAYMENT_LABELS, REMITTANCE_LABELS, Label
from workbench.model import Answer, Matching, Problem, Severity

PROBLEMS = {
    "WB104": "The worksheet has no such field.",
    "WB111": "A pair names a line that does not exist.",
    "WB112": "A label is none of the choices.",
    "WB113": "A line left open has no label.",
    "WB114": "A line is paired and has a label.",
}
"""What an answer's problem codes mean; listed in docs/problems.md."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A matching as typed: pairs of ids in the order of the payments, each once, and the label of a line where one was given."""

    pairs: tuple[tuple[str, str], ...] = ()
    labels: Mapping[str, Label] = field(default_factory=dict)

    def paired(self) -> frozenset[str]:
        """The ids of all lines that stand in a pair."""
        return frozenset(line for pair in self.pairs for line in pair)


def read_matching(left: Sequence[str], right: Sequence[str], answer: Answer) -> tuple[Entered, tuple[Problem, ...]]:
    """The pairs and labels as typed, and a problem for every field that cannot be read; such a field counts as empty.

    `left` and `right` are the ids of the lines.
    """
    problems: list[Problem] = []
    pairs = tuple((payment, remittance) for payment in left for remittance in _partners(payment, right, answer, problems))
    labels: dict[str, Label] = {}
    for ids, choices in ((left, PAYMENT_LABELS), (right, REMITTANCE_LABELS)):
        for line in ids:
            label = _label(f"{line}.label", choices, answer, problems)
            labels |= {line: label} if label else {}
    known = {f"{line}.pair" for line in left} | {f"{line}.label" for line in (*left, *right)}
    problems += [Problem(name, "WB104", "The worksheet has no such field.") for name in sorted(answer.fields.keys() - known)]
    return Entered(pairs, labels), tuple(problems)


def write_matching(entered: Entered) -> Answer:
    """The fields of a matching as a person would fill them; the reverse of reading."""
    fields: dict[str, str] = {}
    for payment, remittance in entered.pairs:
        name = f"{payment}.pair"
        fields[name] = f"{fields[name]} {remittance}" if name in fields else remittance
    return Answer(fields | {f"{line}.label": label.value for line, label in entered.labels.items()})


def open_problems(work: Matching, entered: Entered, unreadable: Sequence[Problem]) -> tuple[Problem, ...]:
    """Open lines that have no label yet, and labels on paired lines. Nothing is said while a pair cannot be read."""
    blind = {problem.where for problem in unreadable}
    if any(where.endswith(".pair") for where in blind):
        return ()
    paired, problems = entered.paired(), []
    for line in (*work.left.lines, *work.right.lines):
        name = f"{line.id}.label"
        if line.id not in paired and line.id not in entered.labels and name not in blind:
            problems.append(Problem(name, "WB113", f"{line.id} is open and has no label yet."))
        elif line.id in paired and line.id in entered.labels:
            problems.append(Problem(name, "WB114", f"{line.id} is paired, so its label does not count.", Severity.NOTE))
    return tuple(problems)


def _partners(payment: str, right: Sequence[str], answer: Answer, problems: list[Problem]) -> tuple[str, ...]:
    named = dict.fromkeys(answer.text(f"{payment}.pair").upper().split())
    if named.keys() - set(right):
        problems.append(Problem(f"{payment}.pair", "WB111", f"Name a line of the other list, such as {right[0]}."))
        return ()
    return tuple(named)


def _label(name: str, choices: Sequence[Label], answer: Answer, problems: list[Problem]) -> Label | None:
    text = " ".join(answer.text(name).split()).casefold()
    label = next((choice for choice in choices if choice.value.casefold() == text), None)
    if text and label is None:
        problems.append(Problem(name, "WB112", f"Choose one of: {'; '.join(choices)}."))
    return label
