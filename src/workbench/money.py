"""Dollars as whole cents. Reads what a person typed, writes what a page shows; refuses floats and fractions of a cent."""

import re
from fractions import Fraction

_AMOUNT = re.compile(r"""
    (?P<open>\()? \s* (?P<sign>[-+])? \s* \$? \s*
    (?P<dollars>\d{1,3}(?:,\d{3}){1,3}|\d{0,11}) (?:\.(?P<cents>\d{0,2}))? \s*
    (?P<close>\))? (?P<trailing>-)?""", re.VERBOSE | re.ASCII)
_DASHES = str.maketrans({"−": "-", "–": "-", "\N{NO-BREAK SPACE}": " "})


class NotMoney(ValueError):
    """The text is no amount of dollars and cents."""


def usd(text: str) -> int:
    """Cents of an amount as billers type it: ``1,250.50``, ``$12``, ``.5``, ``-3.00``, ``(3.00)``, ``3.00-``.

    Raises NotMoney for anything else, a third decimal and a misplaced comma included.

    >>> usd("1,250.50"), usd("(3.00)"), usd("12")
    (125050, -300, 1200)
    """
    found = _AMOUNT.fullmatch(text.translate(_DASHES).strip())
    if found is None or not (found["dollars"] or found["cents"]) or bool(found["open"]) != bool(found["close"]):
        raise NotMoney(text)
    signs = [found["open"], found["sign"], found["trailing"]]
    if sum(1 for sign in signs if sign) > 1:
        raise NotMoney(text)
    cents = int((found["dollars"] or "0").replace(",", "")) * 100 + int((found["cents"] or "").ljust(2, "0"))
    return -cents if found["open"] or found["trailing"] or found["sign"] == "-" else cents


def plain(cents: int) -> str:
    """Two decimals and nothing else, for files and JSON.

    >>> plain(125050), plain(-5)
    ('1250.50', '-0.05')
    """
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def shown(cents: int) -> str:
    """Two decimals with thousands commas, for people.

    >>> shown(125050)
    '1,250.50'
    """
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def share(cents: int, percent: int) -> int:
    """``percent`` of ``cents`` to the cent, half up (away from zero for negative amounts).

    >>> share(3800, 20), share(25, 10)
    (760, 3)
    """
    return half_up(Fraction(cents * percent, 100))


def half_up(amount: Fraction) -> int:
    """The nearest whole number; a half goes away from zero, as payers round cents.

    >>> half_up(Fraction(5, 2)), half_up(Fraction(-5, 2))
    (3, -3)
    """
    whole = (2 * abs(amount.numerator) + amount.denominator) // (2 * amount.denominator)
    return whole if amount >= 0 else -whole
