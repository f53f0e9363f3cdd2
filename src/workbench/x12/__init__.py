"""The files of the trade: remittances (835) read tolerantly and weighed to the cent, and all five kinds written and read back."""

from workbench.x12.acknowledgement import Acknowledgement, ClaimAnswer, StatusCode
from workbench.x12.acknowledgement_reader import read_acknowledgements
from workbench.x12.acknowledgement_writer import write_acknowledgements
from workbench.x12.enrolment import Coverage, Enrolment, Maintenance, Member
from workbench.x12.enrolment_reader import read_enrolments
from workbench.x12.enrolment_writer import write_enrolments
from workbench.x12.parties import BankAccount, Party, Person
from workbench.x12.premium import MemberPremium, PremiumDetail, PremiumPayment
from workbench.x12.premium_reader import read_premiums
from workbench.x12.premium_writer import write_premiums
from workbench.x12.problems import PROBLEMS, EraProblem
from workbench.x12.professional import BilledClaim, BilledLine, ClaimBatch, LineAdjudication, PriorPayer
from workbench.x12.professional_reader import read_claims
from workbench.x12.professional_writer import write_claims
from workbench.x12.remittance import Balance, Claim, ProviderAdjustment, ServiceLine, Transaction
from workbench.x12.remittance_file import RemittanceFile, read_remittance, remittances
from workbench.x12.remittance_writer import write_remittance
from workbench.x12.report import EraReport, era_report
from workbench.x12.segments import Interchange, NotWritable

__all__ = [
    "PROBLEMS", "Acknowledgement", "Balance", "BankAccount", "BilledClaim", "BilledLine", "Claim", "ClaimAnswer", "ClaimBatch",
    "Coverage", "Enrolment", "EraProblem", "EraReport", "Interchange", "LineAdjudication", "Maintenance", "Member",
    "MemberPremium", "NotWritable", "Party", "Person", "PremiumDetail", "PremiumPayment", "PriorPayer", "ProviderAdjustment",
    "RemittanceFile", "ServiceLine", "StatusCode", "Transaction", "era_report", "read_acknowledgements", "read_claims",
    "read_enrolments", "read_premiums", "read_remittance", "remittances", "write_acknowledgements", "write_claims",
    "write_enrolments", "write_premiums", "write_remittance",
]
