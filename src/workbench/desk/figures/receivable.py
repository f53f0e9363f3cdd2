"""The figures of what is owed to us: days in A/R gross and net, DSO, A/R by age. Each says which amounts it stands on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from workbench.desk.figures.catalogue import Measure
from workbench.desk.figures.frame import Ask, blank, hatched, light, missed, payer_bars, share_point
from workbench.desk.figures.words import counted, days, how_many_payers, month_name, percent, short_date, trend
from workbench.kpi.ages import RECEIVABLE, names_of
from workbench.kpi.receivable import (
    DAYS,
    DaysHeld,
    Receivable,
    gross_days,
    net_days,
    receivable,
    receivable_at,
    sales_outstanding,
)
from workbench.model import Chart, Light, Panel, PanelTable, Point
from workbench.money import shown
from workbench.world.payer_names import PAYER_NAMES

_OLDER = ("has more A/R over 90 days than the target", "have more A/R over 90 days than the target")


def gross_panel(measure: Measure, ask: Ask) -> Panel:
    """Days in A/R, gross, by month end."""
    found = gross_days(ask.tables, _days(ask), ask.payer)
    made = _held_panel(measure, ask, found[-1][1], ("A/R less credits", "gross charges"))
    return replace(made, chart=_by_month_end(measure, ask, found, "Days in A/R")) if made.light is not Light.NO_DATA else made


def outstanding_panel(measure: Measure, ask: Ask) -> Panel:
    """DSO, by month end."""
    found = sales_outstanding(ask.tables, _days(ask), ask.payer)
    made = _held_panel(measure, ask, found[-1][1], ("A/R less credits", "billed"))
    return replace(made, chart=_by_month_end(measure, ask, found, "DSO")) if made.light is not Light.NO_DATA else made


def net_panel(measure: Measure, ask: Ask) -> Panel:
    """Days in A/R, net."""
    return _held_panel(measure, ask, net_days(ask.tables, ask.as_of, ask.payer), ("net A/R", "net revenue"))


def _days(ask: Ask) -> tuple[date, ...]:
    """The month ends of the chart, and today."""
    return (*(end for end in ask.ends if end < ask.as_of), ask.as_of)


def _held_panel(measure: Measure, ask: Ask, found: DaysHeld, names: tuple[str, str]) -> Panel:
    owed, earned = names
    if found.value is None:
        return blank(measure, ask, f"no {DAYS} days of {earned}{ask.whose}")
    made = blank(measure, ask, f"{shown(found.owed)} {owed}; {shown(found.earned)} {earned} in {DAYS} days{ask.whose}")
    return replace(made, value=days(found.value), unit="days", light=light(measure, found.value))


def _by_month_end(measure: Measure, ask: Ask, found: Sequence[tuple[date, DaysHeld]], subject: str) -> Chart | None:
    points = tuple(_held_point(measure, day, held) for day, held in found if day in ask.ends)
    if not any(point.note for point in points):
        return None
    caption = f"{measure.title}, at month end{ask.whose and f',{ask.whose}'}."
    columns = ("Month end", "Days", "Owed over 90 days' amount")
    if measure.goal is None:
        title = f"{subject}: {points[-1].shown} days at the end of {points[-1].label}"
        return Chart("column", title, caption, points, columns=columns)
    title = trend(subject, f"at most {measure.goal.line}", f"over {measure.goal.line}", points, "month")
    return Chart("column", title, f"{caption}{hatched(measure.goal, points)}", points, measure.goal.good,
                 f"{measure.goal.line} days", columns)


def _held_point(measure: Measure, day: date, held: DaysHeld) -> Point:
    note = f"{shown(held.owed)} over {shown(held.earned)}" if held.earned else ""
    return Point(month_name(day), held.value or Fraction(0), days(held.value), note, missed(measure, held.value))


def over_90_panel(measure: Measure, ask: Ask) -> Panel:
    """A/R over 90 days: by payer, or by month end for one payer."""
    found = receivable_at(ask.tables, _days(ask), ask.payer)
    now = found[-1][1]
    if now.old.value is None or measure.goal is None:
        return blank(measure, ask, f"no {measure.counted}{ask.whose}")
    basis = f"{shown(now.old.part)} of {shown(now.billed)} billed{ask.whose}; credits of {shown(now.credit)} left out"
    made = blank(measure, ask, basis)
    made = replace(made, value=percent(now.old.value), light=light(measure, now.old.value))
    if not ask.payer:
        return replace(made, chart=_old_by_payer(measure, ask))
    points = tuple(share_point(measure, month_name(day), each.old, shown) for day, each in found if day in ask.ends)
    if not any(point.note for point in points):
        return made
    title = trend("A/R over 90 days", f"at most {measure.goal.line}", f"over {measure.goal.line}", points, "month")
    caption = f"{measure.title} in %, at month end,{ask.whose}.{hatched(measure.goal, points)}"
    columns = ("Month end", "%", "Over")
    return replace(made, chart=Chart("column", title, caption, points, measure.goal.good, measure.goal.line, columns))


def _old_by_payer(measure: Measure, ask: Ask) -> Chart | None:
    if measure.goal is None:
        return None
    shares = {payer: each.old for payer, each in receivable(ask.tables, ask.as_of).by("payer").items()}
    points = payer_bars(measure, measure.goal, shares, shown)
    words = how_many_payers(sum(point.over for point in points), *_OLDER)
    caption = f"Billed A/R older than 90 days, of all billed A/R{ask.whose}.{hatched(measure.goal, points)}"
    return Chart("bar", words, caption, points, measure.goal.good, measure.goal.line, ("Payer", "Over 90 days", "Dollars"))


def ageing_panel(measure: Measure, ask: Ask) -> Panel:
    """Billed A/R in buckets, all payers together and each; credits apart."""
    facts = receivable(ask.tables, ask.as_of, ask.payer)
    total = facts.total()
    if not total.billed:
        return blank(measure, ask, f"no {measure.counted}{ask.whose}")
    names = names_of(RECEIVABLE)
    points = tuple(Point(f"{name} days", Fraction(cents, total.billed), percent(Fraction(cents, total.billed)), shown(cents))
                   for name, cents in zip(names, total.aged.cents, strict=True))
    chart = Chart("bar", f"{points[0].shown} of billed A/R is at most 30 days old",
                  f"Billed A/R by age on {short_date(ask.as_of)}{ask.whose}.", points, columns=("Age", "Share", "Amount"))
    rows = (*((PAYER_NAMES[payer], *_cells(each)) for payer, each in facts.by("payer").items()), ("All", *_cells(total)))
    columns = ("Payer", *names, "Billed", "Credits")
    table = PanelTable("Billed A/R by payer and age", columns, columns[1:], rows)
    made = blank(measure, ask, f"{counted(total.aged.count, 'visits')}{ask.whose}; credits of {shown(total.credit)} left out")
    return replace(made, value=shown(total.billed), light=Light.INFO, chart=chart, table=table)


def _cells(each: Receivable) -> tuple[str, ...]:
    return (*(shown(cents) for cents in each.aged.cents), shown(each.billed), shown(each.credit))
