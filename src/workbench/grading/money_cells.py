"""G5: one typed amount against the expected one. Cents, compared exactly."""

from enum import StrEnum
from fractions import Fraction


class Slip(StrEnum):
    """What kind of wrong an amount is; the values are the mistake names of the feedback files."""

    NONE = ""
    MISSING = "missing-amount"
    SIGN = "wrong-sign"
    DIGITS = "transposed-digits"
    WRONG = "wrong-amount"


CREDIT = {
    Slip.NONE: Fraction(1),
    Slip.MISSING: Fraction(0),
    Slip.SIGN: Fraction(1, 4),
    Slip.DIGITS: Fraction(1, 4),
    Slip.WRONG: Fraction(0),
}


def money_slip(entered: int | None, expected: int) -> Slip:
    """How an amount differs from a non-zero expected one; None was left empty (curriculum G5).

    >>> money_slip(18200, 12800).value, money_slip(-500, 500).value, money_slip(None, 500).value
    ('transposed-digits', 'wrong-sign', 'missing-amount')
    """
    if entered == expected:
        return Slip.NONE
    if entered is None:
        return Slip.MISSING
    if entered == -expected:
        return Slip.SIGN
    if _digits_swapped(entered, expected):
        return Slip.DIGITS
    return Slip.WRONG


def _digits_swapped(entered: int, expected: int) -> bool:
    same_digits = sorted(str(entered)) == sorted(str(expected))
    return same_digits and (entered - expected) % 9 == 0 and entered > 0
