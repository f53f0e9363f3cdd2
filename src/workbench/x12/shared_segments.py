"""Segments and elements that several kinds of file write alike: names, addresses, services, adjustments."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Protocol

from workbench.billing.eob import Adjustment
from workbench.x12.parties import BankAccount, Party, Person
from workbench.x12.segments import Segments, composite

ELECTRONIC = ("ACH", "BOP", "FWT")
"""Payment methods (BPR04) that name both accounts."""
_REASONS = 6
_MOST_MODIFIERS = 4


class Payment(Protocol):
    """What a payment segment needs of a remittance or a premium payment."""

    @property
    def amount(self) -> int:
        """Cents."""

    @property
    def method(self) -> str:
        """BPR04."""

    @property
    def date(self) -> "date | None":
        """BPR16."""

    @property
    def payer_account(self) -> BankAccount:
        """Where the money comes from."""

    @property
    def payee_account(self) -> BankAccount:
        """Where it goes."""


def add_payment(out: Segments, handling: str, direction: str, payment: Payment, originator: str) -> None:
    """BPR, with the accounts when the money goes electronically. Raises NotWritable without a method or a date."""
    ours, theirs = ["", "", "", ""], ["", "", "", ""]
    if payment.method in ELECTRONIC:
        theirs = _account(out, payment.payer_account, "the payer's account")
        ours = _account(out, payment.payee_account, "the payee's account")
    method, direction = out.needed(payment.method, "the method (BPR04)", 3), out.needed(direction, "the direction (BPR03)", 1)
    out.add("BPR", handling, out.amount(payment.amount), direction, method, "CCP" if method == "ACH" else "", *theirs, originator,
            "", *ours, out.day(payment.date, "the payment date (BPR16)"))


def _account(out: Segments, account: BankAccount, name: str) -> list[str]:
    """Four elements: a routing number with its qualifier and an account with its."""
    routing = out.text(account.routing, f"{name}: its routing number", 12)
    number = out.text(account.account, f"{name}: its number", 35)
    return ["01" if routing else "", routing, "DA" if number else "", number]


def add_address(out: Segments, who: Party | Person, name: str) -> None:
    """N3 and N4. Raises NotWritable without a street or a city."""
    out.add("N3", out.needed(who.street, f"{name}'s street", 55))
    out.add("N4", out.needed(who.city, f"{name}'s city", 30), out.text(who.state, f"{name}'s state", 2),
            out.text(who.zip, f"{name}'s ZIP code", 15))


def add_organisation(out: Segments, entity: str, who: Party, qualifier: str, name: str) -> None:
    """NM1 of an organisation that must have a name; its number stands under `qualifier`."""
    number = out.text(who.number, f"{name}'s number", 80)
    out.add("NM1", entity, "2", out.needed(who.name, f"{name}'s name", 60), "", "", "", "", qualifier if number else "", number)


def add_person(out: Segments, entity: str, who: Person, qualifier: str, name: str) -> None:
    """NM1 of a person; the member number or NPI stands under `qualifier`."""
    number = out.text(who.member, f"{name}'s number", 80)
    out.add("NM1", entity, "1", out.text(who.last, f"{name}'s last name", 60), out.text(who.first, f"{name}'s first name", 35),
            "", "", "", qualifier if number else "", number)


def service(out: Segments, code: str, modifiers: Sequence[str]) -> str:
    """A procedure as one element. Raises NotWritable without a code or with more than four modifiers."""
    if len(modifiers) > _MOST_MODIFIERS:
        raise out.refusal("the modifier", modifiers[-1], f"is one too many: there is room for {_MOST_MODIFIERS}")
    return composite("HC", out.needed(code, "a service code", 48), *(out.needed(each, "a modifier", 2) for each in modifiers))


def add_adjustments(out: Segments, adjustments: Sequence[Adjustment]) -> None:
    """CAS segments in the order given: neighbours of one group share a segment, at most six reasons each."""
    for group, of_group in groupby(adjustments, key=lambda each: each.group):
        same = list(of_group)
        for start in range(0, len(same), _REASONS):
            elements = ["CAS", out.needed(group, "an adjustment's group", 2)]
            for each in same[start:start + _REASONS]:
                elements += [out.needed(each.reason, "an adjustment's reason", 5), out.amount(each.amount), ""]
            out.add(*elements)
