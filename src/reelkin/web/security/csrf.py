"""Forms are taken only from our own pages: a token for each visitor, and what browsers say of where a request began.

Source: OWASP, "Cross-Site Request Forgery Prevention": signed double submit, bound to the visitor's cookie, with
Sec-Fetch-Site and Origin as a second lock. The token is salted anew on every page, so that compression tells
nothing of it (BREACH).
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request

    from reelkin.web.security.signatures import Signer

SALT_BYTES = 6


def new_token(signer: Signer, visitor: str) -> str:
    """A token for a page that this visitor is shown."""
    salt = secrets.token_urlsafe(SALT_BYTES)
    return f"{salt}.{signer.token(f'{salt}.{visitor}')}"


def is_ours(signer: Signer, visitor: str, token: str) -> bool:
    """Whether the token was made for this visitor."""
    salt, _, signature = token.partition(".")
    return bool(visitor) and signer.matches(signature, f"{salt}.{visitor}")


def comes_from_elsewhere(request: Request) -> bool:
    """Whether the browser says that another site made the request."""
    if request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
        return True
    origin = request.headers.get("origin")
    return origin is not None and origin.partition("://")[2] != request.headers.get("host")
