"""What every layout of an EOB shares: how amounts and dates are printed, the heads of the page, and where each thing stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from workbench.billing.eob import Eob, EobLine
from workbench.codes import CodeTable
from workbench.kinds.posting.eob_key import CUT_UNITS, Spot
from workbench.model import Bit, Cell, Document, Letterhead, Pair, Pairs
from workbench.money import shown
from workbench.world import larkmere
from workbench.world.payers import payer_named

SYNTHETIC = "SYNTHETIC DATA"


@dataclass(frozen=True, slots=True)
class Page:
    """A printed EOB. `numbers` and `spots` are in the order of our claim's rows; `off_page`: amounts it leaves to the reader."""

    document: Document
    numbers: tuple[str, ...]
    spots: tuple[Mapping[str, Spot], ...]
    off_page: tuple[str, ...] = ()


def on_paper(day: date) -> str:
    """A date as payers print it.

    >>> on_paper(date(2026, 9, 2))
    '09/02/2026'
    """
    return f"{day:%m/%d/%Y}"


def text(*lines: str) -> Cell:
    """A cell that is never marked."""
    return Cell(tuple(Bit(line) for line in lines))


def marked(anchor: str, *lines: str) -> Cell:
    """A cell whose lines all carry the anchor."""
    return Cell(tuple(Bit(line, anchor) for line in lines))


def pairs(*labelled: tuple[str, str | Bit]) -> Pairs:
    """A block of labels and values."""
    return Pairs(tuple(Pair(label, value if isinstance(value, Bit) else Bit(value)) for label, value in labelled))


def letterhead(eob: Eob, *lines: str) -> Letterhead:
    """Who sent it, with the office and the line to call."""
    payer = payer_named(eob.payer)
    office = (payer.office, f"Provider line {payer.phone}") if payer else ()
    return Letterhead(eob.payer, (*lines, *office, SYNTHETIC))


def payment(eob: Eob) -> Pairs:
    """The check and whom it pays."""
    return pairs(
        ("Pay to", f"{larkmere.NAME}, {larkmere.ADDRESS}"),
        ("NPI", larkmere.NPI),
        ("Check", eob.check_number),
        ("Check date", on_paper(eob.check_date)),
        ("Amount of this check", Bit("$" + shown(eob.check), "check")),
    )


def patient(eob: Eob) -> Pairs:
    """The patient, the claim and who saw the patient."""
    group, employer = larkmere.employer_of(eob.member)
    return pairs(
        ("Patient", eob.patient),
        ("Born", on_paper(eob.born)),
        ("Member ID", eob.member),
        ("Group", f"{group} {employer}"),
        ("Patient account", eob.account),
        ("Claim", eob.claim),
        ("Received", on_paper(eob.received)),
        ("Seen by", f"{eob.provider}, NPI {eob.npi}, in network"),
    )


def deductible_line(eob: Eob) -> str:
    """What the plan says about the year's deductible; empty when it is not known."""
    if not eob.deductible_year:
        return ""
    taken = sum(line.adjusted("PR-1") for line in eob.lines)
    left = eob.deductible_year - eob.deductible_before - taken
    met = ", met" if eob.deductible_before == eob.deductible_year else ""
    return (f"Individual deductible {eob.service_date.year}: {shown(eob.deductible_year)}, used before this claim "
            f"{shown(eob.deductible_before)}{met}, this claim {shown(taken)}, left {shown(left)}")


def benefit_line(eob: Eob) -> str:
    """The plan's shares in words; empty when they are not known."""
    shares = [
        f"Coinsurance {eob.coinsurance} % after the deductible." if eob.coinsurance else "",
        f"Office visit copay {shown(eob.copay)}, no deductible." if eob.copay else "",
        "Drugs given in the office 100 %." if eob.coinsurance and eob.copay else "",
    ]
    return " ".join(share for share in shares if share)


def units(line: EobLine) -> str:
    """Units billed and paid.

    >>> units(EobLine("J3301", "", 8, 4, 0, 0, (), 0))
    '8 / 4'
    """
    return f"{line.units} / {line.units_paid}"


def reason_note(line: EobLine, code: str, number: str, codes: CodeTable) -> str:
    """What a payer writes about the amount that is neither discount nor patient's share."""
    amount = shown(line.adjusted(code))
    if code == CUT_UNITS and line.units_paid < line.units:
        return (f"{code}: {amount} of line {number}: what we were sent does not support {line.units} units. "
                f"{line.units_paid} units paid.")
    return f"{code}: {amount} of line {number}: {codes.reasons.get(code, 'see the list of reason codes')}."


def in_our_order(eob: Eob, printed: Mapping[int, Mapping[str, Spot]], numbers: tuple[str, ...],
                 ) -> tuple[tuple[str, ...], tuple[Mapping[str, Spot], ...]]:
    """Printed numbers and places, turned from the order of the page (0-based positions) to the order of our rows."""
    places = sorted(range(len(eob.lines)), key=lambda position: eob.lines[position].row)
    return tuple(numbers[place] for place in places), tuple(printed[place] for place in places)
