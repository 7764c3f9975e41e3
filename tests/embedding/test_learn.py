"""Learning from files: the command gives the same bytes twice, and a card that names its inputs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from reelkin import artefacts, tables
from reelkin.embedding import learn
from reelkin.embedding.content_map import ContentMap
from reelkin.embedding.embed import embed
from reelkin.embedding.learn import LearnSettings, learn_map
from reelkin.embedding.ranking import Schedule
from reelkin.errors import BadInput, MissingArtefact
from reelkin.features.matrix import FeatureMatrix

from .planted import checkerboard, matrix

POLARS = {
    "string": pl.String,
    "int32": pl.Int32,
    "float32": pl.Float32,
    "bool": pl.Boolean,
    "list[string]": pl.List(pl.String),
}


def frame(table: tables.Table, rows: list[dict[str, object]]) -> pl.DataFrame:
    schema = {name: POLARS[kind] for name, kind in table.types.items()}
    return pl.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """Thirty comedies and horror films in turn; the last one is not in the model."""
    folder = tmp_path / "catalog"
    folder.mkdir()
    titles = [
        {
            "tconst": f"tt{number:07}",
            "title_type": "movie" if number % 5 else "tvMovie",
            "start_year": 1970 + number,
            "runtime_minutes": 80 + number,
            "genres": ["Horror" if number % 2 else "Comedy"],
            "num_votes": 1000 - number,
            "average_rating": 5 + number / 10,
            "bayesian_rating": 5 + number / 10,
            "left_out_by": "votes" if number == 30 else None,
        }
        for number in range(1, 31)
    ]
    frame(tables.TITLES, titles).write_parquet(folder / "titles.parquet")
    frame(tables.CREDITS, []).write_parquet(folder / "credits.parquet")
    frame(tables.PEOPLE, []).write_parquet(folder / "people.parquet")
    return folder


@pytest.fixture
def ratings(tmp_path: Path) -> Path:
    path = tmp_path / "ratings.dat"
    rng = np.random.default_rng(0)
    lines = [
        f"{person}::{number:07}::{9 if number % 2 == person % 2 else 2}::1"
        for person in range(40)
        for number in range(1, 31)
        if rng.random() < 0.8
    ]
    path.write_text("\n".join(lines) + "\n")
    return path


def test_the_command_gives_the_same_bytes_twice(catalog: Path, ratings: Path, tmp_path: Path) -> None:
    for out in ("one", "two"):
        arguments = ["--catalog", str(catalog), "--ratings", str(ratings), "--out", str(tmp_path / out)]
        assert learn.main(arguments) == 0
    assert artefacts.folder_hashes(tmp_path / "one") == artefacts.folder_hashes(tmp_path / "two")
    card = ContentMap.load(tmp_path / "one").card
    assert card["inputs"]["ratings.dat"] == artefacts.sha256(ratings)
    assert card["data"]["licence"] == "MIT"
    assert card["settings"]["least"] == list(LearnSettings().least)
    assert [each["people"] for each in card["members"]] == [40, 40, 40]
    assert card["learned_from"] == card["members"][0]


def test_a_set_of_another_kind_is_named_as_what_it_is(catalog: Path, ratings: Path, tmp_path: Path) -> None:
    """The same likes by a table of stars give the same map, and a card that does not call it MovieTweetings."""
    lines = [line.split("::") for line in ratings.read_text().splitlines()]
    table = tmp_path / "stars.csv"
    rows = [f"{person},tt{title},{int(rating) / 2},1" for person, title, rating, _ in lines]
    table.write_text("\n".join(["userId,tconst,rating,timestamp", *rows]) + "\n")
    settings = LearnSettings(schedule=Schedule(steps=3))
    one, other = (learn.learn_from_files(catalog, path, settings) for path in (ratings, table))
    assert one.weights.tobytes() == other.weights.tobytes()
    assert other.card["data"] == {"name": "a table of ratings"}
    assert other.card["inputs"]["stars.csv"] == artefacts.sha256(table)


def test_a_missing_or_odd_catalogue_is_refused(catalog: Path, ratings: Path) -> None:
    frame(tables.TITLES, []).drop("genres").write_parquet(catalog / "titles.parquet")
    with pytest.raises(BadInput, match=r"titles\.parquet: missing column 'genres'"):
        learn.learn_from_files(catalog, ratings, LearnSettings())
    (catalog / "titles.parquet").unlink()
    with pytest.raises(MissingArtefact, match="prepare"):
        learn.learn_from_files(catalog, ratings, LearnSettings())


def test_planted_families_come_out_apart() -> None:
    features, likes = checkerboard()
    settings = LearnSettings(dimensions=3, schedule=Schedule(steps=60))
    embedding = embed(features, learn_map(features, [likes, likes], settings))
    same = (np.arange(40) % 2)[:, None] == (np.arange(40) % 2)[None, :]
    products = embedding.vectors @ embedding.vectors.T
    assert products[same].min() > products[~same].max()


def test_the_map_is_in_plain_units_whatever_the_scales() -> None:
    features, likes = checkerboard()
    scales = np.arange(1, 8, dtype=np.float32)
    scaled = features.matrix.copy()
    scaled.data = scaled.data * scales[scaled.indices]
    heavy = FeatureMatrix(features.tconsts, features.columns, scaled, scales)
    settings = LearnSettings(dimensions=3, schedule=Schedule(steps=5))
    one, other = (learn_map(each, [likes], settings) for each in (features, heavy))
    np.testing.assert_allclose(one.weights, other.weights, atol=1e-4)


def test_people_are_learned_when_asked_for() -> None:
    """One director makes all of one family's films, and nothing else tells the families apart."""
    base, likes = checkerboard()
    family = np.arange(40) % 2
    values = np.column_stack([base.matrix[:, 2:].toarray(), family == 0, family == 1])
    values[:4, -2:] = 0
    names = [*base.names[2:], "director_nm1", "director_nm2"]
    blocks = [*(column.block for column in base.columns[2:]), "directors", "directors"]
    features = matrix(values, names, blocks)
    settings = LearnSettings(dimensions=3, people=1.0, schedule=Schedule(steps=60))
    embedding = embed(features, learn_map(features, [likes], settings))
    one, other = embedding.map[-2:].astype(float)
    assert one @ other < 0
    assert "director_nm1" not in learn_map(features, [likes], replace(settings, people=0.0)).columns
