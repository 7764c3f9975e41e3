"""A build may be killed at any moment: the next one ends as if nothing had happened."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reelkin import artefacts
from reelkin.errors import ReelkinError
from reelkin.model.bundle import Bundle, verify
from reelkin.workspace import Workspace

KILLS = 20
CALLS = """
import sys
from reelkin import build
build(raw=sys.argv[1], home=sys.argv[2], k=8)
"""


def start(raw: Path, home: Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {"POLARS_MAX_THREADS": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", CALLS, str(raw), str(home)], env=environment, stderr=subprocess.DEVNULL
    )


def bundle_hashes(home: Path) -> dict[str, str]:
    return dict(artefacts.folder_hashes(Workspace(home).current_model.resolve()))


@pytest.fixture(scope="module")
def undisturbed(small_raw, tmp_path_factory):
    """The bundle of a build that nobody disturbs, and how long it took."""
    home = tmp_path_factory.mktemp("undisturbed")
    started = time.monotonic()
    assert start(small_raw, home).wait() == 0
    return bundle_hashes(home), time.monotonic() - started


def test_twenty_kills_at_random_moments(small_raw, undisturbed, tmp_path):
    """Half the kills hit a first build, half a workspace that has a model of other settings."""
    expected, seconds = undisturbed
    rng = random.Random(20)
    home, hit = tmp_path / "home", 0
    for _ in range(KILLS):
        process = start(small_raw, home)
        try:
            process.wait(rng.uniform(0.05, 1.0) * seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            hit += 1
        current_is_whole(home)
        if process.returncode == 0:
            assert bundle_hashes(home) == expected
            home = tmp_path / f"home-{rng.random()}"
    assert hit > KILLS // 3
    assert start(small_raw, home).wait() == 0
    assert bundle_hashes(home) == expected
    nothing_half_done(home)


def current_is_whole(home: Path) -> None:
    current = Workspace(home).current_model
    if current.is_symlink():
        verify(current)
        Bundle.load(current)


def nothing_half_done(home: Path) -> None:
    snapshot = Workspace(home).newest_snapshot()
    counts = json.loads((Workspace(home).rejects(snapshot) / "counts.json").read_bytes())
    for file in counts.values():
        assert file["lines"] == file["accepted"] + sum(file["rejected"].values())
    assert [path for path in home.glob("*/.partial-*") if "raw" not in path.parts] == []


def test_a_failed_training_leaves_the_old_model_current(built_home, tmp_path, monkeypatch):
    """The new bundle's last file cannot be written: the old one still answers."""
    from reelkin import build
    from reelkin.model import bundle

    before = bundle_hashes(built_home)

    def refuse(*_args):
        raise ReelkinError("no room")

    monkeypatch.setattr(bundle.Bundle, "seal", refuse)
    with pytest.raises(ReelkinError, match="no room"):
        build(home=built_home, k=5)
    assert bundle_hashes(built_home) == before
