"""Rules about claims on their way to the payer: each visit is billed once, sent, and sent again when it was rejected."""

import pandas as pd

from workbench.world.rules.remitted import filing_limits
from workbench.world.rules.rule import Rule, Sighting, Tables, sightings

_REJECTED = ("A3", "A6", "A7", "A8")
DAYS_TO_MEND = 16
"""So many days after a rejection the claim has been mended and sent again; nine business days at most."""


def claim_once(tables: Tables) -> tuple[Sighting, ...]:
    """A visit has one first claim (RULES S12)."""
    first = tables["claims"].loc[tables["claims"]["rank"] == 1].sort_values("claim", kind="stable")
    return sightings(Rule.DUPLICATE_CLAIM, "claims", first.loc[first.duplicated("encounter"), "claim"])


def claim_sent(tables: Tables) -> tuple[Sighting, ...]:
    """A first claim to an insurer has been sent (RULES T1: what was not sent is not filed)."""
    claims = tables["claims"]
    first = claims.loc[(claims["rank"] == 1) & (claims["payer"] != "self")]
    return sightings(Rule.UNSENT, "claims", first.loc[~first["claim"].isin(tables["submissions"]["claim"]), "claim"])


def rejection_answered(tables: Tables) -> tuple[Sighting, ...]:
    """A rejected claim was never filed: it is mended and sent again before the payer's limit is over (RULES 1.8)."""
    waiting, today = _waiting(tables), _today(tables)
    waiting = waiting.loc[(today - waiting["answered_date"]).dt.days > DAYS_TO_MEND]
    return sightings(Rule.REJECTED, "claims", waiting.loc[~_over(tables, waiting["claim"]), "claim"])


def filing_limit(tables: Tables) -> tuple[Sighting, ...]:
    """No claim lies rejected until its payer's filing limit is over (RULES T1, T2)."""
    waiting = _waiting(tables)
    return sightings(Rule.FILING_LIMIT, "claims", waiting.loc[_over(tables, waiting["claim"]), "claim"])


def _waiting(tables: Tables) -> pd.DataFrame:
    """The last submission of each claim that was rejected and not accepted since."""
    sent = tables["submissions"]
    last = sent.sort_values(["claim", "number"], kind="stable").drop_duplicates("claim", keep="last")
    return last.loc[last["category"].isin(_REJECTED) & ~last["claim"].isin(sent.loc[sent["category"] == "A2", "claim"])]


def _over(tables: Tables, claims: "pd.Series[int]") -> "pd.Series[bool]":
    """Marks claims whose filing limit has passed."""
    over: pd.Series[bool] = claims.map(filing_limits(tables)) < _today(tables) if len(claims) else claims.astype("bool")
    return over


def _today(tables: Tables) -> pd.Timestamp:
    return tables["bank_days"]["bank_date"].max()
