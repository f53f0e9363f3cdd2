"""The five kinds of transaction that the workbench reads and writes, and how each announces itself in its envelope."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TransactionSet:
    """`number` ST01, `group` GS01, `version` GS08; `named` when ST03 repeats the version. `label` is what people call it."""

    number: str
    group: str
    version: str
    named: bool
    label: str
    body: tuple[str, ...]
    """Segments that carry what matters: one of them outside any transaction is worth a word."""


REMITTANCE = TransactionSet("835", "HP", "005010X221A1", False, "an 835 remittance", ("BPR", "TRN", "CLP", "SVC", "CAS", "PLB"))
PROFESSIONAL = TransactionSet("837", "HC", "005010X222A1", True, "an 837 claim file",
                              ("BHT", "HL", "SBR", "CLM", "SV1", "SVD", "CAS"))
ACKNOWLEDGEMENT = TransactionSet("277", "HN", "005010X214", True, "a 277CA claim acknowledgement", ("BHT", "HL", "TRN", "STC"))
ENROLMENT = TransactionSet("834", "BE", "005010X220A1", True, "an 834 enrolment file", ("BGN", "INS", "HD"))
PREMIUM = TransactionSet("820", "RA", "005010X218", True, "an 820 premium payment", ("BPR", "TRN", "ENT", "RMR"))
