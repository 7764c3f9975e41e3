"""Fifty people of two families, who like titles of their own family alone."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any

import numpy as np
from scipy import sparse

from reelkin.evaluation.evidence import Evidence, Ratings

PEOPLE, TITLES = 50, 60
FAMILY = np.arange(TITLES) % 2


def likes() -> sparse.csr_array:
    rng = np.random.default_rng(0)
    mine = FAMILY[None, :] == (np.arange(PEOPLE) % 2)[:, None]
    return sparse.csr_array((mine & (rng.random((PEOPLE, TITLES)) < 0.5)).astype(float))


def evidence() -> Evidence:
    """The likes, and a dislike of title 0 or 1, whichever is of the other family; times rise with the row."""
    matrix = likes()
    of_ten = 10 * matrix.toarray()
    of_ten[np.arange(PEOPLE), 1 - np.arange(PEOPLE) % 2] = 1
    rated = sparse.csr_array(of_ten)
    times = 1000 * np.repeat(np.arange(PEOPLE), np.diff(rated.indptr)) + rated.indices
    ratings = Ratings(rated.indptr.astype(np.int64), rated.indices.astype(np.int64), rated.data, times + 1)
    return Evidence(matrix, ratings)


class Popular:
    """Counts likes."""

    name = "popular"

    def learn(self, shown: sparse.csr_array) -> Popular:
        learned = copy(self)
        learned.counts = np.bincount(shown.indices, minlength=shown.shape[1]).astype(float)
        return learned

    def __call__(self, folded_in: Sequence[Any]) -> np.ndarray:
        return np.tile(self.counts, (len(folded_in), 1))


class Family(Popular):
    """Knows the families."""

    name = "family"

    def __call__(self, folded_in: Sequence[Any]) -> np.ndarray:
        return np.stack([(FAMILY[rows[0]] == FAMILY) * 1.0 for rows in folded_in])

    def similar(self, query: int) -> np.ndarray:
        return (FAMILY[query] == FAMILY) * 1.0 + self.counts / 1000
