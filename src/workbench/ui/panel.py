"""Panels as a page shows them: tiles, a chart, a table, and where a figure comes from. Finished text of the desk, escaped here.

Nothing is computed and nothing rounded on this side.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from markupsafe import Markup

from workbench.model import Light, Panel, PanelTable
from workbench.ui.chart import drawn, point_table
from workbench.ui.markup import NOTHING, badge, fill, heads, lines, number, only_spoken, row, table, whole
from workbench.ui.words import long_day

_LOOKS = {Light.GOOD: "right", Light.WATCH: "warn", Light.BAD: "wrong", Light.INFO: "info"}
_STANDS = {Light.GOOD: "met", Light.WATCH: "close", Light.BAD: "missed"}
_TILE = '<div class="wb-tile"><dt>{}</dt><dd>{}{}</dd><dd>{}</dd>{}</div>'
_ASIDE = '<dd><span class="wb-note">{}</span></dd>'
_FIGURE = '<figure class="wb-panel"><h3>{}</h3>{}<figcaption>{}</figcaption>{}{}{}</figure>'
_ADVICE = '<p class="wb-small wb-advice"><b class="wb-strong">What to do:</b> {}</p>'
_MORE = '<details class="wb-small"><summary class="wb-linkish">{}</summary>{}</details>'
_FACTS = """<dl class="wb-kv wb-small wb-under"><dt>Formula</dt><dd>{}</dd><dt>Counted</dt><dd>{}</dd><dt>Source</dt><dd>{}</dd>
<dt>As of</dt><dd>{}, {}</dd></dl>"""


def tiles(panels: Iterable[Panel]) -> Markup:
    """The figures side by side."""
    return fill('<dl class="wb-tiles">{}</dl>', lines(_tile(panel) for panel in panels))


def _tile(panel: Panel) -> Markup:
    unit = fill(" <small>{}</small>", panel.unit) if panel.unit and panel.light is not Light.NO_DATA else NOTHING
    aside = fill(_ASIDE, panel.whole) if panel.whole else NOTHING
    return fill(_TILE, panel.title, panel.value, unit, _state(panel), aside)


def _state(panel: Panel) -> Markup:
    """Shape, words and colour of a figure against its target; what the colour says is said in words for those who hear it."""
    words = _against(panel)
    if not words or panel.light is Light.NO_DATA:
        return fill('<span class="wb-note">{}</span>', panel.basis)
    return fill("{}{}", badge(_LOOKS[panel.light], words), only_spoken(_stands(panel)))


def _against(panel: Panel) -> str:
    return panel.says or (f"Target {panel.target}" if panel.target else "")


def _stands(panel: Panel) -> str:
    """Whether the target is met, in a word. What a panel says of itself needs none."""
    return "" if panel.says else _STANDS.get(panel.light, "")


def figure(panel: Panel, told: Callable[[str], Markup] = whole) -> Markup:
    """What a panel shows best: its chart, else its table, else its tile; then what to do, more tables, formula and source.

    `told` writes what to do.
    """
    if panel.light is Light.NO_DATA or not (panel.chart or panel.table):
        return fill('<div class="wb-panel">{}{}</div>', tiles((panel,)), details(panel, told))
    aside = fill(" {}.", panel.whole) if panel.whole else NOTHING
    if panel.chart:
        numbers = fill(_MORE, "Show as table", point_table(panel.chart))
        caption = fill("{}{}", panel.chart.caption, aside)
        return fill(_FIGURE, panel.chart.title, drawn(panel.chart), caption, _advice(panel, told), numbers, _further(panel))
    basis = fill("{}{}", panel.basis, aside)
    shown = panel_table(panel.table) if panel.table else NOTHING
    return fill(_FIGURE, panel.table.title if panel.table else "", shown, basis, _advice(panel, told), NOTHING, facts(panel))


def details(panel: Panel, told: Callable[[str], Markup] = whole) -> Markup:
    """What to do about a figure that stands as its tile alone, and all its numbers, to be opened."""
    numbers = fill(_MORE, panel.chart.title, point_table(panel.chart)) if panel.chart else NOTHING
    return fill("{}{}{}", _advice(panel, told), numbers, _further(panel))


def _further(panel: Panel) -> Markup:
    table = fill(_MORE, panel.table.title, panel_table(panel.table)) if panel.table else NOTHING
    return fill("{}{}", table, facts(panel))


def _advice(panel: Panel, told: Callable[[str], Markup]) -> Markup:
    return fill(_ADVICE, told(panel.advice)) if panel.advice else NOTHING


def panel_table(shown: PanelTable) -> Markup:
    """The table of a panel."""
    looks = tuple("wb-num" if column in shown.numbers else "" for column in shown.columns)
    top = heads(*zip(shown.columns, looks, strict=True))
    return table(top, (_row(cells, looks) for cells in shown.rows), looks="wb-small")


def _row(cells: Sequence[str], looks: Sequence[str]) -> Markup:
    rest = (number(text) if look else fill("{}", text) for text, look in zip(cells[1:], looks[1:], strict=True))
    return row(fill("{}", cells[0]), *rest)


def facts(panel: Panel) -> Markup:
    """How a figure was made, from which records, for which day."""
    said = fill(_FACTS, panel.formula, panel.basis, panel.source, _date(panel.as_of), panel.organisation)
    return fill(_MORE, "Formula and source", said)


def as_of(panels: Sequence[Panel]) -> str:
    """The line beside the heading of figures that belong together: "Larkmere Medical Group, as of 30 Sep 2026"."""
    return f"{panels[0].organisation}, as of {_date(panels[0].as_of)}" if panels else ""


def _date(day: date) -> str:
    return long_day(day).partition(" ")[2]
