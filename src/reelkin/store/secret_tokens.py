"""Secrets that open a door to whoever has them: of a session, an invitation, an API token. Only their hashes are stored."""

from __future__ import annotations

import hashlib
import secrets
import time

BYTES = 32


def new_secret() -> str:
    """A new secret, 43 characters that need no escaping in an address, a cookie or a header."""
    return secrets.token_urlsafe(BYTES)


def hash_of(secret: str) -> str:
    """What is stored of a secret. It is long and random, so a plain SHA-256 is enough."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()


def moment(now: float | None = None) -> int:
    """Whole seconds since 1970: now, or the moment given."""
    return int(time.time() if now is None else now)
