"""277CA files -> the answers to batches of claims, read tolerantly. Never raises; totals that disagree are a problem."""

from collections.abc import Mapping
from io import BytesIO

from workbench.money import shown
from workbench.x12.acknowledgement import Acknowledgement, ClaimAnswer, StatusCode, totals
from workbench.x12.envelope import Handler
from workbench.x12.parties import NO_PARTY, NOBODY, Party, Person, party_of, person_of
from workbench.x12.problems import EraProblem, quoted
from workbench.x12.reading import Reading, padded
from workbench.x12.sets import ACKNOWLEDGEMENT
from workbench.x12.transaction_file import TransactionFile

_PATIENT, _PROVIDER, _RECEIVER, _SOURCE = "PT", "19", "21", "20"
_LONGEST = 13


def read_acknowledgements(data: bytes) -> tuple[tuple[Acknowledgement, ...], tuple[EraProblem, ...]]:
    """All 277CA transactions of a file and the problems in the order of its segments; ERA010 alone when it is no 277."""
    file = TransactionFile(BytesIO(data), ACKNOWLEDGEMENT, _AnswerBuilder, Reading(keep_claims=True))
    return tuple(file), file.problems


class _AnswerBuilder:
    """Collects one 277CA. What a segment means depends on the level (HL) it stands in."""

    def __init__(self, number: int, control: str, component: str, reading: Reading) -> None:
        self._number, self._control, self._component, self._reading = number, control, component, reading
        self._level = self._reference = self._batch = self._received = self._answered = ""
        self._parties: dict[str, Party] = {}
        self._person = NOBODY
        self._totals: dict[str, int] = {}
        self._claims: list[ClaimAnswer] = []
        self._claim: _ClaimParts | None = None
        self.handlers: Mapping[str, Handler] = {
            "BHT": self._read_reference, "HL": self._open_level, "NM1": self._read_name, "TRN": self._read_trace,
            "STC": self._read_status, "REF": self._read_number, "DTP": self._read_day, "QTY": self._read_total,
            "AMT": self._read_total}

    def finish(self) -> Acknowledgement:
        """What was read so far; the totals of the batch are compared with its claims."""
        self._close_claim()
        self._compare()
        day, parties = self._reading.day, self._parties
        return Acknowledgement(
            self._control, self._reference, parties.get(_SOURCE, NO_PARTY), parties.get(_RECEIVER, NO_PARTY), self._batch,
            day(self._received), day(self._answered), tuple(self._claims))

    def _read_reference(self, _number: int, elements: list[str]) -> None:
        self._reference = padded(elements, _LONGEST)[3]

    def _open_level(self, _number: int, elements: list[str]) -> None:
        self._close_claim()
        self._level = padded(elements, _LONGEST)[3]
        self._person = NOBODY

    def _read_name(self, _number: int, elements: list[str]) -> None:
        if self._level == _PATIENT:
            self._person = person_of({"NM1": elements}, self._reading.day)
        else:
            self._parties[self._level] = party_of({"NM1": elements})

    def _read_trace(self, _number: int, elements: list[str]) -> None:
        value = padded(elements, _LONGEST)[2]
        if self._level == _RECEIVER:
            self._batch = value
        elif self._level == _PATIENT:
            self._close_claim()
            self._claim = _ClaimParts(value)

    def _read_status(self, number: int, elements: list[str]) -> None:
        elements = padded(elements, _LONGEST)
        if self._claim is None:
            return
        for text in (elements[1], *elements[10:12]):
            category, status, entity = [*text.split(self._component), "", "", ""][:3]
            if category or status:
                self._claim.codes.append(StatusCode(category, status, entity))
        self._claim.charge = self._reading.cents(number, elements, 4)

    def _read_number(self, _number: int, elements: list[str]) -> None:
        if self._claim is not None:
            self._claim.numbers[padded(elements, _LONGEST)[1]] = padded(elements, _LONGEST)[2]

    def _read_day(self, _number: int, elements: list[str]) -> None:
        _, qualifier, _, value, *_ = padded(elements, _LONGEST)
        if self._claim is not None:
            if qualifier == "472":
                self._claim.day = value[:8]
        elif self._level == _SOURCE and qualifier == "050":
            self._received = value
        elif self._level == _SOURCE and qualifier == "009":
            self._answered = value

    def _read_total(self, number: int, elements: list[str]) -> None:
        if self._level == _RECEIVER:
            elements = padded(elements, _LONGEST)
            count = self._reading.quantity(elements[2]) if elements[0] == "QTY" else self._reading.cents(number, elements, 2)
            self._totals[elements[1]] = int(count or 0)

    def _compare(self) -> None:
        found = totals(self._claims)
        counted = {"90": found.accepted, "AA": found.rejected, "YU": found.accepted_charge, "YY": found.rejected_charge}
        if self._totals and any(self._totals.get(name, 0) != value for name, value in counted.items()):
            said = {name: self._totals.get(name, 0) for name in counted}
            self._reading.findings.error(self._number, "ERA061", (
                f"Transaction {quoted(self._control)} says {said['90']} claims accepted ({shown(said['YU'])}) and {said['AA']} "
                f"rejected ({shown(said['YY'])}); its claims are {found.accepted} ({shown(found.accepted_charge)}) and "
                f"{found.rejected} ({shown(found.rejected_charge)}). Ask for it again before you work the rejections."))

    def _close_claim(self) -> None:
        if self._claim is not None:
            self._claims.append(self._claim.answer(self._person, self._parties.get(_PROVIDER, NO_PARTY), self._reading))
        self._claim = None


class _ClaimParts:
    """The answer to one claim while it is read."""

    def __init__(self, account: str) -> None:
        self.account, self.day, self.charge = account, "", 0
        self.codes: list[StatusCode] = []
        self.numbers: dict[str, str] = {}

    def answer(self, person: Person, billing: Party, reading: Reading) -> ClaimAnswer:
        """What was read of it."""
        return ClaimAnswer(self.account, person, billing, tuple(self.codes), self.charge, reading.day(self.day),
                           self.numbers.get("1K", ""), self.numbers.get("D9", ""))
