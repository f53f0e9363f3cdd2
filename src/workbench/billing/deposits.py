"""Which remittance a payment from the bank belongs to, and when a missing partner is late. Cents; no words, no pages.

RULES D1 to D4: the trace first (CCD+ addenda record 7 against 835 TRN02), else payer, payee, amount and date together; an amount
alone is never a match. It judges two lines at a time and knows no list.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from workbench.billing.business_days import business_days_passed

ASK_AFTER = 4
"""Business days after which a partner is late. Payer and bank release EFT and ERA within three business days of each other
(CAQH CORE 370, section 4.2, made federal by 45 CFR 162.1603; checked 2026-11-21), so the fourth is the first late one."""


@dataclass(frozen=True, slots=True)
class DepositLine:
    """A payment as the bank reports it, or a remittance. `day` is the effective or payment date, `trace` empty when the bank sent
    no addenda, `payee` an NPI, `amount` in cents.
    """

    payer: str
    day: date
    trace: str
    payee: str
    amount: int


def bare_trace(trace: str) -> str:
    """A trace without the zeros in front, which some banks drop.

    >>> bare_trace("0044719026")
    '44719026'
    """
    return trace.lstrip("0")


def pays_for(payment: DepositLine, remittance: DepositLine) -> bool:
    """Whether the payment and the remittance belong together. Payer and amount must agree to the cent in any case.

    The whole trace settles it. A trace that only agrees without its zeros needs the date as well; no trace at all needs date and
    payee.
    """
    if payment.payer != remittance.payer or payment.amount != remittance.amount:
        return False
    same_day = payment.day == remittance.day
    if not payment.trace:
        return same_day and payment.payee == remittance.payee
    if payment.trace == remittance.trace:
        return True
    return same_day and bare_trace(payment.trace) == bare_trace(remittance.trace) != ""


def is_late(since: date, today: date, holidays: Collection[date] = ()) -> bool:
    """Whether the partner of a line of that date is late today, so that somebody has to ask for it.

    >>> is_late(date(2026, 9, 24), date(2026, 9, 30)), is_late(date(2026, 9, 25), date(2026, 9, 30))
    (True, False)
    """
    return len(business_days_passed(since, today, holidays)) >= ASK_AFTER
