"""Implicit alternating least squares, small and deterministic: what people like, as factors of people and titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]


def factorise(
    likes: sparse.csr_array,
    dimensions: int,
    *,
    ridge: float = 5.0,
    confidence: float = 20.0,
    rounds: int = 10,
    seed: int = 0,
) -> tuple[Doubles, Doubles]:
    """Factors U of people and V of titles, so that U · Vᵀ is 1 where somebody likes something, else near 0.

    Minimises Σ c (p - u · v)² + ridge · (|U|² + |V|²), with p = 1 and c = 1 + confidence · like where there is a
    like, else p = 0 and c = 1. (Hu, Koren, Volinsky: Collaborative filtering for implicit feedback datasets, 2008.)

    Args:
        likes: float[m, n], people by titles; not below 0.
        dimensions: length of a factor.
        ridge: weight of the factors' lengths.
        confidence: weight of a like beside the 1 of everything else.
        rounds: times that people and titles are solved in turn.
        seed: where the titles' factors start.

    Returns:
        float64[m, dimensions] and float64[n, dimensions]; zero where there are no likes.
    """
    rng = np.random.default_rng(seed)
    by_title = sparse.csr_array(likes.T)
    titles = rng.normal(0.0, 0.1, (likes.shape[1], dimensions))
    people = np.zeros((likes.shape[0], dimensions))
    for _ in range(rounds):
        people = solve(likes, titles, ridge, confidence)
        titles = solve(by_title, people, ridge, confidence)
    return people, titles


def solve(likes: sparse.csr_array, others: Doubles, ridge: float, confidence: float) -> Doubles:
    """float64[m, d]: the best factor of each row of `likes`, given the factors of its columns."""
    gram = others.T @ others + ridge * np.eye(others.shape[1])
    solved = np.zeros((likes.shape[0], others.shape[1]))
    for row in range(likes.shape[0]):
        span = slice(likes.indptr[row], likes.indptr[row + 1])
        if span.start < span.stop:
            factors = others[likes.indices[span]]
            weights = confidence * likes.data[span]
            a = gram + (factors * weights[:, None]).T @ factors
            solved[row] = np.linalg.solve(a, factors.T @ (1.0 + weights))
    return solved
