"""S13 to S15: the payer, the member, the frequency of the claim, the authorization."""

from workbench.scrub.catalogue import edit
from workbench.scrub.claim_parts import numbered
from workbench.scrub.edit import Edit
from workbench.scrub.setting import SELF, Setting
from workbench.x12 import BilledClaim

_FREQUENCIES = {"1": "a first claim", "7": "a replacement", "8": "a void"}
_REPLACING = ("7", "8")

_Edits = tuple[Edit, ...]


def payer_number(claim: BilledClaim, setting: Setting) -> _Edits:
    """S13.1."""
    given, known = claim.payer.number, setting.payer.number
    if not given:
        return (edit("S13.1", "The payer's number is missing. Take it from the payer list of the clearinghouse."),)
    if known and given != known:
        return (edit("S13.1", f"The payer's number is {given}, and this payer's is {known}. Correct it, or bill the right "
                              "payer."),)
    return ()


def member_numbers(claim: BilledClaim, setting: Setting) -> _Edits:
    """S13.2 and S13.3, member and group against the eligibility answer."""
    found, cover = [], setting.cover
    if not claim.insured.member:
        found.append(edit("S13.2", "The member number is missing. Copy it from the card or the eligibility answer."))
    elif cover and cover.member and claim.insured.member != cover.member:
        found.append(edit("S13.2", f"The payer does not know the member number {claim.insured.member}; it has {cover.member}. "
                                   "Copy it from the eligibility answer."))
    if not claim.group and setting.payer.group_needed:
        found.append(edit("S13.3", "The group number is missing, and this payer wants it. Copy it from the card."))
    elif claim.group and cover and cover.group and claim.group != cover.group:
        found.append(edit("S13.3", f"The group number is {claim.group}, and the payer has {cover.group}. Copy it from the "
                                   "eligibility answer."))
    return tuple(found)


def subscriber(claim: BilledClaim, setting: Setting) -> _Edits:
    """S13.4 to S13.6, the subscriber is described, known to the payer under this name, and the patient."""
    person, cover, found = claim.insured, setting.cover, []
    needed = {"last name": person.last, "first name": person.first, "date of birth": person.born, "sex": person.sex,
              "street": person.street, "city": person.city, "state": person.state, "ZIP": person.zip}
    missing = [name for name, given in needed.items() if not given]
    if missing:
        found.append(edit("S13.4", f"The subscriber's {_listed(missing)} {'is' if len(missing) == 1 else 'are'} missing. "
                                   "Complete the registration."))
    if cover:
        pairs = {"last name": (person.last, cover.last), "first name": (person.first, cover.first),
                 "date of birth": (person.born, cover.born)}
        found += [edit("S13.5", f"The {name} is not the one that the payer has for member {person.member}. Write it as the payer "
                                "has it, or have the payer correct it.")
                  for name, (ours, theirs) in pairs.items() if ours and theirs and _differ(ours, theirs)]
        if cover.relationship != SELF:
            found.append(edit("S13.6", "The claim is made out to the subscriber, and the patient is somebody else on the "
                                       "policy. Bill the patient under the subscriber, with the relationship."))
    return tuple(found)


def frequency(claim: BilledClaim, setting: Setting) -> _Edits:
    """S14, a replacement (7) or void (8) names the payer's claim, and the payer takes it (RULES T4).

    To Medicare Part B every claim is a new one; what was processed is reopened or appealed (Noridian Part B FAQ on "corrected"
    claims, checked 2026-11-22).
    """
    if claim.frequency and claim.frequency not in _FREQUENCIES:
        listed = ", ".join(f"{code} for {meaning}" for code, meaning in _FREQUENCIES.items())
        return (edit("S14.3", f'The frequency code is "{claim.frequency}". Use {listed}.'),)
    if claim.frequency not in _REPLACING:
        return ()
    if not setting.payer.replacements:
        return (edit("S14.2", f"This payer takes no claim with frequency {claim.frequency}. Use its own way: a new claim, a "
                              "reopening or an appeal."),)
    if not claim.payer_claim:
        return (edit("S14.1", f"The claim is {_FREQUENCIES[claim.frequency]} and does not say of what. Add the payer's claim "
                              "number from its remittance (REF F8)."),)
    return ()


def authorization(claim: BilledClaim, setting: Setting) -> _Edits:
    """S15, services that the payer authorizes first."""
    if claim.authorization:
        return ()
    return tuple(edit("S15", f"This payer wants an authorization for {line.code}. Add its number (REF G1); without one hold the "
                             "claim and ask the payer.", number)
                 for number, line in numbered(claim) if line.code in setting.payer.authorized_first)


def _differ(ours: object, theirs: object) -> bool:
    if isinstance(ours, str) and isinstance(theirs, str):
        return " ".join(ours.upper().split()) != " ".join(theirs.upper().split())
    return ours != theirs


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
