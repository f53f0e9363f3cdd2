"""Corvane's page: charge, allowed, paid, and the reasons as a list at the right, as in an ERA. It can print any adjustment."""

from collections.abc import Mapping

from workbench.billing.eob import Eob, EobLine
from workbench.codes import CodeTable
from workbench.kinds.posting.eob_key import REASONS, Spot, amounts_of
from workbench.kinds.posting.eob_page import (
    Page,
    deductible_line,
    in_our_order,
    letterhead,
    marked,
    on_paper,
    patient,
    payment,
    text,
)
from workbench.model import Bit, Block, Cell, Column, Document, Note, Table
from workbench.money import shown

_COLUMNS = (
    Column("Line"), Column("Code"), Column("Units"), Column("Charge", True), Column("Allowed", True), Column("Paid", True),
    Column("Reason"), Column("Amount", True),
)
_ANCHORS = {"CO-45": "discount", "PR-1": "deductible", "PR-2": "coinsurance", "PR-3": "copay"}


def print_corvane(eob: Eob, numbers: tuple[str, ...], codes: CodeTable) -> Page:
    """The page, and where each amount stands on it."""
    rows = tuple(_row(position, line, numbers[position]) for position, line in enumerate(eob.lines))
    coinsurance = [f"Coinsurance {eob.coinsurance} %"] if eob.coinsurance else []
    blocks: tuple[Block, ...] = (
        letterhead(eob, "Remittance advice", f"Service {on_paper(eob.service_date)}", "Page 1 of 1"),
        payment(eob), patient(eob),
        Table(_COLUMNS, rows, _totals(eob)),
        *(Note(Bit(line)) for line in (deductible_line(eob), *coinsurance) if line),
        *(Note(Bit(f"{code.replace('-', ' ')}: {codes.reasons[code]}")) for code in _codes(eob) if code in codes.reasons),
    )
    printed = {position: _spots(position, line) for position, line in enumerate(eob.lines)}
    ours, spots = in_our_order(eob, printed, numbers)
    return Page(Document("Explanation of benefits", blocks), ours, spots)


def _codes(eob: Eob) -> list[str]:
    return sorted({each.code for line in eob.lines for each in line.adjustments})


def _units(line: EobLine) -> str:
    return str(line.units) if line.units == line.units_paid else f"{line.units}, paid {line.units_paid}"


def _row(position: int, line: EobLine, number: str) -> tuple[Cell, ...]:
    anchor = f"line{position + 1}"
    reasons = tuple(Bit(each.code.replace("-", " "), f"{anchor}.{_ANCHORS.get(each.code, 'other')}") for each in line.adjustments)
    amounts = tuple(Bit(shown(each.amount), f"{anchor}.{_ANCHORS.get(each.code, 'other')}") for each in line.adjustments)
    return (
        text(number),
        marked(f"{anchor}.code", line.code),
        marked(f"{anchor}.units", _units(line)),
        marked(f"{anchor}.charge", shown(line.charge)),
        marked(f"{anchor}.allowed", shown(line.allowed)),
        marked(f"{anchor}.paid", shown(line.paid)),
        Cell(reasons), Cell(amounts),
    )


def _totals(eob: Eob) -> tuple[Cell, ...]:
    groups = {code.split("-")[0]: 0 for code in _codes(eob)}
    for line in eob.lines:
        for each in line.adjustments:
            groups[each.group] += each.amount
    charge, allowed = sum(line.charge for line in eob.lines), sum(line.allowed for line in eob.lines)
    return (text(), text("Claim"), text(), text(shown(charge)), text(shown(allowed)), text(shown(eob.check)),
            text(*groups), text(*(shown(amount) for amount in groups.values())))


def _spots(position: int, line: EobLine) -> Mapping[str, Spot]:
    anchor = f"line{position + 1}"
    amounts, other = amounts_of(line)
    code = (f"{anchor}.code",)
    listed = {
        column: Spot(f'Reason "{reason.replace("-", " ")}"', (f"{anchor}.{_ANCHORS[reason]}",) if amounts.of(column) else code)
        for column, reason in REASONS.items()
    }
    named = Spot(f'Reason "{other.replace("-", " ")}"', (f"{anchor}.other",)) if other else Spot("The list of reasons", code)
    return listed | {
        "line": Spot(f"Code {line.code}", code),
        "units": Spot(f"Units {_units(line)} and {named.place[0].lower()}{named.place[1:]}", (f"{anchor}.units", *named.anchors)),
        "paid": Spot('Column "Paid"', (f"{anchor}.paid",)),
        "co45": Spot('Columns "Charge" and "Allowed"', (f"{anchor}.charge", f"{anchor}.allowed")),
        "other": named,
    }
