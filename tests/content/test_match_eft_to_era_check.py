"""What Check and reading say of a matching without the key: unknown lines, unknown labels, leftovers without one."""

from pathlib import Path

import pytest

from workbench.content import feedback, read_content
from workbench.kinds.kind import Case
from workbench.kinds.registry import KINDS
from workbench.model import Answer, Severity, Verdict

ROOT = Path(__file__).resolve().parents[2]
CONTENT, _ = read_content(ROOT / "exercises", ROOT / "sop")
EXERCISE = CONTENT.exercises["match-eft-to-era"]
KIND = KINDS["match-eft-to-era"]
MADE = KIND.generate(Case("check", 2, EXERCISE, CONTENT.codes))
RIGHT = dict(KIND.model_answer(MADE.key).fields)
PAYMENT = next(name.removesuffix(".pair") for name in RIGHT if name.endswith(".pair"))
LEFTOVERS = [name for name in RIGHT if name.endswith(".label")]


def said(changes: dict[str, str]) -> dict[str, str]:
    """Check's sentences by field, for the model answer with changes."""
    return {problem.where: problem.message for problem in KIND.check(MADE.prompt, Answer(RIGHT | changes))}


def test_a_matching_with_all_labels_has_nothing_to_say():
    assert said({}) == {}


def test_a_wrong_pair_or_label_is_not_called_wrong():
    others = [text for name, text in RIGHT.items() if name.endswith(".pair") and name != f"{PAYMENT}.pair"]
    labels = MADE.prompt.work.left.labels
    payment = next(name for name in LEFTOVERS if name.startswith("B"))

    assert said({f"{PAYMENT}.pair": f"{RIGHT[f'{PAYMENT}.pair']} {others[0]}"}) == {}
    assert said({payment: next(label for label in labels if label != RIGHT[payment])}) == {}


def test_each_open_line_without_a_label_is_named():
    partner = RIGHT[f"{PAYMENT}.pair"]

    assert said(dict.fromkeys(LEFTOVERS, "")) == {
        name: f"{name.removesuffix('.label')} is open and has no label yet." for name in LEFTOVERS}
    assert said({f"{PAYMENT}.pair": ""}) == {
        f"{line}.label": f"{line} is open and has no label yet." for line in (PAYMENT, partner)}


def test_a_label_on_a_paired_line_is_remarked_and_does_no_harm():
    problems = KIND.check(MADE.prompt, Answer(RIGHT | {f"{PAYMENT}.label": MADE.prompt.work.left.labels[0]}))

    assert [(each.where, each.code, each.severity) for each in problems] == [(f"{PAYMENT}.label", "WB114", Severity.NOTE)]


@pytest.mark.parametrize(("field", "text", "sentence"), [
    ("B1.pair", "R99", "Name a line of the other list, such as R1."),
    ("B1.pair", "R1 B2", "Name a line of the other list, such as R1."),
    ("B1.label", "remittance without money: wait",
     "Choose one of: money without remittance: wait; money without remittance: ask for it."),
    ("R1.label", "later", "Choose one of: remittance without money: wait; remittance without money: ask for it; "
                          "no money expected (zero payment)."),
    ("R1.pair", "B1", "The worksheet has no such field."),
])
def test_an_unknown_line_label_or_field_is_refused_and_nothing_is_graded(field, text, sentence):
    grade = KIND.grade(MADE.key, Answer(RIGHT | {field: text}))

    assert [(each.field, each.verdict) for each in grade.findings] == [(field, Verdict.UNREADABLE)]
    assert (grade.items, grade.counts_as_attempt) == ((), False)
    assert feedback(EXERCISE, CONTENT.sops, grade.findings[0]).why == sentence
    assert said({field: text})[field] == sentence


def test_nothing_is_said_of_labels_while_a_pair_cannot_be_read():
    assert list(said({f"{PAYMENT}.pair": "R99"})) == [f"{PAYMENT}.pair"]


def test_a_line_named_twice_counts_once_and_case_does_not_matter():
    pair = RIGHT[f"{PAYMENT}.pair"]
    grade = KIND.grade(MADE.key, Answer(RIGHT | {f"{PAYMENT}.pair": f" {pair.lower()}  {pair} "}))

    assert [item.credit for item in grade.items] == [1, 1]
