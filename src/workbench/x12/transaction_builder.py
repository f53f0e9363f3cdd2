"""The segments between ST and SE -> one Transaction. What names a patient is dropped unless it is wanted.

This is the hot path of a large file: one call per segment, no pattern matching, and no claim is kept unless it is wanted.
"""

from collections.abc import Mapping

from workbench.billing.eob import Adjustment
from workbench.x12.balance import Weighing
from workbench.x12.envelope import Handler
from workbench.x12.parties import NO_PARTY, NOBODY, Party, Person, party_of
from workbench.x12.problems import quoted
from workbench.x12.reading import Reading
from workbench.x12.remittance import Claim, ProviderAdjustment, ServiceLine, Transaction

_LINE_DATES = ("472", "150")
_MOST_REASONS = 6


class TransactionBuilder:
    """Collects one 835. `handlers` takes (segment number, elements) by segment name; `finish` gives the Transaction."""

    def __init__(self, number: int, control: str, component: str, reading: Reading) -> None:
        self._number, self._control, self._component, self._reading = number, control, component, reading
        self._refused_before = reading.refused
        self._weighing = Weighing(reading.findings)
        self._payment, self._payment_number = [""] * 17, 0
        self._trace = self._originator = self._party = ""
        self._parties: dict[str, dict[str, list[str]]] = {"PR": {}, "PE": {}}
        self._claims: list[Claim] = []
        self._plb: list[ProviderAdjustment] = []
        self._claim: list[str] = []
        self._service: list[str] = []
        self._claim_remarks: tuple[str, ...] = ()
        self._adjustments: list[Adjustment] = []
        self.handlers: Mapping[str, Handler] = {
            "BPR": self._read_payment, "TRN": self._read_trace, "N1": self._read_party, "N3": self._read_party_part,
            "N4": self._read_party_part, "PER": self._read_party_part, "CLP": self._open_claim, "NM1": self._read_name,
            "MOA": self._read_claim_remarks, "SVC": self._open_line, "CAS": self._read_adjustments, "DTM": self._read_date,
            "AMT": self._read_allowed, "REF": self._read_control, "LQ": self._read_remark, "PLB": self._read_provider_adjustments,
        }

    def finish(self) -> Transaction:
        """What was read so far; a missing or negative payment is a finding."""
        self._close_claim()
        payment, control, reading = self._payment, self._control, self._reading
        amount = self._payment_amount()
        readable = self._payment_number > 0 and reading.refused == self._refused_before
        plb = sum(each.amount for each in self._plb)
        balance = self._weighing.finish(control, self._payment_number or self._number, amount, plb, readable)
        return Transaction(
            control, amount, payment[3], payment[4], reading.day(payment[16]), self._trace, party_of(self._parties["PR"]),
            party_of(self._parties["PE"]), tuple(self._claims), tuple(self._plb), balance, self._originator)

    def _payment_amount(self) -> int:
        number, name, findings = self._payment_number, f"transaction {quoted(self._control)}", self._reading.findings
        if not number:
            findings.error(self._number, "ERA032", f"There is no payment segment (BPR) in {name}. Ask for the file again.")
            return 0
        amount = self._reading.cents(number, self._payment, 2)
        if amount < 0:
            findings.error(number, "ERA033", f"The payment of {name} is negative; a balance should be carried forward with "
                           "PLB FB instead. Ask the payer for a corrected remittance.")
        return amount

    def _read_payment(self, number: int, elements: list[str]) -> None:
        self._payment, self._payment_number = elements + [""] * 17, number

    def _read_trace(self, number: int, elements: list[str]) -> None:
        if len(elements) > 2 and not self._trace:
            self._trace, self._originator = elements[2], elements[3] if len(elements) > 3 else ""

    def _read_party(self, number: int, elements: list[str]) -> None:
        if not self._claim and len(elements) > 2:
            self._party = elements[1]
            self._parties[self._party] = {"N1": elements}

    def _read_party_part(self, number: int, elements: list[str]) -> None:
        """N3, N4 or PER of the last party; of several contacts the technical one (BL), which always stands last."""
        if not self._claim and self._party:
            self._parties[self._party][elements[0]] = elements

    def _read_name(self, number: int, elements: list[str]) -> None:
        """Of a claim: the next payer and the doctor, and the patient when people are wanted."""
        if len(elements) < 10:
            elements += [""] * 10
        if elements[1] == "QC":
            if self._reading.keep_people:
                self._person = Person(elements[3], elements[4], elements[9])
        elif elements[1] == "TT":
            self._forwarded_to = Party(elements[3], elements[9])
        elif elements[1] == "82":
            self._rendering = elements[9]

    def _read_claim_remarks(self, number: int, elements: list[str]) -> None:
        self._claim_remarks = tuple(code for code in elements[3:8] if code)

    def _open_claim(self, number: int, elements: list[str]) -> None:
        self._close_claim()
        if len(elements) < 10:
            elements += [""] * 10
        self._claim, self._claim_number = elements, number
        self._claim_charge = self._reading.cents(number, elements, 3)
        self._claim_paid = self._reading.cents(number, elements, 4)
        self._claim_patient = self._reading.cents(number, elements, 5) if elements[5] else 0
        self._claim_day = self._received = ""
        self._person, self._rendering, self._forwarded_to = NOBODY, "", NO_PARTY
        self._claim_remarks = ()
        self._claim_adjustments: list[Adjustment] = []
        self._adjustments = self._claim_adjustments
        self._lines: list[ServiceLine] = []

    def _open_line(self, number: int, elements: list[str]) -> None:
        if not self._claim:
            self._find_misplaced(number, elements)
            return
        self._close_line()
        if len(elements) < 8:
            elements += [""] * 8
        self._service, self._service_number = elements, number
        self._charge = self._reading.cents(number, elements, 2)
        self._paid = self._reading.cents(number, elements, 3)
        self._adjustments = []
        self._line_day = self._line_control = ""
        self._allowed: int | None = None
        self._remarks: tuple[str, ...] = ()

    def _read_adjustments(self, number: int, elements: list[str]) -> None:
        if not self._claim:
            self._find_misplaced(number, elements)
            return
        elements.append("")
        for place in range(2, min(len(elements) - 1, 2 + 3 * _MOST_REASONS), 3):
            if elements[place] or elements[place + 1]:
                self._adjustments.append(self._reading.adjustment(number, elements, place))

    def _read_date(self, number: int, elements: list[str]) -> None:
        if not self._claim or len(elements) < 3:
            return
        if self._service:
            if elements[1] in _LINE_DATES:
                self._line_day = elements[2]
        elif elements[1] == "232":
            self._claim_day = elements[2]
        elif elements[1] == "050":
            self._received = elements[2]

    def _read_allowed(self, number: int, elements: list[str]) -> None:
        if self._service and len(elements) > 2 and elements[1] == "B6":
            self._allowed = self._reading.cents(number, elements, 2)

    def _read_control(self, number: int, elements: list[str]) -> None:
        if len(elements) < 3:
            return
        if self._service:
            if elements[1] == "6R":
                self._line_control = elements[2]
        elif not self._claim and self._party == "PE" and elements[1] == "TJ":
            self._parties["PE"]["REF"] = elements

    def _read_remark(self, number: int, elements: list[str]) -> None:
        if self._service and len(elements) > 2:
            self._remarks += (elements[2],)

    def _read_provider_adjustments(self, number: int, elements: list[str]) -> None:
        self._close_claim()
        elements.append("")
        for place in range(3, min(len(elements) - 1, 3 + 2 * _MOST_REASONS), 2):
            reason, _, reference = elements[place].partition(self._component)
            if reason or elements[place + 1]:
                self._plb.append(ProviderAdjustment(reason, reference, self._reading.cents(number, elements, place + 1)))

    def _find_misplaced(self, number: int, elements: list[str]) -> None:
        sentence = f"{elements[0]} stands outside a claim (CLP) and was not read. Ask for the file again."
        self._reading.findings.error(number, "ERA022", sentence)

    def _close_line(self) -> None:
        service, reading = self._service, self._reading
        if not service:
            return
        procedure = service[1].split(self._component)
        paid = reading.quantity(service[5])
        billed = reading.quantity(service[7]) if service[7] else paid
        self._lines.append(ServiceLine(
            procedure[1] if len(procedure) > 1 else "", tuple(procedure[2:6]), self._charge, self._paid, paid, billed,
            tuple(self._adjustments), reading.day(self._line_day), self._allowed, self._line_control, self._remarks,
            self._service_number))
        self._service = []

    def _close_claim(self) -> None:
        elements, day = self._claim, self._reading.day
        if not elements:
            return
        self._close_line()
        claim = Claim(
            elements[1], elements[2], self._claim_charge, self._claim_paid, self._claim_patient, elements[7],
            tuple(self._claim_adjustments), tuple(self._lines), day(self._claim_day), day(self._received), self._claim_number,
            elements[6], elements[8], elements[9], self._person, self._rendering, self._forwarded_to, self._claim_remarks)
        self._weighing.add(claim)
        if self._reading.keep_claims:
            self._claims.append(claim)
        self._claim = []
