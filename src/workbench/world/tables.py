"""Every table of a world and what its columns mean: the one place that names them. It holds no rows.

Money is whole cents, dates are days, a missing date is NaT, a missing id is 0, missing text is "". An id counts from 1 in its
table.
"""

from collections.abc import Mapping
from types import MappingProxyType

from workbench.world.insurer_tables import GROUPS, PETS
from workbench.world.table import Column, Holds, Table
from workbench.world.table import cents_column as _cents
from workbench.world.table import count_column as _count
from workbench.world.table import date_column as _date
from workbench.world.table import flag_column as _flag
from workbench.world.table import id_column as _id
from workbench.world.table import text_column as _text

__all__ = ["GROUP_TABLES", "PET_TABLES", "TABLES", "TABLES_OF", "Column", "Holds", "Table"]

_CLINIC = (
    Table("payers", "Who pays.", (
        _text("payer", "the key: medicare, medicaid, bluefen, corvane, tessel, granger, self"), _text("name", "as printed"),
        _text("kind", "medicare, medicaid, commercial, hmo, workers comp or self-pay"),
        _count("filing_days", "days from service within which it takes a first claim"),
        _count("appeal_days", "days from the remittance within which it takes an appeal"),
        _count("second_appeal_days", "days from its answer within which it takes a second appeal; 0: it takes none"),
        _count("practitioner_share", "of 100: what it allows of its schedule to a nurse practitioner or physician assistant; "
               "laboratory and drugs in full"),
        _count("second_procedure", "of 100: what it allows of its schedule for every procedure of a visit but the dearest"),
    )),
    Table("sites", "Where patients are seen.", (_id("site", "key"), _text("name", "as printed"), _text("npi", "paid under"))),
    Table("providers", "Who sees patients.", (_id("provider", "key"), _text("name", "with degree"), _text("npi", "own number"))),
    Table("prices", "What we charge: the same for everybody.", (
        _text("code", "PS teaching code or HCPCS II"), _cents("charge", "for one unit"),
        _text("label", "what it is, in our own words"),
    )),
    Table("fee_schedules", "What a payer allows.", (
        _text("payer", "payers.payer"), _text("code", "prices.code"), _date("from_date", "in force from"),
        _cents("allowed", "for one unit"),
    )),
    Table("patients", "Invented people.", (
        _id("patient", "key"), _text("account", "LMG-..."), _text("name", "first and last"), _date("born", "birth date"),
        _text("sex", "F or M"),
    )),
    Table("coverages", "Who insures a patient, first and second.", (
        _id("coverage", "key"), _id("patient", "insured", "patients"), _count("rank", "1 primary, 2 secondary"),
        _text("payer", "payers.payer"), _text("member", "WB..."), _text("group_number", "of the employer, or empty"),
        _cents("copay", "for an office visit"), _cents("deductible", "of a calendar year; Medicare's of 2026"),
        _count("coinsurance", "the patient's share of 100 after the deductible"),
    )),
    Table("encounters", "Visits.", (
        _id("encounter", "key"), _id("patient", "who came", "patients"), _id("provider", "who saw them", "providers"),
        _id("site", "where", "sites"), _date("service_date", "day of the visit"),
        _date("released_date", "coded and released to billing"), _text("reason", "which kind of visit"),
    )),
    Table("diagnoses", "What the visit was for.", (
        _id("encounter", "visit", "encounters"), _count("position", "1 is first-listed"), _text("code", "ICD-10-CM, with dot"),
    )),
    Table("claims", "One bill to one payer.", (
        _id("claim", "key"), _text("number", "our claim number"), _id("encounter", "visit", "encounters"),
        _id("patient", "whose", "patients"), _id("coverage", "billed under", "coverages"), _text("payer", "billed payer"),
        _count("rank", "1 primary, 2 secondary"), _date("billed_date", "first sent; forwarded, when the first payer did it"),
        _cents("charge", "sum of its lines"),
        _id("first_claim", "billed first for the visit; itself, when it was the first", "claims"),
    )),
    Table("lines", "Services of a claim.", (
        _id("line", "key"), _id("claim", "on", "claims"), _count("position", "1.. on the claim"), _text("code", "service"),
        _text("modifier", "or empty"), _count("units", "billed"), _text("pointer", "diagnoses by letter, AB"),
        _cents("charge", "price times units"),
        _cents("contract", "what its first payer allows for it, cut where it is a second procedure; 0 on a second claim"),
        _id("first_line", "the same service on the first claim; itself there", "lines"),
    )),
    Table("submissions", "Each time a claim was sent, and what the payer's front end said (277CA).", (
        _id("submission", "key"), _id("claim", "sent", "claims"), _count("number", "1 for the first time"),
        _date("sent_date", "day sent"), _flag("corrected", "changed by hand before it was sent"),
        _text("edit", "scrubber rule that spoke, S1-S18, or empty"), _date("answered_date", "day of the 277CA"),
        _text("category", "A2 accepted; A3, A6, A7, A8 rejected; empty while no answer has come"),
        _text("reason", "why it was rejected, in our own words, or empty"),
    )),
    Table("remittances", "Payments announced: one 835 or one paper EOB with its check.", (
        _id("remittance", "key"), _text("payer", "who pays"), _text("trace", "TRN02: EFT trace or check number"),
        _text("method", "ACH, CHK or NON"), _text("form", "era or paper"),
        _date("payment_date", "BPR16; up to 3 business days after the world's date"),
        _date("received_date", "when it reached us"), _date("posted_date", "when its batch closed"),
        _cents("amount", "BPR02: what is paid"), _cents("claims_paid", "sum of its claims"),
        _cents("provider_level", "sum of its PLB amounts; positive lowers the payment"),
    )),
    Table("remitted_claims", "A claim as a remittance reports it.", (
        _id("remitted_claim", "key"), _id("remittance", "in", "remittances"), _id("claim", "ours", "claims"),
        _text("status", "CLP02"), _text("payer_claim", "CLP07"), _cents("charge", "CLP03"), _cents("paid", "CLP04"),
        _cents("patient_part", "CLP05: sum of PR"),
    )),
    Table("remitted_lines", "A service as a remittance reports it, and how it was posted.", (
        _id("remitted_line", "key"), _id("remitted_claim", "of", "remitted_claims"), _id("line", "ours", "lines"),
        _cents("charge", "SVC02"), _cents("allowed", "AMT*B6"), _cents("paid", "SVC03"), _count("units_paid", "SVC05"),
        _text("remark", "RARC or empty"), _date("posted_date", "day posted"),
        _flag("touched", "a person had to act before it posted"), _text("exception", "why, or empty"),
    )),
    Table("adjustments", "Why a line was not paid in full (CAS).", (
        _id("remitted_line", "of", "remitted_lines"), _count("position", "1.. on the line"), _text("group", "CO, PR, OA or PI"),
        _text("reason", "CARC"), _cents("amount", "positive lowers the payment"),
    )),
    Table("denials", "Lines that a first decision denied, but for those that the patient owes, and what was done about them.", (
        _id("denial", "key"), _id("remitted_line", "as it came", "remitted_lines"), _id("claim", "of", "claims"),
        _date("denied_date", "day the denial was posted"), _cents("amount", "charge of the line"),
        _text("reason", "CARC with its group: CO-50"), _date("action_date", "when something was done about it first"),
        _text("action", "corrected claim, new claim, reopening, records, appeal, write-off, or empty while nobody did"),
        _date("upheld_date", "when the answer to a first appeal was known, if it was appealed again"),
        _date("second_appeal_date", "when it was appealed again: Medicare's reconsideration"),
        _date("decided_date", "when the payer's last answer was known"),
        _text("outcome", "paid, upheld, or empty while there is none"),
    )),
    Table("provider_adjustments", "Money between payer and practice that belongs to no claim of the file (PLB).", (
        _id("remittance", "in", "remittances"), _count("position", "1.."), _text("code", "WO, FB, L6, 72, CS"),
        _text("reference", "what it refers to"), _cents("amount", "positive lowers the payment"),
    )),
    Table("patient_payments", "What patients pay.", (
        _id("payment", "key"), _id("patient", "who", "patients"), _id("line", "for", "lines"),
        _date("received_date", "day received"), _date("posted_date", "day posted"),
        _text("method", "card, cash, check or lockbox"), _cents("amount", "paid"), _id("deposit", "went with", "deposits"),
    )),
    Table("deposits", "What we expect at the bank: a day's cards, counter money or lockbox.", (
        _id("deposit", "key"), _date("made_date", "business day it was made"), _text("source", "card, counter or lockbox"),
        _cents("gross", "sum of its payments"), _cents("fee", "kept by the card processor"),
        _id("bank_line", "arrived as; 0 in transit", "bank_lines"),
    )),
    Table("bank_lines", "The bank statement.", (
        _id("bank_line", "key"), _date("bank_date", "booked on"), _text("source", "eft, lockbox, card, counter or nsf"),
        _text("description", "as the bank prints it"), _text("trace", "CCD+ TRN or check number, or empty"),
        _cents("amount", "negative for NSF"), _id("remittance", "that it pays, 0 unknown", "remittances"),
    )),
    Table("bank_days", "The daily reconciliation of each bank day.", (
        _date("bank_date", "day"), _cents("total", "sum of its bank lines"), _cents("matched", "tied to a remittance or deposit"),
        _cents("listed", "explained by a listed open item"), _cents("unexplained", "what was left when it was signed"),
        _count("open_items", "listed"), _date("signed_date", "day signed"),
    )),
    Table("ledger", "The accounts receivable, entry by entry: positive raises what is owed to us.", (
        _id("entry", "key"), _date("posted_date", "day"), _id("patient", "account", "patients"), _id("line", "service", "lines"),
        _text("kind", "charge, insurance payment, patient payment, contractual, write-off, discount, refund or nsf"),
        _cents("amount", "signed"), _id("remittance", "source", "remittances"), _id("payment", "source", "patient_payments"),
    )),
    Table("unapplied", "Money without an account: a liability with an age.", (
        _id("item", "key"), _date("opened_date", "day"), _text("payer", "who sent it, or empty"), _text("trace", "or empty"),
        _cents("amount", "held"), _date("cleared_date", "or NaT"), _id("bank_line", "arrived as", "bank_lines"),
    )),
    Table("general_ledger", "Monthly totals by account. Debits equal credits in every month.", (
        _date("month", "its first day"),
        _text("account", "cash, receivable, revenue, contractual, write-off, discount, clearing, unapplied, payer balances, "
              "interest, fees, refunds, other income"),
        _cents("debit", "sum"), _cents("credit", "sum"),
    )),
    Table("receivable_months", "The roll-forward of the accounts receivable, month by month.", (
        _date("month", "its first day"), _cents("opening", "closing of the month before"), _cents("charges", "raise it"),
        _cents("insurance_payments", "lower it"), _cents("patient_payments", "lower it"), _cents("contractual", "lowers it"),
        _cents("write_offs", "lower it"), _cents("discounts", "lower it"), _cents("refunds", "raise it"),
        _cents("returned", "NSF checks: raise it"), _cents("closing", "what is owed at its end"),
    )),
)

TABLES: Mapping[str, Table] = MappingProxyType({table.name: table for table in _CLINIC})
"""The clinic's tables by name."""
PET_TABLES: Mapping[str, Table] = MappingProxyType({table.name: table for table in PETS})
"""Thistlepaw's tables by name."""
GROUP_TABLES: Mapping[str, Table] = MappingProxyType({table.name: table for table in GROUPS})
"""Keystone's tables by name."""
TABLES_OF: Mapping[str, Mapping[str, Table]] = MappingProxyType({
    "larkmere": TABLES, "thistlepaw": PET_TABLES, "keystone": GROUP_TABLES})
"""The tables of each practice."""
