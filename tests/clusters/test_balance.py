from __future__ import annotations

import numpy as np
import pytest

from reelkin.clusters.assignment import assign
from reelkin.clusters.balance import balance, size_limits


def sizes(vectors, centroids):
    return np.bincount(assign(vectors, centroids), minlength=len(centroids))


def test_a_crowd_that_would_fill_half_the_catalogue_is_cut_up():
    """One dense ball with 90 % of the titles and thirty far outliers, each with a centroid of its own."""
    random = np.random.default_rng(0)
    ball = random.normal(size=(2700, 6)) * 0.1
    outliers = random.normal(size=(300, 6)) * 30
    vectors = np.vstack([ball, outliers]).astype(np.float32)
    centroids = np.vstack([np.zeros((1, 6)), outliers[:29]]).astype(np.float32)
    assert sizes(vectors, centroids).max() >= 0.9 * len(vectors)
    found = sizes(vectors, balance(vectors, centroids))
    assert len(found) == 30
    assert found.max() < 0.2 * len(vectors)
    assert found.min() >= 20


def test_empty_and_tiny_clusters_are_dissolved_and_k_is_kept(families):
    centroids = np.vstack([families.vectors[:3], np.full((7, 8), 1e3), families.vectors[200:220:2]]).astype(
        np.float32
    )
    balanced = balance(families.vectors, centroids)
    assert len(balanced) == len(centroids)
    assert (
        sizes(families.vectors, balanced).min() >= size_limits(len(families.vectors), len(centroids)).smallest
    )


def test_what_is_balanced_already_comes_back_as_it_was(families):
    centroids = np.stack([families.vectors[families.family == one].mean(axis=0) for one in range(10)])
    assert balance(families.vectors, centroids) is centroids


def test_equal_vectors_cannot_be_told_apart_and_do_not_loop():
    vectors = np.repeat(np.eye(3, dtype=np.float32), [100, 30, 20], axis=0)
    centroids = np.vstack([np.eye(3), np.eye(3) * 0.9]).astype(np.float32)
    assert sorted(sizes(vectors, balance(vectors, centroids))) == [20, 30, 100]


def test_one_cluster_is_one_cluster():
    vectors = np.random.default_rng(0).normal(size=(50, 2)).astype(np.float32)
    assert len(balance(vectors, np.zeros((1, 2), np.float32))) == 1


@pytest.mark.parametrize(
    ("n", "k", "smallest", "largest"),
    [
        (32_000, 60, 20, 6399),
        (350_000, 200, 20, 69_999),
        (1000, 10, 20, 199),
        (1000, 4, 20, 499),
        (96, 8, 3, 23),
        (5, 5, 1, 1),
    ],
)
def test_the_limits(n, k, smallest, largest):
    limits = size_limits(n, k)
    assert (limits.smallest, limits.largest) == (smallest, largest)
