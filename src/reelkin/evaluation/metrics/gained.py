"""What picks gain: the truth looked up at each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]
    Picks = npt.NDArray[np.integer[Any]]


def gained(ranked: Picks, truth: sparse.csr_array, n: int) -> Doubles:
    """float64[m, n]: the gain of each of the first `n` picks; 0 for what was not to be found, and for -1."""
    picks = np.full((len(ranked), n), -1, dtype=np.int64)
    picks[:, : ranked.shape[1]] = ranked[:, :n]
    known = truth if truth.has_sorted_indices else truth.sorted_indices()
    width = truth.shape[1]
    owners = np.repeat(np.arange(truth.shape[0], dtype=np.int64), np.diff(known.indptr))
    keys = np.append(owners * width + known.indices, np.iinfo(np.int64).max)
    wanted = np.arange(len(picks), dtype=np.int64)[:, None] * width + picks
    places = np.searchsorted(keys, wanted)
    found = (keys[places] == wanted) & (picks >= 0)
    return np.where(found, np.append(known.data, 0.0)[places], 0.0)


def hits(ranked: Picks, truth: sparse.csr_array, n: int) -> npt.NDArray[np.bool_]:
    """bool[m, n]: which of the first `n` picks were to be found."""
    return gained(ranked, truth, n) > 0


def most_hits(truth: sparse.csr_array, n: int) -> Doubles:
    """float64[m]: how many hits there can be among `n` picks."""
    return np.minimum(np.diff(truth.indptr), n).astype(np.float64)


def shared(found: Doubles, possible: Doubles) -> Doubles:
    """float64[m]: found ÷ possible, 0 where nothing was possible."""
    return np.divide(found, possible, out=np.zeros(len(found)), where=possible > 0)
