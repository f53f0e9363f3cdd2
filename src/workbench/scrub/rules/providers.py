"""S5 and S16: who bills and who rendered, by NPI, and what the billing provider's loop needs."""

import re

from workbench.billing.npi import npi_is_valid, npi_shape
from workbench.scrub.catalogue import edit
from workbench.scrub.edit import Edit
from workbench.scrub.setting import ProviderType, Setting
from workbench.x12 import BilledClaim

_TAXONOMY = re.compile(r"[A-Z0-9]{9}X")
_TAX = re.compile(r"\d{9}", re.ASCII)
_ZIP = re.compile(r"\d{9}", re.ASCII)
_BOX = re.compile(r"\b(P\.?\s?O\.?\s?B(OX)?|POST OFFICE BOX|LOCK\s?BOX)\b", re.IGNORECASE)

_Edits = tuple[Edit, ...]


def npi_numbers(claim: BilledClaim, _setting: Setting) -> _Edits:
    """S5.1 and S5.2, shape and check digit of the billing and the rendering provider's NPI."""
    found = []
    for whose, number in (("billing", claim.billing.number), ("rendering", claim.rendering.member)):
        if not number and whose == "rendering":
            continue
        if not npi_shape(number):
            given = f'"{number}"' if number else "missing"
            found.append(edit("S5.1", f"The {whose} provider's NPI is {given}. Write ten digits that begin with 1 or 2."))
        elif not npi_is_valid(number):
            found.append(edit("S5.2", f"The check digit of the {whose} provider's NPI {number} is wrong. Compare it with the "
                                      "registry."))
    return tuple(found)


def rendering_missing(claim: BilledClaim, setting: Setting) -> _Edits:
    """S5.3, a rendering provider is named without an NPI, or none is named and an organisation bills."""
    if claim.rendering.member:
        return ()
    name = " ".join(part for part in (claim.rendering.first, claim.rendering.last) if part)
    if name:
        return (edit("S5.3", f"The rendering provider {name} has no NPI on the claim. Add it."),)
    if setting.npis.get(claim.billing.number) is ProviderType.ORGANISATION:
        return (edit("S5.3", "A group bills and no rendering provider is named. Add the person who saw the patient, with the "
                             "NPI."),)
    return ()


def npi_types(claim: BilledClaim, setting: Setting) -> _Edits:
    """S5.4, only a person renders (NPI type 1). Both types may bill."""
    if setting.npis.get(claim.rendering.member) is ProviderType.ORGANISATION:
        return (edit("S5.4", f"The rendering provider's NPI {claim.rendering.member} belongs to an organisation. Use the NPI of "
                             "the person."),)
    return ()


def billing_provider(claim: BilledClaim, _setting: Setting) -> _Edits:
    """S16, taxonomy, tax number, ZIP of nine digits, no post office box."""
    billing, found = claim.billing, []
    if not _TAXONOMY.fullmatch(claim.taxonomy):
        found.append(edit("S16.1", f"The billing provider's taxonomy is {_given(claim.taxonomy)}. Write ten characters ending in "
                                   "X, as in the payer's enrolment."))
    if not _TAX.fullmatch(billing.tax):
        found.append(edit("S16.2", f"The billing provider's tax number is {_given(billing.tax)}. Write its nine digits."))
    if not _ZIP.fullmatch(billing.zip):
        found.append(edit("S16.3", f"The billing provider's ZIP is {_given(billing.zip)}. Write nine digits without a hyphen."))
    if _BOX.search(billing.street):
        found.append(edit("S16.4", f'The billing address is "{billing.street}". Write the street where the practice is; '
                                   "a box may stand only in the pay-to address."))
    return tuple(found)


def _given(text: str) -> str:
    return f'"{text}"' if text else "missing"
