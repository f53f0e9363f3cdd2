"""What the book says about the diagnoses of one encounter taken together: which exclude each other, which wants another first.

Facts for edits of claims and for exercises; what follows from them, and whether the note supports it, is said elsewhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.codes.icd10 import read_code
from workbench.codes.index import CodeFacts
from workbench.scrub.excludes import names_all, naming_note
from workbench.scrub.setting import Diagnoses

_FULL_LENGTH = 7
_MANIFESTATION = "classified elsewhere"
_MAYBE = ("if applicable", "if known", "any ", "associated ")
"""Words of a "code first" note that does not always ask for another code."""
_ALWAYS = "underlying "

Placed = tuple[int, CodeFacts]
"""A known code and its place on the list, from 1."""


class Fault(StrEnum):
    """What is wrong between codes, or with the seventh character of one."""

    EXCLUDED = "excluded"
    MANIFESTATION_FIRST = "manifestation first"
    WRONG_ORDER = "wrong order"
    PARTNER_MISSING = "partner missing"
    SEVENTH_MISSING = "seventh missing"
    SEVENTH_WRONG = "seventh wrong"


@dataclass(frozen=True, slots=True)
class Clash:
    """A fault of the code at `place` (from 1). `other` is the code it clashes with, at `other_place`; for a seventh character a
    full code to show, at no place (0). `note` is the note of the book.
    """

    fault: Fault
    place: int
    code: str
    other: str = ""
    other_place: int = 0
    note: str = ""


def clashes(codes: Sequence[str], book: Diagnoses) -> tuple[Clash, ...]:
    """Everything that the book holds against this list, first-listed diagnosis first; codes it does not know say nothing."""
    placed = known(codes, book)
    sevenths = [clash for place, code in enumerate(codes, 1) if (clash := seventh_character(place, code, book))]
    return (*sevenths, *excluded(placed), *manifestation_first(placed), *wrong_order(placed), *partner_missing(placed))


def known(codes: Iterable[str], book: Diagnoses) -> tuple[Placed, ...]:
    """The codes that the book knows, each with its place."""
    read = ((place, read_code(code)) for place, code in enumerate(codes, 1))
    looked = ((place, book.look_up(code)) for place, code in read if code)
    return tuple((place, facts) for place, facts in looked if facts.known)


def excluded(placed: Sequence[Placed]) -> Iterator[Clash]:
    """Excludes1 of either code or of a heading above it; such a note is not always given on both sides."""
    for (place, facts), (other_place, other) in _pairs(placed):
        note = naming_note(facts.excludes1, other.code) or naming_note(other.excludes1, facts.code)
        if note and facts.code != other.code:
            yield Clash(Fault.EXCLUDED, place, facts.code, other.code, other_place, note)


def is_manifestation(facts: CodeFacts) -> bool:
    """Whether a code is for a disease "in diseases classified elsewhere", which is never the first one."""
    return bool(facts.code_first) and _MANIFESTATION in facts.title.lower()


def manifestation_first(placed: Sequence[Placed]) -> Iterator[Clash]:
    """A manifestation at the first place of the list."""
    for place, facts in placed:
        if place == 1 and is_manifestation(facts):
            yield Clash(Fault.MANIFESTATION_FIRST, place, facts.code, note=facts.code_first[0])


def wrong_order(placed: Sequence[Placed]) -> Iterator[Clash]:
    """A "code first" note names a code that stands later."""
    for (place, facts), (other_place, other) in _pairs(placed):
        if note := naming_note(facts.code_first, other.code):
            yield Clash(Fault.WRONG_ORDER, place, facts.code, other.code, other_place, note)


def partner_missing(placed: Sequence[Placed]) -> Iterator[Clash]:
    """A "code first" note asks for a code, and none that it names is on the list.

    A note that only gives examples is content with any code before this one; a manifestation at the first place is left out.
    """
    for place, facts in placed:
        notes = facts.code_first
        if not _asks_always(facts) or (place == 1 and is_manifestation(facts)):
            continue
        if any(naming_note(notes, other.code) for _, other in placed if other.code != facts.code):
            continue
        if place == 1 or all(names_all(note) for note in notes):
            yield Clash(Fault.PARTNER_MISSING, place, facts.code, note=notes[0])


def seventh_character(place: int, written: str, book: Diagnoses) -> Clash | None:
    """A code whose seventh character is missing, not in its place, or none that the book has there."""
    code = read_code(written)
    facts = book.look_up(code) if code else None
    if code is None or facts is None or facts.billable:
        return None
    if facts.known:
        full = _below(facts)
        return Clash(Fault.SEVENTH_MISSING, place, code, full) if full else None
    bare = code.replace(".", "")
    if len(bare) == _FULL_LENGTH:
        full = _below(book.look_up(bare[:-1])) or _below(book.look_up(bare[:-1].rstrip("X")))
        return Clash(Fault.SEVENTH_WRONG, place, code, full) if full else None
    filled = book.look_up(bare[:-1].ljust(_FULL_LENGTH - 1, "X") + bare[-1]) if len(bare) > 4 else facts
    return Clash(Fault.SEVENTH_MISSING, place, code, filled.code) if filled.known else None


def _asks_always(facts: CodeFacts) -> bool:
    """A list of circumstances ("heart failure due to hypertension (I11.0)") asks for a code only where one of them is there."""
    notes = facts.code_first
    if any(word in note for note in notes for word in _MAYBE):
        return False
    return len(notes) == 1 or is_manifestation(facts) or any(_ALWAYS in note for note in notes)


def _below(facts: CodeFacts) -> str:
    """The first full code right below a heading."""
    return next((each.code for each in facts.children if len(each.code) > _FULL_LENGTH), "")


def _pairs(placed: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    for index, first in enumerate(placed):
        for second in placed[index + 1:]:
            yield first, second
