"""A snapshot: the seven files of one day, told of in `raw/<id>/snapshot.json`, which is written last."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from reelkin import artefacts
from reelkin.errors import BadInput
from reelkin.imdb.files import BY_NAME, FILES
from reelkin.imdb.peculiarities import NAME, Peculiarities, what_is_wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reelkin.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class SourceFile:
    """One of the seven files as it lies in the snapshot, and where it came from."""

    url: str
    """The address or the path it was taken from."""
    bytes: int
    """Its size as it lies there, compressed."""
    sha256: str
    """Of the file as it lies there."""
    content_sha256: str
    """Of the text in it, however it is compressed."""
    etag: str | None = None
    """What tells at the source whether it has changed."""
    last_modified: str | None = None
    """When it was last changed at the source, as HTTP writes dates."""


@dataclass(frozen=True, kw_only=True)
class Snapshot(Peculiarities):
    """What snapshot.json says. `digest` depends on the files' text and the peculiarities, on nothing else."""

    id: str
    digest: str
    date: str
    """The day it was fetched (UTC), or the data's own day where the source has one."""
    files: Mapping[str, SourceFile]
    """The seven files by name ("title.basics")."""


_SNAPSHOT = TypeAdapter(Snapshot)


def read(folder: Path) -> Snapshot:
    """The snapshot in `folder`.

    Raises:
        MissingArtefact: there is none.
        BadInput: its snapshot.json is not one.
    """
    path = folder / NAME
    value = artefacts.read_json(path, 'run "reelkin fetch"')
    try:
        return _SNAPSHOT.validate_python(value)
    except ValidationError as error:
        remedy = 'remove the folder and run "reelkin fetch" again'
        raise BadInput(f"{path}: {what_is_wrong(error)}; {remedy}") from None


def digest_of(files: Mapping[str, SourceFile], peculiar: Peculiarities) -> str:
    """The SHA-256 that names a snapshot's content: equal texts from an equal source, equal digest.

    Of the peculiarities those count that change what is made of the texts, not those that are words for people.
    """
    texts = {name: file.content_sha256 for name, file in files.items()}
    decisive = [peculiar.source, peculiar.default_min_votes, peculiar.billing_order]
    return artefacts.digest({"files": texts, "peculiarities": decisive})


def snapshots(workspace: Workspace) -> Iterator[Snapshot]:
    """The workspace's whole snapshots, the one fetched last first. What cannot be read is passed over."""
    for folder in map(workspace.raw, reversed(workspace.snapshots())):
        try:
            snapshot = read(folder)
        except BadInput:
            continue
        if is_whole(folder, snapshot):
            yield snapshot


def is_whole(folder: Path, snapshot: Snapshot) -> bool:
    """Whether all seven files are there with the sizes that were noted."""
    if snapshot.id != folder.name or snapshot.files.keys() != BY_NAME.keys():
        return False
    paths = {name: folder / BY_NAME[name].gz_name for name in snapshot.files}
    return all(p.is_file() and p.stat().st_size == snapshot.files[n].bytes for n, p in paths.items())


def place(
    workspace: Workspace,
    paths: Mapping[str, Path],
    files: Mapping[str, SourceFile],
    peculiar: Peculiarities,
    date: str,
) -> Snapshot:
    """Make the files at `paths` a snapshot, or find that the workspace has it already.

    The files are linked or copied into a new folder that appears whole; they stay where they are too. A
    snapshot of equal content is kept, with a note of where its files were seen this time.

    Args:
        workspace: where, with its lock held.
        paths: the seven compressed files by name.
        files: what is known of each.
        peculiar: what is peculiar to their source.
        date: the day, as 2026-11-24.
    """
    digest = digest_of(files, peculiar)
    for old in snapshots(workspace):
        if old.digest == digest:
            return keep(workspace, old, files, peculiar)
    snapshot = Snapshot(
        id=f"{date}-{digest[:8]}", digest=digest, date=date, files=_ordered(files), **_words(peculiar)
    )
    with artefacts.new_folder(workspace.raw(snapshot.id)) as folder:
        for file in FILES:
            link_or_copy(paths[file.name], folder / file.gz_name)
        artefacts.write_json(folder / NAME, _as_json(snapshot))
    return snapshot


def keep(
    workspace: Workspace, snapshot: Snapshot, files: Mapping[str, SourceFile], peculiar: Peculiarities
) -> Snapshot:
    """Note in an existing snapshot where its files were seen last, and make it the newest of the workspace."""
    seen = {
        name: replace(old, url=new.url, etag=new.etag, last_modified=new.last_modified)
        for name, old, new in ((n, snapshot.files[n], files[n]) for n in snapshot.files)
    }
    path = workspace.raw(snapshot.id) / NAME
    noted = replace(snapshot, files=_ordered(seen), **_words(peculiar))
    if noted == snapshot:
        os.utime(path)
    else:
        artefacts.write_json(path, _as_json(noted))
    return noted


def _words(peculiar: Peculiarities) -> dict[str, Any]:
    return {field.name: getattr(peculiar, field.name) for field in fields(Peculiarities)}


def _as_json(snapshot: Snapshot) -> dict[str, Any]:
    """What identifies it comes first, for whoever opens the file."""
    return {"id": snapshot.id, "digest": snapshot.digest, "date": snapshot.date, **asdict(snapshot)}


def _ordered(files: Mapping[str, SourceFile]) -> dict[str, SourceFile]:
    return {file.name: files[file.name] for file in FILES}


def link_or_copy(source: Path, target: Path) -> None:
    """Put a file that nobody will change at a second place: as a hard link, or copied where links are refused."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
