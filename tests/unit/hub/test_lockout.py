import pytest

from workbench.hub.lockout import NAMES_KEPT, Lockout


class Clock:
    """A clock that stands still until it is moved on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_five_wrong_passwords_in_a_row_make_a_name_wait_five_minutes(clock: Clock) -> None:
    lockout = Lockout(clock)

    for _ in range(4):
        lockout.tried("maya.ortiz")
    assert lockout.wait("maya.ortiz") == 0

    lockout.tried("maya.ortiz")
    assert lockout.wait("maya.ortiz") == 300
    assert lockout.wait("tomas.reyes") == 0


def test_after_the_wait_the_count_starts_anew(clock: Clock) -> None:
    lockout = Lockout(clock)
    for _ in range(5):
        lockout.tried("maya.ortiz")

    clock.now += 300
    assert lockout.wait("maya.ortiz") == 0

    lockout.tried("maya.ortiz")
    assert lockout.wait("maya.ortiz") == 0


def test_the_right_password_ends_the_count(clock: Clock) -> None:
    lockout = Lockout(clock, limit=2)
    lockout.tried("maya.ortiz")

    lockout.succeeded("maya.ortiz")
    lockout.tried("maya.ortiz")

    assert lockout.wait("maya.ortiz") == 0


def test_a_try_that_could_not_be_looked_at_does_not_count(clock: Clock) -> None:
    lockout = Lockout(clock, limit=1)
    lockout.tried("maya.ortiz")

    lockout.unanswered("maya.ortiz")

    assert lockout.wait("maya.ortiz") == 0


def test_a_flood_of_invented_names_does_not_fill_the_memory(clock: Clock) -> None:
    lockout = Lockout(clock, limit=1)

    for number in range(NAMES_KEPT + 1):
        lockout.tried(f"nobody{number}")

    assert lockout.wait("nobody0") == 0
    assert lockout.wait(f"nobody{NAMES_KEPT}") > 0
