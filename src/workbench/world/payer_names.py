"""The short names by which lessons and figures ask for a payer or a practice, with the names as printed."""

from collections.abc import Mapping
from types import MappingProxyType

from workbench.world import larkmere
from workbench.world.eft_payers import BLUEFEN, CORVANE, GRANGER, MEDICAID, MEDICARE, TESSEL

PAYER_NAMES: Mapping[str, str] = MappingProxyType({
    "medicare": MEDICARE.name, "medicaid": MEDICAID.name, "bluefen": BLUEFEN.name, "corvane": CORVANE.name, "tessel": TESSEL.name,
    "granger": GRANGER.name, "self": "Self-pay",
})
"""Everybody who pays."""
PRACTICE_NAMES: Mapping[str, str] = MappingProxyType({"larkmere": larkmere.NAME})
"""The practices whose books there are."""
