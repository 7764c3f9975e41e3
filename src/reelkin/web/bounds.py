"""How much may be sent: more is refused before it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers

from reelkin.web.problems import problem_response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 1_000_000
"""Of a form, or of what a program posts: five thousand ratings are a tenth of it."""
MOST_UPLOADED = 20_000_000
"""Of an export: a lifetime of ratings is two or three million bytes."""
UPLOADS = ("/taste/import", "/library")


class TooLarge(Exception):
    """More was sent than was said, or than is taken."""


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
        refused = problem_response(413, f"That is too large: at most {most // 1_000_000} MB are taken here.")
        if not said.isdecimal() or int(said) > most:
            await refused(scope, receive, send)
            return
        received, begun = 0, False

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > most:
                raise TooLarge
            return message

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, counted, noted)
        except TooLarge:
            if not begun:
                await refused(scope, receive, send)
