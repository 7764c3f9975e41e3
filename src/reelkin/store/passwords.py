"""Passwords as argon2id hashes."""

from __future__ import annotations

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from reelkin.errors import UsageError

SHORTEST, LONGEST = 8, 1024
HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""OWASP's least settings for argon2id (Password Storage Cheat Sheet): 19 MiB, so that sign-ins cannot fill the memory."""


def hashed(password: str) -> str:
    """The hash to store.

    Raises:
        UsageError: it is too short or too long.
    """
    clean = unicodedata.normalize("NFKC", password)
    if not SHORTEST <= len(clean) <= LONGEST:
        raise UsageError(f"password: {SHORTEST} to {LONGEST} characters")
    return HASHER.hash(clean)


def fits(password: str, stored: str | None) -> bool:
    """Whether the password is the one of the hash. Takes as long when there is no hash to compare with."""
    clean = unicodedata.normalize("NFKC", password[: 4 * LONGEST])
    try:
        return HASHER.verify(stored or _nobodys(), clean) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return HASHER.hash("nobody has this one")
