"""The best titles by score, in an order that never depends on chance: equal scores go by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]

    Mask = npt.NDArray[np.bool_]
    Rows = npt.NDArray[np.intp]


BLOCK = 256
"""Scores at most whose maximum is looked at first; of few titles fewer, so that there are blocks enough."""


def best_rows(scores: Doubles, allowed: Mask, n: int) -> Rows:
    """The `n` best rows among `allowed`, or all of them if there are fewer; the best first, ties by row."""
    left = np.where(allowed, scores, -np.inf)
    rows = np.flatnonzero(allowed & (left >= _floor(left, n)))
    # A stable sort keeps rows of equal score in their order.
    return rows[np.argsort(-scores[rows], kind="stable")][:n]


def _floor(scores: Doubles, n: int) -> float:
    """A score that at least `n` of the scores reach, and not many more.

    The n-th largest of the blocks' maxima is one: n blocks each have a score as high. It takes one pass at
    memory speed, where sorting out the n best takes ten times as long.
    """
    block = min(BLOCK, len(scores) // (2 * n)) if n > 0 else 0
    if block < 2:
        return -np.inf
    whole = len(scores) // block * block
    maxima = scores[:whole].reshape(-1, block).max(axis=1)
    return float(np.partition(maxima, len(maxima) - n)[len(maxima) - n])


def rank_of(scores: Doubles, allowed: Mask, row: int) -> int:
    """The place of `row` among `allowed`, from 1, ties by row; `row` itself need not be allowed."""
    better = scores > scores[row]
    tied = scores == scores[row]
    tied[row:] = False
    return 1 + int((allowed & (better | tied)).sum())
