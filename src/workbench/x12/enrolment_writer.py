"""Members who join, change and leave -> one 834 file (005010X220A1). It refuses only what no file can hold."""

from collections.abc import Iterable
from datetime import date

from workbench.x12.enrolment import Coverage, Enrolment, Member
from workbench.x12.parties import Party
from workbench.x12.problems import quoted
from workbench.x12.segments import Interchange, Segments, written_file
from workbench.x12.sets import ENROLMENT
from workbench.x12.shared_segments import add_address, add_person

_EMPLOYEE = "18"


def write_enrolments(enrolments: Iterable[Enrolment], envelope: Interchange) -> bytes:
    """One interchange with an ST for each enrolment, in their order."""
    return written_file(ENROLMENT, envelope, ((each.control, _enrolment(each, envelope)) for each in enrolments))


def _enrolment(enrolment: Enrolment, envelope: Interchange) -> Segments:
    out = Segments(f"Transaction {quoted(enrolment.control)}")
    out.add("BGN", "00", out.needed(enrolment.reference, "the reference (BGN02)"), f"{envelope.made:%Y%m%d}",
            f"{envelope.made:%H%M}", "", "", "", out.needed(enrolment.action, "the action (BGN08)", 2))
    if enrolment.group:
        out.add("REF", "38", out.text(enrolment.group, "the group number"))
    _add_day(out, "007", enrolment.effective, "the day of the file")
    _add_party(out, "P5", enrolment.sponsor, "the employer")
    _add_party(out, "IN", enrolment.insurer, "the insurer")
    for member in enrolment.members:
        out.place = f"Member {quoted(member.person.member or member.subscriber)}"
        _add_member(out, enrolment.group, member)
    return out


def _add_party(out: Segments, entity: str, party: Party, name: str) -> None:
    out.add("N1", entity, out.text(party.name, f"{name}'s name", 60), "FI", out.needed(party.tax, f"{name}'s tax number", 80))


def _add_member(out: Segments, group: str, member: Member) -> None:
    relationship = out.needed(member.relationship, "the relationship (INS02)", 2)
    out.add("INS", "Y" if relationship == _EMPLOYEE else "N", relationship,
            out.needed(member.maintenance, "what to do (INS03)", 3), out.text(member.reason, "the reason (INS04)", 3),
            out.needed(member.status, "the status (INS05)", 1), "", "", out.text(member.employment, "the employment (INS08)", 2))
    out.add("REF", "0F", out.needed(member.subscriber, "the employee's member number"))
    if group:
        out.add("REF", "1L", group)
    _add_day(out, "303", member.effective, "the day of the event")
    person = member.person
    add_person(out, "IL", person, "ZZ", "the member")
    if person.street or person.city:
        add_address(out, person, "the member")
    if person.born is not None:
        out.add("DMG", "D8", out.day(person.born, "the birth date"), out.text(person.sex, "the member's sex", 1))
    for coverage in member.coverages:
        _add_coverage(out, coverage)


def _add_coverage(out: Segments, coverage: Coverage) -> None:
    out.add("HD", out.needed(coverage.maintenance, "what to do with the coverage (HD01)", 3), "",
            out.needed(coverage.line, "the line of insurance (HD03)", 3), out.text(coverage.plan, "the plan (HD04)", 50),
            out.text(coverage.tier, "the tier (HD05)", 3))
    _add_day(out, "348", coverage.begins, "the first day of coverage")
    _add_day(out, "349", coverage.ends, "the last day of coverage")
    if coverage.premium is not None:
        out.add("AMT", "P3", out.amount(coverage.premium))


def _add_day(out: Segments, qualifier: str, value: date | None, name: str) -> None:
    if value is not None:
        out.add("DTP", qualifier, "D8", out.day(value, name))
