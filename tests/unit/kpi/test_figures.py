"""Panels made from the small practice: what a person reads, by hand. Figures of the last 90 days, so of all its rows."""

import doctest
from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from workbench.desk.figures import frame, words
from workbench.desk.figures.catalogue import MEASURES, Goal
from workbench.desk.figures.frame import Ask
from workbench.desk.figures.making import make_panel
from workbench.desk.figures.needed import needed
from workbench.desk.figures.words import trend
from workbench.kpi import ages, collected, facts
from workbench.model import Light, Panel, Point
from workbench.model.wire import dumps, loads
from workbench.world.files import build_world
from workbench.world.spec import WorldSpec
from workbench.world.tables import TABLES_OF

ON_BOOKS = ("posting-lag", "era-exceptions", "auto-post", "unposted", "deposit-variance", "clean-claim-rate", "dollar-split",
            "first-pass", "eft-era-gap")
"""Panels made from the practice of eight remittances; the others are made from the second one."""


CLINICS = [id for id, measure in MEASURES.items() if measure.practice == "larkmere"]


@pytest.fixture
def made(books, accounts, today):
    """Makes a panel."""
    return lambda id, payer="", *part: make_panel(
        id, Ask(books if id in ON_BOOKS else accounts, today, payer, "Larkmere Medical Group", *part))


def bars(panel):
    """The bars of a panel's chart as (label, shown, note, over)."""
    return [(point.label, point.shown, point.note, point.over) for point in panel.chart.points]


@pytest.fixture(scope="module")
def small():
    """The tables of the practice that a site keeps."""
    return build_world(WorldSpec()).tables


@pytest.mark.parametrize("module", [words, facts, frame, ages, collected])
def test_the_examples_hold(module):
    assert doctest.testmod(module, extraglobs={"np": np}).failed == 0


def test_posting_lag_reads_as_billers_say_it(made):
    # 0 0 1 1 3 4 with Labor Day; weeks of 31 Aug 1, 7 Sep 1, 14 Sep 0, 21 Sep 0 and 3.
    lag = made("posting-lag")

    assert (lag.value, lag.unit, lag.light, lag.basis) == ("1.0", "business days", Light.GOOD, "6 remittances, last 90 days")
    assert lag.chart.title == "Posting lag was over 1 day in the week of 21 Sep"
    assert bars(lag)[3:] == [
        ("24 Aug", "no data", "", False), ("31 Aug", "1.0", "1 remittance", False), ("7 Sep", "1.0", "1 remittance", False),
        ("14 Sep", "0.0", "1 remittance", False), ("21 Sep", "1.5", "2 remittances", True)]


def test_a_share_that_misses_its_target_by_little_does_not_read_as_the_target():
    measure = MEASURES["era-exceptions"]

    assert frame.share_point(measure, "Sep", facts.Share(228, 1899)).shown == "12.01"
    assert frame.share_point(measure, "Sep", facts.Share(12, 100)).shown == "12.0"


def test_a_period_of_one_month_is_not_called_last_month_which_may_be_another(today):
    assert Ask({}, today, "", "Larkmere Medical Group", period=1).lasting == ", latest month"
    assert Ask({}, today, "", "Larkmere Medical Group", period=3).lasting == ", last 3 months"


def test_era_exceptions_name_the_payers_above_the_target(made):
    # Tessel 1 of 1 and Medicare 1 of 4 are above 12 %, Bluefen 0 of 1 is not. 2 of 6 = 33.33 %.
    exceptions = made("era-exceptions")

    assert (exceptions.value, exceptions.light, exceptions.basis) == (
        "33.3 %", Light.BAD, "2 of 6 posted ERA lines, last 90 days; 1 line received and not posted yet")
    assert exceptions.chart.title == "Two payers need more hand work than the target allows"
    assert bars(exceptions) == [
        ("Tessel HMO", "100.0 %", "1 of 1", True), ("Medicare Part B", "25.0 %", "1 of 4", True),
        ("Bluefen Health PPO", "0.0 %", "0 of 1", False)]
    assert made("era-exceptions", "medicare").chart.kind == "column"


def test_auto_posted_lines_below_the_target_are_hatched(made):
    # 4 of 6 = 66.67 %. Week of 31 Aug: lines 1 and 2, one untouched.
    posted = made("auto-post")

    assert (posted.value, posted.target, posted.light) == ("66.7 %", "≥ 85 %", Light.BAD)
    assert ("31 Aug", "50.0", "1 of 2", True) in bars(posted)
    assert posted.chart.title == "The auto-post rate has been at least 85 % since the week of 7 Sep"


