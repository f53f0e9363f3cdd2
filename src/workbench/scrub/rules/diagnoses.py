"""S4: diagnoses exist, are complete, were valid on the day, stand in an order the book allows, and do not exclude each other."""

from datetime import date

from workbench.codes.icd10 import Span, read_code
from workbench.scrub import encounter
from workbench.scrub.catalogue import edit
from workbench.scrub.claim_parts import lettered, named, numbered, served
from workbench.scrub.edit import Edit
from workbench.scrub.encounter import (
    Fault,
    Placed,
    excluded,
    is_manifestation,
    known,
    partner_missing,
    seventh_character,
    wrong_order,
)
from workbench.scrub.setting import Diagnoses, Setting
from workbench.x12 import BilledClaim

_Edits = tuple[Edit, ...]


def dots(claim: BilledClaim, _setting: Setting) -> _Edits:
    """S4.4, X12 sends the code without its dot."""
    return tuple(edit("S4.4", f"{_named(place, code)} has a dot. Send it as {code.replace('.', '')}.")
                 for place, code in enumerate(claim.diagnoses, 1) if "." in code)


def existing_codes(claim: BilledClaim, setting: Setting) -> _Edits:
    """S4.1, S4.2, S4.3, S4.7: each code against the book and the days of service."""
    if setting.book is None:
        return ()
    found = (_standing(place, code, setting, setting.book, served(claim)) for place, code in enumerate(claim.diagnoses, 1))
    return tuple(each for each in found if each)


def excluded_pairs(claim: BilledClaim, setting: Setting) -> _Edits:
    """S4.5, Excludes1 of either code or of a heading above it; such a note is not always given on both sides."""
    return tuple(edit("S4.5", f"{_named(each.place, each.code)} and {lettered(each.other_place)}, {each.other}, exclude each "
                              f"other: {each.note}. Keep the one that the note supports, unless it shows two unrelated "
                              "conditions.")
                 for each in excluded(_known(claim, setting)))


def manifestation_first(claim: BilledClaim, setting: Setting) -> _Edits:
    """S4.6, a code "in diseases classified elsewhere" is never the first one, of the claim or of a line."""
    placed = _known(claim, setting)
    manifest = {place: facts for place, facts in placed if is_manifestation(facts)}
    found = [edit("S4.6", f"{_named(each.place, each.code)} is a manifestation and stands first. Put the underlying disease "
                          "before it.") for each in encounter.manifestation_first(placed)]
    found += [edit("S4.6", f"{named(line)} points first to {manifest[line.pointers[0]].code}, a manifestation. Point to the "
                           "underlying disease first.", number)
              for number, line in numbered(claim) if line.pointers and line.pointers[0] in manifest and line.pointers[0] != 1]
    return tuple(found)


def code_first(claim: BilledClaim, setting: Setting) -> _Edits:
    """S4.8 and S4.9, a "code first" note names a code that stands later on the claim, or asks for one that is not there."""
    placed = _known(claim, setting)
    found = [edit("S4.8", f"{_named(each.place, each.code)} stands before {each.other}, which the book wants first. Change their "
                          "order.") for each in wrong_order(placed)]
    found += [edit("S4.9", f"{_named(each.place, each.code)} is coded after its cause, which is not there: code first "
                           f"{each.note}. Add the code that the note supports, before it.") for each in partner_missing(placed)]
    return tuple(found)


def _standing(place: int, written: str, setting: Setting, book: Diagnoses, days: tuple[date, ...]) -> Edit | None:
    named = _named(place, written)
    code = read_code(written)
    if code is None:
        return edit("S4.1", f"{named} has not the shape of a diagnosis code. Look the diagnosis up.")
    span = setting.spans.get(code)
    if span and (outside := next((day for day in days if not _valid(span, day)), None)):
        return edit("S4.3", f"{named} was not valid on {outside:%m/%d/%Y}{_bounds(span)}. Use the code of the day of service.")
    facts = book.look_up(code)
    if span or facts.billable:
        return None
    if seventh := seventh_character(place, code, book):
        wrong = seventh.fault is Fault.SEVENTH_WRONG
        asked = "has a seventh character that is none of this code's, unlike" if wrong else "needs a seventh character, as in"
        return edit("S4.7", f"{named} {asked} {seventh.other}. Choose the one that the note supports; of an injury A while it is "
                            "treated, D while it heals, S for what it left behind.")
    if facts.known:
        below = ", ".join(each.code for each in facts.children[:3])
        return edit("S4.2", f"{named} is a heading. Choose a code below it that the note supports, such as {below}.")
    return edit("S4.1", f"{named} is not in the book. Look the diagnosis up; a letter or digit may be wrong.")


def _known(claim: BilledClaim, setting: Setting) -> tuple[Placed, ...]:
    return known(claim.diagnoses, setting.book) if setting.book else ()


def _valid(span: Span, day: date) -> bool:
    return (span.first is None or span.first <= day) and (span.last is None or day <= span.last)


def _bounds(span: Span) -> str:
    first = f" from {span.first:%m/%d/%Y}" if span.first else ""
    last = f" until {span.last:%m/%d/%Y}" if span.last else ""
    return f": it holds{first}{last}"


def _named(place: int, code: str) -> str:
    return f"Diagnosis {lettered(place)}, {code},"
