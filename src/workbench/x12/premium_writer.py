"""Premium payments -> one 820 file (005010X218). Writes money as it is told, balanced or not; sends no adjustments (ADX)."""

from collections.abc import Iterable

from workbench.x12.parties import Party
from workbench.x12.premium import MemberPremium, PremiumDetail, PremiumPayment
from workbench.x12.problems import quoted
from workbench.x12.segments import Interchange, Segments, written_file
from workbench.x12.sets import PREMIUM
from workbench.x12.shared_segments import add_payment, add_person


def write_premiums(payments: Iterable[PremiumPayment], envelope: Interchange) -> bytes:
    """One interchange with an ST for each payment, in their order."""
    return written_file(PREMIUM, envelope, ((each.control, _payment(each)) for each in payments))


def _payment(payment: PremiumPayment) -> Segments:
    out = Segments(f"Transaction {quoted(payment.control)}")
    originator = out.needed(payment.originator, "the originator (BPR10)", 10)
    add_payment(out, "I", "C", payment, originator)
    out.add("TRN", "3", out.needed(payment.trace, "the trace (TRN02)"), originator)
    if payment.group:
        out.add("REF", "38", out.text(payment.group, "the group number"))
    _add_party(out, "PE", payment.receiver, "the insurer")
    _add_party(out, "PR", payment.payer, "the employer")
    entries = 0
    if payment.invoices:
        entries += 1
        out.add("ENT", str(entries), "2L", "FI", out.needed(payment.payer.tax, "the employer's tax number", 80))
        for detail in payment.invoices:
            _add_detail(out, detail)
    for member in payment.members:
        entries += 1
        out.place = f"Member {quoted(member.person.member)}"
        _add_member(out, str(entries), member)
    return out


def _add_party(out: Segments, entity: str, party: Party, name: str) -> None:
    out.add("N1", entity, out.text(party.name, f"{name}'s name", 60), "FI", out.needed(party.tax, f"{name}'s tax number", 80))


def _add_member(out: Segments, entry: str, member: MemberPremium) -> None:
    number = out.needed(member.person.member, "the member number", 80)
    out.add("ENT", entry, "2J", "EI", number)
    add_person(out, "IL", member.person, "EI", "the member")
    for detail in member.details:
        _add_detail(out, detail)


def _add_detail(out: Segments, detail: PremiumDetail) -> None:
    out.add("RMR", "IK", out.needed(detail.reference, "the invoice"), "", out.amount(detail.paid),
            "" if detail.billed is None else out.amount(detail.billed))
    if detail.begins is not None:
        period = f"{out.day(detail.begins, 'the first day')}-{out.day(detail.ends, 'the last day of the period')}"
        out.add("DTM", "582", "", "", "", "RD8", period)
