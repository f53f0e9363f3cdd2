"""The measures of training itself, counted by hand: acknowledged, in time, ready, where answers go wrong."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from workbench.desk.figures.catalogue import TRAINING
from workbench.desk.figures.training import (
    Answers,
    Asked,
    Required,
    Today,
    coverage,
    coverage_panel,
    hot_spot_panel,
    hot_spots,
    on_time,
    on_time_panel,
    readiness,
    readiness_panel,
)
from workbench.model import Light

ASKED = (Asked("SOP-02", True, 5, 5), Asked("SOP-05", True, 5, 6), Asked("SOP-18", False, 19, 20))
MONTHS = (date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1))
DUE = tuple(Required(person, date.fromisoformat(due), done) for person, due, done in (
    ("maya", "2026-10-05", True), ("tomas", "2026-10-05", True), ("rita", "2026-10-05", False), ("nina", "2026-11-09", True),
    ("otto", "2026-11-09", True), ("maya", "2026-09-30", False)))
STEPS = (Answers("SOP-05.6", 3, 8), Answers("SOP-05.7", 35, 100), Answers("SOP-02.4", 7, 10))


def today(id):
    return Today(TRAINING[id], date(2026, 11, 23), "Larkmere")


def bars(panel):
    return [(point.label, point.shown, point.note, point.over) for point in panel.chart.points]


def test_coverage_is_every_acknowledgement_that_is_asked_for():
    # 5 + 5 + 19 of 5 + 6 + 20.
    assert coverage(ASKED) == Fraction(29, 31)
    assert coverage(()) is None


def test_a_critical_sop_needs_everybody_and_any_other_nineteen_of_twenty():
    panel = coverage_panel(today("acknowledgement-coverage"), ASKED, 20)

    assert (panel.value, panel.light, panel.basis) == ("93.5 %", Light.BAD, "29 of 31 acknowledgements")
    assert bars(panel) == [("SOP-02", "100.0 %", "5 of 5", False), ("SOP-05", "83.3 %", "5 of 6", True),
                           ("SOP-18", "95.0 %", "19 of 20", False)]
    assert panel.chart.title == "SOP-05 below target"
    assert coverage_panel(today("acknowledgement-coverage"), ASKED[:1], 5).light is Light.GOOD


def test_training_in_time_is_of_what_is_due_by_the_month_it_was_due():
    # September is before the months: 4 of 5; October 2 of 3, November so far 2 of 2.
    panel = on_time_panel(today("training-coverage"), DUE, MONTHS)

    assert on_time(DUE) == Fraction(4, 6)
    assert (panel.value, panel.light) == ("80.0 %", Light.BAD)
    assert bars(panel) == [("Oct 2026", "66.7", "2 of 3", True), ("1-23 Nov", "100.0", "2 of 2", False)]


def test_readiness_counts_no_more_than_is_asked_for():
    # min(3, 2) + min(1, 4) of 2 + 4.
    assert readiness([(3, 2), (1, 4)]) == Fraction(3, 6)
    assert readiness(()) is None

    panel = readiness_panel(today("role-readiness"), (("Coder", 4, Fraction(1)), ("Payment poster", 6, Fraction(1, 2))))
    assert (panel.value, panel.chart.title) == ("50.0 %", "Payment poster is 50.0 % ready")
    assert panel.chart.points[0].note == "6 people"


def test_a_step_is_hot_when_more_than_35_of_100_answers_go_wrong():
    # 3 of 8 = 37.5 %, 35 of 100 is just not, 7 of 10 = 70 %.
    panel = hot_spot_panel(today("knowledge-hot-spots"), STEPS)

    assert [each.step for each in hot_spots(STEPS)] == ["SOP-02.4", "SOP-05.6"]
    assert (panel.value, panel.light, panel.basis) == ("2", Light.BAD, "3 steps")
    assert bars(panel)[0] == ("SOP-02 step 4", "70.0 %", "7 of 10", True)
    assert hot_spot_panel(today("knowledge-hot-spots"), STEPS[1:2]).light is Light.GOOD


@pytest.mark.parametrize("panel", [
    coverage_panel(today("acknowledgement-coverage"), (), 0), coverage_panel(today("acknowledgement-coverage"), ASKED, 4),
    on_time_panel(today("training-coverage"), (), MONTHS),
    on_time_panel(today("training-coverage"), [replace(each, person="maya") for each in DUE], MONTHS),
    readiness_panel(today("role-readiness"), (("Coder", 4, Fraction(1)), ("Payment poster", 6, Fraction(0)))),
    hot_spot_panel(today("knowledge-hot-spots"), ()),
])
def test_fewer_than_five_people_or_nothing_to_count_is_no_figure(panel):
    assert (panel.value, panel.light, panel.chart, panel.advice) == ("no data", Light.NO_DATA, None, "")
