"""How good a clustering is, in numbers that can be compared between engines and between k.

All but `inertia` look at a seeded sample of titles, so that they cost the same for any catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sklearn.metrics import adjusted_rand_score, silhouette_score

from reelkin.clusters.assignment import assign, chunks, squared_distances
from reelkin.clusters.threads import one_thread

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

SAMPLE = 2000
NEIGHBOURS = 20
SCANNED_SHARE = 0.1


def inertia(
    vectors: NDArray[np.float32], centroids: NDArray[np.float32], assignments: NDArray[np.int32]
) -> float:
    """The mean squared distance of a title to the centroid of its cluster."""
    return float(squared_distances(vectors, centroids, assignments).mean())


def variance(vectors: NDArray[np.float32]) -> float:
    """The mean squared distance of a title to the middle of all: the inertia of one cluster."""
    return float(vectors.var(axis=0, dtype=np.float64).sum())


@one_thread
def silhouette(
    vectors: NDArray[np.float32], assignments: NDArray[np.int32], seed: int, sample: int = SAMPLE
) -> float:
    """Mean silhouette (Rousseeuw, 1987) of a sample: 1, every title is far nearer to its own cluster than to the next;
    0, it might as well be in the next. Also 0 where the sample lies in a single cluster, or each title in its own.
    """  # noqa: D205
    rows = sample_rows(len(vectors), sample, seed)
    labels = assignments[rows]
    if not 1 < len(np.unique(labels)) < len(rows):
        return 0.0
    return float(silhouette_score(vectors[rows].astype(np.float64), labels))


def stability(
    vectors: NDArray[np.float32],
    fit: Callable[[NDArray[np.float32], int], NDArray[np.float32]],
    seed: int,
    runs: int = 3,
) -> float:
    """How alike clusterings of different bootstrap samples are: mean adjusted Rand index between `runs` of them.

    `fit(vectors, seed)` gives centroids. Each run draws n rows with replacement, clusters them under a seed of
    its own, and assigns all titles (Hennig, 2007; index of Hubert and Arabie, 1985: 1 equal, 0 as alike as chance).
    """
    random = np.random.default_rng(seed)
    labels = []
    for _ in range(runs):
        rows = np.sort(random.integers(len(vectors), size=len(vectors)))
        centroids = fit(vectors[rows], int(random.integers(2**31)))
        labels.append(assign(vectors, centroids))
    pairs = [(one, other) for one in range(runs) for other in range(one + 1, runs)]
    return float(np.mean([adjusted_rand_score(labels[one], labels[other]) for one, other in pairs]))


@one_thread
def cell_recall(
    vectors: NDArray[np.float32],
    centroids: NDArray[np.float32],
    assignments: NDArray[np.int32],
    seed: int,
    cells: int | None = None,
    sample: int = 500,
) -> float:
    """Share of a title's 20 nearest vectors that lie in the `cells` clusters whose centroids are nearest to it.

    By default a tenth of the clusters is scanned, rounded up: then k's with about the same work are compared.
    """
    k = len(centroids)
    cells = max(1, int(np.ceil(SCANNED_SHARE * k))) if cells is None else min(cells, k)
    rows = sample_rows(len(vectors), sample, seed)
    count = min(NEIGHBOURS, len(vectors) - 1)
    if count < 1:
        return 1.0
    squares, centroid_squares = (np.einsum("ij,ij->i", some, some) for some in (vectors, centroids))
    scanned = _nearest(centroid_squares - 2 * (vectors[rows] @ centroids.T), cells)
    found = 0
    for some in chunks(len(rows), len(vectors) // 8):
        distances = squares - 2 * (vectors[rows[some]] @ vectors.T)
        np.put_along_axis(distances, rows[some, None], np.inf, axis=1)
        homes = assignments[_nearest(distances, count)]
        found += int((homes[:, :, None] == scanned[some][:, None, :]).any(axis=2).sum())
    return found / (count * len(rows))


def sample_rows(n: int, size: int, seed: int) -> NDArray[np.intp]:
    """`size` of `n` rows, drawn without replacement and sorted; all where there are no more."""
    if n <= size:
        return np.arange(n)
    return np.sort(np.random.default_rng(seed).choice(n, size, replace=False))


def _nearest(distances: NDArray[np.float32], count: int) -> NDArray[np.intp]:
    """The columns of the `count` smallest values in each row, in any order."""
    return np.argpartition(distances, count - 1, axis=1)[:, :count]
