"""How a note's words are chosen: by name from a seed, so that one more choice somewhere moves no other.

A phrase may leave something open: `[sore|stiff]` is one of both, `<3-6>` a number from 3 to 6, `{side}` a word of
the case.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")
_OPEN = re.compile(r"\[([^\]]*\|[^\]]*)\]|<(\d+)-(\d+)>")


@dataclass(frozen=True, slots=True)
class Hand:
    """All the choices of one note. The same seed and name choose the same."""

    seed: str

    def whole(self, name: str, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        digest = sha256(f"{self.seed}|{name}".encode()).digest()
        return low + int.from_bytes(digest[:8], "big") % (high - low + 1)

    def one(self, name: str, of: Sequence[T]) -> T:
        """One of a sequence."""
        return of[self.whole(name, 0, len(of) - 1)]

    def chance(self, name: str, of_100: int) -> bool:
        """True in so many of a hundred cases."""
        return self.whole(name, 1, 100) <= of_100

    def said(self, name: str, of: Sequence[str], words: Mapping[str, str]) -> str:
        """One of these phrases with what it leaves open filled in. Raises KeyError for a word that the case does not give."""
        phrase, count = self.one(name, of), iter(range(100))

        def chosen(found: re.Match[str]) -> str:
            place = f"{name} open {next(count)}"
            if found[1] is not None:
                return self.one(place, str(found[1]).split("|"))
            return str(self.whole(place, int(found[2]), int(found[3])))

        return _OPEN.sub(chosen, phrase).format_map(words)
