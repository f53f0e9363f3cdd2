"""Panels of what is owed, denied and left over, made from the second small practice: what a person reads, by hand."""

import pytest

from workbench.desk.figures.frame import Ask
from workbench.desk.figures.making import make_panel
from workbench.model import Light


@pytest.fixture
def made(accounts, today):
    """Makes a panel."""
    return lambda id, payer="", *part: make_panel(id, Ask(accounts, today, payer, "Larkmere Medical Group", *part))


def bars(panel):
    """The bars of a panel's chart as (label, shown, note, over)."""
    return [(point.label, point.shown, point.note, point.over) for point in panel.chart.points]


def test_the_denial_rate_is_said_in_claims_and_in_dollars(made):
    # 3 of 9 = 33.3 %; 290 of 1290 = 22.5 %.
    rate = made("denial-rate")

    assert (rate.value, rate.target, rate.light) == ("33.3 %", "≤ 5 %", Light.BAD)
    assert rate.basis == "3 of 9 claims remitted, last 90 days; 22.5 % of dollars, 290.00 of 1,290.00 charged"
    assert rate.chart.title == "Two payers deny more claims than the target allows"
    assert bars(rate)[:2] == [("Medicare Part B", "100.0 %", "2 of 2", True), ("Bluefen Health PPO", "25.0 %", "1 of 4", True)]


def test_the_dearest_reason_of_denials_comes_first(made):
    # CO-50 180 of 290 = 62.1 %, CO-24 70 = 24.1 %, CO-97 40 = 13.8 %.
    pareto = made("denial-pareto")

    assert (pareto.value, pareto.light, pareto.basis) == ("290.00", Light.INFO, "3 denied lines, last 90 days")
    assert pareto.chart.title == "CO-50 is 62.1 % of what was denied"
    assert pareto.table.rows == (("CO-50", "1", "180.00"), ("CO-24", "1", "70.00"), ("CO-97", "1", "40.00"))


def test_appeals_stand_by_the_month_of_their_decision(made):
    # 100 of 220 = 45.5 %.
    overturn = made("denial-overturn")

    assert (overturn.value, overturn.light) == ("45.5 %", Light.INFO)
    assert overturn.basis == "100.00 of 220.00 appealed and decided, last 90 days"
    assert bars(overturn)[-2:] == [("Aug 2026", "0.0", "0.00 of 120.00", False), ("Sep 2026", "100.0", "100.00 of 100.00", False)]


def test_days_to_work_say_what_nobody_has_worked(made):
    # 2 1 2 3 over Labor Day.
    days = made("denial-days")

    assert (days.value, days.unit, days.light) == ("2.0", "business days", Light.GOOD)
    assert days.basis == "4 denied lines, last 90 days; 2 lines not worked yet"
    assert days.chart.target_shown == "2 days"


def test_gross_and_net_days_print_both_of_their_amounts(made):
    # 605 x 90 / 710 = 76.69; 315 x 90 / 565 = 50.18.
    gross, net = made("days-in-ar"), made("net-days-in-ar")

    assert (gross.value, gross.target, gross.light) == ("76.7", "≤ 40", Light.BAD)
    assert gross.basis == "605.00 A/R less credits, 710.00 gross charges in 90 days"
    assert (net.value, net.light) == ("50.2", Light.INFO)
    assert net.basis == "315.00 net A/R, 565.00 net revenue in 90 days"


def test_days_in_ar_stand_at_month_ends_once_the_books_go_back_far_enough(made):
    # 31 Aug: 280 x 90 / 890 = 28.3.
    assert bars(made("days-in-ar"))[-3:] == [
        ("Jul 2026", "no data", "", False), ("Aug 2026", "28.3", "280.00 over 890.00", False),
        ("Sep 2026", "76.7", "605.00 over 710.00", True)]


def test_dso_is_a_trend_without_a_target(made):
    # 605 x 90 / 640 = 85.08.
    dso = made("dso")

    assert (dso.value, dso.target, dso.light) == ("85.1", "", Light.INFO)
    assert dso.chart.title == "DSO stood at 85.1 days at the end of Sep 2026"


def test_ar_over_90_leaves_credits_out_and_says_so(made):
    # 125 of 575 = 21.7 %; Corvane 75 of 75, self-pay 50 of 50.
    old = made("ar-over-90")

    assert (old.value, old.light) == ("21.7 %", Light.BAD)
    assert old.basis == "125.00 of 575.00 billed; credits of 130.00 left out"
    assert old.chart.title == "Two payers have more A/R over 90 days than the target allows"
    assert bars(old)[0] == ("Corvane Commercial", "100.0 %", "75.00 of 75.00", True)
    assert made("ar-over-90", "corvane").chart.kind == "column"


