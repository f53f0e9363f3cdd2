"""Grades a posted EOB: the order of tests of curriculum PAY-04, 5; exact credit, follow-through (G7), the balance cap (G8).

It fails closed: one unreadable field, and nothing is graded. It writes no words; findings carry codes and values.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbench.kinds.posting.eob_answer import Entered, read_rows
from workbench.kinds.posting.eob_cells import CellMark, field_of, mark_cells
from workbench.kinds.posting.eob_key import EobKey, KeyRow, Transfer, transfer_of
from workbench.kinds.posting.eob_mistakes import RowMistake, line_order, row_mistake
from workbench.kinds.posting.eob_values import cell_values, transfer_cost, transfer_sentence
from workbench.model import Answer, Finding, Grade, Item, Verdict
from workbench.money import shown

UNBALANCED_CAP = Fraction(60, 100)
"""The most an attempt can reach whose rows or check do not balance (G8)."""
_FOLLOWED = Fraction(3, 4)


@dataclass(frozen=True, slots=True)
class _Mark:
    """The credit of an item and what was found."""

    credit: Fraction
    findings: tuple[Finding, ...]


def grade_eob(key: EobKey, answer: Answer) -> Grade:
    """The grade of an answer. Pure; the same for the same answer."""
    typed, problems = read_rows([row.id for row in key.rows], answer)
    if problems:
        unreadable = tuple(Finding(each.where, (each.where,), "", Verdict.UNREADABLE, "", {"right": "", "sentence": each.message})
                           for each in problems)
        return Grade((), unreadable, counts_as_attempt=False)
    moved = line_order(key, typed)
    marks: dict[str, _Mark] = {}
    whole = tuple(_line_order_finding(key, moved, row) for row in moved)
    for number, (row, entered) in enumerate(zip(key.rows, typed, strict=True)):
        mistake = None if number in moved else row_mistake(row, entered)
        marks[row.id] = _Mark(Fraction(0), ()) if number in moved else _mark_row(key, row, entered, mistake)
        marks[f"transfer{row.number}"] = _mark_transfer(key, row, entered, mistake)
    marks["balance"] = _mark_balance(key, typed)
    items = tuple(Item(each.item, each.title, each.group, each.competency, each.points, marks[each.item].credit)
                  for each in key.weights)
    found = whole + tuple(finding for mark in marks.values() for finding in mark.findings)
    in_order = sorted(found, key=lambda finding: (finding.verdict is Verdict.RIGHT, _place(finding)))
    return Grade(items, tuple(in_order), cap=None if marks["balance"].credit else UNBALANCED_CAP)


def _place(finding: Finding) -> int:
    """Whole-grid mistakes, then amounts, then transfers, then the balance; rows keep their order."""
    return 0 if finding.item.startswith("row") else 1 if finding.item.startswith("transfer") else 2


def _points(key: EobKey, item: str) -> Fraction:
    return next(each.points for each in key.weights if each.item == item)


def _line_order_finding(key: EobKey, moved: Sequence[int], number: int) -> Finding:
    """One for each moved row, with the points of that row. What it costs is told once, with the first."""
    row, shown_there = key.rows[number], [key.rows[row] for row in key.page]
    values = {
        "row": str(row.number), "code": row.code, "code_on_page": shown_there[number].code,
        "page_lines": ", ".join(row.line for row in shown_there),
        "our_rows": ", ".join(str(row.number) for row in shown_there),
        "count": str(len(moved)), "amount": shown(max(shown_there[row].patient for row in moved)),
        "right_cost": "line-order-cost" if number == moved[0] else "counted-cost",
    }
    fields = tuple(field_of(row, column) for column in shown_there[number].amounts.filled())
    anchors = row.spots["line"].anchors
    return Finding(fields[0], fields, row.id, Verdict.WRONG, f"{key.prefix}.line-order", values, anchors, _points(key, row.id))


def _mark_row(key: EobKey, row: KeyRow, typed: Entered, mistake: RowMistake | None) -> _Mark:
    points = _points(key, row.id)
    named = mistake if mistake and mistake.amounts else None
    zero = named is not None and named.zero
    cells = mark_cells(key, row, typed, named.columns if named else (), counted=zero)
    expected = len(row.amounts.filled())
    credit = sum((cell.credit for cell in cells), Fraction(0)) / expected if expected else Fraction(1)
    if named is None:
        return _Mark(credit, tuple(_cell_finding(cell, points / expected) for cell in cells))
    explained = sum(1 for column in named.columns if row.amounts.of(column))
    lost = points if zero else points * explained / expected
    if named.transfer:
        lost += _points(key, f"transfer{row.number}")
    others = tuple(_cell_finding(cell, Fraction(0) if zero else points / expected) for cell in cells)
    return _Mark(Fraction(0) if zero else credit, (_row_finding(key, row, typed, named, lost), *others))


def _cell_finding(cell: CellMark, worth: Fraction) -> Finding:
    verdict = Verdict.RIGHT if not cell.name else Verdict.MISSING if cell.name.endswith(".missing-amount") else Verdict.WRONG
    lost = worth * (1 - cell.credit)
    return Finding(cell.fields[0], cell.fields, cell.item, verdict, cell.name, cell.values, cell.anchors, lost)


def _row_finding(key: EobKey, row: KeyRow, typed: Entered, mistake: RowMistake, lost: Fraction) -> Finding:
    fields = [field_of(row, column) for column in mistake.columns] + ([f"{row.id}.transfer"] if mistake.transfer else [])
    entered = typed.amounts.paid if mistake.name == "allowed-as-paid" else typed.amounts.co45
    values = cell_values(key, row, typed, mistake.spots[0]) | {"entered": shown(entered)} | dict(mistake.values)
    anchors = tuple(dict.fromkeys(anchor for spot in mistake.spots for anchor in row.spots[spot].anchors))
    item = row.id if mistake.amounts else f"transfer{row.number}"
    return Finding(fields[0], tuple(fields), item, Verdict.WRONG, f"{key.prefix}.{mistake.name}", values, anchors, lost)


def _mark_transfer(key: EobKey, row: KeyRow, typed: Entered, mistake: RowMistake | None) -> _Mark:
    item, field, points = f"transfer{row.number}", f"{row.id}.transfer", _points(key, f"transfer{row.number}")
    if mistake and mistake.transfer:
        return _Mark(Fraction(0), () if mistake.amounts else (_row_finding(key, row, typed, mistake, points),))
    given, expected = typed.transfer, row.transfer
    anchors = row.spots["line"].anchors
    values = cell_values(key, row, typed, "line") | {"entered": given.value if given else "nothing", "expected": expected.value,
                                                     "right": transfer_sentence(expected)}
    if given is expected:
        return _Mark(Fraction(1), (Finding(field, (field,), item, Verdict.RIGHT, "", values, anchors),))
    credit, name = Fraction(0), "work-list-missed" if expected is Transfer.WORK else "transfer-wrong"
    if expected is Transfer.NEXT and given is Transfer.PATIENT:
        name, anchors = "next-payer-skipped", key.coverage.anchors
    elif given and typed.amounts.filled() and given is transfer_of(typed.amounts, typed.other_code, bool(key.secondary)):
        credit, name = _FOLLOWED, "followed-through"
        values["right"] = transfer_sentence(given, "followed")
    else:
        values |= {"right_cost": transfer_cost(row, given), "place": f"Row {row.number}, the amounts beside the transfer"}
        if given is Transfer.NEXT and not key.secondary:
            values |= {"right": "next-payer-unknown", "place": key.coverage.place}
            anchors = key.coverage.anchors
    verdict, lost = Verdict.WRONG if given else Verdict.MISSING, points * (1 - credit)
    return _Mark(credit, (Finding(field, (field,), item, verdict, f"{key.prefix}.{name}", values, anchors, lost),))


def _mark_balance(key: EobKey, typed: Sequence[Entered]) -> _Mark:
    left = {row.number: row.charge - entered.amounts.total() for row, entered in zip(key.rows, typed, strict=True)}
    off = [f"{shown(amount)} on row {number}" for number, amount in left.items() if amount]
    paid = sum(entered.amounts.paid for entered in typed)
    unlike = not off and paid != key.check
    if unlike:
        off = [f"0.00, but paid comes to {shown(paid)} and the check is {shown(key.check)}"]
    values = {"off": " and ".join(off), "check": shown(key.check), "expected": f"0.00 on every row, and paid {shown(key.check)}",
              "entered": "rows that add up", "place": key.check_spot.place, "right": "balance"}
    anchors, points = key.check_spot.anchors, _points(key, "balance")
    if not off:
        return _Mark(Fraction(1), (Finding("balance", (), "balance", Verdict.RIGHT, "", values, anchors),))
    values |= {"place": 'The total of "Paid" beside the check', "right": "off-check"} if unlike else {
        "place": 'Column "Left"', "right": "off-rows"}
    code = f"{key.prefix}.out-of-balance"
    return _Mark(Fraction(0), (Finding("balance", (), "balance", Verdict.WRONG, code, values, anchors, points),))

