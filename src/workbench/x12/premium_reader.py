"""820 files -> premium payments, read tolerantly. Never raises; details that do not add up to the payment are a problem.

Adjustments (ADX) are noted and not read: how they count is not decided here, so a payment that has some is not weighed.
"""

from collections.abc import Mapping
from io import BytesIO

from workbench.money import shown
from workbench.x12.envelope import Handler
from workbench.x12.parties import Party, person_of
from workbench.x12.premium import MemberPremium, PremiumDetail, PremiumPayment
from workbench.x12.problems import EraProblem, quoted
from workbench.x12.reading import Reading, padded
from workbench.x12.sets import PREMIUM
from workbench.x12.transaction_file import TransactionFile

_LONGEST = 17
_INDIVIDUAL = "2J"


def read_premiums(data: bytes) -> tuple[tuple[PremiumPayment, ...], tuple[EraProblem, ...]]:
    """All 820 transactions of a file and the problems in the order of its segments; ERA010 alone when it is no 820."""
    file = TransactionFile(BytesIO(data), PREMIUM, _PremiumBuilder, Reading(keep_claims=True))
    return tuple(file), file.problems


class _PremiumBuilder:
    """Collects one 820. A detail belongs to the last ENT: the group as a whole, or one member."""

    def __init__(self, number: int, control: str, _component: str, reading: Reading) -> None:
        self._number, self._control, self._reading = number, control, reading
        self._payment, self._payment_number = [""] * _LONGEST, 0
        self._trace = [""] * _LONGEST
        self._parties = {"PE": Party(), "PR": Party()}
        self._group = ""
        self._invoices: list[PremiumDetail] = []
        self._members: list[tuple[list[str], list[PremiumDetail]]] = []
        self._details: list[PremiumDetail] | None = None
        self._adjusted = False
        self._by_name: Mapping[str, Handler] = {
            "BPR": self._read_payment, "TRN": self._read_trace, "REF": self._read_number, "N1": self._read_party,
            "ENT": self._open_entry, "NM1": self._read_name, "RMR": self._read_detail, "DTM": self._read_period,
            "ADX": self._read_adjustment}
        self.handlers: Mapping[str, Handler] = dict.fromkeys(self._by_name, self._read)

    def finish(self) -> PremiumPayment:
        """What was read so far, weighed."""
        payment, day, reading = self._payment, self._reading.day, self._reading
        amount = reading.cents(self._payment_number, payment, 2) if self._payment_number else 0
        if not self._payment_number:
            sentence = f"There is no payment segment (BPR) in {quoted(self._control)}. Ask for the file again."
            reading.findings.error(self._number, "ERA032", sentence)
        members = tuple(MemberPremium(person_of({"NM1": name}, day), tuple(details)) for name, details in self._members)
        made = PremiumPayment(
            self._control, amount, payment[4], day(payment[16]), self._trace[2], self._trace[3], self._group,
            self._parties["PE"], self._parties["PR"], tuple(self._invoices), members)
        self._weigh(made)
        return made

    def _weigh(self, made: PremiumPayment) -> None:
        if self._payment_number and not self._adjusted and made.amount != made.remitted:
            self._reading.findings.error(self._payment_number, "ERA060", (
                f"Transaction {quoted(self._control)}: the details add up to {shown(made.remitted)}, but the payment (BPR) is "
                f"{shown(made.amount)}. Ask the employer for a corrected file before you apply it."))

    def _read(self, number: int, elements: list[str]) -> None:
        self._by_name[elements[0]](number, padded(elements, _LONGEST))

    def _read_payment(self, number: int, elements: list[str]) -> None:
        self._payment, self._payment_number = elements, number

    def _read_trace(self, _number: int, elements: list[str]) -> None:
        self._trace = elements

    def _read_number(self, _number: int, elements: list[str]) -> None:
        if self._details is None and elements[1] == "38":
            self._group = elements[2]

    def _read_party(self, _number: int, elements: list[str]) -> None:
        self._parties[elements[1]] = Party(elements[2], tax=elements[4])

    def _open_entry(self, _number: int, elements: list[str]) -> None:
        self._details = self._invoices
        if elements[2] == _INDIVIDUAL:
            self._details = []
            self._members.append((padded(["NM1", *[""] * 8, elements[4]], _LONGEST), self._details))

    def _read_name(self, _number: int, elements: list[str]) -> None:
        if self._members and self._details is self._members[-1][1]:
            number = elements[9] or self._members[-1][0][9]
            self._members[-1] = ([*elements[:9], number], self._details)

    def _read_detail(self, number: int, elements: list[str]) -> None:
        if self._details is None:
            sentence = "RMR stands outside an entry (ENT) and was not read. Ask for the file again."
            self._reading.findings.error(number, "ERA022", sentence)
            return
        billed = self._reading.cents(number, elements, 5) if elements[5] else None
        self._details.append(PremiumDetail(elements[2], self._reading.cents(number, elements, 4), billed))

    def _read_period(self, _number: int, elements: list[str]) -> None:
        if self._details and elements[1] == "582":
            first, _, last = elements[6].partition("-")
            known, day = self._details[-1], self._reading.day
            self._details[-1] = PremiumDetail(known.reference, known.paid, known.billed, day(first), day(last))

    def _read_adjustment(self, number: int, _elements: list[str]) -> None:
        self._adjusted = True
        sentence = "The payment has adjustments (ADX). They were not read; add them up yourself."
        self._reading.findings.note(number, "ERA063", sentence)
