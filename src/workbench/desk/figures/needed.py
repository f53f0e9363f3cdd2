"""Which tables and columns of a practice each panel is made from: of a large practice nothing else is read."""

from collections.abc import Mapping
from types import MappingProxyType

from workbench.desk.figures.catalogue import Measure
from workbench.kpi import places

Needed = Mapping[str, tuple[str, ...]]
"""Columns by table."""

_REMITTANCES = ("remittance", "payer", "form", "method", "trace", "received_date", "posted_date", "amount")
_BANK = ("bank_line", "bank_date", "source", "trace", "amount", "remittance")
_SENT: Needed = {"submissions": ("submission", "claim", "number", "sent_date", "corrected", "edit", "answered_date", "category"),
                 "claims": ("claim", "payer")}
_REPORTED: Needed = {"remittances": ("remittance", "payer", "form", "received_date"),
                     "remitted_claims": ("remitted_claim", "remittance", "claim", "status", "charge")}
_POSTED: Needed = {**_REPORTED, "remitted_lines": ("remitted_line", "remitted_claim", "posted_date", "touched", "exception")}
_PAID: Needed = {**_REPORTED, "remitted_lines": ("remitted_line", "remitted_claim", "charge", "paid"),
                 "adjustments": ("remitted_line", "group", "reason", "amount")}
_DENIED: Needed = {"claims": ("claim", "payer"), "denials": (
    "denial", "claim", "denied_date", "amount", "action_date", "action", "decided_date", "outcome")}
_LEDGER: Needed = {
    "ledger": ("posted_date", "patient", "line", "kind", "amount"), "lines": ("line", "claim"),
    "claims": ("claim", "encounter", "patient", "payer", "rank", "billed_date", "charge"),
    "encounters": ("encounter", "service_date"), "coverages": ("patient", "rank", "payer")}
_BY_PANEL: Mapping[str, Needed] = MappingProxyType({
    "posting-lag": {"remittances": _REMITTANCES, "bank_lines": _BANK}, "era-exceptions": _POSTED, "auto-post": _POSTED,
    "unposted": {"remittances": _REMITTANCES}, "deposit-variance": {"bank_days": ("bank_date", "unexplained", "signed_date")},
    "clean-claim-rate": _SENT, "first-pass": _SENT, "dollar-split": {**_PAID, "claims": ("claim", "rank")},
    "eft-era-gap": {"remittances": _REMITTANCES, "bank_lines": _BANK},
    "denial-rate": _PAID, "denial-pareto": _PAID, "denial-overturn": _DENIED, "denial-days": _DENIED,
    "days-in-ar": _LEDGER, "dso": _LEDGER, "ar-over-90": _LEDGER, "ar-ageing": _LEDGER, "net-collection": _LEDGER,
    "net-days-in-ar": {**_LEDGER, "lines": ("line", "claim", "charge", "contract")},
    "credit-balances": {**_LEDGER, "claims": (*_LEDGER["claims"], "number")},
    "unapplied-cash": {"unapplied": ("opened_date", "payer", "trace", "amount", "cleared_date")},
    "premium-match": {"premium_payments": ("payment", "received_date", "kind", "proposed", "match", "touched"),
                      "applications": ("payment", "policy", "applied_date")},
    "unmatched": {"remittances": _REMITTANCES, "bank_lines": _BANK, "unapplied": ("bank_line", "payer", "cleared_date")},
})


def needed(measure: Measure, by_place: bool) -> Needed:
    """The columns of a panel; `by_place`: also those by which one site or provider is told apart."""
    own = _BY_PANEL[measure.id]
    if not by_place:
        return own
    names = dict.fromkeys((*own, *places.NEEDED))
    return {name: tuple(dict.fromkeys((*own.get(name, ()), *places.NEEDED.get(name, ())))) for name in names}
