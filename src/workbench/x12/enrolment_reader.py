"""834 files -> members who join, change and leave, read tolerantly. Never raises; of dependents nothing is inferred."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

from workbench.x12.enrolment import Coverage, Enrolment, Member
from workbench.x12.envelope import Handler
from workbench.x12.parties import Party, person_of
from workbench.x12.problems import EraProblem
from workbench.x12.reading import Reading, padded
from workbench.x12.sets import ENROLMENT
from workbench.x12.transaction_file import TransactionFile

_LONGEST = 12


def read_enrolments(data: bytes) -> tuple[tuple[Enrolment, ...], tuple[EraProblem, ...]]:
    """All 834 transactions of a file and the problems in the order of its segments; ERA010 alone when it is no 834."""
    file = TransactionFile(BytesIO(data), ENROLMENT, _EnrolmentBuilder, Reading(keep_claims=True))
    return tuple(file), file.problems


@dataclass(slots=True)
class _Cover:
    """A coverage while it is read: HD and what follows it."""

    elements: list[str]
    days: dict[str, str] = field(default_factory=dict)
    premium: int | None = None


class _EnrolmentBuilder:
    """Collects one 834. A date or number belongs to the last coverage, or else the last member, or else the file."""

    def __init__(self, _number: int, control: str, _component: str, reading: Reading) -> None:
        self._control, self._reading = control, reading
        self._beginning = [""] * _LONGEST
        self._parties: dict[str, Party] = {}
        self._group = self._effective = ""
        self._members: list[Member] = []
        self._member: list[str] = []
        self._parts: dict[str, list[str]] = {}
        self._covers: list[_Cover] = []
        self._subscriber = self._event = ""
        handlers: Mapping[str, Handler] = {
            "BGN": self._read_beginning, "REF": self._read_number, "DTP": self._read_day, "N1": self._read_party,
            "NM1": self._read_name, "HD": self._open_cover, "AMT": self._read_amount, "INS": self._open_member,
            **dict.fromkeys(("N3", "N4", "DMG"), self._read_part)}
        self._by_name = handlers
        self.handlers = dict.fromkeys(handlers, self._read)

    def finish(self) -> Enrolment:
        """What was read so far."""
        self._close_member()
        nobody = Party()
        return Enrolment(
            self._control, self._beginning[2], self._group, self._parties.get("P5", nobody), self._parties.get("IN", nobody),
            self._reading.day(self._effective), tuple(self._members), self._beginning[8])

    def _read(self, number: int, elements: list[str]) -> None:
        self._by_name[elements[0]](number, padded(elements, _LONGEST))

    def _read_beginning(self, _number: int, elements: list[str]) -> None:
        self._beginning = elements

    def _read_number(self, _number: int, elements: list[str]) -> None:
        if not self._member:
            if elements[1] == "38":
                self._group = elements[2]
        elif elements[1] == "0F":
            self._subscriber = elements[2]

    def _read_day(self, _number: int, elements: list[str]) -> None:
        if self._covers:
            self._covers[-1].days[elements[1]] = elements[3]
        elif self._member:
            if elements[1] == "303":
                self._event = elements[3]
        elif elements[1] == "007":
            self._effective = elements[3]

    def _read_party(self, _number: int, elements: list[str]) -> None:
        if not self._member:
            self._parties[elements[1]] = Party(elements[2], tax=elements[4])

    def _open_member(self, _number: int, elements: list[str]) -> None:
        self._close_member()
        self._member = elements

    def _read_name(self, _number: int, elements: list[str]) -> None:
        """The member's own name stands first; later names are employers, schools, doctors."""
        if self._member and "NM1" not in self._parts and elements[1] in ("IL", "74"):
            self._parts["NM1"] = elements
        elif self._parts:
            self._parts = {**self._parts, "closed": elements}

    def _read_part(self, _number: int, elements: list[str]) -> None:
        if self._parts and "closed" not in self._parts:
            self._parts[elements[0]] = elements

    def _open_cover(self, number: int, elements: list[str]) -> None:
        if self._member:
            self._covers.append(_Cover(elements))
        else:
            sentence = "HD stands outside a member (INS) and was not read. Ask for the file again."
            self._reading.findings.error(number, "ERA022", sentence)

    def _read_amount(self, number: int, elements: list[str]) -> None:
        if self._covers and elements[1] == "P3":
            self._covers[-1].premium = self._reading.cents(number, elements, 2)

    def _close_member(self) -> None:
        member, day = self._member, self._reading.day
        if member:
            self._members.append(Member(
                person_of(self._parts, day), member[2], member[3], self._subscriber,
                tuple(self._coverage(each) for each in self._covers), member[4], member[5], member[8], day(self._event)))
        self._member, self._parts, self._covers, self._subscriber, self._event = [], {}, [], "", ""

    def _coverage(self, cover: _Cover) -> Coverage:
        elements, day = cover.elements, self._reading.day
        return Coverage(elements[1], elements[3], elements[4], elements[5], day(cover.days.get("348", "")),
                        day(cover.days.get("349", "")), cover.premium)
