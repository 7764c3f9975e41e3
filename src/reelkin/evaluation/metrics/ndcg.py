"""Normalised discounted cumulative gain: hits count more the higher they stand (Järvelin, Kekäläinen, 2002)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    Rows = npt.NDArray[np.integer]


def ndcg(ranked: Rows, gains: Mapping[int, float], n: int = 10) -> float:
    """Σ gain / log2(place + 1) over the first `n`, over the most there could be; 0 where nothing gains.

    Args:
        ranked: rows, the best first.
        gains: gain by row, above 0; 0 for rows not named. For plain hits, 1 each.
        n: how many places count.
    """
    best = sorted(gains.values(), reverse=True)[:n]
    ideal = _discounted(best)
    return _discounted([gains.get(int(row), 0.0) for row in ranked[:n]]) / ideal if ideal > 0 else 0.0


def _discounted(gains: list[float]) -> float:
    places = np.arange(2, len(gains) + 2)
    return float((np.array(gains, dtype=np.float64) / np.log2(places)).sum())
