"""Recall: how much of what was held out is among the first n."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.evaluation.metrics.gained import hits, most_hits, shared

if TYPE_CHECKING:
    from scipy import sparse

    from reelkin.evaluation.metrics.gained import Doubles, Picks


def recall(ranked: Picks, truth: sparse.csr_array, n: int = 20) -> Doubles:
    """float64[m]: hits among the first `n`, over the most there could be, min(n, held out); 0 without any.

    (The cut at n as in Liang, Krishnan, Hoffman, Jebara, 2018: so that 1 can be reached.)
    """
    return shared(hits(ranked, truth, n).sum(axis=1).astype(float), most_hits(truth, n))
