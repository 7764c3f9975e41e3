"""How good a clustering is, in numbers that can be compared between engines and between k.

All but `inertia` look at a seeded sample of titles, so that they cost the same for any catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sklearn.metrics import adjusted_rand_score, silhouette_score

from reelkin.clusters.assignment import assign, squared_distances
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
    scanned = np.argsort(_distances(vectors[rows], centroids), axis=1, kind="stable")[:, :cells]
    count = min(NEIGHBOURS, len(vectors) - 1)
    found = 0
    for row, seen in zip(rows, scanned, strict=True):
        distances = _distances(vectors[[row]], vectors)[0]
        distances[row] = np.inf
        nearest = np.argpartition(distances, count - 1)[:count]
        found += int(np.isin(assignments[nearest], seen).sum())
    return found / max(count * len(rows), 1)


def sample_rows(n: int, size: int, seed: int) -> NDArray[np.intp]:
    """`size` of `n` rows, drawn without replacement and sorted; all where there are no more."""
    if n <= size:
        return np.arange(n)
    return np.sort(np.random.default_rng(seed).choice(n, size, replace=False))


def _distances(some: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """Squared distances but for a constant of each row."""
    distances: NDArray[np.float32] = (others * others).sum(axis=1) - 2 * (some @ others.T)
    return distances
