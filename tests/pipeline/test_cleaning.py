"""What is live stays."""

import json
import os
import shutil

import pytest

from reelkin import artefacts
from reelkin.pipeline.cleaning import removable, remove
from reelkin.workspace import Workspace


def workspace_with_history(home):
    workspace = Workspace(home)
    for age, name in enumerate(["2026-01-01-aaaaaaaa", "2026-02-01-bbbbbbbb"]):
        for folder in (workspace.raw(name), workspace.staging(name), workspace.catalog(name)):
            folder.mkdir(parents=True)
            (folder / "file").write_bytes(b"x" * 10)
        (workspace.raw(name) / "snapshot.json").write_text("{}")
        os.utime(workspace.raw(name) / "snapshot.json", (age, age))
    for age, name in enumerate(["m-old", "m-live", "m-failed-later"]):
        (workspace.models / name).mkdir(parents=True)
        os.utime(workspace.models / name, (age, age))
    artefacts.point(workspace.current_model, workspace.models / "m-live")
    (workspace.models / ".partial-m").mkdir()
    return workspace


def names(items):
    return sorted(str(item.path.name) for item in items)


def test_the_newest_snapshot_and_the_current_bundle_stay(tmp_path):
    workspace = workspace_with_history(tmp_path)
    remove(removable(workspace))
    assert workspace.snapshots() == ["2026-02-01-bbbbbbbb"]
    assert workspace.staging("2026-02-01-bbbbbbbb").exists()
    assert not workspace.catalog("2026-01-01-aaaaaaaa").exists()
    assert sorted(path.name for path in workspace.models.iterdir()) == ["current", "m-live"]
    assert removable(workspace) == []


def test_keep_says_how_many_stay(tmp_path):
    workspace = workspace_with_history(tmp_path)
    assert names(removable(workspace, keep=2)) == [".partial-m", "m-old"]


def test_caches_go_when_asked(tmp_path):
    workspace = workspace_with_history(tmp_path)
    paths = [item.path for item in removable(workspace, caches=True)]
    assert workspace.staging("2026-02-01-bbbbbbbb") in paths
    assert workspace.raw("2026-02-01-bbbbbbbb") not in paths


def test_what_a_broken_download_left_goes_with_the_caches(tmp_path):
    """Once, with what lies in it; and not without being asked, for the next fetch goes on from there."""
    workspace = workspace_with_history(tmp_path)
    left = workspace.downloads / "0123abcd"
    left.mkdir(parents=True)
    (left / "title.basics.tsv.gz.part").write_bytes(b"x" * 30)
    (left / ".partial-title.basics.tsv.gz.json").write_bytes(b"x")
    assert left not in [item.path for item in removable(workspace)]
    items = removable(workspace, caches=True)
    assert [item.bytes for item in items if workspace.downloads in item.path.parents] == [31]
    remove(items)
    assert not left.exists()
    assert removable(workspace, caches=True) == []


def test_without_a_current_bundle_no_bundle_goes(tmp_path):
    workspace = workspace_with_history(tmp_path)
    workspace.current_model.unlink()
    assert names(removable(workspace, keep=2)) == [".partial-m"]


def test_a_link_to_nowhere_names_no_live_bundle_so_none_goes(tmp_path):
    workspace = workspace_with_history(tmp_path)
    artefacts.point(workspace.current_model, workspace.models / "m-gone")
    assert [item for item in removable(workspace) if item.path.parent == workspace.models] == [
        item for item in removable(workspace) if item.path.name == ".partial-m"
    ]


def test_the_snapshot_of_the_current_bundle_stays_though_a_newer_one_is_there(tmp_path):
    workspace = workspace_with_history(tmp_path)
    old, new = workspace.snapshots()
    for name in (old, new):
        (workspace.raw(name) / "snapshot.json").write_text(json.dumps({"digest": f"content of {name}"}))
    os.utime(workspace.raw(old) / "snapshot.json", (0, 0))
    assert workspace.raw(old) in [item.path for item in removable(workspace)]
    record = {"snapshot": {"digest": f"content of {old}"}}
    (workspace.current_model / "model.json").write_text(json.dumps(record))
    remove(removable(workspace))
    assert workspace.snapshots() == [old, new]
    assert workspace.catalog(old).exists()


def test_what_is_half_removed_is_taken_for_nothing(tmp_path, monkeypatch):
    """Killed in its midst, clean leaves no snapshot that lacks files, and a second one removes the rest."""
    workspace = workspace_with_history(tmp_path)

    def killed(folder):
        (folder / "file").unlink(missing_ok=True)
        raise KeyboardInterrupt

    removing = [workspace.raw("2026-01-01-aaaaaaaa"), workspace.models / "m-old"]
    items = {item.path: item for item in removable(workspace)}
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", killed)
        for path in removing:
            with pytest.raises(KeyboardInterrupt):
                remove([items[path]])
    assert workspace.snapshots() == ["2026-02-01-bbbbbbbb"]
    assert not (workspace.models / "m-old").exists()
    remove(removable(workspace))
    assert list(tmp_path.glob("**/.partial-*")) == []


def test_sizes_are_told(tmp_path):
    workspace = workspace_with_history(tmp_path)
    staging = next(
        item for item in removable(workspace) if item.path == workspace.staging("2026-01-01-aaaaaaaa")
    )
    assert staging.bytes == 10
