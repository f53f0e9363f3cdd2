"""The figures of denials: how many claims are denied at first, why, how fast they are worked, what appeals bring."""

from dataclasses import replace
from fractions import Fraction

from workbench.desk.figures.catalogue import Measure
from workbench.desk.figures.frame import (
    Ask,
    blank,
    light,
    money_over_time,
    share_by_payer,
    share_over_time,
    share_panel,
    share_point,
)
from workbench.desk.figures.posting import median_over_time
from workbench.desk.figures.words import counted, days, percent
from workbench.kpi.denials import Refused, days_to_work, denial_reasons, initial_denials, overturned, unworked
from workbench.kpi.facts import Facts, share
from workbench.model import Chart, Light, Panel, PanelTable, Point
from workbench.money import shown
from workbench.world.bank_days import BANK_HOLIDAYS

_MONTHS = 6
_MORE = ("denies more claims than the target allows", "deny more claims than the target allows")
_MOST_REASONS = 8


def rate_panel(measure: Measure, ask: Ask) -> Panel:
    """Initial denials, counted and in dollars: by payer, or over time for one payer or a period."""
    facts = initial_denials(ask.tables, ask.as_of, ask.payer)
    found = facts.since(ask.since).total()
    made = share_panel(measure, ask, found.claims)
    if made.light is Light.NO_DATA or measure.goal is None:
        return made
    part, whole = shown(found.cents.part), shown(found.cents.whole)
    basis = f"{made.basis}; {percent(found.cents.value)} of dollars, {part} of {whole} charged"
    made = replace(made, basis=basis)
    counted_ = Facts(facts.rows, share)
    if ask.payer or ask.period:
        return replace(made, chart=share_over_time(measure, measure.goal, ask, counted_, "The initial denial rate"))
    shares = counted_.since(ask.since).by("payer")
    return replace(made, chart=share_by_payer(measure, measure.goal, shares, _MORE, f"Claims denied at first{ask.span}"))


def pareto_panel(measure: Measure, ask: Ask) -> Panel:
    """What was denied at first, by reason, the dearest first; by month where a period is asked for."""
    facts = denial_reasons(ask.tables, ask.as_of, ask.payer)
    recent = facts.since(ask.since)
    total = recent.total()
    if not total.cents:
        return blank(measure, ask)
    reasons = sorted(recent.by("reason").items(), key=lambda each: (-each[1].cents, each[0]))
    points = tuple(_reason(name, found, total.cents) for name, found in reasons[:_MOST_REASONS])
    title = f"{points[0].label} is {points[0].shown} of what was denied"
    by_reason = Chart("bar", title, f"Charges of denied lines by reason{ask.span}.", points,
                      columns=("Reason", "Share", "Charged"))
    table = PanelTable("Denied lines by reason", ("Reason", "Lines", "Charged"), ("Lines", "Charged"), tuple(
        (name, f"{found.lines:,}", shown(found.cents)) for name, found in reasons))
    made = blank(measure, ask, f"{counted(total.lines, measure.counted)}{ask.span}")
    return replace(made, value=shown(total.cents), unit="charged", light=Light.INFO, table=table,
                   chart=_denied_by_month(ask, facts) if ask.period else by_reason)


def _denied_by_month(ask: Ask, facts: Facts[Refused]) -> Chart:
    months = tuple((ask.label(start), each.cents, counted(each.lines, "lines")) for start, each in facts.over(ask.starts))
    title = f"Denied charges were highest in {max(months, key=lambda each: each[1])[0]}"
    return money_over_time(ask, title, "Charges of denied lines, by month", ("Month", "Charged", "Lines"), months)


def _reason(name: str, found: Refused, whole: int) -> Point:
    part = Fraction(found.cents, whole)
    return Point(name, part, percent(part), shown(found.cents))


def overturn_panel(measure: Measure, ask: Ask) -> Panel:
    """What appeals brought, by the month of the decision."""
    facts = overturned(ask.tables, ask.as_of, ask.payer)
    found = facts.since(ask.since).total()
    if found.value is None:
        return blank(measure, ask)
    made = blank(measure, ask, f"{shown(found.part)} of {shown(found.whole)} appealed and decided{ask.span}")
    points = tuple(share_point(measure, ask.month(start), each, shown) for start, each in facts.over(
        ask.months(ask.period or _MONTHS)))
    chart = Chart("column", f"Appeals brought back {percent(found.value)} of the dollars appealed",
                  f"Denied dollars paid after an appeal, in %, by month of the decision{ask.whose and f',{ask.whose}'}.", points,
                  columns=("Month", "%", "Dollars"))
    return replace(made, value=percent(found.value), light=Light.INFO, chart=chart if _any(points) else None)


def _any(points: tuple[Point, ...]) -> bool:
    return any(point.note for point in points)


def work_panel(measure: Measure, ask: Ask) -> Panel:
    """Days to work a denial, over time."""
    facts = days_to_work(ask.tables, ask.as_of, ask.payer, BANK_HOLIDAYS)
    middle = facts.since(ask.since).total()
    if middle.value is None or measure.goal is None:
        return blank(measure, ask)
    left = unworked(ask.tables, ask.as_of, ask.payer)
    waiting = f"; {counted(left, 'lines')} not worked yet" if left else ""
    made = blank(measure, ask, f"{counted(middle.count, measure.counted)}{ask.span}{waiting}")
    words = ("The time to work a denial", "Median business days from posted to worked", "Worked")
    return replace(made, value=days(middle.value), unit="business days", light=light(measure, middle.value),
                   chart=median_over_time(measure, measure.goal, ask, facts, words))
