from __future__ import annotations

import json
from pathlib import Path

import pytest

from reelkin.errors import BadInput
from reelkin.interactions.not_interested import MARKS, load_marks, mark, unmark
from reelkin.interactions.profiles import load_profile, people


def test_a_mark_keeps_its_moment_and_can_be_taken_back(tmp_path: Path) -> None:
    folder = tmp_path / "ann"
    assert load_marks(folder) == {}
    assert mark(folder, ["tt2", "tt1"], 100) == {"tt1": 100, "tt2": 100}
    assert list(mark(folder, ["tt2", "tt0"], 200).items()) == [("tt1", 100), ("tt2", 100), ("tt0", 200)]
    assert unmark(folder, ["tt1", "tt9"]) == {"tt2": 100, "tt0": 200}
    assert load_marks(folder) == {"tt2": 100, "tt0": 200}


def test_whoever_has_only_marks_has_a_profile(tmp_path: Path) -> None:
    mark(tmp_path / "ann", ["tt1"], 100)
    profile = load_profile(tmp_path / "ann")
    assert (list(profile.matched), profile.not_interested) == ([], {"tt1": 100})
    assert people(tmp_path) == ["ann"]


def test_without_marks_there_is_no_profile(tmp_path: Path) -> None:
    """Neither where the last one was taken back nor where there was none."""
    mark(tmp_path / "ann", ["tt1"], 100)
    assert unmark(tmp_path / "ann", ["tt1"]) == {}
    assert unmark(tmp_path / "typo", ["tt1"]) == {}
    assert people(tmp_path) == []
    assert not (tmp_path / "typo").exists()


@pytest.mark.parametrize(
    "stored",
    [
        [],
        {"format": 2, "titles": {}},
        {"format": 1, "titles": ["tt1"]},
        {"format": 1, "titles": {"tt1": "x"}},
    ],
)
def test_a_damaged_file_is_refused_and_left_alone(tmp_path: Path, stored: object) -> None:
    path = tmp_path / MARKS
    path.write_text(json.dumps(stored))
    with pytest.raises(BadInput, match="not marks of format 1; repair it, or remove it"):
        mark(tmp_path, ["tt1"], 1)
    assert json.loads(path.read_text()) == stored
