"""Reciprocal rank: how soon the first hit comes (Voorhees, 1999). Its mean over people is MRR."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reelkin.evaluation.metrics.gained import hits

if TYPE_CHECKING:
    from scipy import sparse

    from reelkin.evaluation.metrics.gained import Doubles, Picks


def reciprocal_rank(ranked: Picks, truth: sparse.csr_array, n: int = 20) -> Doubles:
    """float64[m]: 1 ÷ the place of the first hit among the first `n`; 0 without a hit."""
    found: Doubles = (hits(ranked, truth, n) / np.arange(1, n + 1)).max(axis=1)
    return found
