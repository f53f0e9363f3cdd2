from datetime import date

from workbench.kpi.ages import Aged
from workbench.kpi.cash import Unmatched, unapplied, unmatched

LABOR_DAY = (date(2026, 9, 7),)


def test_unapplied_cash_is_what_lay_without_an_account_by_its_age(accounts, no_accounts, today):
    # 15.00 of 31 Aug is 30 days old, 25.00 31, 5.00 90, 12.50 91. 99.00 was cleared today, 8.00 comes tomorrow.
    assert unapplied(accounts, today).total() == Aged((1500, 2500, 500, 1250), (1, 1, 1, 1))
    assert unapplied(accounts, date(2026, 9, 29)).total().cents == (4000, 0, 500 + 1250, 9900)
    assert unapplied(accounts, today, "granger").total() == Aged((0, 0, 0, 1250), (0, 0, 0, 1))
    assert unapplied(no_accounts, today).total() == Aged((0, 0, 0, 0), (0, 0, 0, 0))


def test_an_eft_waits_for_its_era_and_an_era_for_its_eft(accounts, today):
    # Over 3 business days: EFT of 31 Aug 15.00 (21), C-2 of Thu 24 33.00 (4), EFT of 1 Jul 12.50, ERA T-3 of Wed 23 44.00 (5).
    # D-1 of Fri 25 waits 3. A check by lockbox, card money and a paper check are neither; what pays nothing needs no money.
    found = unmatched(accounts, today, holidays=LABOR_DAY)

    assert found.total() == Unmatched(5, 4, 1500 + 3300 + 1250 + 4400)
    assert sorted(found.rows.loc[found.rows["day"] > "2026-08-01", "days"]) == [3, 4, 5, 21]
    assert list(found.rows.loc[found.rows["what"] == "ERA without its EFT", "trace"]) == ["T-3"]


def test_money_that_was_sent_back_is_settled(accounts, no_accounts, today):
    # The EFT of 1 Jun was cleared on 30 Sep.
    assert unmatched(accounts, date(2026, 9, 29), "medicare").total() == Unmatched(1, 1, 9900)
    assert unmatched(accounts, today, "medicare").total() == Unmatched(0, 0, 0)
    assert unmatched(no_accounts, today).total() == Unmatched(0, 0, 0)
