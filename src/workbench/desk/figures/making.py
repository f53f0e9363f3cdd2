"""Makes a panel of the catalogue from a practice's tables. `make` is what the worker process runs; only there are data frames."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from workbench.desk.figures.catalogue import MEASURES, Measure
from workbench.desk.figures.claims import clean_claim_panel, dollar_panel, first_pass_panel
from workbench.desk.figures.deposits import gap_panel, variance_panel
from workbench.desk.figures.frame import Ask
from workbench.desk.figures.posting import auto_post_panel, exceptions_panel, lag_panel, unposted_panel
from workbench.kpi.facts import Tables
from workbench.model import Panel
from workbench.world.files import kept_world, open_world
from workbench.world.spec import WorldSpec

_MAKERS: Mapping[str, Callable[[Measure, Ask], Panel]] = MappingProxyType({
    "posting-lag": lag_panel, "era-exceptions": exceptions_panel, "auto-post": auto_post_panel, "unposted": unposted_panel,
    "deposit-variance": variance_panel, "clean-claim-rate": clean_claim_panel, "dollar-split": dollar_panel,
    "first-pass": first_pass_panel, "eft-era-gap": gap_panel,
})


def make_panel(id: str, ask: Ask) -> Panel:
    """The panel with that id. Raises KeyError for an id that is not in the catalogue."""
    return _MAKERS[id](MEASURES[id], ask)


def make(worlds: Path, world_date: date, organisation: str, id: str, payer: str) -> Panel:
    """The panel over the world of that date, which is kept in the folder `worlds` and built there the first time."""
    return make_panel(id, Ask(_tables(worlds, world_date), world_date, payer, organisation))


@cache
def _tables(worlds: Path, world_date: date) -> Tables:
    return open_world(kept_world(worlds, WorldSpec(world_date=world_date))).tables
