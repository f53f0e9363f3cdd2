"""Panels on a page: nothing they say is HTML, every number can be heard, and no data is said as that."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial

import pytest

from workbench.model import Chart, Light, Panel, PanelTable, Point
from workbench.ui.chart import drawn, point_table, spoken
from workbench.ui.panel import details, facts, figure, panel_table, tiles
from workbench.ui.told import told

EVIL = '"><script>alert(1)</script>'
BY_WEEK = Chart("column", "Posting lag is within one day since the week of 14 Sep", "Median business days to post, by week.", (
    Point("31 Aug", Fraction(3, 2), "1.5", "6 remittances", over=True), Point("7 Sep", Fraction(0), "no data"),
    Point("14 Sep", Fraction(1), "1.0", "4 remittances"), Point("21 Sep", Fraction(1, 2), "0.5", "2 remittances"),
), Fraction(1), "1 day", ("Week of", "Median", "Posted"))
BY_PAYER = Chart("bar", "One payer needs more hand work than the target", "ERA exceptions, last 90 days.", (
    Point("Granger Workers' Comp", Fraction(11, 38), "28.9 %", "11 of 38", over=True),
    Point("Medicare Part B", Fraction(8, 164), "4.9 %", "8 of 164"),
), Fraction(3, 25), "12 %")
TABLE = PanelTable("Not posted yet", ("Payer", "Trace", "Amount"), ("Amount",), (("Tessel HMO", "T-2", "45.50"),))
LAG = Panel("posting-lag", "Posting lag, median", "0.5", "business days", "≤ 1", Light.GOOD, "12 remittances, last 90 days",
            "Median of business days.", "Remittances and the bank statement", date(2026, 9, 30), "Larkmere Medical Group",
            BY_WEEK)


def test_a_tile_says_value_unit_and_target_with_shape_and_words():
    html = str(tiles((LAG,)))

    assert '<dt>Posting lag, median</dt><dd>0.5 <small>business days</small></dd>' in html
    assert '<span class="wb-badge is-right"><span class="wb-ic" aria-hidden="true"></span>Target ≤ 1</span>' in html
    assert "met" in html


@pytest.mark.parametrize(("light", "looks", "heard"), [
    (Light.GOOD, "is-right", "met"), (Light.WATCH, "is-warn", "close"), (Light.BAD, "is-wrong", "missed")])
def test_a_light_is_never_a_colour_alone(light, looks, heard):
    html = str(tiles((replace(LAG, light=light),)))

    assert looks in html
    assert f'<span class="wb-sr"> {heard}</span>' in html


def test_what_a_panel_says_stands_in_the_place_of_its_target():
    html = str(tiles((replace(LAG, says="2 items over 1 day", light=Light.WATCH),)))

    assert "2 items over 1 day" in html
    assert "Target" not in html


def test_a_missed_target_says_what_to_do_in_the_figure_and_beside_a_tile():
    missed = replace(LAG, light=Light.BAD, advice="Post the oldest first: SOP-05 step 2.")

    for html in (figure(missed, partial(told, sop="SOP")), details(missed, partial(told, sop="SOP"))):
        assert "What to do:</b> Post the oldest first: " in html
        assert 'data-value="SOP-05.2">SOP-05 step 2</button>' in html
    assert "<button" not in figure(missed)
    assert "What to do" not in figure(LAG)


def test_a_figure_that_cannot_follow_a_filter_says_so():
    whole = replace(LAG, whole="Not split by site: shown for all")

    assert "<dd><span class=\"wb-note\">Not split by site: shown for all</span></dd>" in tiles((whole,))
    assert "by week. Not split by site: shown for all.</figcaption>" in figure(whole)


def test_what_has_no_room_for_its_chart_still_offers_its_numbers():
    html = details(replace(LAG, table=TABLE))

    assert all(f"{title}</summary>" in html for title in (BY_WEEK.title, TABLE.title, "Formula and source"))
    assert '<th scope="row">31 Aug</th><td class="wb-num">1.5</td>' in html


def test_no_data_is_said_and_has_no_light():
    nothing = replace(LAG, value="no data", light=Light.NO_DATA, basis="no remittances in the last 90 days", chart=None)

    html = str(figure(nothing))

    assert "<dd>no data</dd>" in html
    assert "no remittances in the last 90 days" in html
    assert "wb-badge" not in html
    assert "business days</small>" not in html


def test_the_label_of_a_chart_carries_all_its_numbers():
    assert spoken(BY_WEEK) == ("Median business days to post, by week. 31 Aug 1.5 (6 remittances); 7 Sep no data; "
                               "14 Sep 1.0 (4 remittances); 21 Sep 0.5 (2 remittances); target 1 day.")
    assert 'role="img" aria-label="ERA exceptions, last 90 days. Granger Workers&#39; Comp 28.9 % (11 of' in str(drawn(BY_PAYER))


def test_only_bars_beyond_the_target_are_hatched():
    html = str(drawn(BY_PAYER))

    assert html.count("<pattern") == 1
    assert html.count('class="bar is-over"') == 1
    assert "<pattern" not in str(drawn(replace(BY_PAYER, points=BY_PAYER.points[1:])))


def test_the_last_column_is_the_current_one_and_a_week_without_data_has_no_bar():
    html = str(drawn(BY_WEEK))

    assert html.count("<rect class=") == 3
    assert html.count('class="bar is-now"') == 1
    assert ">–</text>" in html


def test_columns_and_their_target_keep_their_proportions():
    # 1.5 is the tallest: 128 high. The target 1 stands at two thirds: 146 - 128 * 2/3 = 60.7.
    html = str(drawn(BY_WEEK))

    assert 'y="18.0" width="42.0" height="128.0"' in html
    assert '<line class="target" x1="44" x2="576" y1="60.7" y2="60.7"/>' in html


def test_a_value_on_hatching_keeps_its_own_ground():
    html = str(drawn(BY_WEEK))

    assert html.count('paint-order="stroke"') == 1
    assert 'stroke-width="5" class="val" x="73.0" y="136" text-anchor="middle">1.5</text>' in html


def test_a_month_is_written_under_a_column_only_where_it_changes():
    html = str(drawn(BY_WEEK))

    assert [text in html for text in (">31 Aug<", ">7 Sep<", ">14<", ">21<", ">14 Sep<")] == [True, True, True, True, False]


def test_the_year_of_a_month_stands_below_it_and_only_where_it_changes():
    months = (Point(label, Fraction(1), "1.0") for label in ("Nov 2025", "Dec 2025", "Jan 2026", "Feb 2026", "1-15 Mar"))
    html = str(drawn(Chart("column", "Title", "Caption.", tuple(months))))

    assert [html.count(f">{text}<") for text in ("Nov", "Dec", "Jan", "1-15 Mar", "2025", "2026")] == [1] * 6


@pytest.mark.parametrize("points", [(), (Point("Aug", Fraction(0), "0.0"),), (Point("Aug", Fraction(-3), "-3.00"),)])
@pytest.mark.parametrize("kind", ["column", "bar"])
def test_a_chart_without_height_is_still_drawn(kind, points):
    html = str(drawn(Chart(kind, "Title", "Caption.", points)))

    assert html.startswith("<svg")
    assert "<rect" not in html


def test_a_figure_offers_its_numbers_as_a_table_with_formula_and_source():
    html = str(figure(LAG))

    assert "<h3>Posting lag is within one day since the week of 14 Sep</h3>" in html
    assert ">Show as table</summary>" in html
    assert '<th scope="row">31 Aug</th><td class="wb-num">1.5</td>' in html
    assert ">Formula and source</summary>" in html
    assert "30 Sep 2026, Larkmere Medical Group" in html


def test_a_panel_without_a_chart_shows_its_table_or_its_tile():
    assert "<h3>Not posted yet</h3><table" in str(figure(replace(LAG, chart=None, table=TABLE)))
    assert "wb-tiles" in str(figure(replace(LAG, chart=None)))


def test_numbers_stand_at_the_right_of_their_column():
    html = str(panel_table(TABLE))

    assert '<th scope="col" class="wb-num">Amount</th>' in html
    assert '<td class="">T-2</td><td class="wb-num">45.50</td>' in html


def test_nothing_a_panel_says_becomes_html():
    chart = Chart("bar", EVIL, EVIL, (Point(EVIL, Fraction(1), EVIL, EVIL),), Fraction(1), EVIL)
    table = PanelTable(EVIL, (EVIL, "n"), ("n",), ((EVIL, EVIL),))
    evil = Panel(EVIL, EVIL, EVIL, EVIL, EVIL, Light.BAD, EVIL, EVIL, EVIL, date(2026, 9, 30), EVIL, chart, table, EVIL)
    column = replace(evil, chart=replace(chart, kind="column"))

    drawn_ = [tiles((evil,)), figure(evil), figure(column), facts(evil), point_table(chart), panel_table(table)]

    assert not any("<script" in html or EVIL in html for html in map(str, drawn_))
