"""What the world needs of a source of numbers, so that it depends on no particular one."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Draws(Protocol):
    """A seeded source of numbers."""

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""

    def one(self, of: Sequence[T]) -> T:
        """One of a sequence."""
