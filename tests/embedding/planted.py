"""Planted people and titles whose right answers are known by construction."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from reelkin.embedding.scoring import LinearModel, Scoring
from reelkin.features.matrix import FeatureColumn, FeatureMatrix


def matrix(
    values: np.ndarray, names: list[str], blocks: list[str], scales: np.ndarray | None = None
) -> FeatureMatrix:
    """A feature matrix of these values; row i is title tt000000i."""
    columns = [FeatureColumn(name, block, name) for name, block in zip(names, blocks, strict=True)]
    stored = sparse.csr_array(values.astype(np.float32))
    stored.sort_indices()
    used = np.ones(len(names), dtype=np.float32) if scales is None else scales.astype(np.float32)
    return FeatureMatrix([f"tt{row:07}" for row in range(len(values))], columns, stored, used)


def checkerboard(titles: int = 40, people: int = 60, seed: int = 0) -> tuple[FeatureMatrix, sparse.csr_array]:
    """Two families of titles, even rows comedies and odd rows horror, and people who like one family alone."""
    rng = np.random.default_rng(seed)
    family = np.arange(titles) % 2
    era = rng.integers(0, 3, titles)
    votes = (np.arange(titles) < titles // 4).astype(float)
    values = np.column_stack(
        [family == 0, family == 1, era == 0, era == 1, era == 2, votes, 1 - votes]
    ).astype(float)
    names = ["genre_comedy", "genre_horror", "era_1970", "era_1980", "era_1990", "votes_990", "votes_000"]
    blocks = ["genres"] * 2 + ["era"] * 3 + ["reception"] * 2
    likes = (rng.random((people, titles)) < 0.4) & (family == (np.arange(people) % 2)[:, None])
    return matrix(values, names, blocks), sparse.csr_array(likes.astype(np.float64))


def linear_model(titles: int = 12, features: int = 9, dimensions: int = 3, seed: int = 0) -> LinearModel:
    """A random model in which every other column is shared."""
    rng = np.random.default_rng(seed)
    dense = (rng.random((titles, features)) * (rng.random((titles, features)) < 0.5)).astype(np.float32)
    rows, columns = sparse.csr_array(dense), sparse.csc_array(dense)
    rows.sort_indices()
    columns.sort_indices()
    content_map = rng.normal(size=(features, dimensions)).astype(np.float32)
    prior_map = rng.normal(size=features).astype(np.float32)
    vectors = dense @ content_map
    return LinearModel(
        rows.indptr.astype(np.int64),
        rows.indices.astype(np.int32),
        rows.data,
        columns.indptr.astype(np.int64),
        columns.indices.astype(np.int32),
        columns.data,
        content_map,
        np.where(np.arange(features) % 2, rng.random(features), 0).astype(np.float32),
        np.where(np.arange(features) % 4 == 0, rng.random(features), 0).astype(np.float32),
        prior_map,
        vectors,
        dense @ prior_map,
        (vectors.T @ vectors / titles).astype(np.float32),
        Scoring(similar_shared=0.7, recommend_shared=0.3, shared_power=0.3, own_spread=0.2),
    )
