"""Makes a panel of the catalogue from a practice's tables. `make` is what the worker process runs; only there are data frames."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from workbench.desk.figures.cash import credit_panel, unapplied_panel, unmatched_panel
from workbench.desk.figures.catalogue import MEASURES, Measure
from workbench.desk.figures.claims import clean_claim_panel, dollar_panel, first_pass_panel
from workbench.desk.figures.collection import collection_panel
from workbench.desk.figures.denials import overturn_panel, pareto_panel, rate_panel, work_panel
from workbench.desk.figures.deposits import gap_panel, variance_panel
from workbench.desk.figures.frame import Ask
from workbench.desk.figures.needed import needed
from workbench.desk.figures.posting import auto_post_panel, exceptions_panel, lag_panel, unposted_panel
from workbench.desk.figures.premiums import match_panel
from workbench.desk.figures.receivable import ageing_panel, gross_panel, net_panel, outstanding_panel, over_90_panel
from workbench.kpi.places import of_place
from workbench.model import Light, Panel, Scope
from workbench.world.files import kept_world, open_table
from workbench.world.spec import WorldSpec

_OTHERS: Mapping[str, str] = MappingProxyType({"thistlepaw": "Thistlepaw Pet Insurance"})
_MAKERS: Mapping[str, Callable[[Measure, Ask], Panel]] = MappingProxyType({
    "posting-lag": lag_panel, "era-exceptions": exceptions_panel, "auto-post": auto_post_panel, "unposted": unposted_panel,
    "deposit-variance": variance_panel, "clean-claim-rate": clean_claim_panel, "dollar-split": dollar_panel,
    "first-pass": first_pass_panel, "eft-era-gap": gap_panel, "denial-rate": rate_panel, "denial-pareto": pareto_panel,
    "denial-overturn": overturn_panel, "denial-days": work_panel, "days-in-ar": gross_panel, "net-days-in-ar": net_panel,
    "dso": outstanding_panel, "ar-over-90": over_90_panel, "ar-ageing": ageing_panel, "unapplied-cash": unapplied_panel,
    "unmatched": unmatched_panel, "credit-balances": credit_panel, "net-collection": collection_panel,
    "premium-match": match_panel,
})


def make_panel(id: str, ask: Ask) -> Panel:
    """The panel with that id. Raises KeyError for an id that is not in the catalogue."""
    measure = MEASURES[id]
    panel = _MAKERS[id](measure, replace(ask, tables=of_place(ask.tables, ask.site, ask.provider)))
    return replace(panel, advice=measure.advice) if panel.light in (Light.WATCH, Light.BAD) else panel


def make(worlds: Path, world_date: date, organisation: str, id: str, scope: Scope) -> Panel:
    """The panel over the world of that date, which is kept in the folder `worlds` and built there the first time.

    `organisation` is the clinic; a panel of another practice bears that one's name.
    """
    practice = MEASURES[id].practice
    name = _OTHERS.get(practice, organisation)
    return make_from(_folder(worlds, practice, world_date), world_date, name, id, scope)


def make_from(world: Path, as_of: date, organisation: str, id: str, scope: Scope) -> Panel:
    """The panel over the world in that folder, as it was known on a day. What has been read once stays in memory."""
    wanted = needed(MEASURES[id], by_place=bool(scope.site or scope.provider))
    tables = {name: pd.DataFrame({column: _column(world, name, column) for column in columns}, copy=False)
              for name, columns in wanted.items()}
    return make_panel(id, Ask(tables, as_of, scope.payer, organisation, scope.site, scope.provider, scope.period))


@cache
def _folder(worlds: Path, practice: str, world_date: date) -> Path:
    return kept_world(worlds, WorldSpec(practice=practice, world_date=world_date))


@cache
def _column(world: Path, table: str, column: str) -> "pd.Series[object]":
    return open_table(world, table, (column,))[column]
