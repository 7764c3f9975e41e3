"""What is worth another try, how long to wait before it, and when to give up."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

from reelkin.errors import DownloadFailed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from urllib3 import BaseHTTPResponse

FIRST_PAUSE = 0.5
"""Seconds before the second try; every further one waits twice as long."""
LONGEST_PAUSE = 60.0
LONGEST_WISH = 300.0
"""A server that asks for a longer pause than this is left alone, with a message."""
GROWTH = 1 << 16
"""A broken connection that brought this many new bytes is progress, not failure."""
WORTH_A_RETRY = frozenset({408, 425, 429, 500, 502, 503, 504})


class Stumbled(Exception):
    """This try failed in a way that another may not."""

    def __init__(self, why: str, wish: float | None = None) -> None:
        super().__init__(why)
        self.wish = wish
        """The seconds that the server asked to wait."""


class Sleeper(Protocol):
    """Whoever can wait, and be woken."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class Patience:
    """How often one file is taken up again, and how long the pauses are."""

    def __init__(self, sleeper: Sleeper, url: str, retries: int) -> None:
        self._sleeper = sleeper
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
        self._sleeper.sleep(pause)


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
