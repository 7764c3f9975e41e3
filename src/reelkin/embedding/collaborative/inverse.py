"""The inverse of a large symmetric matrix in its own place: the rated titles' matrix fits into memory once, not twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import linalg

from reelkin.errors import ReelkinError

if TYPE_CHECKING:
    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]

BLOCK = 1000
"""Rows and columns that are mirrored at a time."""


def inverted(symmetric: Doubles) -> Doubles:
    """The inverse of a symmetric, positive definite float64[r, r], in its place: LAPACK fills one half, we the other.

    Raises:
        ReelkinError: it is not positive definite.
    """
    # LAPACK works in place on columns: of a symmetric matrix by rows, that is its transpose.
    factor, failed = linalg.lapack.dpotrf(symmetric.T, lower=1, overwrite_a=1)
    inverse, failed_too = linalg.lapack.dpotri(factor, lower=1, overwrite_c=1)
    if failed or failed_too:
        raise ReelkinError(
            f"ratings: their matrix cannot be inverted (LAPACK {failed}, {failed_too}); report it"
        )
    for start in range(0, len(inverse), BLOCK):
        stop = min(start + BLOCK, len(inverse))
        corner = inverse[start:stop, start:stop]
        corner[:] = np.tril(corner) + np.tril(corner, -1).T
        inverse[start:stop, stop:] = inverse[stop:, start:stop].T
    whole: Doubles = inverse
    return whole
