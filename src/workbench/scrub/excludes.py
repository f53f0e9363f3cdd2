"""Which codes a note of the book names: "pain in hand (M79.64-)", "(O10-O11, O13-O16)". Pure text.

What a note names only under a condition ("E08-E13 with .42") or in words alone names no code here.
"""

import re
from collections.abc import Iterable

_BRACKETS = re.compile(r"\(([^()]*\d[^()]*)\)")
_CODE = r"[A-Z]\d[A-Z0-9](?:\.[A-Z0-9]{1,4})?"
_PART = re.compile(rf"({_CODE})\.?-?(?:-({_CODE})\.?-?)?")
_UNDER_A_CONDITION = " with"


def naming_note(notes: Iterable[str], code: str) -> str:
    """The first note that names this code or a heading above it; "" when none does.

    >>> naming_note(("fever (R50.-)", "hypertension in pregnancy (O10-O11, O13-O16)"), "O14.12")
    'hypertension in pregnancy (O10-O11, O13-O16)'
    >>> naming_note(("diabetes mellitus (E08-E13 with .42)",), "E11.42")
    ''
    """
    return next((note for note in notes if _names(note, code.replace(".", ""))), "")


def _names(note: str, bare: str) -> bool:
    for inside in _BRACKETS.findall(note):
        if _UNDER_A_CONDITION in inside:
            continue
        for part in inside.split(","):
            found = _PART.fullmatch(part.strip())
            if found and _covers(found[1].replace(".", ""), (found[2] or found[1]).replace(".", ""), bare):
                return True
    return False


def _covers(first: str, last: str, bare: str) -> bool:
    """Codes below a code begin with it, so a range is compared over the length of its ends."""
    return first <= bare[:len(first)] and bare[:len(last)] <= last
