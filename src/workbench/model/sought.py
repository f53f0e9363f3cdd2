"""What a person looks for in a text: words, of which the last may be begun only, and codes, which are found whole.

"CO-1" does not find CO-16. A code finds what is filed under it, for which the test includes the separator: "M54" finds M54.50.
"""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
"""A word or code with what is filed under it: CO-16, M54.50, SOP-05.7, pre-paid."""
_WORD = re.compile(r"[^\W_]+")
_SEPARATORS = ("-", ".")
_GROUPS = ("co", "pr", "oa", "pi")
"""Group codes, which are words for a person and codes here: "PR" is not the beginning of "procedure"."""
_GROUP_CODE = re.compile(r"\b(co|pr|oa|pi)\s?(\d+)\b")
"""A group code and its reason, written without the hyphen between them."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word or code, in small letters. `open`: more may follow within the word."""

    text: str
    open: bool

    @property
    def is_code(self) -> bool:
        """Whether it is a code or number, which is not cut into its parts."""
        return any(letter.isdigit() for letter in self.text) or self.text.endswith(_SEPARATORS) or self.text in _GROUPS

    def places(self, text: str) -> tuple[tuple[int, int], ...]:
        """Where it stands in a text, as pairs of positions."""
        pattern = _TOKEN if self.is_code else _WORD
        return tuple((found.start(), found.start() + len(self.text)) for found in pattern.finditer(text)
                     if self._fits(found[0].lower()))

    def _fits(self, token: str) -> bool:
        if not self.is_code:
            return token.startswith(self.text) if self.open else token == self.text
        separated = (self.text,) if self.text.endswith(_SEPARATORS) else tuple(self.text + each for each in _SEPARATORS)
        return token == self.text or token.startswith(separated)


def terms_of(text: str) -> tuple[Term, ...]:
    """What a search asks for.

    >>> [term.text for term in terms_of("denied, CO-16")], [term.text for term in terms_of("CO 16")]
    (['denied', 'co-16'], ['co-16'])
    """
    words = [word.strip(",;:()'\"") for word in _GROUP_CODE.sub(r"\1-\2", text.lower()).split()]
    kept = [word for word in words if _WORD.search(word)]
    last = not text[-1:].isspace()
    return tuple(Term(part, last and n == len(kept) - 1) for n, word in enumerate(kept) for part in _parts(word))


def marks(terms: tuple[Term, ...], text: str) -> tuple[tuple[int, int], ...]:
    """Every place in the text where one of the terms stands, in order, without overlap.

    >>> marks(terms_of("CO-1"), "CO-16 and CO-1"), marks(terms_of("post"), "Posting")
    (((10, 14),), ((0, 4),))
    """
    taken: list[tuple[int, int]] = []
    for start, end in sorted({place for term in terms for place in term.places(text)}):
        if not taken or start >= taken[-1][1]:
            taken.append((start, end))
    return tuple(taken)


def _parts(word: str) -> tuple[str, ...]:
    """A code stays whole; other words are parted where a text would part them ("EFT/ERA")."""
    if any(letter.isdigit() for letter in word) or word.endswith(_SEPARATORS):
        return tuple(part for part in word.split("/") if part)
    return tuple(found[0] for found in _WORD.finditer(word))
