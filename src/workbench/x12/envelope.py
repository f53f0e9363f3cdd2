"""One interchange: opens and closes ISA, GS and ST, compares their counts and control numbers, and hands on what lies between.

Counts and control numbers are compared without leading zeros. Of segments outside any transaction only the first is named.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, Protocol, TypeVar

from workbench.x12.problems import quoted
from workbench.x12.reader import LINE_END, Stretch
from workbench.x12.reading import Reading
from workbench.x12.sets import TransactionSet

T = TypeVar("T")
Made = TypeVar("Made", covariant=True)
Handler = Callable[[int, list[str]], None]

_AGAIN = "The file may be cut off or changed on its way. Ask for it again."
_TRAILERS = {"ISA": "IEA", "GS": "GE", "ST": "SE"}
_DEPTHS = {"ISA": 0, "GS": 1, "ST": 2}


class Builder(Protocol[Made]):
    """Collects one transaction. `handlers` takes (segment number, elements) by segment name."""

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """What to do with each kind of segment; others are passed over."""

    def finish(self) -> Made:
        """What was read so far."""


Build = Callable[[int, str, str, Reading], Builder[Made]]
"""Begins a transaction: the number of its ST segment, its control number, the component separator, the file being read."""


class Envelope(Generic[T]):
    """Walks one stretch. After `read`: the number of the last segment, the kinds (ST01) of other transactions, and whether a
    group announces the wanted kind (GS01)."""

    def __init__(self, kind: TransactionSet, build: Build[T], reading: Reading, stretch: Stretch, number: int) -> None:
        self.others: list[str] = []
        self.announced = False
        self.number = number
        self._kind, self._build, self._done = kind, build, list[T]()
        self._reading, self._findings, self._stretch = reading, reading.findings, stretch
        self._trailers: Mapping[str, Handler] = {
            "ISA": self._open_interchange, "GS": self._open_group, "ST": self._open_set,
            "SE": self._close_set, "GE": self._close_group, "IEA": self._close_interchange}
        self._between: Mapping[str, Handler] = {**self._trailers, **dict.fromkeys(kind.body, self._find_stray)}
        self._handlers: Mapping[str, Handler] = self._between
        self._open: list[str] = []
        self._control = {"ISA": "", "GS": "", "ST": ""}
        self._groups = self._sets = self._set_number = 0
        self._strayed = False
        self._builder: Builder[T] | None = None

    def read(self) -> Iterator[T]:
        """Reads all segments, counted over the file, and hands on each transaction as it ends."""
        number, done = self.number, self._done
        for elements in self._stretch.segments():
            number += 1
            handler = self._handlers.get(elements[0])
            if handler is not None:
                handler(number, elements)
                if done:
                    yield done.pop()
        self.number = self._read_tail(number)
        self._close_from(self.number, 0)
        yield from done

    def _read_tail(self, number: int) -> int:
        """What follows the last segment end: the last trailer, a segment cut off, or text that is no part of the file."""
        tail = self._stretch.tail
        if not tail:
            return number
        elements = tail.split(self._stretch.delimiters.element)
        if len(self._open) == 1 and elements[0] == _TRAILERS[self._open[0]] and len(elements) > 2:
            self._trailers[elements[0]](number + 1, elements)
            if self._stretch.delimiters.segment != LINE_END:
                self._findings.note(number + 1, "ERA009", "The last segment has no terminator. It was read all the same.")
            return number + 1
        if self._open:
            self._findings.error(number + 1, "ERA021", f"The file ends within a segment. {_AGAIN}")
            return number + 1
        self._findings.note(number, "ERA002", "There is text after the last segment. It was skipped.")
        return number

    def _open_interchange(self, number: int, elements: list[str]) -> None:
        self._close_from(number, 0)
        self._open.append("ISA")
        self._control["ISA"], self._groups = _at(elements, len(elements) - 4), 0  # ISA13, from the end: ISA11 may be a separator

    def _open_group(self, number: int, elements: list[str]) -> None:
        self._close_from(number, 1)
        self._open.append("GS")
        self._control["GS"], self._sets = _at(elements, 6), 0
        self._groups += 1
        self.announced |= _at(elements, 1) == self._kind.group
        version = _at(elements, 8)
        if version and not version.startswith("005010"):
            name = "4010" if version.startswith("004010") else quoted(version)
            self._findings.note(number, "ERA006", f"The file is in version {name}, not 5010. It was read as it is.")

    def _open_set(self, number: int, elements: list[str]) -> None:
        self._close_from(number, 2)
        self._open.append("ST")
        kind, control = _at(elements, 1), _at(elements, 2)
        self._control["ST"], self._set_number = control, number
        self._sets += 1
        if kind == self._kind.number:
            self._builder = self._build(number, control, self._stretch.delimiters.component, self._reading)
            self._handlers = {**self._builder.handlers, **self._trailers}
        else:
            self.others.append(kind)
            self._handlers = self._trailers
            sentence = f"Transaction {quoted(control)} is {quoted(kind)}, not {self._kind.number}. It was not read."
            self._findings.note(number, "ERA008", sentence)

    def _close_set(self, number: int, elements: list[str]) -> None:
        if self._closes("ST", number, elements):
            self._compare(number, elements, "ERA023", number - self._set_number + 1, "segments")
            self._compare_control(number, elements, "ERA026", "ST")

    def _close_group(self, number: int, elements: list[str]) -> None:
        if self._closes("GS", number, elements):
            self._compare(number, elements, "ERA024", self._sets, "transactions")
            self._compare_control(number, elements, "ERA027", "GS")

    def _close_interchange(self, number: int, elements: list[str]) -> None:
        if self._closes("ISA", number, elements):
            self._compare(number, elements, "ERA025", self._groups, "groups")
            self._compare_control(number, elements, "ERA028", "ISA")

    def _closes(self, header: str, number: int, elements: list[str]) -> bool:
        """Whether that header is open; it is closed then, with all that is open inside it."""
        if header not in self._open:
            self._find_stray(number, elements)
            return False
        self._close_from(number, _DEPTHS[header] + 1)
        self._close_one()
        return True

    def _close_one(self) -> None:
        if self._open.pop() == "ST":
            if self._builder is not None:
                self._done.append(self._builder.finish())
            self._builder, self._handlers = None, self._between

    def _close_from(self, number: int, depth: int) -> None:
        """Closes without a trailer what is open at that depth and inside it, and names the trailers that are missing."""
        missing = []
        while self._open and _DEPTHS[self._open[-1]] >= depth:
            missing.append(_TRAILERS[self._open[-1]])
            self._close_one()
        if missing:
            verb = "is" if len(missing) == 1 else "are"
            self._findings.error(number, "ERA020", f"{' and '.join(missing)} {verb} missing. {_AGAIN}")

    def _compare(self, number: int, elements: list[str], code: str, counted: int, what: str) -> None:
        said = _at(elements, 1)
        if not _same_number(said, str(counted)):
            self._findings.error(number, code, f"{elements[0]} says {quoted(said)} {what}, there are {counted}. {_AGAIN}")

    def _compare_control(self, number: int, elements: list[str], code: str, header: str) -> None:
        control, opened, name = _at(elements, 2), self._control[header], elements[0]
        if not _same_number(control, opened):
            sentence = f"{header} has the control number {quoted(opened)}, {name} {quoted(control)}. {_AGAIN}"
            self._findings.error(number, code, sentence)

    def _find_stray(self, number: int, elements: list[str]) -> None:
        """One finding per stretch is enough; a trailer whose header was left out with the envelope is none."""
        if self._strayed or (elements[0] in ("GE", "IEA") and not self._stretch.enveloped):
            return
        self._strayed = True
        self._findings.error(number, "ERA022", f"{elements[0]} stands outside a transaction and was not read. {_AGAIN}")


def _at(elements: list[str], place: int) -> str:
    return elements[place].strip() if 0 <= place < len(elements) else ""


def _same_number(one: str, other: str) -> bool:
    return one == other or (one != "" and other != "" and one.lstrip("0") == other.lstrip("0"))
