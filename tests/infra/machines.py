"""Web servers of the stack on this machine: what their unit and their boot say, with addresses of this machine's own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from infra.stacks import HERE, filled_script, script_of

UNIT = HERE / "web" / "reelkin-web.service"
INSTALLED = "/opt/reelkin/bin/"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def service(name: str) -> list[str]:
    """What the unit gives for this key of [Service], in order."""
    part = UNIT.read_text(encoding="utf-8").partition("[Service]")[2].partition("\n[")[0]
    return re.findall(rf"^{name}=(.*)$", part, re.MULTILINE)


def boot_environment(values: dict[str, str], own: dict[str, str]) -> dict[str, str]:
    """web.env as the boot writes it; `values` are the stack's, `own` what is this machine's instead of a server's on AWS."""
    script = script_of("WebTemplate", "LaunchTemplateData", "UserData")
    lines = script.partition("web.env <<END\n")[2].partition("\nEND\n")[0].splitlines()
    found = dict(filled_script(line, values).split("=", 1) for line in lines)
    assert own.keys() <= found.keys()
    return found | own


@dataclass
class Machine:
    """One web server: its environment file, and its processes."""

    folder: Path
    environment: dict[str, str]
    role: dict[str, str]
    running: subprocess.Popen[str] | None = field(default=None)

    @property
    def home(self) -> Path:
        return Path(self.environment["REELKIN_HOME"])

    @property
    def port(self) -> int:
        return int(self.environment["PORT"])

    def prepare(self) -> subprocess.Popen[str]:
        """Begin what the unit does before the site starts."""
        (command,) = service("ExecStartPre")
        return self._start(command)

    def start(self) -> None:
        """Start the site as the unit does."""
        (command,) = service("ExecStart")
        self.running = self._start(command)

    def kill(self) -> None:
        if self.running is not None:
            self.running.kill()
            self.running.communicate()
            self.running = None

    def _start(self, command: str) -> subprocess.Popen[str]:
        words = [
            re.sub(r"\$\{(\w+)\}", lambda found: self.environment[found[1]], word) for word in command.split()
        ]
        assert words[0].startswith(INSTALLED)
        program = Path(sys.executable).with_name(words[0].removeprefix(INSTALLED))
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return subprocess.Popen(
            [str(program), *words[1:]],
            env=kept | self.role | self.environment,
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            umask=int(service("UMask")[0], 8),
        )
