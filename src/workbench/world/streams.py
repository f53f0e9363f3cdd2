"""Seeded columns of numbers, the same on every machine. It draws raw 64-bit words of PCG64 and does its own arithmetic on them.

Library distributions change between releases; raw words of a bit generator do not. Each purpose has a stream of its own, by name,
so that a new draw somewhere moves no number elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from workbench.world.columns import Flags, Ints

_UPPER = np.uint64(32)
MYRIAD = 10_000
"""Chances are whole numbers out of this."""


@dataclass(frozen=True, slots=True)
class Streams:
    """All the draws of one world. The same seed and name give the same column."""

    seed: str

    def below(self, name: str, count: int, limit: int | Ints) -> Ints:
        """`count` whole numbers from 0 to below `limit` (at most 2^31; one for all or one for each)."""
        key = int.from_bytes(sha256(f"{self.seed}|{name}".encode()).digest()[:16], "big")
        words = np.random.PCG64(key).random_raw(count) >> _UPPER
        return ((words * np.asarray(limit).astype(np.uint64)) >> _UPPER).astype(np.int64)

    def between(self, name: str, count: int, low: int | Ints, high: int | Ints) -> Ints:
        """Whole numbers from low to high, both included."""
        return low + self.below(name, count, np.asarray(high) - np.asarray(low) + 1)

    def chance(self, name: str, count: int, of_10000: int | Ints) -> Flags:
        """True in `of_10000` of ten thousand cases."""
        return self.below(name, count, MYRIAD) < of_10000

    def weighted(self, name: str, count: int, weights: Sequence[int]) -> Ints:
        """Positions in `weights`, each as often as its weight says."""
        steps = np.cumsum(np.asarray(weights, dtype=np.int64))
        return np.searchsorted(steps, self.below(name, count, int(steps[-1])), side="right").astype(np.int64)

    def some(self, name: str, among: Flags, of_10000: int, at_least: int = 0) -> Flags:
        """Marks that share of the marked, and never fewer than `at_least` while there are so many."""
        places = np.flatnonzero(among)
        wanted = min(len(places), max(at_least, len(places) * of_10000 // MYRIAD))
        order = np.argsort(self.below(name, len(places), 2**31), kind="stable")
        marked = np.zeros(len(among), dtype=np.bool_)
        marked[places[order[:wanted]]] = True
        return marked
