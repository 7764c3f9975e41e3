"""A real PostgreSQL server for tests: a cluster in a temporary folder, reached through a socket in it.

PostgreSQL refuses to run as root, so then it runs as Debian's user `postgres`.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

USER = "postgres"
_FASTER = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""For servers that no test kills."""
_names = count()


@dataclass(frozen=True)
class Server:
    """A cluster in `folder`; `binaries` holds PostgreSQL's programs."""

    folder: Path
    binaries: Path
    durable: bool = False

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def make(self) -> None:
        """Make an empty cluster."""
        self._run(
            "initdb", "-D", self.data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"
        )

    def start(self) -> None:
        """Start it and wait until it answers."""
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.folder),
            "max_connections": "120",
        }
        settings |= {} if self.durable else _FASTER
        options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        self._run(
            "pg_ctl", "-D", self.data, "-w", "-t", "30", "-l", self.folder / "log", "-o", options, "start"
        )

    def stop(self) -> None:
        """Stop it; nobody needs its data any more."""
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def kill(self) -> None:
        """Kill the server as a crash would, and wait until it and its children are gone."""
        pid = int((self.data / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for one in [pid, *map(int, children)]:
            os.kill(one, signal.SIGKILL)
        while any(_runs(one) for one in [pid, *map(int, children)]):
            time.sleep(0.01)
        # Until somebody has asked how it ended, its number still seems to run, and the next server would give way to it.
        for lock in (self.data / "postmaster.pid", *self.folder.glob(".s.PGSQL.*.lock")):
            lock.unlink(missing_ok=True)

    def database(self) -> str:
        """The address of a new empty database."""
        name = f"test_{next(_names)}"
        self._run("createdb", "-h", self.folder, "-U", USER, name)
        return f"postgresql://{USER}@/{name}?host={self.folder}"

    def drop(self, url: str) -> None:
        """Remove a database, whoever is connected to it."""
        name = url.partition("@/")[2].partition("?")[0]
        self._run("dropdb", "-h", self.folder, "-U", USER, "--force", name)

    def _run(self, program: str, *arguments: object) -> None:
        as_user = (
            ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"] if os.geteuid() == 0 else []
        )
        command = [*as_user, str(self.binaries / program), *map(str, arguments)]
        # What the server says goes to its log: a pipe would be held open by it.
        with (self.folder / "said").open("a") as said:
            done = subprocess.run(command, stdout=said, stderr=said, cwd=self.folder, check=False)
        if done.returncode:
            log = self.folder / "log"
            told = (self.folder / "said").read_text() + (log.read_text() if log.exists() else "")
            raise RuntimeError(f"{program} ended with {done.returncode}: {told[-2000:]}")


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def binaries() -> Path | None:
    """Where PostgreSQL's programs are: on the path, or where Debian puts the newest."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return places[-1].parent if places else None


def new_server(*, durable: bool) -> Server:
    """A running server on an empty cluster; `durable` if it is to be killed. Without PostgreSQL the test is skipped."""
    programs = binaries()
    if programs is None:
        pytest.skip(
            "needs PostgreSQL: `make test` installs Debian's where it may; apt-get install postgresql"
        )
    # Short, since a socket's address holds a hundred characters.
    folder = Path(tempfile.mkdtemp(prefix="reelkin-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, USER, USER)
    server = Server(folder, programs, durable)
    server.make()
    server.start()
    return server


def remove_server(server: Server) -> None:
    """Stop a server and remove its cluster."""
    try:
        server.stop()
    finally:
        shutil.rmtree(server.folder)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """One server for each process that runs tests."""
    server = new_server(durable=False)
    yield server
    remove_server(server)


@pytest.fixture
def postgres_database(postgres_server: Server) -> Iterator[str]:
    """The address of an empty PostgreSQL database."""
    url = postgres_server.database()
    yield url
    postgres_server.drop(url)
