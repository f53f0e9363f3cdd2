"""835 transactions -> one file (005010X221A1). Writes money as it is told, balanced or not, and refuses what no file can hold.

What an 835 has no place for is left out: a payee's phone, a payer's tax number, a patient's address and birth date. Provider
adjustments stand under the payee's number and the end of the payment's year (PLB01, PLB02).
"""

from collections.abc import Iterable, Iterator
from datetime import date

from workbench.x12.problems import quoted
from workbench.x12.remittance import Claim, ProviderAdjustment, ServiceLine, Transaction
from workbench.x12.segments import Interchange, Segments, composite, written_file
from workbench.x12.sets import REMITTANCE
from workbench.x12.shared_segments import (
    ELECTRONIC,
    add_address,
    add_adjustments,
    add_organisation,
    add_payment,
    add_person,
    service,
)

_NO_PAYMENT = "NON"
_REVERSAL = "22"
_MOST_CLAIM_REMARKS = 5
_PAIRS = 6


def write_remittance(transactions: Iterable[Transaction], envelope: Interchange) -> bytes:
    """One interchange with an ST for each transaction, in their order. Raises NotWritable, naming the claim and the field."""
    return written_file(REMITTANCE, envelope, ((each.control, _transaction(each)) for each in transactions))


def _transaction(transaction: Transaction) -> Segments:
    place = f"Transaction {quoted(transaction.control)}"
    out = Segments(place)
    _add_payment(out, transaction)
    _add_payer(out, transaction)
    _add_payee(out, transaction)
    if transaction.claims:
        out.add("LX", "1")
    for claim in transaction.claims:
        out.place = f"Claim {quoted(claim.account)}"
        _add_claim(out, claim)
    out.place = place
    for segment in _provider_segments(out, transaction):
        out.add(*segment)
    return out


def _add_payment(out: Segments, transaction: Transaction) -> None:
    originator = out.needed(transaction.originator, "the originator (TRN03)", 10)
    handling = "H" if transaction.method == _NO_PAYMENT else "I"
    add_payment(out, handling, transaction.direction, transaction, originator if transaction.method in ELECTRONIC else "")
    out.add("TRN", "1", out.needed(transaction.trace, "the trace (TRN02)"), originator)


def _add_payer(out: Segments, transaction: Transaction) -> None:
    payer = transaction.payer
    number = out.text(payer.number, "the payer's number", 80)
    out.add("N1", "PR", out.needed(payer.name, "the payer's name", 60), "XV" if number else "", number)
    add_address(out, payer, "the payer")
    phone = out.text(payer.phone, "the payer's phone", 256)
    out.add("PER", "BL", out.text(payer.contact, "the payer's contact", 60), "TE" if phone else "", phone)


def _add_payee(out: Segments, transaction: Transaction) -> None:
    payee = transaction.payee
    out.add("N1", "PE", out.needed(payee.name, "the payee's name", 60), "XX", out.needed(payee.number, "the payee's NPI", 80))
    if payee.street or payee.city:
        add_address(out, payee, "the payee")
    if payee.tax:
        out.add("REF", "TJ", out.text(payee.tax, "the payee's tax number"))


def _add_claim(out: Segments, claim: Claim) -> None:
    patient = "" if claim.status == _REVERSAL and not claim.patient else out.amount(claim.patient)
    out.add("CLP", out.needed(claim.account, "our number of the claim (CLP01)", 38),
            out.needed(claim.status, "the status (CLP02)", 2), out.amount(claim.charge), out.amount(claim.paid), patient,
            out.needed(claim.filing, "the filing code (CLP06)", 2), out.needed(claim.number, "the payer's claim number (CLP07)"),
            out.text(claim.facility, "the facility code (CLP08)", 2), out.text(claim.frequency, "the frequency code (CLP09)", 1))
    add_adjustments(out, claim.adjustments)
    _add_names(out, claim)
    if claim.remarks:
        if len(claim.remarks) > _MOST_CLAIM_REMARKS:
            raise out.refusal("the remark code", claim.remarks[-1], f"is one too many: there is room for {_MOST_CLAIM_REMARKS}")
        out.add("MOA", "", "", *(out.needed(remark, "a remark code", 50) for remark in claim.remarks))
    _add_date(out, "232", claim.service_date, "the service date")
    _add_date(out, "050", claim.received, "the day it was received")
    for line in claim.lines:
        _add_line(out, line)


def _add_names(out: Segments, claim: Claim) -> None:
    person, next_payer = claim.person, claim.forwarded_to
    add_person(out, "QC", person, "MI", "the patient")
    if claim.rendering:
        out.add("NM1", "82", "1", "", "", "", "", "", "XX", out.text(claim.rendering, "the rendering NPI", 80))
    if next_payer.name or next_payer.number:
        add_organisation(out, "TT", next_payer, "PI", "the next payer")


def _add_line(out: Segments, line: ServiceLine) -> None:
    paid = out.units(line.units_paid, "the units paid")
    billed = out.units(line.units_billed, "the units billed")
    out.add("SVC", service(out, line.code, line.modifiers), out.amount(line.charge), out.amount(line.paid), "", paid, "",
            billed if line.units_billed != line.units_paid else "")
    _add_date(out, "472", line.service_date, "the service date")
    add_adjustments(out, line.adjustments)
    if line.control:
        out.add("REF", "6R", out.text(line.control, "our number of the line"))
    if line.allowed is not None:
        out.add("AMT", "B6", out.amount(line.allowed))
    for remark in line.remarks:
        out.add("LQ", "HE", out.needed(remark, "a remark code", 30))


def _add_date(out: Segments, qualifier: str, value: date | None, name: str) -> None:
    if value is not None:
        out.add("DTM", qualifier, out.day(value, name))


def _provider_segments(out: Segments, transaction: Transaction) -> Iterator[list[str]]:
    """PLB segments of at most six pairs."""
    pairs, year = transaction.provider_adjustments, f"{out.day(transaction.date, 'the payment date')[:4]}1231"
    for start in range(0, len(pairs), _PAIRS):
        segment = ["PLB", transaction.payee.number, year]
        for pair in pairs[start:start + _PAIRS]:
            segment += [_reason(out, pair), out.amount(pair.amount)]
        yield segment


def _reason(out: Segments, pair: ProviderAdjustment) -> str:
    return composite(out.needed(pair.reason, "the reason of a provider adjustment", 2),
                     out.text(pair.reference, "the reference of a provider adjustment", 50))
