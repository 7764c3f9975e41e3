"""One polite HTTP client: it says who it is, waits no longer than asked, and can be stopped at once."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import HTTPError

from reelkin.imdb.patience import WORTH_A_RETRY, Patience, Stumbled, stumbled_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from urllib3 import BaseHTTPResponse

    from reelkin.settings import Settings

SMALL = 1 << 16

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""This machine is never asked by way of a proxy."""


class Stopped(Exception):
    """The work was called off, because other work failed or the person pressed Ctrl-C."""


class Web:
    """A pool of connections that can be cut at once from another thread."""

    def __init__(self, url: str, timeout_seconds: float, connections: int) -> None:
        """Make a client for `url` and what lies below it; by way of the proxy that the environment names, if any."""
        self._timeout = timeout_seconds
        proxy = _proxy_for(url)
        kind = partial(urllib3.ProxyManager, proxy) if proxy else urllib3.PoolManager
        self._pool = kind(
            maxsize=connections,
            # Redirects are followed; everything else is decided here, where partial files are known.
            retries=urllib3.Retry(
                total=5, redirect=5, connect=0, read=0, status=0, other=0, respect_retry_after_header=False
            ),
            timeout=urllib3.Timeout(connect=min(timeout_seconds, 10.0), read=timeout_seconds),
            # Byte ranges count compressed bytes, so a server must not compress once more.
            headers={"User-Agent": f"reelkin/{version('reelkin')}", "Accept-Encoding": "identity"},
        )
        self._open: set[BaseHTTPResponse] = set()
        self._stop = threading.Event()

    @contextmanager
    def ask(self, method: str, url: str, headers: Mapping[str, str]) -> Iterator[BaseHTTPResponse]:
        """Send a request and yield the answer, its body unread.

        Raises:
            Stumbled: no answer, or the connection broke while the body of the block read it.
            Stopped: `stop` was called.
        """
        self.raise_if_stopped()
        response = None
        try:
            response = self._pool.request(
                method, url, headers={**self._pool.headers, **headers}, preload_content=False
            )
            self._open.add(response)
            # Called off while it waited: whatever follows must not touch files any more.
            self.raise_if_stopped()
            yield response
        except HTTPError as error:
            self.raise_if_stopped()
            raise Stumbled(_plainly(error)) from error
        finally:
            if response is not None:
                self._open.discard(response)
                if response.length_remaining == 0:
                    # Nothing more to come: the connection can serve the next request.
                    response.drain_conn()
                response.close()

    def chunks(self, response: BaseHTTPResponse, size: int, stall_bytes: int) -> Iterator[bytes]:
        """The body as it arrives, undecoded.

        Raises:
            Stumbled: fewer than `stall_bytes` came within the time-out.
        """
        window, came = time.monotonic(), 0
        while chunk := response.read1(size, decode_content=False):
            self.raise_if_stopped()
            yield chunk
            came += len(chunk)
            if (now := time.monotonic()) - window >= self._timeout:
                if came < stall_bytes:
                    raise Stumbled(f"only {came} bytes came in {self._timeout:g} s")
                window, came = now, 0

    def raise_if_stopped(self) -> None:
        """Raise Stopped when the work was called off."""
        if self._stop.is_set():
            raise Stopped

    def sleep(self, seconds: float) -> None:
        """Wait, unless the work is called off meanwhile."""
        self._stop.wait(seconds)
        self.raise_if_stopped()

    def stop(self) -> None:
        """Call the work off: cut every open connection, let nobody wait."""
        self._stop.set()
        for response in list(self._open):
            try:
                response.shutdown()
            except (ValueError, OSError, RuntimeError):
                # Already closed or given back, or a kind of connection that ends by its time-out.
                continue

    def close(self) -> None:
        """Give the connections back."""
        self._pool.clear()


def _proxy_for(url: str) -> str | None:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host in LOOPBACK or proxy_bypass(host):
        return None
    return getproxies().get(parts.scheme)


def small_file(url: str, settings: Settings) -> bytes | None:
    """A small file's bytes, or None where the server has none.

    Raises:
        DownloadFailed: the server answers neither yes nor no.
    """
    web = Web(url, settings.timeout_seconds, connections=1)
    patience = Patience(web, url, settings.retries)
    try:
        while True:
            try:
                with web.ask("GET", url, {}) as response:
                    if response.status in WORTH_A_RETRY:
                        raise stumbled_at(response)
                    return (
                        response.read(SMALL, decode_content=True)
                        if response.status == HTTPStatus.OK
                        else None
                    )
            except Stumbled as stumble:
                patience.bear(stumble, received=0)
    finally:
        web.close()


def _plainly(error: HTTPError) -> str:
    """What went wrong, without the library's own names and addresses in memory."""
    cause = getattr(error, "reason", None) or error
    kinds = {
        "ConnectTimeoutError": "the server does not answer",
        "ReadTimeoutError": "the server fell silent",
        "NameResolutionError": "the server's name is not known here; is there a network?",
        "NewConnectionError": "the server refuses the connection",
        "ProtocolError": "the connection broke",
        "IncompleteRead": "the connection broke",
        "SSLError": "the secure connection failed",
        "ResponseError": "too many redirects",
    }
    return kinds.get(type(cause).__name__, f"{type(cause).__name__}: {cause}")
