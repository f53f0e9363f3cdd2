"""Tessel's page: every reduction shares one column, coinsurance and copay another; footnotes split both."""

from collections.abc import Mapping

from workbench.billing.eob import Eob, EobLine
from workbench.codes import CodeTable
from workbench.kinds.posting.eob_key import CUT_UNITS, Spot, amounts_of
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
    text,
    units,
)
from workbench.model import Bit, Block, Cell, Column, Document, Note, Table
from workbench.money import shown

_COLUMNS = (
    Column("Line"), Column("Service"), Column("Units billed / paid"), Column("Billed", True),
    Column("Reductions", True), Column("Member share", True), Column("Paid", True), Column("Notes"),
)


def print_tessel(eob: Eob, numbers: tuple[str, ...], codes: CodeTable) -> Page:
    """The page, and where each amount stands on it."""
    rows = tuple(_row(position, line, numbers[position], eob) for position, line in enumerate(eob.lines))
    blocks: tuple[Block, ...] = (
        letterhead(eob, "Explanation of payment", "Page 1 of 1"),
        payment(eob), patient(eob),
        Table(_COLUMNS, rows, _totals(eob)),
        *(Note(Bit(f"{_letter(position)}  {_split(line, codes)}", f"notes.{_letter(position)}"))
          for position, line in enumerate(eob.lines)),
        Note(Bit(f"{_share_letter(eob)}  {_shares(eob, numbers)}", f"notes.{_share_letter(eob)}")),
        *(Note(Bit(line)) for line in (deductible_line(eob), benefit_line(eob)) if line),
    )
    printed = {position: _spots(position, line, eob) for position, line in enumerate(eob.lines)}
    ours, spots = in_our_order(eob, printed, numbers)
    return Page(Document("Explanation of benefits", blocks), ours, spots)


def _letter(position: int) -> str:
    return chr(ord("a") + position)


def _share_letter(eob: Eob) -> str:
    return _letter(len(eob.lines))


def _member_share(line: EobLine) -> int:
    return line.adjusted("PR-2", "PR-3")


def _combined(line: EobLine) -> int:
    return line.charge - line.paid - _member_share(line)


def _row(position: int, line: EobLine, number: str, eob: Eob) -> tuple[Cell, ...]:
    anchor = f"line{position + 1}"
    letters = [_letter(position)] + ([_share_letter(eob)] if _member_share(line) else [])
    return (
        text(number),
        Cell((Bit(line.code, f"{anchor}.code"), Bit(on_paper(eob.service_date)))),
        marked(f"{anchor}.units", units(line)),
        marked(f"{anchor}.charge", shown(line.charge)),
        marked(f"{anchor}.discount", shown(_combined(line))),
        marked(f"{anchor}.share", shown(_member_share(line))),
        marked(f"{anchor}.paid", shown(line.paid)),
        text(" ".join(letters)),
    )


def _totals(eob: Eob) -> tuple[Cell, ...]:
    sums = (sum(line.charge for line in eob.lines), sum(map(_combined, eob.lines)), sum(map(_member_share, eob.lines)), eob.check)
    return (text(), text("Total"), text(), *(text(shown(amount)) for amount in sums), text())


def _split(line: EobLine, codes: CodeTable) -> str:
    amounts, other = amounts_of(line)
    parts = [f"discount {shown(amounts.co45)} (CO-45)"] if amounts.co45 else []
    parts += [f"deductible {shown(amounts.pr1)} (PR-1)"] if amounts.pr1 else []
    if amounts.other:
        label = "units not supported" if other == CUT_UNITS else codes.reasons.get(other, "another reason")
        parts.append(f"{label} {shown(amounts.other)} ({other})")
    return ", ".join(parts) if parts else "nothing taken off"


def _shares(eob: Eob, numbers: tuple[str, ...]) -> str:
    parts = []
    for position, line in enumerate(eob.lines):
        for reason, name in (("PR-2", "coinsurance"), ("PR-3", "copay")):
            if line.adjusted(reason):
                parts.append(f"line {numbers[position]} {name} {shown(line.adjusted(reason))} ({reason})")
    return "member share: " + (", ".join(parts) if parts else "none")


def _spots(position: int, line: EobLine, eob: Eob) -> Mapping[str, Spot]:
    anchor, letter, shares = f"line{position + 1}", _letter(position), _share_letter(eob)
    own = Spot(f"Footnote {letter}", (f"notes.{letter}", f"{anchor}.discount"))
    share = Spot(f'Column "Member share" and footnote {shares}', (f"{anchor}.share", f"notes.{shares}"))
    return {
        "line": Spot(f"Code {line.code}", (f"{anchor}.code",)),
        "units": Spot(f"Units {units(line)} and footnote {letter}", (f"{anchor}.units", f"notes.{letter}")),
        "paid": Spot('Column "Paid"', (f"{anchor}.paid",)),
        "co45": own, "pr1": own, "pr2": share, "pr3": share, "other": own,
    }
