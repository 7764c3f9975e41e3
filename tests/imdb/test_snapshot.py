"""What snapshot.json says, what names a snapshot, and finding one again."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from reelkin.errors import BadInput, MissingArtefact
from reelkin.imdb import snapshot
from reelkin.imdb.files import BY_NAME, FILES
from reelkin.imdb.peculiarities import IMDB
from reelkin.imdb.snapshot import SourceFile

if TYPE_CHECKING:
    from pathlib import Path

    from reelkin.imdb.snapshot import Snapshot
    from reelkin.workspace import Workspace


def made(
    workspace: Workspace, folder: Path, data: bytes = b"text", date: str = "2026-11-24", **changes: Any
) -> Snapshot:
    """A snapshot of seven files that hold the same few bytes."""
    folder.mkdir(exist_ok=True)
    paths = {file.name: folder / file.gz_name for file in FILES}
    for path in paths.values():
        path.unlink(missing_ok=True)
        path.write_bytes(data)
    file = SourceFile(
        url="here", bytes=len(data), sha256=f"of {data!r}", content_sha256=f"in {data!r}", etag="1"
    )
    files = {name: replace(file, **changes.get(name, {})) for name in BY_NAME}
    peculiar = replace(IMDB, **changes.get("peculiar", {}))
    return snapshot.place(workspace, paths, files, peculiar, date)


def test_what_is_written_is_read(workspace: Workspace, tmp_path: Path) -> None:
    """Every field; and what names it comes first in the file."""
    one = made(workspace, tmp_path / "a")
    folder = workspace.raw(one.id)
    assert snapshot.read(folder) == one
    assert list(json.loads((folder / "snapshot.json").read_text()))[:3] == ["id", "digest", "date"]
    assert one.id == f"2026-11-24-{one.digest[:8]}"
    assert snapshot.is_whole(folder, one)


def test_the_digest_depends_on_content_alone(workspace: Workspace, tmp_path: Path) -> None:
    """Not on the day, the address, the compression or the words for people; on text, source and its numbers."""
    files = made(workspace, tmp_path / "a").files
    digest = snapshot.digest_of(files, IMDB)
    elsewhere = {
        name: replace(file, url="there", etag="2", bytes=9, sha256="x") for name, file in files.items()
    }
    assert snapshot.digest_of(elsewhere, replace(IMDB, notice="n", votes_mean="v")) == digest
    assert snapshot.digest_of(dict(reversed(files.items())), IMDB) == digest
    for other in ({"source": "club"}, {"default_min_votes": 1}, {"billing_order": False}):
        assert snapshot.digest_of(files, replace(IMDB, **other)) != digest
    changed = {**files, "title.crew": replace(files["title.crew"], content_sha256="other")}
    assert snapshot.digest_of(changed, IMDB) != digest


def test_equal_content_keeps_the_snapshot_that_is_there(workspace: Workspace, tmp_path: Path) -> None:
    """Its day, its id and its files stay; where they were seen last is noted, and it becomes the newest."""
    first = made(workspace, tmp_path / "a")
    other = made(workspace, tmp_path / "b", b"other")
    os.utime(workspace.raw(first.id) / "snapshot.json", (1, 1))
    assert workspace.newest_snapshot() == other.id
    again = made(
        workspace,
        tmp_path / "a",
        date="2026-12-01",
        peculiar={"notice": "new words"},
        **{"title.crew": {"etag": "9"}},
    )
    assert (again.id, again.digest, again.date) == (first.id, first.digest, first.date)
    assert again.files["title.crew"].etag == "9"
    assert again.notice == "new words"
    assert snapshot.read(workspace.raw(first.id)) == again
    assert workspace.newest_snapshot() == first.id
    assert sorted(workspace.snapshots()) == sorted([first.id, other.id])


def test_a_snapshot_that_lost_a_file_is_made_again(workspace: Workspace, tmp_path: Path) -> None:
    """Equal content does not help when it is no longer there."""
    first = made(workspace, tmp_path / "a")
    (workspace.raw(first.id) / "title.crew.tsv.gz").unlink()
    assert list(snapshot.snapshots(workspace)) == []
    assert made(workspace, tmp_path / "a").id == first.id
    assert snapshot.is_whole(workspace.raw(first.id), first)


def test_the_snapshots_come_newest_first_and_only_whole(workspace: Workspace, tmp_path: Path) -> None:
    """One with an unreadable snapshot.json is passed over, not fatal."""
    made_ = [made(workspace, tmp_path / "a", data) for data in (b"1", b"22", b"333")]
    for age, one in enumerate(made_):
        os.utime(workspace.raw(one.id) / "snapshot.json", (age, age))
    (workspace.raw(made_[1].id) / "snapshot.json").write_text("{}")
    assert list(snapshot.snapshots(workspace)) == [made_[2], made_[0]]


def test_files_are_linked_where_links_exist_and_copied_where_not(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk without links costs room, not the snapshot."""
    linked = made(workspace, tmp_path / "a", b"1")
    assert (workspace.raw(linked.id) / "title.crew.tsv.gz").stat().st_nlink == 2

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(type(tmp_path), "hardlink_to", refuse)
    copied = made(workspace, tmp_path / "a", b"2")
    path = workspace.raw(copied.id) / "title.crew.tsv.gz"
    assert (path.stat().st_nlink, path.read_bytes()) == (1, b"2")


def test_what_is_no_snapshot_is_told(tmp_path: Path) -> None:
    """Absent, not JSON, or without what it must say."""
    with pytest.raises(MissingArtefact, match='run "reelkin fetch"'):
        snapshot.read(tmp_path)
    (tmp_path / "snapshot.json").write_text("{")
    with pytest.raises(BadInput, match="not JSON"):
        snapshot.read(tmp_path)
    (tmp_path / "snapshot.json").write_text('{"id": "x"}')
    with pytest.raises(BadInput, match=r"snapshot\.json: .*Field required.*reelkin fetch"):
        snapshot.read(tmp_path)
