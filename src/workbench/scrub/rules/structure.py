"""S1 to S3: what every claim needs, what it has room for, sums and pointers. The file's own structure is the reader's matter."""

from workbench.money import shown
from workbench.scrub.catalogue import edit
from workbench.scrub.claim_parts import lettered, named, numbered, units
from workbench.scrub.edit import Edit
from workbench.scrub.setting import Setting
from workbench.x12 import BilledClaim

MOST_DIAGNOSES, MOST_LINES, MOST_MODIFIERS, MOST_POINTERS = 12, 50, 4, 4
"""005010X222A1: HI, loop 2400, SV101, SV107."""

_Edits = tuple[Edit, ...]


def missing_parts(claim: BilledClaim, _setting: Setting) -> _Edits:
    """S1.1, what must stand in a claim and in each line."""
    needed = {"the account number": claim.account, "the place of service": claim.place, "the frequency code": claim.frequency,
              "a diagnosis": claim.diagnoses, "a service line": claim.lines}
    found = [edit("S1.1", f"{name.capitalize()} is missing. Fill it in before the claim goes out.")
             for name, given in needed.items() if not given]
    for number, line in numbered(claim):
        missing = {"service code": line.code, "date of service": line.service_date, "number of units": line.units is not None}
        found += [edit("S1.1", f"The {name} is missing. Fill it in from the encounter.", number)
                  for name, given in missing.items() if not given]
    return tuple(found)


def too_many_parts(claim: BilledClaim, _setting: Setting) -> _Edits:
    """S1.2, what an 837P has no room for."""
    found = []
    if len(claim.diagnoses) > MOST_DIAGNOSES:
        found.append(edit("S1.2", f"The claim has {len(claim.diagnoses)} diagnoses and room for {MOST_DIAGNOSES}. Take off those "
                                  "that no service was done for."))
    if len(claim.lines) > MOST_LINES:
        found.append(edit("S1.2", f"The claim has {len(claim.lines)} lines and room for {MOST_LINES}. Split it in two claims."))
    found += [edit("S1.2", f"{named(line)} has {len(line.modifiers)} modifiers and room for {MOST_MODIFIERS}. Keep those that "
                           "change payment, the most important first.", number)
              for number, line in numbered(claim) if len(line.modifiers) > MOST_MODIFIERS]
    return tuple(found)


def impossible_amounts(claim: BilledClaim, _setting: Setting) -> _Edits:
    """S1.3, no units and negative charges."""
    found = []
    for number, line in numbered(claim):
        if line.units is not None and units(line) <= 0:
            found.append(edit("S1.3", f"{named(line)} is billed with {line.units} units. Bill at least one, or take the line "
                                      "off.",
                              number))
        if line.charge < 0:
            found.append(edit("S1.3", f"{named(line)} has the charge {shown(line.charge)}. A charge is never negative; to take a "
                                      "claim back, void it with frequency 8.", number))
    return tuple(found)


def unequal_sum(claim: BilledClaim, _setting: Setting) -> _Edits:
    """S2, CLM02 = the sum of SV102."""
    total = sum(line.charge for line in claim.lines)
    if not claim.lines or total == claim.charge:
        return ()
    return (edit("S2", f"The claim's charge is {shown(claim.charge)} and its lines add up to {shown(total)}. Correct the one "
                       "that is wrong."),)


def pointers(claim: BilledClaim, _setting: Setting) -> _Edits:
    """S3, every line points to one to four diagnoses of the claim."""
    found = []
    for number, line in numbered(claim):
        beyond = [lettered(each) for each in line.pointers if not 1 <= each <= len(claim.diagnoses)]
        if not line.pointers:
            found.append(edit("S3.1", f"{named(line)} points to no diagnosis. Name the one it was done for.", number))
        if beyond:
            found.append(edit("S3.2", f"{named(line)} points to diagnosis {beyond[0]}, which the claim does not have. "
                                      "Add the diagnosis, or correct the pointer.", number))
        if len(line.pointers) > MOST_POINTERS:
            found.append(edit("S3.3", f"{named(line)} points to {len(line.pointers)} diagnoses. Keep four, the main one "
                                      "first.", number))
        if len(set(line.pointers)) < len(line.pointers):
            found.append(edit("S3.4", f"{named(line)} points to the same diagnosis twice. Take the second pointer off.", number))
    return tuple(found)
