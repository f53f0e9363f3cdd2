"""Who stands in an X12 file: organisations, people, bank accounts. Text as it is sent; every part that was not sent is empty."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation. `number` is the one after its name (N104, NM109): the NPI of a provider, the payer's number of a payer.

    `zip` has five or nine digits; the billing provider of a claim needs nine.
    """

    name: str = ""
    number: str = ""
    street: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""
    contact: str = ""
    phone: str = ""
    tax: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A patient, subscriber or rendering provider. `member` is the member number, of a provider the NPI; `sex` F, M or U."""

    last: str = ""
    first: str = ""
    member: str = ""
    born: date | None = None
    sex: str = ""
    street: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Where money comes from or goes to: the bank's routing number and the account."""

    routing: str = ""
    account: str = ""


NO_PARTY = Party()
NOBODY = Person()
NO_ACCOUNT = BankAccount()


def party_of(segments: Mapping[str, Sequence[str]]) -> Party:
    """The party that segments by name tell of: N1 or NM1, N3, N4, PER and the REF with its tax number. What is missing is empty.

    >>> party_of({"N1": ["N1", "PE", "LARKMERE", "XX", "2044175307"], "N4": ["N4", "LARKMERE", "ME"]}).city
    'LARKMERE'
    """
    name, number = (("N1", 2), ("N1", 4)) if "N1" in segments else (("NM1", 3), ("NM1", 9))
    places = (name, number, ("N3", 1), ("N4", 1), ("N4", 2), ("N4", 3), ("PER", 2), ("PER", 4), ("REF", 2))
    return Party(*(_element(segments, *place) for place in places))


def person_of(segments: Mapping[str, Sequence[str]], day: Callable[[str], date | None]) -> Person:
    """The person that NM1, DMG, N3 and N4 tell of; `day` reads a date."""
    places = (("N3", 1), ("N4", 1), ("N4", 2), ("N4", 3))
    return Person(
        _element(segments, "NM1", 3), _element(segments, "NM1", 4), _element(segments, "NM1", 9),
        day(_element(segments, "DMG", 2)), _element(segments, "DMG", 3), *(_element(segments, *place) for place in places))


def _element(segments: Mapping[str, Sequence[str]], name: str, place: int) -> str:
    elements = segments.get(name, ())
    return elements[place] if place < len(elements) else ""
