"""Answers that depend on the model alone, given again without asking anybody: the quickest way through the site.

They are kept with the model and go with it, so that none is ever of another. Where people have to sign in nothing is
given this way, for who asks has to be looked at first.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from reelkin.web.live_model import LiveModels

MOST_KEPT = 4_096
LARGEST_KEPT = 32_000
"""Answers kept for each model, and bytes of each: 150 MB at most. As the routes have it by default, all are smaller."""
COMPRESSED_FROM = 1_000
"""Bytes of an answer from which on it is worth compressing."""
LEVEL = 5
"""How hard gzip tries."""


@dataclass(frozen=True)
class Answer:
    """A body as it is sent, plain and compressed, with its headers.

    Attributes:
        route: the route that made it, for the figures.
        plain: the body.
        packed: the same by gzip; None where that is not worth it.
        headers: what goes with both.
    """

    route: Any
    plain: bytes
    packed: bytes | None
    headers: tuple[tuple[bytes, bytes], ...]

    @classmethod
    def of(cls, route: Any, body: bytes, headers: dict[str, str]) -> Answer:
        """An answer with this body."""
        packed = gzip.compress(body, LEVEL, mtime=0) if len(body) >= COMPRESSED_FROM else None
        named = {"content-type": "application/json", "vary": "Accept-Encoding", **headers}
        return cls(
            route,
            body,
            packed,
            tuple((name.lower().encode(), value.encode()) for name, value in named.items()),
        )


class Remembered:
    """Gives what was answered before, as long as the same model answers."""

    def __init__(self, app: ASGIApp, models: LiveModels) -> None:
        self.app, self.models = app, models

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        answer = self._known(scope)
        if answer is None:
            await self.app(scope, receive, send)
            return
        scope["route"] = answer.route
        asked = dict(scope["headers"])
        if dict(answer.headers)[b"etag"] in asked.get(b"if-none-match", b""):
            await send({"type": "http.response.start", "status": 304, "headers": list(answer.headers)})
            await send({"type": "http.response.body", "body": b""})
            return
        packed = answer.packed if b"gzip" in asked.get(b"accept-encoding", b"") else None
        body = answer.plain if packed is None else packed
        headers = [*answer.headers, (b"content-length", str(len(body)).encode())]
        if packed is not None:
            headers.append((b"content-encoding", b"gzip"))
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _known(self, scope: Scope) -> Answer | None:
        live = self.models.open
        if live is None or scope["type"] != "http" or scope["method"] != "GET":
            return None
        return live.answers.get(asked_for(scope))


def asked_for(scope: Scope) -> str:
    """What a request asks for, as answers are kept by it."""
    return f"{scope['path']}?{scope['query_string'].decode('latin-1')}"
