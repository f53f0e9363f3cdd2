from datetime import date
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.billing.business_days import business_days_passed
from workbench.kpi.facts import Median, Share, business_days, months, weeks
from workbench.kpi.posting import Held, auto_posted, exceptions, lines_waiting, posting_lag, unposted

LABOR_DAY = (date(2026, 9, 7),)


def test_posting_lag_is_the_median_of_business_days_from_deposit_to_posted(books, today):
    # M-1 booked Wed 2, posted Thu 3: 1.  M-2 Fri 4 to Tue 8 over Labor Day: 1.  B-1 the same day: 0.
    # 70012 has no bank line, received Tue 22, posted Fri 25: 3.  T-1 Thu 24 to Wed 30: Fri, Mon, Tue, Wed = 4.
    # M-3 was posted before its money: 0.  T-2 and 81190 are not posted.  0 0 1 1 3 4 -> (1 + 1) / 2.
    lag = posting_lag(books, today, holidays=LABOR_DAY)

    assert lag.total() == Median(Fraction(1), 6)
    assert lag.by("payer") == {
        "bluefen": Median(Fraction(3, 2), 2), "medicare": Median(Fraction(1), 3), "tessel": Median(Fraction(4), 1)}


def test_posting_lag_by_week_has_the_week_in_which_a_remittance_was_posted(books, today):
    # 31 Aug: M-1 = 1.  7 Sep: M-2 = 1.  14 Sep: M-3 = 0.  21 Sep: B-1 = 0, 70012 = 3.  T-1 falls into the week that still runs.
    lag = posting_lag(books, today, holidays=LABOR_DAY)

    assert dict(lag.over(weeks(today, 5))) == {
        date(2026, 8, 24): Median(None, 0), date(2026, 8, 31): Median(Fraction(1), 1), date(2026, 9, 7): Median(Fraction(1), 1),
        date(2026, 9, 14): Median(Fraction(0), 1), date(2026, 9, 21): Median(Fraction(3, 2), 2)}


def test_without_its_holiday_labor_day_counts_as_a_business_day(books, today):
    # M-2: Mon 7 and Tue 8 = 2.  0 1 2 for Medicare.
    assert posting_lag(books, today, "medicare").by("payer") == {"medicare": Median(Fraction(1), 3)}
    assert posting_lag(books, today, "medicare").since(date(2026, 9, 8)).total() == Median(Fraction(1), 2)


def test_money_that_was_booked_after_the_day_is_not_known_on_it(books):
    # On Tue 15 Sep the money of M-3 had not come: received and posted on Mon 14 = 0.
    assert posting_lag(books, date(2026, 9, 15), "medicare", LABOR_DAY).total() == Median(Fraction(1), 3)
    assert posting_lag(books, date(2026, 9, 2)).total() == Median(None, 0)


def test_era_exceptions_are_lines_a_person_had_to_look_at(books, today):
    # ERA lines posted by 30 Sep: 1 2 (M-1), 3 (M-2), 4 (B-1), 6 (T-1), 9 (M-3). Line 2 and line 6 are exceptions; 7 waits.
    found = exceptions(books, today)

    assert found.total() == Share(2, 6)
    assert found.by("payer") == {"bluefen": Share(0, 1), "medicare": Share(1, 4), "tessel": Share(1, 1)}
    assert found.by("exception") == {"": Share(0, 4), "denied": Share(1, 1), "reversal": Share(1, 1)}
    assert found.over(months(today, 2)) == ((date(2026, 8, 1), Share(0, 0)), (date(2026, 9, 1), Share(2, 6)))
    assert lines_waiting(books, today) == 1


def test_auto_posted_lines_were_posted_without_a_touch(books, today):
    # Of the same six: 1, 3, 4 and 9. Lines 2 and 6 were touched. On 2 Sep M-1 had come and nothing was posted.
    assert auto_posted(books, today).total() == Share(4, 6)
    assert auto_posted(books, date(2026, 9, 2)).total().value is None
    assert lines_waiting(books, date(2026, 9, 2)) == 2
    assert auto_posted(books, today, "tessel").total().value == 0


@pytest.mark.parametrize("day", [date(2026, 9, 3), date(2026, 9, 30)])
def test_auto_posted_lines_and_exceptions_are_all_that_posted(books, day):
    untouched, looked_at = auto_posted(books, day).total(), exceptions(books, day).total()

    assert untouched.part + looked_at.part == untouched.whole == looked_at.whole


def test_unposted_remittances_are_late_after_one_business_day(books, today):
    # T-2 45.50 received Mon 28: Tue, Wed = 2, late.  81190 12.25 received Tue 29: Wed = 1.  C-1 has not come yet.
    held = unposted(books, today)

    assert held.total() == Held(5775, 2, 1)
    assert unposted(books, today, "corvane").total() == Held(1225, 1, 0)
    assert list(held.rows["trace"]) == ["T-2", "81190"]
    assert unposted(books, date(2026, 10, 1)).total() == Held(4550, 1, 1)


@pytest.mark.parametrize("payer", ["", "granger"])
def test_nothing_to_measure_is_no_figure(no_books, books, today, payer):
    tables = books if payer else no_books

    assert posting_lag(tables, today, payer).total() == Median(None, 0)
    assert exceptions(tables, today, payer).total().value is None
    assert auto_posted(tables, today, payer).total().value is None
    assert unposted(tables, today, payer).total() == Held(0, 0, 0)
    assert exceptions(tables, today, payer).over(weeks(today, 2))[0][1] == Share(0, 0)


DAYS = st.dates(date(2025, 10, 1), date(2026, 9, 30))


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1), st.sets(DAYS))
def test_business_days_in_bulk_are_those_of_the_trades_rule(pairs, holidays):
    since, until = (pd.to_datetime(pd.Series(days)) for days in zip(*pairs, strict=True))

    counted = business_days(since, until, holidays)

    for (first, last), count in zip(pairs, counted, strict=True):
        forth, back = (len(business_days_passed(*days, holidays)) for days in ((first, last), (last, first)))
        assert count == (forth if last >= first else -back)
