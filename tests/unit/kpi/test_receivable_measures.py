from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from workbench.kpi.ages import Aged, in_buckets
from workbench.kpi.collected import Collected, net_collection
from workbench.kpi.credits import Credits, credit_balances, credits_at
from workbench.kpi.facts import Share, months
from workbench.kpi.places import of_place
from workbench.kpi.receivable import (
    DaysHeld,
    Receivable,
    gross_days,
    net_days,
    receivable,
    receivable_at,
    sales_outstanding,
)


def test_debits_and_credits_are_told_apart_and_never_netted_in_ages(accounts, today):
    # Debits: 2 50, 4 250, 5 180, 6 20, 7 90 - 15 = 75, 8 160 = 735. Credits: 1 paid twice 60, 3 paid twice 50, patient 9 20: 130.
    # 8 is billed on 1 Oct only: billed 575. Ages: 4 is 30 days old, 5 31, 6 90, 7 91, 2 114.
    owed = receivable(accounts, today).total()

    assert owed == Receivable(73500, 13000, 57500, Aged((25000, 18000, 2000, 12500, 0), (1, 1, 1, 2, 0)))
    assert owed.debit - owed.credit == 60500
    assert owed.old == Share(12500, 57500)


def test_what_each_payers_visits_owe_adds_up(accounts, today):
    # Bluefen: 4 250, 8 160 not billed; 3 is a credit of 50. Tessel: 6 20; patient 9, a member, has paid 20 ahead.
    by_payer = receivable(accounts, today).by("payer")

    assert by_payer["bluefen"] == Receivable(41000, 5000, 25000, Aged((25000, 0, 0, 0, 0), (1, 0, 0, 0, 0)))
    assert by_payer["tessel"] == receivable(accounts, today, "tessel").total()
    assert (by_payer["tessel"].debit, by_payer["tessel"].credit) == (2000, 2000)
    assert sum(each.debit - each.credit for each in by_payer.values()) == 60500


def test_the_ages_at_a_month_end_are_those_of_that_day(accounts, today):
    # 31 Aug: 2 50 (84 days), 5 180 charged that day, billed on 1 Sep only, 6 20 (60), 7 90 (61). Billed 160, credit 60.
    august, now = receivable_at(accounts, (date(2026, 8, 31), today))

    assert august == (date(2026, 8, 31), Receivable(34000, 6000, 16000, Aged((0, 2000, 14000, 0, 0), (0, 1, 2, 0, 0))))
    assert now == (today, receivable(accounts, today).total())


@pytest.mark.parametrize(("days", "bucket"), [(0, 0), (30, 0), (31, 1), (60, 1), (61, 2), (90, 2), (91, 3), (120, 3), (121, 4)])
def test_day_30_belongs_to_the_first_bucket(days, bucket):
    aged = in_buckets(np.array([days]), np.array([100]), (30, 60, 90, 120))

    assert aged.cents[bucket] == aged.total == 100


def test_gross_days_stand_on_gross_charges_of_ninety_days(accounts, today):
    # 30 Sep: 735 - 130 = 605. Charges 3 Jul to 30 Sep: 6 120, 5 180, 4 250, 8 160 = 710; 7 was entered on 2 Jul. 605 x 90 / 710.
    # 31 Aug: 340 - 60 = 280 over 200 + 300 + 90 + 120 + 180 = 890. 31 Jul: the books begin on 5 May, less than 90 days before.
    july, august, now = gross_days(accounts, (date(2026, 7, 31), date(2026, 8, 31), today))

    assert now == (today, DaysHeld(60500, 71000))
    assert now[1].value == Fraction(60500 * 90, 71000)
    assert august[1] == DaysHeld(28000, 89000)
    assert july[1].value is None


def test_net_days_stand_on_net_revenue_and_on_what_contracts_leave(accounts, today):
    # Still to come off: 4 (200 - 110) + (50 - 30) = 110, 5 90, 7 30, 8 60 = 290; 6 is settled. 605 - 290 = 315.
    # Revenue: 710 charged - contractual 100 + 30 - write-off 15 = 565.
    # 31 Aug: 280 owed; 5 90 and 7 30 to come off; 2 has no contract. Revenue: 890 - discount 50 - contractual 100 + 30 = 710.
    assert net_days(accounts, (date(2026, 8, 31), today)) == (
        (date(2026, 8, 31), DaysHeld(16000, 71000)), (today, DaysHeld(31500, 56500)))


