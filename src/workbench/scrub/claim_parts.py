"""Small questions about a claim that several rules ask. They answer for any claim, also for one with gaps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workbench.scrub.setting import Setting
from workbench.x12 import BilledClaim, BilledLine

_FIRST_BILL = "1"
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Done:
    """A service of one day, on this claim (`line` from 1) or on another one (`line` 0, `account` its number)."""

    line: int
    code: str
    modifiers: tuple[str, ...]
    units: Decimal
    day: date
    account: str = ""


def numbered(claim: BilledClaim) -> Iterator[tuple[int, BilledLine]]:
    """The lines with their numbers, from 1."""
    return enumerate(claim.lines, 1)


def lettered(place: int) -> str:
    """A diagnosis as billers name it, from 1 on: "A" to "L".

    >>> lettered(1), lettered(12), lettered(40)
    ('A', 'L', '40')
    """
    return chr(ord("A") + place - 1) if 1 <= place <= 12 else str(place)


def named(line: BilledLine) -> str:
    """The service of a line in a sentence: its code, or "This line" where the code is missing."""
    return line.code or "This line"


def place_of(line: BilledLine, claim: BilledClaim) -> str:
    """The place of service of a line: its own, or the claim's."""
    return line.place or claim.place


def units(line: BilledLine) -> Decimal:
    """The units, 0 where there are none that can be counted."""
    return line.units if line.units is not None and line.units.is_finite() else _NOTHING


def provider(claim: BilledClaim) -> str:
    """The NPI of who did it: the rendering provider, else the billing one."""
    return claim.rendering.member or claim.billing.number


def first_bill(claim: BilledClaim) -> bool:
    """Whether the claim neither replaces nor voids another."""
    return claim.frequency in ("", _FIRST_BILL)


def served(claim: BilledClaim) -> tuple[date, ...]:
    """The days of service, each once, the earliest first."""
    return tuple(sorted({line.service_date for line in claim.lines if line.service_date}))


def done(claim: BilledClaim) -> tuple[Done, ...]:
    """The claim's services that have a code and a day."""
    return tuple(Done(number, line.code, line.modifiers, units(line), line.service_date)
                 for number, line in numbered(claim) if line.code and line.service_date)


def with_payer(claim: BilledClaim, setting: Setting) -> tuple[Done, ...]:
    """What the same payer already has of the same patient and provider."""
    return tuple(Done(0, each.code, each.modifiers, Decimal(each.units), each.service_date, each.account)
                 for each in setting.history if (each.payer, each.provider) == (claim.payer.number, provider(claim)))


def done_before(claim: BilledClaim, setting: Setting) -> tuple[Done, ...]:
    """The part of it that stands on other claims."""
    return tuple(each for each in with_payer(claim, setting) if each.account != claim.account)


def years(born: date, day: date) -> int:
    """Age in whole years on a day.

    >>> years(date(2008, 2, 29), date(2026, 2, 28)), years(date(2008, 2, 29), date(2026, 3, 1))
    (17, 18)
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
