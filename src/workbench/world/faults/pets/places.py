"""Where faults of pet policies fit: rows of a clean world, found for whole tables at once."""

import pandas as pd

from workbench.world.columns import Ints
from workbench.world.faults.ground import positions
from workbench.world.rules import Tables


def today(tables: Tables) -> pd.Timestamp:
    """The world's date, as the earned days of its lines say; else its last bank day."""
    lines = tables["invoice_lines"]
    some = lines.loc[(lines["earned_days"] > 0) & (lines["earned_days"] < lines["covered_days"])]
    if some.empty:
        return tables["bank_days"]["bank_date"].max()
    return (some["from_date"] + pd.to_timedelta(some["earned_days"] - 1, unit="D")).max()


def of(tables: Tables, kind: str) -> "pd.Series[int]":
    """The invoices on which coverage events of that kind hang."""
    events = tables["coverage_events"]
    ids: pd.Series[int] = events.loc[events["kind"] == kind, "invoice"]
    return ids


def lapsed(tables: Tables) -> "pd.Series[int]":
    """The invoices for which policies lapsed, whatever came after."""
    return of(tables, "lapsed")


def in_force(tables: Tables) -> "pd.Series[int]":
    """Policies in force that owe nothing that is due."""
    policies = tables["policies"]
    ids: pd.Series[int] = policies.loc[policies["status"] == "in force", "policy"]
    return ids


def unpaid(tables: Tables) -> "pd.Series[int]":
    """Invoices that nobody has paid anything on, and whose grace is not over."""
    invoices = tables["invoices"]
    waits = (invoices["open"] == invoices["amount"]) & (invoices["credited"] == 0) & (invoices["grace_date"] >= today(tables))
    ids: pd.Series[int] = invoices.loc[waits & ~invoices["invoice"].isin(tables["applications"]["invoice"]), "invoice"]
    return ids


def lines_of_unpaid(tables: Tables, *kinds: str) -> Ints:
    """The lines of those kinds on unpaid invoices."""
    lines = tables["invoice_lines"]
    return positions(lines["kind"].isin(kinds) & lines["invoice"].isin(unpaid(tables)) & (lines["corrects"] == 0))


def paid_once(tables: Tables) -> "pd.Series[int]":
    """Invoices paid in full by one application, of a payment that paid nothing else, without a lapse or a return."""
    invoices, applied = tables["invoices"].set_index("invoice"), tables["applications"]
    returned = tables["premium_payments"]["reverses"]
    alone = ~applied["invoice"].duplicated(keep=False) & ~applied["payment"].duplicated(keep=False) & (applied["invoice"] > 0)
    some = applied.loc[alone & ~applied["invoice"].isin(lapsed(tables)) & ~applied["payment"].isin(returned)]
    whole = some["amount"].to_numpy() == invoices["amount"].reindex(some["invoice"]).to_numpy()
    clear = (invoices["open"] == 0) & (invoices["credited"] == 0)
    ids: pd.Series[int] = some.loc[whole & clear.reindex(some["invoice"]).to_numpy(), "invoice"]
    return ids
