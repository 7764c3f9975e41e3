"""Taking the files from a folder."""

from __future__ import annotations

import gzip
import json
import os
from typing import TYPE_CHECKING

import pytest

from reelkin.errors import BadInput, DownloadFailed, UsageError
from reelkin.imdb.fetch import fetch
from reelkin.imdb.files import FILES
from reelkin.settings import Settings

from .seven import folder, text

if TYPE_CHECKING:
    from pathlib import Path

    from reelkin.imdb.snapshot import Snapshot
    from reelkin.workspace import Workspace


def take(path: Path | str, workspace: Workspace) -> Snapshot:
    return fetch(path, workspace, Settings(home=workspace.home))


def listing(path: Path) -> dict[str, tuple[bytes, int]]:
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in path.iterdir()}


@pytest.mark.parametrize("plain", [False, True], ids=["compressed", "plain"])
def test_a_folder_becomes_a_snapshot(workspace: Workspace, tmp_path: Path, plain: bool) -> None:
    """The text is the same, the folder is left as it was, and nothing of it is shared with the snapshot."""
    source = folder(tmp_path / "files", plain=plain)
    before = listing(source)
    snapshot = take(source, workspace)
    for file in FILES:
        path = workspace.raw(snapshot.id) / file.gz_name
        assert gzip.decompress(path.read_bytes()) == text(file.name)
        assert path.stat().st_nlink == 1
    assert listing(source) == before
    assert [p.name for p in (workspace.home / "raw").iterdir()] == [snapshot.id]


def test_plain_and_compressed_files_are_the_same_snapshot(workspace: Workspace, tmp_path: Path) -> None:
    """What is in them counts."""
    first = take(folder(tmp_path / "a", plain=True), workspace)
    second = take(str(folder(tmp_path / "b")), workspace)
    assert first.id == second.id
    assert len(workspace.snapshots()) == 1


def test_both_kinds_may_be_mixed_and_others_lie_about(workspace: Workspace, tmp_path: Path) -> None:
    """Of two the compressed one is taken; what is unknown is passed over."""
    source = folder(tmp_path / "files")
    (source / "title.crew.tsv.gz").unlink()
    (source / "title.crew.tsv").write_bytes(text("title.crew"))
    (source / "title.ratings.tsv").write_bytes(b"an old one")
    (source / "truncated.title.basics.tsv").write_bytes(b"ama,Musical\n")
    (source / "title.akas.tsv").mkdir()
    assert take(source, workspace).source == "imdb"


def test_missing_files_are_all_named(workspace: Workspace, tmp_path: Path) -> None:
    """At once, so that nobody has to try seven times."""
    source = folder(tmp_path / "files")
    (source / "title.crew.tsv.gz").unlink()
    (source / "name.basics.tsv.gz").unlink()
    with pytest.raises(BadInput, match=r"files: title\.crew, name\.basics missing"):
        take(source, workspace)
    with pytest.raises(UsageError, match="no such folder"):
        take(source / "nowhere", workspace)
    assert not (workspace.home / "raw").exists()


def test_a_file_that_is_not_right_leaves_nothing(workspace: Workspace, tmp_path: Path) -> None:
    """Cut off, or without a column: its path is named, and the earlier snapshot stays the only one."""
    good = take(folder(tmp_path / "good"), workspace)
    source = folder(tmp_path / "files")
    path = source / "name.basics.tsv.gz"
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(BadInput, match=r"files/name\.basics\.tsv\.gz: the gzip file ends in the middle"):
        take(source, workspace)
    path.write_bytes(
        gzip.compress(b"nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\n", mtime=0)
    )
    with pytest.raises(BadInput, match=r"name\.basics\.tsv\.gz: lacks the column 'knownForTitles'"):
        take(source, workspace)
    path.unlink()
    (source / "name.basics.tsv").write_bytes(b"ama,Musical\ntt0030422\tmovie\n")
    with pytest.raises(BadInput, match=r"name\.basics\.tsv: begins with 'ama,Musical'"):
        take(source, workspace)
    assert [p.name for p in (workspace.home / "raw").iterdir()] == [good.id]


