"""Words -> segments -> one interchange in bytes, with `*`, `:`, `^` and a tilde with a new line at each segment's end.

It knows how an element is written and what cannot stand in one. It refuses text that would break the file or that the format
has no room for, naming whose text it is; it never weighs money, because planted errors must be writable.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from workbench.x12.problems import quoted
from workbench.x12.sets import TransactionSet

_UNWRITABLE = re.compile(r"[^ -)+-9;-\]_-}]|^ | $")
_END = "~\n"
_FIRST_YEAR = 1900
_MOST_DIGITS = 15
_MOST_CENTS = 10**17
_SHORTEST_CONTROL = 4
_LAST_CONTROL = 999_999_999


class NotWritable(ValueError):
    """Something that no X12 file can hold; the text is a sentence that names the field."""


@dataclass(frozen=True, slots=True)
class Interchange:
    """Who sends a file to whom. `control` 1 to 999999999; `made` is local time; a `test` file says so (ISA15 T)."""

    sender: str
    receiver: str
    control: int
    made: datetime
    test: bool = True


class Segments:
    """The segments of one transaction while it is written. `place` says in a refusal which claim or member is meant."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.written: list[str] = []
        self._amounts: dict[int, str] = {}
        self._days: dict[date, str] = {}

    def add(self, *elements: str) -> None:
        """One segment, its name first; empty elements at its end are left out."""
        self.written.append("*".join(elements).rstrip("*"))

    def text(self, value: str, name: str, longest: int = 50) -> str:
        """Text that may be empty. Raises NotWritable when it is too long or has a character that a file cannot hold."""
        if _UNWRITABLE.search(value):
            raise self.refusal(name, value, "has a character that cannot stand in the file, or a blank at its end. "
                               "Use letters without accents, digits and punctuation other than * : ^ ~")
        if len(value) > longest:
            raise self.refusal(name, value, f"is longer than {longest} characters. Shorten it")
        return value

    def needed(self, value: str, name: str, longest: int = 50) -> str:
        """Text that the format requires. Raises NotWritable when it is empty too."""
        if not value:
            raise NotWritable(f"{self.place}: {name} is missing. Fill it in.")
        return self.text(value, name, longest)

    def amount(self, cents: int) -> str:
        """Dollars without needless zeros, as X12 writes decimals: 100, 100.5, -3.25."""
        known = self._amounts.get(cents)
        if known is None:
            if abs(cents) >= _MOST_CENTS:
                raise NotWritable(f"{self.place}: an amount of more than {_MOST_DIGITS} digits has no room in the file.")
            known = self._amounts[cents] = dollars(cents)
        return known

    def day(self, value: date | None, name: str) -> str:
        """Eight digits. Raises NotWritable without a date from 1900 on."""
        if value is None or value.year < _FIRST_YEAR:
            raise NotWritable(f"{self.place}: {name} is missing, or before 1900. Fill it in.")
        known = self._days.get(value)
        if known is None:
            known = self._days[value] = f"{value:%Y%m%d}"
        return known

    def units(self, value: Decimal | None, name: str) -> str:
        """A count of units, which may have decimals."""
        text = "" if value is None or not value.is_finite() else f"{value:f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        if not text or len(text) > _MOST_DIGITS:
            raise NotWritable(f"{self.place}: {name} is missing or has more than {_MOST_DIGITS} digits. Write how many.")
        return text

    def refusal(self, name: str, value: str, why: str) -> NotWritable:
        """The sentence for a text that cannot be written."""
        return NotWritable(f"{self.place}: {name} {quoted(value)} {why}.")


def dollars(cents: int) -> str:
    """An amount as X12 writes it.

    >>> dollars(10000), dollars(10050), dollars(-325), dollars(-5)
    ('100', '100.5', '-3.25', '-0.05')
    """
    sign, whole, part = "-" if cents < 0 else "", abs(cents) // 100, abs(cents) % 100
    return f"{sign}{whole}.{part:02d}".rstrip("0") if part else f"{sign}{whole}"


def composite(*components: str) -> str:
    """Components of one element; empty ones at its end are left out."""
    return ":".join(components).rstrip(":")


def written_file(kind: TransactionSet, envelope: Interchange, transactions: Iterable[tuple[str, Segments]]) -> bytes:
    """One interchange with one group. Each transaction comes with its control number (ST02: 4 to 9 characters, each once)."""
    bodies, controls = [], set()
    for control, segments in transactions:
        place = Segments(f"Transaction {quoted(control)}")
        if len(place.needed(control, "the control number", 9)) < _SHORTEST_CONTROL or control in controls:
            raise place.refusal("the control number", control, "needs 4 to 9 characters and may stand once in a file")
        controls.add(control)
        bodies.append(_transaction(kind, control, segments.written))
    if not bodies:
        raise NotWritable("The file would hold no transaction. Give it one.")
    lines = [*_opening(kind, envelope), *bodies, f"GE*{len(bodies)}*{envelope.control}", f"IEA*1*{envelope.control:09d}", ""]
    return _END.join(lines).encode("ascii")


def _transaction(kind: TransactionSet, control: str, written: list[str]) -> str:
    start = f"ST*{kind.number}*{control}*{kind.version}" if kind.named else f"ST*{kind.number}*{control}"
    return _END.join([start, *written, f"SE*{len(written) + 2}*{control}"])


def _opening(kind: TransactionSet, envelope: Interchange) -> tuple[str, str]:
    """ISA, with its end exactly 106 characters, and GS."""
    segments = Segments("The envelope")
    sender, receiver = (segments.needed(value, name, 15) for value, name in (
        (envelope.sender, "the sender"), (envelope.receiver, "the receiver")))
    if not 1 <= envelope.control <= _LAST_CONTROL:
        raise NotWritable(f"The envelope: the control number {envelope.control} is not between 1 and {_LAST_CONTROL}.")
    if min(len(sender), len(receiver)) < 2:
        raise NotWritable("The envelope: sender and receiver need at least 2 characters.")
    day, time = f"{envelope.made:%Y%m%d}", f"{envelope.made:%H%M}"
    return (
        f"ISA*00*{'':10}*00*{'':10}*ZZ*{sender:15}*ZZ*{receiver:15}*{day[2:]}*{time}*^*{kind.version[:5]}"
        f"*{envelope.control:09d}*0*{'T' if envelope.test else 'P'}*:",
        f"GS*{kind.group}*{sender}*{receiver}*{day}*{time}*{envelope.control}*X*{kind.version}")
