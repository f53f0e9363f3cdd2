"""Bluefen's page: every part in its own column; "Not payable" is billed minus allowed, and a note splits it when it must."""

from collections.abc import Mapping

from workbench.billing.eob import Eob, EobLine
from workbench.codes import CodeTable
from workbench.kinds.posting.eob_key import Spot, amounts_of
from workbench.kinds.posting.eob_page import (
    Page,
    benefit_line,
    deductible_line,
    in_our_order,
    letterhead,
    marked,
    on_paper,
    patient,
    payment,
    reason_note,
    text,
    units,
)
from workbench.model import Bit, Block, Cell, Column, Document, Note, Table
from workbench.money import shown

_COLUMNS = (
    Column("Line"), Column("Service"), Column("Units billed / paid"), Column("Billed", True), Column("Allowed", True),
    Column("Not payable", True), Column("Deductible", True), Column("Coins.", True), Column("Copay", True),
    Column("Plan paid", True), Column("Notes"),
)


def print_bluefen(eob: Eob, numbers: tuple[str, ...], codes: CodeTable) -> Page:
    """The page, and where each amount stands on it."""
    letters = _letters(eob)
    rows = tuple(_row(position, line, numbers[position], eob, letters) for position, line in enumerate(eob.lines))
    blocks: tuple[Block, ...] = (
        letterhead(eob, "Explanation of benefits, provider copy", "This is not a bill", "Page 1 of 1"),
        payment(eob), patient(eob),
        Table(_COLUMNS, rows, _totals(eob)),
        *_notes(eob, numbers, letters, codes),
        Note(Bit(f"Your patient may owe {shown(sum(line.patient for line in eob.lines))}")),
        *(Note(Bit(line)) for line in (deductible_line(eob), benefit_line(eob)) if line),
    )
    printed = {position: _spots(position, line, letters.get(position, "")) for position, line in enumerate(eob.lines)}
    ours, spots = in_our_order(eob, printed, numbers)
    hidden = tuple(shown(line.adjusted("CO-45")) for line in eob.lines if _not_payable(line) != line.adjusted("CO-45"))
    return Page(Document("Explanation of benefits", blocks), ours, spots, tuple(amount for amount in hidden if amount != "0.00"))


def _not_payable(line: EobLine) -> int:
    return line.charge - line.allowed


def _letters(eob: Eob) -> Mapping[int, str]:
    """A letter from b on for each line whose "Not payable" holds another reason."""
    positions = [position for position, line in enumerate(eob.lines) if amounts_of(line)[0].other]
    return {position: chr(ord("b") + count) for count, position in enumerate(positions)}


def _row(position: int, line: EobLine, number: str, eob: Eob, letters: Mapping[int, str]) -> tuple[Cell, ...]:
    anchor = f"line{position + 1}"
    notes = ["a"] if line.adjusted("CO-45") else []
    notes += [letters[position]] if position in letters else []
    return (
        text(number),
        Cell((Bit(line.code, f"{anchor}.code"), Bit(on_paper(eob.service_date)))),
        marked(f"{anchor}.units", units(line)),
        marked(f"{anchor}.charge", shown(line.charge)),
        marked(f"{anchor}.allowed", shown(line.allowed)),
        marked(f"{anchor}.discount", shown(_not_payable(line))),
        marked(f"{anchor}.deductible", shown(line.adjusted("PR-1"))),
        marked(f"{anchor}.coinsurance", shown(line.adjusted("PR-2"))),
        marked(f"{anchor}.copay", shown(line.adjusted("PR-3"))),
        marked(f"{anchor}.paid", shown(line.paid)),
        text(" ".join(notes)),
    )


def _totals(eob: Eob) -> tuple[Cell, ...]:
    sums = [
        sum(line.charge for line in eob.lines), sum(line.allowed for line in eob.lines), sum(map(_not_payable, eob.lines)),
        *(sum(line.adjusted(code) for line in eob.lines) for code in ("PR-1", "PR-2", "PR-3")), eob.check,
    ]
    return (text(), text("Total"), text(), *(text(shown(amount)) for amount in sums), text())


def _notes(eob: Eob, numbers: tuple[str, ...], letters: Mapping[int, str], codes: CodeTable) -> tuple[Note, ...]:
    notes = [Note(Bit("a  CO-45: Above the plan's contracted amount.", "notes.a"))]
    for position, letter in letters.items():
        line = eob.lines[position]
        code = amounts_of(line)[1]
        notes.append(Note(Bit(f"{letter}  {reason_note(line, code, numbers[position], codes)}", f"notes.{letter}")))
    return tuple(notes)


def _spots(position: int, line: EobLine, letter: str) -> Mapping[str, Spot]:
    anchor = f"line{position + 1}"
    note = f"Note {letter}" if letter else 'Column "Not payable"'
    noted = (f"notes.{letter}",) if letter else (f"{anchor}.discount",)
    return {
        "line": Spot(f"Code {line.code}", (f"{anchor}.code",)),
        "units": Spot(f"Units {units(line)} and {note[0].lower()}{note[1:]}", (f"{anchor}.units", *noted)),
        "paid": Spot('Column "Plan paid"', (f"{anchor}.paid",)),
        "co45": Spot('Columns "Billed" and "Allowed"' + (f", note {letter}" if letter else ""),
                     (f"{anchor}.charge", f"{anchor}.allowed", *(noted if letter else ()))),
        "pr1": Spot('Column "Deductible"', (f"{anchor}.deductible",)),
        "pr2": Spot('Column "Coins."', (f"{anchor}.coinsurance",)),
        "pr3": Spot('Column "Copay"', (f"{anchor}.copay",)),
        "other": Spot(note, noted),
    }
