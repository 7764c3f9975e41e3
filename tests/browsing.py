"""A browser without scripts for tests: it keeps cookies, follows links and sends forms with the page's token."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import httpx
from fastapi import FastAPI

ADDRESS = "http://localhost"


class InProcess(httpx.BaseTransport):
    """Hands requests to an application in this process, and lets it finish before answering."""

    def __init__(self, app: FastAPI) -> None:
        self._transport = httpx.ASGITransport(app, raise_app_exceptions=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return asyncio.run(self._answer(request))

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        asked = httpx.Request(request.method, request.url, headers=request.headers, content=request.read())
        answer = await self._transport.handle_async_request(asked)
        body = await answer.aread()
        headers = [(name, value) for name, value in answer.headers.raw if name.lower() != b"content-encoding"]
        return httpx.Response(
            answer.status_code, headers=headers, stream=httpx.ByteStream(body), request=request
        )


class Browser:
    """Somebody on a site; no thread watches the database, so that tests change the model when they want to."""

    def __init__(self, app: FastAPI, address: str = ADDRESS) -> None:
        self.app = app
        self.client = httpx.Client(transport=InProcess(app), base_url=address, follow_redirects=True)

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.client.get(path, **more)

    def page(self, path: str) -> str:
        """The page at `path`, which must be there."""
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:500])
        return answer.text

    def token(self, path: str = "/about") -> str:
        found = re.search(r'name="token" value="([^"]+)"', self.page(path))
        assert found
        return found[1]

    def send(self, path: str, *, follow: bool = True, **fields: Any) -> httpx.Response:
        """A form of a page of this site, with its token."""
        sent = {"token": self.token(), "back": "/about", **fields}
        return self.client.post(path, data=sent, follow_redirects=follow)

    def become(self, name: str) -> None:
        """Make a profile of this name, and be it from now on."""
        added = self.send("/profiles/add", name=name, follow=False)
        assert added.status_code == 303, (name, added.status_code, added.text[:500])
        self.send("/profiles/choose", profile=added.headers["location"].rpartition("=")[2])

    def mark(self, what: str, tconst: str, value: str, back: str = "/about") -> str:
        """Set a mark; the page that comes after it."""
        answer = self.send("/mark", what=what, tconst=tconst, value=value, back=back)
        assert answer.status_code == 200, answer.text[:500]
        return answer.text
