"""Counts sign-ins by name and says for how long a name must wait. It neither reads a clock nor knows who exists.

A try counts from its start and is cleared by the right password: tries that run side by side cannot get more than the limit.
"""

from collections import OrderedDict
from collections.abc import Callable

NAMES_KEPT = 10_000


class Lockout:
    """After `limit` tries in a row a name waits `seconds`; unknown names are counted like known ones, so they tell nothing."""

    def __init__(self, clock: Callable[[], float], limit: int = 5, seconds: float = 300) -> None:
        self._clock, self._limit, self._seconds = clock, limit, seconds
        self._tries: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, login: str) -> float:
        """Seconds this name still has to wait; 0 when it may try."""
        count, last = self._tries.get(login, (0, 0.0))
        left = last + self._seconds - self._clock()
        return left if count >= self._limit and left > 0 else 0

    def tried(self, login: str) -> None:
        """A password is about to be looked at. A try long after the last one starts a new count."""
        count, last = self._tries.pop(login, (0, 0.0))
        now = self._clock()
        self._tries[login] = (1 if now - last >= self._seconds else count + 1, now)
        if len(self._tries) > NAMES_KEPT:
            self._tries.popitem(last=False)

    def unanswered(self, login: str) -> None:
        """The last try could not be looked at after all: it does not count."""
        if login in self._tries:
            count, last = self._tries[login]
            self._tries[login] = (max(0, count - 1), last)

    def succeeded(self, login: str) -> None:
        """The right password ends the count."""
        self._tries.pop(login, None)
