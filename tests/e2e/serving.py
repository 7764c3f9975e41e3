"""The site as a program of its own, and somebody who comes to it over the wire."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx

from browsing import Browser

START = "from reelkin.cli import main; main()"
PATIENCE = 60


def reelkin(home: Path, *arguments: str, typed: str = "") -> str:
    """What the program prints."""
    command = [sys.executable, "-c", START, "--home", str(home), *arguments]
    return subprocess.run(command, input=typed, text=True, check=True, capture_output=True).stdout


@contextlib.contextmanager
def served(home: Path, *options: str) -> Iterator[str]:
    """Serve a workspace on a free port; the address, once it answers."""
    command = [sys.executable, "-c", START, "--home", str(home), "serve", "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found, "the site did not start"
        try:
            # The socket listens before the line is printed; the first request waits for the rest.
            httpx.get(f"{found[0]}/readyz", timeout=PATIENCE).raise_for_status()
            yield found[0]
        finally:
            process.terminate()


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
