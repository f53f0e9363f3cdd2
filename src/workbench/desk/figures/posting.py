"""The figures of payment posting: lag, ERA exceptions, auto-posting, what is not posted yet."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from workbench.desk.figures.catalogue import Goal, Measure
from workbench.desk.figures.frame import (
    MOST_ROWS,
    WEEKS,
    Ask,
    blank,
    hatched,
    light,
    missed,
    share_by_payer,
    share_by_week,
    share_panel,
)
from workbench.desk.figures.words import counted, days, short_date, trend
from workbench.kpi.facts import Facts, Median, weeks
from workbench.kpi.posting import auto_posted, exceptions, posting_lag, unposted
from workbench.model import Chart, Light, Panel, PanelTable, Point
from workbench.money import shown
from workbench.world.bank_days import BANK_HOLIDAYS
from workbench.world.payer_names import PAYER_NAMES

_MORE_WORK = ("needs more hand work than the target", "need more hand work than the target")


def lag_panel(measure: Measure, ask: Ask) -> Panel:
    """Posting lag, by week."""
    facts = posting_lag(ask.tables, ask.as_of, ask.payer, BANK_HOLIDAYS)
    middle = facts.since(ask.since).total()
    if middle.value is None or measure.goal is None:
        return blank(measure, ask)
    made = blank(measure, ask, f"{counted(middle.count, measure.counted)}{ask.span}")
    return replace(made, value=days(middle.value), unit="business days", light=light(measure, middle.value),
                   chart=_lag_by_week(measure, measure.goal, ask, facts))


def _lag_by_week(measure: Measure, goal: Goal, ask: Ask, facts: Facts[Median]) -> Chart | None:
    points = tuple(_lag_point(measure, start, week) for start, week in facts.over(weeks(ask.as_of, WEEKS)))
    if not any(point.note for point in points):
        return None
    title = trend("Posting lag", "within 1 day", "over 1 day", points)
    whose = f", {ask.payer_name}" if ask.payer else ""
    caption = f"Median business days from money booked to posted, by week{whose}.{hatched(goal, points)}"
    return Chart("column", title, caption, points, goal.good, "1 day", ("Week of", "Business days", "Posted"))


def _lag_point(measure: Measure, start: date, week: Median) -> Point:
    note = counted(week.count, measure.counted) if week.count else ""
    return Point(short_date(start), week.value or Fraction(0), days(week.value), note, missed(measure, week.value))


def exceptions_panel(measure: Measure, ask: Ask) -> Panel:
    """ERA exceptions: by payer, or by week for one payer."""
    facts = exceptions(ask.tables, ask.as_of, ask.payer)
    recent = facts.since(ask.since)
    made = share_panel(measure, ask, recent.total())
    if made.light is Light.NO_DATA or measure.goal is None:
        return made
    if ask.payer:
        return replace(made, chart=share_by_week(measure, measure.goal, ask, facts, "The share of ERA exceptions"))
    caption = f"ERA lines that a person had to look at: {made.basis}"
    return replace(made, chart=share_by_payer(measure, measure.goal, recent.by("payer"), _MORE_WORK, caption))


def auto_post_panel(measure: Measure, ask: Ask) -> Panel:
    """Auto-posted ERA lines, by week."""
    facts = auto_posted(ask.tables, ask.as_of, ask.payer)
    made = share_panel(measure, ask, facts.since(ask.since).total())
    if made.light is Light.NO_DATA or measure.goal is None:
        return made
    return replace(made, chart=share_by_week(measure, measure.goal, ask, facts, "The auto-post rate"))


def unposted_panel(measure: Measure, ask: Ask) -> Panel:
    """Remittances received and not posted, the oldest first."""
    facts = unposted(ask.tables, ask.as_of, ask.payer, BANK_HOLIDAYS)
    held = facts.total()
    oldest = facts.rows.sort_values(["days", "amount"], ascending=False).head(MOST_ROWS)
    rows = tuple((PAYER_NAMES[each.payer], each.trace, short_date(each.day), str(each.days), shown(int(each.amount)))
                 for each in oldest.itertuples())
    table = PanelTable("Received and not posted", ("Payer", "Trace", "Received", "Business days", "Payment"),
                       ("Business days", "Payment"), rows)
    basis = f"{counted(held.items, measure.counted)}{f' of {ask.payer_name}' if ask.payer else ''}"
    light_, says = (Light.WATCH, f"{counted(held.late, 'items')} over 1 day") if held.late else (Light.GOOD, "None over 1 day")
    return replace(blank(measure, ask, basis), value=shown(held.amount), light=light_, says=says, table=table if rows else None)
