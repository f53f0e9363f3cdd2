"""Where faults fit: rows of a clean world, found for whole tables at once."""

import pandas as pd

from workbench.world.columns import Ints
from workbench.world.faults.ground import positions
from workbench.world.rules import Tables

_DECIDED = ("1", "19")
_FAR = pd.Timedelta(days=16)


def on_file(tables: Tables) -> "pd.Series[int]":
    """Ids of remittances that came as an 835; paper has no file."""
    told = tables["remittances"]
    ids: pd.Series[int] = told.loc[(told["form"] == "era") & (told["amount"] > 0), "remittance"]
    return ids


def plain(tables: Tables) -> "pd.Series[int]":
    """Ids of remittances with money and without provider-level amounts."""
    told = tables["remittances"]
    level = told["remittance"].isin(tables["provider_adjustments"]["remittance"])
    ids: pd.Series[int] = told.loc[(told["amount"] > 0) & ~level, "remittance"]
    return ids


def contractual_on_file(tables: Tables) -> Ints:
    """Adjustments CO-45 of lines of an 835."""
    reasons, claims = tables["adjustments"], tables["remitted_claims"]
    claim = claims.loc[claims["remittance"].isin(on_file(tables)) & claims["status"].isin(_DECIDED), "remitted_claim"]
    lines = tables["remitted_lines"]
    wanted = lines.loc[lines["remitted_claim"].isin(claim), "remitted_line"]
    return positions((reasons["reason"] == "45") & reasons["remitted_line"].isin(wanted))


def last_contractual_on_file(tables: Tables) -> Ints:
    """Adjustments CO-45 that stand last on their line."""
    rows, reasons = contractual_on_file(tables), tables["adjustments"]
    last = ~reasons.duplicated("remitted_line", keep="last").to_numpy()
    kept: Ints = rows[last[rows]]
    return kept


def claims_on_file(tables: Tables) -> Ints:
    """Remitted claims that an 835 pays."""
    claims = tables["remitted_claims"]
    return positions(claims["remittance"].isin(on_file(tables)) & claims["status"].isin(_DECIDED) & (claims["paid"] > 0))


def interest_on_file(tables: Tables) -> Ints:
    """Provider-level amounts for interest on an 835."""
    level = tables["provider_adjustments"]
    return positions((level["code"] == "L6") & level["remittance"].isin(on_file(tables)))


def last_interest_on_file(tables: Tables) -> Ints:
    """Provider-level amounts for interest that stand last on an 835."""
    rows, level = interest_on_file(tables), tables["provider_adjustments"]
    kept: Ints = rows[~level.duplicated("remittance", keep="last").to_numpy()[rows]]
    return kept


def once_decided(tables: Tables) -> "pd.Series[bool]":
    """Remitted claims that are all that any payer said: first insurance, decided once, no second insurance billed."""
    told, claims = tables["remitted_claims"], tables["claims"]
    second = claims.loc[claims["rank"] > 1, "first_claim"]
    first = claims.loc[(claims["rank"] == 1) & ~claims["claim"].isin(second), "claim"]
    marks: pd.Series[bool] = told["claim"].isin(first) & ~told["claim"].duplicated(keep=False) & told["status"].isin(_DECIDED)
    return marks


def plainly_paid(tables: Tables) -> Ints:
    """Lines where a lower price lowers the payment alone: no coinsurance, no deductible, no sequestration, no other decision."""
    told, lines, reasons = tables["remitted_claims"], tables["remitted_lines"], tables["adjustments"]
    claims = told.loc[once_decided(tables) & told["remittance"].isin(plain(tables)), "remitted_claim"]
    other = reasons.loc[~reasons["reason"].isin(("45", "59", "3")), "remitted_line"]
    written = reasons.loc[reasons["reason"] == "45", "remitted_line"]
    return positions(lines["remitted_claim"].isin(claims) & lines["posted_date"].notna() & (lines["paid"] >= 2_000)
                     & ~lines["remitted_line"].isin(other) & lines["remitted_line"].isin(written))


