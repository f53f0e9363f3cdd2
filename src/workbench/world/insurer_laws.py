"""The conservation laws of the two insurers, to the cent. They look, and change nothing.

Money that comes in is positive, money that goes back is negative: a returned payment, its application, a refund. A credit is a
negative line. So law 7 reads, for each policy or group, for each month and in total:
billed - collected - written off - refunded = open.
"""

from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from workbench.world.balances import less as _less
from workbench.world.balances import summed as _summed
from workbench.world.frames import World
from workbench.world.insurer_bank_laws import bank_day, group_deposit, pet_deposit, returned_at_the_bank, transfer_at_the_bank
from workbench.world.premium_law import Breaches, PremiumLaw, Tables
from workbench.world.premium_law import breaches as _breaches

_PET_ENTRIES = {"collected": "applications", "written_off": "write_offs", "refunded": "refunds"}
_GROUP_ENTRIES = {part: f"group_{name}" for part, name in _PET_ENTRIES.items()}
"""By column of an account: the table whose amounts it adds up."""


def invoice(tables: Tables) -> Breaches:
    """7. Every invoice: amount = sum of its lines, credited = sum of the lines that take back; no more than was billed."""
    invoices, lines = tables["invoices"].set_index("invoice"), tables["invoice_lines"]
    own = lines["corrects"] == 0
    billed, credited = (_summed(lines[each], "invoice", "amount") for each in (own, ~own))
    beyond = (-(invoices["amount"] + invoices["credited"])).clip(lower=0)
    return (*_breaches(PremiumLaw.BILL, "invoices", _less(invoices["amount"], billed)),
            *_breaches(PremiumLaw.BILL, "invoices credited", _less(invoices["credited"], credited)),
            *_breaches(PremiumLaw.BILL, "invoices credited beyond", beyond))


def premium_payment(tables: Tables) -> Breaches:
    """7. Every payment = sum of its applications + what is unapplied; a returned one is the negative of what it returns."""
    payments = tables["premium_payments"].set_index("payment")
    back = payments.loc[payments["reverses"] > 0]
    returned = back["amount"] + back["reverses"].map(payments["amount"])
    applied = _summed(tables["applications"], "payment", "amount")
    return (*_breaches(PremiumLaw.PAYMENT, "premium_payments", _less(payments["amount"] - payments["unapplied"], applied)),
            *_breaches(PremiumLaw.PAYMENT, "premium_payments returned", returned.astype("int64")))


def policy_account(tables: Tables) -> Breaches:
    """7. Every policy: billed - collected - written off - refunded = open, each as its entries say."""
    lines = tables["invoice_lines"]
    owner = lines["invoice"].map(tables["invoices"].set_index("invoice")["policy"])
    return _account(tables, "premium_accounts", "policy", lines["amount"].groupby(owner).sum(), _PET_ENTRIES)


def invoice_open(tables: Tables) -> Breaches:
    """7. What is open under an invoice is its lines less what was collected, written off and refunded under it."""
    entries = (tables[name] for name in _PET_ENTRIES.values())
    return _open(tables["invoices"].set_index("invoice"), (rows[rows["invoice"] > 0] for rows in entries), "invoices")


def premium_months(tables: Tables) -> Breaches:
    """7. Every month: opening + billed - collected - written off - refunded = closing; it opens where the last closed."""
    accounts = tables["premium_accounts" if "premium_accounts" in tables else "group_accounts"]
    months = tables["premium_months"].set_index("month")
    moved = _moved(months)
    opens = months["opening"] - months["closing"].shift(fill_value=0)
    end = pd.Series({"in total": int(moved.sum() - accounts["open"].sum())})
    return (*_breaches(PremiumLaw.ROLL_FORWARD, "premium_months", months["closing"] - months["opening"] - moved),
            *_breaches(PremiumLaw.ROLL_FORWARD, "premium_months opening", opens),
            *_breaches(PremiumLaw.ROLL_FORWARD, "premium_months", end))


