"""Rules of pet cover: when grace is over, who lapses, who comes back, who waits."""

import pandas as pd

from workbench.world.rules.rule import PremiumRule, Sighting, Tables, looked_up, sightings

_TOLERANCE = 100
"""Cents that a payment may be short of a bill (figures.toml: pet_tolerance)."""
_WAITING_DAYS = pd.Timedelta(days=14)
_ENTERED_BY = pd.Timedelta(days=7)
"""So many days after grace every lapse is entered, and every payment that came in time is applied."""


def grace(tables: Tables) -> tuple[Sighting, ...]:
    """A policy lapses when grace is over, not before (PRM-02; RULES M5)."""
    lapses = _events(tables, "lapsed")
    early = lapses["entered_date"] <= looked_up(lapses["invoice"], tables["invoices"].set_index("invoice")["grace_date"])
    return sightings(PremiumRule.LAPSED_EARLY, "coverage_events", lapses.loc[early, "event"])


def lapse_of_a_paid_policy(tables: Tables) -> tuple[Sighting, ...]:
    """Nobody lapses whose premium was here by the last day of grace; where it is found later, the lapse is reversed (PRM-02)."""
    invoices = tables["invoices"].set_index("invoice")
    received = tables["premium_payments"].set_index("payment")["received_date"]
    applied = tables["applications"]
    in_time = looked_up(applied["payment"], received) <= looked_up(applied["invoice"], invoices["grace_date"])
    paid = applied.loc[in_time | (applied["amount"] < 0)].groupby("invoice")["amount"].sum()
    lapses = _events(tables, "lapsed")
    lapses = lapses.loc[~lapses["invoice"].isin(_events(tables, "lapse reversed")["invoice"])]
    asked = looked_up(lapses["invoice"], invoices["amount"])
    wrong = looked_up(lapses["invoice"], paid).fillna(0) >= asked - _TOLERANCE
    return sightings(PremiumRule.LAPSED_PAID, "coverage_events", lapses.loc[wrong, "event"])


def lapse_after_grace(tables: Tables) -> tuple[Sighting, ...]:
    """A policy in force owes no premium whose grace is over: it lapses. A fee alone ends no cover (PRM-02; RULES M5, M6)."""
    invoices, policies, today = tables["invoices"], tables["policies"], tables["bank_days"]["bank_date"].max()
    lines = tables["invoice_lines"]
    fees = lines.loc[lines["kind"] == "returned payment fee"].groupby("invoice")["amount"].sum()
    premium = invoices["open"] - looked_up(invoices["invoice"], fees).fillna(0)
    ended = policies.loc[policies["status"].isin(("cancelled", "returned", "lapsed")), "policy"]
    owing = (premium > _TOLERANCE) & (invoices["grace_date"] + _ENTERED_BY <= today) & ~invoices["policy"].isin(ended)
    return sightings(PremiumRule.NOT_LAPSED, "invoices", invoices.loc[owing, "invoice"])


def lapse_reversed(tables: Tables) -> tuple[Sighting, ...]:
    """A lapse that is reversed leaves no gap: cover goes on from the day on which it had ended (PRM-02)."""
    lapsed = _events(tables, "lapsed").set_index("invoice")["effective_date"]
    back = _events(tables, "lapse reversed")
    gap = back["effective_date"] != looked_up(back["invoice"], lapsed)
    return sightings(PremiumRule.GAP, "coverage_events", back.loc[gap, "event"])


def waiting_period(tables: Tables) -> tuple[Sighting, ...]:
    """Who is reinstated waits anew, 14 days from that day (PRM-02; SOP-15)."""
    last = _events(tables, "reinstated").groupby("policy")["effective_date"].max() + _WAITING_DAYS - pd.Timedelta(days=1)
    policies = tables["policies"].set_index("policy")["waiting_date"]
    return sightings(PremiumRule.WAITING, "policies", last.index[last > policies[last.index]].to_series())


def _events(tables: Tables, kind: str) -> pd.DataFrame:
    events = tables["coverage_events"]
    return events.loc[events["kind"] == kind]
