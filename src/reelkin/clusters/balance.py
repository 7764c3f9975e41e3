"""Clusters of a useful size, whatever engine found them.

k-means gives no promise about sizes: a dense crowd of alike titles may end in one cluster, and a far outlier may
own one. A shelf that holds a fifth of the catalogue tells nobody anything, and neither does one of two titles.
So after any engine the small clusters are dissolved (their titles go to the next nearest) and the large ones
are cut in two, until every size is within its limits and there are k clusters again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reelkin.clusters.assignment import assign, refine, squared_distances
from reelkin.clusters.threads import one_thread

if TYPE_CHECKING:
    from numpy.typing import NDArray

LARGEST_SHARE = 0.2
"""No cluster holds this share of the catalogue or more, as long as k leaves a choice."""
USEFUL_SIZE = 20
"""A cluster with fewer titles than this is dissolved, unless clusters are that small on the whole."""
LEAST_PART = 0.1
"""A cut that leaves one side less than this is no cut."""
ROUNDS = 30
"""Rounds of dissolving and cutting; real catalogues need none to three."""
SETTLED_ROUNDS = 10
"""The first rounds cut where clusters are widest and let centroids settle; the later ones only halve the fullest."""


@dataclass(frozen=True)
class Limits:
    """The smallest and the largest size a cluster may have."""

    smallest: int
    largest: int


def size_limits(n: int, k: int) -> Limits:
    """What sizes are useful with `n` titles in `k` clusters.

    At least 20 titles, or a quarter of the mean size where that is less, but one; fewer than a fifth of all titles, or
    up to twice the mean size where k is under ten.
    """
    smallest = max(1, min(USEFUL_SIZE, n // (4 * k)))
    largest = int(np.ceil(max(LARGEST_SHARE * n, 2 * n / k))) - 1
    return Limits(smallest, max(largest, smallest, -(-n // k)))


@one_thread
def balance(vectors: NDArray[np.float32], centroids: NDArray[np.float32]) -> NDArray[np.float32]:
    """float32[k, d]: `centroids` moved so that no cluster of `vectors` is too small or too large.

    Centroids that are within the limits already come back unchanged. Two cases keep no promise, since no nearest
    centroid can tell equal vectors apart: more equal vectors than a cluster may hold stay together, and fewer
    different vectors than k give fewer clusters than k.
    """
    k = len(centroids)
    limits = size_limits(len(vectors), k)
    for done in range(ROUNDS):
        assignments = assign(vectors, centroids)
        sizes = np.bincount(assignments, minlength=len(centroids))
        if _useful(sizes, limits) and len(centroids) == k:
            return centroids
        settle = done < SETTLED_ROUNDS
        changed = _round(vectors, centroids, assignments, k, limits, settle=settle)
        if np.array_equal(changed, centroids):
            break
        centroids = refine(vectors, changed, passes=2) if settle else changed
    return _without_empty(vectors, centroids)


def _useful(sizes: NDArray[np.intp], limits: Limits) -> bool:
    return bool((sizes >= limits.smallest).all() and (sizes <= limits.largest).all())


def _round(
    vectors: NDArray[np.float32],
    centroids: NDArray[np.float32],
    assignments: NDArray[np.int32],
    k: int,
    limits: Limits,
    *,
    settle: bool,
) -> NDArray[np.float32]:
    """Dissolve what is small, cut what is large, then cut or join until there are k."""
    sizes = np.bincount(assignments, minlength=len(centroids))
    kept = centroids[sizes >= limits.smallest]
    if not len(kept):
        kept = centroids[[int(sizes.argmax())]]
    assignments = assign(vectors, kept)
    sizes = np.bincount(assignments, minlength=len(kept))
    squares = squared_distances(vectors, kept, assignments) if settle else np.ones(len(vectors))
    width = np.bincount(assignments, squares, minlength=len(kept))
    wanted = np.flatnonzero(sizes > limits.largest)
    others = np.flatnonzero((sizes <= limits.largest) & (sizes >= 2 * limits.smallest))
    widest = others[np.argsort(-width[others], kind="stable")]
    missing = max(k - len(kept) - len(wanted), 0)
    chosen = np.concatenate([wanted, widest[:missing]])
    return _join(vectors, _cut(vectors, kept, assignments, chosen, settle=settle), k, limits)


def _cut(
    vectors: NDArray[np.float32],
    centroids: NDArray[np.float32],
    assignments: NDArray[np.int32],
    chosen: NDArray[np.intp],
    *,
    settle: bool,
) -> NDArray[np.float32]:
    """Each chosen centroid becomes two, unless all its members are equal."""
    pieces = [np.delete(centroids, chosen, axis=0)]
    for cluster in chosen:
        halves = _halves(vectors[assignments == cluster], settle=settle)
        pieces.append(centroids[[cluster]] if halves is None else halves)
    return np.concatenate(pieces)


def _halves(members: NDArray[np.float32], *, settle: bool) -> NDArray[np.float32] | None:
    """The means of two parts: by the median along the longest axis, to `settle` bettered by five of Lloyd's passes.

    Where those leave little more than outliers on one side, the halves by the median stand: the crowd is what has to
    be cut. None if all members are equal.
    """
    centred = members.astype(np.float64) - members.mean(axis=0, dtype=np.float64)
    _, axes = np.linalg.eigh(centred.T @ centred)
    along = centred @ axes[:, -1]
    above = along > np.median(along)
    if not above.any():
        above = along >= np.median(along)
    if above.all():
        return None
    halves = np.stack([members[~above].mean(axis=0), members[above].mean(axis=0)])
    if not settle:
        return halves
    parts = refine(members, halves, passes=5)
    sizes = np.bincount(assign(members, parts), minlength=2)
    return parts if sizes.min() >= LEAST_PART * len(members) else halves


def _join(
    vectors: NDArray[np.float32], centroids: NDArray[np.float32], k: int, limits: Limits
) -> NDArray[np.float32]:
    """Join the two clusters whose union loses least (Ward, 1963) and is not too large, until there are k."""
    while len(centroids) > k:
        sizes = np.bincount(assign(vectors, centroids), minlength=len(centroids)).astype(np.float64)
        squares = ((centroids[:, None, :] - centroids[None, :, :]) ** 2).sum(axis=2, dtype=np.float64)
        totals = sizes[:, None] + sizes
        loss = squares * sizes[:, None] * sizes / np.maximum(totals, 1)
        loss[(totals > limits.largest) | np.tri(len(centroids), dtype=bool)] = np.inf
        if not np.isfinite(loss).any():
            break
        first, second = np.unravel_index(int(loss.argmin()), loss.shape)
        weights = np.maximum(sizes[[first, second]], 1e-9)
        centroids[first] = np.average(centroids[[first, second]], axis=0, weights=weights)
        centroids = np.delete(centroids, second, axis=0)
    return centroids


def _without_empty(vectors: NDArray[np.float32], centroids: NDArray[np.float32]) -> NDArray[np.float32]:
    sizes = np.bincount(assign(vectors, centroids), minlength=len(centroids))
    return centroids[sizes > 0]
