"""The site as a program of its own, and somebody who comes to it over the wire."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx

from browsing import Browser
from site_process import PATIENCE, START, running_site


def reelkin(home: Path, *arguments: str, typed: str = "") -> str:
    """What the program prints."""
    command = [sys.executable, "-c", START, "--home", str(home), *arguments]
    return subprocess.run(command, input=typed, text=True, check=True, capture_output=True).stdout


@contextlib.contextmanager
def served(home: Path, *options: str) -> Iterator[str]:
    """Serve a workspace on a free port; the address, once it answers."""
    with running_site(home, *options) as site:
        yield site.address


class Guest(Browser):
    """A browser without scripts on a site that is served."""

    def __init__(self, address: str) -> None:
        self.address, self._token = address, ""
        self.client = httpx.Client(base_url=address, follow_redirects=True, timeout=PATIENCE)

    def token(self, path: str = "/about") -> str:
        """The same for all forms of one visitor."""
        self._token = self._token or super().token(path)
        return self._token

    def bring(self, data: bytes, name: str = "ratings.csv") -> httpx.Response:
        """Import a file."""
        return self.client.post("/taste/import", data={"token": self.token()}, files={"file": (name, data)})

    @property
    def cookies(self) -> list[dict[str, str]]:
        """What Chromium needs to be the same person."""
        return [
            {"name": one.name, "value": one.value or "", "url": self.address}
            for one in self.client.cookies.jar
        ]
