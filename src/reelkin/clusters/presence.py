"""Which features a title has, yes or no: what a cluster's shares are counted from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reelkin.features.matrix import FeatureMatrix

GRADED = ("era_", "runtime_", "votes_", "rating_")
"""Columns that share one number out among neighbours: a title has only the one where its value is largest."""


def presence(features: FeatureMatrix) -> sparse.csr_array:
    """float32[n, F], sparse, 1 where a title has the feature.

    Where a number is spread over neighbouring columns (a film of 1968 is mostly of the 1960s and a little of the
    1970s) only the largest counts, the first of equal ones; elsewhere every value above zero does.
    """
    matrix = features.matrix
    families = _families(features.names)
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    plain = matrix.data / features.scales[matrix.indices]
    kept = (families[matrix.indices] < 0) & (plain > 0)
    for family in range(len(GRADED)):
        entries = np.flatnonzero(families[matrix.indices] == family)
        kept[entries[_largest_by_row(rows[entries], plain[entries])]] = True
    shape = matrix.shape
    ones = np.ones(int(kept.sum()), dtype=np.float32)
    return sparse.csr_array((ones, (rows[kept], matrix.indices[kept])), shape=shape)


def counts_by_cluster(present: sparse.csr_array, assignments: NDArray[np.int32], k: int) -> sparse.csr_array:
    """float64[k, F], sparse: how many titles of each cluster have each feature."""
    n = len(assignments)
    one_hot = sparse.csr_array((np.ones(n), (assignments, np.arange(n))), shape=(k, n))
    counts = sparse.csr_array(one_hot @ present)
    counts.sort_indices()
    return counts


def _families(names: list[str]) -> NDArray[np.int8]:
    """Position in GRADED by column, -1 where it is in none."""
    prefixes = {prefix: position for position, prefix in enumerate(GRADED)}
    return np.array([prefixes.get(name.split("_")[0] + "_", -1) for name in names], dtype=np.int8)


def _largest_by_row(rows: NDArray[np.intp], values: NDArray[np.floating]) -> NDArray[np.intp]:
    order = np.lexsort((np.arange(len(rows)), -values, rows))
    first = np.ones(len(order), dtype=bool)
    first[1:] = rows[order][1:] != rows[order][:-1]
    return order[first]
