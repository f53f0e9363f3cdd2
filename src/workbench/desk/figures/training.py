"""The measures of training itself, as panels: acknowledged SOPs, training done in time, readiness, steps that go wrong.

Pure: it gets what the site's records say and names no person. Fewer than five people make no figure (curriculum, SOPs, 5.1, 5.3).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from workbench.desk.figures.catalogue import Goal, Measure
from workbench.desk.figures.words import counted, month_name, percent, short_date
from workbench.model import Chart, Light, Panel, Point

FEWEST_PEOPLE = 5
EVERYBODY, MOST = Fraction(1), Fraction(95, 100)
"""How many must have acknowledged a critical SOP, and any other."""
HOT = Fraction(35, 100)
"""A step is a hot spot when more answers than this go wrong at it."""
MONTHS = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """An SOP in force: how many are asked to acknowledge it, and how many of them have acknowledged the version in force."""

    sop: str
    critical: bool
    signed: int
    people: int

    @property
    def missed(self) -> bool:
        """Whether too few have."""
        return Fraction(self.signed, self.people) < (EVERYBODY if self.critical else MOST)


@dataclass(frozen=True, slots=True)
class Required:
    """A piece of training of one person whose due date is over; whether it was done by then."""

    person: str
    due: date
    on_time: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """A step of an SOP: how many answers there are at it, of at least five people, and how many are wrong."""

    step: str
    wrong: int
    count: int


@dataclass(frozen=True, slots=True)
class Today:
    """Which panel is made, for which day of whose records."""

    measure: Measure
    day: date
    organisation: str

    def blank(self, basis: str = "") -> Panel:
        """The panel without a figure."""
        measure, goal = self.measure, self.measure.goal.shown if self.measure.goal else ""
        said = basis or f"Fewer than {FEWEST_PEOPLE} people with {measure.counted}"
        return Panel(measure.id, measure.title, Light.NO_DATA.value, "", goal, Light.NO_DATA, said, measure.formula,
                     measure.source, self.day, self.organisation)

    def made(self, value: str, basis: str, light: Light, chart: Chart) -> Panel:
        """The panel with its figure."""
        advice = self.measure.advice if light in (Light.WATCH, Light.BAD) else ""
        return replace(self.blank(basis), value=value, light=light, chart=chart, advice=advice)


def coverage(asked: Iterable[Asked]) -> Fraction | None:
    """Acknowledgements in force, of all that are asked for; None where nobody is asked."""
    found = tuple(asked)
    return _share(sum(each.signed for each in found), sum(each.people for each in found))


def on_time(required: Iterable[Required]) -> Fraction | None:
    """Training done by its due date, of all whose due date is over; None where there is none."""
    found = tuple(required)
    return _share(sum(each.on_time for each in found), len(found))


def readiness(levels: Iterable[tuple[int, int]]) -> Fraction | None:
    """What is held of what is asked for, competency by competency: (held, asked). More than asked counts no further."""
    found = tuple(levels)
    return _share(sum(min(held, asked) for held, asked in found), sum(asked for _, asked in found))


def hot_spots(answers: Iterable[Answers]) -> tuple[Answers, ...]:
    """The steps at which more than 35 % of the answers are wrong, the worst first."""
    hot = (each for each in answers if Fraction(each.wrong, each.count) > HOT)
    return tuple(sorted(hot, key=lambda each: (-Fraction(each.wrong, each.count), each.step)))


def coverage_panel(today: Today, asked: Sequence[Asked], people: int) -> Panel:
    """Acknowledgement coverage, SOP by SOP. `people` are all that are asked for one."""
    value, missed = coverage(asked), [each.sop for each in asked if each.missed]
    if value is None or people < FEWEST_PEOPLE:
        return today.blank()
    points = tuple(Point(each.sop, Fraction(each.signed, each.people), percent(Fraction(each.signed, each.people)),
                         f"{each.signed:,} of {each.people:,}", each.missed) for each in asked)
    title = f"{', '.join(missed)} below target" if missed else "Every SOP has its acknowledgements"
    hatched = " Hatched: below target." if missed else ""
    chart = Chart("bar", title, f"People who acknowledged the version in force, of those who are asked.{hatched}", points,
                  columns=("SOP", "Acknowledged", "People"))
    basis = f"{sum(each.signed for each in asked):,} of {counted(sum(each.people for each in asked), today.measure.counted)}"
    return today.made(percent(value), basis, Light.BAD if missed else Light.GOOD, chart)


def on_time_panel(today: Today, required: Sequence[Required], months: Sequence[date]) -> Panel:
    """Training done in time, by the month it was due. `months` are first days; the last one only ends the month before it."""
    shown = [each for each in required if each.due >= months[0]]
    value, goal = on_time(shown), today.measure.goal
    if value is None or len({each.person for each in shown}) < FEWEST_PEOPLE or goal is None:
        return today.blank()
    points = tuple(_month(goal, month_name(start) if end <= today.day else f"1-{short_date(today.day)}",
                          [each for each in shown if start <= each.due < end]) for start, end in pairwise(months))
    title = f"{percent(value)} of training was done by its due date"
    hatched = " Hatched: below target." if any(point.over for point in points) else ""
    chart = Chart("column", title, f"Done by the due date, in %, by the month it was due.{hatched}", points, goal.good, goal.line,
                  ("Month", "%", "Pieces of training"))
    basis = f"{sum(each.on_time for each in shown):,} of {counted(len(shown), today.measure.counted)}, last {MONTHS} months"
    return today.made(percent(value), basis, goal.light(value), chart)


def _month(goal: Goal, label: str, due: Sequence[Required]) -> Point:
    value = on_time(due)
    note = f"{sum(each.on_time for each in due):,} of {len(due):,}" if due else ""
    over = value is not None and goal.missed(value)
    return Point(label, value or Fraction(0), percent(value).removesuffix(" %"), note, over)


def readiness_panel(today: Today, roles: Sequence[tuple[str, int, Fraction | None]]) -> Panel:
    """Readiness by job role: its name, its people, what they hold of what it asks. Without a level held there is no figure."""
    shown = [(role, people, value) for role, people, value in roles if value is not None and people >= FEWEST_PEOPLE]
    if not any(value for _, _, value in shown):
        return today.blank("No job role of five people holds a level yet")
    points = tuple(Point(role, value, percent(value), f"{people:,} people") for role, people, value in shown)
    best = max(points, key=lambda point: point.value)
    chart = Chart("bar", f"{best.label} is {best.shown} ready", "Levels held, of levels asked for, by job role.", points,
                  columns=("Job role", "Ready", "People"))
    return today.made(best.shown, counted(len(points), today.measure.counted), Light.INFO, chart)


def hot_spot_panel(today: Today, answers: Sequence[Answers]) -> Panel:
    """The steps at which answers go wrong, the worst first."""
    if not answers:
        return today.blank()
    hot = hot_spots(answers)
    worst = sorted(answers, key=lambda each: (-Fraction(each.wrong, each.count), each.step))[:8]
    points = tuple(Point(_named(each.step), Fraction(each.wrong, each.count), percent(Fraction(each.wrong, each.count)),
                         f"{each.wrong:,} of {each.count:,}", each in hot) for each in worst)
    first = points[0]
    title = f"{first.shown} of answers go wrong at {first.label}" if first.value else "No answer went wrong at any step"
    chart = Chart("bar", title, f"Wrong answers, of all at the step.{' Hatched: above target.' if hot else ''}", points, HOT,
                  percent(HOT), ("Step", "Wrong", "Answers"))
    basis = f"{counted(len(answers), today.measure.counted)}"
    return today.made(f"{len(hot):,}", basis, Light.BAD if hot else Light.GOOD, chart)


def _named(step: str) -> str:
    sop, _, number = step.rpartition(".")
    return f"{sop} step {number}"


def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None
