"""Rules about what payers decide and announce: contract prices, late denials, remittances that come twice, take-backs."""

import pandas as pd

from workbench.world.rules.rule import Rule, Sighting, Tables, sightings

_LATE = "29"
_PAIRED, _RETURNED = ("WO", "FB"), "72"
_OTHER_HALF = {"WO": _RETURNED, _RETURNED: "WO", "FB": ""}
"""What cancels an amount out within its own remittance."""


def contract_price(tables: Tables) -> tuple[Sighting, ...]:
    """A first payer allows at least what its contract says for the service, a second procedure's cut included (RULES P7, N3)."""
    paid = tables["remitted_lines"]
    short = (paid["allowed"] != 0) & (paid["allowed"].abs() < paid["line"].map(tables["lines"].set_index("line")["contract"]))
    return sightings(Rule.UNDERPAID, "remitted_lines", paid.loc[short, "remitted_line"])


def late_denial(tables: Tables) -> tuple[Sighting, ...]:
    """A claim that was accepted within the payer's filing limit is not denied as late, CARC 29 (RULES T1, T2)."""
    late = tables["adjustments"].loc[tables["adjustments"]["reason"] == _LATE, "remitted_line"]
    if late.empty:
        return ()
    denied = late.map(tables["remitted_lines"].set_index("remitted_line")["remitted_claim"])
    claim = denied.map(tables["remitted_claims"].set_index("remitted_claim")["claim"])
    in_time = claim.map(accepted_days(tables)) <= claim.map(filing_limits(tables))
    return sightings(Rule.LATE_DENIAL, "remitted_claims", denied[in_time])


def filing_limits(tables: Tables) -> "pd.Series[pd.Timestamp]":
    """By claim the last day on which its payer takes a first claim."""
    claims = tables["claims"].set_index("claim")
    served = claims["encounter"].map(tables["encounters"].set_index("encounter")["service_date"])
    days = tables["payers"].astype({"payer": "str"}).set_index("payer")["filing_days"]
    last: pd.Series[pd.Timestamp] = served + pd.to_timedelta(claims["payer"].astype("str").map(days), unit="D")
    return last


def accepted_days(tables: Tables) -> "pd.Series[pd.Timestamp]":
    """By claim the day it was sent for the time that it was accepted (277CA A2)."""
    sent = tables["submissions"]
    days: pd.Series[pd.Timestamp] = sent.loc[sent["category"] == "A2"].groupby("claim")["sent_date"].min()
    return days


def remittance_once(tables: Tables) -> tuple[Sighting, ...]:
    """A payer uses a trace number once; the second remittance with it is not posted (RULES D4)."""
    told = tables["remittances"].sort_values("remittance", kind="stable")
    again = told.duplicated(["payer", "trace"])
    return sightings(Rule.DUPLICATE_REMITTANCE, "remittances", told.loc[again, "remittance"])


def take_back(tables: Tables) -> tuple[Sighting, ...]:
    """What a payer keeps back (WO or FB above zero) it gave back under the same reference before, or acknowledges beside it as
    our own refund, 72 (RULES V4, V5, V6)."""
    level = tables["provider_adjustments"]
    level = level.loc[level["code"].isin((*_PAIRED, _RETURNED))]
    payer = level["remittance"].map(tables["remittances"].set_index("remittance")["payer"])
    rows = list(zip(payer, level["code"], level["reference"], level["amount"], level["remittance"], strict=True))
    given = {(*pair, -amount): remittance for *pair, amount, remittance in reversed(rows) if amount < 0}
    here = set(rows)
    alone = [remittance for payer, code, *told, amount, remittance in rows
             if (payer, _OTHER_HALF[code], *told, -amount, remittance) not in here
             and (code == _RETURNED or (amount > 0 and not given.get((payer, code, *told, amount), remittance) < remittance))]
    return sightings(Rule.TAKE_BACK, "remittances", pd.Series(alone, dtype="int64"))
