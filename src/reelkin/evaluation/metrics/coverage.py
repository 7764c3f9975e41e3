"""Coverage: how many different titles the picks of all people hold, and how evenly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from reelkin.evaluation.metrics.gained import Picks


def coverage(ranked: Picks, n: int = 20) -> int:
    """The number of distinct titles among the first `n` of all lists."""
    picks = ranked[:, :n]
    return len(np.unique(picks[picks >= 0]))


def gini(ranked: Picks, titles: int, n: int = 20) -> float:
    """From 0, every title is picked as often, to nearly 1, one title has all the picks; NaN without picks.

    Σᵢ (2i - t - 1) · cᵢ ÷ (t · Σ cᵢ), c the number of picks of each of the t titles, rising. (Gini, 1912; for picks:
    Castells, Hurley, Vargas, 2015.)
    """
    picks = ranked[:, :n]
    counts = np.sort(np.bincount(picks[picks >= 0], minlength=titles))
    if not counts.sum():
        return float("nan")
    places = 2 * np.arange(1, titles + 1) - titles - 1
    return float((places * counts).sum() / (titles * counts.sum()))
