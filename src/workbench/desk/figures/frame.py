"""What all figures share: what is asked for, a panel before its figure, shares as panels, columns by week, bars by payer.

Each figure is exact until it is written; lights and hatching look at the exact value, never at its text.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from workbench.desk.figures.catalogue import Goal, Measure
from workbench.desk.figures.words import counted, how_many_payers, month_name, percent, short_date, trend
from workbench.kpi.facts import Facts, Share, Tables, month_ends, months, weeks
from workbench.model import Chart, Light, Panel, Point
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
    """What is asked for: the practice's tables, its today, one payer ("": all), the name to print; a site and a clinician by
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
        return months_back(self.as_of, self.period) if self.period else self.as_of - timedelta(days=SPAN - 1)

    @property
    def starts(self) -> tuple[date, ...]:
        """The periods of a chart over time: weeks, or months where a period was asked for."""
        return months(self.as_of, self.period) if self.period else weeks(self.as_of, WEEKS)

    @property
    def ends(self) -> tuple[date, ...]:
        """The month ends of a chart of what stood on a day."""
        return month_ends(self.as_of, self.period or MONTHS)

    @property
    def each(self) -> str:
        """What a column of a chart over time is."""
        return "month" if self.period else "week"

    def label(self, start: date) -> str:
        """What stands under such a column."""
        return month_name(start) if self.period else short_date(start)

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
        """The site and the clinician, as words after a count."""
        place = f" at {SITES[self.site - 1][0]}" if self.site else ""
        return f"{place}{f' seen by {PROVIDERS[self.provider - 1].name}' if self.provider else ''}"

    @property
    def lasting(self) -> str:
        """The span, as words after a count."""
        return f", last {counted(self.period, 'months').removeprefix('1 ') if self.period else f'{SPAN} days'}"


def months_back(day: date, count: int) -> date:
    """The first day of so many months that end with that day.

    >>> months_back(date(2026, 9, 30), 3), months_back(date(2026, 3, 30), 1)
    (datetime.date(2026, 7, 1), datetime.date(2026, 2, 28))
    """
    after = day + timedelta(days=1)
    year, month = divmod(after.year * 12 + after.month - 1 - count, 12)
    return date(year, month + 1, min(after.day, monthrange(year, month + 1)[1]))


def blank(measure: Measure, ask: Ask, basis: str = "") -> Panel:
    """A panel without a figure: nothing was there to measure."""
    return Panel(
        id=measure.id, title=measure.title, value=Light.NO_DATA.value, unit="", target=measure.goal.shown if measure.goal else "",
        light=Light.NO_DATA, basis=basis or f"no {measure.counted}{ask.span}", formula=measure.formula, source=measure.source,
        as_of=ask.as_of, organisation=ask.organisation)


def light(measure: Measure, value: Fraction) -> Light:
    """How a value stands against its target."""
    return measure.goal.light(value) if measure.goal else Light.INFO


def missed(measure: Measure, value: Fraction | None) -> bool:
    """Whether there is a value and it lies beyond the target."""
    return value is not None and measure.goal is not None and measure.goal.missed(value)


def share_panel(measure: Measure, ask: Ask, share: Share) -> Panel:
    """A share as a panel, still without a chart."""
    if share.value is None:
        return blank(measure, ask)
    basis = f"{share.part:,} of {counted(share.whole, measure.counted)}{ask.span}"
    return replace(blank(measure, ask, basis), value=percent(share.value), light=light(measure, share.value))


def share_over_time(measure: Measure, goal: Goal, ask: Ask, facts: Facts[Share], subject: str) -> Chart | None:
    """A share by week or month as columns; None when none has data. `subject` begins the sentence over it."""
    points = tuple(share_point(measure, ask.label(start), share) for start, share in facts.over(ask.starts))
    if not any(point.note for point in points):
        return None
    within, beyond = ("at most", "over") if goal.low else ("at least", "under")
    title = trend(subject, f"{within} {goal.line}", f"{beyond} {goal.line}", points, ask.each)
    caption = f"{measure.title} in %, by {ask.each}{ask.whose and f',{ask.whose}'}.{hatched(goal, points)}"
    return Chart("column", title, caption, points, goal.good, goal.line, (HEADS[ask.each], "%", "Over"))


def share_point(measure: Measure, label: str, share: Share, write: Callable[[int], str] = "{:,}".format) -> Point:
    """A share as a column; `write` says how its parts are written."""
    note = f"{write(share.part)} of {write(share.whole)}" if share.whole else ""
    return Point(label, share.value or Fraction(0), percent(share.value).removesuffix(" %"), note, missed(measure, share.value))


def hatched(goal: Goal, points: Sequence[Point]) -> str:
    """What hatching means, where there is some."""
    return f" Hatched: {'above' if goal.low else 'below'} target." if any(point.over for point in points) else ""


def payer_bars(measure: Measure, goal: Goal, shares: Mapping[str, Share],
               write: Callable[[int], str] = "{:,}".format) -> tuple[Point, ...]:
    """A bar for each payer with data, the furthest from the target first; `write` says how the parts of a share are written."""
    points = (Point(PAYER_NAMES[payer], share.value, percent(share.value), f"{write(share.part)} of {write(share.whole)}",
                    missed(measure, share.value)) for payer, share in shares.items() if share.value is not None)
    return tuple(sorted(points, key=lambda point: (-point.value if goal.low else point.value, point.label)))


def share_by_payer(measure: Measure, goal: Goal, shares: Mapping[str, Share], title: tuple[str, str], caption: str) -> Chart:
    """A share by payer as bars. `title` goes on after "One payer" and after "Two payers"."""
    points = payer_bars(measure, goal, shares)
    words = how_many_payers(sum(point.over for point in points), *title)
    columns = ("Payer", measure.title, f"{measure.counted[:1].upper()}{measure.counted[1:]}")
    return Chart("bar", words, f"{caption}.{hatched(goal, points)}", points, goal.good, goal.line, columns)
