"""What grading says of an answer: items with exact credit, findings with stable mistake codes, and the words a person reads."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Verdict(StrEnum):
    """What is said of one field or row."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    AWAITING_REVIEW = "awaiting review"


@dataclass(frozen=True, slots=True)
class Item:
    """A rubric item. `weight` in points out of 100, `credit` 0..1 before hints, `group` its hint group."""

    id: str
    title: str
    group: str
    competency: str
    weight: Fraction
    credit: Fraction


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `code` is a mistake code ("PAY-04.line-order"), empty for right fields.

    `field` is the main field id, `fields` all that carry the mark; `values` fill the feedback template;
    `anchors` name the places in the documents; `lost` is in points out of 100, before hints and caps.
    """

    field: str
    fields: tuple[str, ...]
    item: str
    verdict: Verdict
    code: str = ""
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    anchors: tuple[str, ...] = ()
    lost: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Grade:
    """The whole verdict. `cap` limits the score (0..1). An unreadable answer has no items and counts as no attempt."""

    items: tuple[Item, ...]
    findings: tuple[Finding, ...]
    cap: Fraction | None = None
    counts_as_attempt: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """The feedback template of one mistake code, as in feedback.toml; `{name}` is filled from a finding's values."""

    title: str
    you_entered: str
    expected: str
    why: str
    where: str
    cost: str
    next: str
    sop: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """One finding in words: the six lines, and where they point. `sop` is a step id ("SOP-05.6")."""

    field: str
    fields: tuple[str, ...]
    item: str
    verdict: Verdict
    code: str
    title: str
    you_entered: str
    expected: str
    why: str
    where: str
    cost: str
    next: str
    sop: str
    sop_title: str
    anchors: tuple[str, ...]
    lost: str
    trap: bool
