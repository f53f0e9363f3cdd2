from fractions import Fraction

import pytest

from workbench.grading import Slip, money_slip, score
from workbench.model import Grade, Item


def item(name: str, weight: int, credit: Fraction | int, group: str = "") -> Item:
    return Item(name, name, group or name, "C02", Fraction(weight), Fraction(credit))


@pytest.mark.parametrize(("entered", "expected", "slip"), [
    (12800, 12800, Slip.NONE), (18200, 12800, Slip.DIGITS), (10100, 11000, Slip.DIGITS), (None, 760, Slip.MISSING),
    (-7000, 7000, Slip.SIGN), (7200, 7000, Slip.WRONG), (1100, 11000, Slip.WRONG), (-10100, 11000, Slip.WRONG),
])
def test_a_wrong_amount_is_called_by_its_name(entered: int | None, expected: int, slip: Slip) -> None:
    assert money_slip(entered, expected) is slip


def test_hints_lower_only_the_items_they_cover() -> None:
    grade = Grade((item("a", 60, 1), item("b", 40, 1)), ())

    assert score(grade, {"b": 1}) == Fraction(96, 100)
    assert score(grade, {"a": 3, "b": 2}) == Fraction(74, 100)


def test_the_cap_comes_after_the_hints() -> None:
    grade = Grade((item("a", 100, 1),), (), cap=Fraction(3, 5))

    assert score(grade, {"a": 1}) == Fraction(3, 5)


def test_nothing_graded_scores_nothing() -> None:
    assert score(Grade((), (), counts_as_attempt=False), {}) == 0
