import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.money import NotMoney, half_up, plain, share, shown, usd


@pytest.mark.parametrize(("typed", "cents"), [
    ("1,250.50", 125050), ("$12", 1200), (".5", 50), ("-3.00", -300), ("(3.00)", -300), ("3.00-", -300), ("0", 0),
    (" 7.1 ", 710), ("+4", 400), ("−4", -400), ("12.", 1200), ("$ 1,000,000.01", 100000001), ("-$3", -300),
])
def test_an_amount_is_read_as_billers_type_it(typed: str, cents: int) -> None:
    assert usd(typed) == cents


@pytest.mark.parametrize("typed", [
    "", ".", "-", "12o.00", "1.234", "1,23.00", "12,34", "(3", "3)", "--3", "(-3)", "-3-", "1e3", "٣", "1 2", "$", "NaN",
])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(NotMoney):
        usd(typed)


@given(st.integers(-10**12, 10**12))
def test_what_is_written_is_read_back(cents: int) -> None:
    assert usd(plain(cents)) == cents
    assert usd(shown(cents)) == cents


@given(st.text())
def test_no_text_is_worse_than_not_money(text: str) -> None:
    with contextlib.suppress(NotMoney):
        assert isinstance(usd(text), int)


@given(st.fractions())
def test_rounding_moves_by_half_a_cent_at_most(amount: Fraction) -> None:
    assert abs(half_up(amount) - amount) <= Fraction(1, 2)
    assert half_up(-amount) == -half_up(amount)


def test_a_share_is_worked_to_the_cent_half_up() -> None:
    assert share(3800, 20) == 760
    assert share(25, 10) == 3
    assert share(11200, 2) == 224
