"""Every table of the two insurers and what its columns mean. It holds no rows.

The lines of a bill stand in the order of their ids. Money that comes in is positive, money that goes back is negative: a
returned payment, its application and a refund are less than nothing. So, for each account and in total:
billed - collected - written off - refunded = open.
"""

from workbench.world.table import Table
from workbench.world.table import cents_column as _cents
from workbench.world.table import count_column as _count
from workbench.world.table import date_column as _date
from workbench.world.table import flag_column as _flag
from workbench.world.table import id_column as _id
from workbench.world.table import text_column as _text

_PREMIUM_MONTHS = Table("premium_months", "The roll-forward of the premium owed to us, month by month.", (
    _date("month", "its first day"), _cents("opening", "closing of the month before"),
    _cents("billed", "raises it, net of credits"),
    _cents("collected", "lowers it: money applied, less what was returned"), _cents("written_off", "lowers it"),
    _cents("refunded", "negative, and so raises it"), _cents("closing", "opening + billed - collected - written off - refunded"),
))

_BANK = (
    Table("deposits", "What goes to the bank together: a day's card payments, drawn debits, checks or bill-pay credits.", (
        _id("deposit", "key"), _date("made_date", "sent"), _text("source", "card, bank debit, lockbox or bill pay"),
        _cents("gross", "sum of its payments"), _cents("fee", "kept by the card processor"),
        _id("bank_line", "arrived as; 0 in transit", "bank_lines"),
    )),
    Table("bank_days", "The daily reconciliation of each bank day.", (
        _date("bank_date", "day"), _cents("total", "sum of its bank lines"), _cents("matched", "tied to a deposit or a payment"),
        _cents("listed", "explained by a listed open item"), _cents("unexplained", "what was left when it was signed"),
        _count("open_items", "listed"), _date("signed_date", "day signed"),
    )),
)


def _bank_lines(payments: str, means: str) -> Table:
    return Table("bank_lines", "The bank statement. What we pay out leaves from another account, which is not told.", (
        _id("bank_line", "key"), _date("bank_date", "booked on"),
        _text("source", "card, bank debit, lockbox, bill pay, eft, returned or fee"),
        _text("description", "as the bank prints it"),
        _text("trace", "of a transfer (CCD+ TRN), of a returned payment the entry that comes back, or empty"),
        _cents("amount", "negative for what came back and for the bank's fee"), _id("payment", means, payments),
    ))


