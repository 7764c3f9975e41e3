from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from reelkin import artefacts, tables
from reelkin.catalog import workbench
from reelkin.catalog.prepare import STEPS, prepare
from reelkin.errors import MissingArtefact
from reelkin.settings import Settings

from .staged import aka, movie, original, snapshot, stage

ROWS: dict[str, list[tuple[Any, ...]]] = {
    "basics": [
        movie("tt1", "Amélie", original="Le fabuleux destin d'Amélie Poulain"),
        movie("tt2", "Alien"),
        ("tt3", "tvSeries", "The Series", "The Series", False, 1990, 1995, 45, None),
        movie("tt4", "Nobody Saw It"),
        ("tt31", "tvEpisode", "Pilot", "Pilot", False, 1990, None, 45, "Drama"),
    ],
    "ratings": [("tt1", 8.3, 900), ("tt2", 8.5, 1000), ("tt3", 7.0, 50), ("tt4", 5.0, 3), ("tt31", 8.0, 20)],
    "crew": [("tt1", "nm1", "nm1,nm2"), ("tt2", "nm3", None)],
    "principals": [
        ("tt1", 1, "nm4", "actress", None, '["Amélie Poulain"]'),
        ("tt1", 2, "nm1", "director"),
        ("tt2", 1, "nm5", "actress", None, "not a list"),
        ("tt2", 2, "nm9", "actor"),
        ("tt4", 1, "nm6", "actor"),
    ],
    "akas": [
        original("tt1", "Le fabuleux destin d'Amélie Poulain"),
        aka("tt1", 1, "Le fabuleux destin d'Amélie Poulain", "FR"),
        aka("tt1", 2, "Amelie", "US"),
        aka("tt1", 3, "Die fabelhafte Welt der Amelie", "DE"),
        aka("tt2", 1, "Alien", "US"),
        aka("tt2", 2, "Alien - Den 8. passager", "DK"),
        aka("tt4", 1, "Das sah niemand", "DE"),
        aka("tt31", 1, "Folge #1.1", "DE", "de"),
    ],
    "episode": [("tt31", "tt3", 1, 1), ("tt99", "tt98", 1, 1)],
    "names": [(f"nm{i}", f"Person {i}", 1950 + i) for i in range(1, 8)],
}


def prepared(
    folder: Path, rows: dict[str, list[tuple[Any, ...]]], **settings: Any
) -> tuple[dict[str, Any], Path]:
    staging, out = stage(folder / "in", **rows), folder / "out"
    out.mkdir()
    return prepare(staging, out, snapshot(), Settings(**settings)), out


def shuffled(rows: dict[str, list[tuple[Any, ...]]], seed: int) -> dict[str, list[tuple[Any, ...]]]:
    chance = random.Random(seed)
    return {name: chance.sample(table, len(table)) for name, table in rows.items()}


def test_all_six_tables_are_written_sorted_by_their_keys(tmp_path: Path) -> None:
    _, out = prepared(tmp_path, ROWS)
    assert sorted(path.name for path in out.iterdir()) == sorted(
        [*(f"{table.name}.parquet" for table in tables.CATALOG), "prepare.json"]
    )
    for table in tables.CATALOG:
        frame = pl.read_parquet(out / f"{table.name}.parquet")
        tables.check(table, frame, table.name)
        assert tuple(frame.columns) == table.column_names
        assert frame.rows() == frame.sort(table.key, nulls_last=True).rows()
        assert not frame.select(table.key).is_duplicated().any(), table.name


def test_the_tables_agree_with_each_other(tmp_path: Path) -> None:
    _, out = prepared(tmp_path, ROWS)
    read = {table.name: pl.read_parquet(out / f"{table.name}.parquet") for table in tables.CATALOG}
    titles = set(read["titles"]["tconst"])
    model = set(read["titles"].filter(pl.col("left_out_by").is_null())["tconst"])
    assert (titles, model) == ({"tt1", "tt2", "tt3", "tt4"}, {"tt1", "tt2", "tt3"})
    assert set(read["credits"]["tconst"]) | set(read["regions"]["tconst"]) <= model
    assert set(read["alternate_titles"]["tconst"]) <= titles
    assert "tt4" in set(read["alternate_titles"]["tconst"])
    assert set(read["episodes"]["parent_tconst"]) == {"tt3"}
    assert set(read["people"]["nconst"]) == set(read["credits"]["nconst"])
    assert dict(read["people"].select("nconst", "primary_name").rows())["nm9"] == "nm9"


