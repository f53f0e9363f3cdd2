"""What all figures share: what is asked for, a panel before its figure, shares as panels, columns by week, bars by payer.

Each figure is exact until it is written; lights and hatching look at the exact value, never at its text.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from workbench.desk.figures.catalogue import Goal, Measure
from workbench.desk.figures.words import counted, how_many_payers, month_name, percent, short_date, trend
from workbench.kpi.facts import Facts, Share, Tables, month_ends, months, weeks
from workbench.model import Chart, Light, Panel, Point
from workbench.money import shown
from workbench.world.larkmere import PROVIDERS, SITES
from workbench.world.payer_names import PAYER_NAMES

SPAN = 90
"""A figure looks back so many days, today included."""
WEEKS, MONTHS = 8, 6
"""So many whole weeks or months stand in a chart."""
HEADS = {"week": "Week of", "month": "Month"}
"""What stands over the labels of a chart over time, when it is read as a table."""
MOST_ROWS = 500
"""A table of a panel is never longer."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked for: the practice's tables, its today, one payer ("": all), the name to print; a site and a provider by
    number, and a period of so many months (0: all, and the usual span).
    """

    tables: Tables
    as_of: date
    payer: str
    organisation: str
    site: int = 0
    provider: int = 0
    period: int = 0

    @property
    def since(self) -> date:
        """The first day of the span."""
        return self.months(self.period)[0] if self.period else self.as_of - timedelta(days=SPAN - 1)

    @property
    def starts(self) -> tuple[date, ...]:
        """The periods of a chart over time: weeks, or months where a period was asked for."""
        return self.months(self.period) if self.period else weeks(self.as_of, WEEKS)

    @property
    def ends(self) -> tuple[date, ...]:
        """The days of a chart of what stood on a day: month ends, and today."""
        return (*(day for day in month_ends(self.as_of, self.period or MONTHS) if day < self.as_of), self.as_of)

    @property
    def each(self) -> str:
        """What a column of a chart over time is."""
        return "month" if self.period else "week"

    def months(self, count: int) -> tuple[date, ...]:
        """The first days of the last months, this one included, and the first day after it."""
        return months(_month_end(self.as_of), count)

    def label(self, start: date) -> str:
        """What stands under a column of `starts`."""
        return self.month(start) if self.period else short_date(start)

    def month(self, start: date) -> str:
        """What stands under a month; of the month that still runs, which days it has."""
        if _month_end(start) <= self.as_of:
            return month_name(start)
        return f"1-{short_date(self.as_of)}" if self.as_of.day > 1 else short_date(self.as_of)

    def end(self, day: date) -> str:
        """What stands under a column of `ends`."""
        return month_name(day) if day == _month_end(day) else short_date(day)

    @property
    def today(self) -> str:
        """When something stood, at the end of a chart of `ends`."""
        return f"{'at the end of' if self.as_of == _month_end(self.as_of) else 'on'} {self.end(self.as_of)}"

    @property
    def payer_name(self) -> str:
        """The payer as printed, empty for all."""
        return PAYER_NAMES[self.payer] if self.payer else ""

    @property
    def span(self) -> str:
        """Whose figure it is and the span, as words after a count."""
        return f"{self.whose}{self.lasting}"

    @property
    def whose(self) -> str:
        """Whose figure it is, as words after a count; nothing for everybody's."""
        return f"{f' of {self.payer_name}' if self.payer else ''}{self.where}"

    @property
    def where(self) -> str:
        """The site and the provider, as words after a count."""
        place = f" at {SITES[self.site - 1][0]}" if self.site else ""
        return f"{place}{f' seen by {PROVIDERS[self.provider - 1].name}' if self.provider else ''}"

    @property
    def lasting(self) -> str:
        """The span, as words after a count."""
        if self.period == 1:  # it may still run, and it need not be the month before today's
            return ", latest month"
        return f", last {f'{self.period} months' if self.period else f'{SPAN} days'}"


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def blank(measure: Measure, ask: Ask, basis: str = "") -> Panel:
    """A panel without a figure: nothing was there to measure."""
    said = basis or f"no {measure.counted}{ask.span}"
    return Panel(
        id=measure.id, title=measure.title, value=Light.NO_DATA.value, unit="", target=measure.goal.shown if measure.goal else "",
        light=Light.NO_DATA, basis=f"{said[:1].upper()}{said[1:]}", formula=measure.formula, source=measure.source,
        as_of=ask.as_of, organisation=ask.organisation)


