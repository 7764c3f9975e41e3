"""Taking the seven files from a folder, compressed or plain, without touching anything in it."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from reelkin import artefacts
from reelkin.errors import BadInput, UsageError
from reelkin.imdb import integrity, peculiarities, snapshot
from reelkin.imdb.files import FILES, RawFile
from reelkin.imdb.snapshot import SourceFile
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reelkin.imdb.peculiarities import Peculiarities
    from reelkin.imdb.snapshot import Snapshot
    from reelkin.workspace import Workspace


def folder_snapshot(
    folder: Path, workspace: Workspace, date: str, progress: Progress = silent, origin: str | None = None
) -> Snapshot:
    """The files of `folder` as a snapshot; whatever else is in it is passed over.

    Compressed files are copied as they are, plain ones compressed. A snapshot.json in the folder, as
    `reelkin fetch` leaves it, keeps its peculiarities and its day.

    Args:
        folder: where the files are.
        workspace: where to, with its lock held.
        date: the day that the snapshot is named by, unless the folder has one of its own.
        progress: told bytes, by file.
        origin: the address that the files came from, where the folder is only where they were put on the way.

    Raises:
        UsageError: there is no such folder.
        BadInput: files are missing, broken, or not IMDb's by their header.
    """
    folder = folder.expanduser().resolve()
    found = find_files(folder)
    peculiar = peculiarities.of_folder(folder)
    seen = {file.name: _as_seen(found[file.name], origin) for file in FILES}
    # Files that have just come have new times, and an address says nothing of what is there now.
    same = None if origin else _same_as_before(workspace, folder, seen, peculiar)
    if same:
        return same
    with artefacts.scratch_folder(workspace.home / "raw") as aside:
        paths = {file.name: aside / file.gz_name for file in FILES}
        files = {
            file.name: _take(found[file.name], paths[file.name], file, seen[file.name], progress)
            for file in FILES
        }
        return snapshot.place(workspace, paths, files, peculiar, _own_date(folder) or date)


def _own_date(folder: Path) -> str | None:
    path = folder / peculiarities.NAME
    if not path.exists():
        return None
    day = artefacts.read_json(path, "correct or remove it").get("date")
    try:
        return dt.date.fromisoformat(day).isoformat()
    except (TypeError, ValueError):
        return None


def find_files(folder: Path) -> Mapping[str, Path]:
    """The seven files in a folder by name; of a compressed and a plain one the compressed.

    Raises:
        UsageError: there is no such folder.
        BadInput: some are missing; the message names them.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; give one that holds IMDb's files, or an address")
    found = {}
    for file in FILES:
        candidates = [folder / file.gz_name, folder / f"{file.name}.tsv"]
        present = [path for path in candidates if path.is_file()]
        if present:
            found[file.name] = present[0]
    missing = [file.name for file in FILES if file.name not in found]
    if missing:
        raise BadInput(
            f"{folder}: {', '.join(missing)} missing; each of IMDb's seven files must be there"
            " as NAME.tsv.gz or NAME.tsv (one with only its header counts)"
        )
    return found


def _as_seen(path: Path, origin: str | None) -> SourceFile:
    """What can be known of a file without reading it; size and time together tell whether it has changed."""
    if origin:
        return SourceFile(url=f"{origin.rstrip('/')}/{path.name}", bytes=0, sha256="", content_sha256="")
    status = path.stat()
    mark = f"{status.st_size}-{status.st_mtime_ns}"
    return SourceFile(url=str(path), bytes=0, sha256="", content_sha256="", etag=mark)


def _same_as_before(
    workspace: Workspace, folder: Path, seen: Mapping[str, SourceFile], peculiar: Peculiarities
) -> Snapshot | None:
    """The snapshot that is this folder, or was made from these very files, if none has been touched since."""
    for old in snapshot.snapshots(workspace):
        if workspace.raw(old.id).resolve() == folder:
            return snapshot.keep(workspace, old, old.files, old)
        unchanged = all((old.files[n].url, old.files[n].etag) == (f.url, f.etag) for n, f in seen.items())
        if unchanged and snapshot.digest_of(old.files, peculiar) == old.digest:
            return snapshot.keep(workspace, old, seen, peculiar)
    return None


def _take(source: Path, target: Path, file: RawFile, seen: SourceFile, progress: Progress) -> SourceFile:
    total = source.stat().st_size

    def advance(done: int) -> None:
        progress(source.name, done, total, "bytes")

    if source.suffix == ".gz":
        # The copy is checked, not the source: nobody changes it any more.
        shutil.copyfile(source, target)
        checked = integrity.check(target, file, seen.url, advance)
    else:
        checked = integrity.compress(source, target, file, advance)
    return replace(seen, **asdict(checked))