def earned(tables: Tables) -> Breaches:
    """7. Every premium line has earned amount x days of cover by the world's date / days of its period, half up (PREM-G)."""
    name = "invoice_lines" if "invoice_lines" in tables else "list_bill_lines"
    lines = tables[name].set_index("line")
    lines = lines.loc[lines["days"] > 0]
    return _breaches(PremiumLaw.EARNED, name,
                     lines["earned"] - _pro_rata(lines["amount"], lines["earned_days"], lines["days"]))


def pet_credit(tables: Tables) -> Breaches:
    """7. A premium line and its credits leave amount x days until cover ended / days of its period, half a cent up (PREM-G)."""
    lines = tables["invoice_lines"].set_index("line")
    net = lines["amount"].add(_summed(lines[lines["corrects"] > 0], "corrects", "amount"), fill_value=0).astype("int64")
    lines = lines.loc[lines["days"] > 0]
    return _breaches(PremiumLaw.CREDIT, "invoice_lines",
                     net[lines.index] - _pro_rata(lines["amount"], lines["covered_days"], lines["days"]))


def list_bill(tables: Tables) -> Breaches:
    """7. Every list bill = sum of its lines; what was credited when a group ended = sum of those lines."""
    bills, lines = tables["list_bills"].set_index("bill"), tables["list_bill_lines"]
    ended = lines["kind"] == "group ended"
    asked, credited = (_summed(lines[each], "bill", "amount") for each in (~ended, ended))
    return (*_breaches(PremiumLaw.BILL, "list_bills", _less(bills["amount"], asked)),
            *_breaches(PremiumLaw.BILL, "list_bills credited", _less(bills["credited"], credited)))


def group_payment(tables: Tables) -> Breaches:
    """7. Every group payment = sum of its applications + what is unapplied."""
    payments = tables["group_payments"].set_index("payment")
    applied = _summed(tables["group_applications"], "payment", "amount")
    return _breaches(PremiumLaw.PAYMENT, "group_payments", _less(payments["amount"] - payments["unapplied"], applied))


def remitted(tables: Tables) -> Breaches:
    """7. Every 820: BPR02 = sum of its RMR04 (RULES M2)."""
    payments = tables["group_payments"].set_index("payment")["amount"]
    return _breaches(PremiumLaw.REMITTANCE, "group_payments",
                     _less(payments, _summed(tables["remittance_lines"], "payment", "amount")))


def group_account(tables: Tables) -> Breaches:
    """7. Every group: billed - collected - written off - refunded = open, each as its entries say."""
    lines = tables["list_bill_lines"]
    owner = lines["bill"].map(tables["list_bills"].set_index("bill")["group"])
    return _account(tables, "group_accounts", "group", lines["amount"].groupby(owner).sum(), _GROUP_ENTRIES)


def list_bill_open(tables: Tables) -> Breaches:
    """7. What is open under a list bill is its lines less what was collected, written off and refunded under it."""
    return _open(tables["list_bills"].set_index("bill"), (tables[name] for name in _GROUP_ENTRIES.values()), "list_bills")


def group_rate(tables: Tables) -> Breaches:
    """7. A list bill is the sum of rate(plan, tier, age) over its employees (RULES M1): each current line is its rate."""
    rates, groups = tables["group_rates"], tables["groups"].set_index("group")
    lines = tables["list_bill_lines"]
    lines = lines.loc[lines["kind"] == "current", ["line", "bill", "month", "tier", "age_from", "amount"]]
    group = lines["bill"].map(tables["list_bills"].set_index("bill")["group"])
    renewed = lines["month"].dt.year - (lines["month"].dt.month < group.map(groups["renewal_month"]))
    lines = lines.assign(plan=group.map(groups["plan"].astype("str")), year=renewed, tier=lines["tier"].astype("str"))
    rates = rates.assign(year=rates["from_date"].dt.year, plan=rates["plan"].astype("str"), tier=rates["tier"].astype("str"))
    priced = lines.merge(rates, on=["plan", "tier", "age_from", "year"], how="left").set_index("line")
    return _breaches(PremiumLaw.RATE, "list_bill_lines", priced["amount"] - priced["monthly"].fillna(0).astype("int64"))


