"""Counts failed sign-ins by name and says for how long a name must wait. It neither reads a clock nor knows who exists."""

from collections import OrderedDict
from collections.abc import Callable

NAMES_KEPT = 10_000


class Lockout:
    """After `limit` failures in a row a name waits `seconds`; unknown names are counted like known ones, so they tell nothing."""

    def __init__(self, clock: Callable[[], float], limit: int = 5, seconds: float = 300) -> None:
        self._clock, self._limit, self._seconds = clock, limit, seconds
        self._failures: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, login: str) -> float:
        """Seconds this name still has to wait; 0 when it may try."""
        count, last = self._failures.get(login, (0, 0.0))
        left = last + self._seconds - self._clock()
        return left if count >= self._limit and left > 0 else 0

    def failed(self, login: str) -> None:
        """A wrong password, or a name that nobody has. A failure long after the last one starts a new count."""
        count, last = self._failures.pop(login, (0, 0.0))
        now = self._clock()
        self._failures[login] = (1 if now - last >= self._seconds else count + 1, now)
        if len(self._failures) > NAMES_KEPT:
            self._failures.popitem(last=False)

    def succeeded(self, login: str) -> None:
        """The right password ends the count."""
        self._failures.pop(login, None)
