from datetime import date

from workbench.kpi.deposits import Variance, deposit_variance, eft_era_gap, unsigned_days
from workbench.kpi.facts import Share

LABOR_DAY = (date(2026, 9, 7),)


def test_deposit_variance_adds_what_signed_days_left_unexplained_without_its_sign(books, today):
    # Signed by 30 Sep: 21 Sep 0.00, 24 Sep -12.50, 25 Sep 3.10. 28 Sep was signed on 1 Oct. 12.50 + 3.10 = 15.60.
    variance = deposit_variance(books, today)

    assert variance.total() == Variance(1560, 3, 2)
    assert variance.since(date(2026, 9, 25)).total() == Variance(310, 1, 1)
    assert unsigned_days(books, today) == 2
    assert deposit_variance(books, date(2026, 10, 1)).total() == Variance(2260, 4, 3)


def test_a_day_that_nobody_signed_has_no_variance_yet(books, no_books, today):
    assert deposit_variance(books, date(2026, 9, 21)).total() == Variance(0, 0, 0)
    assert unsigned_days(books, date(2026, 9, 21)) == 1
    assert unsigned_days(no_books, today) == 0


def test_the_gap_counts_business_days_from_the_money_to_its_remittance(books, today):
    # M-1: money Wed 2, remittance Tue 1: -1.  M-2: Fri 4, Thu 3: -1.  B-1: 0.  T-1: Thu 24 to Wed 30: 4.  T-2: 0.
    # M-3: Wed 16, Mon 14: -2.  Paper has no ERA; C-1 comes after the day.  5 of 6 within 3.
    gap = eft_era_gap(books, today, holidays=LABOR_DAY)

    assert sorted(gap.rows["days"]) == [-2, -1, -1, 0, 0, 4]
    assert gap.total() == Share(5, 6)
    assert gap.by("payer") == {"bluefen": Share(1, 1), "medicare": Share(3, 3), "tessel": Share(1, 2)}


def test_a_gap_is_known_when_both_have_come(books, no_books, today):
    # On 15 Sep M-3 was there and its money was not.
    assert eft_era_gap(books, date(2026, 9, 15), "medicare", LABOR_DAY).total() == Share(2, 2)
    assert eft_era_gap(books, today, "medicare").since(date(2026, 9, 16)).total() == Share(1, 1)
    assert eft_era_gap(no_books, today).total().value is None