PETS = (
    Table("pet_rates", "What a pet costs a month.", (
        _text("plan", "accident, illness or complete"), _text("kind", "cat, small dog or large dog"),
        _count("age_from", "full years at the start of the policy year, from"),
        _date("from_date", "for policy years from that day on"),
        _cents("monthly", "premium of a month"),
    )),
    Table("holders", "Invented people who insure their pets.", (_id("holder", "key"), _text("name", "first and last"))),
    Table("policies", "One for each household and plan; it may cover several pets.", (
        _id("policy", "key"), _text("number", "TP-..."), _id("holder", "whose", "holders"), _text("plan", "pet_rates.plan"),
        _text("billing", "monthly or annual, at the world's date"),
        _text("method", "how it is usually paid: card or bank debit, which we draw; check or bill pay, which the holder sends"),
        _count("due_day", "day of the month, 1 to 28, on which a period begins"), _date("began_date", "first day of cover"),
        _text("status", "at the world's date: in force, in grace, lapsed, cancelled or returned"),
        _date("waiting_date", "last day of the waiting period for illness; counted anew after a reinstatement"),
    )),
    Table("pets", "The insured.", (
        _id("pet", "key"), _id("policy", "on", "policies"), _text("name", "as called"), _text("kind", "pet_rates.kind"),
        _text("breed", "or mix"), _date("born", "birth date"), _date("from_date", "first day of cover"),
    )),
    Table("invoices", "Premium bills to policy holders.", (
        _id("invoice", "key"), _text("number", "TI-..."), _id("policy", "for", "policies"),
        _text("kind", "first, instalment, annual, pet added or reinstatement"), _date("issued_date", "sent"),
        _date("due_date", "first day of its period; on or after issue"),
        _date("grace_date", "last day on which a payment keeps the cover"),
        _date("from_date", "first day that it pays for"), _date("to_date", "last day that it pays for"),
        _date("covered_date", "last day of cover under it; earlier than to_date when cover ended, NaT when there was none"),
        _cents("amount", "sum of its lines that correct nothing"),
        _cents("credited", "sum of its lines that correct others: not positive"),
        _cents("open", "amount + credited - collected - written off - refunded, under this invoice"),
    )),
    Table("invoice_lines", "What is billed, and what is taken back by a credit.", (
        _id("line", "key"), _id("invoice", "on", "invoices"),
        _text("kind", "premium, multi-pet discount, policy fee, instalment fee or returned payment fee"),
        _id("pet", "insured; 0 for discount and fees", "pets"), _date("from_date", "first day paid for, or NaT for a fee"),
        _date("to_date", "last day paid for, or NaT for a fee"), _count("days", "of the period; 0 for a fee or a credit"),
        _count("covered_days", "of these, days until cover ended; all, when it did not"),
        _count("earned_days", "of these, days up to the world's date"),
        _cents("amount", "signed: discounts and credits are negative"),
        _cents("earned", "amount x earned days / days, half a cent up; of a fee all of it, of a credit nothing"),
        _date("billed_date", "day of the entry"),
        _id("corrects", "the line it takes back, or bills again; 0 for none", "invoice_lines"),
    )),
    Table("premium_payments", "What arrives, and what comes back unpaid as a row of its own.", (
        _id("payment", "key"), _date("received_date", "day it arrived: this day counts for the grace period"),
        _date("posted_date", "day it was applied; NaT while it is unapplied"), _text("kind", "payment or returned"),
        _text("method", "card, bank debit, check, bill pay or phone"), _text("payer_name", "as it came with the money"),
        _text("reference", "policy number as it came with the money, or empty"), _cents("amount", "negative when returned"),
        _cents("unapplied", "not yet applied at the world's date"),
        _id("proposed", "policy that matching proposed; 0 for none", "policies"),
        _text("match", "how: number and amount, number, name and amount, none, or trace of a returned payment"),
        _flag("touched", "a person had to act before it was applied"),
        _id("reverses", "the payment that was returned", "premium_payments"),
        _id("deposit", "in which it went to the bank; 0 for what the bank took back", "deposits"),
    )),
    Table("applications", "Which payment paid which invoice.", (
        _id("application", "key"), _id("payment", "from", "premium_payments"), _id("policy", "to", "policies"),
        _id("invoice", "to; 0 where an overpayment is booked to the policy so that it can be refunded", "invoices"),
        _date("applied_date", "day"), _cents("amount", "negative when a payment was returned"),
    )),
    Table("refunds", "Money given back.", (
        _id("refund", "key"), _id("policy", "whose", "policies"),
        _id("invoice", "whose premium; 0 for an overpayment", "invoices"),
        _date("paid_date", "day"), _text("reason", "cancelled, returned policy, lapsed or overpaid"),
        _text("method", "back to the card, bank credit or check"), _cents("amount", "negative: it leaves us"),
    )),
    Table("write_offs", "Premium and fees given up.", (
        _id("write_off", "key"), _id("policy", "whose", "policies"), _id("invoice", "on", "invoices"),
        _date("written_date", "day"),
        _text("reason", "within tolerance, fee of a lapsed policy or uncollected"),
        _cents("amount", "positive: it lowers what is owed"),
    )),
    Table("coverage_events", "When cover began, ended and came back.", (
        _id("event", "key"), _id("policy", "whose", "policies"),
        _text("kind", "began, renewed, pet added, switched to annual, lapsed, lapse reversed, reinstated, cancelled or returned"),
        _date("effective_date", "12:01 a.m. of that day"), _date("entered_date", "day it was decided"),
        _id("invoice", "that it hangs on; 0 for none", "invoices"), _text("reason", "in our own words, or empty"),
        _flag("checked", "a second person looked before it took effect: every lapse"),
    )),
    Table("notices", "Letters to holders.", (
        _id("notice", "key"), _id("policy", "to", "policies"), _id("invoice", "about; 0 for none", "invoices"),
        _text("kind", "past due, returned payment, lapsed, lapse reversed, reinstated, cancelled or returned"),
        _date("sent_date", "day"),
    )),
    Table("premium_accounts", "Each policy's account at the world's date: billed - collected - written off - refunded = open.", (
        _id("policy", "key", "policies"), _cents("billed", "invoice lines, credits included"),
        _cents("collected", "applications, those of returned payments included"), _cents("written_off", "write-offs"),
        _cents("refunded", "refunds: not positive"), _cents("open", "owed to us; negative when we owe"),
    )),
    _PREMIUM_MONTHS, _BANK[0], _bank_lines("premium_payments", "that the bank took back; 0 for everything else"), _BANK[1],
)

