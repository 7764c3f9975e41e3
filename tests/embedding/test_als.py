"""Alternating least squares, against a slow reference and on a checkerboard."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from reelkin.embedding.als import factorise, solve

from .planted import checkerboard


def slow_solve(likes: np.ndarray, others: np.ndarray, ridge: float, confidence: float) -> np.ndarray:
    """Every person's weighted least squares, written out with all titles."""
    solved = []
    for row in likes:
        c = np.diag(1 + confidence * row)
        a = others.T @ c @ others + ridge * np.eye(others.shape[1])
        solved.append(np.linalg.solve(a, others.T @ c @ (row > 0).astype(float)))
    return np.array(solved)


def test_one_half_step_is_the_slow_one() -> None:
    rng = np.random.default_rng(1)
    likes = (rng.random((7, 9)) < 0.4).astype(float)
    likes[3] = 0
    others = rng.normal(size=(9, 3))
    expected = slow_solve(likes, others, 2.0, 5.0)
    np.testing.assert_allclose(solve(sparse.csr_array(likes), others, 2.0, 5.0), expected, atol=1e-10)


def test_rounds_only_ever_lower_the_loss() -> None:
    _, likes = checkerboard()

    def loss(rounds: int) -> float:
        people, titles = factorise(likes, 4, ridge=2.0, confidence=5.0, rounds=rounds)
        p = likes.toarray()
        squares = ((1 + 5.0 * p) * (p - people @ titles.T) ** 2).sum()
        return float(squares + 2.0 * ((people**2).sum() + (titles**2).sum()))

    losses = [loss(rounds) for rounds in (1, 2, 4, 8)]
    assert losses == sorted(losses, reverse=True)


def test_a_checkerboard_falls_into_its_squares() -> None:
    _, likes = checkerboard()
    people, titles = factorise(likes, 2, rounds=8)
    scores = people @ titles.T
    own = (np.arange(60) % 2)[:, None] == (np.arange(40) % 2)[None, :]
    assert scores[own].min() > scores[~own].max()


def test_the_same_input_gives_the_same_factors() -> None:
    _, likes = checkerboard()
    for one, again in zip(factorise(likes, 3), factorise(likes, 3), strict=True):
        assert one.tobytes() == again.tobytes()
