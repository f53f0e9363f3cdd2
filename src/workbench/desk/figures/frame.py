"""What all figures share: what is asked for, a panel before its figure, shares as panels, columns by week, bars by payer.

Each figure is exact until it is written; lights and hatching look at the exact value, never at its text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from workbench.desk.figures.catalogue import Goal, Measure
from workbench.desk.figures.words import counted, how_many_payers, percent, short_date, trend
from workbench.kpi.facts import Facts, Share, Tables, weeks
from workbench.model import Chart, Light, Panel, Point
from workbench.world.payer_names import PAYER_NAMES

SPAN = 90
"""A figure looks back so many days, today included."""
WEEKS = 8
"""So many whole weeks stand in a chart."""
MOST_ROWS = 500
"""A table of a panel is never longer."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked for: the practice's tables, its today, one payer ("": all), and the name to print."""

    tables: Tables
    as_of: date
    payer: str
    organisation: str

    @property
    def since(self) -> date:
        """The first day of the span."""
        return self.as_of - timedelta(days=SPAN - 1)

    @property
    def payer_name(self) -> str:
        """The payer as printed, empty for all."""
        return PAYER_NAMES[self.payer] if self.payer else ""

    @property
    def span(self) -> str:
        """The payer and the span, as words after a count."""
        return f"{f' of {self.payer_name}' if self.payer else ''}, last {SPAN} days"


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


def share_by_week(measure: Measure, goal: Goal, ask: Ask, facts: Facts[Share], subject: str) -> Chart | None:
    """A share by week as columns; None when no week has data. `subject` begins the sentence over it."""
    points = tuple(_week(measure, start, share) for start, share in facts.over(weeks(ask.as_of, WEEKS)))
    if not any(point.note for point in points):
        return None
    within, beyond = ("at most", "over") if goal.low else ("at least", "under")
    title = trend(subject, f"{within} {goal.line}", f"{beyond} {goal.line}", points)
    caption = f"{measure.title} in %, by week{f', {ask.payer_name}' if ask.payer else ''}.{hatched(goal, points)}"
    return Chart("column", title, caption, points, goal.good, goal.line, ("Week of", "%", "Over"))


def _week(measure: Measure, start: date, share: Share) -> Point:
    note = f"{share.part:,} of {share.whole:,}" if share.whole else ""
    text = percent(share.value).removesuffix(" %")
    return Point(short_date(start), share.value or Fraction(0), text, note, missed(measure, share.value))


def hatched(goal: Goal, points: Sequence[Point]) -> str:
    """What hatching means, where there is some."""
    return f" Hatched: {'above' if goal.low else 'below'} target." if any(point.over for point in points) else ""


def payer_bars(measure: Measure, goal: Goal, shares: Mapping[str, Share]) -> tuple[Point, ...]:
    """A bar for each payer with data, the furthest from the target first."""
    points = (Point(PAYER_NAMES[payer], share.value, percent(share.value), f"{share.part:,} of {share.whole:,}",
                    missed(measure, share.value)) for payer, share in shares.items() if share.value is not None)
    return tuple(sorted(points, key=lambda point: (-point.value if goal.low else point.value, point.label)))


def share_by_payer(measure: Measure, goal: Goal, shares: Mapping[str, Share], title: tuple[str, str], caption: str) -> Chart:
    """A share by payer as bars. `title` goes on after "One payer" and after "Two payers"."""
    points = payer_bars(measure, goal, shares)
    words = how_many_payers(sum(point.over for point in points), *title)
    columns = ("Payer", measure.title, f"{measure.counted[:1].upper()}{measure.counted[1:]}")
    return Chart("bar", words, f"{caption}.{hatched(goal, points)}", points, goal.good, goal.line, columns)
