"""Grades ten codes: the order of tests of curriculum COD-01, section 5, with the credit of G2 for near answers.

It fails closed: one code that cannot be read, and nothing is graded. It writes no words; findings carry names and values.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from workbench.codes.icd10 import Standing, category_of
from workbench.kinds.coding.finding_answer import read_codes
from workbench.kinds.coding.finding_key import UNSTATED, CodingKey, KeyRow
from workbench.model import Answer, Finding, Grade, Item, Verdict
from workbench.money import shown

_VALUES = frozenset({
    "number", "entered", "expected", "title", "main", "quote", "search", "note", "order", "says", "side", "entered_side",
    "since", "day", "visit", "amount", "place", "right",
})
MISTAKES: Mapping[str, frozenset[str]] = dict.fromkeys((
    "not-billable", "more-than-the-note-says", "side-left-out", "symptom-with-diagnosis", "diagnosis-not-made", "wrong-side",
    "same-category", "other-code", "unknown-code", "missing",
), _VALUES)
"""Each mistake with the values its words may use. `right` names a sentence of [right]."""
SENTENCES: Mapping[str, frozenset[str]] = dict.fromkeys(
    ("code", "heading", "heading-since", "ended", "near", "near-title"), _VALUES - {"right"})
"""Each sentence that says why, with the values it may use."""
_SIDES = {"right": "the right", "left": "the left", "both": "both sides", UNSTATED: "no side", "": ""}


def grade_findings(key: CodingKey, answer: Answer) -> Grade:
    """The grade of an answer. Pure; the same for the same answer."""
    typed, problems = read_codes([row.id for row in key.rows], answer)
    if problems:
        unreadable = tuple(Finding(each.where, (each.where,), "", Verdict.UNREADABLE, "", {"right": "", "sentence": each.message})
                           for each in problems)
        return Grade((), unreadable, counts_as_attempt=False)
    names = {row.id: mistake_of(key, row, typed[row.id]) for row in key.rows}
    credits = {field: key.credits.get(name, Fraction(0)) if name else Fraction(1) for field, name in names.items()}
    items = tuple(Item(each.item, each.title, each.group, each.competency, each.points, credits[each.item])
                  for each in key.weights)
    points = {each.item: each.points for each in key.weights}
    found = [_finding(key, row, typed[row.id], names[row.id], points[row.id] * (1 - credits[row.id])) for row in key.rows]
    return Grade(items, tuple(sorted(found, key=lambda finding: finding.verdict is Verdict.RIGHT)))


def mistake_of(key: CodingKey, row: KeyRow, code: str) -> str:
    """The bare name of the mistake of a code, empty when it is right. The first test that fits."""
    if code == row.code:
        return ""
    if not code:
        return "missing"
    standing, listed, side = key.book.standing(code, row.day), row.listed(code), row.side_of(code)
    if standing is Standing.UNKNOWN:
        return "unknown-code"
    if listed and listed.mistake != "same-category":
        return listed.mistake
    if standing in (Standing.HEADING, Standing.ENDED):
        return "not-billable"
    if side:
        return "side-left-out" if side == UNSTATED else "wrong-side"
    return "same-category" if category_of(code) == category_of(row.code) else "other-code"


def _finding(key: CodingKey, row: KeyRow, code: str, name: str, lost: Fraction) -> Finding:
    verdict = Verdict.MISSING if name == "missing" else Verdict.WRONG if name else Verdict.RIGHT
    mistake = f"{key.prefix}.{name}" if name else ""
    return Finding(row.id, (row.id,), row.id, verdict, mistake, _values(key, row, code, name), lost=lost)


def _values(key: CodingKey, row: KeyRow, code: str, name: str) -> Mapping[str, str]:
    listed, span = row.listed(code), key.book.spans.get(code)
    return {
        "number": str(row.number), "entered": code or "nothing", "expected": row.code, "title": key.book.titles.get(row.code, ""),
        "main": row.main, "quote": row.quote, "search": row.search, "note": row.note,
        "order": row.order, "says": listed.says if listed else "", "side": _SIDES[row.side],
        "entered_side": _SIDES[row.side_of(code)],
        "since": _spoken(span.last + timedelta(1)) if span and span.last else "", "day": f"{row.day:%m/%d/%Y}",
        "visit": shown(key.visit), "amount": shown(listed.cents if listed and listed.cents else key.visit),
        "place": f'Finding {row.number}: "{row.quote}"', "right": _sentence(key, row, code, name),
    }


def _sentence(key: CodingKey, row: KeyRow, code: str, name: str) -> str:
    if name == "not-billable":
        span = key.book.spans.get(code)
        return "ended" if not key.book.is_heading(code) else "heading-since" if span and span.last else "heading"
    if name == "same-category":
        return "near" if row.listed(code) else "near-title"
    return "code"


def _spoken(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"
