"""A root of its own for a script that writes where only root may: this system's files below, what is written above them.

What a machine on AWS has and this one has not is stood in for by small programs that note how they were called.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ENTER = """
mount -t tmpfs tmpfs "$1/layer"
mkdir "$1/layer/above" "$1/layer/work" "$1/layer/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/layer/above,workdir=$1/layer/work" "$1/layer/root"
mount -t proc proc "$1/layer/root/proc"
mount --rbind /dev "$1/layer/root/dev"
cp -a "$1/brought/." "$1/layer/root/"
code=0
chroot "$1/layer/root" /usr/bin/env -i PATH=/stands-in:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
  HOME=/root bash /script.sh || code=$?
for path in $2; do
  if [ -e "$1/layer/root$path" ]; then
    mkdir -p "$(dirname "$1/kept$path")"
    cp -a "$1/layer/root$path" "$1/kept$path"
  fi
done
exit $code
"""


@dataclass
class Root:
    """A root, before and after a script ran in it."""

    folder: Path

    @property
    def brought(self) -> Path:
        """What is laid over the system's files before the script runs."""
        return self.folder / "brought"

    def bring(self, path: str, text: str | bytes, mode: int = 0o644) -> None:
        place = self.brought / path.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode() if isinstance(text, str) else text)
        place.chmod(mode)

    def stand_in(self, name: str, does: str = "") -> None:
        """A program that notes its arguments in /called, and then does this."""
        path = name if name.startswith("/") else f"/stands-in/{name}"
        said = f'#!/bin/bash\necho "{Path(name).name} $*" >>/called\n{does}\n'
        self.bring(path, said, 0o755)

    def run(self, script: str, keep: str) -> subprocess.CompletedProcess[str]:
        """Run the script as root in here; `keep` names the files and folders that are looked at afterwards."""
        self.bring("/script.sh", script)
        (self.folder / "layer").mkdir()
        command = [
            "unshare",
            "--mount",
            "--pid",
            "--fork",
            "bash",
            "-euc",
            ENTER,
            "enter",
            self.folder,
            f"/called {keep}",
        ]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    def kept(self, path: str) -> Path:
        return self.folder / "kept" / path.lstrip("/")

    def called(self) -> list[str]:
        return self.kept("/called").read_text().splitlines()


def new_root(folder: Path) -> Root:
    """A new root; the test is skipped where none can be made."""
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        pytest.skip("needs root, to give a script a root of its own")
    root = Root(folder)
    root.brought.mkdir()
    tried = subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip("needs a system that lets root mount: this one does not")
    return root
