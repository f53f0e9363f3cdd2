"""What a payer's front end says to a batch of claims (277CA), claim by claim, in cents. A rejected claim was never filed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workbench.x12.parties import Party, Person

ACCEPTED = ("A1", "A2")
"""Received, and accepted for adjudication. A3 returned, A6 missing, A7 invalid, A8 contradicting information are rejections
(category codes of the 277CA; A3 does not mean accepted, whatever a vendor's page says)."""


@dataclass(frozen=True, slots=True)
class StatusCode:
    """Category, claim status code (code source 508) and, when it speaks of somebody, the entity code: "A7", "562", "85".

    19, 88, 158 and 562 want an entity (who received, was not covered, was born, has the NPI); 20, 33, 116, 187, 254 and 453 want
    none; 21, something is missing or wrong, wants another code beside it that says what (list of 508, checked 2026-11-22).
    """

    category: str
    status: str
    entity: str = ""


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """The answer to one claim. `account` is ours (CLM01), `codes` one to three, `payer_claim` its number there (REF*1K)."""

    account: str
    person: Person
    billing: Party
    codes: tuple[StatusCode, ...]
    charge: int
    service_date: date | None
    payer_claim: str = ""
    clearinghouse_claim: str = ""

    @property
    def accepted(self) -> bool:
        """Whether no code rejects it."""
        return all(code.category in ACCEPTED for code in self.codes)


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """One ST to SE: the answers to a batch. `batch` is the reference of the 837 (BHT03), `received` the day it came in."""

    control: str
    reference: str
    payer: Party
    receiver: Party
    batch: str
    received: date | None
    answered: date | None
    claims: tuple[ClaimAnswer, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """Claims and their charges in cents, accepted and rejected."""

    accepted: int
    rejected: int
    accepted_charge: int
    rejected_charge: int


def totals(claims: Iterable[ClaimAnswer]) -> Totals:
    """What a 277CA adds up for a batch and for each billing provider."""
    given = tuple(claims)
    taken = [claim.charge for claim in given if claim.accepted]
    refused = [claim.charge for claim in given if not claim.accepted]
    return Totals(len(taken), len(refused), sum(taken), sum(refused))
