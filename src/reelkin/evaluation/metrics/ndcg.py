"""Normalised discounted cumulative gain: hits count more the higher they stand (Järvelin, Kekäläinen, 2002)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from reelkin.evaluation.metrics.gained import gained, shared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reelkin.evaluation.metrics.gained import Doubles, Picks


def ndcg(ranked: Picks, gains: Mapping[int, float], n: int = 10) -> float:
    """The same as `each_ndcg` for one list: int[N] rows, and the gain of each row that has one."""
    rows, values = list(gains), list(gains.values())
    width = max([-1, *rows, *ranked.tolist()]) + 1
    truth = sparse.csr_array((values, (np.zeros(len(rows), dtype=np.intp), rows)), shape=(1, max(width, 1)))
    return float(each_ndcg(ranked[None, :], truth, n)[0])


def each_ndcg(ranked: Picks, truth: sparse.csr_array, n: int = 10) -> Doubles:
    """float64[m]: Σ gain / log2(place + 1) over the first `n`, over the most there could be; 0 where nothing gains."""
    discounts = 1 / np.log2(np.arange(2, n + 2))
    return shared(gained(ranked, truth, n) @ discounts, _best(truth, n) @ discounts)


def _best(truth: sparse.csr_array, n: int) -> Doubles:
    """float64[m, n]: the highest gains of each row, falling, then zeros."""
    lengths = np.diff(truth.indptr)
    owners = np.repeat(np.arange(truth.shape[0]), lengths)
    order = np.lexsort((-truth.data, owners))
    places = np.arange(len(order)) - np.repeat(truth.indptr[:-1], lengths)
    kept = places < n
    best = np.zeros((truth.shape[0], n))
    best[owners[kept], places[kept]] = truth.data[order][kept]
    return best
