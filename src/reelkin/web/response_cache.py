"""Answers that depend on the model alone, given without asking anybody: the quickest way through the site.

They are kept with the model and go with it, so that none is ever of another. What is asked for most is also made here
the first time, ahead of the framework, which takes as long as the answer does. Where people have to sign in nothing is
given this way, for who asks has to be looked at first.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Receive, Scope, Send

    from reelkin.web.live_model import Live, LiveModels

    Make = Callable[[Live, str], "Answer | None"]

MOST_KEPT = 1_024
LARGEST_KEPT = 24_000
"""Answers kept for each model, and bytes of each: 25 MB at most, and a third more where all are packed too."""
COMPRESSED_FROM = 1_000
"""Bytes of an answer from which on it is worth compressing."""
LEVEL = 5
"""How hard gzip tries."""


@dataclass(frozen=True, eq=False)
class Answer:
    """A body as it is sent, plain and compressed, with its headers.

    Attributes:
        route: the route that made it, for the figures.
        plain: the body.
        headers: what goes with it, packed or not.
    """

    route: Any
    plain: bytes
    headers: tuple[tuple[bytes, bytes], ...]

    @classmethod
    def of(cls, route: Any, body: bytes, headers: dict[str, str]) -> Answer:
        """An answer with this body."""
        named = {"content-type": "application/json", "vary": "Accept-Encoding", **headers}
        return cls(
            route, body, tuple((name.lower().encode(), value.encode()) for name, value in named.items())
        )

    @cached_property
    def packed(self) -> bytes | None:
        """The body by gzip, worked out for the first who wants it so; None where that is not worth it."""
        worth_it = len(self.plain) >= COMPRESSED_FROM
        return gzip.compress(self.plain, LEVEL, mtime=0) if worth_it else None


def keep(live: Live, asked: str, answer: Answer) -> None:
    """Keep an answer, unless there are many already, or it is large."""
    if len(live.answers) < MOST_KEPT and len(answer.plain) <= LARGEST_KEPT:
        live.answers[asked] = answer


class Remembered:
    """Gives what was answered before, as long as the same model answers.

    Args:
        app: what answers everything else.
        models: what answers are kept with.
        make: makes the answers it knows to make; None for any other.
    """

    def __init__(self, app: ASGIApp, models: LiveModels, make: Make) -> None:
        self.app, self.models, self.make = app, models, make

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
        asked = asked_for(scope)
        return live.answers.get(asked) or self.make(live, asked)


def asked_for(scope: Scope) -> str:
    """What a request asks for, as answers are kept by it."""
    return f"{scope['path']}?{scope['query_string'].decode('latin-1')}"
