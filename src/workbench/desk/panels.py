"""Live panels: a figure of the practice, asked for by its id, and how it can be narrowed down.

What there is to ask for is said where something is not. A filter that a figure cannot follow is left aside; the panel says so.
"""

from collections.abc import Iterable
from dataclasses import replace

from workbench.desk.desk import Desk
from workbench.desk.figures.catalogue import MEASURES, TRAINING, Measure
from workbench.desk.trained import training_panel
from workbench.model import Filter, NotFound, Option, Panel, Scope
from workbench.model.wire import NotReadable
from workbench.world.larkmere import PROVIDERS, SITES
from workbench.world.payer_names import PAYER_NAMES

MOST_MONTHS = 12
_SITES = tuple(name for name, _ in SITES)
_PROVIDERS = tuple(each.name for each in PROVIDERS)
_PAYER = Filter("payer", "Payer", (Option("", "All payers"), *(Option(key, name) for key, name in PAYER_NAMES.items())))
_SITE = Filter("site", "Site", (Option("", "Both sites"), *(Option(str(n), name) for n, name in enumerate(_SITES, 1))))
_PROVIDER = Filter("provider", "Provider", (
    Option("", "All providers"), *(Option(str(n), name) for n, name in enumerate(_PROVIDERS, 1))))
_PERIOD = Filter("period", "Period", (
    Option("", "Last 90 days"), Option("1", "Latest month"), *(Option(str(n), f"Last {n} months") for n in (3, 6, MOST_MONTHS))))


def show_panel(desk: Desk, id: str, scope: Scope = Scope()) -> Panel:
    """A figure of the site's practice, or of the site's own training. Raises NotFound, NotReadable, Unavailable."""
    _check(scope)
    if id in TRAINING:
        return training_panel(desk, id)
    measure = MEASURES.get(id)
    if measure is None:
        raise NotFound(f"There is no such figure. There are {', '.join((*MEASURES, *TRAINING))}.")
    able = _able(measure, scope)
    made = desk.panels(id, able)
    return made if able == scope else replace(made, whole=_left_aside(scope, able))


def filters_of(panels: Iterable[str]) -> tuple[Filter, ...]:
    """How the figures with those ids can be narrowed down; what none of them can follow is left out."""
    measures = [MEASURES[id] for id in panels if id in MEASURES]
    by_place = any(measure.by_place for measure in measures)
    offered = ((_PAYER, any(measure.by_payer for measure in measures)), (_SITE, by_place), (_PROVIDER, by_place),
               (_PERIOD, bool(measures)))
    return tuple(filter for filter, there in offered if there)


def _able(measure: Measure, scope: Scope) -> Scope:
    """What of the scope the figure can follow."""
    with_payer = scope if measure.by_payer else replace(scope, payer="")
    return with_payer if measure.by_place else replace(with_payer, site=0, provider=0)


def _left_aside(scope: Scope, able: Scope) -> str:
    """Which filters a figure did not follow."""
    left = [word for word, asked, kept in (("payer", scope.payer, able.payer), ("site", scope.site, able.site),
                                           ("provider", scope.provider, able.provider)) if asked != kept]
    return f"Not split by {' or '.join(left)}: shown for all"


def scope_of(payer: str, site: str, provider: str, period: str) -> Scope:
    """What was asked for in text. Raises NotReadable for what is no number."""
    return Scope(payer, _number(site, f"There is no such site. There are {_listed(_SITES)}."),
                 _number(provider, f"There is no such provider. There are {_listed(_PROVIDERS)}."), _number(period, _MONTHS))


_MONTHS = f"A period is 1 to {MOST_MONTHS} months back; without one it is the last 90 days."


def _number(text: str, sentence: str) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        raise NotReadable(sentence)
    return int(text)


def _check(scope: Scope) -> None:
    if scope.payer and scope.payer not in PAYER_NAMES:
        raise NotReadable(f"There is no such payer. There are {', '.join(PAYER_NAMES)}.")
    if scope.site > len(_SITES):
        raise NotReadable(f"There is no such site. There are {_listed(_SITES)}.")
    if scope.provider > len(_PROVIDERS):
        raise NotReadable(f"There is no such provider. There are {_listed(_PROVIDERS)}.")
    if scope.period > MOST_MONTHS:
        raise NotReadable(_MONTHS)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"{number} {name}" for number, name in enumerate(names, 1))
