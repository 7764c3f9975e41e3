"""How much may be sent: more is refused before it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers

from reelkin.web.problems import problem_response
from reelkin.web.security.refusals import Problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 1_000_000
"""Of a form, or of what a program posts: five thousand ratings are a tenth of it."""
MOST_UPLOADED = 20_000_000
"""Of an export: a lifetime of ratings is two or three million bytes."""
UPLOADS = ("/taste/import", "/taste/import/sure", "/library")


class BoundedBodies:
    """Counts what is received of a request, whatever its headers say."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = MOST_UPLOADED if scope["path"] in UPLOADS else MOST_BYTES
        said = Headers(scope=scope).get("content-length", "0")
        too_large = f"That is too large: at most {most // 1_000_000} MB are taken here."
        if not said.isdecimal() or int(said) > most:
            await problem_response(413, too_large)(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > most:
                raise Problem(413, too_large)
            return message

        await self.app(scope, counted, send)
