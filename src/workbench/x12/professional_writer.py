"""Claims -> one 837P file (005010X222A1). Writes what a scrubber should find: empty fields and charges that do not add up.

It refuses text and dates that no file can hold, and more of anything than the format has room for.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from workbench.x12.parties import NOBODY
from workbench.x12.problems import quoted
from workbench.x12.professional import EMPLOYMENT, BilledClaim, BilledLine, ClaimBatch, LineAdjudication, PriorPayer
from workbench.x12.segments import Interchange, Segments, composite, written_file
from workbench.x12.sets import PROFESSIONAL
from workbench.x12.shared_segments import add_address, add_adjustments, add_organisation, add_person, service

_MOST_DIAGNOSES = 12
_MOST_POINTERS = 4


def write_claims(batches: Iterable[ClaimBatch], envelope: Interchange) -> bytes:
    """One interchange with an ST for each batch. Neighbouring claims of one billing provider share its loop."""
    return written_file(PROFESSIONAL, envelope, ((each.control, _batch(each, envelope)) for each in batches))


def _batch(batch: ClaimBatch, envelope: Interchange) -> Segments:
    out = Segments(f"Transaction {quoted(batch.control)}")
    submitter = batch.submitter
    out.add("BHT", "0019", "00", out.needed(batch.reference, "the reference (BHT03)"), f"{envelope.made:%Y%m%d}",
            f"{envelope.made:%H%M}", "CH")
    add_organisation(out, "41", submitter, "46", "the submitter")
    out.add("PER", "IC", out.text(submitter.contact, "the submitter's contact", 60), "TE",
            out.needed(submitter.phone, "the submitter's phone", 256))
    add_organisation(out, "40", batch.receiver, "46", "the receiver")
    level = 0
    for _, group in groupby(batch.claims, key=lambda claim: (claim.billing, claim.taxonomy)):
        claims = list(group)
        level += 1
        billing = str(level)
        _add_billing(out, billing, claims[0])
        for claim in claims:
            level += 1
            out.place = f"Claim {quoted(claim.account)}"
            _add_subscriber(out, str(level), billing, claim)
            _add_claim(out, claim)
    return out


def _add_billing(out: Segments, level: str, claim: BilledClaim) -> None:
    billing = claim.billing
    out.add("HL", level, "", "20", "1")
    if claim.taxonomy:
        out.add("PRV", "BI", "PXC", out.text(claim.taxonomy, "the taxonomy code"))
    add_organisation(out, "85", billing, "XX", "the billing provider")
    add_address(out, billing, "the billing provider")
    if billing.tax:
        out.add("REF", "EI", out.text(billing.tax, "the billing provider's tax number"))


def _add_subscriber(out: Segments, level: str, parent: str, claim: BilledClaim) -> None:
    insured = claim.insured
    out.add("HL", level, parent, "22", "0")
    _add_coverage(out, claim)
    add_person(out, "IL", insured, "MI", "the subscriber")
    if insured.street or insured.city:
        add_address(out, insured, "the subscriber")
    if insured.born is not None:
        out.add("DMG", "D8", out.day(insured.born, "the birth date"), out.text(insured.sex, "the subscriber's sex", 1))
    add_organisation(out, "PR", claim.payer, "PI", "the payer")


def _add_coverage(out: Segments, cover: BilledClaim | PriorPayer) -> None:
    kind = cover.insurance_type if isinstance(cover, BilledClaim) else ""
    out.add("SBR", out.text(cover.rank, "the payer's rank", 1), "18", out.text(cover.group, "the group number"), "",
            out.text(kind, "the insurance type", 3), "", "", "", out.text(cover.filing, "the filing code", 2))


def _add_claim(out: Segments, claim: BilledClaim) -> None:
    place = composite(out.text(claim.place, "the place of service", 2), "B", out.text(claim.frequency, "the frequency code", 1))
    out.add("CLM", out.needed(claim.account, "our number of the claim", 38), out.amount(claim.charge), "", "", place,
            "Y", "A", "Y", "Y", *(("", EMPLOYMENT) if claim.hurt_at_work else ()))
    if claim.hurt_at_work:
        out.add("DTP", "439", "D8", out.day(claim.hurt_at_work, "the day of the accident"))
    if claim.patient_paid is not None:
        out.add("AMT", "F5", out.amount(claim.patient_paid))
    for qualifier, value, name in (("G1", claim.authorization, "the authorization number"),
                                   ("F8", claim.payer_claim, "the payer's claim number")):
        if value:
            out.add("REF", qualifier, out.text(value, name))
    _add_diagnoses(out, claim.diagnoses)
    if claim.rendering != NOBODY:
        add_person(out, "82", claim.rendering, "XX", "the rendering provider")
    for prior in claim.prior:
        _add_prior(out, prior)
    for number, line in enumerate(claim.lines, 1):
        _add_line(out, str(number), line)


def _add_diagnoses(out: Segments, diagnoses: Sequence[str]) -> None:
    if len(diagnoses) > _MOST_DIAGNOSES:
        raise out.refusal("the diagnosis", diagnoses[-1], f"is one too many: there is room for {_MOST_DIAGNOSES}")
    codes = [out.needed(code, "a diagnosis", 30) for code in diagnoses]
    if codes:
        out.add("HI", f"ABK:{codes[0]}", *(f"ABF:{code}" for code in codes[1:]))


def _add_prior(out: Segments, prior: PriorPayer) -> None:
    _add_coverage(out, prior)
    add_adjustments(out, prior.adjustments)
    out.add("AMT", "D", out.amount(prior.paid))
    if prior.patient is not None:
        out.add("AMT", "EAF", out.amount(prior.patient))
    out.add("OI", "", "", "Y", "", "", "Y")
    add_person(out, "IL", prior.insured, "MI", "the other subscriber")
    add_organisation(out, "PR", prior.payer, "PI", "the other payer")
    _add_day(out, "573", prior.decided, "the day the other payer decided")
    if prior.payer_claim:
        out.add("REF", "F8", out.text(prior.payer_claim, "the other payer's claim number"))


def _add_line(out: Segments, number: str, line: BilledLine) -> None:
    if len(line.pointers) > _MOST_POINTERS:
        raise out.refusal("the pointer", str(line.pointers[-1]), f"is one too many: there is room for {_MOST_POINTERS}")
    out.add("LX", number)
    out.add("SV1", service(out, line.code, line.modifiers), out.amount(line.charge), "UN", out.units(line.units, "the units"),
            out.text(line.place, "the place of service", 2), "", composite(*map(str, line.pointers)))
    _add_day(out, "472", line.service_date, "the service date")
    if line.control:
        out.add("REF", "6R", out.text(line.control, "our number of the line"))
    for each in line.adjudications:
        _add_adjudication(out, each)


def _add_adjudication(out: Segments, each: LineAdjudication) -> None:
    out.add("SVD", out.needed(each.payer, "the number of the payer that decided", 80), out.amount(each.paid),
            service(out, each.code, each.modifiers), "", out.units(each.units, "the units paid"))
    add_adjustments(out, each.adjustments)
    _add_day(out, "573", each.decided, "the day the line was decided")


def _add_day(out: Segments, qualifier: str, value: date | None, name: str) -> None:
    if value is not None:
        out.add("DTP", qualifier, "D8", out.day(value, name))
