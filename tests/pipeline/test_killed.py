"""A build may be killed at any moment: the next one ends as if nothing had happened."""

import json
import random
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

import builds
from builds import start
from reelkin import artefacts
from reelkin.errors import ReelkinError
from reelkin.model.bundle import Bundle, verify
from reelkin.workspace import Workspace

KILLS = 20


def bundle_hashes(home: Path) -> dict[str, str]:
    return dict(artefacts.folder_hashes(Workspace(home).current_model.resolve()))


@dataclass(frozen=True)
class Case:
    """A workspace to begin from (None: none yet), and what a build that nobody disturbs makes of it in how long."""

    begin: Path | None
    bundle: dict[str, str]
    seconds: float

    def home(self, home: Path) -> Path:
        """A workspace of its own that begins so."""
        if self.begin is not None:
            shutil.copytree(self.begin, home, symlinks=True)
        return home


@pytest.fixture(scope="module")
def cases(tiny_raw, tmp_path_factory):
    """A first build, and one in a workspace that has a model of other settings."""
    folder = tmp_path_factory.mktemp("undisturbed")
    # The first of all waits for the libraries, so none that is timed comes before it.
    finish(start(tiny_raw, folder / "other", k=6))
    return [undisturbed(tiny_raw, begin, folder) for begin in (None, folder / "other")]


def undisturbed(raw, begin, folder):
    home = Case(begin, {}, 0).home(folder / f"from-{begin and begin.name}")
    started = time.monotonic()
    finish(start(raw, home))
    seconds = time.monotonic() - started
    # Not a copy of the process that those to be killed are copies of: its hashes are seeded otherwise.
    other = Case(begin, {}, 0).home(folder / f"apart-from-{begin and begin.name}")
    apart(raw, other)
    assert bundle_hashes(other) == bundle_hashes(home)
    return Case(begin, bundle_hashes(home), seconds)


def test_twenty_kills_at_random_moments(tiny_raw, cases, tmp_path):
    """Half the kills hit a first build, half a workspace that has a model of other settings."""
    rng = random.Random(20)
    hit = 0
    for case in cases:
        home = case.home(tmp_path / f"home-{rng.random()}")
        for _ in range(KILLS // 2):
            process = start(tiny_raw, home)
            process.join(rng.uniform(0.05, 1.0) * case.seconds)
            if process.is_alive():
                process.kill()
                process.join()
                hit += 1
            current_is_whole(home)
            if process.exitcode == 0:
                assert bundle_hashes(home) == case.bundle
                home = case.home(tmp_path / f"home-{rng.random()}")
        finish(start(tiny_raw, home))
        assert bundle_hashes(home) == case.bundle
        nothing_half_done(home)
    assert hit > KILLS // 3


def finish(process):
    process.join()
    assert process.exitcode == 0


def apart(raw, home):
    """A build in a process that begins from nothing."""
    subprocess.run([sys.executable, builds.__file__, raw, home, "8"], check=True)


def current_is_whole(home: Path) -> None:
    current = Workspace(home).current_model
    if current.is_symlink():
        verify(current)
        Bundle.load(current)
    else:
        assert not current.exists()


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