def test_unposted_money_lists_what_waits_the_oldest_first(made):
    held = made("unposted")

    assert (held.value, held.says, held.light, held.basis) == ("57.75", "1 item over 1 day", Light.WATCH, "2 remittances")
    assert held.table.rows == (
        ("Tessel HMO", "T-2", "28 Sep", "2", "45.50"), ("Corvane Commercial", "81190", "29 Sep", "1", "12.25"))
    assert (made("unposted", "bluefen").value, made("unposted", "bluefen").says) == ("0.00", "None over 1 day")


def test_deposit_variance_lists_the_days_that_are_not_at_zero(made):
    variance = made("deposit-variance")

    assert (variance.value, variance.light) == ("15.60", Light.BAD)
    assert variance.basis == "3 signed bank days, last 90 days; 2 days not signed yet"
    assert variance.table.rows == (("25 Sep", "3.10"), ("24 Sep", "-12.50"))


def test_clean_claims_say_how_many_wait_for_an_answer(made):
    clean = made("clean-claim-rate")

    assert (clean.value, clean.light) == ("50.0 %", Light.BAD)
    assert clean.basis == "3 of 6 claims, last 90 days; 1 claim still without an answer"


def test_first_pass_shows_payers_and_what_stopped_the_others(made):
    everyone, tessel = made("first-pass"), made("first-pass", "tessel")

    assert everyone.chart.title == "Three payers accept fewer claims at first than the target asks"
    assert everyone.table.rows == (("Corrected by hand", "1"), ("A3 not taken in", "1"), ("A7 something wrong", "1"))
    assert tessel.chart.title == "Tessel HMO accepted 1 of 2 claims at first"
    assert bars(tessel) == [("Accepted at first", "50.0 %", "1 of 2", False), ("A3 not taken in", "50.0 %", "1 of 2", False)]


def test_the_dollar_of_a_payer_is_split_into_four(made):
    # Tessel: 160.00 charged, 105.50 paid, 24.50 patient, 30.00 under CO-16.
    split = made("dollar-split", "tessel")

    assert (split.value, split.unit, split.light) == ("65.9 %", "paid", Light.INFO)
    assert split.basis == "105.50 of 160.00 charged to Tessel HMO, last 90 days"
    assert split.chart.title == "Tessel HMO paid 65.9 % of what was charged"
    assert bars(split) == [("Paid", "65.9 %", "105.50", False), ("Contractual", "0.0 %", "0.00", False),
                           ("Patient", "15.3 %", "24.50", False), ("Other", "18.8 %", "30.00", False)]


def test_remittances_far_from_their_money_are_counted(made):
    # -2 -1 -1 0 0 4.
    gap = made("eft-era-gap")

    assert (gap.value, gap.basis, gap.light) == ("83.3 %", "5 of 6 remittances with money, last 90 days", Light.WATCH)
    assert gap.chart.title == "1 of 6 remittances came more than 3 business days from the money"
    assert [point.shown for point in gap.chart.points] == ["0", "3", "2", "0", "1"]
    assert gap.chart.points[4].over


COUNTED = {"unposted": "0.00", "unapplied-cash": "0.00", "credit-balances": "0.00", "unmatched": "0"}
"""Figures that count what is left over: nothing is 0 there, and good."""


@pytest.mark.parametrize("id", CLINICS)
def test_without_rows_every_figure_that_counts_no_leftovers_says_no_data(no_books, no_accounts, today, id):
    panel = make_panel(id, Ask(no_books if id in ON_BOOKS else no_accounts, today, "", "Larkmere Medical Group"))

    assert (panel.value, panel.light, panel.chart, panel.table) == (
        (COUNTED[id], Light.GOOD, None, None) if id in COUNTED else ("no data", Light.NO_DATA, None, None))


@pytest.mark.parametrize("payer", ["", "medicare", "self"])
@pytest.mark.parametrize("id", CLINICS)
def test_every_panel_travels_to_a_page_and_says_where_it_comes_from(made, id, payer):
    panel = made(id, payer)

    assert loads(Panel, dumps(panel)) == panel
    assert panel.formula
    assert panel.source
    assert panel.as_of == date(2026, 9, 30)


@pytest.mark.parametrize("part", [(0, 0, 6), (2, 0, 0), (1, 5, 12)])
@pytest.mark.parametrize("id", [id for id in CLINICS if MEASURES[id].by_place and id not in ON_BOOKS])
def test_every_panel_of_a_part_of_the_practice_travels(made, id, part):
    panel = made(id, "", *part)

    assert loads(Panel, dumps(panel)) == panel
    assert panel.basis


