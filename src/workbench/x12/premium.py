"""What an employer pays an insurer for its people (820), invoice by invoice or member by member. Cents and days.

A negative amount takes back what was paid for somebody who had left. What is paid is the sum of the details.
"""

from dataclasses import dataclass, field
from datetime import date

from workbench.x12.parties import NO_ACCOUNT, BankAccount, Party, Person


@dataclass(frozen=True, slots=True)
class PremiumDetail:
    """One RMR. `reference` is the invoice or policy that is paid, `billed` what was asked (None when not said).

    `begins` and `ends` are the first and last day of the months paid for (DTM*582).
    """

    reference: str
    paid: int
    billed: int | None = None
    begins: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class MemberPremium:
    """What is paid for one member (loop 2000B)."""

    person: Person
    details: tuple[PremiumDetail, ...]


@dataclass(frozen=True, slots=True)
class PremiumPayment:
    """One ST to SE. `amount` BPR02, `trace` TRN02, `group` the master policy (REF*38); both parties with their tax numbers.

    `invoices` are paid for the group as a whole, `members` one by one. The accounts are written and not read back.
    """

    control: str
    amount: int
    method: str
    date: date | None
    trace: str
    originator: str
    group: str
    receiver: Party
    payer: Party
    invoices: tuple[PremiumDetail, ...] = ()
    members: tuple[MemberPremium, ...] = ()
    payer_account: BankAccount = field(default=NO_ACCOUNT, compare=False)
    payee_account: BankAccount = field(default=NO_ACCOUNT, compare=False)

    @property
    def remitted(self) -> int:
        """The sum of all details in cents."""
        return sum(each.paid for each in self.invoices) + sum(each.paid for one in self.members for each in one.details)
