"""A chart as inline SVG: columns over time or bars over names. It draws finished points, prints every value and computes none.

Whoever hears the page gets all numbers as words, and everybody gets them as a table. Looks come from tokens.css.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from markupsafe import Markup

from workbench.model import Chart, Light, Point
from workbench.ui.markup import NOTHING, fill, heads, lines, number, row, table

_SVG = '<svg class="wb-chart" viewBox="0 0 576 {}" role="img" aria-label="{}">{}</svg>'
_HATCH = """<defs><pattern id="wb-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
<rect width="6" height="6" fill="#fbe9df"/><line x1="0" x2="0" y1="0" y2="6" stroke="#a33100" stroke-width="3"/></pattern>
</defs>"""
_RECT = '<rect class="bar{}" x="{}" y="{}" width="{}" height="{}"/>'
_LINE = '<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>'
_TEXT = '<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>'
_ON_HATCH = _TEXT.replace("<text", '<text paint-order="stroke" stroke="#fbe9df" stroke-width="5"')
_RIGHT = 576
_FOOT, _TALLEST, _LEFT = 146, 128, 44
"""Columns: where they stand, how tall the tallest is, where the first may begin."""
_ROOM_FOR_TEXT = 24
_BAR_LEFT, _STEP = 160, 25
"""Bars: where they begin, and from one to the next."""
_LETTER = 7
"""About the width of a digit."""


def drawn(chart: Chart) -> Markup:
    """The chart itself."""
    hatch = Markup(_HATCH) if any(point.over for point in chart.points) else NOTHING
    height, marks = _columns(chart) if chart.kind == "column" else _bars(chart)
    return fill(_SVG, height, spoken(chart), lines((hatch, *marks)))


def spoken(chart: Chart) -> str:
    """The chart in words, with all its numbers."""
    points = "; ".join(" ".join(filter(None, (point.label, point.shown, _aside(point)))) for point in chart.points)
    target = f"; target {chart.target_shown}" if chart.target is not None else ""
    return f"{chart.caption} {points}{target}."


def point_table(chart: Chart) -> Markup:
    """The same numbers as a table to read."""
    first, *rest = chart.columns
    top = heads((first, ""), *((title, "wb-num") for title in rest))
    return table(top, (_point_row(cells) for cells in point_rows(chart)), looks="wb-small")


def point_rows(chart: Chart) -> tuple[tuple[str, ...], ...]:
    """The numbers of a chart, a row for each point and as many cells as it has columns."""
    return tuple((point.label, point.shown, point.note)[:len(chart.columns)] for point in chart.points)


def _point_row(cells: Sequence[str]) -> Markup:
    return row(fill("{}", cells[0]), *(number(text) for text in cells[1:]))


def _aside(point: Point) -> str:
    return f"({point.note})" if point.note else ""


def _columns(chart: Chart) -> tuple[int, Iterable[Markup]]:
    step = Fraction(520, max(len(chart.points), 1))
    width = min(Fraction(42), step * 2 / 3)
    labels = _short([point.label for point in chart.points])
    marks = [fill(_LINE, "axis", _LEFT, _RIGHT, _FOOT, _FOOT)]
    for number_, (point, label) in enumerate(zip(chart.points, labels, strict=True)):
        now = number_ == len(chart.points) - 1
        marks += _column(point, label, _LEFT + 8 + step * number_, width, _scaled(point, chart, _TALLEST), now)
    if chart.target is not None:
        level = _FOOT - _TALLEST * chart.target / _largest(chart)
        marks.append(fill(_LINE, "target", _LEFT, _RIGHT, _at(level), _at(level)))
        marks.append(fill(_TEXT, "", 0, _at(level + 4), "start", chart.target_shown))
    return _FOOT + (46 if any(map(_dated, labels)) else 30), marks


def _column(point: Point, label: str, left: Fraction, width: Fraction, height: Fraction, now: bool) -> list[Markup]:
    """A column with its value inside, or above it where there is no room."""
    inside = height >= _ROOM_FOR_TEXT
    looks = f"{' is-now' if now else ''}{' is-over' if point.over else ''}"
    bar = fill(_RECT, looks, _at(left), _at(_FOOT - height), _at(width), _at(height)) if height else NOTHING
    middle = _at(left + width / 2)
    name, _, year = label.rpartition(" ") if _dated(label) else (label, "", "")
    under = lines((fill(_TEXT, "", middle, _FOOT + 18, "middle", name),
                   fill(_TEXT, "", middle, _FOOT + 34, "middle", year) if year else NOTHING))
    shown = "–" if point.shown == Light.NO_DATA else point.shown
    level = _FOOT - 10 if inside else _at(_FOOT - height - 5)
    on_dark = now and inside and not point.over
    template = _ON_HATCH if inside and point.over else _TEXT
    return [bar, under, fill(template, "val is-now" if on_dark else "val", middle, level, "middle", shown)]


def _bars(chart: Chart) -> tuple[int, Iterable[Markup]]:
    foot = 10 + _STEP * len(chart.points)
    value_right = min(500, _RIGHT - 12 - _LETTER * max((len(point.note) for point in chart.points), default=0))
    longest = value_right - 60 - _BAR_LEFT
    marks: list[Markup] = []
    for number_, point in enumerate(chart.points):
        top, width = 12 + _STEP * number_, _scaled(point, chart, longest)
        marks.append(fill(_TEXT, "", _BAR_LEFT - 8, top + 12, "end", point.label))
        marks.append(fill(_RECT, " is-over" if point.over else "", _BAR_LEFT, top, _at(width), 16) if width else NOTHING)
        marks.append(fill(_TEXT, "val", value_right, top + 12, "end", point.shown))
        marks.append(fill(_TEXT, "", _RIGHT, top + 12, "end", point.note) if point.note else NOTHING)
    if chart.target is not None:
        at = _at(_BAR_LEFT + longest * chart.target / _largest(chart))
        marks.append(fill(_LINE, "target", at, at, 6, foot))
        marks.append(fill(_TEXT, "", at, foot + 20, "middle", f"target {chart.target_shown}"))
    marks.append(fill(_LINE, "axis", _BAR_LEFT, _BAR_LEFT, 6, foot))
    return foot + (26 if chart.target is not None else 6), marks


def _largest(chart: Chart) -> Fraction:
    """What the longest bar stands for; the target is always on the chart."""
    most = max((point.value for point in chart.points), default=Fraction(0))
    return max(most, chart.target or Fraction(0)) or Fraction(1)


def _scaled(point: Point, chart: Chart, longest: int) -> Fraction:
    return max(point.value, Fraction(0)) / _largest(chart) * longest


def _at(place: Fraction | int) -> str:
    """A place in the drawing, to a tenth."""
    return f"{float(place):.1f}"


def _dated(label: str) -> bool:
    """Whether a label ends with its year, which then stands below."""
    month, _, year = label.rpartition(" ")
    return bool(month) and len(year) == len("2026") and year.isdigit()


def _short(labels: list[str]) -> list[str]:
    """Labels under columns: the month or year is written only where it changes."""
    ends = ["", *(label.rpartition(" ")[2] for label in labels)]
    return [label.rpartition(" ")[0] or label if end == before else label
            for label, before, end in zip(labels, ends, ends[1:], strict=False)]
