"""The site as a program of its own, as a person starts it: asked over the wire, stopped, killed."""

from __future__ import annotations

import contextlib
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

START = "from reelkin.cli import main; main()"
PATIENCE = 60


@dataclass(frozen=True)
class SiteProcess:
    """A site that runs at `address`."""

    process: subprocess.Popen[str]
    address: str

    def wait_ready(self) -> None:
        """The socket listens before the address is printed; the first request waits for the rest."""
        httpx.get(f"{self.address}/readyz", timeout=PATIENCE).raise_for_status()

    def ask_to_stop(self) -> None:
        """As a service manager does."""
        self.process.terminate()

    def kill(self) -> None:
        """As a crash would; returns when it is gone."""
        self.process.kill()
        self.end()

    def end(self) -> int:
        """Wait until it has ended; how it did."""
        code = self.process.wait(PATIENCE)
        assert self.process.stdout
        self.process.stdout.close()
        return code

    def maps(self) -> list[str]:
        """What it has mapped into its memory, as /proc has it."""
        return Path(f"/proc/{self.process.pid}/maps").read_text(encoding="utf-8").splitlines()


def start_site(home: Path, *options: str, log: Path | None = None) -> SiteProcess:
    """Serve a workspace on a free port; what it says on standard error goes to the end of `log`, if given."""
    command = [sys.executable, "-c", START, "--home", str(home), "serve", "--port", "0", *options]
    with contextlib.ExitStack() as files:
        said = files.enter_context(log.open("a", encoding="utf-8")) if log else None
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, text=True)
    assert process.stdout
    found = re.search(r"http://\S+", process.stdout.readline())
    if not found:
        process.kill()
        raise AssertionError(f"the site did not start, and ended with {process.wait()}")
    return SiteProcess(process, found[0])


@contextlib.contextmanager
def running_site(home: Path, *options: str, log: Path | None = None) -> Iterator[SiteProcess]:
    """The same, once it answers, and until the end of the block."""
    site = start_site(home, *options, log=log)
    try:
        site.wait_ready()
        yield site
    finally:
        if site.process.poll() is None:
            site.process.send_signal(signal.SIGTERM)
        site.end()
