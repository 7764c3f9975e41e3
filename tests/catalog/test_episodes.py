from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

import pytest

from reelkin.catalog import engine
from reelkin.catalog.engine import Frame
from reelkin.catalog.episodes import episodes, rolled_up

from .staged import stage

LISTED = [
    ("tt11", "tt1", 1, 1),
    ("tt12", "tt1", 1, 2),
    ("tt13", "tt1", None, None),
    ("tt21", "tt2", 1, 1),
    ("tt31", "tt3", 1, 1),
    ("tt91", "tt9", 1, 1),
]
RATINGS = [("tt11", 8.0, 300), ("tt12", 6.0, 100), ("tt21", 9.1, 40), ("tt1", 9.9, 5000)]


def table(
    folder: Path, listed: list[tuple[Any, ...]] = LISTED, ratings: list[tuple[Any, ...]] = RATINGS
) -> Frame:
    staging = stage(folder, episode=listed, ratings=ratings)
    titles = engine.small({"tconst": ["tt1", "tt2", "tt3", "tt4"]})
    raw = [engine.scan(staging / f"{name}.parquet") for name in ("title.episode", "title.ratings")]
    return episodes(*raw, titles)


def by_series(frame: Frame) -> dict[str, dict[str, Any]]:
    return {row["tconst"]: row for row in engine.rows(rolled_up(frame))}


def test_an_episode_of_a_series_that_is_not_in_the_catalogue_is_left_out(tmp_path: Path) -> None:
    found = {row["tconst"]: row for row in engine.rows(table(tmp_path))}
    assert sorted(found) == ["tt11", "tt12", "tt13", "tt21", "tt31"]
    assert found["tt11"] == {
        "tconst": "tt11",
        "parent_tconst": "tt1",
        "season_number": 1,
        "episode_number": 1,
        "average_rating": 8.0,
        "num_votes": 300,
    }
    assert found["tt13"]["season_number"] is None
    assert found["tt13"]["average_rating"] is None


def test_a_series_counts_its_episodes_and_weighs_their_ratings_by_votes(tmp_path: Path) -> None:
    series = by_series(table(tmp_path))["tt1"]
    assert series["num_episodes"] == 3
    assert series["num_rated_episodes"] == 2
    assert series["episode_rating_mean"] == 7.5
    assert series["episode_rating_spread"] == pytest.approx(statistics.stdev([8.0, 6.0]), abs=1e-6)


def test_one_rated_episode_has_a_mean_and_no_spread(tmp_path: Path) -> None:
    series = by_series(table(tmp_path))["tt2"]
    assert (series["num_episodes"], series["num_rated_episodes"]) == (1, 1)
    assert series["episode_rating_mean"] == pytest.approx(9.1, abs=1e-6)
    assert series["episode_rating_spread"] is None


def test_unrated_episodes_leave_the_mean_unknown(tmp_path: Path) -> None:
    found = by_series(table(tmp_path))
    assert found["tt3"]["num_episodes"] == 1
    assert found["tt3"]["num_rated_episodes"] == 0
    assert found["tt3"]["episode_rating_mean"] is None
    assert "tt4" not in found


def test_equal_ratings_have_no_spread(tmp_path: Path) -> None:
    listed = [(f"tt1{i}", "tt1", 1, i) for i in range(7)]
    ratings = [(f"tt1{i}", 7.7, 10) for i in range(7)]
    series = by_series(table(tmp_path, listed, ratings))["tt1"]
    assert series["episode_rating_spread"] == 0.0
    assert series["episode_rating_mean"] == pytest.approx(7.7, abs=1e-6)


def test_a_very_long_series_does_not_overflow(tmp_path: Path) -> None:
    listed = [(f"tt1{i:06}", "tt1", 1, i) for i in range(20_000)]
    ratings = [(f"tt1{i:06}", 10.0 if i % 2 else 1.0, 2_000_000) for i in range(20_000)]
    series = by_series(table(tmp_path, listed, ratings))["tt1"]
    assert series["episode_rating_mean"] == 5.5
    assert series["episode_rating_spread"] == pytest.approx(4.5001, abs=1e-3)
