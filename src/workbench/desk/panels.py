"""Live panels: a figure of the practice, asked for by its id. What there is to ask for is said where something is not."""

from dataclasses import replace

from workbench.desk.desk import Desk
from workbench.desk.figures.catalogue import MEASURES, Measure
from workbench.model import NotFound, Panel, Scope
from workbench.model.wire import NotReadable
from workbench.world.larkmere import PROVIDERS, SITES
from workbench.world.payer_names import PAYER_NAMES

MOST_MONTHS = 12
_SITES = tuple(name for name, _ in SITES)
_PROVIDERS = tuple(each.name for each in PROVIDERS)


def show_panel(desk: Desk, id: str, scope: Scope = Scope()) -> Panel:
    """A figure of the site's practice. A payer is left aside where a figure belongs to none. Raises NotFound, NotReadable,
    Unavailable.
    """
    measure = MEASURES.get(id)
    if measure is None:
        raise NotFound(f"There is no such figure. There are {', '.join(MEASURES)}.")
    _check(measure, scope)
    return desk.panels(id, scope if measure.by_payer else replace(scope, payer=""))


def scope_of(payer: str, site: str, provider: str, period: str) -> Scope:
    """What was asked for in text. Raises NotReadable for what is no number."""
    return Scope(payer, _number(site, f"There is no such site. There are {_listed(_SITES)}."),
                 _number(provider, f"There is no such clinician. There are {_listed(_PROVIDERS)}."), _number(period, _PERIOD))


_PERIOD = f"A period is 1 to {MOST_MONTHS} months back; without one it is the last 90 days."


def _number(text: str, sentence: str) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        raise NotReadable(sentence)
    return int(text)


def _check(measure: Measure, scope: Scope) -> None:
    if scope.payer and scope.payer not in PAYER_NAMES:
        raise NotReadable(f"There is no such payer. There are {', '.join(PAYER_NAMES)}.")
    if scope.site > len(_SITES):
        raise NotReadable(f"There is no such site. There are {_listed(_SITES)}.")
    if scope.provider > len(_PROVIDERS):
        raise NotReadable(f"There is no such clinician. There are {_listed(_PROVIDERS)}.")
    if scope.period > MOST_MONTHS:
        raise NotReadable(_PERIOD)
    if (scope.site or scope.provider) and not measure.by_place:
        raise NotReadable(f"{measure.title} cannot be split by site or clinician: its money belongs to all of them.")


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"{number} {name}" for number, name in enumerate(names, 1))
