"""Vectors and features whose clusters are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import polars as pl
import pytest
from scipy import sparse

from reelkin.features.matrix import FeatureColumn, FeatureMatrix

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray


class Families(NamedTuple):
    """n vectors in families, and which family each is of."""

    vectors: NDArray[np.float32]
    family: NDArray[np.int32]


class Catalogue(NamedTuple):
    """The families with features and titles that fit them."""

    vectors: NDArray[np.float32]
    family: NDArray[np.int32]
    features: FeatureMatrix
    titles: pl.DataFrame


GENRES = (
    "horror",
    "western",
    "comedy",
    "war",
    "musical",
    "documentary",
    "crime",
    "romance",
    "sci_fi",
    "sport",
)


def make_families(count: int, size: int, width: int = 8, seed: int = 7) -> Families:
    random = np.random.default_rng(seed)
    centres = random.normal(size=(count, width)) * 6
    family = np.repeat(np.arange(count, dtype=np.int32), size)
    vectors = centres[family] + random.normal(size=(count * size, width))
    return Families(vectors.astype(np.float32), family)


def make_features(rows: Sequence[Sequence[str]], values: dict[str, float] | None = None) -> FeatureMatrix:
    """A matrix from the names of each title's columns; blocks and labels are told from the names, scales are 2."""
    blocks = {"genre": "genres", "director": "directors", "votes": "reception", "rating": "reception"}
    names = sorted({name for row in rows for name in row})
    position = {name: at for at, name in enumerate(names)}
    columns = [
        FeatureColumn(name, blocks.get(name.split("_")[0], name.split("_")[0]), name.split("_", 1)[1])
        for name in names
    ]
    at = [
        (row, position[name], 2 * (values or {}).get(name, 1.0))
        for row, some in enumerate(rows)
        for name in some
    ]
    places = ([one[0] for one in at], [one[1] for one in at])
    matrix = sparse.csr_array(
        (np.array([one[2] for one in at], np.float32), places), shape=(len(rows), len(names))
    )
    matrix.sort_indices()
    scales = np.full(len(names), 2, np.float32)
    return FeatureMatrix([f"tt{row:07}" for row in range(len(rows))], columns, matrix, scales)


def make_titles(
    names: Sequence[str], years: Sequence[int | None], votes: Sequence[int] | None = None
) -> pl.DataFrame:
    count = len(names)
    return pl.DataFrame(
        {
            "tconst": [f"tt{row:07}" for row in range(count)],
            "primary_title": list(names),
            "start_year": pl.Series(years, dtype=pl.Int32),
            "num_votes": pl.Series(votes or range(10 * count, 0, -10), dtype=pl.Int32),
        }
    )


@pytest.fixture(scope="session")
def families() -> Families:
    """Ten families of 120."""
    return make_families(10, 120)


@pytest.fixture(scope="session")
def catalogue(families: Families) -> Catalogue:
    """Each family has a genre of its own and a decade; one in ten titles has the genre of the next family too."""
    rows, years = [], []
    for at, family in enumerate(families.family):
        genre, other = GENRES[family], GENRES[(family + 1) % len(GENRES)]
        decade = 1920 + 10 * (family % 8)
        more = [f"genre_{other}"] if at % 10 == 0 else []
        more += ["language_fr"] if family == 2 and at % 5 == 1 else ["language_de"] if at % 40 == 0 else []
        more += ["director_nm1"] if family == 3 and at % 12 == 0 else []
        rows.append([f"genre_{genre}", *more, f"era_{decade}", *(["genre_drama"] if at % 3 else [])])
        years.append(decade + at % 10)
    # Best-known titles come first, so families have to be mixed.
    mixed = np.random.default_rng(3).permutation(len(rows))
    names = [f"Film {row}" for row in range(len(rows))]
    return Catalogue(
        families.vectors[mixed],
        families.family[mixed],
        make_features([rows[at] for at in mixed]),
        make_titles(names, [years[at] for at in mixed]),
    )


@pytest.fixture(scope="session")
def build_features() -> Callable[..., FeatureMatrix]:
    """`make_features`, for tests that plant their own."""
    return make_features


@pytest.fixture(scope="session")
def build_titles() -> Callable[..., pl.DataFrame]:
    """`make_titles`, likewise."""
    return make_titles
