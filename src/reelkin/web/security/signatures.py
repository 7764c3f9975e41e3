"""Texts that come back from a browser as they were sent, or not at all: HMAC-SHA256 with the site's key (RFC 2104)."""

from __future__ import annotations

import base64
import hashlib
import hmac

SIGNATURE = 16
"""Bytes of a signature: 128 bits."""


class Signer:
    """Signs for one purpose; what was signed for another is refused."""

    def __init__(self, key: bytes, purpose: str) -> None:
        self._key = hmac.digest(key, purpose.encode(), hashlib.sha256)

    def sign(self, text: str) -> str:
        """The text with its signature, of letters that a cookie and an address can hold."""
        data = text.encode()
        return _encoded(self._signature(data) + data)

    def read(self, signed: str) -> str | None:
        """The text that was signed; None where it is not as it was sent."""
        try:
            raw = base64.urlsafe_b64decode(signed + "=" * (-len(signed) % 4))
            signature, data = raw[:SIGNATURE], raw[SIGNATURE:]
            return data.decode() if hmac.compare_digest(signature, self._signature(data)) else None
        except ValueError:
            return None

    def token(self, text: str) -> str:
        """The signature alone."""
        return _encoded(self._signature(text.encode()))

    def matches(self, token: str, text: str) -> bool:
        """Whether `token` is the signature of `text`."""
        return hmac.compare_digest(token.encode(), self.token(text).encode())

    def _signature(self, data: bytes) -> bytes:
        return hmac.digest(self._key, data, hashlib.sha256)[:SIGNATURE]


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
