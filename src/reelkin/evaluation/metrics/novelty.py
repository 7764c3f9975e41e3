"""Novelty: how surprising it is that somebody likes a pick."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reelkin.evaluation.metrics.popularity import over_picks

if TYPE_CHECKING:
    from reelkin.evaluation.metrics.gained import Doubles, Picks


def novelty(ranked: Picks, likes: Doubles, people: int) -> Doubles:
    """float64[m]: the mean self-information of the picks, -log2((likes + 1) ÷ (people + 1)), in bits.

    (Zhou, Kuscsik, Liu, Medo, Wakeling, Zhang, 2010. The ones let a title without likes be told of.)

    Args:
        ranked: the picks.
        likes: float64[n], in training, by title.
        people: how many there are in training.
    """
    return over_picks(ranked, -np.log2((likes + 1) / (people + 1)))
