from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.billing.business_days import business_day_before, business_days_passed, is_business_day

LABOR_DAY = date(2026, 9, 7)
DAYS = st.dates(date(2025, 1, 1), date(2027, 1, 1))


def september(*days: int) -> tuple[date, ...]:
    return tuple(date(2026, 9, day) for day in days)


def test_today_counts_and_the_day_itself_does_not():
    assert business_days_passed(date(2026, 9, 29), date(2026, 9, 30)) == september(30)
    assert business_days_passed(date(2026, 9, 30), date(2026, 9, 30)) == ()


def test_a_weekend_does_not_count():
    assert business_days_passed(date(2026, 9, 24), date(2026, 9, 30)) == september(25, 28, 29, 30)


def test_a_bank_holiday_does_not_count():
    assert business_days_passed(date(2026, 9, 3), date(2026, 9, 9)) == september(4, 7, 8, 9)
    assert business_days_passed(date(2026, 9, 3), date(2026, 9, 9), {LABOR_DAY}) == september(4, 8, 9)


def test_nothing_has_passed_since_a_day_ahead():
    assert business_days_passed(date(2026, 10, 2), date(2026, 9, 30)) == ()


@pytest.mark.parametrize(("count", "day"), [(0, 9), (1, 8), (2, 4), (3, 3)])
def test_counting_back_skips_weekends_and_holidays(count, day):
    assert business_day_before(date(2026, 9, 9), count, {LABOR_DAY}) == date(2026, 9, day)


@given(today=DAYS.filter(is_business_day), count=st.integers(0, 30))
def test_counting_back_and_forth_agree(today, count):
    day = business_day_before(today, count)

    assert is_business_day(day)
    assert len(business_days_passed(day, today)) == count
