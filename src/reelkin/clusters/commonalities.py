"""What the titles of a cluster have in common: features that are more frequent in it than by chance.

Three numbers tell three things, and none replaces another: the lift (how many times more frequent), the share
(of how many titles it is true), and the significance (that it is no accident). Tiny counts make huge lifts;
so the order is by a lift shrunk towards 1, the significance is Fisher's exact test, corrected for the thousands
of features looked at, and less than five titles are never called common.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from reelkin.clusters.presence import counts_by_cluster

if TYPE_CHECKING:
    from scipy import sparse

    from reelkin.features.matrix import FeatureColumn, FeatureMatrix

MIN_COUNT = 5
"""Fewer titles than this have nothing in common, however rare it is elsewhere."""
MIN_LIFT = 1.2
FALSE_DISCOVERIES = 0.01
"""At most this share of all that is called common is expected to be so by chance."""
PRIOR_COUNT = 5.0
"""Titles with a lift of 1 added before the order is made: 6 of 6 weigh less than 60 of 60."""


@dataclass(frozen=True)
class Commonality:
    """A feature over-represented in a cluster.

    Attributes:
        name: the feature's column.
        label: what people read.
        block: the feature's block.
        count: titles of the cluster that have it.
        share: `count` / size of the cluster.
        base_count: titles of the catalogue that have it.
        base_share: `base_count` / size of the catalogue.
        lift: `share` / `base_share`.
        p: chance that as many or more of so many titles drawn at random have it (Fisher's exact test, one-sided).
        q: the smallest false discovery rate at which it counts (Benjamini and Hochberg, 1995).
        weight: what the order is by: `share` × log2 of the lift shrunk towards 1.
    """

    name: str
    label: str
    block: str
    count: int
    share: float
    base_count: int
    base_share: float
    lift: float
    p: float
    q: float
    weight: float


@dataclass(frozen=True, eq=False)
class Pairs:
    """Clusters and features that are more frequent in them; arrays of one length, and the number of titles.

    Attributes:
        cluster, column: which.
        count: titles of the cluster that have the feature.
        size: titles of the cluster.
        base: titles that have the feature.
        n: titles.
    """

    cluster: NDArray[np.integer]
    column: NDArray[np.integer]
    count: NDArray[np.float64]
    size: NDArray[np.float64]
    base: NDArray[np.float64]
    n: float

    @property
    def lift(self) -> NDArray[np.float64]:
        """How many times more frequent."""
        return self.count / self.size * self.n / self.base

    def take(self, kept: NDArray[Any]) -> Pairs:
        """Some of the pairs, by a mask or by positions."""
        arrays = (self.cluster, self.column, self.count, self.size, self.base)
        cluster, column, count, size, base = (array[kept] for array in arrays)
        return Pairs(cluster, column, count, size, base, self.n)


def find_commonalities(
    features: FeatureMatrix, present: sparse.csr_array, assignments: NDArray[np.int32], k: int
) -> list[list[Commonality]]:
    """The commonalities of each of `k` clusters, those with the largest weight first (then by name).

    Args:
        features: the feature matrix of n titles.
        present: float32[n, F], sparse, from `presence(features)`.
        assignments: int32[n], 0 to k - 1.
        k: number of clusters.
    """
    base = np.asarray(present.sum(axis=0), dtype=np.float64)
    pairs = _frequent_pairs(present, assignments, k, base)
    p = over_representation(pairs.count, pairs.size, pairs.base, pairs.n)
    q = false_discovery_rates(p, looked_at=k * int((base >= MIN_COUNT).sum()))
    told = np.flatnonzero((q <= FALSE_DISCOVERIES) & (pairs.lift >= MIN_LIFT))
    found: list[list[Commonality]] = [[] for _ in range(k)]
    kept = pairs.take(told)
    for at, (cluster, column) in enumerate(zip(kept.cluster, kept.column, strict=True)):
        found[cluster].append(
            _commonality(features.columns[column], kept, at, float(p[told[at]]), float(q[told[at]]))
        )
    return [sorted(ones, key=lambda one: (-one.weight, one.name)) for ones in found]


def _frequent_pairs(
    present: sparse.csr_array, assignments: NDArray[np.int32], k: int, base: NDArray[np.float64]
) -> Pairs:
    """Those of enough titles whose lift is above 1: all others are no candidates, and count as p = 1."""
    counts = counts_by_cluster(present, assignments, k).tocoo()
    cluster, column = counts.coords
    sizes = np.bincount(assignments, minlength=k).astype(np.float64)
    pairs = Pairs(cluster, column, counts.data, sizes[cluster], base[column], float(len(assignments)))
    return pairs.take((pairs.count >= MIN_COUNT) & (pairs.lift > 1))


def shrunk_lift(count: float, expected: float) -> float:
    """The lift after adding `PRIOR_COUNT` titles to what was counted and to what was expected."""
    return (count + PRIOR_COUNT) / (expected + PRIOR_COUNT)


def over_representation(
    count: NDArray[np.float64], size: NDArray[np.float64], base: NDArray[np.float64], n: float
) -> NDArray[np.float64]:
    """Chance of `count` or more hits when `size` of `n` titles are drawn, of which `base` are hits.

    The upper tail of the hypergeometric distribution, summed from its largest term down; every `count` has to be
    above its expectation `size` · `base` / `n`, where terms only fall. All arrays have one shape.
    """
    term = np.exp(_log_probability(count, size, base, n))
    total = term.copy()
    at = count.copy()
    open_ = np.flatnonzero(term > 0)
    while open_.size:
        here, drawn, hits = at[open_], size[open_], base[open_]
        falls = (hits - here) * (drawn - here) / ((here + 1) * (n - hits - drawn + here + 1))
        term[open_] *= falls
        total[open_] += term[open_]
        at[open_] += 1
        open_ = open_[term[open_] > total[open_] * 1e-12]
    return np.minimum(total, 1.0)


def false_discovery_rates(p: NDArray[np.float64], looked_at: int) -> NDArray[np.float64]:
    """Benjamini and Hochberg's step-up q of each p, among `looked_at` tests; those not in `p` count as p = 1."""
    order = np.argsort(p, kind="stable")
    ratios = p[order] * max(looked_at, len(p)) / np.arange(1, len(p) + 1)
    q = np.empty_like(p)
    q[order] = np.minimum.accumulate(ratios[::-1])[::-1]
    return np.minimum(q, 1.0)


def _log_probability(
    count: NDArray[np.float64], size: NDArray[np.float64], base: NDArray[np.float64], n: float
) -> NDArray[np.float64]:
    def choose(of: NDArray[np.float64], some: NDArray[np.float64]) -> NDArray[np.float64]:
        chosen: NDArray[np.float64] = gammaln(of + 1) - gammaln(some + 1) - gammaln(of - some + 1)
        return chosen

    return choose(base, count) + choose(n - base, size - count) - choose(np.full_like(size, n), size)


def _commonality(feature: FeatureColumn, pairs: Pairs, at: int, p: float, q: float) -> Commonality:
    count, size, base = (float(array[at]) for array in (pairs.count, pairs.size, pairs.base))
    share, base_share = count / size, base / pairs.n
    return Commonality(
        name=feature.name,
        label=feature.label,
        block=feature.block,
        count=int(count),
        share=share,
        base_count=int(base),
        base_share=base_share,
        lift=share / base_share,
        p=p,
        q=q,
        weight=share * float(np.log2(shrunk_lift(count, size * base_share))),
    )
