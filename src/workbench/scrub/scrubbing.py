"""All edits in their order, and the one call that asks them all about a claim. A rule never sees what another one found."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workbench.scrub.edit import Edit
from workbench.scrub.rules import (
    amounts,
    cover,
    diagnoses,
    earlier_payers,
    filing,
    modifiers,
    patient,
    providers,
    structure,
)
from workbench.scrub.setting import Setting
from workbench.x12 import BilledClaim

Check = Callable[[BilledClaim, Setting], tuple[Edit, ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One edit of the list: its number, what it is about, and the functions that look for it."""

    code: str
    about: str
    checks: tuple[Check, ...]


RULES: tuple[Rule, ...] = (
    Rule("S1", "What every claim needs and has room for",
         (structure.missing_parts, structure.too_many_parts, structure.impossible_amounts)),
    Rule("S2", "The charge and its lines", (structure.unequal_sum,)),
    Rule("S3", "Diagnosis pointers", (structure.pointers,)),
    Rule("S4", "Diagnosis codes", (diagnoses.dots, diagnoses.existing_codes, diagnoses.excluded_pairs,
                                   diagnoses.manifestation_first, diagnoses.code_first)),
    Rule("S5", "NPI numbers", (providers.npi_numbers, providers.rendering_missing, providers.npi_types)),
    Rule("S6", "Place of service", (patient.place_of_service, patient.telehealth)),
    Rule("S7", "Days of service", (patient.days_of_service, patient.codes_of_the_day)),
    Rule("S8", "Sex and age", (patient.fitting_services, patient.fitting_diagnoses)),
    Rule("S9", "Modifiers", (modifiers.written_once, modifiers.visits_beside_procedures, modifiers.reasons_of_visit_modifiers,
                             modifiers.both_sides, modifiers.missing_side, modifiers.reading_and_equipment,
                             modifiers.separate_services)),
    Rule("S10", "Unit caps (MUE)", (amounts.unit_caps,)),
    Rule("S11", "Pairs of services (NCCI)", (amounts.pairs,)),
    Rule("S12", "Duplicates", (amounts.lines_twice, amounts.billed_before)),
    Rule("S13", "Payer, member and subscriber", (cover.payer_number, cover.member_numbers, cover.subscriber)),
    Rule("S14", "Replacements and voids", (cover.frequency,)),
    Rule("S15", "Authorization", (cover.authorization,)),
    Rule("S16", "Billing provider", (providers.billing_provider,)),
    Rule("S17", "Timely filing", (filing.timely_filing,)),
    Rule("S18", "Earlier payers", (earlier_payers.ranks, earlier_payers.line_decisions, earlier_payers.claim_decisions,
                                   earlier_payers.decision_days, earlier_payers.unknown_payers)),
)
"""The scrubber's edits, S1 to S18."""


def scrub(claim: BilledClaim, setting: Setting) -> tuple[Edit, ...]:
    """Everything that is to be mended or looked at, by rule, within a rule the claim before its lines. Never raises on a claim.

    An empty result means that nothing was found with the facts of this setting.
    """
    return tuple(each for rule in RULES for each in _in_order(found for check in rule.checks for found in check(claim, setting)))


def _in_order(found: Iterable[Edit]) -> list[Edit]:
    return sorted(found, key=lambda each: each.line)
