"""Every finding of the scrubber by its code: how grave it is, what is wrong, what to do. docs/edits.md is made from this.

A code never changes its meaning.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from workbench.scrub.edit import WHOLE_CLAIM, Edit, Severity

_E, _W = Severity.ERROR, Severity.WARNING


@dataclass(frozen=True, slots=True)
class Finding:
    """What a code means, in general words; the edit itself names the claim's own values."""

    severity: Severity
    meaning: str
    remedy: str


_FINDINGS = {
    "S1.1": (_E, "Something that every claim needs is missing.", "Fill it in from the encounter."),
    "S1.2": (_E, "There is more than a claim has room for.", "Split the claim, or take off what is not needed."),
    "S1.3": (_E, "Units or charges cannot be right.", "Bill at least one unit and no negative charge."),
    "S2": (_E, "The claim's charge is not the sum of its lines.", "Find the line that was changed, and correct the total."),
    "S3.1": (_E, "A line points to no diagnosis.", "Name the diagnosis that the service was done for."),
    "S3.2": (_E, "A line points to a diagnosis that the claim does not have.", "Add the diagnosis, or correct the pointer."),
    "S3.3": (_E, "A line points to more than four diagnoses.", "Keep the four that matter most, the main one first."),
    "S3.4": (_E, "A line points to the same diagnosis twice.", "Take the second pointer off."),
    "S4.1": (_E, "A diagnosis code does not exist.", "Look the diagnosis up in the note and in the book."),
    "S4.2": (_E, "A diagnosis code is a heading with codes below it.", "Choose the full code that the note supports."),
    "S4.3": (_E, "A diagnosis code was not valid on the day of service.",
             "Use the code of that day; the day of service decides."),
    "S4.4": (_E, "A diagnosis code has a dot.", "Send it without the dot."),
    "S4.5": (_W, "Two diagnoses exclude each other (Excludes1).",
             "Keep one of them, unless the note shows two unrelated conditions (guideline I.A.12.a)."),
    "S4.6": (_E, "A manifestation stands first.", "Put the underlying disease first and the manifestation after it."),
    "S4.7": (_E, "The seventh character of a diagnosis is missing, wrong or not in its place.",
             "Write the right one, with X in the places that stay empty."),
    "S4.8": (_W, "A diagnosis stands before one that the book wants first.",
             "Change their order, unless they have nothing to do with each other."),
    "S4.9": (_W, "The book wants another diagnosis first, and it is not there.",
             "Add the underlying condition that the note supports, before it."),
    "S5.1": (_E, "An NPI has the wrong shape.", "Write ten digits that begin with 1 or 2."),
    "S5.2": (_E, "The check digit of an NPI is wrong.", "Compare it with the registry; two digits were probably exchanged."),
    "S5.3": (_E, "The rendering provider's NPI is missing.", "Add the NPI of the person who saw the patient."),
    "S5.4": (_E, "An NPI is of the wrong type.",
             "Bill with the NPI of the group or of the person; render with that of a person."),
    "S6.1": (_E, "The service is not done in that place.", "Check where the patient was, and correct the place or the service."),
    "S6.2": (_W, "A telehealth modifier stands beside a place that is not telehealth.",
             "Use 10 when the patient was at home and 02 when elsewhere, or take the modifier off."),
    "S7.1": (_E, "The day of service lies ahead.", "Correct the date, or hold the claim until that day."),
    "S7.2": (_E, "The day of service lies before the patient's birth.", "Correct the date of service or the date of birth."),
    "S7.3": (_E, "The day of service lies after the patient's death.",
             "Correct the date of service, or check the record of death."),
    "S7.4": (_E, "The patient was not covered on the day of service.",
             "Check eligibility for that day, and bill who covered it."),
    "S7.5": (_E, "A service code was not valid on the day of service.",
             "Use the code of that day; the day of service decides."),
    "S8.1": (_E, "A code does not fit the patient's sex.", "Check code and registration; where both are right, add modifier KX."),
    "S8.2": (_E, "A code does not fit the patient's age.", "Check the code and the date of birth."),
    "S9.1": (_E, "A modifier has the wrong shape or stands twice.", "Write each modifier once, two letters or digits."),
    "S9.2": (_W, "A visit's modifier has no reason.", "Take it off, or bill the service it speaks of."),
    "S9.4": (_W, "The side of a service is missing.", "Add LT or RT, or 50 for both sides."),
    "S9.6": (_E, "59 stands beside an X modifier, or two X modifiers stand on one line.", "Keep the most specific one."),
    "S9.25": (_E, "A visit beside a minor procedure has no modifier 25.",
              "Add 25 if the note shows a significant, separate visit. If it only led to the procedure, take the visit off."),
    "S9.26": (_E, "26 or TC does not fit the service or the place.", "26 is the reading, TC the equipment; neither means both."),
    "S9.50": (_E, "Both sides are billed in a way that the service or the payer does not take.",
              "Follow the bilateral indicator of the fee schedule and the payer's rule."),
    "S9.57": (_E, "A visit that led to a major procedure has no modifier 57.",
              "Add 57 if the operation was decided at this visit; otherwise the visit is part of it."),
    "S9.59": (_W, "59 or an X modifier opens no pair.", "Take it off; another diagnosis alone is no reason for it."),
    "S10.1": (_E, "A line has more units than one line may have.",
             "Check the units; what was truly done more often goes on a line of its own with a modifier."),
    "S10.2": (_E, "A day has more units than there can be.", "Correct the units; no appeal helps against this cap."),
    "S10.3": (_W, "A day has more units than are paid without records.", "Correct the units, or keep the records ready."),
    "S11.0": (_E, "Two services of a day are never paid together.", "Take the second code off; no modifier opens this pair."),
    "S11.1": (_E, "Two services of a day are paid together only when they were separate.",
              "Take the second code off, or add the modifier that the note supports."),
    "S12.1": (_E, "A line stands twice on the claim.", "Take one off, or add the modifier that says why it was done again."),
    "S12.2": (_E, "A line was already billed.", "Do not bill it again; look at the status of the earlier claim."),
    "S13.1": (_E, "The payer's number is missing or wrong.", "Take it from the payer list of the clearinghouse."),
    "S13.2": (_E, "The member number is missing or not the one the payer has.",
             "Copy it from the card or the eligibility answer."),
    "S13.3": (_E, "The group number is missing or not the one the payer has.",
             "Copy it from the card or the eligibility answer."),
    "S13.4": (_E, "Something about the subscriber is missing.", "Complete the registration."),
    "S13.5": (_E, "Name or birth date is not what the payer has for this member.",
             "Write them as the payer has them, or have the payer correct them."),
    "S13.6": (_E, "The patient is not the subscriber.", "Bill the patient under the subscriber, with the relationship."),
    "S14.1": (_E, "A replaced or voided claim does not name the payer's claim.", "Add the payer's claim number (REF F8)."),
    "S14.2": (_E, "The payer takes no replaced or voided claims.",
             "Use the payer's own way: a new claim, a reopening or an appeal."),
    "S14.3": (_E, "The frequency code does not exist for such a claim.", "Use 1 for a first claim, 7 to replace, 8 to void."),
    "S15": (_E, "The payer wants an authorization, and none is on the claim.",
             "Add its number (REF G1), or hold the claim and ask."),
    "S16.1": (_E, "The billing provider's taxonomy is missing or has the wrong shape.",
             "Write the ten characters of the payer's enrolment."),
    "S16.2": (_E, "The billing provider's tax number is missing or has the wrong shape.", "Write its nine digits."),
    "S16.3": (_E, "The billing provider's ZIP does not have nine digits.", "Add the four digits after the ZIP."),
    "S16.4": (_E, "The billing address is a post office box.", "Write the street; a box may stand only in the pay-to address."),
    "S17.1": (_E, "The filing limit is over.", "Look for proof of timely filing or an exception. Never bill the patient."),
    "S17.2": (_W, "The filing limit is near.", "Send this claim first."),
    "S18.1": (_E, "The claim's rank and its earlier payers do not fit.",
             "A second claim names the first payer; a first claim names none."),
    "S18.2": (_E, "A line does not balance with what the earlier payer decided.",
             "Copy payment and adjustments from the remittance: charge = paid + adjustments."),
    "S18.3": (_E, "An earlier payer's decision is missing.",
             "Copy it from the remittance, for each line or for the claim as a whole."),
    "S18.4": (_E, "The earlier payer's total does not balance with its lines.", "Correct the total paid from the remittance."),
    "S18.5": (_E, "The day on which an earlier payer decided is missing.", "Add the date of its remittance."),
    "S18.6": (_E, "A line names an earlier payer that the claim does not have.", "Add the payer, or correct its number."),
}
CATALOGUE: Mapping[str, Finding] = MappingProxyType({code: Finding(*parts) for code, parts in _FINDINGS.items()})
"""Every code there is, in the order of the edits."""


def edit(code: str, message: str, line: int = WHOLE_CLAIM) -> Edit:
    """An edit with the severity of its code. Raises KeyError for a code that the catalogue does not list."""
    return Edit(code, CATALOGUE[code].severity, line, message)
