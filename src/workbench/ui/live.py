"""The live figures of an SOP, and what they are narrowed down to. The page is drawn without them, asks for them, and shows each
when it is there.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import takewhile

from markupsafe import Markup

from workbench.model import Filter, Light, Panel
from workbench.ui.filters import filter_row
from workbench.ui.markup import NOTHING, fill, lines, section
from workbench.ui.panel import as_of, details, figure, tiles
from workbench.ui.told import told

_CHARTS = 2
"""Charts that a page shows at most."""
_SLOT = '<div data-part="{}">{}</div>'
_LATER = Markup('<div class="wb-later" aria-hidden="true"><span class="wb-skel"></span></div>')
_SAID = Markup('<p class="wb-note" role="status" data-part="narrowed"></p>')
_LINKED = partial(told, sop="SOP")
_ASK = '<div class="wb-under" data-part="tiles" data-then="panels">{}</div>'
_COMING = Panel("", "A figure is on its way", "…", "", "", Light.INFO, "\u00a0", "", "", date.min, "")


def live(panels: tuple[str, ...], filters: tuple[Filter, ...] = ()) -> Markup:
    """The place for these figures under their filters, which asks for them once it is drawn."""
    if not panels:
        return NOTHING
    slots = lines(fill(_SLOT, f"chart-{n}", _LATER) for n in range(1, _CHARTS + 1))
    aside = Markup('<span class="wb-note" data-part="as-of"></span>')
    waiting = fill(_ASK, tiles((_COMING,) * len(panels)))
    row = fill("{}{}", filter_row(filters), _SAID) if filters else NOTHING
    top = section("h-live", "Live figures", fill("{}{}", row, waiting), aside=aside, looks="wb-panel")
    return fill('{}{}<div data-part="sources"></div>', top, slots)


def again(panels: tuple[str, ...], chosen: str) -> dict[str, Markup]:
    """What of the page changes when the figures are asked for once more, for what is `chosen`."""
    return {"tiles": tiles((_COMING,) * len(panels)), "narrowed": fill("Working out: {}", chosen), "sources": NOTHING,
            **{f"chart-{n}": _LATER for n in range(1, _CHARTS + 1)}}


def arrived(wanted: tuple[str, ...], found: Mapping[str, Panel | str]) -> dict[str, Markup]:
    """What of the page changes when these figures are there; a sentence stands for one that cannot be had. By names of parts."""
    shown = [found.get(name, _COMING) for name in wanted]
    there = [panel for panel in shown if isinstance(panel, Panel) and panel is not _COMING]
    settled = takewhile(found.__contains__, wanted)  # a later chart waits for its place
    charts = [panel for name in settled if isinstance(panel := found[name], Panel) and panel.chart][:_CHARTS]
    figures = tiles(panel if isinstance(panel, Panel) else _away(panel) for panel in shown)
    parts = {"tiles": figures, "as-of": fill("{}", as_of(there))}
    parts |= {f"chart-{n}": figure(panel, _LINKED) for n, panel in enumerate(charts, 1)}
    if len(found) == len(wanted):
        parts |= {f"chart-{n}": NOTHING for n in range(len(charts) + 1, _CHARTS + 1)}
        parts["sources"] = lines(_source(panel) for panel in there if panel not in charts)
    return parts


def _away(sentence: str) -> Panel:
    return replace(_COMING, title="No figure", value="–", light=Light.NO_DATA, basis=sentence)


def _source(panel: Panel) -> Markup:
    return fill('<div class="wb-source"><p class="wb-small"><b class="wb-strong">{}</b></p>{}</div>', panel.title,
                details(panel, _LINKED))