def test_prepare_json_is_what_is_returned_and_counts_what_was_left_aside(tmp_path: Path) -> None:
    result, out = prepared(tmp_path, ROWS)
    assert artefacts.read_json(out / "prepare.json", "") == json.loads(json.dumps(result))
    assert result["counts"]["titles"] == 4
    assert result["counts"]["model"] == 3
    assert result["counts"]["unreadable_characters"] == 1
    assert result["counts"]["people_without_name"] == 1
    assert result["rating"] == {"mean_rating": pytest.approx(23.8 / 3), "votes": 900.0, "votes_quantile": 0.5}
    assert result["thresholds"]["min_votes"] == 10


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_the_rows_changes_no_byte(tmp_path: Path, seed: int) -> None:
    _, one = prepared(tmp_path / "one", ROWS)
    _, two = prepared(tmp_path / "two", shuffled(ROWS, seed))
    assert artefacts.folder_hashes(one) == artefacts.folder_hashes(two)


def test_parts_change_no_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, one = prepared(tmp_path / "one", ROWS)
    monkeypatch.setattr(workbench, "PART_TITLES", 1)
    _, two = prepared(tmp_path / "two", ROWS)
    for table in tables.CATALOG:
        name = f"{table.name}.parquet"
        assert pl.read_parquet(one / name).equals(pl.read_parquet(two / name)), name


def test_settings_move_titles_in_and_out_of_the_model_and_no_further(tmp_path: Path) -> None:
    _, out = prepared(tmp_path, ROWS, types=("movie",), min_votes=0)
    titles = pl.read_parquet(out / "titles.parquet")
    assert dict(titles.select("tconst", "left_out_by").rows()) == {
        "tt1": None,
        "tt2": None,
        "tt3": "type",
        "tt4": None,
    }
    assert "tt4" in set(pl.read_parquet(out / "credits.parquet")["tconst"])


def test_multiplying_all_votes_changes_no_bayesian_rating(tmp_path: Path) -> None:
    _, one = prepared(tmp_path / "one", ROWS, min_votes=0)
    more = {**ROWS, "ratings": [(tconst, rating, votes * 1000) for tconst, rating, votes in ROWS["ratings"]]}
    _, two = prepared(tmp_path / "two", more, min_votes=0)
    ratings = [pl.read_parquet(out / "titles.parquet")["bayesian_rating"].to_list() for out in (one, two)]
    assert ratings[0] == ratings[1]
    assert len(set(ratings[0])) == 4


def test_empty_files_make_empty_tables(tmp_path: Path) -> None:
    result, out = prepared(tmp_path, {})
    assert result["counts"]["titles"] == 0
    assert result["rating"]["mean_rating"] is None
    for table in tables.CATALOG:
        frame = pl.read_parquet(out / f"{table.name}.parquet")
        assert frame.is_empty()
        assert tuple(frame.columns) == table.column_names


def test_a_missing_file_is_named_and_nothing_is_left_aside(tmp_path: Path) -> None:
    staging, out = stage(tmp_path / "in", **ROWS), tmp_path / "out"
    out.mkdir()
    (staging / "title.akas.parquet").unlink()
    with pytest.raises(MissingArtefact, match=r"title\.akas\.parquet"):
        prepare(staging, out, snapshot(), Settings())
    assert not [path for path in out.iterdir() if path.name.startswith(".")]


def test_progress_is_told_after_each_step(tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []

    def progress(task: str, done: int, total: int | None = None, unit: str = "rows") -> None:
        told.append((done, total))

    staging, out = stage(tmp_path / "in", **ROWS), tmp_path / "out"
    out.mkdir()
    prepare(staging, out, snapshot(), Settings(), progress)
    assert told == [(step, STEPS) for step in range(1, STEPS + 1)]
