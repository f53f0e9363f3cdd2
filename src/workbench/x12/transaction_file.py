"""A file of one kind of transaction, read from its beginning to its end, one transaction after the other."""

from collections.abc import Iterator
from typing import BinaryIO, Generic

from workbench.x12.envelope import Build, Envelope, T
from workbench.x12.problems import EraProblem, Findings, quoted
from workbench.x12.reader import Stretches
from workbench.x12.reading import Reading
from workbench.x12.sets import TransactionSet


class TransactionFile(Generic[T]):
    """Iterate over it once; `problems` and `recognised` are known after that. Never raises on what the file says.

    `recognised` is false when the file holds no transaction of the kind, nor an otherwise empty envelope for one. Then its only
    problem is ERA010.
    """

    def __init__(self, file: BinaryIO, kind: TransactionSet, build: Build[T], reading: Reading) -> None:
        self._kind, self._build, self._reading = kind, build, reading
        self._stretches = Stretches(file, reading.findings)
        self._others: list[str] = []
        self._found = self._announced = False

    def __iter__(self) -> Iterator[T]:
        number = 0
        for stretch in self._stretches:
            envelope = Envelope(self._kind, self._build, self._reading, stretch, number)
            for transaction in envelope.read():
                self._found = True
                yield transaction
            number = envelope.number
            self._others += envelope.others
            self._announced |= envelope.announced

    @property
    def recognised(self) -> bool:
        """Whether it is a file of the wanted kind."""
        return self._found or (self._announced and not self._others)

    @property
    def problems(self) -> tuple[EraProblem, ...]:
        """What was found, in the order of the segments."""
        return self._reading.findings.ordered() if self.recognised else self._not_recognised()

    def _not_recognised(self) -> tuple[EraProblem, ...]:
        findings, label, number = Findings(), self._kind.label, self._kind.number
        if self._stretches.blank:
            findings.error(0, "ERA010", "The file is empty. Fetch it again from the payer or clearinghouse.")
        elif self._others:
            findings.error(0, "ERA010", f"The file holds {quoted(self._others[0])}, not {label}. Choose another file.")
        else:
            findings.error(0, "ERA010", f"The file is not {label}: no ST*{number} was found in it. Choose another file.")
        return findings.ordered()
