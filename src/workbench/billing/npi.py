"""The check digit of a National Provider Identifier. Whether a number was ever given out is not known here."""

_PREFIX_SUM = 24
"""What the card issuer prefix 80840 adds to the sum (45 CFR 162.406; CMS check digit text, 2004)."""


def npi_shape(number: str) -> bool:
    """Ten digits, the first 1 or 2."""
    return len(number) == 10 and number.isascii() and number.isdigit() and number[0] in "12"


def npi_is_valid(number: str) -> bool:
    """The right shape with the right check digit.

    >>> npi_is_valid("1234567893"), npi_is_valid("1234567890"), npi_is_valid("3234567899")
    (True, False, False)
    """
    return npi_shape(number) and (_PREFIX_SUM + _doubled(number)) % 10 == 0


def _doubled(digits: str) -> int:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        number = int(digit) * (1 + place % 2)
        total += number - 9 if number > 9 else number
    return total
