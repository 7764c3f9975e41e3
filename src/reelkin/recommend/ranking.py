"""The best titles by score, in an order that never depends on chance: equal scores go by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]

    Mask = npt.NDArray[np.bool_]
    Rows = npt.NDArray[np.intp]


def best_rows(scores: Doubles, allowed: Mask, n: int) -> Rows:
    """The `n` best rows among `allowed`, or all of them if there are fewer; the best first, ties by row."""
    rows = np.flatnonzero(allowed)
    if len(rows) > n:
        values = scores[rows]
        last = np.partition(values, len(values) - n)[len(values) - n] if n else np.inf
        rows = rows[values >= last]
    # A stable sort keeps rows of equal score in their order.
    return rows[np.argsort(-scores[rows], kind="stable")][:n]


def rank_of(scores: Doubles, allowed: Mask, row: int) -> int:
    """The place of `row` among `allowed`, from 1, ties by row; `row` itself need not be allowed."""
    better = scores > scores[row]
    tied = scores == scores[row]
    tied[row:] = False
    return 1 + int((allowed & (better | tied)).sum())
