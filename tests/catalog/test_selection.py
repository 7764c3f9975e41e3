from __future__ import annotations

from pathlib import Path
from typing import Any

import narwhals as nw
import pytest

from reelkin.catalog import engine, selection
from reelkin.settings import Settings

from .staged import snapshot, stage


def verdicts(
    folder: Path, basics: list[tuple[Any, ...]], ratings: list[tuple[Any, ...]], **settings: Any
) -> dict[str, str | None]:
    staging = stage(folder, basics=basics, ratings=ratings)
    chosen = selection.thresholds(snapshot(default_min_votes=10), Settings(**settings))
    basics_rows = selection.outside(engine.scan(staging / "title.basics.parquet"), chosen)
    inside = basics_rows.filter(nw.col("verdict").is_null())
    kept = selection.left_out(inside, engine.scan(staging / "title.ratings.parquet"), chosen)
    found = {row["tconst"]: row["verdict"] for row in engine.rows(basics_rows.select("tconst", "verdict"))}
    return found | {
        row["tconst"]: row["left_out_by"] for row in engine.rows(kept.select("tconst", "left_out_by"))
    }


def title(
    tconst: str,
    kind: str = "movie",
    name: str | None = "A",
    adult: bool | None = False,
    year: int | None = 2000,
    genres: str | None = "Drama",
) -> tuple[Any, ...]:
    return (tconst, kind, name, name, adult, year, None, 90, genres)


def test_each_reason_is_given_and_the_first_that_applies_counts(tmp_path: Path) -> None:
    found = verdicts(
        tmp_path,
        [
            title("tt01"),
            title("tt02", kind="tvEpisode", adult=True),
            title("tt03", name=None),
            title("tt04", adult=True, year=1900),
            title("tt05", genres="Adult,Drama"),
            title("tt06", kind="short", year=1900),
            title("tt07", year=1900),
            title("tt08"),
            title("tt09"),
        ],
        [("tt01", 7.0, 10), ("tt09", 7.0, 9), ("tt99", 7.0, 99)],
        types=("movie",),
        first_year=1950,
    )
    assert found == {
        "tt01": None,
        "tt02": "kind",
        "tt03": "untitled",
        "tt04": "adult",
        "tt05": "adult",
        "tt06": "type",
        "tt07": "year",
        "tt08": "unrated",
        "tt09": "votes",
    }


def test_a_rating_without_a_title_makes_no_title(tmp_path: Path) -> None:
    assert verdicts(tmp_path, [title("tt1")], [("tt1", 7.0, 50), ("tt2", 7.0, 50)]) == {"tt1": None}


def test_a_genre_that_only_begins_like_adult_is_none(tmp_path: Path) -> None:
    assert verdicts(tmp_path, [title("tt1", genres="Adulthood")], [("tt1", 7.0, 50)]) == {"tt1": None}


def test_an_unknown_flag_or_genre_is_not_adult(tmp_path: Path) -> None:
    assert verdicts(tmp_path, [title("tt1", adult=None, genres=None)], [("tt1", 7.0, 50)]) == {"tt1": None}


def test_adult_titles_come_in_where_they_are_asked_for(tmp_path: Path) -> None:
    assert verdicts(tmp_path, [title("tt1", adult=True)], [("tt1", 7.0, 50)], adult=True) == {"tt1": None}


def test_0_votes_lets_every_rated_title_in_and_no_other(tmp_path: Path) -> None:
    rated = [("tt1", 7.0, 1)]
    assert verdicts(tmp_path, [title("tt1"), title("tt2")], rated, min_votes=0) == {
        "tt1": None,
        "tt2": "unrated",
    }


def test_unrated_lets_the_rest_in_whatever_votes_the_others_need(tmp_path: Path) -> None:
    found = verdicts(tmp_path, [title("tt1"), title("tt2")], [("tt1", 7.0, 1)], unrated=True)
    assert found == {"tt1": "votes", "tt2": None}


@pytest.mark.parametrize(
    ("bounds", "kept"),
    [
        ({}, {1999, 2000, 2001, None}),
        ({"first_year": 2000}, {2000, 2001}),
        ({"last_year": 2000}, {1999, 2000}),
        ({"first_year": 2000, "last_year": 2000}, {2000}),
    ],
)
def test_years_are_bounds_that_an_unknown_year_does_not_meet(
    tmp_path: Path, bounds: dict[str, int], kept: set[int | None]
) -> None:
    years = [1999, 2000, 2001, None]
    basics = [title(f"tt{year}", year=year) for year in years]
    found = verdicts(tmp_path, basics, [(f"tt{year}", 7.0, 50) for year in years], **bounds)
    assert {year for year in years if found[f"tt{year}"] is None} == kept


def test_the_source_says_the_votes_where_settings_do_not() -> None:
    assert selection.thresholds(snapshot(default_min_votes=7), Settings()).min_votes == 7
    assert selection.thresholds(snapshot(default_min_votes=7), Settings(min_votes=0)).min_votes == 0


def test_a_type_that_is_asked_for_joins_the_catalogue() -> None:
    chosen = selection.thresholds(snapshot(), Settings(types=("tvPilot",)))
    assert "tvPilot" in chosen.kinds
    assert "movie" in chosen.kinds
    assert chosen.types == ("tvPilot",)
