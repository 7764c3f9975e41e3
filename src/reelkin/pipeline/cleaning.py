"""What can go from a workspace: snapshots and bundles that are no longer live, and what killed processes left."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reelkin.artefacts import PARTIAL, partial_path, read_json
from reelkin.errors import ReelkinError
from reelkin.interactions.sets.stored import stored_sets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reelkin.workspace import Workspace


@dataclass(frozen=True)
class Removable:
    """A folder or file that may go, why, and how many bytes that frees."""

    path: Path
    why: str
    bytes: int


def removable(workspace: Workspace, *, keep: int = 1, caches: bool = False) -> list[Removable]:
    """What `clean` would remove: never the current bundle, nor the snapshot it is of, nor what is newest.

    Newest are the last `keep` snapshots and bundles, and of each release of a rating set the last `keep` fetched.

    Args:
        workspace: where.
        keep: how many snapshots and how many bundles stay, the live ones among them.
        caches: also the read rows of the live snapshot, which the next build makes again, what evaluations keep to
            go on from, and what was received of downloads that broke off. The workspace's lock is held here, so none
            of them is under way.
    """
    found = (
        list(_leftovers(workspace))
        + list(_old_snapshots(workspace, keep, caches))
        + list(_old_bundles(workspace, keep))
        + list(_old_sets(workspace, keep))
        + ([*_broken_off(workspace), *_evaluations(workspace)] if caches else [])
    )
    going = {path for path, _ in found}
    return [Removable(path, why, size_of(path)) for path, why in found if going.isdisjoint(path.parents)]


def remove(items: list[Removable]) -> None:
    """Remove them. Call with the workspace's lock held.

    A folder first takes a name under which nothing is taken for whole, for this too may be killed half-way.
    """
    for item in items:
        if item.path.is_dir() and not item.path.is_symlink():
            shutil.rmtree(_set_aside(item.path))
        else:
            item.path.unlink(missing_ok=True)


def _set_aside(folder: Path) -> Path:
    if folder.name.startswith(PARTIAL):
        return folder
    aside = partial_path(folder)
    if aside.is_dir():
        shutil.rmtree(aside)
    return folder.rename(aside)


def size_of(path: Path) -> int:
    """The bytes of a file, or of all files below a folder."""
    if path.is_symlink() or not path.is_dir():
        return path.lstat().st_size
    return sum(file.lstat().st_size for file in path.rglob("*") if not file.is_dir())


def _leftovers(workspace: Workspace) -> Iterator[tuple[Path, str]]:
    for path in sorted(workspace.home.glob(f"**/{PARTIAL}*")):
        if not any(parent.name.startswith(PARTIAL) for parent in path.parents):
            yield path, "left by a stopped run"


def _old_snapshots(workspace: Workspace, keep: int, caches: bool) -> Iterator[tuple[Path, str]]:
    names = workspace.snapshots()
    live = {*names[-keep:], *_of_current_bundle(names, workspace)}
    for name in names:
        # The raw files last: what they were made into is only known to be theirs while they are there.
        folders = (
            workspace.staging(name),
            workspace.catalog(name),
            workspace.home / "reports" / name,
            workspace.raw(name),
        )
        if name not in live:
            yield from (
                (folder, f"snapshot {name} is not the newest") for folder in folders if folder.exists()
            )
        elif caches and workspace.staging(name).exists():
            yield workspace.staging(name), "a cache; the next build makes it again"


def _evaluations(workspace: Workspace) -> Iterator[tuple[Path, str]]:
    if workspace.evaluations.is_dir():
        yield workspace.evaluations, "kept by evaluations; without it the next one measures everything again"


def _broken_off(workspace: Workspace) -> Iterator[tuple[Path, str]]:
    begun = (*workspace.downloads.glob("*"), *workspace.rating_downloads.glob("*"))
    for folder in sorted(begun):
        if not folder.name.startswith(PARTIAL):
            yield folder, "of a download that broke off; fetching from there begins again"


def _old_sets(workspace: Workspace, keep: int) -> Iterator[tuple[Path, str]]:
    newer: Counter[tuple[str, str]] = Counter()
    for stored in stored_sets(workspace):
        newer[stored.set, stored.release] += 1
        if newer[stored.set, stored.release] > keep:
            yield workspace.ratings / stored.id, f"{stored.set} {stored.release} was fetched again since"


def _of_current_bundle(names: list[str], workspace: Workspace) -> list[str]:
    """The snapshots with the content that the current bundle was made from."""
    try:
        wanted = read_json(workspace.current_model / "model.json", "")["snapshot"]["digest"]
        digests = {name: read_json(workspace.raw(name) / "snapshot.json", "").get("digest") for name in names}
    except (ReelkinError, KeyError):
        return []
    return [name for name in names if digests[name] == wanted]


def _old_bundles(workspace: Workspace, keep: int) -> Iterator[tuple[Path, str]]:
    link = workspace.current_model
    if not link.is_dir():
        # Nothing says which of them is live.
        return
    live = link.resolve()
    bundles = [
        path
        for path in workspace.models.iterdir()
        if path.is_dir() and not path.is_symlink() and not path.name.startswith(".")
    ]
    others = sorted(
        (path for path in bundles if path != live), key=lambda path: path.stat().st_mtime_ns, reverse=True
    )
    for path in others[max(0, keep - 1) :]:
        yield path, f"bundle {path.name} is not the current one"
        report = workspace.home / "reports" / path.name
        if report.exists():
            yield report, f"reports of bundle {path.name}"
