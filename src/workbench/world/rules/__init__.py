"""The rules of the trade that are no law of conservation, each with a small check over the tables. They look, and change nothing.

A clean world keeps them all, but for a few rejected claims that the clinic itself forgets, as practices do.
"""

from collections.abc import Callable, Mapping

from workbench.world.rules import claims, posted, remitted
from workbench.world.rules.rule import Rule, Sighting, Tables

RULES: Mapping[Rule, Callable[[Tables], tuple[Sighting, ...]]] = {
    Rule.UNDERPAID: remitted.contract_price, Rule.WRITTEN_OFF: posted.written_off, Rule.UNPOSTED: posted.closed_batch,
    Rule.DUPLICATE_REMITTANCE: remitted.remittance_once, Rule.TAKE_BACK: remitted.take_back,
    Rule.LATE_DENIAL: remitted.late_denial, Rule.PARKED: posted.money_without_an_account,
    Rule.RETURNED_CHECK: posted.returned_check, Rule.DUPLICATE_CLAIM: claims.claim_once, Rule.UNSENT: claims.claim_sent,
    Rule.REJECTED: claims.rejection_answered, Rule.FILING_LIMIT: claims.filing_limit,
}
"""The rules' checks by name."""


def seen(tables: Tables) -> tuple[Sighting, ...]:
    """Every place where a rule is not kept."""
    return tuple(sighting for rule in RULES.values() for sighting in rule(tables))


__all__ = ["RULES", "Rule", "Sighting", "Tables", "seen"]
