"""Whoever has to sign in first is sent to do so, and comes back to where they meant to go."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

if TYPE_CHECKING:
    from starlette.requests import Request


def to_sign_in(request: Request, _error: Exception) -> Response:
    """The way to the sign-in page; a form that was sent is not sent again."""
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    back = asked if request.method == "GET" and asked != "/" else ""
    address = "/sign-in" + (f"?{urlencode({'back': back})}" if back else "")
    return RedirectResponse(address, 303, {"Cache-Control": "no-store"})
