"""S18: a claim to a second or third payer carries what the earlier ones decided, and it balances (loops 2320 and 2430).

For each earlier payer: a line's charge = all it paid and adjusted on it, over all parts of an unbundled line; its total = the
lines' payments less its adjustments of the claim; without lines the claim's charge = payment + adjustments (X12 RFI 524, 1294 and
1555 on 005010X222, checked 2026-11-22).
"""

from collections.abc import Iterator

from workbench.money import shown
from workbench.scrub.catalogue import edit
from workbench.scrub.claim_parts import named, numbered
from workbench.scrub.edit import Edit
from workbench.scrub.setting import Setting
from workbench.x12 import BilledClaim, BilledLine, LineAdjudication, PriorPayer

_RANKS = {"P": 1, "S": 2, "T": 3}
_LATER = ("S", "T")

_Edits = tuple[Edit, ...]


def ranks(claim: BilledClaim, _setting: Setting) -> _Edits:
    """S18.1, a second claim names the first payer; every earlier payer comes before this one."""
    if claim.rank in _LATER and not claim.prior:
        return (edit("S18.1", "The claim goes to a second payer and does not say what the first one decided. Add the first "
                              "payer's remittance."),)
    return tuple(edit("S18.1", f"The claim has rank {claim.rank or 'none'} and names {_name(each)} with rank {each.rank} as an "
                               "earlier payer. Correct the order of the payers.")
                 for each in claim.prior if not _RANKS.get(each.rank, 0) < _RANKS.get(claim.rank, 0))


def line_decisions(claim: BilledClaim, _setting: Setting) -> _Edits:
    """S18.2 and S18.3 for lines: the charge is what was paid plus the adjustments, for each earlier payer that decided lines."""
    return tuple(each for prior in claim.prior if _decided_lines(claim, prior)
                 for number, line in numbered(claim) for each in _line(number, line, prior))


def claim_decisions(claim: BilledClaim, _setting: Setting) -> _Edits:
    """S18.3 and S18.4: the total of each earlier payer against its lines, or against the charge where it decided none."""
    return tuple(each for prior in claim.prior for each in _claim(claim, prior))


def decision_days(claim: BilledClaim, _setting: Setting) -> _Edits:
    """S18.5, each decision has its day."""
    found = [edit("S18.5", f"The day on which {_name(prior)} decided is missing. Add the date of its remittance.")
             for prior in claim.prior if not _decided_lines(claim, prior) and prior.adjustments and prior.decided is None]
    found += [edit("S18.5", f"The day on which an earlier payer decided {named(line)} is missing. Add the date of its "
                            "remittance.", number)
              for number, line in numbered(claim) if any(each.decided is None for each in line.adjudications)]
    return tuple(found)


def unknown_payers(claim: BilledClaim, _setting: Setting) -> _Edits:
    """S18.6, a line speaks only of earlier payers of the claim."""
    known = {each.payer.number for each in claim.prior}
    return tuple(edit("S18.6", f"{named(line)} says what payer {each.payer or '(no number)'} decided, and the claim has no such "
                               "earlier payer. Add the payer, or correct its number.", number)
                 for number, line in numbered(claim) for each in line.adjudications if each.payer not in known)


def _name(prior: PriorPayer) -> str:
    return prior.payer.name or "the earlier payer"


def _decisions(line: BilledLine, prior: PriorPayer) -> Iterator[LineAdjudication]:
    return (each for each in line.adjudications if each.payer == prior.payer.number)


def _decided_lines(claim: BilledClaim, prior: PriorPayer) -> bool:
    return any(True for line in claim.lines for _ in _decisions(line, prior))


def _line(number: int, line: BilledLine, prior: PriorPayer) -> _Edits:
    decided = tuple(_decisions(line, prior))
    if not decided:
        return (edit("S18.3", f"{named(line)} does not say what {_name(prior)} decided, and other lines do. Copy it from the "
                              "remittance.", number),)
    paid, adjusted = sum(each.paid for each in decided), sum(why.amount for each in decided for why in each.adjustments)
    if paid + adjusted == line.charge:
        return ()
    return (edit("S18.2", f"{named(line)} was charged {shown(line.charge)}; {_name(prior)} paid {shown(paid)} and adjusted "
                          f"{shown(adjusted)}, together {shown(paid + adjusted)}. Copy both from its remittance.", number),)


def _claim(claim: BilledClaim, prior: PriorPayer) -> _Edits:
    adjusted, name = sum(why.amount for why in prior.adjustments), _name(prior)
    if _decided_lines(claim, prior):
        lines = sum(each.paid for line in claim.lines for each in _decisions(line, prior))
        if prior.paid == lines - adjusted:
            return ()
        return (edit("S18.4", f"For the claim {name} paid {shown(prior.paid)}, and its lines come to {shown(lines - adjusted)}. "
                              "Copy the total from its remittance."),)
    if prior.paid + adjusted == claim.charge:
        return ()
    if not prior.adjustments:
        return (edit("S18.3", f"The claim does not say what {name} did with the charge. Copy its payment and adjustments from "
                              "the remittance."),)
    return (edit("S18.4", f"The charge is {shown(claim.charge)}; {name} paid {shown(prior.paid)} and adjusted {shown(adjusted)}. "
                          "Copy both from its remittance."),)