def match(tables: Tables) -> Breaches:
    """7. Every payment by member = its list bill as it was sent + the differences that were found in it (RULES M3)."""
    payments = tables["group_payments"]
    payments = payments.loc[payments["form"] == "by member"].set_index("payment")
    asked = payments["bill"].map(tables["list_bills"].set_index("bill")["amount"])
    found = _summed(tables["match_results"], "payment", "difference")
    results = tables["match_results"].set_index("result")
    return (*_breaches(PremiumLaw.MATCH, "group_payments", _less(payments["amount"] - asked, found)),
            *_breaches(PremiumLaw.MATCH, "match_results", results["difference"] - results["paid"] + results["billed"]))


PET_LAWS: Mapping[PremiumLaw, Callable[[Tables], Breaches]] = {
    PremiumLaw.BILL: invoice, PremiumLaw.PAYMENT: premium_payment, PremiumLaw.ACCOUNT: policy_account,
    PremiumLaw.OPEN: invoice_open,
    PremiumLaw.ROLL_FORWARD: premium_months, PremiumLaw.EARNED: earned, PremiumLaw.CREDIT: pet_credit,
    PremiumLaw.DEPOSIT: pet_deposit, PremiumLaw.BANK: returned_at_the_bank, PremiumLaw.BANK_DAY: bank_day,
}
"""Thistlepaw's laws by name."""
GROUP_LAWS: Mapping[PremiumLaw, Callable[[Tables], Breaches]] = {
    PremiumLaw.BILL: list_bill, PremiumLaw.PAYMENT: group_payment, PremiumLaw.REMITTANCE: remitted,
    PremiumLaw.ACCOUNT: group_account,
    PremiumLaw.OPEN: list_bill_open, PremiumLaw.ROLL_FORWARD: premium_months, PremiumLaw.EARNED: earned,
    PremiumLaw.RATE: group_rate, PremiumLaw.MATCH: match, PremiumLaw.DEPOSIT: group_deposit,
    PremiumLaw.BANK: transfer_at_the_bank, PremiumLaw.BANK_DAY: bank_day,
}
"""Keystone's laws by name."""
LAWS_OF = {"thistlepaw": PET_LAWS, "keystone": GROUP_LAWS}


def broken(world: World) -> Breaches:
    """Every breach of every law of an insurer's world; none in a clean one. Raises KeyError for the clinic."""
    return tuple(breach for law in LAWS_OF[world.spec.practice].values() for breach in law(world.tables))


def _account(tables: Tables, where: str, owner: str, billed: "pd.Series[int]", entries: Mapping[str, str]) -> Breaches:
    """Each account is what was billed and its entries; `owner` is the column that they all name it by."""
    accounts = tables[where].set_index(owner)
    found = {"billed": billed, **{part: _summed(tables[name], owner, "amount") for part, name in entries.items()}}
    told = (breach for part, cents in found.items()
            for breach in _breaches(PremiumLaw.ACCOUNT, f"{where} {part}", _less(accounts[part], cents)))
    return (*told, *_breaches(PremiumLaw.ACCOUNT, where, accounts["open"] - _moved(accounts)))


def _open(bills: pd.DataFrame, entries: Iterable[pd.DataFrame], where: str) -> Breaches:
    """Each bill's open amount is what is left of it after the entries under it."""
    left = bills["amount"] + bills["credited"]
    for rows in entries:
        left = _less(left, _summed(rows, str(bills.index.name), "amount"))
    return _breaches(PremiumLaw.OPEN, where, bills["open"] - left)


def _moved(rows: pd.DataFrame) -> "pd.Series[int]":
    return rows["billed"] - rows["collected"] - rows["written_off"] - rows["refunded"]


def _pro_rata(amount: "pd.Series[int]", days: "pd.Series[int]", of: "pd.Series[int]") -> "pd.Series[int]":
    """The days' part of signed cents, half a cent up."""
    part = (amount.abs() * days * 2 + of) // (2 * of)
    return part.where(amount >= 0, -part)
