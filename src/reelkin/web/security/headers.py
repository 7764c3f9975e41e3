"""What every answer carries, and which Host names are answered: one thin layer around everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers

from reelkin.web.problems import problem_response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, nothing inline."""
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
A_YEAR = "max-age=31536000"


class SecurityHeaders:
    """Adds the headers, and refuses requests for a host that is not ours (they are pages elsewhere that point here)."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], *, secure: bool) -> None:
        self.app, self.hosts = app, hosts
        headers = dict(ALWAYS, **({"Strict-Transport-Security": A_YEAR} if secure else {}))
        self.headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name for name, _ in message["headers"]}
                own = [header for header in self.headers if header[0] not in there]
                message = {**message, "headers": [*message["headers"], *own]}
            await send(message)

        if _host(Headers(scope=scope).get("host", "")) not in self.hosts:
            refused = problem_response(421, "This site does not answer to that host name.")
            await refused(scope, receive, with_headers)
            return
        await self.app(scope, receive, with_headers)


class HeadAsGet:
    """Answers HEAD as GET; the server leaves the body out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self.app(scope, receive, send)


def _host(named: str) -> str:
    """The name in a Host header, without its port: "[::1]:8000" is "::1"."""
    if named.startswith("["):
        return named[1:].partition("]")[0].lower()
    return named.partition(":")[0].lower()
