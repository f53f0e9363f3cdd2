"""What the practice's own system shows beside the EOB: the account, its coverage and the claim's rows in our order."""

from workbench.billing.eob import Eob, EobLine
from workbench.codes import CodeTable
from workbench.kinds.posting.eob_key import Spot
from workbench.kinds.posting.eob_page import SYNTHETIC, marked, on_paper, pairs, text
from workbench.model import Bit, Column, Document, Letterhead, Table
from workbench.money import shown
from workbench.world import larkmere

_COLUMNS = (Column("Row"), Column("Service date"), Column("Code"), Column("What it is"), Column("Units"), Column("Charge", True))


def account_panel(eob: Eob, codes: CodeTable) -> Document:
    """The document "What our system shows"."""
    lines = sorted(eob.lines, key=lambda line: line.row)
    rows = tuple(
        (text(str(number)), text(on_paper(eob.service_date)), marked(f"account.row{number}", line.code),
         text(description(line, codes)), text(str(line.units)), text(shown(line.charge)))
        for number, line in enumerate(lines, start=1)
    )
    total = shown(sum(line.charge for line in lines))
    return Document("What our system shows", (
        Letterhead(larkmere.NAME, (f"Account {eob.account}", SYNTHETIC)),
        pairs(("Coverage 1", f"{eob.payer}, {eob.member}"), ("Coverage 2", Bit(_second(eob), "coverage2")),
              ("Patient", eob.patient), ("Claim", f"{eob.ours}, billed {on_paper(eob.billed_on)}, status open"),
              ("Paid at the visit", "0.00")),
        Table(_COLUMNS, rows, (text(), text(), text(), text("Claim charge"), text(), text(total))),
    ))


def description(line: EobLine, codes: CodeTable) -> str:
    """What a row is, in our own words; for a drug with the dose that was given."""
    dose = codes.doses.get(line.code)
    return f"{line.label} ({dose * line.units} mg given)" if dose else line.label


def coverage_spot(eob: Eob) -> Spot:
    """Where the coverage box is, and what it says of a second plan."""
    return Spot(f"Coverage 2: {eob.secondary or 'none'}", ("coverage2",))


def _second(eob: Eob) -> str:
    return f"{eob.secondary}, through a spouse" if eob.secondary else f"none (asked {on_paper(eob.service_date)})"