def heading(measure: Measure) -> str:
    """What is counted, over a column of a table."""
    return f"{measure.counted[:1].upper()}{measure.counted[1:]}"


def money_over_time(ask: Ask, title: str, caption: str, columns: tuple[str, str, str],
                    amounts: Iterable[tuple[str, int, str]]) -> Chart:
    """Amounts by month or week as bars, so that each is printed in full: label, cents and what stands beside them."""
    points = tuple(Point(label, Fraction(cents), shown(cents), note) for label, cents, note in amounts)
    return Chart("bar", title, f"{caption}{ask.whose and f',{ask.whose}'}.", points, columns=columns)


def light(measure: Measure, value: Fraction) -> Light:
    """How a value stands against its target."""
    return measure.goal.light(value) if measure.goal else Light.INFO


def missed(measure: Measure, value: Fraction | None) -> bool:
    """Whether there is a value and it lies beyond the target."""
    return value is not None and measure.goal is not None and measure.goal.missed(value)


def beyond(measure: Measure, value: Fraction | None) -> Fraction | None:
    """The target that a value misses: it is written so that it does not read as the target itself."""
    return measure.goal.good if measure.goal and missed(measure, value) else None


def share_panel(measure: Measure, ask: Ask, share: Share) -> Panel:
    """A share as a panel, still without a chart."""
    if share.value is None:
        return blank(measure, ask)
    basis = f"{share.part:,} of {counted(share.whole, measure.counted)}{ask.span}"
    return replace(blank(measure, ask, basis), value=percent(share.value, beyond(measure, share.value)),
                   light=light(measure, share.value))


def share_over_time(measure: Measure, goal: Goal, ask: Ask, facts: Facts[Share], subject: str) -> Chart | None:
    """A share by week or month as columns; None when none has data. `subject` begins the sentence over it."""
    points = tuple(share_point(measure, ask.label(start), share) for start, share in facts.over(ask.starts))
    if not any(point.note for point in points):
        return None
    within, beyond = ("at most", "over") if goal.low else ("at" if goal.good == 1 else "at least", "under")
    title = trend(subject, f"{within} {goal.line}", f"{beyond} {goal.line}", points, ask.each)
    caption = f"{measure.title} in %, by {ask.each}{ask.whose and f',{ask.whose}'}.{hatched(goal, points)}"
    return Chart("column", title, caption, points, goal.good, goal.line, (HEADS[ask.each], "%", heading(measure)))


def share_point(measure: Measure, label: str, share: Share, write: Callable[[int], str] = "{:,}".format) -> Point:
    """A share as a column; `write` says how its parts are written."""
    note = f"{write(share.part)} of {write(share.whole)}" if share.whole else ""
    text = percent(share.value, beyond(measure, share.value)).removesuffix(" %")
    return Point(label, share.value or Fraction(0), text, note, missed(measure, share.value))


def hatched(goal: Goal, points: Sequence[Point]) -> str:
    """What hatching means, where there is some."""
    return f" Hatched: {'above' if goal.low else 'below'} target." if any(point.over for point in points) else ""


def payer_bars(measure: Measure, goal: Goal, shares: Mapping[str, Share],
               write: Callable[[int], str] = "{:,}".format) -> tuple[Point, ...]:
    """A bar for each payer with data, the furthest from the target first; `write` says how the parts of a share are written."""
    points = (Point(PAYER_NAMES[payer], share.value, percent(share.value, beyond(measure, share.value)),
                    f"{write(share.part)} of {write(share.whole)}", missed(measure, share.value))
              for payer, share in shares.items() if share.value is not None)
    return tuple(sorted(points, key=lambda point: (-point.value if goal.low else point.value, point.label)))


def share_by_payer(measure: Measure, goal: Goal, shares: Mapping[str, Share], title: tuple[str, str], caption: str) -> Chart:
    """A share by payer as bars. `title` goes on after "One payer" and after "Two payers"."""
    points = payer_bars(measure, goal, shares)
    words = how_many_payers(sum(point.over for point in points), *title)
    columns = ("Payer", measure.title, heading(measure))
    return Chart("bar", words, f"{caption}.{hatched(goal, points)}", points, goal.good, goal.line, columns)
