"""The rating sets of a workspace: `ratings/<set>-<release>-<digest>/`, told of in set.json, which is written last."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from reelkin import artefacts
from reelkin.errors import BadInput, MissingArtefact, UsageError
from reelkin.interactions.sets.sources import SETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reelkin.workspace import Workspace

NAME = "set.json"


@dataclass(frozen=True, kw_only=True)
class SetFile:
    """One file of a set as it lies there."""

    bytes: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class StoredSet:
    """What set.json says.

    Attributes:
        id: the folder's name.
        set: which set it is.
        release: which release of it, or `sources.OWN`.
        date: the day it was fetched (UTC).
        url: the address or the path it came from.
        bytes: the size of what was downloaded, an archive or the ratings themselves.
        sha256: of what was downloaded.
        etag, last_modified: what tells at the source whether it has changed.
        files: what lies in the folder.
        licence: the terms, as they were told.
    """

    id: str
    set: str
    release: str
    date: str
    url: str
    bytes: int
    sha256: str
    etag: str | None = None
    last_modified: str | None = None
    files: Mapping[str, SetFile]
    licence: str


_STORED = TypeAdapter(StoredSet)


def stored_sets(workspace: Workspace) -> Iterator[StoredSet]:
    """The whole sets of a workspace, the one fetched last first. What cannot be read is passed over."""
    marks = [path for path in workspace.ratings.glob(f"*/{NAME}") if not path.parent.name.startswith(".")]
    for mark in sorted(marks, key=lambda path: (path.stat().st_mtime_ns, path), reverse=True):
        try:
            found = _STORED.validate_python(artefacts.read_json(mark, ""))
        except (BadInput, MissingArtefact, ValidationError):
            continue
        if found.id == mark.parent.name and _is_whole(mark.parent, found):
            yield found


def _is_whole(folder: Path, stored: StoredSet) -> bool:
    paths = {folder / name: file for name, file in stored.files.items()}
    return all(path.is_file() and path.stat().st_size == file.bytes for path, file in paths.items())


def find_set(workspace: Workspace, name: str) -> Path:
    """The folder of the set called `name` that was fetched last; `interactions.bulk.read_bulk` reads it.

    Args:
        workspace: where.
        name: a set ("movielens"), a release ("ml-25m"), or the name of a folder of `ratings/` or its beginning.

    Raises:
        MissingArtefact: there is none yet.
        UsageError: there is no set of that name to be fetched either.
    """
    there = list(stored_sets(workspace))
    for matches in (
        lambda each: each.id == name,
        lambda each: name in (each.set, each.release, f"{each.set}-{each.release}"),
        lambda each: each.id.startswith(name),
    ):
        for each in there:
            if name and matches(each):
                return workspace.ratings / each.id
    for rated in SETS.values():
        if name == rated.name:
            raise MissingArtefact(f'{name}: not fetched yet; run "reelkin fetch {name}"')
        if name in rated.releases:
            raise MissingArtefact(
                f'{name}: not fetched yet; run "reelkin fetch {rated.name} --release {name}"'
            )
    offer = ", ".join(each.id for each in there) or "none"
    raise UsageError(f"no rating set '{name}' here; there is {offer}, and to be fetched: {', '.join(SETS)}")


def ratings_path(workspace: Workspace, given: str) -> Path:
    """What a person means by `given`: a file or a folder of ratings, or else a set by name (`find_set`).

    Raises:
        MissingArtefact: it is neither.
    """
    path = Path(given).expanduser()
    if path.exists():
        return path
    try:
        return find_set(workspace, given)
    except UsageError as error:
        raise MissingArtefact(f"{path}: no such file; {error}") from None


def place(workspace: Workspace, stored: StoredSet, filled: Path) -> StoredSet:
    """Make the files in `filled` a set of the workspace, or find that it is there already.

    Args:
        workspace: where, with its lock held.
        stored: what is known of them.
        filled: a folder with the files, on the same disk; they are moved from there.
    """
    target = workspace.ratings / stored.id
    for old in stored_sets(workspace):
        if old.id == stored.id:
            return keep(workspace, old, stored)
    with artefacts.new_folder(target) as folder:
        for name in stored.files:
            (filled / name).replace(folder / name)
        artefacts.write_json(folder / NAME, asdict(stored))
    return stored


def keep(workspace: Workspace, old: StoredSet, seen: StoredSet) -> StoredSet:
    """Note in an existing set where it was seen last, and make it the newest of the workspace."""
    path = workspace.ratings / old.id / NAME
    noted = replace(old, url=seen.url, etag=seen.etag, last_modified=seen.last_modified)
    if noted == old:
        os.utime(path)
    else:
        artefacts.write_json(path, asdict(noted))
    return noted
