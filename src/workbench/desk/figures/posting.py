"""The figures of payment posting: lag, ERA exceptions, auto-posting, what is not posted yet."""

from dataclasses import replace
from fractions import Fraction

from workbench.desk.figures.catalogue import Goal, Measure
from workbench.desk.figures.frame import (
    HEADS,
    MOST_ROWS,
    Ask,
    blank,
    hatched,
    light,
    missed,
    money_over_time,
    share_by_payer,
    share_over_time,
    share_panel,
)
from workbench.desk.figures.words import counted, days, percent, short_date, trend
from workbench.kpi.facts import Facts, Median, Share
from workbench.kpi.posting import Held, auto_posted, exceptions, lines_waiting, posting_lag, unposted
from workbench.model import Chart, Light, Panel, PanelTable, Point
from workbench.money import shown
from workbench.world.bank_days import BANK_HOLIDAYS
from workbench.world.payer_names import PAYER_NAMES

_MORE_WORK = ("needs more hand work than the target allows", "need more hand work than the target allows")
_MONEY_WAITS = "Received and not posted"


def lag_panel(measure: Measure, ask: Ask) -> Panel:
    """Posting lag, by week."""
    facts = posting_lag(ask.tables, ask.as_of, ask.payer, BANK_HOLIDAYS)
    middle = facts.since(ask.since).total()
    if middle.value is None or measure.goal is None:
        return blank(measure, ask)
    made = blank(measure, ask, f"{counted(middle.count, measure.counted)}{ask.span}")
    return replace(made, value=days(middle.value), unit="business days", light=light(measure, middle.value),
                   chart=median_over_time(measure, measure.goal, ask, facts,
                                          ("Posting lag", "Median business days from money booked to posted", "Posted")))


def median_over_time(measure: Measure, goal: Goal, ask: Ask, facts: Facts[Median], words: tuple[str, str, str]) -> Chart | None:
    """A median of business days by week or month. `words`: what begins the sentence over it, what it shows, what was counted."""
    points = tuple(_median_point(measure, ask.label(start), found) for start, found in facts.over(ask.starts))
    if not any(point.note for point in points):
        return None
    subject, shows, heading = words
    target = counted(int(goal.good), "days")
    title = trend(subject, f"within {target}", f"over {target}", points, ask.each)
    caption = f"{shows}, by {ask.each}{ask.whose and f',{ask.whose}'}.{hatched(goal, points)}"
    return Chart("column", title, caption, points, goal.good, target, (HEADS[ask.each], "Business days", heading))


def _median_point(measure: Measure, label: str, found: Median) -> Point:
    note = counted(found.count, measure.counted) if found.count else ""
    return Point(label, found.value or Fraction(0), days(found.value), note, missed(measure, found.value))


def exceptions_panel(measure: Measure, ask: Ask) -> Panel:
    """ERA exceptions: by payer, or over time for one payer or a period; and why a person had to look."""
    facts = exceptions(ask.tables, ask.as_of, ask.payer)
    recent = facts.since(ask.since)
    made = share_panel(measure, ask, recent.total())
    if made.light is Light.NO_DATA or measure.goal is None:
        return made
    caption = f"ERA lines that a person had to look at: {made.basis}"
    made = replace(made, basis=f"{made.basis}{_waiting(ask)}", table=_reasons(recent))
    if ask.payer or ask.period:
        return replace(made, chart=share_over_time(measure, measure.goal, ask, facts, "The share of ERA exceptions"))
    return replace(made, chart=share_by_payer(measure, measure.goal, recent.by("payer"), _MORE_WORK, caption))


def _waiting(ask: Ask) -> str:
    left = lines_waiting(ask.tables, ask.as_of, ask.payer)
    return f"; {counted(left, 'lines')} received and not posted yet" if left else ""


def _reasons(facts: Facts[Share]) -> PanelTable | None:
    """Why a person had to look, the most frequent reason first; with what posted by itself the rows make 100 %."""
    total = facts.total()
    if not total.part:
        return None
    reasons = sorted(((each.part, name) for name, each in facts.by("exception").items() if each.part), key=lambda each: -each[0])
    rows = (*((f"{name[:1].upper()}{name[1:]}", part) for part, name in reasons),
            ("Auto-posted", total.whole - total.part), ("All posted ERA lines", total.whole))
    columns = ("Reason", "Lines", "Share")
    return PanelTable("Why a person had to look", columns, columns[1:], tuple(
        (name, f"{part:,}", percent(Fraction(part, total.whole))) for name, part in rows))


def auto_post_panel(measure: Measure, ask: Ask) -> Panel:
    """Auto-posted ERA lines, over time."""
    facts = auto_posted(ask.tables, ask.as_of, ask.payer)
    made = share_panel(measure, ask, facts.since(ask.since).total())
    if made.light is Light.NO_DATA or measure.goal is None:
        return made
    return replace(made, basis=f"{made.basis}{_waiting(ask)}",
                   chart=share_over_time(measure, measure.goal, ask, facts, "The auto-post rate"))


def unposted_panel(measure: Measure, ask: Ask) -> Panel:
    """Remittances received and not posted, the oldest first."""
    facts = unposted(ask.tables, ask.as_of, ask.payer, BANK_HOLIDAYS)
    held = facts.total()
    oldest = facts.rows.sort_values(["days", "amount"], ascending=False).head(MOST_ROWS)
    rows = tuple((PAYER_NAMES[each.payer], each.trace, short_date(each.day), str(each.days), shown(int(each.amount)))
                 for each in oldest.itertuples())
    table = PanelTable(_MONEY_WAITS, ("Payer", "Trace", "Received", "Business days", "Payment"),
                       ("Business days", "Payment"), rows)
    basis = f"{counted(held.items, measure.counted)}{ask.whose}"
    chart = _unposted_at_ends(ask, held) if ask.period else None
    light_, says = (Light.WATCH, f"{counted(held.late, 'items')} over 1 day") if held.late else (Light.GOOD, "None over 1 day")
    return replace(blank(measure, ask, basis), value=shown(held.amount), light=light_, says=says, chart=chart,
                   table=table if rows else None)


def _unposted_at_ends(ask: Ask, now: Held) -> Chart:
    then = ((day, unposted(ask.tables, day, ask.payer, BANK_HOLIDAYS).total()) for day in ask.ends)
    return money_over_time(ask, f"Unposted payments stood at {shown(now.amount)} {ask.today}",
                           "Payments received and not posted, at month end",
                           ("Month end", "Payments", "Remittances"),
                           ((ask.end(day), each.amount, counted(each.items, "remittances")) for day, each in then))
