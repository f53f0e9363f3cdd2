"""Remittance files (835) as payers send them: read tolerantly, weighed to the cent, made into exercises that name nobody."""

from workbench.x12.problems import PROBLEMS, EraProblem
from workbench.x12.remittance import Balance, Claim, Party, ProviderAdjustment, ServiceLine, Transaction
from workbench.x12.remittance_file import RemittanceFile, read_remittance
from workbench.x12.report import EraReport, era_report

__all__ = [
    "PROBLEMS", "Balance", "Claim", "EraProblem", "EraReport", "Party", "ProviderAdjustment", "RemittanceFile", "ServiceLine",
    "Transaction", "era_report", "read_remittance",
]
