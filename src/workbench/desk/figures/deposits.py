"""The figures of the daily deposit: what stayed unexplained, and how far remittances come from their money."""

from dataclasses import replace
from fractions import Fraction

from workbench.desk.figures.catalogue import Measure
from workbench.desk.figures.frame import HEADS, MOST_ROWS, Ask, blank, light, money_over_time, share_over_time, share_panel
from workbench.desk.figures.words import counted, short_date
from workbench.kpi.deposits import NEAR, Variance, deposit_variance, eft_era_gap, unsigned_days
from workbench.kpi.facts import Facts, Share
from workbench.model import Chart, Light, Panel, PanelTable, Point
from workbench.money import shown
from workbench.world.bank_days import BANK_HOLIDAYS


def variance_panel(measure: Measure, ask: Ask) -> Panel:
    """What signed bank days left unexplained, over time, with the days that are not at 0.00."""
    facts = deposit_variance(ask.tables, ask.as_of)
    recent = facts.since(ask.since)
    total, open_days = recent.total(), unsigned_days(ask.tables, ask.as_of)
    if not total.days:
        return blank(measure, ask)
    later = f"; {counted(open_days, 'days')} not signed yet" if open_days else ""
    return replace(blank(measure, ask, f"{counted(total.days, measure.counted)}{ask.span}{later}"), value=shown(total.cents),
                   light=light(measure, Fraction(total.cents)), table=_days_off(recent) if total.off else None,
                   chart=_off_over_time(ask, total, facts) if total.off else None)


def _off_over_time(ask: Ask, total: Variance, facts: Facts[Variance]) -> Chart:
    title = f"{counted(total.off, 'bank days')} of {total.days:,} {'was' if total.off == 1 else 'were'} not at 0.00"
    return money_over_time(ask, title, f"Left unexplained, over and short added up, by {ask.each}",
                           (HEADS[ask.each], "Unexplained", "Days not at 0.00"),
                           ((ask.label(start), each.cents, counted(each.off, "days")) for start, each in facts.over(ask.starts)))


def _days_off(facts: Facts[Variance]) -> PanelTable:
    off = facts.rows[facts.rows["variance"] > 0].sort_values("day", ascending=False).head(MOST_ROWS)
    rows = tuple((short_date(each.day), shown(int(each.unexplained))) for each in off.itertuples())
    return PanelTable("Bank days signed with something unexplained", ("Bank day", "Unexplained"), ("Unexplained",), rows)


def gap_panel(measure: Measure, ask: Ask) -> Panel:
    """How many business days lie between a remittance and its money; by month where a period is asked for."""
    every = eft_era_gap(ask.tables, ask.as_of, ask.payer, BANK_HOLIDAYS)
    facts = every.since(ask.since)
    share = facts.total()
    made = share_panel(measure, ask, share)
    if made.light is Light.NO_DATA or measure.goal is None:
        return made
    if ask.period:
        return replace(made, chart=share_over_time(measure, measure.goal, ask, every, "The share of ERAs near their EFT"))
    far = share.whole - share.part
    title = (f"{far:,} of {counted(share.whole, 'remittances')} came more than {NEAR} business days from the money" if far
             else f"Every remittance came within {NEAR} business days of its money")
    hatched = f" Hatched: over {NEAR}." if far else ""
    caption = f"Remittances{ask.span}, by business days before or after their money.{hatched}"
    chart = Chart("bar", title, caption, _gaps(facts), columns=("Remittance came", "Remittances"))
    return replace(made, chart=chart)


def _gaps(facts: Facts[Share]) -> tuple[Point, ...]:
    gap = facts.rows["days"]
    counts = {
        f"Over {NEAR} days before": gap < -NEAR, f"1 to {NEAR} days before": (gap >= -NEAR) & (gap < 0), "The same day": gap == 0,
        f"1 to {NEAR} days after": (gap > 0) & (gap <= NEAR), f"Over {NEAR} days after": gap > NEAR,
    }
    sums = {label: int(which.sum()) for label, which in counts.items()}
    return tuple(Point(label, Fraction(count), f"{count:,}", over=count > 0 and label.startswith("Over"))
                 for label, count in sums.items())
