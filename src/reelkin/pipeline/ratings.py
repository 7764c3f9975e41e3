"""The rating sets that a model is to learn from: found, hashed once, and read only where a model is made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reelkin import artefacts
from reelkin.errors import BadInput, MissingExtra, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reelkin.interactions.bulk import Bulk
    from reelkin.interactions.scale import Scale
    from reelkin.model.ratings import Ratings
    from reelkin.workspace import Workspace


@dataclass(frozen=True)
class GivenSet:
    """A rating set that was named.

    Attributes:
        path: a file or a folder.
        kind: what it was recognised as.
        digest: a hash of the files that are read, whatever they are called.
        stamps: size in bytes and time of change in nanoseconds of each of those files, when it was hashed.
    """

    path: Path
    kind: str
    digest: str
    stamps: Mapping[Path, tuple[int, int]] = field(default_factory=dict)


def given_sets(workspace: Workspace, named: Sequence[str | Path]) -> list[GivenSet]:
    """The sets of these paths, or names of sets in the workspace, in the order of their digests.

    Raises:
        MissingArtefact: there is none of that name.
        BadInput: one is no rating set.
        UsageError: two are the same.
        MissingExtra: the libraries that build are not installed.
    """
    if not named:
        return []
    try:
        from reelkin.interactions.bulk import recognised
    except ModuleNotFoundError as error:
        raise MissingExtra("build", "learning from ratings") from error
    from reelkin.interactions.sets.stored import ratings_path

    sets: dict[str, GivenSet] = {}
    for name in named:
        path = ratings_path(workspace, str(name))
        kind, files = recognised(path)
        stamps = _stamps(files)
        digest = artefacts.digest([kind, *map(artefacts.sha256, files)])
        if digest in sets:
            raise UsageError(f"{path}: the same ratings as {sets[digest].path}; give them once")
        sets[digest] = GivenSet(path, kind, digest, stamps)
    return [sets[digest] for digest in sorted(sets)]


def _stamps(files: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    found = {file: file.stat() for file in files}
    return {file: (stat.st_size, stat.st_mtime_ns) for file, stat in found.items()}


def read_sets(workspace: Workspace, snapshot: str, sets: Sequence[GivenSet]) -> Ratings:
    """Their ratings as one table to learn from; raises as `read_given`."""
    from reelkin.model.ratings import RatingSet, join_sets

    read = read_given(workspace, snapshot, sets)
    return join_sets(
        [
            (RatingSet(one.kind, one.digest, bulk.counts), bulk.ratings)
            for one, bulk in zip(sets, read, strict=True)
        ]
    )


def read_given(
    workspace: Workspace, snapshot: str, sets: Sequence[GivenSet], scale: Scale | None = None
) -> list[Bulk]:
    """Each set; one person's exports are matched against the catalogue of the snapshot.

    Args:
        workspace: where the catalogue is.
        snapshot: whose it is.
        sets: of `given_sets`.
        scale: of the ratings of plain files; None: told by their values.

    Raises:
        BadInput: one cannot be read, holds no rating, or has changed since it was hashed.
    """
    from reelkin.interactions.bulk import read_bulk
    from reelkin.interactions.catalog_titles import CatalogTitles

    titles = CatalogTitles(workspace.catalog(snapshot))
    read = []
    for one in sets:
        _check_unchanged(one)
        read.append(read_bulk(one.path, titles, scale))
    return read


def _check_unchanged(given: GivenSet) -> None:
    """The model is named by the hash, and the stages before training may take hours."""
    there = [file for file in given.stamps if file.is_file()]
    if _stamps(there) != given.stamps:
        raise BadInput(f"{given.path}: changed while the work was under way; start it again")
