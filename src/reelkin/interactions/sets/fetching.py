"""Getting a rating set: from its own server, from another address, or from a file or folder on this machine."""

from __future__ import annotations

import hashlib
import re
import shutil
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reelkin import artefacts
from reelkin.errors import BadInput, UsageError
from reelkin.imdb.fetch import plain_errors, today
from reelkin.interactions.containers import ZIP
from reelkin.interactions.sets import unpacking
from reelkin.interactions.sets.sources import OWN, RatingSet, check_release
from reelkin.interactions.sets.stored import StoredSet, keep, place, stored_sets
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from reelkin.imdb.transfer import Part, Version
    from reelkin.interactions.sets.stored import SetFile
    from reelkin.settings import Settings
    from reelkin.workspace import Workspace

_MD5 = re.compile(rb"\b[0-9a-fA-F]{32}\b")


def fetch_set(
    rated: RatingSet,
    release: str | None,
    source: str | Path | None,
    workspace: Workspace,
    settings: Settings,
    progress: Progress = silent,
) -> StoredSet:
    """Get a rating set into `ratings/`, or find that the workspace has it already.

    Args:
        rated: which.
        release: which release; None: the set's default, or `OWN` for a folder or a file.
        source: None for the set's own server; an address that ends in "/" and has the releases as the server has;
            the address of one file; a folder or a file on this machine.
        workspace: where to. Call with its lock held.
        settings: timeout_seconds and retries count here.
        progress: told bytes, by file.

    Returns:
        The set, complete on disk, the newest of the workspace.

    Raises:
        UsageError: there is no such release, and the source is no folder, no file and no address that can be read.
        DownloadFailed: it could not be had, or the disk is full. What was received is kept.
        BadInput: what came is not such a set.
        MissingExtra: a library is not installed.
    """
    if release is not None:
        check_release(rated, release)
    with plain_errors(workspace, "what was fetched before is as it was"):
        if isinstance(source, Path) or (source is not None and "://" not in source):
            return _take(rated, release or OWN, Path(source).expanduser(), workspace, progress)
        release, url = _address(rated, release, source)
        return _download(rated, release, url, workspace, settings, progress)


def _address(rated: RatingSet, release: str | None, source: str | None) -> tuple[str, str]:
    if source is None or source.endswith("/"):
        chosen = release or rated.default
        url = rated.address(chosen, source)
    else:
        chosen, url = release or OWN, source
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{url}: not an address to fetch from; give http://…, https://…, a file or a folder")
    return chosen, url


def _take(rated: RatingSet, release: str, path: Path, workspace: Workspace, progress: Progress) -> StoredSet:
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder; give one that holds {rated.name}, or an address")
    with artefacts.scratch_folder(workspace.ratings) as folder:
        files = _filled(rated, path, folder, progress)
        whole = (0, "") if path.is_dir() else (path.stat().st_size, artefacts.sha256(path))
        return place(workspace, _described(rated, release, str(path.resolve()), whole, files), folder)


def _download(
    rated: RatingSet, release: str, url: str, workspace: Workspace, settings: Settings, progress: Progress
) -> StoredSet:
    from reelkin.imdb.transfer import Part, Version, transfer
    from reelkin.imdb.web import Web

    known = next(
        (each for each in stored_sets(workspace) if each.url == url and each.release == release), None
    )
    aside = workspace.rating_downloads / artefacts.digest(url)[:8]
    aside.mkdir(parents=True, exist_ok=True)
    name = Path(urlsplit(url).path).name or rated.name
    part = Part(aside / f"{name}.part")
    web = Web(url, settings.timeout_seconds, connections=1)
    try:
        same = Version(url, known.etag, known.last_modified) if known else None
        version = transfer(web, url, part, same, settings.retries, progress, name)
    finally:
        web.close()
    if version is None and known:
        _forget(aside)
        return keep(workspace, known, known)
    try:
        stored = _unpacked(rated, release, part, version or Version(url), workspace, settings, progress)
    except BadInput:
        part.forget()
        raise
    _forget(aside)
    return stored


def _unpacked(
    rated: RatingSet,
    release: str,
    part: Part,
    version: Version,
    workspace: Workspace,
    settings: Settings,
    progress: Progress,
) -> StoredSet:
    if version.url.endswith(".zip"):
        _check_md5(part.path, version.url, settings)
    with artefacts.scratch_folder(workspace.ratings) as folder:
        files = _filled(rated, part.path, folder, progress)
        whole = (part.size, artefacts.sha256(part.path))
        stored = _described(rated, release, version.url, whole, files, version.etag, version.last_modified)
        return place(workspace, stored, folder)


def _check_md5(path: Path, url: str, settings: Settings) -> None:
    """Compare with the checksum beside the file at the server, where it has one."""
    from reelkin.imdb.web import small_file

    said = _MD5.search(small_file(f"{url}.md5", settings) or b"")
    if said is None:
        return
    with path.open("rb") as file:
        found = hashlib.file_digest(file, partial(hashlib.md5, usedforsecurity=False)).hexdigest()
    if said[0].decode().lower() != found:
        raise BadInput(
            f"{url}: damaged on the way, or replaced meanwhile (MD5 {found}, the server says"
            f" {said[0].decode()}); fetch again"
        )


def _filled(rated: RatingSet, path: Path, folder: Path, progress: Progress) -> dict[str, SetFile]:
    """Put the files of the set at `path`, a folder, a zip file or the ratings alone, into `folder`."""

    def advance(done: int) -> None:
        progress(f"unpacking {rated.name}", done, None, "bytes")

    if path.is_dir():
        files = unpacking.copy(path, rated, folder, advance)
    elif _begins_with(path, ZIP):
        files = unpacking.unpack(path, rated, folder, advance)
    else:
        files = unpacking.copy_one(path, rated, folder)
    _check_kind(rated, path, folder)
    return files


def _begins_with(path: Path, magic: tuple[bytes, ...]) -> bool:
    with path.open("rb") as file:
        return file.read(max(map(len, magic))).startswith(magic)


def _check_kind(rated: RatingSet, path: Path, folder: Path) -> None:
    """See by the first lines that these are ratings as this set has them."""
    from reelkin.interactions.bulk import recognise

    found = recognise(folder)
    if found != rated.name:
        raise BadInput(
            f"{path.name.removesuffix('.part')}: not ratings as {rated.name} has them; is it the right file?"
        )


def _described(
    rated: RatingSet,
    release: str,
    url: str,
    whole: tuple[int, str],
    files: dict[str, SetFile],
    etag: str | None = None,
    last_modified: str | None = None,
) -> StoredSet:
    digest = artefacts.digest({name: files[name].sha256 for name in files if name not in rated.kept})
    return StoredSet(
        id=f"{rated.name}-{release}-{digest[:8]}",
        set=rated.name,
        release=release,
        date=today(),
        url=url,
        bytes=whole[0] or sum(file.bytes for file in files.values()),
        sha256=whole[1] or digest,
        etag=etag,
        last_modified=last_modified,
        files=files,
        licence=rated.notice,
    )


def _forget(aside: Path) -> None:
    shutil.rmtree(aside, ignore_errors=True)
    with suppress(OSError):
        # Only when no other address has begun something there.
        aside.parent.rmdir()