def test_an_untouched_folder_is_not_read_again(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Size and time tell; a file that was touched is read, and may be the same all the same."""
    source = folder(tmp_path / "files")
    first = take(source, workspace)
    with monkeypatch.context() as patch:
        patch.setattr("reelkin.imdb.integrity.check", lambda *_: pytest.fail("was read"))
        assert take(source, workspace) == first
    os.utime(source / "title.crew.tsv.gz", (5, 5))
    assert take(source, workspace).id == first.id
    (source / "title.crew.tsv.gz").write_bytes(gzip.compress(text("title.crew", []), mtime=0))
    assert take(source, workspace).id != first.id


def test_a_folder_keeps_its_peculiarities_and_its_day(workspace: Workspace, tmp_path: Path) -> None:
    """As a snapshot that was copied does, or a catalogue of somebody's own."""
    source = folder(tmp_path / "files")
    own = {
        "source": "club", "rating_mean": "stars", "votes_mean": "members", "default_min_votes": 3,
        "billing_order": False, "notice": "ours", "date": "2020-02-29", "id": "whatever",
    }  # fmt: skip
    (source / "snapshot.json").write_text(json.dumps(own))
    snapshot = take(source, workspace)
    assert snapshot.id == f"2020-02-29-{snapshot.digest[:8]}"
    assert (snapshot.source, snapshot.default_min_votes, snapshot.billing_order) == ("club", 3, False)
    (source / "snapshot.json").write_text(json.dumps({**own, "default_min_votes": 4, "date": "tomorrow"}))
    changed = take(source, workspace)
    assert changed.default_min_votes == 4
    assert changed.id != snapshot.id
    del own["votes_mean"]
    (source / "snapshot.json").write_text(json.dumps(own))
    with pytest.raises(BadInput, match=r"snapshot\.json: votes_mean: Field required; correct it"):
        take(source, workspace)


def test_a_snapshots_own_folder_is_that_snapshot(workspace: Workspace, tmp_path: Path) -> None:
    """And forgets nothing of where its files came from."""
    snapshot = take(folder(tmp_path / "files"), workspace)
    assert take(workspace.raw(snapshot.id), workspace) == snapshot


def test_a_snapshot_copied_to_another_workspace_is_the_same(workspace: Workspace, tmp_path: Path) -> None:
    """By id and by bytes."""
    snapshot = take(folder(tmp_path / "files", plain=True), workspace)
    other = type(workspace)(tmp_path / "other")
    copy = take(workspace.raw(snapshot.id), other)
    assert copy.id == snapshot.id
    for file in FILES:
        assert (other.raw(copy.id) / file.gz_name).read_bytes() == (
            workspace.raw(copy.id) / file.gz_name
        ).read_bytes()


def test_a_folder_that_may_not_be_read_is_told(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In words, with the file."""
    source = folder(tmp_path / "files")

    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("shutil.copyfile", refuse)
    with pytest.raises(DownloadFailed, match=r"title\.basics\.tsv\.gz: Permission denied"):
        take(source, workspace)


@pytest.mark.parametrize("name", ["imdb_real", "imdb_quirks", "imdb_from_meta"])
def test_the_shared_data_can_be_taken(workspace: Workspace, shared_data: Path, name: str) -> None:
    """Genuine files, with others beside them."""
    snapshot = take(shared_data / name, workspace)
    assert snapshot.source == "imdb"
    assert take(shared_data / name, workspace) == snapshot


@pytest.mark.parametrize("name", ["title.basics", "title.ratings"])
def test_the_shared_truncated_files_are_refused_whole(
    workspace: Workspace, tmp_path: Path, shared_data: Path, name: str
) -> None:
    """They begin and end in the middle of a row."""
    source = folder(tmp_path / "files")
    (source / f"{name}.tsv.gz").unlink()
    cut = (shared_data / "imdb_quirks" / f"truncated.{name}.tsv").read_bytes()
    (source / f"{name}.tsv").write_bytes(cut)
    with pytest.raises(BadInput, match=rf"{name}\.tsv: begins with .*, not with the header of {name}"):
        take(source, workspace)
