"""Turns findings into the six lines a person reads, by the templates of feedback.toml. It decides nothing about the grade.

`{name}` in a template is a value of the finding; `{right}` and `{right_cost}` are sentences of [right], named by the finding.
"""

from collections.abc import Mapping

from workbench.model import Exercise, Feedback, Finding, Sop, Verdict, Words
from workbench.model.template import fill
from workbench.money import half_up

SENTENCES = ("right", "right_cost")
"""The values that name a sentence instead of being text."""
_UNREADABLE_TITLE = "This cannot be read"


def feedback(exercise: Exercise, sops: Mapping[str, Sop], finding: Finding) -> Feedback:
    """A finding in words. Right findings say why they are right; unreadable ones only how to write it."""
    if finding.verdict is Verdict.UNREADABLE:
        return _feedback(finding, _plain(_UNREADABLE_TITLE, finding.values.get("sentence", "")), "", False)
    values = _with_sentences(exercise.right, finding.values)
    words = exercise.words.get(finding.code) or _right_words(values)
    said = {line: fill(getattr(words, line), values) for line in Words.__dataclass_fields__}
    trap = any(finding.code == each.code for each in exercise.traps)
    return _feedback(finding, Words(**said), step_title(sops, words.sop), trap)


def step_title(sops: Mapping[str, Sop], step_id: str) -> str:
    """A step as feedback names it, "SOP-05 Payment posting, step 6"; empty when there is none."""
    sop_id, _, number = step_id.partition(".")
    sop = sops.get(sop_id)
    return f"{sop_id} {sop.title.partition(':')[0]}, step {number}" if sop and sop.step(step_id) else ""


def _with_sentences(right: Mapping[str, str], values: Mapping[str, str]) -> Mapping[str, str]:
    named = {name: right.get(values[name], "") for name in SENTENCES if name in values}
    return {**values, **{name: fill(sentence, values) for name, sentence in named.items()}}


def _right_words(values: Mapping[str, str]) -> Words:
    place = values.get("place", "")
    where = f"{place}, line {values['line']}." if place and "line" in values else f"{place}." if place else ""
    said = {"you_entered": values.get("entered", ""), "expected": values.get("expected", ""), "why": values.get("right", "")}
    return Words(title="", where=where, cost="", next="", sop="", **said)


def _plain(title: str, why: str) -> Words:
    return Words(title=title, you_entered="", expected="", why=why, where="", cost="", next="", sop="")


def _feedback(finding: Finding, words: Words, sop_title: str, trap: bool) -> Feedback:
    tenths = half_up(finding.lost * 10)
    return Feedback(
        field=finding.field, fields=finding.fields, item=finding.item, verdict=finding.verdict, code=finding.code,
        title=words.title, you_entered=words.you_entered, expected=words.expected, why=words.why, where=words.where,
        cost=words.cost, next=words.next, sop=words.sop, sop_title=sop_title, anchors=finding.anchors,
        lost=f"{tenths // 10}.{tenths % 10}", trap=trap,
    )
