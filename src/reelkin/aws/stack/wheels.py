"""Wheels for another machine, each with the hash that uv.lock holds. Needs uv and a package registry, here and now."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

from reelkin.errors import BadInput, ReelkinError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PYTHON = "3.11"
"""Of Amazon Linux 2023's, the one that the tests run on."""
WEB_EXTRAS = ("postgres", "publish", "aws")
NOTEBOOK_EXTRAS = ("notebooks", "postgres", "evaluate")
ARM64 = ("manylinux_2_34", "manylinux_2_28", "manylinux_2_17", "manylinux2014")
"""What Amazon Linux 2023 takes: its C library is 2.34."""


def locked(sources: Path, extras: Sequence[str]) -> str:
    """What these extras need, each with all hashes that uv.lock holds, in pip's words.

    Raises:
        UsageError: there is no uv.
        ReelkinError: uv failed; it says why.
    """
    asked = [part for extra in extras for part in ("--extra", extra)]
    shown = ("--no-annotate", "--no-header", "--no-emit-project")
    return _run(
        [_uv(sources), "export", "--quiet", "--frozen", "--no-default-groups", *shown, *asked], sources
    )


def build_wheel(sources: Path, folder: Path) -> Path:
    """Build reelkin's own wheel into `folder`; the same sources give the same bytes.

    Raises:
        UsageError, ReelkinError: as `locked`.
    """
    _run([_uv(sources), "build", "--quiet", "--wheel", "--out-dir", str(folder)], sources)
    (folder / ".gitignore").unlink(missing_ok=True)  # uv's own
    (wheel,) = folder.glob("reelkin-*.whl")
    return wheel


def download_arm64(sources: Path, requirements: str, folder: Path) -> None:
    """Leave the wheels for Linux on arm64 in `folder`; pip compares each with its hashes.

    Raises:
        UsageError, ReelkinError: as `locked`; there is no wheel for arm64, or it has another hash.
    """
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder.with_name("requirements-of-the-lock.txt")
    listed.write_text(requirements, encoding="utf-8")
    tags = [part for name in ARM64 for part in ("--platform", f"{name}_aarch64")]
    abis = [part for name in (f"cp{PYTHON.replace('.', '')}", "abi3", "none") for part in ("--abi", name)]
    # uv resolves and installs for other machines, but only pip downloads for them; markers are read by this Python.
    pip = [_uv(sources), "run", "--quiet", "--no-project", "--isolated", "--python", PYTHON, "--with", "pip"]
    options = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--dest", str(folder)]
    target = ["--implementation", "cp", "--python-version", PYTHON, *abis, *tags]
    asked = ["python", "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    _run([*pip, *asked, *options, *target, "--requirement", str(listed)], sources)


def pinned(folder: Path) -> str:
    """Requirements that name exactly the wheels of `folder`, each with its own hash.

    Raises:
        BadInput: a file is no wheel.
    """
    lines = []
    for path in sorted(folder.iterdir()):
        found = re.match(r"([A-Za-z0-9_.]+)-([^-]+)-.*\.whl$", path.name)
        if found is None:
            raise BadInput(f"{path}: no wheel")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines.append(f"{found[1].replace('_', '-').lower()}=={found[2]} --hash=sha256:{digest}")
    return "\n".join(lines) + "\n"


def _uv(sources: Path) -> str:
    own = sources / ".tools" / "bin" / "uv"
    found = str(own) if own.is_file() else shutil.which("uv")
    if found is None:
        raise UsageError("no uv here, which reads the lock file; `make setup` puts it into .tools")
    return found


def _run(command: Sequence[str], folder: Path) -> str:
    ran = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    if ran.returncode:
        last = ran.stderr.strip()[-1500:] or f"ended with {ran.returncode}"
        raise ReelkinError(f"{' '.join(command[1:4])}: {last}")
    return ran.stdout
