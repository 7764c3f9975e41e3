"""Finding columns that say the same: equal values, or equal but for a factor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Values are compared as fractions of their column's largest, to about a millionth: float32 holds no more.
STEPS = 2**20


def first_alike(matrix: sparse.csr_array) -> NDArray[np.intp]:
    """intp[F]: for each column the first column that is a positive multiple of it, or itself.

    Columns are told apart by a 64-bit sum over (row, value), so that a million columns take a second;
    two different columns fall together with a chance below 1e-6 at that size.
    """
    _, first, group = np.unique(_fingerprints(matrix), return_index=True, return_inverse=True)
    alike: NDArray[np.intp] = first[group]
    return alike


def _fingerprints(matrix: sparse.csr_array) -> NDArray[np.uint64]:
    by_column = sparse.csc_array(matrix)
    sums = np.zeros(matrix.shape[1], dtype=np.uint64)
    lengths = np.diff(by_column.indptr)
    filled = np.flatnonzero(lengths)
    if not filled.size:
        return sums
    starts = by_column.indptr[filled]
    largest = np.maximum.reduceat(np.abs(by_column.data), starts).astype(np.float64)
    steps = (
        np.rint(by_column.data / np.repeat(largest, lengths[filled]) * STEPS).astype(np.int64).view(np.uint64)
    )
    # Rows lie below 2^40 and steps within 2^21, so the two do not run into each other.
    values = _scatter(by_column.indices.astype(np.uint64) ^ (steps << np.uint64(40)))
    sums[filled] = np.add.reduceat(values, starts)
    return sums


def _scatter(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread integers over 64 bits: the finaliser of SplitMix64 (Steele, Lea, Flood, 2014)."""
    mixed = values + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
