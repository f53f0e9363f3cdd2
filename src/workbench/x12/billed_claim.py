"""The segments of one billed claim, sorted by the loop they stand in, and the claim they make. It refuses none."""

import re
from collections.abc import Sequence
from datetime import date

from workbench.billing.eob import Adjustment
from workbench.x12.parties import Party, Person, party_of, person_of
from workbench.x12.professional import EMPLOYMENT, BilledClaim, BilledLine, LineAdjudication, PriorPayer
from workbench.x12.reading import Reading

_DIAGNOSES = ("ABK", "ABF")
_REASONS = range(2, 20, 3)
_POINTER = re.compile("[0-9]{1,2}")


class _Loop:
    """Segments of one loop in their order, each padded, with its number in the file."""

    def __init__(self) -> None:
        self.segments: list[tuple[int, list[str]]] = []

    def find(self, name: str, qualifier: str = "") -> tuple[int, list[str]] | None:
        """The first segment of that name, with that first element unless any will do."""
        for number, elements in self.segments:
            if elements[0] == name and qualifier in ("", elements[1]):
                return number, elements
        return None

    def element(self, name: str, qualifier: str, place: int) -> str:
        """One element of the first such segment, or ""."""
        found = self.find(name, qualifier)
        return found[1][place] if found else ""


class ClaimSegments:
    """Takes the segments after CLM. An SBR opens an earlier payer, LX a line, SVD what an earlier payer did with the line."""

    def __init__(self, number: int, elements: list[str], component: str, reading: Reading) -> None:
        self._number, self._elements, self._component, self._reading = number, elements, component, reading
        self._own = self._open = _Loop()
        self._prior: list[_Loop] = []
        self._lines: list[tuple[_Loop, list[_Loop]]] = []

    def add(self, number: int, elements: list[str]) -> None:
        """One more segment, padded."""
        name = elements[0]
        if name in ("SBR", "LX", "SVD"):
            self._open = _Loop()
            if name == "SBR":
                self._prior.append(self._open)
            elif name == "LX":
                self._lines.append((self._open, []))
            elif self._lines:
                self._lines[-1][1].append(self._open)
        self._open.segments.append((number, elements))

    def claim(self, billing: Party, taxonomy: str, payer: Party, insured: Person, cover: Sequence[str]) -> BilledClaim:
        """The claim, with what stands above it in the file. `cover` is the SBR of its subscriber."""
        own, reading, elements = self._own, self._reading, self._elements
        place = [*elements[5].split(self._component), "", "", ""]
        return BilledClaim(
            elements[1], reading.cents(self._number, elements, 2), place[0], place[2], self._diagnoses(),
            tuple(self._line(*each) for each in self._lines), billing, taxonomy, payer, insured, cover[1], cover[9], cover[3],
            cover[5], _person(own, "82", reading), own.element("REF", "G1", 2), own.element("REF", "F8", 2),
            self._amount(own, "F5"), tuple(self._prior_payer(each) for each in self._prior),
            self._day(own, "439") if EMPLOYMENT in elements[11].split(self._component) else None)

    def _amount(self, loop: _Loop, qualifier: str) -> int | None:
        found = loop.find("AMT", qualifier)
        return self._reading.cents(found[0], found[1], 2) if found else None

    def _day(self, loop: _Loop, qualifier: str) -> date | None:
        return self._reading.day(loop.element("DTP", qualifier, 3)[:8])

    def _diagnoses(self) -> tuple[str, ...]:
        codes = [elements[1:] for _, elements in self._own.segments if elements[0] == "HI"]
        pairs = [part.split(self._component) for parts in codes for part in parts]
        return tuple(pair[1] for pair in pairs if len(pair) > 1 and pair[0] in _DIAGNOSES)

    def _adjustments(self, loop: _Loop) -> tuple[Adjustment, ...]:
        given = [segment for segment in loop.segments if segment[1][0] == "CAS"]
        return tuple(self._reading.adjustment(number, elements, place) for number, elements in given for place in _REASONS
                     if elements[place] or elements[place + 1])

    def _prior_payer(self, loop: _Loop) -> PriorPayer:
        find = loop.find("NM1", "PR")
        return PriorPayer(
            party_of({"NM1": find[1]} if find else {}), _person(loop, "IL", self._reading), loop.element("SBR", "", 1),
            loop.element("SBR", "", 9), self._amount(loop, "D") or 0, self._adjustments(loop), self._amount(loop, "EAF"),
            loop.element("SBR", "", 3), loop.element("REF", "F8", 2), self._day(loop, "573"))

    def _line(self, loop: _Loop, decided: Sequence[_Loop]) -> BilledLine:
        number, elements = loop.find("SV1") or (loop.segments[0][0], ["SV1", *[""] * 19])
        code, modifiers = self._service(elements[1])
        pointers = tuple(int(each) for each in elements[7].split(self._component) if _POINTER.fullmatch(each))
        return BilledLine(
            code, modifiers, self._reading.cents(number, elements, 2), self._reading.quantity(elements[4]), pointers,
            self._day(loop, "472"), loop.element("REF", "6R", 2), elements[5], tuple(map(self._adjudication, decided)))

    def _adjudication(self, loop: _Loop) -> LineAdjudication:
        number, elements = loop.segments[0]
        code, modifiers = self._service(elements[3])
        return LineAdjudication(elements[1], self._reading.cents(number, elements, 2), code, modifiers,
                                self._reading.quantity(elements[5]), self._adjustments(loop), self._day(loop, "573"))

    def _service(self, text: str) -> tuple[str, tuple[str, ...]]:
        parts = text.split(self._component)
        return parts[1] if len(parts) > 1 else "", tuple(part for part in parts[2:6] if part)


def _person(loop: _Loop, entity: str, reading: Reading) -> Person:
    found = loop.find("NM1", entity)
    return person_of({"NM1": found[1]} if found else {}, reading.day)
