"""Passwords as Argon2 hashes. A wrong name costs as much time as a wrong password, so neither can be told apart."""

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()
SHORTEST = 10


def hash_password(password: str) -> str:
    """The hash to keep."""
    return _HASHER.hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether the password is the one of that hash; None for a person who does not exist is always False, as slowly."""
    try:
        return _HASHER.verify(kept or _nobody(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def random_password() -> str:
    """A password for somebody who will be told it once."""
    return secrets.token_urlsafe(9)


@cache
def _nobody() -> str:
    return _HASHER.hash(secrets.token_hex(16))
