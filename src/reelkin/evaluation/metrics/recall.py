"""Recall: how much of what was held out is among the first n."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Rows = npt.NDArray[np.integer]


def recall(ranked: Rows, relevant: Rows, n: int = 20) -> float:
    """Hits among the first `n` of `ranked`, over the most there could be, min(n, len(relevant)); 0 without any."""
    possible = min(n, len(relevant))
    return float(np.isin(ranked[:n], relevant).sum()) / possible if possible else 0.0
