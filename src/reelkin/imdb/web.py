"""One polite HTTP client: who we are, how long we wait, what is worth another try, and stopping at once."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from importlib.metadata import version
from typing import TYPE_CHECKING

import urllib3
from urllib3.exceptions import HTTPError

from reelkin.errors import DownloadFailed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from urllib3 import BaseHTTPResponse

    from reelkin.settings import Settings

FIRST_PAUSE = 0.5
"""Seconds before the second try; every further one waits twice as long."""
LONGEST_PAUSE = 60.0
LONGEST_WISH = 300.0
"""A server that asks for a longer pause than this is left alone, with a message."""
GROWTH = 1 << 16
"""A broken connection that brought this many new bytes is progress, not failure."""
SMALL = 1 << 16

WORTH_A_RETRY = frozenset({408, 425, 429, 500, 502, 503, 504})


class Stumbled(Exception):
    """This try failed in a way that another may not."""

    def __init__(self, why: str, wish: float | None = None) -> None:
        super().__init__(why)
        self.wish = wish
        """The seconds that the server asked to wait."""


class Stopped(Exception):
    """The work was called off, because other work failed or the person pressed Ctrl-C."""


class Web:
    """A pool of connections that can be cut at once from another thread."""

    def __init__(self, timeout_seconds: float, connections: int) -> None:
        self._timeout = timeout_seconds
        self._pool = urllib3.PoolManager(
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
            except (ValueError, OSError):
                # Already closed, or a kind of connection that ends by its time-out.
                continue

    def close(self) -> None:
        """Give the connections back."""
        self._pool.clear()


class Patience:
    """How often one file is taken up again, and how long the pauses are."""

    def __init__(self, web: Web, url: str, retries: int) -> None:
        self._web = web
        self._url = url
        self._retries = retries
        self._failures = 0
        self._furthest = 0

    def bear(self, stumble: Stumbled, received: int) -> None:
        """Wait before the next try; `received` is how many bytes of the file are there by now.

        Raises:
            DownloadFailed: it was tried often enough, or the server asks for too long a pause.
        """
        if received >= self._furthest + GROWTH:
            self._failures, self._furthest = 0, received
        self._failures += 1
        kept = "what was received is kept, fetch again to go on" if received else "fetch again later"
        if self._failures > self._retries:
            raise DownloadFailed(
                f"{self._url}: {stumble}; given up after {self._failures} tries; {kept}"
            ) from stumble
        pause = min(FIRST_PAUSE * 2 ** (self._failures - 1), LONGEST_PAUSE)
        if stumble.wish is not None:
            pause = stumble.wish
        if pause > LONGEST_WISH:
            raise DownloadFailed(
                f"{self._url}: {stumble}; the server asks to wait {pause:,.0f} s; {kept}"
            ) from stumble
        self._web.sleep(pause)


def small_file(url: str, settings: Settings) -> bytes | None:
    """A small file's bytes, or None where the server has none.

    Raises:
        DownloadFailed: the server answers neither yes nor no.
    """
    web = Web(settings.timeout_seconds, connections=1)
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


def stumbled_at(response: BaseHTTPResponse) -> Stumbled:
    """What an answer that is worth another try means."""
    return Stumbled(f"the server answers {phrase(response.status)}", retry_after(response.headers))


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds a Retry-After header asks for, given as seconds or as a date; None without one we can read."""
    value = headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (moment.astimezone(UTC) - datetime.now(UTC)).total_seconds())


def phrase(status: int) -> str:
    """A status as people read it: "503 Service Unavailable"."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


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
