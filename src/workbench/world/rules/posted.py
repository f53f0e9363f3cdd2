"""Rules about posting and the bank: what is written off, what was forgotten, what was parked, checks that came back."""

from collections import Counter, defaultdict

import pandas as pd

from workbench.world.rules.rule import Rule, Sighting, Tables, sightings

_AT_ONCE, _CAME_TWICE = ("45", "59", "253"), "duplicate"
_DAYS_TO_REVERSE = 5


def written_off(tables: Tables) -> tuple[Sighting, ...]:
    """A service's contractual write-off is what its remittances put under CO-45, CO-59 and CO-253, once (RULES 1.2, P1, P8,
    A3)."""
    reasons = tables["adjustments"]
    other = reasons.loc[~reasons["reason"].isin(_AT_ONCE)].groupby("remitted_line")["amount"].sum()
    told = tables["remitted_lines"]
    told = told.loc[told["posted_date"].notna() & (told["exception"] != _CAME_TWICE)]
    part = told["charge"] - told["paid"] - told["remitted_line"].map(other).fillna(0).astype("int64")
    service = told["line"].map(tables["lines"].set_index("line")["first_line"])
    ledger = tables["ledger"]
    entries = ledger.loc[ledger["kind"] == "contractual"]
    off = part.groupby(service).sum().add(entries.groupby("line")["amount"].sum(), fill_value=0)
    return sightings(Rule.WRITTEN_OFF, "lines", off[off != 0].index.to_series())


def closed_batch(tables: Tables) -> tuple[Sighting, ...]:
    """When a batch is closed, every line of its remittance is posted, those paid 0.00 too (SOP-05)."""
    told = tables["remittances"]
    closed = told.loc[told["posted_date"].notna(), "remittance"]
    claims = tables["remitted_claims"]
    waiting = tables["remitted_lines"].loc[tables["remitted_lines"]["posted_date"].isna(), "remitted_claim"]
    found = claims["remittance"].isin(closed) & claims["remitted_claim"].isin(waiting)
    return sightings(Rule.UNPOSTED, "remitted_claims", claims.loc[found, "remitted_claim"])


def money_without_an_account(tables: Tables) -> tuple[Sighting, ...]:
    """Money that nobody can place is a liability; it is never parked on a patient's account (RULES D6)."""
    ledger = tables["ledger"]
    parked = (ledger["kind"] == "patient payment") & (ledger["payment"] == 0)
    return sightings(Rule.PARKED, "ledger", ledger.loc[parked, "entry"])


def returned_check(tables: Tables) -> tuple[Sighting, ...]:
    """A check that came back is taken off the account within a few days (SOP-07 step 5)."""
    ledger, lines = tables["ledger"], tables["bank_lines"]
    back = ledger.loc[ledger["kind"] == "nsf"]
    claim = back["line"].map(tables["lines"].set_index("line")["claim"])
    received = back["payment"].map(tables["patient_payments"].set_index("payment")["received_date"])
    checks: Counter[tuple[pd.Timestamp, int, pd.Timestamp]] = Counter()
    for posted, of, came, amount in zip(back["posted_date"], claim, received, back["amount"], strict=True):
        checks[posted, of, came] += amount
    reversed_ = defaultdict(list)
    for (posted, _, _), amount in checks.items():
        reversed_[amount].append(posted)
    wait, today = pd.Timedelta(days=_DAYS_TO_REVERSE), lines["bank_date"].max()
    bounced = lines.loc[(lines["source"] == "nsf") & (lines["bank_date"] <= today - wait)]
    alone = [line for line, day, amount in zip(bounced["bank_line"], bounced["bank_date"], bounced["amount"], strict=True)
             if not any(day <= posted <= day + wait for posted in reversed_[-amount])]
    return sightings(Rule.RETURNED_CHECK, "bank_lines", pd.Series(alone, dtype="int64"))
