"""What "similar" is judged against: titles liked by the same people more often than their popularity explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Mapping

FEWEST_TOGETHER = 4
"""How many people must like both titles of a pair."""
FEWEST_LIKES = 20
"""How many people must like a title for its similar titles to be judged."""
SMOOTHING = 1.5
BLOCK = 256
"""Queries whose pairs are counted at once."""


def co_like_lift(
    likes: sparse.csr_array, fewest_likes: int = FEWEST_LIKES
) -> Mapping[int, Mapping[int, float]]:
    """The gain of each title by query: max(0, ln(co ÷ (nᵢ nⱼ ÷ people + 1.5))) where co ≥ 4.

    Args:
        likes: float[m, n], people by titles, 1 for a like.
        fewest_likes: the fewest likes of a query; queries without any gain are left out.
    """
    number = np.bincount(likes.indices, minlength=likes.shape[1]).astype(np.float64)
    queries = np.flatnonzero(number >= fewest_likes)
    by_title = sparse.csr_array(likes.T)
    truth = {}
    for place, query in enumerate(queries.tolist()):
        if place % BLOCK == 0:
            # Block by block: all pairs of 60,000 titles at once would not fit.
            together = sparse.csr_array(by_title[queries[place : place + BLOCK]] @ likes)
        span = slice(together.indptr[place % BLOCK], together.indptr[place % BLOCK + 1])
        others, co = together.indices[span], together.data[span]
        gains = np.log(co / (number[query] * number[others] / likes.shape[0] + SMOOTHING))
        order = np.argsort(others)
        others, co, gains = others[order], co[order], gains[order]
        kept = (co >= FEWEST_TOGETHER) & (gains > 0) & (others != query)
        if kept.any():
            truth[query] = dict(zip(others[kept].tolist(), gains[kept].tolist(), strict=True))
    return truth
