"""A content map survives its folder, refuses what is not one, and the default one is there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reelkin import artefacts
from reelkin.embedding.content_map import ContentMap, Placing, default_map
from reelkin.embedding.scoring import Scoring
from reelkin.errors import BadInput, MissingArtefact


def small() -> ContentMap:
    weights = np.arange(6, dtype=np.float32).reshape(3, 2)
    prior = np.array([0, 1, 2], dtype=np.float32)
    placing = {"cast": Placing(0.1, 2.0), "": Placing(0.3, 1.0, 0.5)}
    return ContentMap(["a", "b", "c"], weights, prior, placing, Scoring(), {"from": "hand"}, {"a": 1.5})


def test_a_map_survives_its_folder(tmp_path: Path) -> None:
    small().save(tmp_path / "map")
    again = ContentMap.load(tmp_path / "map")
    assert (again.columns, again.placing, again.scoring, again.card, again.forms) == (
        small().columns,
        small().placing,
        small().scoring,
        small().card,
        small().forms,
    )
    np.testing.assert_array_equal(again.weights, small().weights)
    np.testing.assert_array_equal(again.prior, small().prior)


def test_the_same_map_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        small().save(tmp_path / name)
    assert artefacts.folder_hashes(tmp_path / "one") == artefacts.folder_hashes(tmp_path / "two")


def test_no_map_and_half_a_map_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingArtefact, match=r"embedding\.learn"):
        ContentMap.load(tmp_path)
    small().save(tmp_path / "map")
    (tmp_path / "map" / "weights.npy").write_bytes(b"\x93NUMPY")
    with pytest.raises(BadInput, match="content map"):
        ContentMap.load(tmp_path / "map")


@pytest.mark.parametrize(
    ("columns", "weights", "prior"),
    [
        (["a", "a"], np.zeros((2, 2)), np.zeros(2)),
        (["a", "b"], np.zeros((3, 2)), np.zeros(2)),
        (["a", "b"], np.zeros((2, 2)), np.zeros(3)),
        (["a", "b"], np.full((2, 2), np.nan), np.zeros(2)),
    ],
)
def test_a_map_that_does_not_fit_together_is_refused(
    columns: list[str], weights: np.ndarray, prior: np.ndarray
) -> None:
    with pytest.raises(BadInput):
        ContentMap(columns, weights.astype(np.float32), prior.astype(np.float32), {}, Scoring(), {})


@pytest.mark.parametrize(
    ("written", "spoilt"),
    [
        ('"alike": 0.0', '"alike": NaN'),
        ('"alike": 0.0', '"alike": "much"'),
        ('"genre_short": 5.0', '"genre_short": Infinity'),
    ],
)
def test_a_worth_that_is_no_number_is_refused(tmp_path: Path, written: str, spoilt: str) -> None:
    default_map().save(tmp_path / "map")
    record = tmp_path / "map" / "map.json"
    text = record.read_text()
    assert written in text
    record.write_text(text.replace(written, spoilt, 1))
    with pytest.raises(BadInput, match="content map"):
        ContentMap.load(tmp_path / "map")


def test_the_default_map_names_its_source() -> None:
    found = default_map()
    assert found.card["data"]["licence"] == "MIT"
    assert {"titles.parquet", "credits.parquet"} <= found.card["inputs"].keys()
    assert {"genre_horror", "era_1980", "type_movie", "runtime_090", "votes_990"} <= set(found.columns)
    assert "" in found.placing


def test_the_default_map_knows_what_goes_together() -> None:
    """A horror film lies nearer to a thriller than to a family musical; more votes mean a higher prior."""
    found = default_map()
    row = {name: found.weights[place].astype(float) for place, name in enumerate(found.columns)}

    def cosine(one: str, other: str) -> float:
        return float(row[one] @ row[other] / np.linalg.norm(row[one]) / np.linalg.norm(row[other]))

    assert cosine("genre_horror", "genre_thriller") > cosine("genre_horror", "genre_family")
    assert cosine("era_1930", "era_1940") > cosine("era_1930", "era_2000")
    prior = dict(zip(found.columns, found.prior.tolist(), strict=True))
    assert prior["votes_990"] > prior["votes_500"] >= prior["votes_000"] >= 0


def test_popularity_is_in_the_prior_and_not_in_the_vectors() -> None:
    found = default_map()
    votes = [place for place, name in enumerate(found.columns) if name.startswith("votes_")]
    assert not found.weights[votes].any()
