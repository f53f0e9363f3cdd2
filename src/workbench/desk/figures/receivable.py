"""The figures of what is owed to us: days in A/R gross and net, DSO, A/R by age. Each says which amounts it stands on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from workbench.desk.figures.catalogue import Measure
from workbench.desk.figures.frame import Ask, beyond, blank, hatched, light, missed, money_over_time, payer_bars, share_point
from workbench.desk.figures.words import counted, days, how_many_payers, percent, short_date, trend
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

_OLDER = ("has more A/R over 90 days than the target allows", "have more A/R over 90 days than the target allows")


@dataclass(frozen=True, slots=True)
class _Words:
    """What begins the sentence over a chart, what is owed and what was earned."""

    subject: str
    owed: str
    earned: str


_GROSS = _Words("Gross A/R", "A/R less credits", "gross charges")
_BILLED = _Words("DSO", "A/R less credits", "billed amounts")
_NET = _Words("Net A/R", "net A/R", "net revenue")


def gross_panel(measure: Measure, ask: Ask) -> Panel:
    """Days in A/R, gross, by month end."""
    return _held_panel(measure, ask, gross_days(ask.tables, ask.ends, ask.payer), _GROSS)


def outstanding_panel(measure: Measure, ask: Ask) -> Panel:
    """DSO, by month end."""
    return _held_panel(measure, ask, sales_outstanding(ask.tables, ask.ends, ask.payer), _BILLED)


def net_panel(measure: Measure, ask: Ask) -> Panel:
    """Days in A/R, net, by month end."""
    return _held_panel(measure, ask, net_days(ask.tables, ask.ends, ask.payer), _NET)


def _held_panel(measure: Measure, ask: Ask, found: Sequence[tuple[date, DaysHeld]], words: _Words) -> Panel:
    now = found[-1][1]
    if now.value is None:
        return blank(measure, ask, f"no full {DAYS} days of {words.earned}{ask.whose}")
    basis = f"{shown(now.owed)} {words.owed}, {shown(now.earned)} {words.earned} in {DAYS} days{ask.whose}"
    return replace(blank(measure, ask, basis), value=days(now.value, beyond(measure, now.value)), unit="days",
                   light=light(measure, now.value), chart=_by_month_end(measure, ask, found, words))


def _by_month_end(measure: Measure, ask: Ask, found: Sequence[tuple[date, DaysHeld]], words: _Words) -> Chart:
    points = tuple(_held_point(measure, ask.end(day), held) for day, held in found)
    caption = f"{measure.title}, at month end{ask.whose and f',{ask.whose}'}."
    columns = ("Month end", "Days", f"{words.owed[:1].upper()}{words.owed[1:]} over {DAYS} days' {words.earned}")
    if measure.goal is None:
        return Chart("column", f"{words.subject} stood at {points[-1].shown} days {ask.today}", caption, points, columns=columns)
    limit = f"{measure.goal.line} days"
    title = trend(words.subject, f"at most {limit}", f"over {limit}", points, "month")
    return Chart("column", title, f"{caption}{hatched(measure.goal, points)}", points, measure.goal.good, limit, columns)


def _held_point(measure: Measure, label: str, held: DaysHeld) -> Point:
    note = f"{shown(held.owed)} over {shown(held.earned)}" if held.earned else ""
    return Point(label, held.value or Fraction(0), days(held.value, beyond(measure, held.value)), note,
                 missed(measure, held.value))


def over_90_panel(measure: Measure, ask: Ask) -> Panel:
    """A/R over 90 days: by payer, or by month end for one payer or a period."""
    found = receivable_at(ask.tables, ask.ends, ask.payer)
    now = found[-1][1]
    if now.old.value is None or measure.goal is None:
        return blank(measure, ask, f"no {measure.counted}{ask.whose}")
    basis = f"{shown(now.old.part)} of {shown(now.billed)} billed{ask.whose}; credits of {shown(now.credit)} left out"
    made = blank(measure, ask, basis)
    made = replace(made, value=percent(now.old.value, beyond(measure, now.old.value)), light=light(measure, now.old.value))
    if not (ask.payer or ask.period):
        return replace(made, chart=_old_by_payer(measure, ask))
    points = tuple(share_point(measure, ask.end(day), each.old, shown) for day, each in found)
    title = trend("The share of old A/R", f"at most {measure.goal.line}", f"over {measure.goal.line}", points, "month")
    caption = f"{measure.title} in %, at month end{ask.whose and f',{ask.whose}'}.{hatched(measure.goal, points)}"
    columns = ("Month end", "%", "Dollars")
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
    """Billed A/R in buckets, all payers together and each, credits apart; at month ends where a period is asked for."""
    facts = receivable(ask.tables, ask.as_of, ask.payer)
    total = facts.total()
    if not total.billed:
        return blank(measure, ask, f"no {measure.counted}{ask.whose}")
    names = names_of(RECEIVABLE)
    points = tuple(Point(f"{name} days", Fraction(cents, total.billed), percent(Fraction(cents, total.billed)), shown(cents))
                   for name, cents in zip(names, total.aged.cents, strict=True))
    by_age = Chart("bar", f"{points[0].shown} of billed A/R is at most 30 days old",
                  f"Billed A/R by age on {short_date(ask.as_of)}{ask.whose}.", points, columns=("Age", "Share", "Amount"))
    rows = (*((PAYER_NAMES[payer], *_cells(each)) for payer, each in facts.by("payer").items()), ("All", *_cells(total)))
    columns = ("Payer", *names, "Billed", "Credits")
    table = PanelTable("Billed A/R by payer and age", columns, columns[1:], rows)
    made = blank(measure, ask, f"{counted(total.aged.count, 'visits')}{ask.whose}; credits of {shown(total.credit)} left out")
    return replace(made, value=shown(total.billed), light=Light.INFO, table=table,
                   chart=_billed_at_ends(ask, total) if ask.period else by_age)


def _billed_at_ends(ask: Ask, now: Receivable) -> Chart:
    title = f"Billed A/R stood at {shown(now.billed)} {ask.today}"
    return money_over_time(ask, title, "Billed A/R, at month end", ("Month end", "Billed", "Visits"),
                           ((ask.end(day), each.billed, counted(each.aged.count, "visits"))
                            for day, each in receivable_at(ask.tables, ask.ends, ask.payer)))


def _cells(each: Receivable) -> tuple[str, ...]:
    return (*(shown(cents) for cents in each.aged.cents), shown(each.billed), shown(each.credit))
