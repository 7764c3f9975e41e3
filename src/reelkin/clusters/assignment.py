"""Which cluster a vector belongs to: the nearest centroid, found in pieces so that memory stays bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from reelkin.clusters.threads import one_thread
from reelkin.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

CHUNK_VALUES = 1 << 20
"""Distances held at once: 4 MB, which stays in the processor's cache."""


@one_thread
def assign(vectors: NDArray[np.float32], centroids: NDArray[np.float32]) -> NDArray[np.int32]:
    """int32[n]: the row of the nearest of `centroids` (float32[k, d]) for each of `vectors` (float32[n, d]).

    The first of equally near centroids wins. Runs under one thread, so that the answer does not depend on the
    thread settings around it.

    Raises:
        BadInput: the shapes do not fit, there is no centroid, or a value is not finite.
    """
    _check(vectors, centroids)
    labels = np.empty(len(vectors), dtype=np.int32)
    for rows, scores in _scores(vectors, centroids):
        labels[rows] = scores.argmin(axis=1)
    return labels


def squared_distances(
    vectors: NDArray[np.float32], centroids: NDArray[np.float32], assignments: NDArray[np.int32]
) -> NDArray[np.float64]:
    """float64[n]: the squared Euclidean distance of each vector to the centroid it is assigned to."""
    distances = np.empty(len(vectors))
    for rows in chunks(len(vectors), vectors.shape[1]):
        difference = vectors[rows].astype(np.float64) - centroids[assignments[rows]]
        distances[rows] = np.einsum("ij,ij->i", difference, difference)
    return distances


def means(
    vectors: NDArray[np.float32], assignments: NDArray[np.int32], centroids: NDArray[np.float32]
) -> NDArray[np.float32]:
    """float32[k, d]: the mean of each cluster; one without members keeps its row of `centroids`."""
    k = len(centroids)
    sizes = np.bincount(assignments, minlength=k)
    sums = np.zeros(centroids.shape)
    for rows in chunks(len(vectors), vectors.shape[1]):
        sums += _one_hot(assignments[rows], k) @ vectors[rows].astype(np.float64)
    found = sums / np.maximum(sizes, 1)[:, None]
    return np.where(sizes[:, None] > 0, found, centroids).astype(np.float32)


@one_thread
def refine(vectors: NDArray[np.float32], centroids: NDArray[np.float32], passes: int) -> NDArray[np.float32]:
    """float32[k, d]: `centroids` after so many of Lloyd's passes (assign, then move to the mean) over all rows."""
    for _ in range(passes):
        centroids = means(vectors, assign(vectors, centroids), centroids)
    return centroids


def chunks(rows: int, width: int) -> Iterator[slice]:
    """Consecutive slices of `rows` rows, each so short that a float32 array of that many rows × `width` is small."""
    step = max(1, CHUNK_VALUES // max(width, 1))
    for start in range(0, rows, step):
        yield slice(start, min(start + step, rows))


def _scores(
    vectors: NDArray[np.float32], centroids: NDArray[np.float32]
) -> Iterator[tuple[slice, NDArray[np.float32]]]:
    """|c|² - 2x·c: the squared distance but for |x|², which changes no order. Centred, since float32 cancels."""
    middle = centroids.mean(axis=0)
    centred = centroids - middle
    halves = (centred * centred).sum(axis=1) / 2
    for rows in chunks(len(vectors), len(centroids)):
        yield rows, halves - (vectors[rows] - middle) @ centred.T


def _one_hot(assignments: NDArray[np.int32], k: int) -> sparse.csr_array:
    count = len(assignments)
    ones = np.ones(count)
    return sparse.csr_array((ones, (assignments, np.arange(count))), shape=(k, count))


def _check(vectors: NDArray[np.float32], centroids: NDArray[np.float32]) -> None:
    if vectors.ndim != 2 or centroids.ndim != 2 or vectors.shape[1] != centroids.shape[1]:
        raise BadInput(
            f"vectors are {vectors.shape} and centroids {centroids.shape}; both need the same width"
        )
    if not len(centroids):
        raise BadInput("there is no centroid to assign titles to")
    for name, array in (("vectors", vectors), ("centroids", centroids)):
        if not np.isfinite(array).all():
            raise BadInput(f"{name}: a value is NaN or infinite")