def denied(tables: Tables) -> Ints:
    """Remitted claims that were denied as a whole under CO, posted, and not sent again; whatever became of them since."""
    told, lines, reasons = tables["remitted_claims"], tables["remitted_lines"], tables["adjustments"]
    paid = lines.loc[(lines["exception"] != "denial") | lines["posted_date"].isna(), "remitted_claim"]
    others = reasons.loc[(reasons["group"] != "CO") | (reasons["reason"] == "29"), "remitted_line"]
    not_co = lines.loc[lines["remitted_line"].isin(others), "remitted_claim"]
    again = tables["submissions"].loc[tables["submissions"]["number"] > 1, "claim"]
    return positions(once_decided(tables) & (told["paid"] == 0) & ~told["remitted_claim"].isin(paid)
                     & ~told["remitted_claim"].isin(not_co) & ~told["claim"].isin(again))


def denied_and_open(tables: Tables) -> Ints:
    """Denied claims on which nothing has been done yet: the charge is open, less what was paid at the visit."""
    rows, told, lines = denied(tables), tables["remitted_claims"], tables["lines"]
    moved = tables["ledger"].loc[~tables["ledger"]["kind"].isin(("charge", "patient payment")), "line"]
    touched = lines.loc[lines["line"].isin(moved), "claim"]
    open_: Ints = rows[~told["claim"].isin(touched).to_numpy()[rows]]
    return open_


def denied_lines_and_open(tables: Tables) -> Ints:
    """Lines denied under CO and posted, alone or with their claim, that are still open: no write-off, no later decision."""
    lines, told, reasons, ledger = (tables[name] for name in ("remitted_lines", "remitted_claims", "adjustments", "ledger"))
    co = reasons.loc[reasons["group"] == "CO", "remitted_line"]
    done = ledger.loc[~ledger["kind"].isin(("charge", "patient payment")), "line"]
    return positions((lines["exception"] == "denial") & (lines["paid"] == 0) & lines["posted_date"].notna()
                     & lines["remitted_line"].isin(co) & ~lines["line"].isin(done)
                     & lines["remitted_claim"].isin(told.loc[once_decided(tables), "remitted_claim"]))


def denied_in_a_closed_batch(tables: Tables) -> Ints:
    """Denied claims that are still open, in a remittance whose batch was closed."""
    rows, told = denied_and_open(tables), tables["remitted_claims"]
    closed = tables["remittances"].loc[tables["remittances"]["posted_date"].notna(), "remittance"]
    kept: Ints = rows[told["remittance"].isin(closed).to_numpy()[rows]]
    return kept


def posted_payments(tables: Tables) -> Ints:
    """Entries of the ledger that are payments by an insurer."""
    ledger = tables["ledger"]
    return positions((ledger["kind"] == "insurance payment") & (ledger["amount"] < 0))


def waiting(tables: Tables, at_least: pd.Timedelta) -> Ints:
    """Submissions that were accepted so long ago, alone for their claim, and whose claim no payer has decided."""
    sent, told = tables["submissions"], tables["remitted_claims"]
    today = tables["bank_days"]["bank_date"].max()
    return positions((sent["category"] == "A2") & ~sent["claim"].duplicated(keep=False) & ~sent["claim"].isin(told["claim"])
                     & (today - sent["answered_date"] > at_least))


def long_waiting(tables: Tables) -> Ints:
    """Submissions without a decision for longer than a rejected claim takes to be mended."""
    return waiting(tables, _FAR)


def waiting_first(tables: Tables) -> Ints:
    """Submissions of first claims without a decision."""
    rows, sent, claims = waiting(tables, pd.Timedelta(0)), tables["submissions"], tables["claims"]
    first = sent["claim"].isin(claims.loc[claims["rank"] == 1, "claim"]).to_numpy()
    kept: Ints = rows[first[rows]]
    return kept
