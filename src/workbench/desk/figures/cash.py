"""The figures of money in the wrong place: unapplied cash, EFTs and ERAs without each other, credit balances."""

from dataclasses import replace
from fractions import Fraction

import pandas as pd

from workbench.desk.figures.catalogue import Measure
from workbench.desk.figures.frame import MOST_ROWS, Ask, blank, light
from workbench.desk.figures.words import counted, percent, short_date
from workbench.kpi.ages import CASH, Aged, names_of
from workbench.kpi.cash import LATE, unapplied, unmatched
from workbench.kpi.credits import LATE as LATE_CREDIT
from workbench.kpi.credits import credit_balances
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
                   light=light(measure, Fraction(held.cents[-1])), says=old)
    if not held.count:
        return made
    rows = tuple((PAYER_NAMES[each.payer], each.trace, short_date(each.day), str(each.days), shown(int(each.amount)))
                 for each in facts.rows.sort_values(["days", "amount"], ascending=False).head(MOST_ROWS).itertuples())
    table = PanelTable("Unapplied, the oldest first", ("Payer", "Trace", "Opened", "Days", "Amount"), ("Days", "Amount"), rows)
    return replace(made, chart=_by_age(ask, held), table=table)


def _by_age(ask: Ask, held: Aged) -> Chart:
    buckets = zip(names_of(CASH), held.cents, held.items, strict=True)
    points = tuple(Point(f"{name} days", Fraction(cents), shown(cents), counted(items, "items"),
                         over=number == len(CASH) and items > 0) for number, (name, cents, items) in enumerate(buckets))
    title = (f"{percent(Fraction(held.cents[-1], held.total))} of unapplied cash is over {CASH[-1]} days old" if held.cents[-1]
             else f"No unapplied cash is over {CASH[-1]} days old")
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
    late = f"{counted(found.late, 'items')} of {shown(found.late_cents)} over {LATE} days; " if found.late else ""
    made = blank(measure, ask, f"{late}{counted(found.items, 'items')} waiting{ask.whose}")
    return replace(made, value=f"{found.late:,}", light=light(measure, Fraction(found.late)), table=table)


def credit_panel(measure: Measure, ask: Ask) -> Panel:
    """Credit balances, the oldest first, with the days that the law leaves."""
    facts = credit_balances(ask.tables, ask.as_of, ask.payer)
    found = facts.total()
    late = f"{found.late:,} past day {LATE_CREDIT}" if found.late else f"None past day {LATE_CREDIT}"
    ahead = f"; {shown(found.ahead)} paid before {counted(found.ahead_count, 'charges')} apart" if found.ahead_count else ""
    over = f"; {counted(found.overdue, 'credits')} past the legal deadline" if found.overdue else ""
    made = blank(measure, ask, f"{counted(found.count, measure.counted)}{ask.whose}{over}{ahead}")
    oldest = facts.rows[facts.rows["claim"] > 0].sort_values(["days", "amount"], ascending=False).head(MOST_ROWS)
    rows = tuple((each.number, PAYER_NAMES[each.payer], each.to, short_date(each.day), str(each.days),
                  "" if pd.isna(each.left) else str(int(each.left)), shown(int(each.amount))) for each in oldest.itertuples())
    columns = ("Claim", "Payer", "Owed to", "Since", "Days", "Days left", "Amount")
    table = PanelTable("Credit balances, the oldest first", columns, columns[-3:], rows) if rows else None
    return replace(made, value=shown(found.cents), light=Light.BAD if found.late else Light.GOOD, says=late, table=table)
