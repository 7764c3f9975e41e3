from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.clusters import assignment
from reelkin.clusters.assignment import assign, means, refine, squared_distances
from reelkin.errors import BadInput


def brute_force(vectors, centroids):
    return ((vectors[:, None, :].astype(float) - centroids[None]) ** 2).sum(axis=2).argmin(axis=1)


def test_every_vector_goes_to_its_nearest_centroid(families):
    centroids = families.vectors[::97]
    found = assign(families.vectors, centroids)
    assert found.dtype == np.int32
    np.testing.assert_array_equal(found, brute_force(families.vectors, centroids))


def test_the_first_of_equally_near_centroids_wins():
    centroids = np.array([[1, 0], [-1, 0], [1, 0]], np.float32)
    np.testing.assert_array_equal(
        assign(np.array([[0, 5], [1, 0], [-2, 0]], np.float32), centroids), [0, 0, 1]
    )


def test_far_from_zero_near_centroids_are_still_told_apart():
    """|x|² - 2x·c alone loses the difference in float32."""
    vectors = np.array([[10_000.0, 0.0], [10_000.5, 0.0]], np.float32)
    np.testing.assert_array_equal(assign(vectors, vectors), [0, 1])


@given(step=st.integers(1, 400))
def test_the_size_of_the_pieces_changes_nothing(step):
    vectors = np.random.default_rng(1).normal(size=(130, 3)).astype(np.float32)
    centroids = vectors[:7]
    whole = assign(vectors, centroids)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assignment, "CHUNK_VALUES", step)
        np.testing.assert_array_equal(assign(vectors, centroids), whole)
        np.testing.assert_allclose(means(vectors, whole, centroids), means(vectors, whole, centroids))
        np.testing.assert_allclose(
            squared_distances(vectors, centroids, whole),
            ((vectors.astype(float) - centroids[whole]) ** 2).sum(axis=1),
        )


def test_means_are_means_and_empty_clusters_stay_where_they_are():
    vectors = np.array([[0, 0], [2, 4], [9, 9]], np.float32)
    centroids = np.array([[5, 5], [7, 7], [1, 1]], np.float32)
    np.testing.assert_array_equal(
        means(vectors, np.array([0, 0, 2], np.int32), centroids), [[1, 2], [7, 7], [9, 9]]
    )


def test_refining_never_raises_the_inertia(families):
    centroids = families.vectors[:10].copy()
    last = np.inf
    for _ in range(4):
        inertia = squared_distances(families.vectors, centroids, assign(families.vectors, centroids)).sum()
        assert inertia <= last
        last, centroids = inertia, refine(families.vectors, centroids, passes=1)


@pytest.mark.parametrize(
    ("vectors", "centroids", "message"),
    [
        (np.zeros((3, 2)), np.zeros((2, 3)), "same width"),
        (np.zeros((3, 2)), np.zeros((0, 2)), "no centroid"),
        (np.full((3, 2), np.nan), np.zeros((2, 2)), "vectors: a value is NaN"),
        (np.zeros((3, 2)), np.full((2, 2), np.inf), "centroids: a value is NaN or infinite"),
    ],
)
def test_what_cannot_be_assigned_is_refused(vectors, centroids, message):
    with pytest.raises(BadInput, match=message):
        assign(vectors.astype(np.float32), centroids.astype(np.float32))
