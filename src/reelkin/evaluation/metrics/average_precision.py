"""Average precision: how clean the list is down to each hit. Its mean over people is MAP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reelkin.evaluation.metrics.gained import hits, most_hits, shared

if TYPE_CHECKING:
    from scipy import sparse

    from reelkin.evaluation.metrics.gained import Doubles, Picks


def average_precision(ranked: Picks, truth: sparse.csr_array, n: int = 20) -> Doubles:
    """float64[m]: Σ over hits of (hits so far ÷ place), over min(n, held out); 0 where nothing was held out.

    (Manning, Raghavan, Schütze, 2008, chapter 8; cut at n.)
    """
    hit = hits(ranked, truth, n)
    precision = hit.cumsum(axis=1) / np.arange(1, n + 1)
    return shared((precision * hit).sum(axis=1), most_hits(truth, n))
