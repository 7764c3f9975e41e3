"""Where everything lies, and one writer at a time."""

import os
import subprocess
import sys

import pytest

from reelkin.errors import MissingArtefact, WorkspaceLocked
from reelkin.workspace import Workspace


def test_a_second_writer_is_refused_until_the_first_is_done(tmp_path):
    second = Workspace(tmp_path).lock()
    with Workspace(tmp_path).lock(), pytest.raises(WorkspaceLocked, match="another --home"):
        second.__enter__()
    with Workspace(tmp_path).lock():
        pass


def test_a_dead_process_holds_no_lock(tmp_path):
    code = (
        "import os, signal, pathlib, sys\n"
        "from reelkin.workspace import Workspace\n"
        "with Workspace(pathlib.Path(sys.argv[1])).lock():\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    with Workspace(tmp_path).lock():
        pass


def test_the_newest_snapshot_is_the_one_fetched_last(tmp_path):
    workspace = Workspace(tmp_path)
    with pytest.raises(MissingArtefact, match="reelkin fetch"):
        workspace.newest_snapshot()
    for age, name in enumerate(["2026-01-02-aaaaaaaa", "2026-01-01-bbbbbbbb"]):
        workspace.raw(name).mkdir(parents=True)
        (workspace.raw(name) / "snapshot.json").write_text("{}")
        os.utime(workspace.raw(name) / "snapshot.json", (age, age))
    (tmp_path / "raw" / ".partial-x").mkdir()
    assert workspace.newest_snapshot() == "2026-01-01-bbbbbbbb"
    assert workspace.snapshots() == ["2026-01-02-aaaaaaaa", "2026-01-01-bbbbbbbb"]
