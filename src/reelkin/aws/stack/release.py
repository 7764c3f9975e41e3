"""The two releases: one file for the web servers, one for the notebook, each named by the hash of its content."""

from __future__ import annotations

import hashlib
import io
import shutil
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reelkin import artefacts
from reelkin.aws.stack import wheels
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Mapping

WEB, NOTEBOOK = "web", "notebook"
STEPS = 4


@dataclass(frozen=True)
class Release:
    """A release on this machine.

    Attributes:
        web: the web servers' file.
        notebook: the notebook's file.
    """

    web: Path
    notebook: Path


def make_release(sources: Path, out: Path, progress: Progress = silent) -> Release:
    """Pack both releases into `out`.

    Raises:
        UsageError: there is no uv.
        ReelkinError: a wheel could not be built or had; the message says why.
    """
    with tempfile.TemporaryDirectory(prefix="reelkin-release-") as place:
        work = Path(place)
        progress("packing", 0, STEPS, "steps")
        own = wheels.build_wheel(sources, work / "own")
        progress("packing", 1, STEPS, "steps")
        wheels.download_arm64(sources, wheels.locked(sources, wheels.WEB_EXTRAS), work / "web")
        shutil.copy(own, work / "web")
        progress("packing", 2, STEPS, "steps")
        web = pack(
            WEB, {"requirements.txt": wheels.pinned(work / "web").encode(), **web_files(sources, work)}, out
        )
        progress("packing", 3, STEPS, "steps")
        listed = wheels.locked(sources, wheels.NOTEBOOK_EXTRAS) + wheels.pinned(own.parent)
        notebook = pack(NOTEBOOK, {"requirements.txt": listed.encode(), **notebook_files(sources, own)}, out)
        progress("packing", STEPS, STEPS, "steps")
    return Release(web, notebook)


def web_files(sources: Path, work: Path) -> dict[str, Path]:
    """What a web server gets beside requirements.txt: wheels, install.sh, units."""
    return {
        **{f"wheelhouse/{path.name}": path for path in (work / "web").iterdir()},
        **_below(sources / "infra" / WEB, WEB),
    }


def notebook_files(sources: Path, own: Path) -> dict[str, Path]:
    """What the notebook gets beside requirements.txt: reelkin's wheel, the notebooks, install.sh, what stops it."""
    return {
        f"wheelhouse/{own.name}": own,
        **_below(sources / "infra" / NOTEBOOK, NOTEBOOK),
        **_below(sources / "notebooks", "notebooks"),
    }


def _below(folder: Path, name: str) -> dict[str, Path]:
    return {f"{name}/{path.name}": path for path in sorted(folder.glob("*")) if path.is_file()}


def pack(name: str, files: Mapping[str, Path | bytes], out: Path) -> Path:
    """Write `out/NAME-SHA256.tar`. The same files give the same bytes: no clock, no owner."""
    out.mkdir(parents=True, exist_ok=True)
    aside = artefacts.partial_path(out / f"{name}.tar")
    with tarfile.open(aside, "w", format=tarfile.USTAR_FORMAT) as packed:
        for path, content in sorted(files.items()):
            entry = tarfile.TarInfo(path)
            runs = isinstance(content, Path) and bool(content.stat().st_mode & 0o100)
            entry.mode = 0o755 if runs else 0o644
            data = content if isinstance(content, bytes) else content.read_bytes()
            entry.size = len(data)
            packed.addfile(entry, io.BytesIO(data))
    with aside.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return aside.replace(out / f"{name}-{digest}.tar")