def test_every_panel_reads_only_columns_that_a_practice_has():
    for measure in MEASURES.values():
        for table, columns in needed(measure, by_place=measure.by_place).items():
            assert set(columns) <= {column.name for column in TABLES_OF[measure.practice][table].columns}, (measure.id, table)


@pytest.mark.parametrize("part", [(0, 0, 0), (1, 2, 3)])
@pytest.mark.parametrize("id", CLINICS)
def test_a_panel_made_from_its_own_columns_is_the_one_made_from_all(small, id, part):
    measure = MEASURES[id]
    place = part if measure.by_place else (0, 0, part[2])
    own = {name: small[name][list(columns)] for name, columns in needed(measure, bool(place[0])).items()}

    from_own, from_all = (make_panel(id, Ask(tables, date(2026, 9, 30), "", "Larkmere", *place)) for tables in (own, small))

    assert from_own == from_all


def test_sources_and_formulas_are_peoples_words():
    tables = {name for practice in TABLES_OF.values() for name in practice if "_" in name}

    for measure in MEASURES.values():
        assert not any(name in f"{measure.source} {measure.formula} {measure.advice}" for name in tables), measure.id
        assert measure.source[0].isupper()
        assert bool(measure.advice) == (measure.goal is not None or measure.id == "unposted"), measure.id


def test_what_to_do_is_said_only_while_a_target_is_missed(made):
    assert made("posting-lag").advice == ""
    assert made("auto-post").advice == MEASURES["auto-post"].advice
    assert made("unposted", "granger").advice == ""


def test_a_month_that_still_runs_is_marked_with_its_days(books):
    ask = Ask(books, date(2026, 9, 15), "", "Larkmere", period=3)

    assert (ask.since, [ask.label(start) for start in ask.starts[:-1]]) == (
        date(2026, 7, 1), ["Jul 2026", "Aug 2026", "1-15 Sep"])
    assert [ask.end(day) for day in ask.ends] == ["Jun 2026", "Jul 2026", "Aug 2026", "15 Sep"]
    assert ask.today == "on 15 Sep"


def test_exceptions_say_why_a_person_had_to_look_and_make_100_with_the_rest(made):
    assert made("era-exceptions").table.rows == (
        ("Denied", "1", "16.7 %"), ("Reversal", "1", "16.7 %"), ("Auto-posted", "4", "66.7 %"),
        ("All posted ERA lines", "6", "100.0 %"))


@pytest.mark.parametrize(("id", "title", "last"), [
    ("deposit-variance", "2 bank days of 3 were not at 0.00", ("Sep 2026", "15.60", "2 days", False)),
    ("unposted", "Unposted payments stood at 57.75 at the end of Sep 2026", ("Sep 2026", "57.75", "2 remittances", False)),
    ("eft-era-gap", "The share of ERAs near their EFT was under 100 % in Sep 2026", ("Sep 2026", "83.3", "5 of 6", True)),
    ("dollar-split", "All payers together paid 70.8 % of what was charged", ("Sep 2026", "70.8", "495.50 of 700.00", False)),
])
def test_a_period_is_shown_by_month(made, id, title, last):
    panel = made(id, "", 0, 0, 2)

    assert panel.chart.title == title
    assert bars(panel)[-1] == last


def test_a_light_looks_at_the_exact_value_not_at_its_text():
    clean = Goal("≥ 95 %", Fraction(95, 100), Fraction(90, 100), low=False)

    assert [clean.light(Fraction(number, 1000)) for number in (950, 949, 900, 899)] == [
        Light.GOOD, Light.WATCH, Light.WATCH, Light.BAD]


@pytest.mark.parametrize(("weeks", "sentence"), [
    ("good good", "Posting lag was within 1 day in each of the last 2 weeks"),
    ("good none good", "Posting lag was within 1 day in every week with data"),
    ("over good", "Posting lag was within 1 day again in the week of 1"),
    ("over good good", "Posting lag has been within 1 day since the week of 1"),
    ("none good", "Posting lag was within 1 day in the week of 1"),
    ("good over none", "Posting lag was over 1 day in the week of 1"),
])
def test_the_sentence_over_a_chart_says_what_it_shows(weeks, sentence):
    points = [Point(str(number), Fraction(1), "no data" if week == "none" else "1.0", over=week == "over")
              for number, week in enumerate(weeks.split())]

    assert trend("Posting lag", "within 1 day", "over 1 day", points) == sentence
