"""Which codes a note of the book names: "pain in hand (M79.64-)", "(O10-O11, O13-O16)", "(E08-E13 with .42)". Pure text.

What a note names in words alone, or under a condition on a single character, names no code here.
"""

import re
from collections.abc import Iterable, Iterator

_BRACKETS = re.compile(r"\(([^()]*\d[^()]*)\)")
_CODE = r"[A-Z]\d[A-Z0-9](?:\.[A-Z0-9]{1,4})?"
_PART = re.compile(rf"({_CODE})\.?-?(?:\s?-\s?({_CODE})\.?-?)?")
_ENDING = re.compile(r"([A-Z]\d[A-Z0-9](?:-[A-Z]\d[A-Z0-9])?) with \.(\d{1,4})-?(?:-\.(\d{1,4}))?")
_EXAMPLES = "such as"


def naming_note(notes: Iterable[str], code: str) -> str:
    """The first note that names this code or a heading above it; "" when none does.

    >>> naming_note(("fever (R50.-)", "hypertension in pregnancy (O10-O11, O13-O16)"), "O14.12")
    'hypertension in pregnancy (O10-O11, O13-O16)'
    >>> naming_note(("diabetes mellitus (E08-E13 with .42)",), "E11.42")
    'diabetes mellitus (E08-E13 with .42)'
    >>> naming_note(("diabetes mellitus (E08-E13 with .42)", "open fracture (S52.- with seventh character B)"), "E11.9")
    ''
    """
    return next((note for note in notes if _names(note, code.replace(".", ""))), "")


def names_all(note: str) -> bool:
    """Whether a note names in codes all that it means: it gives no mere examples.

    >>> names_all("enlarged prostate (N40.1)"), names_all("underlying disease, such as:")
    (True, False)
    """
    return any(True for _ in _ranges(note)) and _EXAMPLES not in note


def _names(note: str, bare: str) -> bool:
    return any(_covers(first, last, bare) and (not endings or _covers(*endings, bare[3:]))
               for first, last, endings in _ranges(note))


def _ranges(note: str) -> Iterator[tuple[str, str, tuple[str, str] | None]]:
    """First and last code of each part, without dots; then the first and last text that must follow the dot, if any must."""
    for inside in _BRACKETS.findall(note):
        if ending := _ENDING.fullmatch(inside):
            first, _, last = ending[1].partition("-")
            yield first, last or first, (ending[2], ending[3] or ending[2])
            continue
        for part in inside.split(","):
            if found := _PART.fullmatch(part.strip()):
                yield found[1].replace(".", ""), (found[2] or found[1]).replace(".", ""), None


def _covers(first: str, last: str, bare: str) -> bool:
    """Codes below a code begin with it, so a range is compared over the length of its ends."""
    return first <= bare[:len(first)] and bare[:len(last)] <= last