GROUPS = (
    Table("group_rates", "What an employee's cover costs a month.", (
        _text("plan", "Keystone PPO 1500 or Keystone HDHP 3300"),
        _text("tier", "EMP alone, ESP with spouse, ECH with children, FAM"),
        _count("age_from", "the employee's full years at the group's renewal, from"),
        _date("from_date", "for renewals from that day on"),
        _cents("monthly", "premium of a month"),
    )),
    Table("groups", "Employers.", (
        _id("group", "key"), _text("number", "KG-..."), _text("name", "invented"), _text("plan", "group_rates.plan"),
        _count("renewal_month", "1 to 12"), _text("pays", "as billed, or by its own payroll"),
        _date("began_date", "first day of cover"),
        _date("ended_date", "last day of cover, or NaT"), _text("ended_reason", "not paid, left, or empty"),
    )),
    Table("members", "Everybody who is covered: employees first, then their families.", (
        _id("member", "key"), _id("group", "through", "groups"),
        _id("employee", "whose family; itself for an employee", "members"),
        _text("relationship", "18 employee, 01 spouse, 19 child"), _text("number", "WB..."), _text("first_name", "first name"),
        _text("last_name", "last name"), _date("born", "birth date"), _text("sex", "F or M"),
        _text("tier", "of an employee at the world's date"),
        _date("from_date", "first day of cover"), _date("to_date", "last day of cover, or NaT"),
    )),
    Table("enrolment_events", "What employers told us about their people (834).", (
        _id("event", "key"), _id("group", "from", "groups"), _id("member", "employee", "members"),
        _text("kind", "INS03: 021 add, 001 change, 024 cancel, 025 reinstate"),
        _text("reason", "hired, married, child, left or mistake"),
        _date("event_date", "day it happened"), _date("cover_date", "first day of cover or of the new tier; last day for 024"),
        _date("reported_date", "day of the 834 that told us"), _text("tier_before", "before it, or empty"),
        _text("tier", "after it"),
        _date("accepted_date", "cover_date as far back as the contract allows"),
        _flag("cut", "reported too late: only the contract's limit was taken back, not all of it"),
    )),
    Table("list_bills", "A group's bill of a month.", (
        _id("bill", "key"), _text("number", "KB-..."), _id("group", "for", "groups"), _date("month", "its first day"),
        _date("issued_date", "sent"), _date("due_date", "first of the month"), _date("grace_date", "last day of grace"),
        _cents("amount", "sum of its lines as it was sent"),
        _cents("credited", "sum of what was taken back when the group ended"),
        _cents("open", "amount + credited - collected - written off - refunded, under this bill"),
    )),
    Table("list_bill_lines", "One employee's month on a list bill; earlier months are corrections.", (
        _id("line", "key"), _id("bill", "on", "list_bills"), _id("member", "employee", "members"),
        _date("month", "covered"), _text("kind", "current, retro add, retro termination, retro change or group ended"),
        _text("tier", "billed"), _count("age_from", "band of the rate"), _cents("amount", "signed"),
        _count("days", "of the month"), _count("earned_days", "of these, days up to the world's date"),
        _cents("earned", "amount x earned days / days, half a cent up"),
        _date("billed_date", "day of the entry"),
    )),
    Table("group_payments", "What employers pay (820).", (
        _id("payment", "key"), _id("group", "who", "groups"), _id("bill", "named by it", "list_bills"), _text("trace", "TRN02"),
        _text("method", "ACH or CHK"), _text("form", "by invoice, or by member"), _date("received_date", "BPR16"),
        _cents("amount", "BPR02: sum of its remittance lines"), _cents("unapplied", "not yet applied at the world's date"),
        _flag("touched", "a person had to act before it was applied"),
        _id("deposit", "of checks, in which it went to the bank; 0 for a transfer, which is a bank line of its own", "deposits"),
    )),
    Table("remittance_lines", "What a payment is for, as the employer says (RMR).", (
        _id("remittance_line", "key"), _id("payment", "in", "group_payments"), _id("bill", "named", "list_bills"),
        _id("member", "employee; 0 for the whole bill", "members"), _date("month", "covered"),
        _cents("amount", "negative takes back"),
    )),
    Table("match_results", "Enrolled, billed, paid: where a payment by member is not what was billed.", (
        _id("result", "key"), _id("bill", "compared", "list_bills"), _id("payment", "compared", "group_payments"),
        _id("member", "employee", "members"), _date("month", "covered"), _cents("billed", "on the bill"),
        _cents("paid", "in the payment"),
        _cents("difference", "paid - billed"),
        _text("cause", "late termination, missing add, tier, retro limit or already settled"),
        _date("settled_date", "day on which both agreed: of the bill or of the payment; or NaT"),
    )),
    Table("group_applications", "Which payment paid which bill: oldest first.", (
        _id("application", "key"), _id("payment", "from", "group_payments"), _id("group", "to", "groups"),
        _id("bill", "to", "list_bills"), _date("applied_date", "day"), _cents("amount", "applied"),
    )),
    Table("group_refunds", "Money given back.", (
        _id("refund", "key"), _id("group", "whose", "groups"), _id("bill", "whose premium", "list_bills"),
        _date("paid_date", "day"), _text("reason", "left"),
        _cents("amount", "negative: it leaves us"),
    )),
    Table("group_write_offs", "Premium given up.", (
        _id("write_off", "key"), _id("group", "whose", "groups"), _id("bill", "on", "list_bills"), _date("written_date", "day"),
        _text("reason", "within tolerance or beyond the retro limit"), _cents("amount", "positive: it lowers what is owed"),
    )),
    Table("group_notices", "Letters to employers.", (
        _id("notice", "key"), _id("group", "to", "groups"), _id("bill", "about", "list_bills"),
        _text("kind", "reminder, past due or ended"), _date("sent_date", "day"),
    )),
    Table("group_accounts", "Each group's account at the world's date: billed - collected - written off - refunded = open.", (
        _id("group", "key", "groups"), _cents("billed", "list bill lines, credits included"), _cents("collected", "applications"),
        _cents("written_off", "write-offs"), _cents("refunded", "refunds: not positive"), _cents("open", "owed to us"),
    )),
    _PREMIUM_MONTHS, _BANK[0], _bank_lines("group_payments", "whose money it is; 0 for checks and fees"), _BANK[1],
)
