"""The scrubber: edits of a professional claim (837P) before it goes out, each a small rule that says what a biller would say.

Pure: the claim words of `workbench.x12`, and beside them a Setting with every fact that a claim does not hold.
"""

from workbench.scrub.catalogue import CATALOGUE, Finding
from workbench.scrub.edit import Edit, Severity
from workbench.scrub.encounter import Clash, Fault, clashes
from workbench.scrub.scrubbing import RULES, Rule, scrub
from workbench.scrub.setting import Cover, Diagnoses, Earlier, FilingLimit, PayerRules, ProviderType, Setting, TwoSides
from workbench.scrub.tables import (
    Adjudication,
    Bilateral,
    DiagnosisLimit,
    EditTables,
    Indicator,
    Pair,
    Period,
    Service,
    Tables,
    UnitCap,
    by_codes,
)

__all__ = [
    "CATALOGUE", "RULES", "Adjudication", "Bilateral", "Clash", "Cover", "Diagnoses", "DiagnosisLimit", "Earlier", "Edit",
    "EditTables", "Fault", "FilingLimit", "Finding", "Indicator", "Pair", "PayerRules", "Period", "ProviderType", "Rule",
    "Service", "Setting", "Severity", "Tables", "TwoSides", "UnitCap", "by_codes", "clashes", "scrub",
]