def test_sales_outstanding_stand_on_what_was_billed(accounts, today):
    # Billed 3 Jul to 30 Sep: 7 90, 6 120, 5 180, 4 250 = 640.
    assert sales_outstanding(accounts, (today,)) == ((today, DaysHeld(60500, 64000)),)


def test_one_payer_and_one_site_have_their_own_days(accounts, today):
    # Bluefen: 410 - 50 = 360 over 250 + 160. Hill site: 2 50, 5 180, 8 160 = 390 over 5 180, 8 160 = 340; 4 and 6 are elsewhere.
    assert gross_days(accounts, (today,), "bluefen") == ((today, DaysHeld(36000, 41000)),)
    assert gross_days(of_place(accounts, site=2), (today,)) == ((today, DaysHeld(39000, 34000)),)
    assert receivable(of_place(accounts, site=1, provider=5), today).total().debit == 2000


def test_credit_balances_say_since_when_to_whom_and_how_long_the_law_leaves(accounts, today):
    # Visit 1: Medicaid paid again on 20 Jun, 102 days ago: 42 past its 60. Visit 3: the patient paid again on 10 Sep, 20 days
    # ago. Patient 9 paid 20 before the charge.
    facts = credit_balances(accounts, today)
    rows = facts.rows.set_index("claim")

    assert facts.total() == Credits(11000, 2, 1, 1, 2000, 1)
    assert tuple(rows.loc[1, ["number", "to", "days", "left"]]) == ("26-050401", "payer", 102, -42)
    assert tuple(rows.loc[3, ["number", "to", "days", "amount"]]) == ("26-061501", "patient", 20, 5000)
    assert rows["left"].isna().sum() == 2


def test_a_credit_that_was_not_there_on_the_day_is_none(accounts):
    assert credit_balances(accounts, date(2026, 6, 19)).total() == Credits(0, 0, 0, 0, 0, 0)
    assert credit_balances(accounts, date(2026, 8, 4)).total() == Credits(6000, 1, 0, 0, 0, 0)
    assert credit_balances(accounts, date(2026, 8, 5)).total().late == 1


def test_credit_balances_at_month_ends_are_those_of_each_day(accounts, today):
    # 31 Aug: visit 1 alone. 30 Sep: visit 3 as well; what patient 9 paid ahead is no credit.
    days = (date(2026, 5, 31), date(2026, 8, 31), today)

    assert credits_at(accounts, days) == ((days[0], 0, 0), (days[1], 6000, 1), (today, 11000, 2))
    assert credits_at(accounts, (today,), "bluefen") == ((today, 5000, 1),)


def test_net_collection_knows_closed_months_and_leaves_discounts_in(accounts, today):
    # May: visit 1, due 100 - 40 = 60, paid 120. June: visit 2, due 200, paid 100 after a returned check, discount 50; visit 3,
    # due 300 - 100 = 200, paid 250. July and later are not closed: 31 Jul + 90 days is 29 Oct.
    collected = net_collection(accounts, today)

    assert collected.over(months(date(2026, 6, 30), 2)) == (
        (date(2026, 5, 1), Collected(6000, 12000, 0, 0)), (date(2026, 6, 1), Collected(40000, 35000, 0, 5000)))
    assert collected.since(date(2026, 6, 1)).total().value == Fraction(350, 400)
    assert collected.by("payer")["self"] == Collected(20000, 10000, 0, 5000)
    assert collected.by("payer")["self"].left == 5000


def test_a_write_off_is_not_contractual(accounts):
    # Seen on 31 Oct July is closed. Visit 6: due 120 - 30, paid 70. Visit 7: due 90, written off 15.
    july = net_collection(accounts, date(2026, 10, 31)).since(date(2026, 7, 1)).total()

    assert july == Collected(18000, 7000, 1500, 0)
    assert july.left == 9500


def test_before_the_books_begin_there_is_nothing(accounts, no_accounts, today):
    for tables, day in ((accounts, date(2026, 5, 4)), (no_accounts, today)):
        assert receivable(tables, day).total() == Receivable(0, 0, 0, Aged((0,) * 5, (0,) * 5))
        assert receivable(tables, day).total().old.value is None
        assert gross_days(tables, (day,))[0][1].value is None
        assert net_days(tables, (day,))[0][1].value is None
        assert net_collection(tables, day).total().value is None
        assert credit_balances(tables, day).total() == Credits(0, 0, 0, 0, 0, 0)