def test_the_ageing_has_a_row_for_each_payer_and_one_for_all(made):
    ageing = made("ar-ageing")

    assert (ageing.value, ageing.basis) == ("575.00", "5 visits; credits of 130.00 left out")
    assert ageing.table.columns == ("Payer", "0-30", "31-60", "61-90", "91-120", ">120", "Billed", "Credits")
    assert ageing.table.rows[-1] == ("All", "250.00", "180.00", "20.00", "125.00", "0.00", "575.00", "130.00")
    assert bars(ageing)[0] == ("0-30 days", "43.5 %", "250.00", False)


def test_unapplied_cash_over_90_days_is_said_first(made):
    unapplied = made("unapplied-cash")

    assert (unapplied.value, unapplied.says, unapplied.light) == ("57.50", "12.50 over 90 days", Light.BAD)
    assert bars(unapplied)[-1] == (">90 days", "12.50", "1 item", True)
    assert unapplied.table.rows[0] == ("Granger Workers' Comp", "", "1 Jul", "91", "12.50")


def test_what_waits_for_its_other_half_is_listed(made):
    unmatched = made("unmatched")

    assert (unmatched.value, unmatched.light) == ("4", Light.BAD)
    assert unmatched.basis == "5 items waiting, 4 of them over 3 days (104.50)"
    assert unmatched.table.rows[-1] == ("EFT without its ERA", "State Medicaid", "D-1", "25 Sep", "3", "21.00")


def test_credit_balances_list_the_days_that_are_left(made):
    credits = made("credit-balances")

    assert (credits.value, credits.says, credits.light) == ("110.00", "1 past day 45", Light.BAD)
    assert credits.basis == ("2 credits; 1 credit past the legal deadline; "
                             "not counted: 20.00 that 1 patient paid before the charge was entered")
    assert credits.table.rows == (
        ("26-050401", "State Medicaid", "payer", "20 Jun", "102", "-42", "60.00"),
        ("26-061501", "Bluefen Health PPO", "patient", "10 Sep", "20", "", "50.00"))


def test_net_collection_is_of_the_last_closed_month_and_says_where_the_rest_is(made):
    # June: 350 of 400 = 87.5 %.
    collection = made("net-collection")

    assert (collection.value, collection.light) == ("87.5 %", Light.BAD)
    assert collection.basis == "350.00 of 400.00 due for visits of Jun 2026"
    assert collection.table.rows == (("Paid", "350.00", "87.5 %"), ("Written off", "0.00", "0.0 %"),
                                     ("Discounts", "50.00", "12.5 %"), ("Still owed", "0.00", "0.0 %"))
    assert made("net-collection", "", 0, 0, 2).basis == "470.00 of 460.00 due for visits of May 2026 to Jun 2026"


def test_a_part_of_the_practice_is_named(made):
    # Harbor site, seen by Lioba Strandquist: visit 6 alone.
    part = made("ar-ageing", "tessel", 1, 5)

    assert part.basis == "1 visit of Tessel HMO at Harbor site seen by Lioba Strandquist NP; credits of 0.00 left out"


@pytest.mark.parametrize(("id", "title", "last"), [
    ("unapplied-cash", "Unapplied cash stood at 57.50 at the end of Sep 2026", [("Aug 2026", "156.50"), ("Sep 2026", "57.50")]),
    ("unmatched", "4 items waited over 3 days at the end of Sep 2026", [("Aug 2026", "2"), ("Sep 2026", "4")]),
    ("credit-balances", "Credit balances stood at 110.00 at the end of Sep 2026",
     [("Aug 2026", "60.00"), ("Sep 2026", "110.00")]),
    ("ar-ageing", "Billed A/R stood at 575.00 at the end of Sep 2026", [("Aug 2026", "160.00"), ("Sep 2026", "575.00")]),
    ("net-days-in-ar", "Net A/R stood at 50.2 days at the end of Sep 2026", [("Aug 2026", "20.3"), ("Sep 2026", "50.2")]),
    ("denial-pareto", "Denied charges were highest in Sep 2026", [("Aug 2026", "0.00"), ("Sep 2026", "290.00")]),
    ("ar-over-90", "The share of old A/R was over 15 % in Sep 2026", [("Aug 2026", "0.0"), ("Sep 2026", "21.7")]),
])
def test_what_stood_at_month_ends_is_shown_for_a_period(made, id, title, last):
    # 31 Aug: unapplied 15 + 25 + 5 + 12.50 + 99; late EFTs of 1 Jul and 1 Jun; visit 1 overpaid by 60; billed 160, none over 90.
    panel = made(id, "", 0, 0, 2)

    assert panel.chart.title == title
    assert [(label, shown) for label, shown, *_ in bars(panel)] == last


def test_a_period_is_shown_by_month(made):
    # July: 5 worked in August; 1 3 4 in September.
    days = made("denial-days", "", 0, 0, 2)

    assert days.basis == "4 denied lines, last 2 months; 2 lines not worked yet"
    assert bars(days) == [("Aug 2026", "3.0", "1 denied line", True), ("Sep 2026", "2.0", "3 denied lines", False)]
    assert days.chart.title == "The time to work a denial was within 2 days again in Sep 2026"
