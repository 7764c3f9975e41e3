"""Popularity bias: how well known the picks are, and whether more so than what the person likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy import sparse

    from reelkin.evaluation.metrics.gained import Doubles, Picks


def over_picks(ranked: Picks, values: Doubles) -> Doubles:
    """float64[m]: the mean of `values`, float64[n titles], over each person's picks; NaN without picks."""
    there = ranked >= 0
    sums: Doubles = np.where(there, values[np.maximum(ranked, 0)], 0.0).sum(axis=1)
    number = there.sum(axis=1)
    means: Doubles = np.divide(sums, number, out=np.full(len(ranked), np.nan), where=number > 0)
    return means


def popularity(ranked: Picks, shares: Doubles) -> Doubles:
    """float64[m]: the mean share of training people who like a pick (ARP: Yin, Cui, Li, Yao, Chen, 2012).

    Args:
        ranked: the picks.
        shares: float64[n], likes ÷ people in training, by title.
    """
    return over_picks(ranked, shares)


def own_popularity(folded_in: sparse.csr_array, shares: Doubles) -> Doubles:
    """float64[m]: the same mean over what each person is known to like; NaN for who likes nothing.

    The popularity lift is mean picks' popularity ÷ mean own popularity - 1. (Abdollahpouri, Mansoury, Burke,
    Mobasher, 2020.)

    Args:
        folded_in: float64[m, n], 1 for each title somebody is known to like.
        shares: as above.
    """
    number = np.diff(folded_in.indptr)
    sums = folded_in @ shares
    means: Doubles = np.divide(sums, number, out=np.full(len(number), np.nan), where=number > 0)
    return means
