"""Code packs: which codes exist and what they are called, in our own words. Tables are handed in; nothing is opened here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.codes.icd10 import Icd10
from workbench.codes.procedures import Procedures


@dataclass(frozen=True, slots=True)
class CodeTable:
    """Labels by code. `services` holds the PS teaching set and HCPCS II, `reasons` group-and-reason codes like "CO-45".

    `doses` holds the milligrams in one unit of a drug code, `icd10` the diagnosis codes that exercises speak of, `procedures`
    the codes that a site shows in place of teaching codes.
    """

    services: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    doses: Mapping[str, int] = field(default_factory=dict)
    icd10: Icd10 = field(default_factory=Icd10)
    procedures: Procedures = field(default_factory=Procedures)
