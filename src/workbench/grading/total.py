"""From items to a score: weights, hint prices, the cap. Exact fractions throughout; rounding is for display only."""

from collections.abc import Mapping
from fractions import Fraction

from workbench.model import Grade, Item
from workbench.money import half_up

HINT_FACTOR = (Fraction(1), Fraction(9, 10), Fraction(8, 10), Fraction(7, 10))
"""What an item counts after 0, 1, 2, 3 hints of its group (levels-and-grading 2.3 rule 4)."""


def item_points(item: Item, hints: Mapping[str, int]) -> Fraction:
    """Points of an item out of 100 after the hints of its group. `hints` maps a group to how many were shown (0..3)."""
    return item.weight * item.credit * HINT_FACTOR[hints.get(item.group, 0)]


def score(grade: Grade, hints: Mapping[str, int]) -> Fraction:
    """The attempt's score, 0..1: hinted items over all weights, limited by the cap (2.3 rules 2, 4; G8)."""
    total = sum((item.weight for item in grade.items), Fraction(0))
    if not total:
        return Fraction(0)
    reached = sum((item_points(item, hints) for item in grade.items), Fraction(0)) / total
    return min(reached, grade.cap) if grade.cap is not None else reached


def decimals(number: Fraction, places: int) -> str:
    """A fraction with that many decimals, half up, for display only.

    >>> decimals(Fraction(149, 200), 4)
    '0.7450'
    """
    whole = half_up(number * 10**places)
    return f"{whole // 10**places}.{whole % 10**places:0{places}d}"
