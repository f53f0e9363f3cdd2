"""What is written down while Thistlepaw's year is told: rows of numbers, planned days included. The tables come from it later."""

from dataclasses import dataclass, field

import numpy as np

from workbench.world.columns import Flags, Ints
from workbench.world.insurers.pet.words import Event, Notice
from workbench.world.insurers.rows import Rows

NONE = -1
"""No row."""
OWN = -1
"""The amount is the row's own, and hangs on no credit."""


def _invoices() -> Rows:
    return Rows("policy", "kind", "issued", "due", "grace", "since", "until", "first_line", "lines", "amount")


def _lines() -> Rows:
    return Rows("invoice", "kind", "pet", "since", "until", "days", "amount", "billed")


def _payments() -> Rows:
    return Rows("policy", "kind", "received", "method", "amount", "reference", "other", "match", "touched", "reverses")


@dataclass(frozen=True, slots=True)
class Book:
    """`credits` take back what is left of an invoice from a day on; `again` bills it again. Refunds and write-offs may take their
    amount from one: what it gave back, or what it left.
    """

    invoices: Rows = field(default_factory=_invoices)
    lines: Rows = field(default_factory=_lines)
    payments: Rows = field(default_factory=_payments)
    credits: Rows = field(default_factory=lambda: Rows("invoice", "since", "entered", "fees", "again"))
    applications: Rows = field(default_factory=lambda: Rows("payment", "policy", "invoice", "day", "amount"))
    refunds: Rows = field(default_factory=lambda: Rows("policy", "invoice", "day", "reason", "method", "amount", "credit"))
    write_offs: Rows = field(default_factory=lambda: Rows("policy", "invoice", "day", "reason", "amount", "credit"))
    events: Rows = field(default_factory=lambda: Rows("policy", "kind", "effective", "entered", "invoice", "reason", "checked"))
    notices: Rows = field(default_factory=lambda: Rows("policy", "invoice", "kind", "sent"))


@dataclass(frozen=True, slots=True)
class Bills:
    """Some invoices that were just written: their rows, whose they are (places), and what they ask for, in cents and days."""

    invoice: Ints
    policy: Ints
    due: Ints
    until: Ints
    amount: Ints
    method: Ints
    sent: Flags

    def of(self, rows: Flags | Ints) -> "Bills":
        """Only those."""
        return Bills(self.invoice[rows], self.policy[rows], self.due[rows], self.until[rows], self.amount[rows],
                     self.method[rows], self.sent[rows])

    def __len__(self) -> int:
        return len(self.invoice)


def tell(book: Book, bills: Bills, kind: Event, effective: Ints, entered: Ints, reason: int | Ints = 0) -> None:
    """Writes down that cover began, ended or changed. A second person looks at every lapse before it takes effect."""
    book.events.add(len(bills), policy=bills.policy, kind=kind, effective=effective, entered=entered, invoice=bills.invoice,
                    reason=reason, checked=int(kind is Event.LAPSED))


def write(book: Book, bills: Bills, kind: Notice, sent: Ints) -> None:
    """Sends a letter about each bill."""
    book.notices.add(len(bills), policy=bills.policy, invoice=bills.invoice, kind=kind, sent=sent)


def credit(book: Book, bills: Bills, since: Ints, entered: Ints, fees: bool, again: bool = False) -> Ints:
    """Takes back what is left of each bill from `since` on, its fees too when `fees`; returns the credits' rows."""
    return book.credits.add(len(bills), invoice=bills.invoice, since=since, entered=entered, fees=int(fees), again=int(again))


def give_back(book: Book, bills: Bills, day: Ints, reason: int | Ints, amount: int | Ints, of_credit: int | Ints = OWN) -> None:
    """Refunds cents of each bill, or what a credit took back, the way the money came."""
    method = np.minimum(bills.method, 2)
    book.refunds.add(len(bills), policy=bills.policy, invoice=bills.invoice, day=day, reason=reason, method=method,
                     amount=-np.asarray(amount), credit=of_credit)


def write_off(book: Book, bills: Bills, day: Ints, reason: int, amount: int | Ints, of_credit: int | Ints = OWN) -> None:
    """Gives up cents of each bill, or what a credit left of it."""
    book.write_offs.add(len(bills), policy=bills.policy, invoice=bills.invoice, day=day, reason=reason, amount=amount,
                        credit=of_credit)
