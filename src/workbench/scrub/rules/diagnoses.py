"""S4: diagnoses exist, are complete, were valid on the day, stand in an order the book allows, and do not exclude each other."""

from collections.abc import Iterator
from datetime import date

from workbench.codes.icd10 import Span, read_code
from workbench.codes.index import CodeFacts
from workbench.scrub.catalogue import edit
from workbench.scrub.claim_parts import lettered, named, numbered, served
from workbench.scrub.edit import Edit
from workbench.scrub.excludes import naming_note
from workbench.scrub.setting import Diagnoses, Setting
from workbench.x12 import BilledClaim

_FULL_LENGTH = 7
_MANIFESTATION = "classified elsewhere"

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
    known = tuple(_known(claim, setting))
    found = []
    for index, (place, facts) in enumerate(known):
        for other_place, other in known[index + 1:]:
            note = naming_note(facts.excludes1, other.code) or naming_note(other.excludes1, facts.code)
            if note and facts.code != other.code:
                pair = f"{_named(place, facts.code)} and {lettered(other_place)}, {other.code},"
                found.append(edit("S4.5", f"{pair} exclude each other: {note}. Keep the one that the note supports, unless it "
                                          "shows two unrelated conditions."))
    return tuple(found)


def manifestation_first(claim: BilledClaim, setting: Setting) -> _Edits:
    """S4.6, a code "in diseases classified elsewhere" is never the first one, of the claim or of a line."""
    manifest = {place: facts for place, facts in _known(claim, setting)
                if facts.code_first and _MANIFESTATION in facts.title.lower()}
    found = []
    if 1 in manifest:
        found.append(edit("S4.6", f"{_named(1, manifest[1].code)} is a manifestation and stands first. Put the underlying "
                                  "disease before it."))
    found += [edit("S4.6", f"{named(line)} points first to {manifest[line.pointers[0]].code}, a manifestation. Point to the "
                           "underlying disease first.", number)
              for number, line in numbered(claim) if line.pointers and line.pointers[0] in manifest and line.pointers[0] != 1]
    return tuple(found)


def code_first(claim: BilledClaim, setting: Setting) -> _Edits:
    """S4.8, a "code first" note names a code that stands later on the claim."""
    known = tuple(_known(claim, setting))
    found = []
    for index, (place, facts) in enumerate(known):
        for _, later in known[index + 1:]:
            if naming_note(facts.code_first, later.code):
                found.append(edit("S4.8", f"{_named(place, facts.code)} stands before {later.code}, which the book wants first. "
                                          "Change their order."))
    return tuple(found)


def _standing(place: int, written: str, setting: Setting, book: Diagnoses, days: tuple[date, ...]) -> Edit | None:
    named = _named(place, written)
    code = read_code(written)
    if code is None:
        return edit("S4.1", f"{named} has not the shape of a diagnosis code. Look the diagnosis up.")
    span = setting.spans.get(code)
    if span and (wrong := next((day for day in days if not _valid(span, day)), None)):
        return edit("S4.3", f"{named} was not valid on {wrong:%m/%d/%Y}{_bounds(span)}. Use the code of the day of service.")
    facts = book.look_up(code)
    if span or facts.billable:
        return None
    if _wants_seventh(code, facts, book):
        return edit("S4.7", f"{named} needs a seventh character, as in {_with_seventh(code, facts, book)}. Add the one that the "
                            "note supports; of an injury A while it is treated, D while it heals, S for what it left behind.")
    if facts.known:
        below = ", ".join(each.code for each in facts.children[:3])
        return edit("S4.2", f"{named} is a heading. Choose a code below it that the note supports, such as {below}.")
    return edit("S4.1", f"{named} is not in the book. Look the diagnosis up; a letter or digit may be wrong.")


def _wants_seventh(code: str, facts: CodeFacts, book: Diagnoses) -> bool:
    return _with_seventh(code, facts, book) != ""


def _with_seventh(code: str, facts: CodeFacts, book: Diagnoses) -> str:
    """A full code to show: the first one below a heading, or the code with its last character moved to the seventh place."""
    if facts.known:
        return next((each.code for each in facts.children if len(each.code) > _FULL_LENGTH), "")
    bare = code.replace(".", "")
    if not 4 < len(bare) < _FULL_LENGTH:
        return ""
    filled = bare[:-1].ljust(_FULL_LENGTH - 1, "X") + bare[-1]
    return book.look_up(filled).code if book.look_up(filled).known else ""


def _known(claim: BilledClaim, setting: Setting) -> Iterator[tuple[int, CodeFacts]]:
    if setting.book is None:
        return
    for place, written in enumerate(claim.diagnoses, 1):
        code = read_code(written)
        facts = setting.book.look_up(code) if code else None
        if facts and facts.known:
            yield place, facts


def _valid(span: Span, day: date) -> bool:
    return (span.first is None or span.first <= day) and (span.last is None or day <= span.last)


def _bounds(span: Span) -> str:
    first = f" from {span.first:%m/%d/%Y}" if span.first else ""
    last = f" until {span.last:%m/%d/%Y}" if span.last else ""
    return f": it holds{first}{last}"


def _named(place: int, code: str) -> str:
    return f"Diagnosis {lettered(place)}, {code},"
