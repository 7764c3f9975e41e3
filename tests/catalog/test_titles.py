from __future__ import annotations

from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl

from reelkin import tables
from reelkin.catalog import engine, selection
from reelkin.catalog.reception import RatingConstants
from reelkin.catalog.titles import kept, titles
from reelkin.settings import Settings

from .staged import snapshot, stage

SERIES = {
    "tconst": ["tt2"],
    "num_episodes": [12],
    "num_rated_episodes": [10],
    "episode_rating_mean": [8.0],
    "episode_rating_spread": [0.5],
}


def table(folder: Path, *basics: tuple[Any, ...]) -> dict[str, dict[str, Any]]:
    staging = stage(folder, basics=basics, ratings=[("tt1", 8.0, 100)])
    raw = [engine.scan(staging / f"{name}.parquet") for name in ("title.basics", "title.ratings")]
    chosen = selection.thresholds(snapshot(), Settings())
    series = nw.from_native(
        pl.LazyFrame(SERIES).cast(
            {"num_episodes": pl.Int32, "num_rated_episodes": pl.Int32, pl.Float64: pl.Float32}
        )
    )
    origins = engine.small({"tconst": ["tt1"], "original_language": ["fr"], "original_region": ["FR"]})
    found = titles(kept(*raw, chosen), series, origins, RatingConstants(6.0, 100.0))
    tables.check(tables.TITLES, found, "titles")
    return {row["tconst"]: row for row in engine.rows(found)}


def test_a_row_of_title_basics_becomes_a_title(tmp_path: Path) -> None:
    found = table(
        tmp_path, ("tt1", "movie", "Amélie", "Le fabuleux destin", False, 2001, None, 122, "Comedy,Romance")
    )
    assert found["tt1"] == {
        "tconst": "tt1",
        "title_type": "movie",
        "primary_title": "Amélie",
        "original_title": "Le fabuleux destin",
        "start_year": 2001,
        "end_year": None,
        "runtime_minutes": 122,
        "genres": ["Comedy", "Romance"],
        "average_rating": 8.0,
        "num_votes": 100,
        "bayesian_rating": 7.0,
        "original_language": "fr",
        "original_region": "FR",
        "num_episodes": 0,
        "num_rated_episodes": 0,
        "episode_rating_mean": None,
        "episode_rating_spread": None,
        "left_out_by": None,
    }


def test_what_no_other_table_knows_is_empty_or_0_and_never_lost(tmp_path: Path) -> None:
    found = table(tmp_path, ("tt3", "short", "A", "A", False, None, None, None, None))["tt3"]
    assert found["genres"] == []
    assert found["num_episodes"] == 0
    assert found["original_language"] is None
    assert found["bayesian_rating"] is None
    assert found["left_out_by"] == "unrated"


def test_a_runtime_of_0_is_not_known(tmp_path: Path) -> None:
    assert (
        table(tmp_path, ("tt3", "movie", "A", "A", False, 2000, None, 0, None))["tt3"]["runtime_minutes"]
        is None
    )


def test_a_series_takes_what_its_episodes_add_up_to(tmp_path: Path) -> None:
    found = table(tmp_path, ("tt2", "tvSeries", "S", "S", False, 1990, 1999, 45, "Drama"))["tt2"]
    assert (found["num_episodes"], found["num_rated_episodes"]) == (12, 10)
    assert (found["episode_rating_mean"], found["episode_rating_spread"]) == (8.0, 0.5)
    assert found["end_year"] == 1999


def test_a_missing_title_is_the_other_one_and_a_title_with_neither_is_none(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        ("tt3", "movie", None, "Original", False, 2000),
        ("tt4", "movie", "Primary", None, False, 2000),
        ("tt5", "movie", None, None, False, 2000),
    )
    assert found["tt3"]["primary_title"] == "Original"
    assert found["tt4"]["original_title"] == "Primary"
    assert "tt5" not in found


def test_titles_that_look_like_nothing_are_titles(tmp_path: Path) -> None:
    names = ["None", "+1", "M", '"Giliap"', "NULL", "nan", " "]
    basics = [(f"tt5{i}", "movie", name, name, False, 2000) for i, name in enumerate(names)]
    rows = table(tmp_path, *basics)
    assert [rows[tconst]["primary_title"] for tconst, *_ in basics] == names
