"""Diversity within a list: how unlike its titles are (Ziegler, McNee, Konstan, Lausen, 2005)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from reelkin.evaluation.metrics.gained import Doubles, Picks


def diversity(ranked: Picks, features: sparse.csr_array) -> Doubles:
    """float64[m]: 1 - the mean cosine of two different picks; NaN for fewer than two.

    Summed without looking at pairs: with unit vectors u, Σ over pairs i ≠ j of uᵢ·uⱼ = |Σ u|² - Σ |u|².

    Args:
        ranked: the picks.
        features: float[n, F]; titles without any are like none.
    """
    lengths = np.sqrt(np.asarray(features.multiply(features).sum(axis=1)).ravel())
    scale = np.divide(1.0, lengths, out=np.zeros(len(lengths)), where=lengths > 0)
    units = sparse.csr_array(features.multiply(scale[:, None]))
    lists = picked(ranked, len(lengths))
    total = sparse.csr_array(lists @ units)
    whole = np.asarray(total.multiply(total).sum(axis=1)).ravel() - lists @ (lengths > 0).astype(np.float64)
    number = np.diff(lists.indptr).astype(np.float64)
    pairs = number * (number - 1)
    alike: Doubles = np.divide(whole, pairs, out=np.full(len(pairs), np.nan), where=pairs > 0)
    return 1 - alike


def picked(ranked: Picks, titles: int) -> sparse.csr_array:
    """float64[m, titles]: 1 for each pick."""
    people, places = np.nonzero(ranked >= 0)
    coordinates = (people, ranked[people, places])
    return sparse.csr_array((np.ones(len(people)), coordinates), shape=(len(ranked), titles))
