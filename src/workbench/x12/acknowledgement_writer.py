"""Answers to claims -> one 277CA file (005010X214). Totals are added up here; it refuses only what no file can hold."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from workbench.x12.acknowledgement import Acknowledgement, ClaimAnswer, totals
from workbench.x12.problems import quoted
from workbench.x12.segments import Interchange, NotWritable, Segments, composite, written_file
from workbench.x12.sets import ACKNOWLEDGEMENT
from workbench.x12.shared_segments import add_organisation, add_person

_RECEIVED = "A1:19:PR"
_MOST_CODES = 3


def write_acknowledgements(answers: Iterable[Acknowledgement], envelope: Interchange) -> bytes:
    """One interchange with an ST for each batch that is answered. Neighbours with one billing provider share its loop."""
    return written_file(ACKNOWLEDGEMENT, envelope, ((each.control, _answer(each, envelope)) for each in answers))


def _answer(answer: Acknowledgement, envelope: Interchange) -> Segments:
    out = Segments(f"Transaction {quoted(answer.control)}")
    reference, answered = out.needed(answer.reference, "the reference (BHT03)"), out.day(answer.answered, "the day of the answer")
    out.add("BHT", "0085", "08", reference, f"{envelope.made:%Y%m%d}", f"{envelope.made:%H%M}", "TH")
    out.add("HL", "1", "", "20", "1")
    add_organisation(out, "PR", answer.payer, "PI", "the payer")
    out.add("TRN", "1", reference)
    out.add("DTP", "050", "D8", out.day(answer.received, "the day the batch was received"))
    out.add("DTP", "009", "D8", answered)
    out.add("HL", "2", "1", "21", "1")
    add_organisation(out, "41", answer.receiver, "46", "the receiver")
    out.add("TRN", "2", out.needed(answer.batch, "the reference of the batch"))
    _add_totals(out, answered, answer.claims, ("90", "AA"))
    level = 2
    for _, group in groupby(answer.claims, key=lambda claim: claim.billing):
        claims = list(group)
        level += 1
        provider = str(level)
        _add_provider(out, provider, claims)
        for claim in claims:
            level += 1
            out.place = f"Claim {quoted(claim.account)}"
            _add_claim(out, str(level), provider, claim, answered)
    return out


def _add_provider(out: Segments, level: str, claims: Sequence[ClaimAnswer]) -> None:
    out.add("HL", level, "2", "19", "1")
    add_organisation(out, "85", claims[0].billing, "XX", "the billing provider")
    out.add("TRN", "1", "0")
    _add_totals(out, "", claims, ("QA", "QC"))


def _add_totals(out: Segments, answered: str, claims: Sequence[ClaimAnswer], counts: tuple[str, str]) -> None:
    found = totals(claims)
    out.add("STC", _RECEIVED, answered, "WQ", out.amount(found.accepted_charge + found.rejected_charge))
    for qualifier, count in zip(counts, (found.accepted, found.rejected), strict=True):
        if count:
            out.add("QTY", qualifier, str(count))
    if found.accepted:
        out.add("AMT", "YU", out.amount(found.accepted_charge))
    if found.rejected:
        out.add("AMT", "YY", out.amount(found.rejected_charge))


def _add_claim(out: Segments, level: str, provider: str, claim: ClaimAnswer, answered: str) -> None:
    if not 1 <= len(claim.codes) <= _MOST_CODES:
        raise NotWritable(f"{out.place}: an answer has one to {_MOST_CODES} status codes, not {len(claim.codes)}.")
    out.add("HL", level, provider, "PT")
    add_person(out, "QC", claim.person, "MI", "the patient")
    out.add("TRN", "2", out.needed(claim.account, "our number of the claim"))
    first, second, third = (*(_code(out, claim, place) for place in range(len(claim.codes))), "", "")[:3]
    out.add("STC", first, answered, "WQ" if claim.accepted else "U", out.amount(claim.charge), "", "", "", "", "", second, third)
    for qualifier, value, name in (("1K", claim.payer_claim, "the payer's claim number"),
                                   ("D9", claim.clearinghouse_claim, "the clearinghouse's claim number")):
        if value:
            out.add("REF", qualifier, out.text(value, name))
    if claim.service_date is not None:
        out.add("DTP", "472", "D8", out.day(claim.service_date, "the service date"))


def _code(out: Segments, claim: ClaimAnswer, place: int) -> str:
    code = claim.codes[place]
    return composite(out.needed(code.category, "a category code", 30), out.needed(code.status, "a status code", 30),
                     out.text(code.entity, "an entity code", 3))
