"""The figure of net collection: closed service months, and where the rest went."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from workbench.desk.figures.catalogue import Goal, Measure
from workbench.desk.figures.frame import MONTHS, Ask, beyond, blank, hatched, light, missed
from workbench.desk.figures.words import month_name, percent, trend
from workbench.kpi.collected import Collected, closed_before, net_collection
from workbench.kpi.facts import Facts, months
from workbench.model import Chart, Panel, PanelTable, Point
from workbench.money import shown


def collection_panel(measure: Measure, ask: Ask) -> Panel:
    """Net collection of the last closed service month, or of as many as the period has; by month."""
    facts = net_collection(ask.tables, ask.as_of, ask.payer)
    starts = months(closed_before(ask.as_of) - timedelta(days=1), ask.period or 1)
    found = facts.since(starts[0]).total()
    over = month_name(starts[0]) if len(starts) == 2 else f"{month_name(starts[0])} to {month_name(starts[-2])}"
    if found.value is None or measure.goal is None:
        return blank(measure, ask, f"nothing due for visits of {over}{ask.whose}")
    made = blank(measure, ask, f"{shown(found.paid)} of {shown(found.due)} due for visits of {over}{ask.whose}")
    return replace(made, value=percent(found.value, beyond(measure, found.value)),
                   light=light(measure, found.value), table=_rest(found), chart=_by_month(measure, measure.goal, ask, facts))


def _rest(found: Collected) -> PanelTable:
    parts = (("Paid", found.paid), ("Written off", found.written_off), ("Discounts", found.discounted),
             ("Still owed", found.left))
    rows = tuple((name, shown(cents), percent(Fraction(cents, found.due))) for name, cents in parts)
    return PanelTable("What became of it", ("Part", "Amount", "Share"), ("Amount", "Share"), rows)


def _by_month(measure: Measure, goal: Goal, ask: Ask, facts: Facts[Collected]) -> Chart:
    starts = months(closed_before(ask.as_of) - timedelta(days=1), ask.period or MONTHS)
    points = tuple(_point(measure, start, each) for start, each in facts.over(starts))
    title = trend("Net collection", f"at least {goal.line}", f"under {goal.line}", points, "month")
    caption = f"{measure.title} in %, by closed month of service{ask.whose and f',{ask.whose}'}.{hatched(goal, points)}"
    return Chart("column", title, caption, points, goal.good, goal.line, ("Service month", "%", "Dollars"))


def _point(measure: Measure, start: date, each: Collected) -> Point:
    note = f"{shown(each.paid)} of {shown(each.due)}" if each.due else ""
    text = percent(each.value, beyond(measure, each.value)).removesuffix(" %")
    return Point(month_name(start), each.value or Fraction(0), text, note, missed(measure, each.value))
