"""How a text becomes words to search by, and how likely a title is meant when it says more than was asked. Pure.

The book and what people type go through the same mill, so that both sides of a comparison look alike.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+")
SKIPPED = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "had", "has", "have", "i", "in", "is", "my", "of", "on",
                     "or", "s", "the", "to", "with"})
_SAYS_LITTLE = frozenset({"unspecified", "nos", "not", "specified", "site", "without", "complication", "uncomplicated",
                          "encounter", "organism", "part", "type"})
"""Words that make a title longer and no rarer."""
_ENCOUNTER = re.compile(r", (initial encounter|subsequent encounter|sequela)(.*)$")
_ABSENT = re.compile(r"(?<=.)\bwithout (?!.*\b(?:without|right|left|bilateral)\b).*$|\bnot [a-z]+")
_LEFT_OUT = re.compile(r"(?<=[a-z,] )unspecified [a-z]+")
_SIDE = re.compile(r"\b(right|left|bilateral)\b")
_RARER_CHAPTERS = "OPQSTVWXY"
"""Pregnancy, newborns, malformations, injuries, external causes: found when named, after the everyday ones."""
_RARER, _OUTSIDE = 4, 1
_NO_SIDE, _BOTH_SIDES = 3, 2
_LATER = {"initial encounter": 0, "subsequent encounter": 2, "sequela": 3}
_WORSE_HEALING = 2


def words(text: str) -> list[str]:
    """The words of a text without those that say nothing.

    >>> words("Athlete's foot, of the right foot"), words("can't sleep")
    (['athlete', 'foot', 'right', 'foot'], ['cant', 'sleep'])
    """
    return [plain(word) for word in spoken(text) if word not in SKIPPED]


def spoken(text: str) -> list[str]:
    """Every word as it was said, in small letters."""
    return _WORD.findall(text.lower().replace("\u2019", "'").replace("'s ", " ").replace("'", ""))


@lru_cache(maxsize=50_000)
def plain(word: str) -> str:
    """Without the s of a plural: every word is searched as a beginning.

    >>> plain("fractures"), plain("cirrhosis"), plain("dies")
    ('fracture', 'cirrhosis', 'dies')
    """
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "is", "us")) else word


def telling(text: str) -> list[str]:
    """The words of a title that narrow it down: not those of its encounter, of what is absent, or of a part left open.

    >>> telling("Sprain of unspecified ligament of right ankle, initial encounter")
    ['sprain', 'right', 'ankle']
    """
    kept = _LEFT_OUT.sub(" ", _ABSENT.sub(" ", _ENCOUNTER.sub("", text.lower())))
    return [word for word in words(kept) if word not in _SAYS_LITTLE]


def side_of(title: str) -> str:
    """The side that a title names: right, left, bilateral or none.

    >>> side_of("Pain in right knee")
    'right'
    """
    found = _SIDE.search(title.lower())
    return found[1] if found else ""


def lateness(code: str, title: str, sided: bool = False) -> int:
    """By how many words a code comes after its neighbours: both sides, no side where they name one (`sided`), a later
    encounter, a rarer chapter.

    >>> lateness("M25.561", "Pain in right knee", True), lateness("M25.569", "Pain in unspecified knee", True)
    (0, 3)
    """
    low = title.lower()
    side = side_of(title)
    late = _BOTH_SIDES if side == "bilateral" else _NO_SIDE if sided and not side else 0
    late += _RARER * (code[0] in _RARER_CHAPTERS) + _OUTSIDE * (code[0] == "Z")
    if encounter := _ENCOUNTER.search(low):
        usual = encounter[2] in ("", " for closed fracture", " for fracture with routine healing",
                                 " for closed fracture with routine healing")
        late += _LATER[encounter[1]] + (0 if usual else _WORSE_HEALING)
    return late


def fit(has: Iterable[str], wanted: tuple[str, ...]) -> int:
    """How well words answer: 0 they have all wanted ones whole, 1 as beginnings, 2 not all of them."""
    held = set(has)
    if held.issuperset(wanted):
        return 0
    return 1 if all(word in held or any(each.startswith(word) for each in held) for word in wanted) else 2


def more_told(told: list[str], wanted: tuple[str, ...]) -> int:
    """How many of the telling words were not asked for."""
    return sum(1 for word in told if not word.startswith(wanted))
