"""Finding columns that say the same: equal values, or equal but for a factor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

# Values are compared as fractions of their column's largest, to about a millionth: float32 holds no more.
STEPS = 2**20


def first_alike(matrix: sparse.csr_array) -> NDArray[np.intp]:
    """intp[F]: for each column the first column that is a positive multiple of it, or itself.

    Columns are told apart by a 64-bit sum over (row, value), so that a million columns take a second;
    two different columns fall together with a chance below 1e-6 at that size.
    """
    sums = _fingerprints(matrix)
    _, first, group = np.unique(sums, return_index=True, return_inverse=True)
    return first[group]


def _fingerprints(matrix: sparse.csr_array) -> NDArray[np.uint64]:
    columns = matrix.indices
    largest = np.zeros(matrix.shape[1], dtype=np.float64)
    np.maximum.at(largest, columns, np.abs(matrix.data))
    rows = np.repeat(np.arange(matrix.shape[0], dtype=np.uint64), np.diff(matrix.indptr))
    steps = np.rint(matrix.data / largest[columns] * STEPS).astype(np.int64).astype(np.uint64)
    sums = np.zeros(matrix.shape[1], dtype=np.uint64)
    np.add.at(sums, columns, _scatter(rows ^ _scatter(steps)))
    return sums


def _scatter(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread integers over 64 bits: the finaliser of SplitMix64 (Steele, Lea, Flood, 2014)."""
    mixed = values + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
