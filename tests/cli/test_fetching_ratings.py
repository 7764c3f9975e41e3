"""`reelkin fetch movielens` and `movietweetings`: terms first, then the set."""

from __future__ import annotations

import json

import pytest

from interactions.sets.conftest import movielens_zip


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "ml-latest-small.zip"
    path.write_bytes(movielens_zip())
    return path


def test_the_terms_come_before_anything_is_fetched_and_once(reelkin, tmp_path, archive):
    """Also where the fetching fails."""
    home = tmp_path / "home"
    failed = reelkin("--home", home, "fetch", "movielens", "--from", tmp_path / "none")
    assert failed.code == 2
    assert "no commercial" in failed.err
    assert failed.err.index("no commercial") < failed.err.index("no such file")
    fetched = reelkin("--home", home, "fetch", "movielens", "--from", archive)
    assert fetched.code == 0
    assert "no commercial" not in fetched.err
    assert "Next: reelkin train --ratings movielens" in fetched.out
    other = reelkin("--home", home, "fetch", "movietweetings", "--from", tmp_path / "none")
    assert "MIT licence" in other.err


def test_as_json(reelkin, tmp_path, archive):
    arguments = ("--home", tmp_path / "home", "fetch", "movielens", "--from", archive, "--json")
    first, again = (json.loads(reelkin(*arguments).out) for _ in range(2))
    assert (first["new"], again["new"]) == (True, False)
    assert first["set"] == "movielens"
    assert first["bytes"] == archive.stat().st_size
    doctor = reelkin("--home", tmp_path / "home", "doctor")
    assert first["id"] in doctor.out


def test_releases_are_of_rating_sets_alone(reelkin, tmp_path):
    result = reelkin("--home", tmp_path / "home", "fetch", "imdb", "--release", "x")
    assert result.code == 2
    assert "takes no --release" in result.err
    wrong = reelkin("--home", tmp_path / "home", "fetch", "movietweetings", "--release", "ml-25m")
    assert wrong.code == 2
    assert "There are latest, 100k" in wrong.err
