"""Calibration: whether the picks hold the genres in the proportions in which the person likes them (Steck, 2018)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from reelkin.evaluation.metrics.diversity import picked

if TYPE_CHECKING:
    from reelkin.evaluation.metrics.gained import Doubles, Picks

SMOOTHING = 0.01
"""How much of the person's own distribution is mixed into the picks', so that no genre is missing there."""


def miscalibration(ranked: Picks, folded_in: sparse.csr_array, genres: sparse.csr_array) -> Doubles:
    """float64[m]: Σ_g p_g · ln(p_g ÷ q_g), 0 where the genres are in proportion; NaN where no genre is known.

    p is the mean of the genre distributions of the person's titles, and q that of the picks', with 1 % of p mixed in.

    Args:
        ranked: the picks.
        folded_in: float64[m, n], 1 for each title the person is known to like.
        genres: [n, G], an entry where the title has the genre; a title's genres share its weight evenly.
    """
    number = np.diff(genres.indptr)
    parts = np.repeat(1 / np.maximum(number, 1), number)
    each = sparse.csr_array((parts, genres.indices, genres.indptr), shape=genres.shape)
    own = _distribution(folded_in, each)
    theirs = _distribution(picked(ranked, len(number)), each)
    mixed = (1 - SMOOTHING) * theirs + SMOOTHING * own
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(own == 0, 0.0, own * np.log(own / mixed))
    told: Doubles = terms.sum(axis=1)
    return told


def _distribution(lists: sparse.csr_array, genres: sparse.csr_array) -> Doubles:
    """float64[m, G], rows of sum 1; NaN where none of the titles has a genre."""
    sums: Doubles = (lists @ genres).toarray()
    whole = sums.sum(axis=1, keepdims=True)
    shares: Doubles = np.divide(sums, whole, out=np.full(sums.shape, np.nan), where=whole > 0)
    return shares
