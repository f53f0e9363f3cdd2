"""The laws between the two insurers and their banks, to the cent. They look, and change nothing."""

from workbench.world.balances import bank_days_off, deposits_off, less, summed
from workbench.world.premium_law import Breaches, PremiumLaw, Tables, breaches, breaches_of


def pet_deposit(tables: Tables) -> Breaches:
    """4. Every deposit is the sum of its payments, and arrives as that less the card fee."""
    return breaches_of(PremiumLaw.DEPOSIT, deposits_off(tables, "premium_payments"))


def group_deposit(tables: Tables) -> Breaches:
    """4. Every deposit of checks is the sum of its payments, and arrives as that."""
    return breaches_of(PremiumLaw.DEPOSIT, deposits_off(tables, "group_payments"))


def returned_at_the_bank(tables: Tables) -> Breaches:
    """4. What the bank took back is a returned payment, each once and to the cent."""
    payments = tables["premium_payments"]
    back = payments.loc[payments["kind"] == "returned"].set_index("payment")["amount"]
    lines = tables["bank_lines"]
    lines = lines.loc[lines["source"] == "returned"]
    unknown = lines.loc[lines["payment"] == 0].set_index("bank_line")["amount"]
    found = summed(lines[lines["payment"] > 0], "payment", "amount")
    return (*breaches(PremiumLaw.BANK, "premium_payments", less(found, back)),
            *breaches(PremiumLaw.BANK, "bank_lines", unknown))


def transfer_at_the_bank(tables: Tables) -> Breaches:
    """4. An employer's transfer brings what the 820 says that it is tied to, and only one does (RULES M2, D1, D2)."""
    payments = tables["group_payments"].set_index("payment")
    sent = payments.loc[payments["deposit"] == 0, "amount"]
    lines = tables["bank_lines"]
    lines = lines.loc[lines["source"] == "eft"]
    return breaches(PremiumLaw.BANK, "group_payments", less(summed(lines, "payment", "amount"), sent))


def bank_day(tables: Tables) -> Breaches:
    """4. Every bank day: total = sum of its bank lines = matched + listed + unexplained."""
    return breaches_of(PremiumLaw.BANK_DAY, bank_days_off(tables))
