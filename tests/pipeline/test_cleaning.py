"""What is live stays."""

import os

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


def test_without_a_current_bundle_no_bundle_goes(tmp_path):
    workspace = workspace_with_history(tmp_path)
    workspace.current_model.unlink()
    assert names(removable(workspace, keep=2)) == [".partial-m"]


def test_sizes_are_told(tmp_path):
    workspace = workspace_with_history(tmp_path)
    staging = next(
        item for item in removable(workspace) if item.path == workspace.staging("2026-01-01-aaaaaaaa")
    )
    assert staging.bytes == 10
