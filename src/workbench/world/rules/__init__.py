"""The rules of the trade that are no law of conservation, each with a small check over the tables. They look, and change nothing.

A clean world keeps them all, but for a few rejected claims that the clinic itself forgets, as practices do.
"""

from collections.abc import Callable, Mapping

from workbench.world.rules import claims, group_money, groups, pet_cover, pets, posted, remitted
from workbench.world.rules.rule import PremiumRule, Rule, Sighting, Tables

RULES: Mapping[Rule, Callable[[Tables], tuple[Sighting, ...]]] = {
    Rule.UNDERPAID: remitted.contract_price, Rule.WRITTEN_OFF: posted.written_off, Rule.UNPOSTED: posted.closed_batch,
    Rule.DUPLICATE_REMITTANCE: remitted.remittance_once, Rule.TAKE_BACK: remitted.take_back,
    Rule.LATE_DENIAL: remitted.late_denial, Rule.PARKED: posted.money_without_an_account,
    Rule.RETURNED_CHECK: posted.returned_check, Rule.DUPLICATE_CLAIM: claims.claim_once, Rule.UNSENT: claims.claim_sent,
    Rule.REJECTED: claims.rejection_answered, Rule.FILING_LIMIT: claims.filing_limit,
}
"""The rules' checks by name."""


PET_RULES: Mapping[PremiumRule, Callable[[Tables], tuple[Sighting, ...]]] = {
    PremiumRule.NAMED: pets.policy_named, PremiumRule.RETURNED: pets.returned_payment,
    PremiumRule.RETURNED_FEE: pets.returned_payment_fee, PremiumRule.DISCOUNT: pets.multi_pet_discount,
    PremiumRule.FEES: pets.fees_of_a_year, PremiumRule.REFUND: pets.refund_once, PremiumRule.LAPSED_EARLY: pet_cover.grace,
    PremiumRule.LAPSED_PAID: pet_cover.lapse_of_a_paid_policy, PremiumRule.NOT_LAPSED: pet_cover.lapse_after_grace,
    PremiumRule.GAP: pet_cover.lapse_reversed, PremiumRule.WAITING: pet_cover.waiting_period,
}
"""Thistlepaw's."""
GROUP_RULES: Mapping[PremiumRule, Callable[[Tables], tuple[Sighting, ...]]] = {
    PremiumRule.NOT_BILLED: groups.covered_and_billed, PremiumRule.NOT_COVERED: groups.billed_and_covered,
    PremiumRule.TIER: groups.tier, PremiumRule.AGE_BAND: groups.age_band, PremiumRule.RETRO_MONTH: groups.month_of_a_correction,
    PremiumRule.RETRO_LIMIT: groups.retro_limit, PremiumRule.ENROLLED: groups.enrolment,
    PremiumRule.AS_BILLED: group_money.paid_as_billed, PremiumRule.PAID_ENDED: group_money.paid_for_somebody_who_left,
    PremiumRule.OLDEST_FIRST: group_money.oldest_bill_first, PremiumRule.ENDED_PAID: group_money.end_of_a_group_that_paid,
}
"""Keystone's."""
RULES_OF: Mapping[str, Mapping[Rule, Callable[[Tables], tuple[Sighting, ...]]]
                  | Mapping[PremiumRule, Callable[[Tables], tuple[Sighting, ...]]]] = {
    "larkmere": RULES, "thistlepaw": PET_RULES, "keystone": GROUP_RULES}
"""By practice."""


def seen(tables: Tables, practice: str = "larkmere") -> tuple[Sighting, ...]:
    """Every place where a rule of that practice is not kept."""
    return tuple(sighting for rule in RULES_OF[practice].values() for sighting in rule(tables))


__all__ = ["RULES", "RULES_OF", "PremiumRule", "Rule", "Sighting", "Tables", "seen"]
