from datetime import date
from fractions import Fraction

from workbench.kpi.denials import (
    Denied,
    Refused,
    days_to_work,
    denial_reasons,
    initial_denials,
    overturned,
    unworked,
)
from workbench.kpi.facts import Median, Share, months
from workbench.kpi.places import of_place

LABOR_DAY = (date(2026, 9, 7),)


def test_a_denial_is_a_line_that_paid_nothing_and_that_nothing_explains(accounts, today):
    # Nine claims remitted first: 3 6 5 7 9 12 13 10 11, charged 1290. Denied: 5 under CO-50 180, 12 one line under CO-97 40,
    # 11 under CO-24 from Medicare 70. No denials: 7 all PR and contract, 9 an earlier payer, 13 PR-96, 10 capitation of an HMO.
    # The reversal of claim 5 and its second answer do not count.
    found = initial_denials(accounts, today)

    assert found.total() == Denied(Share(3, 9), Share(29000, 129000))
    assert {payer: each.claims for payer, each in found.by("payer").items()} == {
        "bluefen": Share(1, 4), "corvane": Share(0, 1), "medicare": Share(2, 2), "tessel": Share(0, 2)}
    assert initial_denials(accounts, today, "bluefen").total() == Denied(Share(1, 4), Share(4000, 75000))


def test_denials_belong_to_the_day_of_the_first_remittance(accounts, no_accounts, today):
    found = initial_denials(accounts, today)

    assert [each.claims for _, each in found.over(months(today, 3))] == [Share(0, 2), Share(0, 0), Share(3, 7)]
    assert initial_denials(accounts, date(2026, 9, 14)).total().claims == Share(1, 3)
    assert initial_denials(no_accounts, today).total().claims.value is None
    assert initial_denials(no_accounts, today).total().cents.value is None


def test_the_reason_of_a_denial_is_the_first_that_explains_nothing(accounts, today):
    # Claim 12's line: CO-45 10 comes first and is contractual; CO-97 denies it.
    assert denial_reasons(accounts, today).by("reason") == {
        "CO-24": Refused(1, 7000), "CO-50": Refused(1, 18000), "CO-97": Refused(1, 4000)}
    assert denial_reasons(accounts, today, "tessel").total() == Refused(0, 0)


def test_one_site_sees_its_own_claims(accounts, today):
    # Hill site: claims 5, 11, 13. Harbor site: 3, 6, 7, 9, 10, 12.
    assert initial_denials(of_place(accounts, site=2), today).total().claims == Share(2, 3)
    assert initial_denials(of_place(accounts, site=1), today).total().claims == Share(1, 6)
    assert unworked(of_place(accounts, provider=1), today) == 0


def test_appeals_are_overturned_by_the_month_of_the_decision(accounts, no_accounts, today):
    # Decided appeals: 4 paid 100 on 29 Sep, 5 upheld 120 on 31 Aug. 3 was corrected, 1 is open.
    found = overturned(accounts, today)

    assert found.total() == Share(10000, 22000)
    assert [each for _, each in found.over(months(today, 2))] == [Share(0, 12000), Share(10000, 10000)]
    assert overturned(accounts, date(2026, 9, 28)).total() == Share(0, 12000)
    assert overturned(accounts, today, "bluefen").total().value is None
    assert overturned(no_accounts, today).total().value is None


def test_days_to_work_count_business_days_to_the_first_action(accounts, no_accounts, today):
    # 1: Fri 11 to Tue 15 = 2. 3: Thu 17 to Fri 18 = 1. 4: Thu 3 to Tue 8 over Labor Day = 2. 5: Fri 31 Jul to Wed 5 Aug = 3.
    # 2 is not worked; 6 is worked on 1 Oct.
    found = days_to_work(accounts, today, holidays=LABOR_DAY)

    assert sorted(found.rows["days"]) == [1, 2, 2, 3]
    assert found.total() == Median(Fraction(2), 4)
    assert unworked(accounts, today) == 2
    assert days_to_work(no_accounts, today).total() == Median(None, 0)
