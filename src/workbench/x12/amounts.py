"""Amounts, quantities and dates as X12 writes them. Exact; refuses exponents, commas, signs at the end and parts of a cent."""

import re
from datetime import date
from decimal import Decimal

_FIRST_DAY = "19000101"
_NUMBER = re.compile(r"(-?)(\d{0,15})(?:\.(\d{0,15}))?", re.ASCII)


def cents(text: str) -> int | None:
    """Whole cents of an X12 decimal, or None when it is none.

    >>> cents("100"), cents("100.5"), cents("-3.1"), cents(".5"), cents("7.100")
    (10000, 10050, -310, 50, 710)
    >>> cents("1E3"), cents("1,000"), cents("3.145"), cents("."), cents("")
    (None, None, None, None, None)
    """
    dollars, _, part = text.partition(".")
    if len(part) == 2 and len(dollars) < 16 and text.isascii() and dollars.isdigit() and part.isdigit():
        return int(dollars + part)
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    sign, dollars, part = found.group(1), found.group(2), (found.group(3) or "").rstrip("0")
    if len(part) > 2 or not (dollars or found.group(3)):
        return None
    amount = int(dollars or "0") * 100 + int(part.ljust(2, "0"))
    return -amount if sign else amount


def quantity(text: str) -> Decimal | None:
    """A count of units, which may have decimals; None when it is none.

    >>> quantity("2"), quantity("0.5"), quantity("two")
    (Decimal('2'), Decimal('0.5'), None)
    """
    found = _NUMBER.fullmatch(text.strip())
    if found is None or not (found.group(2) or found.group(3)):
        return None
    return Decimal(text.strip())


def day(text: str) -> date | None:
    """The date of eight digits CCYYMMDD from 1900 on; None for anything else.

    >>> day("20260812"), day("20260231"), day("260812")
    (datetime.date(2026, 8, 12), None, None)
    """
    if len(text) != 8 or not (text.isascii() and text.isdigit()) or text < _FIRST_DAY:
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
