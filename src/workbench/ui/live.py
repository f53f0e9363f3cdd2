"""The live figures of an SOP. The page is drawn without them, asks for them, and shows each when it is there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import takewhile

from markupsafe import Markup

from workbench.model import Light, Panel
from workbench.ui.markup import NOTHING, fill, lines, section
from workbench.ui.panel import as_of, facts, figure, tiles

_CHARTS = 2
"""Charts that a page shows at most."""
_SLOT = '<div data-part="{}"><div class="wb-later" aria-hidden="true"><span class="wb-skel"></span></div></div>'
_ASK = '<div class="wb-under" data-part="tiles" data-then="panels">{}</div>'
_COMING = Panel("", "A figure is on its way", "…", "", "", Light.INFO, "\u00a0", "", "", date.min, "")


def live(panels: tuple[str, ...]) -> Markup:
    """The place for these figures, which asks for them once it is drawn."""
    if not panels:
        return NOTHING
    slots = lines(fill(_SLOT, f"chart-{n}") for n in range(1, _CHARTS + 1))
    aside = Markup('<span class="wb-note" data-part="as-of"></span>')
    waiting = fill(_ASK, tiles((_COMING,) * len(panels)))
    top = section("h-live", "Live figures", waiting, aside=aside, looks="wb-panel")
    return fill('{}{}<div data-part="sources"></div>', top, slots)


def arrived(wanted: tuple[str, ...], found: Mapping[str, Panel | str]) -> dict[str, Markup]:
    """What of the page changes when these figures are there; a sentence stands for one that cannot be had. By names of parts."""
    shown = [found.get(name, _COMING) for name in wanted]
    there = [panel for panel in shown if isinstance(panel, Panel) and panel is not _COMING]
    settled = takewhile(found.__contains__, wanted)  # a later chart waits for its place
    charts = [panel for name in settled if isinstance(panel := found[name], Panel) and panel.chart][:_CHARTS]
    figures = tiles(panel if isinstance(panel, Panel) else _away(panel) for panel in shown)
    parts = {"tiles": figures, "as-of": fill("{}", as_of(there))}
    parts |= {f"chart-{n}": figure(panel) for n, panel in enumerate(charts, 1)}
    if len(found) == len(wanted):
        parts |= {f"chart-{n}": NOTHING for n in range(len(charts) + 1, _CHARTS + 1)}
        parts["sources"] = lines(_source(panel) for panel in there if panel not in charts)
    return parts


def _away(sentence: str) -> Panel:
    return replace(_COMING, title="No figure", value="–", light=Light.NO_DATA, basis=sentence)


def _source(panel: Panel) -> Markup:
    return fill('<p class="wb-small"><b class="wb-strong">{}</b></p>{}', panel.title, facts(panel))
