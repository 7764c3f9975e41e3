from __future__ import annotations

import numpy as np
import pytest

from reelkin.clusters import metrics
from reelkin.clusters.assignment import assign


def centroids_of(families):
    return np.stack([families.vectors[families.family == one].mean(axis=0) for one in range(10)])


def test_inertia_and_variance_by_hand():
    vectors = np.array([[0, 0], [2, 0], [0, 6], [2, 6]], np.float32)
    centroids = np.array([[1, 0], [1, 6]], np.float32)
    assert metrics.inertia(vectors, centroids, np.array([0, 0, 1, 1], np.int32)) == 1.0
    assert metrics.variance(vectors) == 10.0


def test_silhouette_tells_families_from_chance(families):
    random = np.random.default_rng(0).permutation(families.family)
    assert metrics.silhouette(families.vectors, families.family, 0, sample=500) > 0.5
    assert metrics.silhouette(families.vectors, random, 0, sample=500) < 0.05
    assert metrics.silhouette(families.vectors, np.zeros_like(families.family), 0) == 0.0


def test_silhouette_by_hand():
    vectors = np.array([[0.0], [1.0], [10.0]], np.float32)
    # 1 - 1/10, 1 - 1/9, and 0 for one alone.
    assert metrics.silhouette(vectors, np.array([0, 0, 1]), 0) == pytest.approx((0.9 + 8 / 9 + 0) / 3)


def test_stability_is_one_when_every_sample_gives_the_same_clusters(families):
    seeds = []

    def fit(vectors, seed):
        seeds.append(seed)
        assert len(vectors) == len(families.vectors)
        return centroids_of(families)

    assert metrics.stability(families.vectors, fit, seed=0, runs=3) == 1.0
    assert len(set(seeds)) == 3


def test_stability_is_near_zero_when_clusters_are_drawn_by_lot(families):
    def fit(vectors, seed):
        return np.random.default_rng(seed).normal(size=(10, 8)).astype(np.float32)

    assert metrics.stability(families.vectors, fit, seed=0) < 0.8


def test_cell_recall_counts_the_neighbours_in_the_scanned_cells():
    """Two pairs far apart, and one vector whose nearest neighbour lies across the border."""
    vectors = np.array([[0.0], [1.0], [4.9], [5.2], [9.0]], np.float32)
    centroids = np.array([[2.0], [7.0]], np.float32)
    assignments = assign(vectors, centroids)
    np.testing.assert_array_equal(assignments, [0, 0, 1, 1, 1])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(metrics, "NEIGHBOURS", 1)
        assert metrics.cell_recall(vectors, centroids, assignments, 0, cells=1) == 1.0
        crossed = np.array([0, 0, 1, 0, 1], np.int32)
        # 4.9 and 9 scan the cell of 7 only, and their neighbour 5.2 is not in it.
        assert metrics.cell_recall(vectors, centroids, crossed, 0, cells=1) == pytest.approx(3 / 5)
        assert metrics.cell_recall(vectors, centroids, crossed, 0, cells=2) == 1.0


def test_the_sample_is_seeded_sorted_and_without_repeats():
    rows = metrics.sample_rows(1000, 50, 4)
    np.testing.assert_array_equal(rows, np.unique(rows))
    np.testing.assert_array_equal(rows, metrics.sample_rows(1000, 50, 4))
    np.testing.assert_array_equal(metrics.sample_rows(3, 50, 4), [0, 1, 2])
