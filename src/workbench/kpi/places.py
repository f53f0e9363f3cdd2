"""The practice as one site or one clinician sees it: the same tables with the rows of their visits only.

What belongs to no single visit stays out or is left alone: a remittance pays both sites at once.
"""

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from workbench.kpi.facts import Tables, looked_up, places_of

_BY_CLAIM = ("submissions", "remitted_claims", "lines", "denials")
NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "claims": ("claim", "encounter"), "encounters": ("encounter", "site", "provider")})
"""The columns by which visits are told apart; `lines` are needed as well where there is a ledger."""


def of_place(tables: Tables, site: int = 0, provider: int = 0) -> Tables:
    """The tables with what was done at that site and by that clinician (ids; 0: all).

    Everything that hangs on a claim goes with it: submissions, remitted claims, lines, denials, and entries of the ledger.
    """
    if not (site or provider):
        return tables
    claims = tables["claims"]
    kept = dict(tables)
    here = pd.Series(True, index=claims.index)
    for column, wanted in (("site", site), ("provider", provider)):
        if wanted:
            here &= looked_up(claims["encounter"], tables["encounters"], "encounter", column) == wanted
    kept["claims"] = claims[here]
    for name in _BY_CLAIM:
        if name in tables:
            kept[name] = _with(tables[name], "claim", kept["claims"])
    if "ledger" in tables:
        kept["ledger"] = _with(tables["ledger"], "line", kept["lines"])
    return kept


def _with(rows: pd.DataFrame, key: str, of: pd.DataFrame) -> pd.DataFrame:
    return rows[places_of(rows[key].to_numpy(), of[key].to_numpy()) >= 0]
