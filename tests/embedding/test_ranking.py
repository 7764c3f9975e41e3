"""The map learned by ranking: right gradients, planted families, the same bytes."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from reelkin.embedding.ranking import Schedule, halves, loss_gradient, rank_map

from .planted import checkerboard


def slow_loss(
    weights: np.ndarray, shown: np.ndarray, hidden: np.ndarray, x: np.ndarray, bias: np.ndarray
) -> float:
    """Minus the log-probability of the hidden likes, person by person."""
    vectors, total, weight = x @ weights, 0.0, 0.0
    for seen, asked in zip(shown, hidden, strict=True):
        taste = seen @ vectors / np.sqrt(max(1, seen.sum()))
        scores = np.where(seen > 0, -30, vectors @ taste + bias)
        logs = scores - np.log(np.exp(scores).sum())
        if asked.sum():
            total -= (asked * logs).sum() / np.sqrt(asked.sum())
            weight += np.sqrt(asked.sum())
    return total / weight


def test_the_gradient_is_that_of_the_loss() -> None:
    rng = np.random.default_rng(3)
    x = rng.random((8, 4))
    likes = sparse.csr_array((rng.random((6, 8)) < 0.6).astype(float))
    shown, hidden = halves(likes, rng)
    weights, bias = rng.normal(size=(4, 2)), rng.normal(size=8)
    found = loss_gradient(weights, shown, hidden, sparse.csr_array(x), bias)
    for place in np.ndindex(4, 2):
        step = np.zeros((4, 2))
        step[place] = 1e-5
        args = (shown.toarray(), hidden.toarray(), x, bias)
        slope = (slow_loss(weights + step, *args) - slow_loss(weights - step, *args)) / 2e-5
        assert abs(slope - found[place]) < 1e-4


def test_halves_are_the_whole() -> None:
    _, likes = checkerboard()
    shown, hidden = halves(likes, np.random.default_rng(0))
    assert ((shown + hidden) != likes).nnz == 0
    assert shown.nnz > 0 < hidden.nnz


def test_a_map_tells_planted_families_apart() -> None:
    features, likes = checkerboard()
    weights = rank_map(likes, features.matrix, 3, Schedule(steps=60))
    vectors = features.matrix @ weights
    vectors = vectors - vectors.mean(axis=0)
    same = (np.arange(40) % 2)[:, None] == (np.arange(40) % 2)[None, :]
    products = vectors @ vectors.T
    assert products[same].min() > products[~same].max()


def test_popularity_stays_out_of_the_vectors() -> None:
    """Titles that differ in popularity alone, by a factor of 5, are told apart by a factor of 1.2 at most."""
    rng = np.random.default_rng(0)
    often = np.arange(40) < 20
    likes = sparse.csr_array((rng.random((300, 40)) < np.where(often, 0.5, 0.1)).astype(float))
    x = sparse.csr_array(np.column_stack([often, ~often]).astype(float))
    popular, rare = rank_map(likes, x, 2, Schedule(steps=60))
    assert abs(popular @ popular - popular @ rare) < np.log(1.2)


def test_the_same_likes_give_the_same_bytes() -> None:
    features, likes = checkerboard()
    one = rank_map(likes, features.matrix, 3, Schedule(steps=5))
    assert one.tobytes() == rank_map(likes, features.matrix, 3, Schedule(steps=5)).tobytes()
    assert one.tobytes() != rank_map(likes, features.matrix, 3, Schedule(steps=5, seed=1)).tobytes()
