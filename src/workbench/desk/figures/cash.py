"""The figures of money in the wrong place: unapplied cash, EFTs and ERAs without each other, credit balances."""

from dataclasses import replace
from fractions import Fraction

import pandas as pd

from workbench.desk.figures.catalogue import Measure
from workbench.desk.figures.frame import MOST_ROWS, Ask, blank, hatched, light, money_over_time
from workbench.desk.figures.words import counted, percent, short_date
from workbench.kpi.ages import CASH, Aged, names_of
from workbench.kpi.cash import LATE, Unmatched, unapplied, unmatched
from workbench.kpi.credits import LATE as LATE_CREDIT
from workbench.kpi.credits import Credits, credit_balances, credits_at
from workbench.model import Chart, Light, Panel, PanelTable, Point
from workbench.money import shown
from workbench.world.bank_days import BANK_HOLIDAYS
from workbench.world.payer_names import PAYER_NAMES


def unapplied_panel(measure: Measure, ask: Ask) -> Panel:
    """Unapplied cash by age, the oldest items first."""
    facts = unapplied(ask.tables, ask.as_of, ask.payer)
    held = facts.total()
    old = f"{shown(held.cents[-1])} over {CASH[-1]} days" if held.cents[-1] else f"None over {CASH[-1]} days"
    made = replace(blank(measure, ask, f"{counted(held.count, measure.counted)}{ask.whose}"), value=shown(held.total),
                   light=light(measure, Fraction(held.cents[-1])), says=old, chart=_unapplied_at_ends(ask, held))
    if not held.count:
        return made
    rows = tuple((PAYER_NAMES[each.payer], each.trace, short_date(each.day), str(each.days), shown(int(each.amount)))
                 for each in facts.rows.sort_values(["days", "amount"], ascending=False).head(MOST_ROWS).itertuples())
    table = PanelTable("Unapplied, the oldest first", ("Payer", "Trace", "Opened", "Days", "Amount"), ("Days", "Amount"), rows)
    return replace(made, chart=made.chart or _by_age(ask, held), table=table)


def _unapplied_at_ends(ask: Ask, now: Aged) -> Chart | None:
    if not ask.period:
        return None
    held = ((day, unapplied(ask.tables, day, ask.payer).total()) for day in ask.ends)
    title = f"Unapplied cash stood at {shown(now.total)} {ask.today}"
    return money_over_time(ask, title, "Money without an account, at month end", ("Month end", "Amount", "Items"),
                           ((ask.end(day), each.total, counted(each.count, "items")) for day, each in held))


def _by_age(ask: Ask, held: Aged) -> Chart:
    buckets = zip(names_of(CASH), held.cents, held.items, strict=True)
    points = tuple(Point(f"{name} days", Fraction(cents), shown(cents), counted(items, "items"),
                         over=number == len(CASH) and items > 0) for number, (name, cents, items) in enumerate(buckets))
    part = "All" if held.cents[-1] == held.total else f"{percent(Fraction(held.cents[-1], held.total))} of"
    title = f"{part if held.cents[-1] else 'No'} unapplied cash is over {CASH[-1]} days old"
    caption = f"Unapplied cash by age on {short_date(ask.as_of)}{ask.whose}.{' Hatched: above target.' if held.items[-1] else ''}"
    return Chart("bar", title, caption, points, columns=("Age", "Amount", "Items"))


def unmatched_panel(measure: Measure, ask: Ask) -> Panel:
    """EFTs and ERAs that wait for each other; those over three business days count."""
    facts = unmatched(ask.tables, ask.as_of, ask.payer, BANK_HOLIDAYS)
    found = facts.total()
    rows = tuple((each.what, PAYER_NAMES[each.payer], each.trace, short_date(each.day), str(each.days), shown(int(each.amount)))
                 for each in facts.rows.sort_values(["days", "amount"], ascending=False).head(MOST_ROWS).itertuples())
    columns = ("What", "Payer", "Trace", "Since", "Business days", "Amount")
    table = PanelTable("Waiting for the other half", columns, columns[-2:], rows) if rows else None
    late = f", {found.late:,} of them over {LATE} days ({shown(found.late_cents)})" if found.late else ""
    made = blank(measure, ask, f"{counted(found.items, 'items')}{ask.whose} waiting{late}")
    return replace(made, value=f"{found.late:,}", unit="item" if found.late == 1 else "items",
                   light=light(measure, Fraction(found.late)), table=table, chart=_late_at_ends(measure, ask, found))


def _late_at_ends(measure: Measure, ask: Ask, now: Unmatched) -> Chart | None:
    if not (ask.period and measure.goal):
        return None
    held = ((day, unmatched(ask.tables, day, ask.payer, BANK_HOLIDAYS).total()) for day in ask.ends)
    points = tuple(Point(ask.end(day), Fraction(each.late), f"{each.late:,}", shown(each.late_cents), each.late > 0)
                   for day, each in held)
    caption = f"EFTs and ERAs unmatched over {LATE} business days, at month end{ask.whose and f',{ask.whose}'}."
    waited = f"{counted(now.late, 'items') if now.late else 'No item'} waited over {LATE} days {ask.today}"
    return Chart("column", waited, f"{caption}{hatched(measure.goal, points)}", points,
                 columns=("Month end", "Items", "Amount"))


def credit_panel(measure: Measure, ask: Ask) -> Panel:
    """Credit balances, the oldest first, with the days that the law leaves."""
    facts = credit_balances(ask.tables, ask.as_of, ask.payer)
    found = facts.total()
    late = f"{found.late:,} past day {LATE_CREDIT}" if found.late else f"None past day {LATE_CREDIT}"
    ahead = (f"; not counted: {shown(found.ahead)} that {counted(found.ahead_count, 'patients')} paid before the charge was "
             "entered" if found.ahead_count else "")
    over = f"; {counted(found.overdue, 'credits')} past the legal deadline" if found.overdue else ""
    made = blank(measure, ask, f"{counted(found.count, measure.counted)}{ask.whose}{over}{ahead}")
    oldest = facts.rows[facts.rows["claim"] > 0].sort_values(["days", "amount"], ascending=False).head(MOST_ROWS)
    rows = tuple((each.number, PAYER_NAMES[each.payer], each.to, short_date(each.day), str(each.days),
                  "" if pd.isna(each.left) else str(int(each.left)), shown(int(each.amount))) for each in oldest.itertuples())
    columns = ("Claim", "Payer", "Owed to", "Since", "Days", "Days left", "Amount")
    table = PanelTable("Credit balances, the oldest first", columns, columns[-3:], rows) if rows else None
    return replace(made, value=shown(found.cents), light=Light.BAD if found.late else Light.GOOD, says=late, table=table,
                   chart=_credits_at_ends(ask, found))


def _credits_at_ends(ask: Ask, now: Credits) -> Chart | None:
    if not ask.period:
        return None
    title = f"Credit balances stood at {shown(now.cents)} {ask.today}"
    return money_over_time(ask, title, "What we owed on overpaid visits, at month end", ("Month end", "Amount", "Credits"),
                           ((ask.end(day), cents, counted(count, "credits"))
                            for day, cents, count in credits_at(ask.tables, ask.ends, ask.payer)))
