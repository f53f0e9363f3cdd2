"""What is shared while one file is read: the findings, and amounts, dates and units by their text, each read only once."""

from datetime import date
from decimal import Decimal

from workbench.billing.eob import Adjustment
from workbench.x12.amounts import cents, day, quantity
from workbench.x12.problems import Findings, quoted

_ONE = Decimal(1)
_MOST_REMEMBERED = 50_000
"""Different texts whose value is kept, so that a long file needs no more room than a short one."""


class Reading:
    """One file being read. `refused` counts the amounts that are missing or cannot be read; they stand as 0."""

    def __init__(self, keep_claims: bool, keep_people: bool = False) -> None:
        self.keep_claims, self.keep_people = keep_claims, keep_people
        self.findings = Findings()
        self.refused = 0
        self._cents: dict[str, int] = {}
        self._days: dict[str, date | None] = {}
        self._quantities: dict[str, Decimal | None] = {"": _ONE}
        self._adjustments: dict[tuple[str, str, str], Adjustment] = {}

    def cents(self, number: int, elements: list[str], place: int) -> int:
        """Cents of element `place` of segment `number`; one that cannot be read is a finding and 0."""
        known = self._cents.get(elements[place])
        return known if known is not None else self._first_seen(number, elements, place)

    def _first_seen(self, number: int, elements: list[str], place: int) -> int:
        text, name = elements[place], f"{elements[0]}{place:02d}"
        amount = cents(text)
        if amount is not None:
            if len(self._cents) >= _MOST_REMEMBERED:
                self._cents.clear()
            self._cents[text] = amount
            return amount
        self.refused += 1
        if text.strip():
            self.findings.error(number, "ERA030", f"{name} {quoted(text)} is no amount. Ask the payer what it should be.")
        else:
            self.findings.error(number, "ERA031", f"{name} should hold an amount and is empty. Ask the payer for it.")
        return 0

    def adjustment(self, number: int, elements: list[str], place: int) -> Adjustment:
        """The reason at `place` of a CAS segment with the amount after it. Equal ones are one object."""
        key = (elements[1], elements[place], elements[place + 1])
        known = self._adjustments.get(key)
        if known is None:
            known = Adjustment(key[0], key[1], self.cents(number, elements, place + 1))
            if key[2] in self._cents:
                if len(self._adjustments) >= _MOST_REMEMBERED:
                    self._adjustments.clear()
                self._adjustments[key] = known
        return known

    def day(self, text: str) -> date | None:
        """A date, or None when it is none."""
        if text not in self._days:
            self._days[text] = day(text)
        return self._days[text]

    def quantity(self, text: str) -> Decimal | None:
        """Units, or None when they cannot be read; an empty element means one (005010X221A1, SVC05)."""
        if text not in self._quantities:
            self._quantities[text] = quantity(text)
        return self._quantities[text]


def padded(elements: list[str], size: int) -> list[str]:
    """The elements of a segment with empty ones at the end, so that none is missing up to `size`."""
    return elements if len(elements) >= size else elements + [""] * (size - len(elements))
